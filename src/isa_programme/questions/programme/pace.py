"""Pace: how far the programme has come, by the dates it was planned for first."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import latest
from isa_programme.questions.lateness import told_days
from isa_programme.questions.programme.milestones import known_route_map
from isa_programme.questions.programme.plan import Plan
from isa_programme.record.register import Register


@frozen(kw_only=True)
class Pace:
    """Earned schedule: as of which day the plan has what has been reached by now.

    The plan is the first planned date of every milestone that was not dropped; a month is to its
    last day. With R milestones reached, the plan has R reached from the day it plans the R-th until
    the day before it plans the next: those days are what was earned. No end is foretold.

    Attributes:
        as_at: the day asked about.
        first_day: the first day of the programme, where it is known.
        counted: how many milestones are counted.
        dropped: how many were dropped, and are not.
        planned: how many of them were planned to be reached by the day asked about.
        reached: how many are reached.
        earned_from: the first day on which the plan has so many reached; None where none is.
        earned_until: the last such day; None where all are reached.
        days_behind: calendar days from the last such day to the day asked about; 0 where that is
            not past.
        days_ahead: calendar days from the day asked about to the first such day; 0 where that has
            come.
        days_elapsed: calendar days since the first day of the programme; None where it is unknown.
        days_earned: the calendar days elapsed, less the days behind, or more the days ahead; None
            where the first day is unknown.
        sentences: the same in words, each figure with what it is worked out from.
    """

    as_at: date
    first_day: date | None
    counted: int
    dropped: int
    planned: int
    reached: int
    earned_from: date | None
    earned_until: date | None
    days_behind: int
    days_ahead: int
    days_elapsed: int | None
    days_earned: int | None
    sentences: tuple[str, ...]


def pace(register: Register, *, as_at: date, route_map: str = "") -> Pace:
    """How far the programme, or a route map, has come by its first plan.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        route_map: the slug of a route map; "" for the programme itself.

    Raises:
        UnknownReferenceError: the record holds no such route map.
    """
    if route_map:
        known_route_map(register, route_map)
    return pace_of(Plan(register, as_at), route_map)


def pace_of(plan: Plan, route_map: str = "") -> Pace:
    """The pace of a plan."""
    as_at = plan.as_at
    slugs = plan.of(route_map)
    counted = [slug for slug in slugs if plan.courses[slug].dropped is None]
    dates = sorted(latest(plan.milestones[slug].noun.planned_for) for slug in counted)
    reached = sum(plan.courses[slug].reached is not None for slug in counted)
    earned_from = dates[reached - 1] if reached else None
    earned_until = dates[reached] - timedelta(days=1) if reached < len(dates) else None
    behind = max(0, (as_at - earned_until).days) if earned_until else 0
    ahead = max(0, (earned_from - as_at).days) if earned_from else 0
    programme = plan.register.programme
    period = programme.period if programme and not route_map else None
    elapsed = (as_at - period.first).days if period and period.first <= as_at else None
    found = Pace(
        as_at=as_at,
        first_day=period.first if period else None,
        counted=len(counted),
        dropped=len(slugs) - len(counted),
        planned=sum(day <= as_at for day in dates),
        reached=reached,
        earned_from=earned_from,
        earned_until=earned_until,
        days_behind=behind,
        days_ahead=ahead,
        days_elapsed=elapsed,
        days_earned=None if elapsed is None else elapsed - behind + ahead,
        sentences=(),
    )
    return attrs.evolve(found, sentences=_sentences(found))


def _sentences(pace: Pace) -> tuple[str, ...]:
    if not pace.counted:
        return ("no milestone is planned, so there is no pace to tell",)
    left_out = f"; {pace.dropped} dropped, and left out" if pace.dropped else ""
    return (
        f"{pace.counted} milestones, each by the date it was planned for first{left_out}",
        f"to be reached by {in_words(pace.as_at)}: {pace.planned}; reached: {pace.reached}",
        _earned(pace),
        _compared(pace),
        _elapsed(pace),
        "when the end will be reached is not foretold",
    )


def _earned(pace: Pace) -> str:
    first, last = pace.earned_from, pace.earned_until
    if first and last and last < first:
        return f"the plan goes past {pace.reached} reached in one step, on {in_words(first)}"
    begins = f"from {in_words(first)} on" if first else "from its beginning on"
    ends = f", until {in_words(last)}" if last else ""
    return f"the plan has {pace.reached} reached {begins}{ends}"


def _compared(pace: Pace) -> str:
    if pace.days_behind:
        return f"that is {told_days(pace.days_behind)} behind the first plan"
    if pace.days_ahead:
        return f"that is {told_days(pace.days_ahead)} ahead of the first plan"
    return "that is in step with the first plan"


def _elapsed(pace: Pace) -> str:
    if pace.first_day is None:
        return "the first day is not recorded, so no share of the time can be told"
    if pace.days_elapsed is None:
        return f"it begins on {in_words(pace.first_day)}"
    return (
        f"of {told_days(pace.days_elapsed)} since {in_words(pace.first_day)},"
        f" {told_days(pace.days_earned or 0)} are earned"
    )
