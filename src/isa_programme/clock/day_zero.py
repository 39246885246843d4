"""Day zero: the day a clock counts from."""

from __future__ import annotations

from datetime import date, time, timedelta

from attrs import frozen

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import needed
from isa_programme.record.counting_rules import Receipt
from isa_programme.record.stages import Stage

_ONE_DAY = timedelta(days=1)


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
