"""Letters: whole, word for word, and with nothing in them that is not for their reader."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.record.allowance import Allowance
from isa_programme.record.facts import (
    AdviceTransferred,
    CommitmentRevised,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    NoteTaken,
    ResponseJudged,
)
from isa_programme.record.protocols import EscalationStep
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import DispositionKind, Judgement, ResponseKind, Visibility
from isa_programme.report.document.text import document_text
from isa_programme.report.letters.drafting import DraftedLetter, drafted_letter, drafted_letters
from isa_programme.tracker.viewing import View
from letters_due import ANSWERS, CHASER, EXAMPLE, ISSUED, REMINDER, late, promise
from registers import COSLA, MINISTER, PAPER, WHOLE_PAPER, came, issued, letter, paper

LATER, LAST = date(2025, 12, 10), date(2025, 12, 16)
ALL = Visibility.CONFIDENTIAL


def shown(*facts: Fact, items: int = 2) -> View:
    """A paper with recommendations put to the minister, and what followed."""
    asked = attrs.evolve(paper(ISSUED, items=items), own_reference="ISA/7")
    return View(late(issued(asked), *facts))


def told(drafted: DraftedLetter) -> str:
    """The letter as plain text, without its foot."""
    return document_text(attrs.evolve(drafted.document, imprint=()))


def test_a_chaser_for_an_acknowledgement() -> None:
    drafted = drafted_letter(shown(), PAPER, as_at=date(2025, 11, 11), visibility=ALL)
    assert told(drafted) == (
        "Adviser\n"
        "\n"
        "MINISTER\n"
        "\n"
        "Tuesday 11 November 2025\n"
        "\n"
        "ADV-2025-001, One strategy, not two: no acknowledgement recorded\n"
        "================================================================\n"
        "\n"
        "On 3 November 2025 we issued ADV-2025-001 (our reference ISA/7), “One strategy, not two”,"
        " to your office.\n"
        "\n"
        "We have no record of an acknowledgement from your office.\n"
        "\n"
        "By clause 2 of “Answering advice” (answers version 1, an agreed protocol) an"
        " acknowledgement was due by Monday 10 November 2025, counted from Monday 3 November 2025,"
        " the day it was issued: 5 working days. As at Tuesday 11 November 2025 that day is 1"
        " working day (1 day) past.\n"
        "\n"
        "answers version 1 proposes a step 1 working day past the due date: “chaser”. It fell due"
        " on Tuesday 11 November 2025.\n"
        "\n"
        "We ask for an acknowledgement of ADV-2025-001. If it was sent and did not reach us, we"
        " ask for a copy, and for the day on which it was sent.\n"
        "\n"
        "Adviser\n"
    )


def test_a_letter_that_goes_higher_tells_of_everything_that_came_and_what_was_done() -> None:
    holding = attrs.evolve(
        letter(date(2025, 11, 24), decided=None),
        kind=ResponseKind.HOLDING,
        promised_for=date(2025, 12, 12),
        promise="before Christmas",
        own_reference="MIN/1",
        dated_on=date(2025, 11, 21),
        delay_reason="HIDDEN",
    )
    story = (
        came(holding),
        came(letter(date(2025, 12, 1), MINISTER, number=2)),
        EscalationMade(scope=WHOLE_PAPER, step=REMINDER, made_on=date(2025, 12, 4), text="HIDDEN"),
        NoteTaken(advice=PAPER, noted_on=date(2025, 12, 5), text="HIDDEN"),
        ResponseJudged(
            advice=PAPER,
            response="RSP-2025-002",
            judgement=Judgement.NOT_RESPONSIVE,
            judged_on=date(2025, 12, 5),
            reason="HIDDEN",
        ),
    )
    drafted = drafted_letter(shown(*story), PAPER, as_at=LAST, visibility=ALL)
    assert told(drafted) == (
        "Adviser\n"
        "\n"
        "P. Secretary\n"
        "Permanent Secretary\n"
        "Government\n"
        "\n"
        "Tuesday 16 December 2025\n"
        "\n"
        "ADV-2025-001, One strategy, not two: no answer recorded\n"
        "=======================================================\n"
        "\n"
        "On 3 November 2025 we issued ADV-2025-001 (our reference ISA/7), “One strategy, not two”,"
        " to MINISTER.\n"
        "\n"
        "We have no record of an answer from MINISTER on the following, which it recommends:\n"
        "\n"
        "- ADV-2025-001.2: Recommendation 2\n"
        "\n"
        "By clause 3 of “Answering advice” (answers version 1, an agreed protocol) an answer was"
        " due by Tuesday 2 December 2025, counted from Monday 3 November 2025, the day it was"
        " issued: 20 working days. As at Tuesday 16 December 2025 that day is 10 working days (14"
        " days) past.\n"
        "\n"
        "answers version 1 proposes a step 10 working days past the due date: “letter to the"
        " Permanent Secretary”. It fell due on Tuesday 16 December 2025.\n"
        "\n"
        "What we have received from MINISTER about it:\n"
        "\n"
        "- a holding reply, received on 24 November 2025, dated 21 November 2025 (RSP-2025-001,"
        " reference MIN/1); it promised an answer for Friday 12 December 2025 (in its words:"
        " “before Christmas”), which has passed\n"
        "- an answer, received on 1 December 2025 (RSP-2025-002); it decides ADV-2025-001.1:"
        " accepted; it does not mention ADV-2025-001.2\n"
        "\n"
        "Steps taken before: “reminder”, on 4 December 2025.\n"
        "\n"
        "We bring this to your notice, and ask you to take up with MINISTER that we receive an"
        " answer to ADV-2025-001.2. If it was sent and did not reach us, we ask for a copy, and"
        " for the day on which it was sent.\n"
        "\n"
        "Adviser\n"
    )
    assert (
        "isa escalation record ADV-2025-001 --addressee minister --stage substantive"
        ' --recommendation 2 --step "letter to the Permanent Secretary" --on DATE'
    ) == drafted.recording


def paragraphs(drafted: DraftedLetter) -> list[str]:
    return told(drafted).split("\n\n")


def test_what_was_transferred_and_extended_is_told_with_its_days_and_no_reason() -> None:
    story = (
        AdviceTransferred(
            scope=Scope(advice=PAPER, addressees=(MINISTER,)),
            to=COSLA,
            transferred_on=date(2025, 11, 20),
            reason="HIDDEN",
        ),
        ExtensionAgreed(
            scope=Scope(advice=PAPER, recommendations=(2,)),
            agreed_on=date(2025, 11, 24),
            agreed_by="HIDDEN",
            by=Allowance.parse("2 working days"),
            reason="HIDDEN",
        ),
    )
    drafted = drafted_letter(shown(*story), PAPER, as_at=LATER, visibility=ALL)
    handed = "On 20 November 2025 it was transferred from MINISTER to your office."
    rule = "By clause 3 of “Answering advice” (answers version 1, an agreed protocol) an answer was"
    counted = "counted from Monday 3 November 2025, the day it was issued: 20 working days."
    assert [
        (
            f"ADV-2025-001.1: {handed} {rule} due by Tuesday 2 December 2025, {counted} As at"
            " Wednesday 10 December 2025 that day is 6 working days (8 days) past."
        ),
        (
            f"ADV-2025-001.2: {handed} {rule} first due by Tuesday 2 December 2025, {counted} Since"
            " then, on 24 November 2025 an extension by 2 working days was agreed. It was then due"
            " by Thursday 4 December 2025. As at Wednesday 10 December 2025 that day is 4 working"
            " days (6 days), and the day it was first due 6 working days (8 days), past."
        ),
    ] == [each for each in paragraphs(drafted) if handed in each]
    assert "We have no record of anything received from MINISTER or your office about" in told(
        drafted
    )
    assert " to MINISTER." in told(drafted)


def test_a_date_that_only_the_paper_asked_for_is_told_as_no_more_than_that() -> None:
    asked = attrs.evolve(
        paper(ISSUED, requested_by=date(2025, 12, 1)), assumption="four weeks from its date"
    )
    view = View(late(issued(asked), rules=()))
    drafted = drafted_letter(view, PAPER, as_at=LATER, visibility=ALL)
    assert (
        "No protocol governed it on the day of issue. The date our letter asked for is Monday 1"
        " December 2025 (assumed: four weeks from its date); it was requested, not agreed. As at"
        " Wednesday 10 December 2025 that day is 7 working days (9 days) past."
    ) in paragraphs(drafted)
    assert ("", "ADV-2025-001-minister-substantive") == (drafted.recording, drafted.name)


def test_an_example_rule_says_so_wherever_it_dates_a_line() -> None:
    view = View(late(issued(paper(ISSUED)), rules=(EXAMPLE,)))
    drafted = drafted_letter(view, PAPER, as_at=LATER, visibility=ALL)
    said = told(drafted)
    assert "By “Answering advice” (answers version 1, an example rule, not agreed) an" in said
    assert "past the due date (an example rule, not agreed): “reminder”" in said
    assert "Dates marked as an example rule are counted by one that nobody agreed." in (
        drafted.document.imprint
    )


def test_a_commitment_past_its_day_is_asked_after_with_every_day_it_was_promised_for() -> None:
    moved = CommitmentRevised(
        commitment="CMT-2025-001",
        promised_for=date(2026, 1, 30),
        promise="at the end of January",
        revised_on=date(2026, 1, 9),
        reason="HIDDEN",
    )
    story = (came(letter(date(2025, 12, 1))), promise(promised_for=date(2026, 1, 15)), moved)
    drafted = drafted_letter(
        shown(*story, items=1), "CMT-2025-001", as_at=date(2026, 2, 3), visibility=ALL
    )
    assert paragraphs(drafted)[5:-1] == [
        "We have no record that the following, to which your office is committed, was done:",
        "- CMT-2025-001: Publish it (made in RSP-2025-001, on 10 December 2025)",
        (
            "It was promised for Thursday 15 January 2026 at first; on 9 January 2026 that was"
            " moved to Friday 30 January 2026 (in its words: “at the end of January”). As at"
            " Tuesday 3 February 2026 that day is 2 working days (4 days), and the day it was first"
            " due 13 working days (19 days), past."
        ),
        (
            "We have no record of any news of CMT-2025-001. What we have received from your office"
            " about it:"
        ),
        (
            "- an answer, received on 1 December 2025 (RSP-2025-001); it decides ADV-2025-001.1:"
            " accepted"
        ),
        "We ask to be told how CMT-2025-001 stands, and what shows that it was carried out.",
    ]


def test_an_update_that_came_may_have_been_news_of_any_commitment() -> None:
    told_of = attrs.evolve(
        letter(date(2026, 1, 9), decided=None, number=2), kind=ResponseKind.UPDATE
    )
    story = (came(letter(date(2025, 12, 1))), promise(promised_for=date(2026, 1, 15)))
    for facts, claimed in ((story, True), ((*story, came(told_of)), False)):
        drafted = drafted_letter(
            shown(*facts, items=1), "CMT-2025-001", as_at=date(2026, 2, 3), visibility=ALL
        )
        assert claimed is ("no record of any news" in told(drafted))


def test_its_foot_says_that_it_is_a_draft_and_how_it_is_made_again() -> None:
    drafted = drafted_letter(shown(), "ISA/7", as_at=LATER, step=CHASER, visibility=ALL)
    assert (
        "A draft, for a person to check and to send: nothing was sent or recorded by making it.",
        "As at 10 December 2025.",
        "From the record up to the entry with the receipt 11:.",
        (
            "Made with isa report letter ISA/7 --addressee minister --step chaser --visibility"
            " confidential --as-at 2025-12-10."
        ),
    ) == drafted.document.imprint


def test_each_letter_has_its_own_name_on_any_system() -> None:
    steps = ("Letter", "letter", "a letter: now!", "Ётт", "x" * 90, "con", "a/b\\c")
    rules = attrs.evolve(
        ANSWERS,
        escalation=tuple(EscalationStep(name=step, after=1) for step in steps),
    )
    view = View(late(issued(paper(ISSUED, MINISTER, COSLA)), rules=(rules,)))
    found = drafted_letters(view, as_at=LAST, visibility=ALL).drafted
    names = [each.name for each in found]
    assert 2 * len(steps) == len(names) == len({name.lower() for name in names})
    for name in names:
        assert name.startswith("ADV-2025-001-")
        assert set(name) <= set("ADV-0123456789abcdefghijklmnopqrstuvwxyz")
        assert len(name) < 120
    assert names == [
        each.name for each in drafted_letters(view, as_at=LAST, visibility=ALL).drafted
    ]


def test_every_letter_of_all_is_the_letter_asked_for_alone() -> None:
    view = View(late(issued(paper(ISSUED, MINISTER, COSLA, items=2))))
    found = drafted_letters(view, as_at=LAST, visibility=ALL)
    assert (6, ()) == (len(found.drafted), found.left_out)
    for each in found.drafted:
        alone = drafted_letter(
            view,
            PAPER,
            as_at=LAST,
            addressee=each.due.owed_by.slug,
            step=each.due.step,
            visibility=ALL,
        )
        assert alone == each


def public(*facts: Fact) -> View:
    asked = attrs.evolve(paper(ISSUED), visibility=Visibility.PUBLIC)
    return View(late(issued(asked), *facts))


def test_what_is_not_public_gives_no_public_letter_and_says_how_it_would() -> None:
    with pytest.raises(FaultsError) as refused:
        drafted_letter(shown(), PAPER, as_at=LATER)
    assert str(refused.value) == (
        "ADV-2025-001 can't be shown here; ask for restricted visibility, and give the letter to"
        " those who may see it"
    )
    assert () == drafted_letters(shown(), as_at=LATER).drafted
    with pytest.raises(UnknownReferenceError):
        drafted_letter(shown().seen_at(Visibility.PUBLIC), PAPER, as_at=LATER)


def test_a_reply_that_may_not_be_shown_gives_no_letter_that_leaves_it_out() -> None:
    holding = attrs.evolve(letter(date(2025, 11, 5), decided=None), kind=ResponseKind.HOLDING)
    view = public(came(holding))
    said = (
        "ADV-2025-001: not all that came back from minister can be shown here, and a letter without"
        " it could say what is not so; ask for restricted visibility, and give the letter to those"
        " who may see it"
    )
    with pytest.raises(FaultsError) as refused:
        drafted_letter(view, PAPER, as_at=LATER)
    assert said == str(refused.value)
    found = drafted_letters(view, as_at=LATER)
    assert ((), (said,)) == (found.drafted, found.left_out)
    whole = drafted_letter(view, PAPER, as_at=LATER, visibility="restricted")
    assert "a holding reply, received on 5 November 2025 (RSP-2025-001)" in told(whole)


def test_a_public_letter_is_made_of_what_is_public() -> None:
    assert REMINDER == drafted_letter(public(), PAPER, as_at=LATER).due.step


REPLIES = {
    (ResponseKind.SUBSTANTIVE, DispositionKind.NOT_ADDRESSED): (
        "an answer, received on 1 December 2025 (RSP-2025-001); it names ADV-2025-001.1 and does"
        " not answer it"
    ),
    (ResponseKind.UPDATE, None): "an update, received on 1 December 2025 (RSP-2025-001)",
    (ResponseKind.ACKNOWLEDGEMENT, None): (
        "an acknowledgement, received on 1 December 2025 (RSP-2025-001)"
    ),
}


@pytest.mark.parametrize(("kind", "decided"), REPLIES, ids=str)
def test_each_kind_of_reply_is_told_as_what_it_is(
    kind: ResponseKind, decided: DispositionKind | None
) -> None:
    reply = attrs.evolve(letter(date(2025, 12, 1), decided=decided), kind=kind)
    drafted = drafted_letter(shown(came(reply), items=1), PAPER, as_at=LAST, visibility=ALL)
    assert f"- {REPLIES[kind, decided]}" in paragraphs(drafted)


@given(st.text(max_size=40).filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_stays_in_its_place(text: str) -> None:
    hostile = attrs.evolve(
        paper(ISSUED),
        title=text,
        recommendations=tuple(
            attrs.evolve(each, text=text) for each in paper(ISSUED).recommendations
        ),
    )
    plain = drafted_letter(View(late(issued(paper(ISSUED)))), PAPER, as_at=LATER, visibility=ALL)
    drafted = drafted_letter(View(late(issued(hostile))), PAPER, as_at=LATER, visibility=ALL)
    assert [type(block) for block in plain.document.blocks] == [
        type(block) for block in drafted.document.blocks
    ]
    assert plain.name == drafted.name
