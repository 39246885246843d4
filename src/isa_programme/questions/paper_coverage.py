"""Coverage of whole papers: how much of each was answered, left open by name, or passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.clock.meeting import latest_position
from isa_programme.clock.reading import Reading
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.vocabulary import DispositionKind, Function, StageName


@frozen(kw_only=True)
class PaperCoverage:
    """How much of one paper was answered in substance, by the end of a day.

    What is counted is each recommendation put to each office, or the paper put to each where it has
    none; of an answer that recurs, each period begun.

    Attributes:
        reference: the paper.
        title: its title.
        issued_on: the day (or month) it was issued.
        function: the function of the programme it belongs to.
        lead: who in our office looks after it.
        addressees: slugs of the offices that owe the answers, or owed them, each once.
        put: how many there are; the four that follow add up to it.
        answered: how many are answered.
        left_open: how many a letter leaves open by name, as not addressed.
        unanswered: how many no letter mentions.
        not_owed: how many are withdrawn, waived, superseded or settled by somebody else.
        decided: how often each decision was taken, as it stands now, in the order of the words.
    """

    reference: str
    title: str
    issued_on: CivilDate
    function: Function | None
    lead: str
    addressees: tuple[str, ...]
    put: int
    answered: int
    left_open: int
    unanswered: int
    not_owed: int
    decided: tuple[tuple[DispositionKind, int], ...]


def paper_coverage(
    file: AdviceFile, read: Iterable[tuple[Reading, Line]], *, as_at: date
) -> PaperCoverage:
    """How much of one paper was answered, by its lines as they were read."""
    put = [(reading, line) for reading, line in read if line.stage is StageName.SUBSTANTIVE]
    how = Counter(_how(file, reading, line, as_at) for reading, line in put)
    decided = Counter(line.disposition for _, line in put)
    advice = file.advice
    return PaperCoverage(
        reference=advice.reference,
        title=advice.title,
        issued_on=advice.issued_on,
        function=advice.function,
        lead=advice.lead,
        addressees=tuple(dict.fromkeys(line.addressee for _, line in put)),
        put=len(put),
        answered=how["answered"],
        left_open=how["left open"],
        unanswered=how["unanswered"],
        not_owed=how["not owed"],
        decided=tuple((kind, decided[kind]) for kind in DispositionKind if decided[kind]),
    )


def _how(file: AdviceFile, reading: Reading, line: Line, as_at: date) -> str:
    if line.standing in (Standing.NOT_OWED, Standing.WITHDRAWN):
        return "not owed"
    if line.met_by is not None:
        return "answered"
    position = latest_position(reading.obligation, file, as_at)
    return "unanswered" if position is None else "left open"
