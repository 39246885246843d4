"""Cadences: whether contact is kept as often as was set, and when it lapsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen

from isa_programme.calendars.dates import add_months
from isa_programme.calendars.months import Month, latest
from isa_programme.questions.standing_words import CadenceStanding
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.followed import Followed
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Visibility

_ONE_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Lapse:
    """A time in which contact was less than was set.

    Attributes:
        first: the last contact before, or the first day of a period.
        last: the last good day for the next contact, or the last day of the period.
        ended_on: the day contact was taken up again; None while it was not, and for a period, which
            is over.
        held: how many contacts the period had; None where the cadence counts from one to the next.
        wanted: how many it was to have.
        days: calendar days past the last good day; 0 for a period.
    """

    first: date
    last: date
    ended_on: date | None
    held: int | None
    wanted: int | None
    days: int


@frozen(kw_only=True)
class CadenceRow:
    """A cadence as it stands at the end of a day.

    Attributes:
        slug: its name in files and commands.
        addressee: the slug of the office contact is to be kept with.
        addressee_name: its name.
        title: what it is, in prose.
        often: how often: ``every 6 weeks``, ``4 in 12 months``.
        since: the day it counts from.
        until: the last day it counts on; None while it runs.
        standing: where it stands: lapsed while the next contact is overdue, or while the last
            whole period fell short and the one running does not yet have enough.
        contacts: how many contacts were held since it counts.
        last_on: the day of the last of them, a month by its last day.
        next_by: the last good day for the next contact; of periods, the last day of the one
            running, while it has too few.
        days_left: calendar days until then; less than 0 once it has passed.
        held: how many contacts the period running has; None where it counts from one to the next.
        wanted: how many it is to have.
        lapses: every time contact lapsed, the oldest first.
        because: what about its dates is not certain.
        visibility: who may see it.
        source: where it is stated.
        entry: the number of the entry that set it first.
    """

    slug: str
    addressee: str
    addressee_name: str
    title: str
    often: str
    since: date
    until: date | None
    standing: CadenceStanding
    contacts: int
    last_on: date | None
    next_by: date | None
    days_left: int | None
    held: int | None
    wanted: int | None
    lapses: tuple[Lapse, ...]
    because: str
    visibility: Visibility
    source: str
    entry: int


def cadences(register: Register, *, as_at: date) -> tuple[CadenceRow, ...]:
    """Every cadence set by the end of a day, in the order set."""
    return tuple(
        cadence_row(register, each, as_at)
        for each in register.all_of(Cadence)
        if each.is_there(as_at)
    )


def cadence_row(register: Register, followed: Followed[Cadence], as_at: date) -> CadenceRow:
    """One cadence as it stands at the end of a day."""
    cadence = followed.noun_by(as_at)
    held = _contacts(register, cadence, as_at)
    days = [latest(each.held_on) for each in held]
    counted = _count(cadence, days, as_at)
    return CadenceRow(
        slug=cadence.slug,
        addressee=cadence.addressee,
        addressee_name=register.addressee(cadence.addressee).name_on(as_at),
        title=cadence.title,
        often=often(cadence),
        since=cadence.since,
        until=cadence.until,
        standing=_standing(cadence, counted, as_at),
        contacts=len(days),
        last_on=days[-1] if days else None,
        next_by=counted.next_by,
        days_left=None if counted.next_by is None else (counted.next_by - as_at).days,
        held=counted.held,
        wanted=cadence.times,
        lapses=counted.lapses,
        because=_vague(held),
        visibility=cadence.visibility,
        source=cadence.source,
        entry=followed.recorded.number,
    )


def contacts(register: Register, slug: str, *, as_at: date) -> tuple[date, ...]:
    """The days of the contacts that keep a cadence, in order; a month by its last day.

    Raises:
        UnknownReferenceError: the record holds no such cadence.
    """
    cadence = register.one_of(Cadence, slug).noun_by(as_at)
    return tuple(latest(each.held_on) for each in _contacts(register, cadence, as_at))


def often(cadence: Cadence) -> str:
    """How often contact is to be: ``every 6 weeks``, ``4 in 12 months``."""
    return f"every {cadence.every}" if cadence.every else f"{cadence.times} in {cadence.per}"


def _contacts(register: Register, cadence: Cadence, as_at: date) -> list[Engagement]:
    """The contacts that keep a cadence, by the last day each can have been on."""
    last = as_at if cadence.until is None else min(as_at, cadence.until)
    found = [
        each.noun
        for each in register.all_of(Engagement)
        if cadence.addressee in each.noun.addressees
        and (not cadence.kinds or each.noun.kind in cadence.kinds)
        and cadence.since <= latest(each.noun.held_on) <= last
    ]
    return sorted(found, key=lambda each: latest(each.held_on))


def _vague(held: Sequence[Engagement]) -> str:
    vague = [each.reference for each in held if isinstance(each.held_on, Month)]
    return f"{', '.join(vague)}: only the month is known; its last day is counted" if vague else ""


@frozen(kw_only=True)
class _Counted:
    next_by: date | None
    held: int | None
    short: bool
    lapses: tuple[Lapse, ...]


def _count(cadence: Cadence, days: Sequence[date], as_at: date) -> _Counted:
    if as_at < cadence.since:
        return _Counted(next_by=None, held=None, short=False, lapses=())
    if cadence.every is not None:
        return _count_gaps(cadence, cadence.every, days, as_at)
    return _count_periods(cadence, days, as_at)


def _count_gaps(cadence: Cadence, every: Allowance, days: Sequence[date], as_at: date) -> _Counted:
    last_day = as_at if cadence.until is None else min(as_at, cadence.until)
    before, lapses = cadence.since, []
    for day in days:
        by = _later(before, every, 1)
        if day > by:
            lapses.append(_lapse(before, by, day, day))
        before = day
    by = _later(before, every, 1)
    if last_day > by:
        lapses.append(_lapse(before, by, None, last_day))
    return _Counted(next_by=by, held=None, short=as_at > by, lapses=tuple(lapses))


def _lapse(first: date, last: date, ended_on: date | None, until: date) -> Lapse:
    return Lapse(
        first=first,
        last=last,
        ended_on=ended_on,
        held=None,
        wanted=None,
        days=(until - last).days,
    )


def _count_periods(cadence: Cadence, days: Sequence[date], as_at: date) -> _Counted:
    wanted = cadence.times or 0
    lapses, held, short = [], 0, False
    last = date.min  # where it ends before its first period does, none is running
    for first, last in _periods(cadence, as_at):
        held = sum(first <= day <= last for day in days)
        if last < as_at:
            short = held < wanted
            if short:
                lapses.append(
                    Lapse(first=first, last=last, ended_on=None, held=held, wanted=wanted, days=0)
                )
    enough = held >= wanted
    return _Counted(
        next_by=None if enough or last < as_at else last,
        held=held,
        short=short and not enough,
        lapses=tuple(lapses),
    )


def _periods(cadence: Cadence, as_at: date) -> Iterator[tuple[date, date]]:
    """The whole periods begun by a day, each counted from the first day of the cadence."""
    assert cadence.per is not None, "a cadence has one of two forms"
    number = 0
    while True:
        first = _later(cadence.since, cadence.per, number)
        last = _later(cadence.since, cadence.per, number + 1) - _ONE_DAY
        if first > as_at or (cadence.until is not None and last > cadence.until):
            return
        yield first, last
        number += 1


def _later(day: date, length: Allowance, times: int) -> date:
    """A day so many lengths later; months by the same day of the month, or its last."""
    number = length.number * times
    if length.unit is Unit.MONTHS:
        return add_months(day, number)
    return day + timedelta(days=number * (7 if length.unit is Unit.WEEKS else 1))


def _standing(cadence: Cadence, counted: _Counted, as_at: date) -> CadenceStanding:
    if as_at < cadence.since:
        return CadenceStanding.NOT_BEGUN
    if cadence.until is not None and as_at > cadence.until:
        return CadenceStanding.ENDED
    return CadenceStanding.LAPSED if counted.short else CadenceStanding.KEPT
