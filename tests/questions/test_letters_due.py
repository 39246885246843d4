"""Which letter is due about what, from which step; and where none is, why not."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.questions.letters.due import letter_due, letters_due
from isa_programme.questions.letters.letters import Correspondent, DateMoved, HandedOn, LetterDue
from isa_programme.questions.standing_words import Standing
from isa_programme.record.addressees import Addressee
from isa_programme.record.allowance import Allowance
from isa_programme.record.facts import (
    AddresseeAdded,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    CommitmentDone,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    ObligationWaived,
)
from isa_programme.record.protocols import EscalationStep
from isa_programme.record.register import Register
from isa_programme.record.scope import Scope
from isa_programme.record.seen import seen_at
from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    ResponseKind,
    StageName,
    Visibility,
)
from letters_due import (
    ADVISER,
    ANSWERS,
    CHASER,
    EXAMPLE,
    HIGHER,
    ISSUED,
    PROD,
    REMINDER,
    SECRETARY,
    late,
    promise,
)
from registers import COSLA, MINISTER, PAPER, WHOLE_PAPER, came, issued, letter, paper

ONE, TWO = f"{PAPER}.1", f"{PAPER}.2"
DEADLINE = date(2025, 12, 2)
LATER = date(2025, 12, 10)
"""Reminder due, Permanent Secretary not yet."""


def asked(*facts: Fact, items: int = 2) -> Register:
    """A paper with two recommendations put to the minister, and what followed."""
    return late(issued(paper(ISSUED, items=items)), *facts)


def about(due: LetterDue) -> list[str]:
    return [item.line.reference for item in due.items]


def refused(known: Register, day: date, reference: str = PAPER, **named: str) -> list[str]:
    """Why there is no letter, a sentence for each thing owed."""
    with pytest.raises(FaultsError) as found:
        letter_due(known, reference, as_at=day, **named)
    return list(found.value.faults)


acknowledged = came(attrs.evolve(letter(date(2025, 11, 5)), kind=ResponseKind.HOLDING))


@pytest.mark.parametrize(
    ("day", "stage", "step", "to"),
    [
        (date(2025, 11, 11), StageName.ACKNOWLEDGEMENT, CHASER, MINISTER),
        (date(2025, 12, 2), StageName.ACKNOWLEDGEMENT, CHASER, MINISTER),
        (date(2025, 12, 3), StageName.SUBSTANTIVE, REMINDER, MINISTER),
        (date(2025, 12, 16), StageName.SUBSTANTIVE, HIGHER, SECRETARY),
    ],
)
def test_a_letter_is_drafted_from_the_newest_step_that_fell_due(
    day: date, stage: StageName, step: str, to: str
) -> None:
    due = letter_due(asked(), PAPER, as_at=day)
    assert (stage, step, to, MINISTER) == (due.stage, due.step, due.to.slug, due.owed_by.slug)
    expected = [PAPER] if stage is StageName.ACKNOWLEDGEMENT else [ONE, TWO]
    assert expected == about(due)


def test_a_step_can_be_named() -> None:
    due = letter_due(asked(), PAPER, as_at=date(2025, 12, 16), step=CHASER)
    assert (StageName.ACKNOWLEDGEMENT, CHASER) == (due.stage, due.step)
    unknown = "step: 'shout' is not proposed here; proposed are: chaser, reminder, letter to the"
    (said,) = refused(asked(), LATER, step="shout")
    assert f"{unknown} Permanent Secretary" == said


def test_a_recommendation_is_written_about_alone_if_it_is_named() -> None:
    assert [TWO] == about(letter_due(asked(), TWO, as_at=LATER))


def test_what_is_answered_is_not_written_about() -> None:
    answered = came(letter(date(2025, 11, 28)))
    due = letter_due(asked(answered), PAPER, as_at=LATER)
    assert [TWO] == about(due)
    assert [{1: DispositionKind.ACCEPTED}] == [reply.decided for reply in due.received]


def test_before_any_step_it_is_refused_with_what_would_be_next() -> None:
    assert [
        (
            f"no letter is due about {PAPER} (acknowledgement, minister): its date is 10 November"
            " 2025; the next step, chaser, falls due on 11 November 2025"
        ),
        (
            f"no letter is due about {ONE} (substantive, minister): its date is 2 December 2025;"
            " the next step, reminder, falls due on 3 December 2025"
        ),
    ] == refused(asked(items=1), date(2025, 11, 10))


def test_after_every_step_it_is_refused_with_the_day_of_the_last() -> None:
    made = [
        EscalationMade(scope=WHOLE_PAPER, step=step, made_on=date(2025, 12, day))
        for step, day in ((CHASER, 4), (REMINDER, 4), (HIGHER, 17))
    ]
    said = refused(asked(*made, items=1), date(2025, 12, 18))
    assert (
        f"no letter is due about {ONE} (substantive, minister): its date is 2 December 2025; every"
        " step proposed was made, the last on 17 December 2025"
    ) == said[1]


def test_a_step_named_that_has_not_fallen_due_is_refused_with_its_day() -> None:
    said = refused(asked(items=1), LATER, step=HIGHER)
    assert (
        f"no letter is due about {ONE} (substantive, minister): its date is 2 December 2025; the"
        " next step, letter to the Permanent Secretary, falls due on 16 December 2025"
    ) == said[1]


WHY: dict[Standing, tuple[tuple[Fact, ...], date, str]] = {
    Standing.AWAITING: ((), date(2025, 11, 5), "its date is 2 December 2025; the next step"),
    Standing.DUE_SOON: ((), date(2025, 11, 28), "its date is 2 December 2025; the next step"),
    Standing.DUE_TODAY: ((), DEADLINE, "its date is 2 December 2025; the next step"),
    Standing.PAUSED: (
        (ClockPaused(scope=WHOLE_PAPER, paused_on=date(2025, 11, 10), reason="hidden"),),
        LATER,
        "its clock is paused; resumed on 10 December 2025, it would be due by 6 January 2026",
    ),
    Standing.ANSWERED_ON_TIME: (
        (came(letter(date(2025, 11, 28))),),
        LATER,
        "it was answered by RSP-2025-001 on 28 November 2025",
    ),
    Standing.ANSWERED_LATE: (
        (came(letter(date(2025, 12, 8))),),
        LATER,
        "it was answered by RSP-2025-001 on 8 December 2025",
    ),
    Standing.NOT_OWED: (
        (ObligationWaived(scope=WHOLE_PAPER, waived_on=date(2025, 11, 6), reason="hidden"),),
        LATER,
        "it is not owed",
    ),
    Standing.WITHDRAWN: (
        (AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 11, 6), reason="hidden"),),
        LATER,
        "it was withdrawn on 6 November 2025",
    ),
    Standing.OVERDUE: (
        (AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 12, 9), reason="hidden"),),
        LATER,
        "it was withdrawn on 9 December 2025",
    ),
}


@pytest.mark.parametrize("standing", WHY)
def test_in_every_standing_in_which_nothing_is_asked_for_it_says_which(standing: Standing) -> None:
    story, day, why = WHY[standing]
    said = refused(asked(*story, items=1), day, ONE)
    assert len(said) == 1
    assert said[0].startswith(f"no letter is due about {ONE} (substantive, minister): {why}")
    assert "hidden" not in said[0]


def test_without_a_date_or_a_start_there_is_no_letter() -> None:
    undated = late(issued(paper(ISSUED)), rules=())
    assert [
        f"no letter is due about {ONE} (substantive, minister): there is no date to be late by"
    ] == refused(undated, LATER)


def test_without_a_protocol_the_date_the_paper_asked_for_is_enough() -> None:
    requested = late(issued(paper(ISSUED, requested_by=date(2025, 12, 1))), rules=())
    due = letter_due(requested, PAPER, as_at=LATER)
    assert ("", [ONE], MINISTER) == (due.step, about(due), due.to.slug)
    assert () == letters_due(requested, as_at=LATER)


def test_a_protocol_that_proposes_nothing_leaves_the_letter_to_us() -> None:
    silent = attrs.evolve(ANSWERS, escalation=())
    due = letter_due(late(issued(paper(ISSUED)), rules=(silent,)), PAPER, as_at=LATER)
    assert ("", [ONE]) == (due.step, about(due))


def test_several_offices_are_not_chosen_between() -> None:
    joint = late(issued(paper(ISSUED, MINISTER, COSLA)))
    assert [f"addressee: {PAPER} is overdue from minister, cosla; name one of them"] == refused(
        joint, LATER
    )
    due = letter_due(joint, PAPER, as_at=LATER, addressee=COSLA)
    assert ("cosla", ("MINISTER",)) == (due.owed_by.slug, due.items[0].also_asked)


def test_a_joint_answer_is_what_each_sender_sent() -> None:
    joint = late(
        issued(paper(ISSUED, MINISTER, COSLA, items=2)),
        came(letter(date(2025, 11, 28), MINISTER, COSLA)),
    )
    due = letter_due(joint, PAPER, as_at=LATER, addressee=COSLA)
    assert ([TWO], [("MINISTER", "COSLA")]) == (
        about(due),
        [reply.sent_by for reply in due.received],
    )


def test_any_one_answer_settles_what_any_one_may_answer() -> None:
    anyone = attrs.evolve(paper(ISSUED, MINISTER, COSLA), answered_by=AnsweredBy.ANY)
    known = late(issued(anyone), acknowledged, came(letter(date(2025, 11, 28), MINISTER, number=2)))
    said = refused(known, LATER, ONE, addressee=COSLA)
    assert [f"no letter is due about {ONE} (substantive, cosla): it is not owed"] == said


HANDED = AdviceTransferred(
    scope=Scope(advice=PAPER, addressees=(MINISTER,)),
    to=COSLA,
    transferred_on=date(2025, 11, 20),
    reason="hidden",
)


def test_what_was_transferred_is_asked_of_the_office_that_owes_it_now() -> None:
    known = asked(HANDED)
    due = letter_due(known, PAPER, as_at=LATER)
    assert COSLA == due.owed_by.slug
    moved = HandedOn(on=date(2025, 11, 20), by="MINISTER", to="COSLA")
    assert {(moved,)} == {item.handed_on for item in due.items}
    assert ["addressee: what minister owed was transferred; it is owed by cosla"] == refused(
        known, LATER, addressee=MINISTER
    )


def test_what_came_before_a_transfer_came_from_the_office_that_owed_it_then() -> None:
    reply = attrs.evolve(letter(date(2025, 11, 5), decided=None), kind=ResponseKind.HOLDING)
    other = attrs.evolve(
        letter(date(2025, 11, 26), MINISTER, decided=None, number=2), kind=ResponseKind.HOLDING
    )
    due = letter_due(asked(came(reply), HANDED, came(other)), PAPER, as_at=LATER)
    assert ["RSP-2025-001"] == [each.response for each in due.received]


def test_what_moved_a_date_is_told_without_its_reason() -> None:
    scope = Scope(advice=PAPER, recommendations=(1,))
    story = (
        ClockPaused(scope=scope, paused_on=date(2025, 11, 10), reason="hidden"),
        ClockResumed(advice=PAPER, resumed_on=date(2025, 11, 12), pause=12, reason="hidden"),
        ExtensionAgreed(
            scope=scope,
            agreed_on=date(2025, 11, 13),
            agreed_by="hidden",
            by=Allowance.parse("3 working days"),
            outside_protocol=True,
            reason="hidden",
        ),
        ExtensionAgreed(
            scope=scope,
            agreed_on=date(2025, 12, 8),
            agreed_by="hidden",
            until=date(2025, 12, 12),
            reason="hidden",
        ),
    )
    known = asked(*story)
    one, two = letter_due(known, PAPER, as_at=date(2025, 12, 16), step=REMINDER).items
    assert (
        DateMoved(on=date(2025, 11, 10), what="the clock was paused", deadline=None),
        DateMoved(on=date(2025, 11, 12), what="the clock was resumed", deadline=date(2025, 12, 4)),
        DateMoved(
            on=date(2025, 11, 13),
            what="an extension by 3 working days was agreed, outside the bounds of the protocol",
            deadline=date(2025, 12, 9),
        ),
        DateMoved(
            on=date(2025, 12, 8),
            what="an extension to 12 December 2025 was agreed",
            deadline=date(2025, 12, 12),
        ),
    ) == one.moved
    assert (date(2025, 12, 12), date(2025, 12, 2)) == (one.line.deadline, two.line.deadline)
    assert () == two.moved


def test_a_question_is_told_as_asked_and_answered() -> None:
    story = (
        ClarificationAsked(scope=WHOLE_PAPER, asked_on=date(2025, 11, 10), text="hidden"),
        ClarificationAnswered(advice=PAPER, answered_on=date(2025, 11, 11), question=12, text="x"),
    )
    due = letter_due(asked(*story), PAPER, as_at=date(2025, 12, 16))
    assert ["a clarification was asked for", "the clarification was given"] == [
        moved.what for moved in due.items[0].moved
    ]


def test_the_offices_are_named_with_who_holds_them_that_day() -> None:
    due = letter_due(asked(), PAPER, as_at=date(2025, 12, 16))
    assert (
        Correspondent(
            slug=SECRETARY, name="Permanent Secretary", holder="P. Secretary", body="Government"
        )
        == due.to
    )
    assert Correspondent(slug=ADVISER, name="Adviser", ours=True) == due.sender


def test_what_is_ours_to_answer_is_no_letter() -> None:
    ours = late(issued(paper(ISSUED, ADVISER)))
    assert [
        "addressee: adviser is our own office; isa overdue --ours lists what is ours"
    ] == refused(ours, LATER)
    assert () == letters_due(ours, as_at=LATER)


def test_a_step_that_goes_to_ourselves_is_no_letter() -> None:
    to_us = attrs.evolve(ANSWERS, escalation=(EscalationStep(name="us", after=1, to=ADVISER),))
    known = late(issued(paper(ISSUED)), acknowledged, rules=(to_us,))
    assert ["step: us goes to adviser, which is our own office"] == refused(known, LATER)
    assert () == letters_due(known, as_at=LATER)


def test_a_commitment_is_asked_after_when_its_update_is_late() -> None:
    known = asked(came(letter(date(2025, 12, 10))), promise(), items=1)
    due = letter_due(known, "CMT-2025-001", as_at=date(2026, 3, 12))
    assert (StageName.UPDATE, PROD, ["CMT-2025-001"]) == (due.stage, due.step, about(due))
    assert PROD == letter_due(known, PAPER, as_at=date(2026, 3, 12)).step


def test_a_commitment_past_its_day_is_asked_after_though_no_step_says_so() -> None:
    story = (came(letter(date(2025, 12, 10))), promise(promised_for=date(2026, 1, 30)))
    due = letter_due(asked(*story, items=1), "CMT-2025-001", as_at=date(2026, 2, 2))
    assert (StageName.COMMITMENT, "", ["CMT-2025-001"]) == (due.stage, due.step, about(due))
    done = CommitmentDone(commitment="CMT-2025-001", done_on=date(2026, 1, 20))
    assert [
        "no letter is due about CMT-2025-001 (update, period 1, minister): it is not owed"
    ] == refused(asked(*story, done, items=1), date(2026, 2, 2), "CMT-2025-001")


def test_all_that_fell_due_gives_a_letter_for_each_paper_office_and_step() -> None:
    joint = late(issued(paper(ISSUED, MINISTER, COSLA, items=2)))
    found = letters_due(joint, as_at=date(2025, 12, 16))
    assert [
        (MINISTER, CHASER, [PAPER]),
        (COSLA, CHASER, [PAPER]),
        (MINISTER, REMINDER, [ONE, TWO]),
        (MINISTER, HIGHER, [ONE, TWO]),
        (COSLA, REMINDER, [ONE, TWO]),
        (COSLA, HIGHER, [ONE, TWO]),
    ] == [(due.owed_by.slug, due.step, about(due)) for due in found]
    for due in found:
        assert due == letter_due(
            joint, PAPER, as_at=due.as_at, addressee=due.owed_by.slug, step=due.step
        )


def test_what_was_withdrawn_when_late_is_asked_for_no_more() -> None:
    withdrawn = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 12, 9), reason="hidden")
    assert () == letters_due(asked(withdrawn), as_at=LATER)


def test_a_reply_that_is_not_shown_is_told_of_by_who_may_see_it() -> None:
    public = attrs.evolve(paper(ISSUED), visibility=Visibility.PUBLIC)
    reply = attrs.evolve(letter(date(2025, 11, 5), decided=None), kind=ResponseKind.HOLDING)
    known = late(issued(public), came(reply))
    assert None is letter_due(known, PAPER, as_at=LATER).unseen
    seen = letter_due(seen_at(known, Visibility.PUBLIC), PAPER, as_at=LATER)
    assert (Visibility.RESTRICTED, ()) == (seen.unseen, seen.received)


def test_what_is_not_there_is_not_there() -> None:
    for reference, addressee in (("ADV-2025-009", None), (f"{PAPER}.9", None), (PAPER, "nobody")):
        with pytest.raises(UnknownReferenceError):
            letter_due(asked(), reference, as_at=LATER, addressee=addressee)
    with pytest.raises(UnknownReferenceError) as found:
        letter_due(asked(), PAPER, as_at=LATER, addressee="council")
    assert f"no obligation '{PAPER}' in this record: it is owed by minister" == str(found.value)


def test_a_letter_of_a_day_before_the_paper_is_refused() -> None:
    assert [f"{PAPER}: it was issued after 2 November 2025, the day of the letter"] == refused(
        asked(), date(2025, 11, 2)
    )


def test_an_example_rule_is_told_apart() -> None:
    due = letter_due(late(issued(paper(ISSUED)), rules=(EXAMPLE,)), PAPER, as_at=LATER)
    assert [("borrowed-example", "borrowed-example")] == [
        (item.basis, item.line.basis) for item in due.items
    ]


def test_the_last_office_of_all_can_be_added_later() -> None:
    more = AddresseeAdded(addressee=Addressee(slug="new", name="New"))
    assert [ONE, TWO] == about(letter_due(asked(more), PAPER, as_at=LATER))
