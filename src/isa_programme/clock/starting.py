"""When a clock starts: its day zero, from what the record holds."""

from __future__ import annotations

from datetime import date, time

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.day_zero import DayZero, work_out
from isa_programme.clock.meeting import met
from isa_programme.clock.obligations import Obligation
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.counting_rules import CountsFrom, OwedPer
from isa_programme.record.facts import AdviceMarked
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Mark


def day_zero_of(
    file: AdviceFile,
    obligation: Obligation,
    rules: Stage,
    calendar: WorkingCalendar | None,
    as_at: date,
) -> DayZero:
    """Day zero of an obligation as at the end of a day.

    Raises:
        OutsideCalendarError: the calendar does not cover the days around the event.
    """
    advice = file.advice
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
            return _after_previous(file, obligation, rules, calendar, as_at)
        case CountsFrom.COMMITMENT_MADE:
            return DayZero(None)
        case _:
            return _marked(file, obligation, rules, calendar, as_at)


def _marked(
    file: AdviceFile,
    obligation: Obligation,
    rules: Stage,
    calendar: WorkingCalendar | None,
    as_at: date,
) -> DayZero:
    mark = Mark(rules.counts_from.value)
    marks = [
        fact
        for entry in file.entries_by(as_at)
        if isinstance(fact := entry.fact, AdviceMarked)
        and fact.mark is mark
        and fact.addressee in (None, obligation.addressee)
    ]
    if not marks:
        return DayZero(None)
    first = min(marks, key=lambda mark: (mark.marked_on, mark.at or ""))
    return work_out(mark.value, first.marked_on, rules, calendar, at=_time(first.at))


def _after_previous(
    file: AdviceFile,
    obligation: Obligation,
    rules: Stage,
    calendar: WorkingCalendar | None,
    as_at: date,
) -> DayZero:
    assert obligation.protocol is not None, "a stage has a protocol"
    before = None
    for stage in obligation.protocol.stages:
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
        obligation.protocol,
    )
    meeting = met(earlier, file, as_at)
    if meeting is None:
        return DayZero(None)
    if meeting.on.first != meeting.on.last:
        return DayZero(None, unknown=f"the {before.name} was met on a day its source does not give")
    return work_out(f"{before.name} met", meeting.on.last, rules, calendar)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
