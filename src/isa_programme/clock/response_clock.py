"""The response clock: an allowance counting down, through whatever moves it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Self

import attrs
from attrs import field

from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.bounds import refuse_beyond
from isa_programme.clock.exclusions import Exclusion, Why
from isa_programme.clock.tracks import Leg, Track, legs_of
from isa_programme.errors import OutsideCalendarError, RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import OnClarification, PauseExcludes
from isa_programme.record.stages import ExtensionCap, Stage

_ONE_DAY = timedelta(days=1)


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
        period: which period of a stage that recurs, from 1.
        tracks: the runs of the allowance so far: one from day zero, and one from each restart.
        exclusions: the runs of days not counted, for a pause, a question or a suspension.
        holding_extensions: how many holding replies moved the deadline.
    """

    stage: Stage
    calendar: WorkingCalendar | None
    day_zero: date
    suspensions: Sequence[tuple[str, Period]] = ()
    until: date | None = None
    period: int = 1
    tracks: tuple[Track, ...] = field(init=False)
    exclusions: tuple[Exclusion, ...] = field(init=False)
    holding_extensions: int = field(init=False, default=0)
    # Nothing but a change of rules brings a deadline forward, so one worked out once is a day up to
    # which everything is in time.
    _not_before: date = field(init=False)

    def __attrs_post_init__(self) -> None:
        first = self._own()
        if self.until is not None:
            first = (Leg(agreed=self.until, agreed_on=self.day_zero),)
        self.tracks = (Track.of(self.day_zero, first),)
        self.exclusions = _suspended(self.suspensions)
        self._not_before = self.day_zero

    @property
    def deadline(self) -> date | None:
        """The last good day with everything applied so far; None while a pause holds it open.

        Raises:
            OutsideCalendarError: the calendar does not reach the deadline.
        """
        latest = None
        for track in self.tracks:
            end = self.end_of(track)
            if end is None:
                return None
            if latest is None or end > latest:
                latest = end
        return latest

    @property
    def governing(self) -> Track:
        """The track whose end is the deadline.

        Where several end there, the one that was last before a date was agreed; then the one
        restarted last.
        """
        return max(
            reversed(self.tracks),
            key=lambda track: (
                self.end_of(track) or date.max,
                [end or date.max for end in reversed(self.unrolled_ends(track))],
            ),
        )

    @property
    def outside_protocol(self) -> bool:
        """Whether an extension that the protocol's bounds do not cover was agreed."""
        return any(leg.outside_protocol for leg in self.tracks[0].extensions)

    def unrolled_ends(self, track: Track) -> list[date | None]:
        """The unrolled end of each leg of a track; None from where a pause holds it open.

        None too where the calendar does not reach the end of one that an agreed date replaces.
        """
        return track.unrolled_ends(self.stage, self.calendar, self.exclusions)

    def end_of(self, track: Track) -> date | None:
        """Where a track ends, rolled once, at its last leg; None while a pause holds it open."""
        return track.end(self.stage, self.calendar, self.exclusions)

    def _own(self) -> tuple[Leg, ...]:
        """What the stage itself gives: its allowance, or for a later period, that and more."""
        first = (Leg(self.stage.allowance),)
        if self.period == 1 or self.stage.every is None:
            return first
        every = self.stage.every
        return legs_of(first, (Leg(Allowance((self.period - 1) * every.number, every.unit)),))

    def _own_anew(self) -> tuple[Leg, ...]:
        """The same where it runs anew: of a later period only the interval, not those before it."""
        every = self.stage.every
        return (Leg(every),) if self.period > 1 and every is not None else self._own()

    def end_of_period(self, period: int) -> date | None:
        """Where a period would end by this clock, with no extension; None where it can't tell."""
        other = copy.copy(self)
        other.period = period
        first, *anew = self.tracks
        other.tracks = (
            Track.of(first.day_zero, other._own()),  # noqa: SLF001 - a copy of this very clock
            *(track for track in anew if period > 1),
        )
        return other.end_known()

    def in_time(self, on: date) -> bool:
        """Whether something that happens on a day can still move the clock.

        Raises:
            OutsideCalendarError: the calendar ends before both that day and the deadline.
        """
        if on < self.day_zero:
            return False
        if on <= self._not_before:
            return True
        try:
            deadline = self.deadline
        except OutsideCalendarError as error:
            # A deadline beyond the calendar has not passed on a day that the calendar covers.
            if error.first <= self.day_zero and on <= error.last:
                return True
            raise
        if deadline is None:
            return True
        self._not_before = deadline
        return on <= deadline

    def open_on(self, on: date) -> bool:
        """Whether it runs on a day: begun, and not known to have run out."""
        try:
            return self.in_time(on)
        except OutsideCalendarError:
            return on >= self.day_zero

    def untimely(self, on: date) -> str:
        """Why something that happens on a day moves nothing; "" where it comes in time."""
        if on < self.day_zero:
            return "it came before the clock started"
        if self.open_on(on):
            return ""
        ends = self.end_known()
        return "it came after the deadline" + ("" if ends is None else f", {ends}")

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
            self._count_anew(on)
        return True

    def restart(self, on: date) -> bool:
        """Count the whole allowance anew from a day, as a protocol may say for a transfer.

        Extensions are not counted anew, and the deadline is never brought forward.
        """
        if not self.in_time(on):
            return False
        self._count_anew(on)
        return True

    def extend(self, on: date, by: Allowance, *, outside_protocol: bool = False) -> bool:
        """Agree more time: longer by so much in the last leg's unit, a new leg in any other.

        Raises:
            RefusedError: it breaks a bound that the stage sets, and is not `outside_protocol`.
        """
        return self._agree(on, Leg(by, agreed_on=on, outside_protocol=outside_protocol))

    def extend_to(self, on: date, until: date, *, outside_protocol: bool = False) -> bool:
        """Agree a date, which is never rolled: from then on it is the deadline.

        Raises:
            RefusedError: it lies before the deadline it should extend, or it breaks a bound that
                the stage sets and is not `outside_protocol`.
        """
        if not self.in_time(on):
            return False
        try:
            floor = self.earliest(on) or on
            told = str(floor)
        except OutsideCalendarError as error:
            floor, told = error.last + _ONE_DAY, f"which is after {error.last}"
        if until < floor:
            raise RefusedError(
                f"until: {until} lies before the deadline in force, {told};"
                " an extension can't shorten the time"
            )
        return self._agree(on, Leg(agreed=until, agreed_on=on, outside_protocol=outside_protocol))

    def hold(self, on: date) -> bool:
        """A holding reply came; it moves the deadline only where the protocol says so."""
        rule = self.stage.holding
        if rule is None or self.holding_extensions >= rule.at_most or not self.in_time(on):
            return False
        self._add(Leg(rule.extends, agreed_on=on, holding=True))
        self.holding_extensions += 1
        return True

    def change_rules(
        self,
        on: date,
        *,
        stage: Stage | None = None,
        calendar: WorkingCalendar | None = None,
        suspensions: Sequence[tuple[str, Period]] | None = None,
        day_zero: date | None = None,
    ) -> bool:
        """From a day on, count by other rules or another calendar, from the same day zero.

        What is left out stays. Pauses, restarts and extensions so far are kept. A deadline that
        would then lie before that day leaves everything as it was, unless there was none that the
        calendar so far could tell.
        """
        if not self.open_on(on):
            return False
        judged = self.end_known() is not None or bool(self.open_labels())
        changed = copy.copy(self)
        changed.day_zero = day_zero or self.day_zero
        if stage is not None:
            changed.stage, changed.until = stage, None
        own = None if stage is None else changed._own()  # noqa: SLF001 - a copy of this very clock
        own_anew = own and changed._own_anew()  # noqa: SLF001 - the same
        first, *anew = self.tracks
        changed.tracks = (
            Track.of(changed.day_zero, own or first.own, first.extensions),
            *(Track.of(t.day_zero, own_anew or t.own, t.extensions, restarted=True) for t in anew),
        )
        changed.calendar = calendar or self.calendar
        if suspensions is not None:
            happened = tuple(e for e in self.exclusions if e.why is not Why.SUSPENSION)
            changed.suspensions = suspensions
            changed.exclusions = (*_suspended(suspensions), *happened)
        if judged and (ends := changed.end_known()) is not None and ends < on:
            return False
        for name in ("stage", "until", "day_zero", "tracks", "calendar", "suspensions"):
            setattr(self, name, getattr(changed, name))
        self.exclusions, self._not_before = changed.exclusions, self.day_zero
        return True

    def earliest(self, on: date) -> date | None:
        """The deadline, or what it would be if everything that holds it open ended on a day."""
        return self.deadline or self.if_resumed(on).deadline

    def end_if(self, on: date) -> date | None:
        """The same, or None where the calendar does not reach it."""
        try:
            return self.earliest(on)
        except OutsideCalendarError:
            return None

    def end_known(self) -> date | None:
        """The deadline, or None where a pause holds it open or the calendar does not reach it."""
        try:
            return self.deadline
        except OutsideCalendarError:
            return None

    def if_resumed(self, on: date) -> Self:
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
        for place, exclusion in enumerate(self.exclusions):
            if exclusion.label == label and exclusion.last is None:
                first, _, why, began_on, _ = exclusion
                ended = Exclusion(first, on, why, began_on, label)
                self.exclusions = (*self.exclusions[:place], ended, *self.exclusions[place + 1 :])
                return True
        return False

    def _count_anew(self, on: date) -> None:
        self.tracks = (*self.tracks, Track.of(on, self._own_anew(), restarted=True))

    def _add(self, more: Leg) -> None:
        self.tracks = tuple(track.extended(more) for track in self.tracks)

    def _agree(self, on: date, more: Leg) -> bool:
        if not self.in_time(on):
            return False
        if more.bounded and self.stage.extension is not None:
            extended = copy.copy(self)
            extended._add(more)  # noqa: SLF001 - a copy of this very clock
            extended._refuse_beyond_bounds(self.stage.extension, on)  # noqa: SLF001 - the same
        self._add(more)
        return True

    def _refuse_beyond_bounds(self, cap: ExtensionCap, on: date) -> None:
        longest = None if cap.up_to is None else self._bounded_by(cap.up_to).end_if(on)
        refuse_beyond(
            cap,
            self.tracks[0].extensions,
            clause=self.stage.clause,
            ends=self.end_if(on),
            longest=longest,
        )

    def _bounded_by(self, up_to: Allowance) -> Self:
        """A copy in which one extension by `up_to` stands for all that the protocol bounds."""
        bounded = copy.copy(self)
        bounded.tracks = tuple(track.bounded_by(up_to) for track in self.tracks)
        return bounded


def _suspended(suspensions: Sequence[tuple[str, Period]]) -> tuple[Exclusion, ...]:
    return tuple(
        Exclusion(period.first, period.last, Why.SUSPENSION, None, name)
        for name, period in suspensions
    )
