"""Working days: which days count, how many lie between two dates, which is the Nth."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, compress, cycle, islice
from types import MappingProxyType

from attrs import field, frozen

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.dates import require_day, weekday_name
from isa_programme.errors import CalendarError, OutsideCalendarError

WEEKDAYS = frozenset(range(5))
"""Monday to Friday, as :meth:`datetime.date.weekday` numbers them."""

_ONE_DAY = timedelta(days=1)


def _closed(days: Mapping[date, str]) -> Mapping[date, str]:
    return MappingProxyType(dict(sorted(days.items())))


@frozen(kw_only=True, eq=False)
class WorkingCalendar:
    """The working days of one named calendar, over a stated range and nowhere else.

    A working day is a day of `week` that is not in `closed`. Outside `first` to `last` nothing is
    guessed: every question raises :class:`OutsideCalendarError`.

    The definition follows the Freedom of Information (Scotland) Act 2002, s.73: any day but a
    Saturday, a Sunday, Christmas Day and a Scottish bank holiday. Two calendars are equal when
    their fingerprints are.

    Attributes:
        name: the slug protocols use for it.
        first: the first day covered.
        last: the last day covered.
        closed: days that do not count, each with its reason (a holiday's name, a closure's).
        week: the days of the week that can count, Monday being 0.
        source: where the days come from.
        provisional_from: from this day on the days are projected by rule, not yet published.
        fingerprint: SHA-256 over everything above that can move a date.
        working: the working days in order.
        ordinals: for each day covered, the place in `working` of the last one by that day; -1
            before the first. Two tables that answer every question in constant time, however
            long the calendar is; a datetime or a day not covered is simply missing.
    """

    name: str
    first: date
    last: date
    closed: Mapping[date, str] = field(converter=_closed)
    week: frozenset[int] = WEEKDAYS
    source: str = ""
    provisional_from: date | None = None
    fingerprint: str = field(init=False)
    working: Sequence[date] = field(init=False, repr=False)
    ordinals: Mapping[date, int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise CalendarError(f"a calendar can't end on {self.last}, before {self.first}")
        if not self.week <= set(range(7)):
            raise CalendarError("week takes numbers from 0 (Monday) to 6 (Sunday)")
        days = list(map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1)))
        counted = self._counted(len(days))
        working = list(compress(days, counted))
        if not working:
            raise CalendarError(f"the calendar {self.name!r} has no working day in it")
        places = islice(accumulate(counted, initial=-1), 1, None)
        object.__setattr__(self, "working", working)
        object.__setattr__(self, "ordinals", dict(zip(days, places, strict=True)))
        object.__setattr__(self, "fingerprint", self._fingerprint())

    def _counted(self, length: int) -> list[bool]:
        starts = self.first.weekday()
        week = [(starts + offset) % 7 in self.week for offset in range(7)]
        counted = list(islice(cycle(week), length))
        for day in self.closed:
            if day in self:
                counted[(day - self.first).days] = False
        return counted

    def _fingerprint(self) -> str:
        moves_dates = [
            str(self.first),
            str(self.last),
            sorted(self.week),
            [str(day) for day in self.closed if day in self],
        ]
        return hashlib.sha256(json.dumps(moves_dates).encode("ascii")).hexdigest()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingCalendar):
            return NotImplemented
        return self.name == other.name and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash((self.name, self.fingerprint))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def _not_covered(self, missing: KeyError) -> OutsideCalendarError:
        day = require_day(missing.args[0], "a calendar")
        return OutsideCalendarError(self.name, day, self.first, self.last)

    def is_working_day(self, day: date) -> bool:
        """Whether `day` counts.

        Raises:
            OutsideCalendarError: the calendar does not cover the day.
            DateError: `day` is no date, or a time too.
        """
        try:
            # Before the first working day this asks for the last, which is not `day` either.
            return self.working[self.ordinals[day]] == day
        except KeyError as missing:
            raise self._not_covered(missing) from None

    def reason_closed(self, day: date) -> str | None:
        """Why `day` does not count: a holiday's name, a closure's reason, the day of the week.

        None for a working day.

        Raises:
            OutsideCalendarError: the calendar does not cover the day.
            DateError: `day` is no date, or a time too.
        """
        if self.is_working_day(day):
            return None
        return weekday_name(day) if day not in self.closed else self.closed[day] or "closed"

    def nth_working_day(self, after: date, n: int) -> date:
        """The Nth working day after `after`, which is itself never counted.

        Args:
            after: day zero.
            n: how many working days on; at least 1.

        Raises:
            OutsideCalendarError: the calendar ends before that day, or does not cover `after`.
            CalendarError: `n` is less than 1.
            DateError: `after` is no date, or a time too.
        """
        if n < 1:
            raise CalendarError(f"the working day to count to is at least the first, not {n}")
        try:
            return self.working[self.ordinals[after] + n]
        except KeyError as missing:
            raise self._not_covered(missing) from None
        except IndexError:
            raise OutsideCalendarError(self.name, None, self.first, self.last) from None

    def nth_working_day_before(self, before: date, n: int) -> date:
        """The Nth working day before `before`, which is itself never counted.

        Args:
            before: the day counted back from.
            n: how many working days back; at least 1.

        Raises:
            OutsideCalendarError: the calendar begins after that day, or does not cover `before`.
            CalendarError: `n` is less than 1.
            DateError: `before` is no date, or a time too.
        """
        if n < 1:
            raise CalendarError(f"the working day to count back to is at least the first, not {n}")
        itself = self.is_working_day(before)
        place = self.ordinals[before] + 1 - itself - n
        if place < 0:
            raise OutsideCalendarError(self.name, self.first - _ONE_DAY, self.first, self.last)
        return self.working[place]

    def working_days_between(self, since: date, until: date) -> int:
        """How many working days lie in (since, until]: `since` is not counted, `until` is.

        Negative, by the same rule, where `until` lies before `since`.

        Raises:
            OutsideCalendarError: the calendar does not cover one of the two.
            DateError: one of the two is no date, or a time too.
        """
        try:
            return self.ordinals[until] - self.ordinals[since]
        except KeyError as missing:
            raise self._not_covered(missing) from None

    def working_day_on_or_after(self, day: date) -> date:
        """`day` itself if it counts, else the next day that does.

        Raises:
            OutsideCalendarError: the calendar does not reach that far.
        """
        return day if self.is_working_day(day) else self.nth_working_day(day, 1)

    def working_day_on_or_before(self, day: date) -> date:
        """`day` itself if it counts, else the last day before it that does.

        Raises:
            OutsideCalendarError: the calendar does not reach that far back.
        """
        return day if self.is_working_day(day) else self.nth_working_day_before(day, 1)

    def with_closures(
        self, *, added: Iterable[Closure] = (), removed: Iterable[date] = (), source: str = ""
    ) -> WorkingCalendar:
        """The same calendar with closures added, or with closed days counted after all.

        Args:
            added: closures; each day takes the closure's reason.
            removed: closed days that count after all.
            source: where the change comes from; kept beside the calendar's own source, once.

        Raises:
            CalendarError: a closure lies outside the calendar, or a day removed was not closed.
        """
        closed = dict(self.closed)
        faults = [
            f"{day} is not closed in the calendar {self.name!r}"
            for day in removed
            if closed.pop(day, None) is None
        ]
        for closure in added:
            if closure.first not in self or closure.last not in self:
                faults.append(
                    f"the closure of {closure.first} lies outside {self.first} to {self.last}"
                )
            closed.update(dict.fromkeys(closure.days(), closure.reason))
        if faults:
            raise CalendarError(*faults)
        return WorkingCalendar(
            name=self.name,
            first=self.first,
            last=self.last,
            closed=closed,
            week=self.week,
            source=_with_source(self.source, source),
            provisional_from=self.provisional_from,
        )


def weekdays(first: date, last: date, *, name: str = "weekdays") -> WorkingCalendar:
    """A calendar of Mondays to Fridays with no holidays at all, from `first` to `last`.

    Raises:
        CalendarError: the range holds no working day, or ends before it begins.
    """
    return WorkingCalendar(
        name=name, first=first, last=last, closed={}, source="Monday to Friday, no holidays"
    )


def _with_source(known: str, source: str) -> str:
    # The same closures read again come from the same place: nothing about the calendar is new.
    if not source or source in known.split("; "):
        return known
    return f"{known}; {source}" if known else source
