"""The columns of an office's log: each is mapped, left out by name, or refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from isa_programme.exchange.log.map import Ignored, Skipped, Source
from isa_programme.exchange.log.words import tidy
from isa_programme.exchange.workbook.column_letters import letters_of, place_of_letters


@frozen
class LogColumn:
    """A column of a log.

    Attributes:
        place: its place in a row, from 0.
        name: its name for people: its heading, else its letter.
    """

    place: int
    name: str


class LogColumns:
    """The columns of a log by their headings and letters, and what is wrong with them.

    Attributes:
        faults: what is wrong, each with the row of the headings.
    """

    def __init__(self, headings: Sequence[object], row: int) -> None:
        self._headings = [tidy(str(each)) if each is not None else "" for each in headings]
        self._row = row
        self._used: set[int] = set()
        self.faults: list[str] = []

    def find(self, where: Source | Skipped | Ignored, key: str) -> LogColumn | None:
        """The column that a key of the map names; None, and a fault, where there is none."""
        if where.letter:
            place = place_of_letters(where.letter)
            if place >= len(self._headings):
                self._fault(f"{key}: there is no column {where.letter}")
                return None
            self._used.add(place)
            return LogColumn(place, self._name(place))
        heading = tidy(where.column)
        places = [at for at, known in enumerate(self._headings) if known == heading]
        if not places:
            there = ", ".join(repr(known) for known in self._headings if known) or "none"
            self._fault(f"{key}: there is no heading {where.column!r}; there is {there}")
            return None
        self._used.update(places)
        if len(places) > 1:
            letters = " and ".join(map(letters_of, places))
            self._fault(
                f"{key}: the heading {heading!r} is there twice, in {letters}; name the column by"
                " its letter"
            )
            return None
        return LogColumn(places[0], heading)

    def unused(self) -> Iterator[LogColumn]:
        """The columns that nothing in the map names, so that what is in them would be lost."""
        for place in range(len(self._headings)):
            if place not in self._used:
                yield LogColumn(place, self._name(place))

    def refuse_unused(self) -> None:
        """Take it for a fault where a column with a heading is neither mapped nor left out."""
        for column in self.unused():
            if self._headings[column.place]:
                self._fault(
                    f"the column {column.name!r} ({letters_of(column.place)}) is not in the map;"
                    " map it, or name it under ignore"
                )

    def _name(self, place: int) -> str:
        heading = self._headings[place]
        alone = heading and self._headings.count(heading) == 1
        return heading if alone else f"column {letters_of(place)}"

    def _fault(self, sentence: str) -> None:
        self.faults.append(f"row {self._row}: {sentence}")
