"""Leading through a request for clarification: whether it stops the clock, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import latest
from isa_programme.cli.drafting import clarification_facts
from isa_programme.cli.leading.following import lines_of, owed
from isa_programme.cli.leading.kinds import Day, Numbers, OneOf, Text, YesNo, told
from isa_programme.cli.leading.question import Question
from isa_programme.cli.leading.so_far import SoFar
from isa_programme.cli.leading.walking import walk
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened
from isa_programme.errors import FaultsError
from isa_programme.questions.lines import Line
from isa_programme.record.responses import Response

STOPS = "stops_the_clock"
"""The name of the question whether the clock stops."""

_LETTER = "letter"


@frozen(kw_only=True)
class StopsTheClock(YesNo):
    """Whether a question stops the clock, below both of the dates that would come of it."""

    both: tuple[str, ...] = field(factory=tuple)

    def lists(self) -> Iterable[str]:
        """What would be owed by when, either way."""
        return self.both


def about_clarification(so: SoFar, received_on: Day) -> Iterator[tuple[str, Question]]:
    """What is asked of a question about the paper: how it came, when, and what it moves.

    One that came by letter and stops the clock is a letter like any other from there on.
    """
    yield "came_by", _CAME_BY
    by_letter = so["came_by"] == _LETTER
    yield (
        "received_on",
        attrs.evolve(
            received_on,
            ask="Day it was asked" if not by_letter else received_on.ask,
            may_be_month=by_letter,
        ),
    )
    advice = so.paper
    if advice.recommendations and so.part is None:
        yield "recommendations", _about(tuple(each.text for each in advice.recommendations))
    yield "text", _ASKS
    running = _running(so)
    if running:
        yield STOPS, _stops(so, running)
    if not by_letter and stops_the_clock(so):
        yield "answered_on", _answered_on(so)


def stops_the_clock(so: SoFar) -> bool:
    """Whether it stops the clock; where nothing is owed, nothing was asked and nothing stops."""
    return bool(so.get(STOPS, missing=True))


def is_a_letter(so: SoFar) -> bool:
    """Whether it is recorded as a letter of its own: what moves nothing is only a question."""
    return bool(so["came_by"] == _LETTER and stops_the_clock(so))


def asked_whether_it_stops(
    reference: str,
    *,
    asked_on: date,
    addressees: tuple[str, ...] = (),
    **given: Any,  # noqa: ANN401 - the options of isa clock clarified, by name
) -> bool:
    """Ask whether a question that is recorded on one line stops the clock.

    Nothing is asked, and it does, where no clock of the paper runs.
    """

    def steps(so: SoFar) -> Iterator[tuple[str, Question]]:
        if running := _running(so):
            yield STOPS, _stops(so, running)

    with opened() as tracker:
        so = SoFar(tracker=tracker, day=settings().day, today=settings().today)
        so.answers |= {"reference": reference, "received_on": asked_on, "sent_by": addressees}
        so.answers |= given
        walk(steps, so)
    return stops_the_clock(so)


_CAME_BY = OneOf(
    ask="How it came",
    explains="A letter is kept under a reference of its own; a call as a question on the paper.",
    default=_LETTER,
    words=((_LETTER, "or an e-mail"), ("telephone", "or in passing")),
)
_ASKS = Text(
    ask="What it asks",
    explains="In a sentence.",
    skips="not noted",
    of=(Response, "text"),
)


def _about(texts: tuple[str, ...]) -> Numbers:
    return Numbers(
        ask="Recommendations it asks about",
        explains="Several: 1, 3. Only their clocks are concerned.",
        skips="the paper as a whole",
        texts=texts,
    )


def _running(so: SoFar) -> tuple[Line, ...]:
    """What the senders still owe of what is asked about."""
    asked = so.get("recommendations", ()) or ((so.part,) if so.part else ())
    return tuple(
        line
        for line in lines_of(so.tracker, so.paper.reference, as_at=so.latest("received_on"))
        if line.owed
        and (not so["sent_by"] or line.addressee in so["sent_by"])
        and (not so.get("stages") or line.stage in so["stages"])
        and (not asked or line.recommendation in (None, *asked))
    )


def _stops(so: SoFar, running: tuple[Line, ...]) -> StopsTheClock:
    return StopsTheClock(
        ask="Does it stop the clock?",
        explains="A question that has to be answered first stops it, as the protocol says. One that"
        " was settled in passing moves nothing, and is kept all the same.",
        both=(
            f"If it stops the clock, and {_answered(so)}:",
            *_if_it_stops(so, running),
            "If it moves nothing:",
            *owed(running),
        ),
    )


def _answered(so: SoFar) -> str:
    on = so.get("answered_on")
    return "were answered the same day" if on is None else f"is answered on {told(on)}"


def _if_it_stops(so: SoFar, running: tuple[Line, ...]) -> Iterator[str]:
    day = min(latest(so["received_on"]), so.today)
    facts = clarification_facts(
        so["reference"],
        asked_on=day,
        answered_on=so.get("answered_on", day),
        addressees=so["sent_by"],
        recommendations=so.get("recommendations", ()),
        stages=so.get("stages", ()),
    )
    concerned = {(line.reference, line.addressee, line.stage, line.period) for line in running}
    try:
        foreseen = so.tracker.foreseen(*facts)
    except FaultsError as error:
        yield from (f"  it can't be foreseen: {fault}" for fault in error.faults)
        return
    yield from owed(
        line
        for line in lines_of(foreseen, so.paper.reference, as_at=so.latest("received_on"))
        if (line.reference, line.addressee, line.stage, line.period) in concerned
    )
    if so.get("answered_on") is None:
        yield "  and later by each working day that the answer takes."


def _answered_on(so: SoFar) -> Day:
    asked = latest(so["received_on"])
    return Day(
        ask="Day we answered it",
        explains="The clock goes on from then. isa clock clarified records it later.",
        skips="not answered yet",
        today=so.day,
        calendar=so.calendar,
        may_be_month=False,
        until=so.today,
        since=asked,
        too_early="it lies before the day it was asked",
    )
