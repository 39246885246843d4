"""Rules about commitments: where they arise, and what can happen to one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.months import earliest, latest
from isa_programme.record.commitments import Commitment
from isa_programme.record.courses import commitment_course
from isa_programme.record.facts import (
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    Fact,
)
from isa_programme.record.findings import Finding
from isa_programme.record.followed import Followed
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal
from isa_programme.record.rules.rule import rule

Follows = CommitmentUpdated | CommitmentRevised | CommitmentDone | CommitmentDropped


@rule
def commitments_arise(_register: Register, fact: CommitmentMade, _on: date) -> Iterator[Finding]:
    """A commitment arises from a response, or stands in a route map; it is dated ahead."""
    made = fact.commitment
    if not made.response and not made.route_map:
        yield refusal("commitments-arise", "response: name the response, or a route_map", fact)
    if made.recommendation is not None and not made.advice:
        yield refusal(
            "commitments-arise", "recommendation: only a response answers one; leave it out", fact
        )
    if made.promised_for is not None and latest(made.promised_for) < earliest(made.made_on):
        yield refusal(
            "commitments-arise",
            f"promised_for: {made.promised_for} lies before it was made, {made.made_on}",
            fact,
        )


@rule
def commitments_are_open(register: Register, fact: Follows, _on: date) -> Iterator[Finding]:
    """What is done or dropped moves no more, and nothing happens to it before it is made."""
    known = register.followed.get(fact.commitment)
    if known is None or not isinstance(known.noun, Commitment):
        return
    yield from _ended(known, fact)
    when = fact.happened_on
    if when is not None and latest(when) < earliest(known.noun.made_on):
        yield refusal(
            "commitments-are-open",
            f"date: {when} lies before {fact.commitment} was made, on {known.noun.made_on}",
            fact,
        )


def _ended(known: Followed[Commitment], fact: Fact) -> Iterator[Finding]:
    course = commitment_course(known)
    name = known.noun.reference
    if not course.is_open:
        ended = (
            f"done on {course.done.done_on}"
            if course.done
            else f"dropped on {course.dropped.dropped_on}"
            if course.dropped
            else ""
        )
        yield refusal(
            "commitments-are-open",
            f"commitment: {name} was {ended}; if that is wrong, isa correct puts it right",
            fact,
        )
    elif isinstance(fact, CommitmentRevised) and fact.promised_for == course.promised_for:
        yield refusal(
            "commitments-are-open",
            f"promised_for: {name} is promised for {fact.promised_for} already",
            fact,
        )


COMMITMENT_RULES = (commitments_arise, commitments_are_open)
