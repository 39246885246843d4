"""The week: what an office looks at on Monday, by who looks after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

import attrs
from attrs import frozen

from isa_programme.calendars.dates import ahead_of
from isa_programme.calendars.months import latest
from isa_programme.clock.meeting import Meeting
from isa_programme.clock.terms import calendar_in_force
from isa_programme.errors import OutsideCalendarError
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.commitments import commitments
from isa_programme.questions.dates_owed import MILESTONE
from isa_programme.questions.escalation import escalations_due
from isa_programme.questions.lines import Line
from isa_programme.questions.programme.milestones import milestones
from isa_programme.questions.promises import promises_passed
from isa_programme.questions.since import refuse_since_ahead
from isa_programme.questions.standing import standings_read
from isa_programme.questions.standing_words import MilestoneStanding, Standing
from isa_programme.questions.week_rows import Week, WeekPart, WeekRow
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    ClarificationAsked,
    CommitmentDone,
    Fact,
    MilestoneReached,
    ResponseReceived,
)
from isa_programme.record.names import parse_target, reference_of
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName
from isa_programme.record.words import NOT_SHOWN

_WORKING_DAYS_AHEAD = 10
_DAYS_AHEAD = timedelta(days=14)
"""How far the page looks ahead where no calendar counts so many working days."""
_A_WEEK = timedelta(days=7)


def weekly(register: Register, *, as_at: date, since: date | None = None) -> Week:
    """What is overdue, coming, promised and passed, answered, and waiting on us, by lead.

    What our own office owes stands among what waits on us, and nowhere else; so does nothing that
    was withdrawn. An answer that came before the last list and was recorded on that day or later
    counts as new: otherwise it would stand on no list at all.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        since: the day of the last list; seven days before unless given.

    Raises:
        FaultsError: the last list is of a later day.
    """
    if since is None:
        since = as_at - _A_WEEK if as_at - date.min >= _A_WEEK else date.min
    refuse_since_ahead(since, as_at)
    until, calendar = _ahead(register, as_at)
    found = _Found(register, as_at, since, until)
    return Week(
        as_at=as_at,
        since=since,
        until=until,
        calendar=calendar,
        rows=_in_order(found.everything()),
    )


def _ahead(register: Register, as_at: date) -> tuple[date, str]:
    """The last day looked ahead to, and the calendar by which it is."""
    calendar = calendar_in_force(register, None, as_at)
    if calendar is not None:
        try:
            return calendar.nth_working_day(as_at, _WORKING_DAYS_AHEAD), calendar.name
        except OutsideCalendarError:
            pass
    return ahead_of(as_at, _DAYS_AHEAD), ""


def _in_order(found: Iterable[WeekRow]) -> tuple[WeekRow, ...]:
    """By lead, however a name is capitalised, then by part, the most pressing first."""
    order = list(WeekPart)
    rows = [*found]
    first_written: dict[str, str] = {}
    for row in rows:
        first_written.setdefault(row.lead.casefold(), row.lead)
    rows.sort(
        key=lambda row: (
            not row.lead,
            row.lead.casefold(),
            order.index(row.part),
            *_pressing(row),
        )
    )
    return tuple(
        attrs.evolve(row, lead=first_written[row.lead.casefold()])
        if row.lead != first_written[row.lead.casefold()]
        else row
        for row in rows
    )


def _pressing(row: WeekRow) -> tuple[int, str, tuple[str, ...], str]:
    """The oldest date first, but of answers the newest; undated last."""
    on = date.max if row.on is None else latest(row.on)
    newest_first = row.part is WeekPart.ANSWERED
    order = -on.toordinal() if newest_first else on.toordinal()
    return order, row.reference, row.addressees, row.kind


@frozen
class _Found:
    """Finds what stands on the page of one day."""

    register: Register
    as_at: date
    since: date
    until: date

    def everything(self) -> Iterator[WeekRow]:
        owed: list[Line] = []
        for reading, line in standings_read(self.register, as_at=self.as_at):
            if line.owed:
                owed.append(line)
            elif reading.met is not None:
                yield from self._answered(line, reading.met)
        promised = commitment_lines(self.register, as_at=self.as_at)
        for line in chain(owed, promised):
            yield from self._owed(line)
        yield from self._promises(owed)
        yield from self._chases(owed)
        for paper in dict.fromkeys(line.advice for line in owed):
            yield from self._questions(self.register.files[paper])
        yield from self._carried_out()
        yield from self._milestones()

    def _owed(self, line: Line) -> Iterator[WeekRow]:
        if line.ours:
            yield _line_row(WeekPart.OURS, line)
        elif line.standing is Standing.OVERDUE:
            yield _line_row(WeekPart.OVERDUE, line)
        elif line.deadline is not None and line.deadline <= self.until:
            yield _line_row(WeekPart.COMING, line)

    def _answered(self, line: Line, met: Meeting) -> Iterator[WeekRow]:
        entries = self.register.files[line.advice].entries
        if line.commitment is not None:
            entries = (*entries, *self.register.followed[line.commitment].entries)
        if not any(each.number == met.entry and self._is_news(each) for each in entries):
            return
        decided = None
        if line.recommendation is not None and met.response.shown:
            decided = met.response.disposition_of(line.recommendation)
        yield attrs.evolve(
            _line_row(WeekPart.ANSWERED, line),
            on=line.met_on,
            disposition=None if decided is None else decided.kind,
        )

    def _is_news(self, entry: Entry) -> bool:
        """Whether the last list can't have held it: it came later, or was recorded since."""
        recorded = self.since <= entry.recorded_on <= self.as_at
        return latest(entry.happened_on) <= self.as_at and (
            latest(entry.happened_on) > self.since or recorded
        )

    def _promises(self, owed: Iterable[Line]) -> Iterator[WeekRow]:
        lines = {
            (line.reference, line.addressee): line
            for line in owed
            if line.stage is StageName.SUBSTANTIVE
        }
        for passed in promises_passed(self.register, as_at=self.as_at):
            line = lines[passed.reference, passed.addressee]
            if not line.ours:
                yield attrs.evolve(
                    _line_row(WeekPart.PROMISE_PASSED, line),
                    on=passed.promised_for,
                    basis=None,
                    days_late=passed.days_passed,
                    working_days_late=None,
                    response=passed.response,
                )

    def _chases(self, owed: Iterable[Line]) -> Iterator[WeekRow]:
        lines = {
            (line.reference, line.addressee, line.period, line.deadline): line
            for line in owed
            if line.standing is Standing.OVERDUE and not line.ours
        }
        for due in escalations_due(self.register, as_at=self.as_at):
            line = lines.get((due.reference, due.addressee, due.period, due.deadline))
            if line is not None:  # withdrawn since, or ours to answer
                yield attrs.evolve(
                    _line_row(WeekPart.TO_CHASE, line),
                    on=due.fell_due_on,
                    step=due.step,
                    step_to="" if due.to is None else self._names(due.to)[0],
                )

    def _questions(self, file: AdviceFile) -> Iterator[WeekRow]:
        then = attrs.evolve(file, entries=file.entries_by(self.as_at))
        for entry in then.open_questions():
            match entry.fact:
                case ClarificationAsked(scope=scope, text=text):
                    parts, response = scope.recommendations, ""
                    offices = scope.addressees or file.advice.everyone_asked
                case ResponseReceived(response=asked) if asked.shown:
                    parts, response, text = asked.recommendations, asked.reference, asked.text
                    offices = asked.sent_by
                case _:
                    continue
            part = parts[0] if len(parts) == 1 else None
            yield WeekRow(
                lead=file.advice.lead,
                part=WeekPart.TO_CLARIFY,
                reference=reference_of(file.advice.reference, part),
                kind="clarification",
                what=text or file.advice.title,
                title=file.advice.title,
                addressees=offices,
                who=self._names(*offices),
                on=entry.happened_on,
                response=response,
            )

    def _carried_out(self) -> Iterator[WeekRow]:
        for row in commitments(self.register, as_at=self.as_at):
            if row.done_on is not None and self._was_news(row.reference, CommitmentDone):
                paper = self.register.files.get(parse_target(row.answers).paper)
                yield WeekRow(
                    lead=paper.advice.lead if paper else "",
                    part=WeekPart.ANSWERED,
                    reference=row.reference,
                    kind=StageName.COMMITMENT,
                    what=row.text,
                    title=paper.advice.title if paper else "",
                    addressees=(row.owner,),
                    who=(row.owner_name,),
                    on=row.done_on,
                    days_late=row.days_late,
                )

    def _milestones(self) -> Iterator[WeekRow]:
        for row in milestones(self.register, as_at=self.as_at):
            planned = WeekRow(
                lead="",
                part=WeekPart.COMING,
                reference=row.slug,
                kind=MILESTONE,
                what=row.title,
                title=row.title,
                addressees=row.owners,
                who=self._names(*row.owners),
                on=row.planned_for,
                days_late=row.days_late,
            )
            if row.standing is MilestoneStanding.OVERDUE:
                yield attrs.evolve(planned, part=WeekPart.OVERDUE)
            elif row.is_open and latest(row.planned_for) <= self.until:
                yield planned
            elif row.reached_on is not None and self._was_news(row.slug, MilestoneReached):
                yield attrs.evolve(planned, part=WeekPart.ANSWERED, on=row.reached_on)

    def _was_news(self, name: str, kind: type[Fact]) -> bool:
        entries = self.register.followed[name].entries
        return any(isinstance(each.fact, kind) and self._is_news(each) for each in entries)

    def _names(self, *slugs: str) -> tuple[str, ...]:
        return tuple(self.register.addressee(slug).name_on(self.as_at) for slug in slugs)


def _line_row(part: WeekPart, line: Line) -> WeekRow:
    return WeekRow(
        lead=line.lead,
        part=part,
        reference=line.reference,
        kind=line.stage,
        what=line.text or line.title,
        title=line.title,
        addressees=(line.addressee,),
        who=(line.addressee_name,),
        on=line.deadline,
        basis=line.basis,
        days_late=line.days_late,
        working_days_late=line.working_days_late,
        response=_shown(line.met_by),
    )


def _shown(response: str | None) -> str:
    return "" if response in (None, NOT_SHOWN) else response
