"""A record with a paper of each visibility, and a mark in every field that is hidden."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import attrs

from isa_programme.calendars.months import Month
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.documents import Document
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    EntryCorrected,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    FactNoted,
    FieldChange,
    HandedOver,
    HoldLifted,
    HoldSet,
    NoteTaken,
    ObligationWaived,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
)
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import (
    DispositionKind,
    Mark,
    ResponseKind,
    StageName,
    Visibility,
)
from isa_programme.record.words import every_word, holds_words, is_internal
from isa_programme.tracker.tracker import Tracker

T = TypeVar("T")

INTERNAL, RESTRICTED, CONFIDENTIAL = "INTERNALLY", "RESTRICTEDLY", "CONFIDENTIALLY"
CLOSED, OPEN, SECRET = "ADV-2025-001", "ADV-2025-002", "ADV-2025-003"
LEVELS = {
    RESTRICTED: Visibility.RESTRICTED,
    CONFIDENTIAL: Visibility.CONFIDENTIAL,
    INTERNAL: Visibility.PUBLIC,
}
HIDDEN = {
    "public": (INTERNAL, RESTRICTED, CONFIDENTIAL, "accepted-with-conditions"),
    "restricted": (CONFIDENTIAL,),
}
"""What is in no answer at each visibility: marks, and a word that only a hidden letter decides."""

REFERENCES = {
    "public": (CLOSED, SECRET, *(f"RSP-2025-00{number}" for number in (2, 3, 4, 5, 6))),
    "restricted": (SECRET, *(f"RSP-2025-00{number}" for number in (3, 5, 6))),
}
"""The references that are in none either."""

FILE = Document(name="x", sha256="ab" * 32, size=1, kept_at="x")


def marked(thing: T, mark: str, leaves: Callable[[attrs.Attribute[Any]], bool]) -> T:
    """A copy in which fields of words, at any depth, hold a mark with their own name."""
    holder: Any = thing
    changes: dict[str, object] = {}
    for field in attrs.fields(type(holder)):
        value = getattr(thing, field.name)
        if holds_words(field):
            if leaves(field):
                changes[field.name] = f"{mark} {field.name}"
        elif attrs.has(type(value)):
            changes[field.name] = marked(value, mark, leaves)
        elif isinstance(value, tuple) and any(attrs.has(type(part)) for part in value):
            changes[field.name] = tuple(marked(part, mark, leaves) for part in value)
    whole: T = attrs.evolve(holder, **changes)
    return whole


def paper(mark: str) -> AdviceIssued:
    """A paper of the visibility a mark stands for, which links to the others."""
    return AdviceIssued(
        advice=Advice(
            own_reference="OPEN/1" if mark == INTERNAL else f"{mark}/1",
            title="One strategy",
            text=f"{mark} taken back",
            issued_on=date(2025, 11, 13),
            issued_by="independent-strategic-advisor",
            channel="post" if mark == INTERNAL else f"{mark}-post",
            visibility=LEVELS[mark],
            addressees=("cosla",),
            requested_by=date(2025, 12, 20),
            recommendations=tuple(
                Recommendation(text="Plain", addressees=("cosla",), own_reference=own)
                for own in ("A" if mark == INTERNAL else f"{mark}/A", "")
            ),
            documents=(FILE,),
            see_also=() if mark == RESTRICTED else (CLOSED,),
        )
    )


def response(advice: str, mark: str, visibility: Visibility, day: int) -> ResponseReceived:
    """A response that decides what only it decides, and promises a day only it names."""
    own = "" if mark == INTERNAL else mark
    kind = DispositionKind.NOTED if mark == INTERNAL else DispositionKind.ACCEPTED_WITH_CONDITIONS
    return ResponseReceived(
        response=Response(
            own_reference=f"LETTER/{day}/{own}",
            advice=advice,
            kind=ResponseKind.SUBSTANTIVE,
            sent_by=("cosla",),
            received_on=date(2025, 12, day),
            dated_on=date(2025, 11, 1),
            early_reason="as typed",
            dispositions=(Disposition(recommendation=1, kind=kind, reason="Plain"),),
            visibility=visibility,
            documents=(FILE,),
        )
    )


def about(reference: str) -> Iterator[Fact]:
    """Everything that can happen to a paper, once."""
    scope = Scope(advice=reference, recommendations=(2,))
    deadline = date(2026, 1, 20)
    yield AdviceMarked(advice=reference, mark=Mark.PUBLISHED, marked_on=date(2025, 11, 14))
    yield ClockPaused(scope=scope, paused_on=date(2025, 11, 17), reason="x")
    yield ClockResumed(advice=reference, resumed_on=date(2025, 11, 18), reason="x")
    yield ClarificationAsked(scope=scope, asked_on=date(2025, 11, 19), text="x")
    yield ClarificationAnswered(advice=reference, answered_on=date(2025, 11, 20), text="x")
    yield ExtensionAgreed(
        scope=scope,
        agreed_on=date(2025, 11, 21),
        agreed_by="us",
        by=Allowance.parse("5 working days"),
        reason="x",
    )
    yield DeadlineTold(scope=scope, deadline=deadline, told_on=date(2025, 11, 24))
    yield AdviceTransferred(
        scope=attrs.evolve(scope, addressees=("cosla",)),
        to="solace",
        transferred_on=date(2025, 11, 25),
        reason="x",
    )
    yield NoteTaken(advice=reference, noted_on=date(2025, 11, 26), text="x")
    yield EscalationMade(scope=scope, step="letter", made_on=date(2026, 2, 1), text="x")
    yield ObligationWaived(
        scope=Scope(advice=reference, recommendations=(2,), stages=(StageName.SUBSTANTIVE,)),
        waived_on=date(2026, 2, 2),
        reason="x",
    )
    yield AdviceWithdrawn(scope=scope, withdrawn_on=date(2026, 2, 3), reason="x")


def corrections(number: int, reference: str, mark: str) -> Iterator[EntryCorrected]:
    """What was said first is taken back, and our own name for the lead is set."""
    hidden = f"{mark} channel" if mark != INTERNAL else "courier"
    changes = (
        FieldChange(
            field="advice.text", text=f"{mark} text, anew" if mark != INTERNAL else "Plain"
        ),
        FieldChange(field="advice.lead", text=f"{mark} lead, anew"),
        FieldChange(field="advice.channel", value=json.dumps(hidden)),
    )
    for change in changes:
        yield EntryCorrected(
            entry=number, reference=reference, changes=(change,), because=f"{mark} because"
        )


def keep_hidden_papers(path: Path) -> None:
    """Make a record with a paper of each visibility, all that happens to them, and their marks."""
    with Tracker.create(
        path,
        example="foisa-like",
        adopted_on=date(2025, 1, 1),
        recorded_by=f"{INTERNAL} clerk",
        now=lambda: datetime(2026, 3, 2, 12, tzinfo=UTC),
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        tracker.add_addressee("solace", "SOLACE", kind="government")

        def keep(fact: Fact, mark: str, *, own: bool = True) -> int:
            leaves = is_internal if own and mark == INTERNAL else every_word
            named = f"{mark}-{tracker.register.size}"
            return tracker.record(marked(fact, mark, leaves), identity=named).number

        marks = ((CLOSED, RESTRICTED), (OPEN, INTERNAL), (SECRET, CONFIDENTIAL))
        numbers = {mark: keep(paper(mark), mark) for _, mark in marks}
        for reference, mark in marks:
            for fact in about(reference):
                keep(fact, mark)
            for correction in corrections(numbers[mark], reference, mark):
                tracker.record(correction)
        keep(response(OPEN, INTERNAL, Visibility.PUBLIC, 9), INTERNAL)
        keep(response(OPEN, RESTRICTED, Visibility.RESTRICTED, 10), RESTRICTED)
        keep(response(OPEN, CONFIDENTIAL, Visibility.CONFIDENTIAL, 11), CONFIDENTIAL)
        keep(response(CLOSED, RESTRICTED, Visibility.PUBLIC, 12), RESTRICTED)
        keep(response(CLOSED, CONFIDENTIAL, Visibility.CONFIDENTIAL, 13), CONFIDENTIAL)
        keep(response(SECRET, CONFIDENTIAL, Visibility.PUBLIC, 14), CONFIDENTIAL)
        hidden = "RSP-2025-003"
        for level in (Visibility.RESTRICTED, Visibility.CONFIDENTIAL):
            change = VisibilityChanged(
                advice=OPEN, response=hidden, visibility=level, changed_on=date(2026, 2, 4)
            )
            keep(change, CONFIDENTIAL)
        keep(NoteTaken(advice=OPEN, noted_on=date(2025, 12, 1), text="x"), INTERNAL)
        request = f"{INTERNAL} FOI 7/26"
        keep(HoldSet(request=request, received_on=date(2026, 2, 5)), INTERNAL)
        lifted = HoldLifted(request=request, lifted_on=date(2026, 2, 6), reason="x")
        keep(lifted, INTERNAL)
        handed = HandedOver(handed_over_on=date(2026, 2, 6), to="x", reason="x")
        number = keep(handed, INTERNAL)
        taken = TakenOver(taken_over_on=date(2026, 2, 6), handed_over=number, reason="x")
        keep(taken, INTERNAL)
        note = NoteTaken(advice=OPEN, noted_on=date(2025, 12, 2), text="x")
        tracker.erase(keep(note, INTERNAL), reason=f"{INTERNAL} r", authority=f"{INTERNAL} a")
        keep(HoldSet(request=f"{request}b", received_on=date(2026, 2, 7)), INTERNAL)
        tracker.record(
            FactNoted(noted_for=Month(2025, 9), title="A debate", advice=CLOSED, source="minutes")
        )
