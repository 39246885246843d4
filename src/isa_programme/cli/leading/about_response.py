"""Leading through `isa response record`: who wrote, about which paper, and what they decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isa_programme.calendars.months import earliest, latest
from isa_programme.cli.drafting import clarification_facts, response_facts
from isa_programme.cli.leading.about_clarification import (
    about_clarification,
    is_a_letter,
    stops_the_clock,
)
from isa_programme.cli.leading.choosing import Papers, offices, open_papers
from isa_programme.cli.leading.following import answered, lines_of, moved
from isa_programme.cli.leading.kinds import Day, Offices, OneOf, Text, YesNo, told
from isa_programme.cli.leading.lead import Dialogue, Outcome
from isa_programme.cli.leading.question import Question
from isa_programme.cli.leading.so_far import SoFar
from isa_programme.cli.leading.words_explained import DISPOSITIONS, KINDS, VISIBILITIES
from isa_programme.record.advice import Advice
from isa_programme.record.facts import ResponseReceived
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.vocabulary import DispositionKind, ResponseKind, Visibility

_OPENING = "This logs what came back on a paper: from whom, when, and what it says."
_DECIDES = (ResponseKind.SUBSTANTIVE, ResponseKind.UPDATE)
_NEEDS_REASON = DispositionKind.NOT_ACCEPTED
_MAY_HAVE_REASON = (
    DispositionKind.ACCEPTED_IN_PART,
    DispositionKind.ACCEPTED_WITH_CONDITIONS,
    DispositionKind.TO_BE_EXPLORED,
)


def _steps(so: SoFar) -> Iterator[tuple[str, Question]]:
    yield "reference", _paper(so)
    advice = so.paper
    yield "sent_by", _sender(so, advice)
    yield "kind", _KIND
    if so["kind"] == ResponseKind.CLARIFICATION_REQUEST:
        yield from about_clarification(so, _received_on(so, advice))
        if not is_a_letter(so):
            return
    else:
        yield "received_on", _received_on(so, advice)
    if latest(so["received_on"]) < earliest(advice.issued_on):
        yield "early_reason", _early_reason(advice)
    yield "dated_on", _dated_on(so)
    if so["kind"] in _DECIDES:
        yield from _decisions(so, advice)
    if so["kind"] == ResponseKind.HOLDING:
        yield "promised_for", _promised_for(so)
        yield "promise", _words("promise", "The promise in its own words", "it promises nothing")
        yield "delay_reason", _words("delay_reason", "Why it is late, as it says", "it doesn't say")
    yield "more", _MORE
    if so["more"]:
        yield from _more(so)


def _more(so: SoFar) -> Iterator[tuple[str, Question]]:
    yield "on_behalf_of", _on_behalf_of(so)
    yield "own_reference", _OWN_REFERENCE
    if so["kind"] != ResponseKind.CLARIFICATION_REQUEST:
        yield "text", _words("text", "What it says, in short", "no summary")
    yield "stance", _STANCE
    if so["stance"] is not None:
        yield "stance_reason", _STANCE_REASON
    yield "visibility", _VISIBILITY
    yield "source", _words("source", "Where it is published", "nowhere")


def _decisions(so: SoFar, advice: Advice) -> Iterator[tuple[str, Question]]:
    """What it decides on each recommendation that was put to its senders, and why."""
    for number in _put_to_them(so, advice):
        text = advice.recommendations[number - 1].text
        name = f"disposition {advice.reference}.{number}"
        yield name, _disposition(number, text)
        if so[name] is not None and (why := _reason(number, so[name])) is not None:
            yield f"reason {advice.reference}.{number}", why


def _put_to_them(so: SoFar, advice: Advice) -> tuple[int, ...]:
    lines = lines_of(so.tracker, advice.reference, as_at=so.latest("received_on"))
    owed = {line.recommendation for line in lines if line.addressee in so["sent_by"]}
    every = range(1, len(advice.recommendations) + 1)
    return tuple(number for number in every if number in owed) or tuple(every)


def _paper(so: SoFar) -> Papers:
    among = open_papers(so)
    return Papers(
        ask="Paper it answers",
        explains="A number from the list, or the reference of any paper, your own too.",
        among=among,
        register=so.register,
        heading="Papers still owed an answer:" if among else "No paper is owed an answer now.",
    )


def _sender(so: SoFar, advice: Advice) -> Offices:
    owing = lines_of(so.tracker, advice.reference, as_at=so.latest())
    asked = dict.fromkeys((*advice.everyone_asked, *(line.addressee for line in owing)))
    every = offices(so)
    return Offices(
        ask="Sender",
        explains="Several for a joint letter: 1, 2. Any other office of the record by its slug; a"
        " letter from one that was not asked is kept, and answers nothing.",
        default="1" if len(asked) == 1 else "",
        among=tuple((slug, so.name_of(slug)) for slug in asked),
        others=tuple((slug, name) for slug, name in every if slug not in asked),
        heading=f"{advice.reference} asks:" if asked else f"{advice.reference} asks nobody by name",
    )


_KIND = OneOf(
    ask="What it is",
    explains="Only a substantive answer answers; the others are kept beside the paper.",
    default=ResponseKind.SUBSTANTIVE.value,
    words=KINDS,
)


def _received_on(so: SoFar, advice: Advice) -> Day:
    del advice
    return Day(
        ask="Day received",
        explains="As 2025-12-24, 24 December 2025, today, yesterday; 2025-12 if only the month is"
        " known.",
        default=str(so.day),
        today=so.day,
        calendar=so.calendar,
        until=so.today,
    )


def _early_reason(advice: Advice) -> Text:
    return Text(
        ask=f"It came before the paper was issued, {told(advice.issued_on)}; why is that right",
        explains="An answer to a draft, say. If the day is wrong, < goes back.",
        of=(Response, "early_reason"),
    )


def _dated_on(so: SoFar) -> Day:
    received = so["received_on"]
    return Day(
        ask="Date it bears",
        explains="The date on the letter itself, where that is another.",
        skips="the same, or none",
        today=so.day,
        calendar=so.calendar,
        until=latest(received),
        too_late=f"it lies after the day it was received, {told(received)}",
    )


def _disposition(number: int, text: str) -> OneOf:
    return OneOf(
        ask=f"What it decides on recommendation {number}",
        explains="One that the letter does not mention is not answered by it.",
        skips="it does not mention it",
        words=DISPOSITIONS,
        heading=f"Recommendation {number}: {text}",
    )


def _reason(number: int, decided: str) -> Text | None:
    if decided == _NEEDS_REASON:
        return Text(
            ask=f"Why recommendation {number} is not accepted",
            explains="The reason that the letter gives; if it gives none: none given.",
            of=(Disposition, "reason"),
        )
    if decided in _MAY_HAVE_REASON:
        return Text(
            ask=f"Its reason or condition, for recommendation {number}",
            explains="As the letter says it.",
            skips="it gives none",
            of=(Disposition, "reason"),
        )
    return None


def _promised_for(so: SoFar) -> Day:
    return Day(
        ask="Answer promised for",
        explains="The day or month by which it promises an answer, as you read it. It moves no"
        " deadline, unless the protocol says so.",
        skips="it promises none",
        today=so.day,
        calendar=so.calendar,
    )


def _words(name: str, ask: str, skips: str) -> Text:
    return Text(ask=ask, explains=f"{ask}; as it is kept.", skips=skips, of=(Response, name))


_MORE = YesNo(
    ask="Say more: for whom it speaks, its reference, summary, stance, who may see it, source?",
    explains="None of it is needed; without it, the response is restricted.",
    default="n",
)


def _on_behalf_of(so: SoFar) -> Offices:
    return Offices(
        ask="Offices it answers for besides",
        explains="It then answers for them as well.",
        skips="none",
        among=offices(so, without=so["sent_by"]),
    )


_OWN_REFERENCE = Text(ask="Its own reference", explains="As it stands on the letter.", skips="none")
_STANCE = OneOf(
    ask="What it says of the paper as a whole",
    explains="Apart from what it decides on each recommendation.",
    skips="nothing",
    words=DISPOSITIONS,
)
_STANCE_REASON = Text(ask="Why, as it says itself", explains="In its words.", skips="no reason")
_VISIBILITY = OneOf(
    ask="Who may see it",
    explains="It can be changed later: isa visibility.",
    default=Visibility.RESTRICTED.value,
    words=VISIBILITIES,
)
_PLAIN = (
    *("reference", "sent_by", "kind", "received_on", "early_reason", "dated_on", "promised_for"),
    *("promise", "delay_reason", "recommendations", "on_behalf_of", "own_reference", "text"),
    *("stance", "stance_reason", "visibility", "source"),
)
"""Answers that are options of the command under the same names."""


def _outcome(so: SoFar) -> Outcome:
    if so["kind"] == ResponseKind.CLARIFICATION_REQUEST and not is_a_letter(so):
        return _by_telephone(so)
    given: dict[str, Any] = {name: so[name] for name in _PLAIN if so.get(name) is not None}
    for option, word in (("dispositions", "disposition "), ("reasons", "reason ")):
        given[option] = tuple(
            (int(name.rpartition(".")[2]), answer)
            for name, answer in so.answers.items()
            if name.startswith(word) and answer is not None
        )
    return Outcome(path=("response", "record"), given=given, facts=response_facts(**given))


def _by_telephone(so: SoFar) -> Outcome:
    given: dict[str, Any] = {
        "reference": so["reference"],
        "asked_on": so["received_on"],
        "answered_on": so.get("answered_on"),
        "moves_nothing": not stops_the_clock(so),
        "addressees": so["sent_by"],
        "recommendations": so.get("recommendations", ()),
        "text": so.get("text", ""),
    }
    return Outcome(path=("clock", "clarified"), given=given, facts=clarification_facts(**given))


def _follows(so: SoFar, outcome: Outcome) -> Iterator[str]:
    paper = so.paper.reference
    as_at = so.latest("received_on")
    before = lines_of(so.tracker, paper, as_at=as_at)
    after = lines_of(so.tracker.foreseen(*outcome.facts), paper, as_at=as_at)
    made = [
        each.fact.response.reference
        for each in so.tracker.completed(*outcome.facts)
        if isinstance(each.fact, ResponseReceived)
    ]
    yield f"Received: {_received_on(so, so.paper).reads_back(so['received_on'])}."
    yield from answered(before, after, made[0]) if made else moved(before, after)


LOG_RESPONSE = Dialogue(opening=_OPENING, steps=_steps, outcome=_outcome, follows=_follows)
"""The conversation that logs a response."""
