"""Rules about advice: references, recommendations, what is asked of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.months import earliest
from isa_programme.errors import UnknownReferenceError
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceLinked,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    EscalationMade,
    Fact,
    FactNoted,
    NoteTaken,
    ProgrammeAdopted,
    ResponseReceived,
    Scoped,
)
from isa_programme.record.findings import Finding
from isa_programme.record.names import looks_assigned
from isa_programme.record.register import Register
from isa_programme.record.rules.found import note, refusal, warning
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import AnsweredBy, StageName

Follows = (
    AdviceLinked
    | AdviceMarked
    | ResponseReceived
    | NoteTaken
    | ClockResumed
    | ClarificationAnswered
    | Scoped
)


@rule
def own_references_are_free(register: Register, fact: AdviceIssued, _on: date) -> Iterator[Finding]:
    """An older reference names one paper or part, and never looks like one the record assigns."""
    advice = fact.advice
    named = [("own_reference", advice.own_reference)]
    named += [
        (f"recommendation {number}: own_reference", part.own_reference)
        for number, part in enumerate(advice.recommendations, start=1)
    ]
    given = Counter(own for _, own in named if own)
    for field, own in named:
        if own and (fault := _unfit(own, register, given)):
            yield refusal("own-references-are-free", f"{field}: {fault}", fact)


def _unfit(own: str, register: Register, given: Counter[str]) -> str:
    if looks_assigned(own):
        return f"{own} has the form of the record's own references; leave it out"
    if own in register.aliases:
        return f"{own!a} is {register.aliases[own]} already"
    if given[own] > 1:
        return f"{own!a} is given twice in this paper"
    if own != own.strip() or not own.isprintable() or len(own) > 64:
        return "one line of at most 64 visible characters, no blanks at its ends"
    return ""


@rule
def papers_are_known(
    register: Register, fact: AdviceIssued | FactNoted | Follows, _on: date
) -> Iterator[Finding]:
    """What is about a paper names one that the record holds."""
    match fact:
        case AdviceIssued(advice=advice):
            named = [("see_also", other) for other in advice.see_also]
            if advice.reissue_of:
                named.append(("reissue_of", advice.reissue_of))
            for field, reference in named:
                if fault := _unknown(register, field, reference):
                    yield refusal("papers-are-known", fault, fact)
        case FactNoted(advice=None):
            return
        case _:
            if fault := _unknown(register, "advice", str(fact.about)):
                yield refusal("papers-are-known", fault, fact)


def _unknown(register: Register, field: str, reference: str) -> str:
    try:
        register.target(reference)
    except UnknownReferenceError as error:
        return f"{field}: {error}"
    return ""


@rule
def parts_exist(
    register: Register, fact: ResponseReceived | Scoped, _on: date
) -> Iterator[Finding]:
    """A recommendation is named by its number in the paper."""
    file = register.files.get(str(fact.about))
    if file is None:
        return
    match fact:
        case ResponseReceived(response=response):
            named = [*response.recommendations, *(d.recommendation for d in response.dispositions)]
        case _:
            named = [*fact.scope.recommendations]
    held = len(file.advice.recommendations)
    for number in dict.fromkeys(named):
        if not 1 <= number <= held:
            has = f"they are numbered 1 to {held}" if held else "it has none"
            yield refusal(
                "parts-exist",
                f"recommendation: {file.advice.reference} has no recommendation {number}; {has}",
                fact,
            )


@rule
def periods_exist(register: Register, fact: Scoped, _on: date) -> Iterator[Finding]:
    """A period is named by its number, from 1, and only where a step recurs.

    A pause, a question, a transfer or a withdrawal is of all periods: they follow one another.
    """
    if not fact.scope.periods:
        return
    if isinstance(fact, ClockPaused | ClarificationAsked | AdviceTransferred | AdviceWithdrawn):
        yield refusal("periods-exist", "period: this concerns every period; name none", fact)
    if not any(stage.every for protocol in register.protocols for stage in protocol.stages):
        yield refusal("periods-exist", "period: no protocol here has a step that recurs", fact)
    for number in fact.scope.periods:
        if number < 1:
            yield refusal("periods-exist", f"period: {number}; they are numbered from 1", fact)


@rule
def commitments_have_no_clock(_register: Register, fact: Scoped, _on: date) -> Iterator[Finding]:
    """A commitment is dated by its promise, so that no clock of it can be moved."""
    if StageName.COMMITMENT in fact.scope.stages:
        yield refusal(
            "commitments-have-no-clock",
            "stage: a commitment has no clock; isa commitment revise moves its date",
            fact,
        )


@rule
def reissues_follow(register: Register, fact: AdviceIssued, _on: date) -> Iterator[Finding]:
    """A paper is issued again after it was issued, not before."""
    if not fact.advice.reissue_of:
        return
    earlier = register.files.get(fact.advice.reissue_of)
    if earlier and earliest(fact.advice.issued_on) < earliest(earlier.advice.issued_on):
        yield refusal(
            "reissues-follow",
            f"issued_on: {fact.advice.issued_on} lies before {earlier.advice.reference} was first"
            f" issued, on {earlier.advice.issued_on}",
            fact,
        )


@rule
def follows_its_paper(register: Register, fact: Fact, _on: date) -> Iterator[Finding]:
    """Nothing happens to a paper before it is issued."""
    file = register.files.get(str(fact.about))
    if file is None or isinstance(fact, ResponseReceived | FactNoted | NoteTaken):
        return
    issued, when = file.advice.issued_on, fact.happened_on
    if when is not None and earliest(when) < earliest(issued):
        yield refusal(
            "follows-its-paper",
            f"date: {when} lies before {file.advice.reference} was issued, on {issued}",
            fact,
        )


@rule
def somebody_is_asked(_register: Register, fact: AdviceIssued, _on: date) -> Iterator[Finding]:
    """A paper or recommendation that asks nobody by name is owed by nobody: worth knowing."""
    advice = fact.advice
    silent = [
        str(number)
        for number, each in enumerate(advice.recommendations, start=1)
        if not each.addressees
    ]
    if not advice.everyone_asked:
        sentence = "names no addressee, so nobody owes an answer"
    elif silent:
        sentence = f"recommendation {', '.join(silent)} names no addressee, so nobody owes it"
    else:
        return
    yield note("somebody-is-asked", f"{advice.reference} {sentence}", fact)


@rule
def the_lead_is_named(_register: Register, fact: AdviceIssued, _on: date) -> Iterator[Finding]:
    """Only somebody who was asked can be copied to, or be the lead."""
    advice = fact.advice
    if advice.answered_by is AnsweredBy.LEAD and not advice.everyone_asked:
        yield refusal(
            "the-lead-is-named", "answered_by: lead needs addressees; the first one is it", fact
        )
    for slug in advice.copied_to:
        if slug in advice.everyone_asked:
            yield refusal(
                "the-lead-is-named", f"copied_to: {slug} is asked as well; name it once", fact
            )


@rule
def transfers_move(_register: Register, fact: AdviceTransferred, _on: date) -> Iterator[Finding]:
    """A transfer names one office that owes, and another that takes it over."""
    if len(fact.scope.addressees) != 1:
        yield refusal("transfers-move", "from: name the one office that hands over", fact)
    elif fact.to in fact.scope.addressees:
        yield refusal("transfers-move", f"to: {fact.to} is the office that hands over", fact)


@rule
def one_adviser(register: Register, fact: ProgrammeAdopted, _on: date) -> Iterator[Finding]:
    """A record has one programme, once it is named; a second one belongs in a record of its own."""
    known = register.programme
    if known is None:
        return
    if not known.is_unnamed or fact.programme.adviser != known.adviser:
        yield refusal("one-adviser", "programme: this record has one already", fact)


@rule
def steps_are_proposed(register: Register, fact: EscalationMade, _on: date) -> Iterator[Finding]:
    """An escalation step by a name that no protocol gives leaves the proposed one on the list."""
    proposed = [step.name for protocol in register.protocols for step in protocol.escalation]
    if fact.step not in proposed:
        known = ", ".join(dict.fromkeys(proposed)) or "none"
        yield warning(
            "steps-are-proposed",
            f"step: no protocol proposes {fact.step!a}; proposed are: {known}",
            fact,
        )


ADVICE_RULES = (
    own_references_are_free,
    papers_are_known,
    parts_exist,
    periods_exist,
    commitments_have_no_clock,
    reissues_follow,
    follows_its_paper,
    somebody_is_asked,
    the_lead_is_named,
    transfers_move,
    steps_are_proposed,
    one_adviser,
)
