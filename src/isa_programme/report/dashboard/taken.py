"""Days to answer: how long answers took, with what is still open shown as still running."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from isa_programme.questions.compliance import ComplianceRow, days_taken
from isa_programme.questions.spreads import Spread
from isa_programme.questions.standing_words import Standing
from isa_programme.record.vocabulary import StageName
from isa_programme.report.compliance_table import DEFINITIONS
from isa_programme.report.dashboard.answers import EVERYBODY
from isa_programme.report.dashboard.drawing import Picture
from isa_programme.report.dashboard.gathered import Gathered
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.pictures.taken import Taken, taken_picture
from isa_programme.report.dashboard.tables import Column, ColumnKind, Measured, Row, Table

NAME = "days"
_NUMBER = ColumnKind.NUMBER
_COLUMNS = (
    Column("Office"),
    Column("Answered", _NUMBER),
    Column("Still open", _NUMBER),
    Column("Median days to answer", _NUMBER),
    Column("Shortest", _NUMBER),
    Column("Longest", _NUMBER),
    Column("Median days from holding reply", _NUMBER, optional=True),
)


_SAID = (
    f"{DEFINITIONS[2].capitalize()}. Recurring answers are left out.",
    "What is still open has an open end: how long it will take, nobody knows yet.",
)


def taken_part(
    known: Gathered, counted: tuple[ComplianceRow, ...], total: ComplianceRow | None
) -> Part:
    """The part of the page, of how each office did and all of them together."""
    rows = [row for row in counted if row.days.counted]
    shown = (*rows, total) if rows and total is not None else ()
    return Part(
        name=NAME,
        heading="Days to answer",
        said=_SAID if shown else (),
        pictures=_pictures(known, rows),
        tables=(
            Table(
                name="days-to-answer",
                caption="Calendar days from day zero to the substantive answer, by addressee",
                columns=_COLUMNS,
                rows=tuple(_row(known, row, everybody=row is total) for row in shown),
                nothing="Nothing has been answered, and nothing is open.",
                filtered_by="a",
            ),
        ),
    )


def _pictures(known: Gathered, rows: list[ComplianceRow]) -> tuple[Picture, ...]:
    if not rows:
        return ()
    days = _days(known)
    return (taken_picture([(row, *days[row.group]) for row in rows]),)


def _days(known: Gathered) -> dict[str, tuple[Taken, Taken]]:
    """Calendar days that answers took, and that open ones have run, by addressee."""
    found: dict[str, tuple[Taken, Taken]] = defaultdict(lambda: ([], []))
    for slug, days, ended in _each(known):
        found[slug][0 if ended else 1].append(days)
    return found


def _each(known: Gathered) -> Iterator[tuple[str, int, bool]]:
    """Every answer counted, as the compliance answer counts it."""
    for owed in known.owed:
        line = owed.line
        if line.stage is not StageName.SUBSTANTIVE or line.period is not None:
            continue
        if line.standing in (Standing.NOT_OWED, Standing.WITHDRAWN):
            continue
        if taken := days_taken(line, known.as_at):
            yield line.addressee, *taken


def _row(known: Gathered, row: ComplianceRow, *, everybody: bool) -> Row:
    spread = row.days
    return Row(
        cells=(
            EVERYBODY if everybody else row.name,
            spread.counted - spread.running,
            spread.running,
            _median(spread),
            spread.shortest,
            _longest(spread),
            _median(row.held),
        ),
        tags="" if everybody else known.tags(addressees=(row.group,)),
    )


def _median(found: Spread) -> Measured | None:
    return Measured(str(found), found.median_at_least) if found.counted else None


def _longest(found: Spread) -> Measured:
    if found.longest is None:
        return Measured("", None)
    return Measured(f"{found.longest}{' so far' if found.longest_runs else ''}", found.longest)
