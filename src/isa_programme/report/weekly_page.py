"""Monday's page: the week on one side of A4, by who in our office looks after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.questions.dates_owed import MILESTONE
from isa_programme.questions.imprint import by_what, imprint
from isa_programme.questions.lateness import told_days
from isa_programme.questions.week_rows import Week, WeekPart, WeekRow
from isa_programme.questions.weekly import weekly
from isa_programme.record.held import Held
from isa_programme.record.names import parse_target
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import StageName, Visibility
from isa_programme.report.days_in_words import how_long
from isa_programme.report.document.document import Block, Document, Heading, Paragraph, Table
from isa_programme.report.lines_on_paper import lines_on_paper
from isa_programme.report.visible import shortened, visible

_HEADS = ("reference", "with whom", "how it stands", "what")
_WIDTHS = (16, 25, 35, 24)
"""How many hundredths of the page each column has."""
_ROOM = 680
_LEAD, _ROW, _LINE = 50, 3, 10
"""What the page holds beside its head and foot, and what it takes to name a lead, to draw a row,
and to write a line of it: tenths of a line."""
_LONGEST = 50
"""The most characters of a text on the page."""
_LONGEST_NAME = 80
"""The most characters of an office, or a lead."""
_THE_OFFICE = "The office as a whole"


def weekly_page(
    shown: Shown,
    *,
    as_at: date,
    visibility: Visibility | str = Visibility.PUBLIC,
    since: date | None = None,
) -> Document:
    """What is overdue, coming, promised and passed, answered, and waiting on us, on one page.

    It is by lead where leads may be seen: the public are told of none. What is alike (the same
    paper, office and date) stands on one line. Where not everything fits on a page of A4, the
    parts that hold most are cut first, each with a line that counts the rest.

    Args:
        shown: a tracker, or a view of one.
        as_at: the day it is about, to its end.
        visibility: who may see it. An office's own page wants ``confidential``.
        since: the day of the last list; seven days before unless given.

    Raises:
        FaultsError: the last list is of a later day.
    """
    seen = shown.seen_at(visibility)
    week = weekly(seen.register, as_at=as_at, since=since)
    programme = seen.register.programme
    called = f"The week as at {in_words_with_day(as_at)}"
    return Document(
        title=f"{programme.title}: {called}" if programme else called,
        as_at=as_at,
        author=programme.adviser_name if programme else "",
        blocks=(Heading(text=called, level=1), *_blocks(week, seen.held)),
        imprint=imprint(
            seen.held,
            as_at=as_at,
            made_with=f"isa report weekly --since {week.since}",
            bases=[row.basis for row in week.rows],
        ),
        compact=True,
    )


def _blocks(week: Week, held: Held) -> Iterator[Block]:
    ahead = "ten working days" if week.calendar else "fourteen days, as no calendar reaches further"
    only = f" Shown is {held.left_out}." if held.left_out else ""
    yield Paragraph(
        text=f"Coming: due by {in_words_with_day(week.until)} ({ahead}). Answered: came after"
        f" {in_words_with_day(week.since)}, or recorded since.{only}"
    )
    if not week.rows:
        nothing = f"Nothing{held.that_is_seen} is overdue, coming, answered or waiting on us."
        yield Paragraph(text=nothing, strong=True)
        return
    shares = [_Share(lead, rows, week.as_at) for lead, rows in week.by_lead().items()]
    if not _fill(shares):
        yield Paragraph(text="By lead it would not fit on a page; isa weekly shows it by lead.")
        order = list(WeekPart)
        whole = sorted(week.rows, key=lambda row: order.index(row.part))
        shares = [_Share("", whole, week.as_at)]
        _fill(shares)
    if len(shares) > 1:
        yield Paragraph(text=f"{_counted(week.rows)}.", strong=True)
    for share in shares:
        if share.lead or len(shares) > 1:
            yield Heading(text=share.lead or _THE_OFFICE)
        yield Table(caption=share.counted, heads=_HEADS, rows=tuple(share.lines()), widths=_WIDTHS)


def _counted(rows: Iterable[WeekRow]) -> str:
    counts = Counter(row.part for row in rows)
    return ", ".join(f"{counts[part]} {_PARTS[part]}" for part in WeekPart if counts[part])


_Cells = tuple[str, ...]


class _Part:
    """The lines of one part of a lead's share, and how many of them are shown."""

    def __init__(self, part: WeekPart, rows: Iterable[WeekRow], as_at: date) -> None:
        self._part = part
        self._found = [(_cells(same, as_at), len(same)) for same in _alike(rows)]
        self.shown = 0

    @property
    def is_whole(self) -> bool:
        return self.shown == len(self._found)

    def lines(self) -> Iterator[_Cells]:
        """The lines shown, and one that counts what is left out."""
        yield from (cells for cells, _ in self._found[: self.shown])
        if rest := sum(rows for _, rows in self._found[self.shown :]):
            more = f"and {rest} more" if self.shown else str(rest)
            yield more, "", f"{_PARTS[self._part]}; isa weekly shows them", ""


class _Share:
    """What one lead looks after."""

    def __init__(self, lead: str, rows: Sequence[WeekRow], as_at: date) -> None:
        self.lead = shortened(visible(lead), _LONGEST_NAME)
        self.counted = _counted(rows)
        of_parts = groupby(rows, key=lambda row: row.part)
        self.parts = [_Part(part, of_part, as_at) for part, of_part in of_parts]

    @property
    def named(self) -> int:
        """What its name and its counts take, in tenths of a line; a name is in larger letters."""
        lines = lines_on_paper(self.lead, 80) + lines_on_paper(self.counted, 95)
        return _LEAD + _LINE * (lines - 2)

    def lines(self) -> Iterator[_Cells]:
        """The lines of its table."""
        for part in self.parts:
            yield from part.lines()


def _fill(shares: Sequence[_Share]) -> bool:
    """Show as many lines as fit, each part one more in turn; False where not even none fits.

    So the parts that hold most are cut first, and the most pressing lines of each are shown.
    """
    parts = [part for share in shares for part in share.parts]
    room = _ROOM - sum(share.named for share in shares)
    room -= sum(map(_height, chain(*(each.lines() for each in parts))))
    if room < 0:
        return False
    tried = [*parts]
    while tried:
        for part in [*tried]:
            before = sum(map(_height, part.lines()))
            part.shown += 1
            more = sum(map(_height, part.lines())) - before
            if more > room:
                part.shown -= 1
                tried.remove(part)
                continue
            room -= more
            if part.is_whole:
                tried.remove(part)
    return True


def _height(cells: _Cells) -> int:
    """How much of the page a row takes, in tenths of a line."""
    lines = (lines_on_paper(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return _ROW + _LINE * max(1, *lines)


def _alike(rows: Iterable[WeekRow]) -> list[list[WeekRow]]:
    """Rows of the same paper, office and date together, in their order."""
    found: dict[object, list[WeekRow]] = {}
    for row in rows:
        paper = parse_target(row.reference).paper
        parts = (row.kind, row.addressees, row.on, row.response, row.disposition, row.step)
        found.setdefault((paper, row.part, *parts), []).append(row)
    return [*found.values()]


def _cells(same: Sequence[WeekRow], as_at: date) -> _Cells:
    first, *others = same
    parts = [str(parse_target(row.reference).recommendation) for row in others]
    reference = ", .".join((first.reference, *parts))
    what = first.title if others else first.what
    who = shortened(visible(", ".join(first.who)), _LONGEST_NAME)
    return reference, who, _standing(first, as_at), shortened(visible(what), _LONGEST)


def _standing(row: WeekRow, as_at: date) -> str:
    noun = _NOUNS.get(row.kind, row.kind)
    on = "" if row.on is None else in_words(row.on)
    match row.part:
        case WeekPart.OVERDUE if row.kind == MILESTONE:
            return f"{noun} overdue by {told_days(row.days_late)}: planned for {on}"
        case WeekPart.OVERDUE:
            late = f"overdue by {_late(row)}: due {on}{by_what(row.basis)}"
            return late if row.kind == StageName.SUBSTANTIVE else f"{noun} {late}"
        case WeekPart.COMING:
            when = "planned for" if row.kind == MILESTONE else "due"
            today = "today, " if row.on == as_at else ""
            return f"{noun} {when} {today}{on}{by_what(row.basis)}"
        case WeekPart.PROMISE_PASSED:
            where = f" in {row.response}" if row.response else ""
            return f"{noun} promised for {on}{where}, {told_days(row.days_late)} ago"
        case WeekPart.ANSWERED:
            where = f" in {row.response}" if row.response.startswith("RSP-") else ""
            decided = f", {row.disposition}" if row.disposition else ""
            late = f", {_late(row)} late" if row.days_late else ""
            return f"{_CAME.get(row.kind, row.kind)} {on}{where}{decided}{late}"
        case WeekPart.TO_CLARIFY:
            return f"asked {on}: for us to answer"
        case WeekPart.OURS if row.on is None:
            return f"{noun} owed by us, no date"
        case WeekPart.OURS:
            late = f", overdue by {_late(row)}" if row.days_late else ""
            return f"{noun} owed by us: due {on}{by_what(row.basis)}{late}"
        case WeekPart.TO_CHASE:
            to = f" (to {row.step_to})" if row.step_to else ""
            return f"chase: {row.step}{to}, fell due {on}"


def _late(row: WeekRow) -> str:
    return how_long(row.days_late, row.working_days_late)


_NOUNS = {StageName.SUBSTANTIVE.value: "answer"}
_CAME = {
    StageName.ACKNOWLEDGEMENT.value: "acknowledged",
    StageName.SUBSTANTIVE.value: "answered",
    StageName.UPDATE.value: "update came",
    StageName.COMMITMENT.value: "done",
    MILESTONE: "reached",
}
_PARTS = {
    WeekPart.OVERDUE: "overdue",
    WeekPart.COMING: "coming",
    WeekPart.PROMISE_PASSED: "promised and passed",
    WeekPart.ANSWERED: "answered or done",
    WeekPart.TO_CLARIFY: "asked of us",
    WeekPart.OURS: "owed by us",
    WeekPart.TO_CHASE: "to chase",
}
