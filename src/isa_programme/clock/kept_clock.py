"""A clock held open, kept as plain data: enough to say where it would end if it went on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.exclusions import Exclusion, Why
from isa_programme.clock.response_clock import ResponseClock
from isa_programme.clock.tracks import Leg, Track
from isa_programme.errors import FaultsError, OutsideCalendarError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import FirstDay, OnClarification, PauseExcludes, Roll
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import StageName


def kept_clock(clock: ResponseClock) -> dict[str, Any]:
    """A clock as plain data, without its calendar and without rules that have had their say."""
    stage = clock.stage
    return {
        "name": stage.name.value,
        "allowance": str(stage.allowance),
        "first_day": stage.first_day.value,
        "roll": stage.roll.value,
        "pause_excludes": stage.pause_excludes.value,
        "clarification": stage.clarification.value,
        "every": _text(stage.every),
        "day_zero": str(clock.day_zero),
        "until": _text(clock.until),
        "period": clock.period,
        "tracks": [_track(track) for track in clock.tracks],
        "exclusions": [
            [str(each.first), _text(each.last), each.why.value, _text(each.began_on), each.label]
            for each in clock.exclusions
        ],
    }


def end_if_resumed(
    kept: Mapping[str, Any], calendar: WorkingCalendar | None, on: date
) -> date | None:
    """The deadline of a kept clock if all that holds it open ended on a day.

    None where the calendar does not reach it.
    """
    try:
        return _clock(kept, calendar).if_resumed(on).deadline
    except (OutsideCalendarError, FaultsError):
        return None


def _clock(kept: Mapping[str, Any], calendar: WorkingCalendar | None) -> ResponseClock:
    stage = Stage(
        name=StageName(kept["name"]),
        allowance=Allowance.parse(kept["allowance"]),
        first_day=FirstDay(kept["first_day"]),
        roll=Roll(kept["roll"]),
        pause_excludes=PauseExcludes(kept["pause_excludes"]),
        clarification=OnClarification(kept["clarification"]),
        every=_allowance(kept["every"]),
    )
    clock = ResponseClock(
        stage=stage,
        calendar=calendar,
        day_zero=date.fromisoformat(kept["day_zero"]),
        until=_day(kept["until"]),
        period=kept["period"],
    )
    clock.tracks = tuple(
        Track(date.fromisoformat(day_zero), _legs(own), _legs(more), restarted, _legs(legs))
        for day_zero, own, more, restarted, legs in kept["tracks"]
    )
    clock.exclusions = tuple(
        Exclusion(date.fromisoformat(first), _day(last), Why(why), _day(began_on), label)
        for first, last, why, began_on, label in kept["exclusions"]
    )
    return clock


def _track(track: Track) -> list[Any]:
    legs = [[_kept_leg(leg) for leg in each] for each in (track.own, track.extensions, track.legs)]
    return [str(track.day_zero), legs[0], legs[1], track.restarted, legs[2]]


def _kept_leg(leg: Leg) -> list[Any]:
    held = map(_text, (leg.allowance, leg.agreed, leg.agreed_on))
    return [*held, leg.holding, leg.outside_protocol]


def _legs(kept: Sequence[Sequence[Any]]) -> tuple[Leg, ...]:
    return tuple(
        Leg(_allowance(allowance), _day(agreed), _day(agreed_on), holding, outside)
        for allowance, agreed, agreed_on, holding, outside in kept
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _allowance(text: str | None) -> Allowance | None:
    return None if text is None else Allowance.parse(text)
