"""Day zero: the day a clock counts from."""

from __future__ import annotations

from datetime import date, time

from attrs import frozen

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.case import Case
from isa_programme.clock.counting import needed
from isa_programme.clock.meeting import met
from isa_programme.clock.obligations import Obligation
from isa_programme.clock.terms import Terms
from isa_programme.record.counting_rules import CountsFrom, OwedPer, Receipt
from isa_programme.record.facts import AdviceMarked, CommitmentMade
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Mark


@frozen
class DayZero:
    """The day counted from, with the sentences that say how it came about.

    Attributes:
        on: the day, or None where it can't be known or has not come yet.
        because: how it was worked out, in order.
        unknown: why it can't be known, where that is so; a clock that merely has not started
            has no day and nothing unknown.
    """

    on: date | None
    because: tuple[str, ...] = ()
    unknown: str = ""


def work_out(
    event: str,
    happened_on: CivilDate | None,
    stage: Stage,
    calendar: WorkingCalendar | None,
    *,
    at: time | None = None,
    channel: str | None = None,
    assumed_day: int | None = None,
) -> DayZero:
    """Day zero from the event a stage counts from.

    Args:
        event: what happened, as a past participle: "issued", "received".
        happened_on: the day, the month where no day is known, None where it has not happened.
        stage: the rules: receipt on a non-working day, cut-off, channels.
        calendar: the working days.
        at: the time of day in London, where it is known.
        channel: how the paper was sent, where it is known.
        assumed_day: the day of the month somebody chose to count from, where none is known.

    Raises:
        OutsideCalendarError: the calendar does not cover the days around the event.
        CalendarError: a rule needs a calendar and there is none.
    """
    if happened_on is None:
        return DayZero(None)
    if isinstance(happened_on, Month):
        if assumed_day is None:
            return DayZero(
                None, unknown=f"{event} in {in_words(happened_on)}: the source gives no day"
            )
        day = date(happened_on.year, happened_on.month, assumed_day)
        because = [
            f"{event} in {in_words(happened_on)}; {in_words_with_day(day)} is an assumed day"
        ]
    else:
        day = happened_on
        because = [f"{event} on {in_words_with_day(day)}"]
    if channel is not None and (delay := stage.channel.get(channel)):
        day = needed(calendar).nth_working_day(day, delay.number)
        because.append(f"by {channel}, {delay} after sending: {in_words_with_day(day)}")
    elif stage.receipt_rule is Receipt.NEXT_WORKING_DAY or stage.cut_off is not None:
        day = _received(day, at, stage, needed(calendar), because)
    return DayZero(day, tuple(because))


def _received(
    day: date, at: time | None, stage: Stage, calendar: WorkingCalendar, because: list[str]
) -> date:
    if stage.cut_off and at and at > stage.cut_off and calendar.is_working_day(day):
        day = calendar.nth_working_day(day, 1)
        because.append(
            f"at {at:%H:%M}, after the cut-off of {stage.cut_off:%H:%M},"
            f" so it counts as {in_words_with_day(day)}"
        )
    elif stage.receipt_rule is Receipt.NEXT_WORKING_DAY and not calendar.is_working_day(day):
        day = calendar.working_day_on_or_after(day)
        because.append(f"no working day, so it counts as {in_words_with_day(day)}")
    return day


def day_zero_of(case: Case, terms: Terms, as_at: date) -> DayZero:
    """Day zero of an obligation as at the end of a day; none while no protocol governs it.

    Raises:
        OutsideCalendarError: the calendar does not cover the days around the event.
    """
    advice, rules, calendar = case.file.advice, terms.rules, terms.calendar
    if rules is None:
        return DayZero(None)
    match rules.counts_from:
        case CountsFrom.ISSUED:
            return work_out(
                "issued",
                advice.issued_on,
                rules,
                calendar,
                at=_time(advice.issued_at),
                channel=advice.channel,
                assumed_day=advice.assumed_day,
            )
        case CountsFrom.PREVIOUS_STAGE_MET:
            return _after_previous(case, rules, terms, as_at)
        case CountsFrom.COMMITMENT_MADE:
            return work_out("committed", _made_on(case), rules, calendar)
        case _:
            return _marked(case, rules, calendar, as_at)


def _made_on(case: Case) -> CivilDate | None:
    facts = (entry.fact for entry in case.file.entries)
    made = (fact.commitment for fact in facts if isinstance(fact, CommitmentMade))
    name = case.obligation.commitment
    return next((each.made_on for each in made if each.reference == name), None)


def _marked(case: Case, rules: Stage, calendar: WorkingCalendar | None, as_at: date) -> DayZero:
    mark = Mark(rules.counts_from.value)
    marks = [
        fact
        for entry in case.file.entries_by(as_at)
        if isinstance(fact := entry.fact, AdviceMarked)
        and fact.mark is mark
        and fact.addressee in (None, case.obligation.addressee)
    ]
    if not marks:
        return DayZero(None)
    first = min(marks, key=lambda mark: (mark.marked_on, mark.at or ""))
    return work_out(mark.value, first.marked_on, rules, calendar, at=_time(first.at))


def _after_previous(case: Case, rules: Stage, terms: Terms, as_at: date) -> DayZero:
    assert terms.protocol is not None, "a stage has a protocol"
    obligation = case.obligation
    before = None
    for stage in terms.protocol.stages:
        if stage.name is obligation.stage:
            break
        before = stage
    if before is None:
        return DayZero(None, unknown="it counts from the previous stage, and there is none")
    earlier = Obligation(
        obligation.advice,
        None if before.owed_per is OwedPer.ADVICE else obligation.recommendation,
        obligation.addressee,
        before.name,
        before,
        terms.protocol,
    )
    meeting = met(earlier, case.file, as_at)
    if meeting is None:
        return DayZero(None)
    if meeting.on.first != meeting.on.last:
        return DayZero(None, unknown=f"the {before.name} was met on a day its source does not give")
    return work_out(f"{before.name} met", meeting.on.last, rules, terms.calendar)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
