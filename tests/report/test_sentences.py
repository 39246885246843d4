from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import weekdays
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import ProtocolStatus
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    FACTS,
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    CalendarAdopted,
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
    HolderAppointed,
    HoldLifted,
    HoldSet,
    Linking,
    NoteTaken,
    ObligationWaived,
    ProgrammeAdopted,
    ProtocolAgreed,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import Protocol
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import (
    DispositionKind,
    Mark,
    ResponseKind,
    StageName,
    Visibility,
)
from isa_programme.report.sentences import HistoryRow, history_row, sentence
from registers import PAPER, register

DAY = date(2025, 12, 1)
WHOLE = Scope(advice="ADV-2025-001")
NARROW = Scope(
    advice="ADV-2025-001",
    recommendations=(1, 3),
    addressees=("cosla",),
    stages=(StageName.SUBSTANTIVE,),
)
NARROWED = " for recommendation 1, recommendation 3, cosla, substantive"
ADVICE = Advice(
    reference="ADV-2025-001",
    title="One strategy, not two",
    issued_on=DAY,
    issued_by="adviser",
    addressees=("minister",),
    recommendations=(Recommendation(text="Publish", addressees=("cosla", "minister")),),
)
LETTER = Response(
    reference="RSP-2025-001",
    advice="ADV-2025-001",
    kind=ResponseKind.SUBSTANTIVE,
    sent_by=("minister", "cosla"),
    received_on=DAY,
)

SENTENCES: list[tuple[str, Fact]] = [
    (
        "programme adopted: Our programme",
        ProgrammeAdopted(programme=Programme(title="Our programme")),
    ),
    (
        "calendar adopted: office, 2025-01-01 to 2025-12-31",
        CalendarAdopted(
            calendar=weekdays(date(2025, 1, 1), date(2025, 12, 31), name="office"), adopted_on=DAY
        ),
    ),
    (
        "protocol answers version 2, agreed: Answering advice",
        ProtocolAgreed(
            protocol=Protocol(
                name="answers",
                version=2,
                status=ProtocolStatus.AGREED,
                title="Answering advice",
                effective_from=DAY,
                source="minutes",
                stages=(Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("5 days")),),
            )
        ),
    ),
    (
        "addressee added: COSLA (cosla)",
        AddresseeAdded(addressee=Addressee(slug="cosla", name="COSLA")),
    ),
    (
        "cosla held by A President from 2024-06",
        HolderAppointed(addressee="cosla", holder=Holder(name="A President", first=Month(2024, 6))),
    ),
    (
        "cosla held by A President from 2024-06-01 to 2025-06",
        HolderAppointed(
            addressee="cosla",
            holder=Holder(name="A President", first=date(2024, 6, 1), last=Month(2025, 6)),
        ),
    ),
    (
        "cosla renamed The Convention",
        AddresseeRenamed(addressee="cosla", name="The Convention", renamed_on=DAY),
    ),
    ("cosla closed", AddresseeClosed(addressee="cosla", closed_on=DAY)),
    (
        "cosla closed; its successor is solace",
        AddresseeClosed(addressee="cosla", closed_on=DAY, successor="solace"),
    ),
    (
        "ADV-2025-001 issued by adviser to minister, cosla: One strategy, not two",
        AdviceIssued(advice=ADVICE),
    ),
    (
        "ADV-2025-002 issued by adviser to nobody by name: Two",
        AdviceIssued(
            advice=Advice(reference="ADV-2025-002", title="Two", issued_on=DAY, issued_by="adviser")
        ),
    ),
    (
        (
            "ADV-2026-004 issued by adviser to minister, cosla (a re-issue of ADV-2025-001):"
            " One strategy, not two"
        ),
        AdviceIssued(
            advice=attrs.evolve(ADVICE, reference="ADV-2026-004", reissue_of="ADV-2025-001")
        ),
    ),
    ("received", AdviceMarked(advice="ADV-2025-001", mark=Mark.RECEIVED, marked_on=DAY)),
    (
        "published by cosla",
        AdviceMarked(advice="ADV-2025-001", mark=Mark.PUBLISHED, marked_on=DAY, addressee="cosla"),
    ),
    ("withdrawn: overtaken", AdviceWithdrawn(scope=WHOLE, withdrawn_on=DAY, reason="overtaken")),
    (
        f"withdrawn{NARROWED}: overtaken",
        AdviceWithdrawn(scope=NARROW, withdrawn_on=DAY, reason="overtaken"),
    ),
    (
        "transferred to solace for cosla: theirs now",
        AdviceTransferred(
            scope=Scope(advice="ADV-2025-001", addressees=("cosla",)),
            to="solace",
            transferred_on=DAY,
            reason="theirs now",
        ),
    ),
    ("RSP-2025-001: substantive from minister, cosla", ResponseReceived(response=LETTER)),
    (
        (
            "RSP-2025-002: holding from minister (known by this date) for cosla;"
            " promises an answer for 2026-03"
        ),
        ResponseReceived(
            response=Response(
                reference="RSP-2025-002",
                advice="ADV-2025-001",
                kind=ResponseKind.HOLDING,
                sent_by=("minister",),
                on_behalf_of=("cosla",),
                received_on=DAY,
                known_by=True,
                promised_for=Month(2026, 3),
            )
        ),
    ),
    (
        "RSP-2025-003: substantive from minister; decides 1 accepted, 2 not-accepted",
        ResponseReceived(
            response=Response(
                reference="RSP-2025-003",
                advice="ADV-2025-001",
                kind=ResponseKind.SUBSTANTIVE,
                sent_by=("minister",),
                received_on=DAY,
                dispositions=(
                    Disposition(recommendation=1, kind=DispositionKind.ACCEPTED),
                    Disposition(recommendation=2, kind=DispositionKind.NOT_ACCEPTED, reason="no"),
                ),
            )
        ),
    ),
    ("clock paused: election", ClockPaused(scope=WHOLE, paused_on=DAY, reason="election")),
    (
        f"clock paused{NARROWED}: election",
        ClockPaused(scope=NARROW, paused_on=DAY, reason="election"),
    ),
    (
        "clock resumed (pause 7)",
        ClockResumed(advice="ADV-2025-001", resumed_on=DAY, pause=7),
    ),
    ("clarification asked", ClarificationAsked(scope=WHOLE, asked_on=DAY)),
    (
        f"clarification asked{NARROWED}, moves nothing: who?",
        ClarificationAsked(scope=NARROW, asked_on=DAY, moves_nothing=True, text="who?"),
    ),
    (
        "clarification answered (question 9): they",
        ClarificationAnswered(advice="ADV-2025-001", answered_on=DAY, question=9, text="they"),
    ),
    (
        "extended by 10 working days, agreed by the adviser: asked for",
        ExtensionAgreed(
            scope=WHOLE,
            agreed_on=DAY,
            agreed_by="the adviser",
            by=Allowance.parse("10 working days"),
            reason="asked for",
        ),
    ),
    (
        f"extended until 2026-02-01{NARROWED}, agreed by the adviser: asked for",
        ExtensionAgreed(
            scope=NARROW,
            agreed_on=DAY,
            agreed_by="the adviser",
            until=date(2026, 2, 1),
            reason="asked for",
        ),
    ),
    (
        "extended until 2026-02-01 for update, period 2, outside the protocol, agreed by us: why",
        ExtensionAgreed(
            scope=Scope(advice="ADV-2025-001", stages=(StageName.UPDATE,), periods=(2,)),
            agreed_on=DAY,
            agreed_by="us",
            until=date(2026, 2, 1),
            outside_protocol=True,
            reason="why",
        ),
    ),
    (
        "deadline told: 2026-01-05",
        DeadlineTold(scope=WHOLE, deadline=date(2026, 1, 5), told_on=DAY),
    ),
    (
        f"deadline told{NARROWED}: 2026-01-05",
        DeadlineTold(scope=NARROW, deadline=date(2026, 1, 5), told_on=DAY),
    ),
    ("not owed: overtaken", ObligationWaived(scope=WHOLE, waived_on=DAY, reason="overtaken")),
    (
        "escalation step made: letter",
        EscalationMade(scope=WHOLE, step="letter", made_on=DAY),
    ),
    (
        "escalation step made: letter: by post",
        EscalationMade(scope=WHOLE, step="letter", made_on=DAY, text="by post"),
    ),
    ("Debate in the chamber", FactNoted(noted_for=Month(2025, 9), title="Debate in the chamber")),
    ("note: rang", NoteTaken(advice="ADV-2025-001", noted_on=DAY, text="rang")),
    (
        "entry 7 corrected, noted_on set to 2025-12-02, text set to wrote: misheard",
        EntryCorrected(
            entry=7,
            reference=PAPER,
            changes=(
                FieldChange(field="noted_on", value='"2025-12-02"'),
                FieldChange(field="text", text="wrote"),
            ),
            because="misheard",
        ),
    ),
    (
        "entry 7 voided: another paper",
        EntryCorrected(entry=7, reference=PAPER, voids=True, because="another paper"),
    ),
    (
        "words of entry 7 erased, on the authority of the board: too much was said",
        WordsErased(entry=7, reference=PAPER, reason="too much was said", authority="the board"),
    ),
    (
        "writing handed over to A. Colleague: Christmas",
        HandedOver(handed_over_on=DAY, to="A. Colleague", reason="Christmas"),
    ),
    ("writing handed over to A. Colleague", HandedOver(handed_over_on=DAY, to="A. Colleague")),
    ("writing taken over from entry 12", TakenOver(taken_over_on=DAY, handed_over=12)),
    (
        "writing taken over without a hand-over: it was lost",
        TakenOver(taken_over_on=DAY, reason="it was lost"),
    ),
    ("hold set for FOI 7/26, received 2025-12-01", HoldSet(request="FOI 7/26", received_on=DAY)),
    (
        "hold set for FOI 7/26, received 2025-12-01: all letters",
        HoldSet(request="FOI 7/26", received_on=DAY, reason="all letters"),
    ),
    (
        "hold for FOI 7/26 lifted: answered",
        HoldLifted(request="FOI 7/26", lifted_on=DAY, reason="answered"),
    ),
    (
        "ADV-2025-001 is public from now on",
        VisibilityChanged(advice=PAPER, visibility=Visibility.PUBLIC, changed_on=DAY),
    ),
    (
        "RSP-2025-001 is confidential from now on: a name",
        VisibilityChanged(
            advice=PAPER,
            response="RSP-2025-001",
            visibility=Visibility.CONFIDENTIAL,
            changed_on=DAY,
            reason="a name",
        ),
    ),
]


@pytest.mark.parametrize(("said", "fact"), SENTENCES, ids=[said for said, _ in SENTENCES])
def test_a_fact_is_one_sentence_without_a_full_stop(said: str, fact: Fact) -> None:
    assert sentence(fact) == said
    assert not said.endswith(".")


def test_every_kind_of_fact_has_a_sentence_here() -> None:
    of_the_programme = {fact.kind for fact in get_args(Linking)}  # see test_programme_sentences
    assert {fact.kind for _, fact in SENTENCES} == {*FACTS} - of_the_programme


def test_an_entry_is_a_line_of_a_history_with_everything_about_it() -> None:
    entry = Entry(
        number=7,
        fact=NoteTaken(advice="ADV-2025-001", noted_on=DAY, text="rang"),
        happened_on=DAY,
        # Half past midnight in London, in summer: the day before in UTC.
        recorded_at=datetime(2026, 6, 12, 23, 30, tzinfo=UTC),
        recorded_by="clerk",
        hash="ab" * 32,
    )

    assert history_row(entry, register()) == HistoryRow(
        number=7,
        kind="note-taken.v1",
        happened_on=DAY,
        recorded_on=date(2026, 6, 13),
        recorded_at="2026-06-12T23:30:00+00:00",
        days_late=194,
        recorded_by="clerk",
        reference="ADV-2025-001",
        sentence="note: rang",
        receipt=f"7:{'ab' * 32}",
        corrected_by=(),
        voided_by=None,
        erased_by=None,
    )


def test_a_line_of_a_history_names_the_entries_that_put_it_right() -> None:
    def set_to(text: str) -> EntryCorrected:
        changes = (FieldChange(field="text", text=text),)
        return EntryCorrected(entry=2, reference=PAPER, changes=changes, because="misheard")

    known = register(
        AdviceIssued(advice=ADVICE),
        NoteTaken(advice=PAPER, noted_on=DAY, text="rang"),
        set_to("wrote"),
        set_to("called"),
        EntryCorrected(entry=3, reference=PAPER, voids=True, because="it was the same"),
        WordsErased(entry=2, reference=PAPER, reason="too much", authority="board"),
    )
    rows = [history_row(entry, known) for entry in known.entries[1:]]

    assert [
        ("note: [words erased]", (4,), None, 6),
        ("entry 2 corrected, text set to wrote: misheard", (), 5, None),
        ("entry 2 corrected, text set to called: misheard", (), None, None),
        ("entry 3 voided: it was the same", (), None, None),
        ("words of entry 2 erased, on the authority of board: too much", (), None, None),
    ] == [(row.sentence, row.corrected_by, row.voided_by, row.erased_by) for row in rows]


def test_a_period_is_read_from_its_first_day_to_its_last() -> None:
    assert str(Period(date(2025, 1, 1), date(2025, 12, 31))) == "2025-01-01 to 2025-12-31"
