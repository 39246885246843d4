"""Leading through `isa advice issue`: a paper, what it asks, of whom, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import Month, earliest
from isa_programme.cli.drafting import advice_facts
from isa_programme.cli.leading.choosing import offices
from isa_programme.cli.leading.following import lines_of, owed
from isa_programme.cli.leading.kinds import Day, Number, Offices, OneOf, Text, YesNo, told
from isa_programme.cli.leading.lead import Dialogue, Outcome
from isa_programme.cli.leading.question import Question
from isa_programme.cli.leading.so_far import SoFar
from isa_programme.cli.leading.words_explained import (
    ANSWERED_BY,
    FUNCTIONS,
    PRIORITIES,
    VISIBILITIES,
)
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.facts import AdviceIssued
from isa_programme.record.vocabulary import AnsweredBy, Priority, Visibility

_OPENING = "This logs a paper: what it asks, whom, and by when."


def _steps(so: SoFar) -> Iterator[tuple[str, Question]]:
    yield "title", Text(ask="Title", explains="The paper's title, in one line.", of=_of("title"))
    yield "issued_on", _issued_on(so)
    if isinstance(so["issued_on"], Month):
        yield "assumed_day", _assumed_day(so["issued_on"])
    yield "addressees", _asked(so)
    for number in count(1):
        yield f"recommendation {number}", _recommendation(number)
        if so[f"recommendation {number}"] is None:
            break
    if len(so.get("addressees", ())) > 1:
        yield "answered_by", _ANSWERED_BY
    yield "requested_by", _requested_by(so)
    yield "function", _FUNCTION
    yield "more", _MORE
    if so["more"]:
        yield from _more(so)


def _more(so: SoFar) -> Iterator[tuple[str, Question]]:
    yield "priority", _PRIORITY
    yield "copied_to", _copied_to(so)
    yield "lead", _line("lead", "Who in our office looks after it", "nobody yet")
    yield "own_reference", _OWN_REFERENCE
    yield "channel", _CHANNEL
    yield "text", _line("text", "What it says, in short", "no summary")
    yield "visibility", _VISIBILITY
    yield "source", _line("source", "Where it is published", "nowhere")


def _of(name: str) -> tuple[type[Advice], str]:
    return Advice, name


def _line(name: str, ask: str, skips: str) -> Text:
    return Text(ask=ask, explains=f"{ask}, in your own words.", skips=skips, of=_of(name))


def _issued_on(so: SoFar) -> Day:
    return Day(
        ask="Day of issue",
        explains="As 2025-12-24, 24 December 2025, today, yesterday; 2025-12 if only the month is"
        " known.",
        default=str(so.day),
        today=so.day,
        calendar=so.calendar,
        until=so.today,
    )


def _assumed_day(month: Month) -> Number:
    return Number(
        ask=f"Which day of {in_words(month)} to count from",
        explains="A clock can't count from a month. A day that you choose is labelled as assumed.",
        skips="none; then no date can be counted",
        most=month.last.day,
    )


def _asked(so: SoFar) -> Offices:
    return Offices(
        ask="Offices asked",
        explains="Each owes an answer of its own. Several: 1, 3. An office that is missing here is"
        " added with isa addressee add.",
        skips="nobody by name, so that nobody owes an answer",
        among=offices(so),
        heading="Offices of this record:",
    )


def _recommendation(number: int) -> Text:
    return Text(
        ask=f"Recommendation {number}",
        explains="One thing that the paper asks for. The next question is for the next one.",
        skips="that is all" if number > 1 else "it has none; it asks for an answer as a whole",
        of=(Recommendation, "text"),
    )


_ANSWERED_BY = OneOf(
    ask="Whose answer settles it",
    explains="It matters only where several offices are asked.",
    default=AnsweredBy.ALL.value,
    words=ANSWERED_BY,
)


def _requested_by(so: SoFar) -> Day:
    issued = so["issued_on"]
    return Day(
        ask="Answer asked for by",
        explains="The date that the paper itself asks for. It stands beside a protocol's date, and"
        " never replaces it.",
        skips="it names no date",
        today=so.day,
        calendar=so.calendar,
        since=earliest(issued),
        too_early=f"it lies before the paper was issued, {told(issued)}",
    )


_FUNCTION = OneOf(
    ask="Function of the programme",
    explains="Answers can be counted by it. What stands beside each is our reading of it.",
    skips="none",
    words=FUNCTIONS,
)
_MORE = YesNo(
    ask="Say more: priority, copies, lead, your reference, channel, summary, who may see it,"
    " source?",
    explains="None of it is needed; without it, the paper is routine and restricted.",
    default="n",
)
_PRIORITY = OneOf(
    ask="Priority",
    explains="How pressing it is.",
    default=Priority.ROUTINE.value,
    words=PRIORITIES,
)
_OWN_REFERENCE = Text(
    ask="Your own reference",
    explains="The number you gave it before; it is found by that too.",
    skips="none",
)
_CHANNEL = Text(
    ask="How it was sent",
    explains="As the protocol names it, where it dates receipt by that: post, e-mail.",
    skips="not said",
)
_VISIBILITY = OneOf(
    ask="Who may see it",
    explains="It can be changed later: isa visibility.",
    default=Visibility.RESTRICTED.value,
    words=VISIBILITIES,
)


def _copied_to(so: SoFar) -> Offices:
    return Offices(
        ask="Offices that got a copy",
        explains="They owe nothing.",
        skips="none",
        among=offices(so, without=so.get("addressees", ())),
    )


def _outcome(so: SoFar) -> Outcome:
    given: dict[str, Any] = {
        name: answer
        for name, answer in so.answers.items()
        if answer is not None and name != "more" and not name.startswith("recommendation ")
    }
    given["recommendations"] = tuple(
        answer
        for name, answer in so.answers.items()
        if answer is not None and name.startswith("recommendation ")
    )
    return Outcome(path=("advice", "issue"), given=given, facts=advice_facts(**given))


def _follows(so: SoFar, outcome: Outcome) -> Iterator[str]:
    (issued,) = (
        each.fact.advice
        for each in so.tracker.completed(*outcome.facts)
        if isinstance(each.fact, AdviceIssued)
    )
    yield f"Issued: {_issued_on(so).reads_back(issued.issued_on)}."
    lines = lines_of(
        so.tracker.foreseen(*outcome.facts), issued.reference, as_at=so.latest("issued_on")
    )
    if lines:
        yield "Answers are then owed:"
    yield from owed(lines)
    if not lines:
        yield "Nobody is asked by name, so nothing is owed."


LOG_ADVICE = Dialogue(opening=_OPENING, steps=_steps, outcome=_outcome, follows=_follows)
"""The conversation that logs a paper."""
