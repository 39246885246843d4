"""Proposing a map for an office's log: from its headings, and from what stands in its cells.

What the table of synonyms knows is written out; what it does not know, or what could be two
things, is written as a comment for the office to choose. Nothing is guessed in silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.cells import splitter
from isa_programme.exchange.log.dates import DateOrder
from isa_programme.exchange.log.fields import ADVICE, FIELDS, NEEDED, Reading
from isa_programme.exchange.log.guessing import (
    Cell,
    DateGuess,
    guessed_dates,
    guessed_split,
    heading_row_of,
)
from isa_programme.exchange.log.sheet import log_sheet
from isa_programme.exchange.log.synonyms import EMPTY, WORDS, Place, place_of, plain, slug_of
from isa_programme.exchange.log.words import alike, tidy
from isa_programme.exchange.workbook.column_letters import letters_of
from isa_programme.exchange.workbook.reading import GivenSheet

_OFFICES = (Reading.OFFICE, Reading.OFFICES)
_WORDED = (Reading.WORD, Reading.WORDS)
_SPLIT = (Reading.PARTS, Reading.OFFICES, Reading.WORDS)
Row = Sequence[object]
"""The cells of a row."""

_TOTALS = ("total", "totals", "grand total", "sum", "count")


def suggest_log_map(content: bytes, *, sheet: str = "", name: str = "advice-log") -> str:
    """A map for an office's log, as TOML with comments that say what to check.

    Lines on which the office has to choose are comments, so that the map can be read as it is;
    the log can be imported once they are settled.

    Args:
        content: the file: a workbook (.xlsx), or a CSV in UTF-8.
        sheet: the sheet of a workbook; it may be left out where only one is to be seen.
        name: the name of the log.

    Raises:
        FaultsError: the file can't be read, or it has no such sheet.
        ExtraMissingError: it is a workbook, and the extra `xlsx` is not installed.
    """
    return _Suggesting(log_sheet(content, name=sheet), name).text()


class _Column:
    """A column of the log: how a map names it, and its filled cells."""

    def __init__(self, heading: str, place: int, rows: Sequence[tuple[int, Row]]) -> None:
        self.heading = heading
        self.letter = letters_of(place)
        self.is_alone = True
        self.cells: list[Cell] = [
            (number, row[place])
            for number, row in rows
            if place < len(row) and row[place] not in (None, "") and str(row[place]).strip()
        ]

    @property
    def key(self) -> str:
        """How a map names it: ``column = "To"``, or ``letter = "C"``."""
        if self.heading and self.is_alone:
            return f"column = {_quoted(self.heading)}"
        return f"letter = {_quoted(self.letter)}"


class _Suggesting:
    """A map in the making."""

    def __init__(self, sheet: GivenSheet, name: str) -> None:
        self._sheet, self._name = sheet, name
        self._row = heading_row_of(sheet.rows)
        headings = sheet.rows[self._row - 1] if sheet.rows else ()
        below = [*enumerate(sheet.rows[self._row :], self._row + 1)]
        self._totals = [number for number, row in below if any(map(_is_total, row))]
        papers = [(number, row) for number, row in below if number not in self._totals]
        self._columns = [
            _Column("" if each is None else tidy(str(each)), place, papers)
            for place, each in enumerate(headings)
        ]
        named = [column.heading for column in self._columns]
        for column in self._columns:
            column.is_alone = named.count(column.heading) == 1
        self._places: dict[Place, _Column] = {}
        self._dates: dict[Place, DateGuess] = {}
        self._left: list[tuple[_Column, str]] = []
        for column in self._columns:
            self._settle(column)

    def _settle(self, column: _Column) -> None:
        """Give a column its field, if the table knows one and its cells fit."""
        place = place_of(column.heading) if column.heading else None
        if place is None:
            if column.heading or column.cells:
                self._left.append((column, "not recognised"))
            return
        if place in self._places:
            first = self._places[place].key
            self._left.append((column, f"it could be {'.'.join(place)}, as could {first}"))
            return
        if FIELDS[place[0]][place[1]].reading is Reading.DATE:
            guess = guessed_dates(column.cells)
            if guess.others and len(guess.others) >= guess.dates:
                shown = _cell(guess.others[0])
                said = f"it could be {'.'.join(place)}, but {shown} is no date"
                self._left.append((column, said))
                return
            self._dates[place] = guess
        self._places[place] = column

    def text(self) -> str:
        """The map."""
        lines = [
            "# A map proposed from the headings and cells of the log. Check every line: what is",
            "# marked 'choose' is left to you, and the log is refused until it is settled.",
            "",
            f"name = {_quoted(self._name)}  # never change it: rows are known again by it",
        ]
        if self._sheet.name:
            lines.append(f"sheet = {_quoted(self._sheet.name)}")
        lines.append(f"heading_row = {self._row}")
        lines += self._empties()
        lines += self._ignored()
        lines += self._skipped()
        lines += self._offices()
        for section in FIELDS:
            lines += self._section(section)
        return "\n".join(lines) + "\n"

    # Above the tables

    def _empties(self) -> Iterator[str]:
        found: dict[str, None] = {}
        for column in self._places.values():
            for _, cell in column.cells:
                if isinstance(cell, str) and alike(cell) in EMPTY:
                    found.setdefault(alike(cell))
        if found:
            words = ", ".join(map(_quoted, found))
            yield f"empty = [{words}]  # cells that hold one of these count as empty"

    def _ignored(self) -> Iterator[str]:
        if not self._left:
            yield "ignore = []"
            return
        yield "# choose: take the # away to leave a column out, or map it below"
        yield "ignore = ["
        for column, why in self._left:
            named = _quoted(column.heading)
            item = named if column.heading and column.is_alone else f"{{ {column.key} }}"
            yield f"  # {item},  # {why}"
        yield "]"

    def _skipped(self) -> Iterator[str]:
        for number in self._totals[:1]:
            row = self._sheet.rows[number - 1]
            place = next(at for at, cell in enumerate(row) if _is_total(cell))
            yield ""
            yield f"[[skip]]  # row {number} seems to be no paper"
            yield self._columns[place].key
            yield f"value = {_quoted(tidy(str(row[place])))}"

    def _offices(self) -> Iterator[str]:
        found: dict[str, tuple[str, int]] = {}
        for (section, field), column in self._places.items():
            if FIELDS[section][field].reading in _OFFICES:
                split = guessed_split(column.cells)
                for word, number in _words(column.cells, split):
                    if alike(word) not in EMPTY:
                        found.setdefault(alike(word), (word, number))
        if found:
            yield ""
            yield "[offices]  # check each: isa addressee list shows the slugs of the record"
        for word, number in found.values():
            slug = slug_of(word)
            if slug:
                yield f"{_quoted(word)} = {_quoted(slug)}  # row {number}"
            else:
                yield f'# {_quoted(word)} = ""  # choose: its slug (row {number})'
        if found:
            yield "# offices that the record does not have yet can be added by the import:"
            yield "# [[addressees]]"
            yield '# slug = ""'
            yield '# name = ""'

    # The tables

    def _section(self, section: str) -> Iterator[str]:
        places = {
            name: (section, name) for name in FIELDS[section] if (section, name) in self._places
        }
        needed = [name for name in NEEDED[section] if name not in places]
        if section != ADVICE and needed:
            for name, place in places.items():
                column = self._places[place]
                yield f"# choose: {column.key} could be {section}.{name}, but no column holds"
                yield f"# {section}.{needed[0]}; leave it out under ignore, or map it"
            return
        yield ""
        yield f"[{section}]"
        for name in needed:
            yield f'# {name} = ""  # choose: the heading of its column; it is needed'
        if section == ADVICE and "own_reference" not in places:
            yield '# own_reference = ""  # choose: without references a changed row can\'t be told'
            yield "# from a new one, so that the log can be imported only once"
        senders = [*self._senders()] if section != ADVICE and "sent_by" not in places else []
        # Tables of words come last: what stands below one would belong to it.
        written = [[*self._field(place, name)] for name, place in places.items()]
        yield from (line for lines in written if not _is_table(lines) for line in lines)
        yield from senders
        yield from (line for lines in written if _is_table(lines) for line in lines)

    def _field(self, place: Place, name: str) -> Iterator[str]:
        column, field = self._places[place], FIELDS[place[0]][name]
        if field.reading is Reading.DATE:
            yield from self._dated(place, name)
            return
        keys = [column.key]
        if field.reading in _SPLIT:
            split = guessed_split(column.cells, numbered=field.reading is not Reading.OFFICES)
            if split:
                keys.append(f"split = [{', '.join(map(_quoted, split))}]")
        plain_key = len(keys) == 1 and column.heading and column.is_alone
        alone = _quoted(column.heading) if plain_key else f"{{ {', '.join(keys)} }}"
        if field.choices is None or field.reading not in _WORDED:
            yield f"{name} = {alone}"
            return
        known = [*field.choices]
        words = dict(self._meanings(place, known))
        if not words:
            yield f"{name} = {alone}"
            return
        yield f"[{place[0]}.{name}]"
        yield from keys
        yield f"[{place[0]}.{name}.words]"
        for word, meant in words.items():
            if meant:
                yield f"{_quoted(word)} = {_quoted(meant)}"
            else:
                yield f'# {_quoted(word)} = ""  # choose: {", ".join(known)}'

    def _meanings(self, place: Place, known: Sequence[str]) -> Iterator[tuple[str, str]]:
        column = self._places[place]
        split = guessed_split(column.cells, numbered=True)
        table: Mapping[str, str] = WORDS.get(place, {})
        for word, _ in _words(column.cells, split):
            if alike(word).replace(" ", "-") not in known and alike(word) not in EMPTY:
                yield word, table.get(plain(word), "")

    def _dated(self, place: Place, name: str) -> Iterator[str]:
        column, guess = self._places[place], self._dates[place]
        keys = [column.key]
        if guess.month_names:
            keys.append("month_names = true")
        for cell in guess.others[:3]:
            yield f"# {_cell(cell)} is no date; put it right in the log"
        if guess.short_year:
            yield f"# choose: {_cell(guess.short_year)} has a year of two figures; if it is of this"
            yield "# century, add two_digit_years = 2000"
        if guess.timed:
            yield f"# choose: {_cell(guess.timed)} has a time of day; times = true leaves it out"
        fitting = guess.fitting
        if fitting is not None and not fitting:
            yield f"# no one order fits all its dates; {_cell(guess.example)} is the odd one"
        elif fitting is not None and len(fitting) > 1:
            orders = sorted(fitting, key=[*DateOrder].index)
            yield f"# ambiguous: {_cell(guess.example)} could be {' or '.join(orders)}; choose one"
            for order in orders:
                yield f"# {name} = {{ {', '.join((*keys, f'dates = {_quoted(order)}'))} }}"
        elif fitting:
            (order,) = fitting
            keys.append(f"dates = {_quoted(order)}")
            yield f"# all its dates fit this order alone, such as {_cell(guess.example)}"
        if len(keys) == 1 and column.heading and column.is_alone:
            yield f"{name} = {_quoted(column.heading)}"
        else:
            yield f"{name} = {{ {', '.join(keys)} }}"

    def _senders(self) -> Iterator[str]:
        column = self._places.get((ADVICE, "addressees"))
        if column is not None and (split := guessed_split(column.cells)):
            several = next(
                (cell for cell in column.cells if len([*_words([cell], split)]) > 1), None
            )
            if several is not None:
                yield f"# choose: {_cell(several)} names several offices; if a letter is from all"
                yield "# of them, take the # away"
                yield '# sent_by = { same_as = "addressees" }'


def _is_total(cell: object) -> bool:
    return isinstance(cell, str) and alike(cell).rstrip(":") in _TOTALS


def _is_table(lines: Sequence[str]) -> bool:
    return lines[0].startswith("[")


def _words(cells: Sequence[Cell], split: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The words in some cells, each once, with the row it stands in first."""
    seen = set[str]()
    parts = splitter(split)
    for number, cell in cells:
        try:
            words = [tidy(part) for part in parts(cell)] if isinstance(cell, str) else []
        except FaultsError:
            words = [tidy(str(cell))]
        for word in words:
            if word and alike(word) not in seen:
                seen.add(alike(word))
                yield word, number


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cell(cell: Cell | None) -> str:
    """A cell as a comment names it, on one line whatever is in it."""
    if cell is None:
        return "a cell"
    number, held = cell
    shown = str(held)
    return f"{shown if len(shown) <= 40 else shown[:40] + '...'!r} (row {number})"
