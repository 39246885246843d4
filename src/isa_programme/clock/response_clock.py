"""The response clock: an allowance counting down, through whatever moves it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date, timedelta

import attrs
from attrs import field, frozen

from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.counting import first_counted, leg_end, moved_date, rolled
from isa_programme.clock.exclusions import Exclusion, Run, Why, runs
from isa_programme.errors import RefusedError
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes
from isa_programme.record.stages import Stage

_ONE_DAY = timedelta(days=1)


@frozen
class Leg:
    """One stretch of a clock: an allowance, or a date that was agreed.

    Attributes:
        allowance: how long, or None for an agreed date.
        agreed: the agreed date, or None for an allowance.
        agreed_on: the day the date was agreed; only pauses begun after it move it.
    """

    allowance: Allowance | None = None
    agreed: date | None = None
    agreed_on: date | None = None


@frozen
class Track:
    """One way of counting from one day zero. A restart adds a track; the later end stands.

    Attributes:
        day_zero: the day counted from.
        legs: what is counted, in order.
        restarted: whether a restart made it: what was excluded up to its day zero is spent.
    """

    day_zero: date
    legs: tuple[Leg, ...]
    restarted: bool = False


def _same_unit(one: Allowance, other: Allowance) -> Allowance | None:
    """The two added up where they count in one unit (days and weeks are one), else None."""
    if one.unit is other.unit:
        return Allowance(one.number + other.number, one.unit)
    if {one.unit, other.unit} == {Unit.DAYS, Unit.WEEKS}:
        days = (a.number * (7 if a.unit is Unit.WEEKS else 1) for a in (one, other))
        return Allowance(sum(days), Unit.DAYS)
    return None


@attrs.define(kw_only=True)
class ResponseClock:
    """The clock of one obligation, running from its day zero.

    Apply what happened in order of date. Each call acts only if it happened on or after day zero
    and on or before the deadline then in force, and says whether it did: a clock that has run out
    can't be restarted to cure lateness.

    Attributes:
        stage: the rules.
        calendar: the working days; None serves only calendar units with ``roll = "none"``.
        day_zero: the day counted from.
        suspensions: the protocol's periods that this stage lists, by name.
        until: a date that stands in the place of the stage's allowance, as if it were agreed.
    """

    stage: Stage
    calendar: WorkingCalendar | None
    day_zero: date
    suspensions: Sequence[tuple[str, Period]] = ()
    until: date | None = None
    tracks: tuple[Track, ...] = field(init=False)
    exclusions: tuple[Exclusion, ...] = field(init=False)
    holding_extensions: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        first = Leg(self.stage.allowance)
        if self.until is not None:
            first = Leg(agreed=self.until, agreed_on=self.day_zero)
        self.tracks = (Track(self.day_zero, (first,)),)
        self.exclusions = tuple(
            Exclusion(period.first, period.last, Why.SUSPENSION, None, name)
            for name, period in self.suspensions
        )

    @property
    def deadline(self) -> date | None:
        """The last good day with everything applied so far; None while a pause holds it open.

        Raises:
            OutsideCalendarError: the calendar does not reach the deadline.
        """
        ends = [self.end_of(track) for track in self.tracks]
        return None if None in ends else max(end for end in ends if end is not None)

    @property
    def governing(self) -> Track:
        """The track whose end is the deadline; the one restarted last, where two agree."""
        return max(reversed(self.tracks), key=lambda track: self.end_of(track) or date.max)

    def excluded_for(self, track: Track, *, begun_after: date | None = None) -> tuple[Run, ...]:
        """The runs of days a track does not count.

        With `begun_after`, only those of pauses that began after that day.
        """
        return runs(
            exclusion
            for exclusion in self.heeded_by(track)
            if begun_after is None
            or (exclusion.began_on is not None and exclusion.began_on > begun_after)
        )

    def heeded_by(self, track: Track) -> tuple[Exclusion, ...]:
        """The exclusions a track heeds: all, but for those spent when a restart made it."""
        return tuple(
            exclusion
            for exclusion in self.exclusions
            if not track.restarted
            or exclusion.last is None
            or exclusion.last > track.day_zero
            or exclusion.why is Why.SUSPENSION
        )

    def unrolled_ends(self, track: Track) -> list[date | None]:
        """The unrolled end of each leg of a track; None from where a pause holds it open."""
        ends: list[date | None] = []
        start: date | None = track.day_zero
        first_day = self.stage.first_day
        for leg in track.legs:
            if leg.agreed is not None:
                excluded = self.excluded_for(track, begun_after=leg.agreed_on)
                unit = self.stage.allowance.unit
                start = moved_date(leg.agreed, unit, self.calendar, excluded)
            elif start is not None and leg.allowance is not None:
                excluded = self.excluded_for(track)
                start = leg_end(leg.allowance, start, self.calendar, excluded, first_day=first_day)
            ends.append(start)
            first_day = FirstDay.AFTER
        return ends

    def end_of(self, track: Track) -> date | None:
        """Where a track ends, rolled once, at its last leg; None while a pause holds it open."""
        end = self.unrolled_ends(track)[-1]
        last = track.legs[-1].allowance
        if last is None:
            return end
        return rolled(
            end,
            last,
            self.stage.roll,
            self.calendar,
            self.excluded_for(track),
            first_counted=first_counted(track.day_zero, self.stage.first_day),
        )

    def in_time(self, on: date) -> bool:
        """Whether something that happens on a day can still move the clock."""
        if on < self.day_zero:
            return False
        deadline = self.deadline
        return deadline is None or on <= deadline

    def pause(self, on: date, label: str) -> bool:
        """Stop counting from a day, until :meth:`resume` with the same label."""
        return self._exclude(on, label, Why.PAUSE)

    def resume(self, on: date, label: str) -> bool:
        """Count again; the day of resuming is the last one excluded."""
        return self._end(on, label)

    def ask(self, on: date, label: str) -> bool:
        """A clarification is asked: stop counting until it is answered."""
        if self.stage.clarification is OnClarification.IGNORE:
            return False
        return self._exclude(on, label, Why.CLARIFICATION)

    def answer(self, on: date, label: str) -> bool:
        """A clarification is answered: count on, or anew, as the protocol says.

        A restart never brings the deadline forward: the way counted before stands beside it.
        """
        if not self._end(on, label):
            return False
        if self.stage.clarification is OnClarification.RESTART:
            anew = Track(on, (Leg(self.stage.allowance),), restarted=True)
            self.tracks = (*self.tracks, anew)
        return True

    def extend(self, on: date, by: Allowance) -> bool:
        """Agree more time: longer by so much in the last leg's unit, a new leg in any other."""
        if not self.in_time(on):
            return False
        self.tracks = tuple(self._extended(track, by) for track in self.tracks)
        return True

    def extend_to(self, on: date, until: date) -> bool:
        """Agree a date, which is never rolled.

        Raises:
            RefusedError: it lies before the deadline it should extend.
        """
        if not self.in_time(on):
            return False
        floor = self.earliest(on)
        if floor is not None and until < floor:
            raise RefusedError(
                f"until: {until} lies before the deadline in force, {floor};"
                " an extension can't shorten the time"
            )
        agreed = Leg(agreed=until, agreed_on=on)
        # One agreed date replaces every way of counting: from here on it is the deadline.
        governing = self.governing
        self.tracks = (attrs.evolve(governing, legs=(*governing.legs, agreed)),)
        return True

    def hold(self, on: date) -> bool:
        """A holding reply came; it moves the deadline only where the protocol says so."""
        rule = self.stage.holding
        if rule is None or self.holding_extensions >= rule.at_most:
            return False
        if not self.extend(on, rule.extends):
            return False
        self.holding_extensions += 1
        return True

    def earliest(self, on: date) -> date | None:
        """The deadline, or what it would be if everything that holds it open ended on a day."""
        return self.deadline or self.if_resumed(on).deadline

    def if_resumed(self, on: date) -> ResponseClock:
        """A copy in which every pause open on a day ends, and every open question is answered."""
        resumed = copy.copy(self)
        for exclusion in self.exclusions:
            if exclusion.last is None:
                end = resumed.answer if exclusion.why is Why.CLARIFICATION else resumed.resume
                end(on, exclusion.label)
        return resumed

    def open_labels(self) -> tuple[str, ...]:
        """The pauses and questions not ended yet."""
        return tuple(e.label for e in self.exclusions if e.last is None)

    def _exclude(self, on: date, label: str, why: Why) -> bool:
        if not self.in_time(on):
            return False
        first = on if self.stage.pause_excludes is PauseExcludes.FROM else on + _ONE_DAY
        self.exclusions = (*self.exclusions, Exclusion(first, None, why, on, label))
        return True

    def _end(self, on: date, label: str) -> bool:
        if not self.in_time(on):
            return False
        for exclusion in self.exclusions:
            if exclusion.label == label and exclusion.last is None:
                ended = attrs.evolve(exclusion, last=on)
                self.exclusions = tuple(
                    ended if each is exclusion else each for each in self.exclusions
                )
                return True
        return False

    @staticmethod
    def _extended(track: Track, by: Allowance) -> Track:
        *before, last = track.legs
        longer = last.allowance and _same_unit(last.allowance, by)
        legs = (*before, Leg(longer)) if longer else (*track.legs, Leg(by))
        return attrs.evolve(track, legs=legs)
