"""Tracks and legs: the ways of counting that a clock keeps side by side, and their stretches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import first_counted, leg_end, moved_date, rolled
from isa_programme.clock.exclusions import Exclusion, Run, Why, runs
from isa_programme.errors import OutsideCalendarError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay
from isa_programme.record.stages import Stage


class Leg(NamedTuple):
    """One stretch of a clock: an allowance, or a date that was agreed.

    Attributes:
        allowance: how long, or None for an agreed date.
        agreed: the agreed date, or None for an allowance.
        agreed_on: the day an extension was agreed; only pauses begun after it move an agreed date.
        holding: whether it is what the protocol gives for a holding reply.
        outside_protocol: whether it was agreed outside the protocol's bounds on extensions.
    """

    allowance: Allowance | None = None
    agreed: date | None = None
    agreed_on: date | None = None
    holding: bool = False
    outside_protocol: bool = False

    @property
    def bounded(self) -> bool:
        """Whether the protocol's bounds on extensions count it."""
        return self.agreed_on is not None and not self.holding and not self.outside_protocol


class Track(NamedTuple):
    """One way of counting from one day zero. A restart adds a track; the later end stands.

    Attributes:
        day_zero: the day counted from.
        own: the stage's own stretch or stretches.
        extensions: the stretches added to them, in the order agreed.
        restarted: whether a restart made it: what was excluded up to its day zero is spent.
        legs: what is counted, in order; an extension in the unit of the leg before lengthens that.
    """

    day_zero: date
    own: tuple[Leg, ...]
    extensions: tuple[Leg, ...]
    restarted: bool
    legs: tuple[Leg, ...]

    @classmethod
    def of(
        cls,
        day_zero: date,
        own: tuple[Leg, ...],
        extensions: tuple[Leg, ...] = (),
        *,
        restarted: bool = False,
    ) -> Track:
        """A track with its legs put together."""
        legs = legs_of(own, extensions) if extensions else own
        return cls(day_zero, own, extensions, restarted, legs)

    def extended(self, *more: Leg) -> Track:
        """The track with further stretches."""
        extensions = (*self.extensions, *more)
        return Track(self.day_zero, self.own, extensions, self.restarted, legs_of(self.legs, more))

    def bounded_by(self, up_to: Allowance) -> Track:
        """The track with one extension by `up_to` in place of all that the protocol bounds."""
        kept = [leg for leg in self.extensions if not leg.bounded]
        places = [place for place, leg in enumerate(self.extensions) if leg.bounded]
        if places:
            kept.insert(
                places[0], self.extensions[places[0]]._replace(allowance=up_to, agreed=None)
            )
        return Track.of(self.day_zero, self.own, tuple(kept), restarted=self.restarted)

    def heeds(self, exclusions: Sequence[Exclusion]) -> Sequence[Exclusion]:
        """The exclusions it heeds: all, but for those spent when a restart made it."""
        if not self.restarted:
            return exclusions
        return [
            each
            for each in exclusions
            if each.last is None or each.last > self.day_zero or each.why is Why.SUSPENSION
        ]

    def unrolled_ends(
        self, stage: Stage, calendar: WorkingCalendar | None, exclusions: Sequence[Exclusion]
    ) -> list[date | None]:
        """The unrolled end of each leg; None from where a pause holds it open.

        None too where the calendar does not reach the end of one that an agreed date replaces.

        Raises:
            OutsideCalendarError: the calendar does not reach the end of the last.
        """
        heeded = self.heeds(exclusions)
        return self._ends(stage, calendar, heeded, runs(heeded))

    def end(
        self, stage: Stage, calendar: WorkingCalendar | None, exclusions: Sequence[Exclusion]
    ) -> date | None:
        """Where it ends, rolled once, at its last leg; None while a pause holds it open.

        Raises:
            OutsideCalendarError: the calendar does not reach that far.
        """
        heeded = self.heeds(exclusions)
        excluded = runs(heeded)
        end = self._ends(stage, calendar, heeded, excluded)[-1]
        last = self.legs[-1].allowance
        if last is None or last.unit is Unit.WORKING_DAYS:
            return end
        return rolled(
            end,
            last,
            stage.roll,
            calendar,
            excluded,
            first_counted=first_counted(self.day_zero, stage.first_day),
            suspended=runs(each for each in heeded if each.why is Why.SUSPENSION),
        )

    def _ends(
        self,
        stage: Stage,
        calendar: WorkingCalendar | None,
        heeded: Sequence[Exclusion],
        excluded: Sequence[Run],
    ) -> list[date | None]:
        ends: list[date | None] = []
        start: date | None = self.day_zero
        first_day = stage.first_day
        for place, leg in enumerate(self.legs):
            try:
                if leg.agreed is not None:
                    later = _begun_after(heeded, leg.agreed_on)
                    start = moved_date(leg.agreed, stage.allowance.unit, calendar, later)
                elif start is not None and leg.allowance is not None:
                    start = leg_end(leg.allowance, start, calendar, excluded, first_day=first_day)
            except OutsideCalendarError:
                if all(following.agreed is None for following in self.legs[place + 1 :]):
                    raise
                start = None  # a date agreed later stands, whatever would have come before it
            ends.append(start)
            first_day = FirstDay.AFTER
        return ends


def _begun_after(exclusions: Sequence[Exclusion], on: date | None) -> Sequence[Run]:
    return runs(
        each
        for each in exclusions
        if on is None or (each.began_on is not None and each.began_on > on)
    )


def legs_of(first: Sequence[Leg], more: Sequence[Leg]) -> tuple[Leg, ...]:
    """Stretches in order; one in the unit of the stretch before it lengthens that."""
    legs = [*first]
    for leg in more:
        longer = _together(legs[-1].allowance, leg.allowance)
        if longer is None:
            legs.append(leg)
        else:
            legs[-1] = legs[-1]._replace(allowance=longer)
    return tuple(legs)


def _together(one: Allowance | None, other: Allowance | None) -> Allowance | None:
    """The two added up where they count in one unit (days and weeks are one), else None."""
    if one is None or other is None:
        return None
    if one.unit is other.unit:
        return Allowance(one.number + other.number, one.unit)
    if {one.unit, other.unit} == {Unit.DAYS, Unit.WEEKS}:
        return Allowance(_in_days(one).number + _in_days(other).number, Unit.DAYS)
    return None


def exceed(legs: Sequence[Leg], up_to: Allowance) -> bool | None:
    """Whether legs come to more than an allowance; None where that takes a calendar to tell.

    It takes none where all of them count in one unit, days and weeks being one.
    """
    total = 0
    for leg in legs:
        if leg.allowance is None:
            return None
        given, bound = _in_days(leg.allowance), _in_days(up_to)
        if given.unit is not bound.unit:
            return None
        total += given.number
    return total > _in_days(up_to).number


def _in_days(allowance: Allowance) -> Allowance:
    weeks = allowance.unit is Unit.WEEKS
    return Allowance(7 * allowance.number, Unit.DAYS) if weeks else allowance
