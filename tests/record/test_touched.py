"""What some entries set anew: never less than what differs after them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import registers
from amendments import histories
from isa_programme import Tracker, demonstrate
from isa_programme.record.addressees import Holder
from isa_programme.record.commitments import Commitment
from isa_programme.record.correcting import draft_voiding
from isa_programme.record.corrections import amends
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    CommitmentMade,
    CommitmentUpdated,
    Fact,
    FactNoted,
    HolderAppointed,
    HoldSet,
    NoteTaken,
    VisibilityChanged,
)
from isa_programme.record.register import Register
from isa_programme.record.touched import Touched
from isa_programme.record.vocabulary import Visibility
from journal_samples import NOW

DAY = date(2025, 12, 1)
PROTOCOL = registers.protocol(registers.SUBSTANTIVE)
ISSUED = registers.issued(registers.paper(date(2025, 11, 13)))
CAME = registers.came(registers.letter(DAY))
PROMISED = CommitmentMade(
    commitment=Commitment(
        reference="CMT-2025-001",
        owner=registers.MINISTER,
        made_on=DAY,
        text="Publish",
        response=CAME.response.reference,
        advice=registers.PAPER,
    )
)
GROUND: tuple[Fact, ...] = (*registers.ground(PROTOCOL), ISSUED)

AGREED, PAPER = Touched(agreed=True), Touched(papers=frozenset({registers.PAPER}))
OFFICE = Touched(offices=frozenset({registers.MINISTER}))
COMMITMENT = Touched(papers=PAPER.papers, followed=frozenset({"CMT-2025-001"}))


def touched(fact: Fact, *before: Fact) -> Touched:
    """What one more fact sets anew."""
    entries = registers.entries(*GROUND, *before, fact)
    folding = Register().folded(entries[:-1]).folding()
    folding.add(entries[-1])
    return folding.touched


@pytest.mark.parametrize(
    ("expected", "fact", "before"),
    [
        (AGREED, registers.ground()[0], ()),
        (AGREED, registers.ground(PROTOCOL)[-1], ()),
        (OFFICE, registers.ground()[1], ()),
        (OFFICE, HolderAppointed(addressee="minister", holder=Holder(name="A", first=DAY)), ()),
        (OFFICE, AddresseeRenamed(addressee="minister", name="Other", renamed_on=DAY), ()),
        (OFFICE, AddresseeClosed(addressee="minister", closed_on=DAY), ()),
        (PAPER, ISSUED, ()),
        (PAPER, CAME, ()),
        (PAPER, NoteTaken(advice=registers.PAPER, noted_on=DAY, text="rang"), ()),
        (PAPER, FactNoted(noted_for=DAY, title="Debate", advice=registers.PAPER), ()),
        (Touched(), FactNoted(noted_for=DAY, title="Debate"), ()),
        (Touched(), HoldSet(request="FOI 1", received_on=DAY), ()),
        (
            PAPER,
            VisibilityChanged(advice=registers.PAPER, visibility=Visibility.PUBLIC, changed_on=DAY),
            (),
        ),
        (COMMITMENT, PROMISED, (CAME,)),
        (
            COMMITMENT,
            CommitmentUpdated(commitment="CMT-2025-001", updated_on=DAY, text="drafted"),
            (CAME, PROMISED),
        ),
    ],
)
def test_what_a_fact_sets_anew_is_told(
    expected: Touched, fact: Fact, before: tuple[Fact, ...]
) -> None:
    assert expected == touched(fact, *before)


def test_a_paper_that_is_issued_again_is_touched_with_the_new_one() -> None:
    again = registers.paper(DAY)
    fact = AdviceIssued(
        advice=type(again)(
            reference="ADV-2025-002",
            title=again.title,
            issued_on=DAY,
            issued_by=again.issued_by,
            reissue_of=registers.PAPER,
        )
    )
    assert frozenset({registers.PAPER, "ADV-2025-002"}) == touched(fact).papers


def test_what_several_entries_touch_is_what_each_of_them_does() -> None:
    folding = registers.register(*GROUND).folding()
    entries = registers.entries(*GROUND, CAME, PROMISED, registers.ground()[1])
    for entry in entries[len(GROUND) :]:
        folding.add(entry)
    assert PAPER | COMMITMENT | OFFICE == folding.touched


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demonstrate(path, now=lambda: NOW) as made:
        return made.entries()


def less(told: Touched, least: Touched) -> list[str]:
    """What was set anew and is not told; never anything."""
    return [
        *(least.papers - told.papers),
        *(least.followed - told.followed),
        *(least.offices - told.offices),
        *(["what is agreed"] if least.agreed and not told.agreed else []),
    ]


@given(st.data())
def test_whatever_differs_after_some_entries_was_touched_by_them(
    demo: tuple[Entry, ...], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(demo)))
    last = data.draw(st.integers(first, len(demo)))
    before, after = Register().folded(demo[:first]), Register().folded(demo[:last])
    folding = before.folding()
    for entry in demo[first:last]:
        folding.add(entry)
    assert [] == less(folding.touched, after.touched_since(before))


@given(histories())
def test_between_two_registers_is_told_what_a_correction_gives_and_takes(
    made: tuple[Entry, ...],
) -> None:
    for number, entry in enumerate(made):
        if amends(entry):
            before, after = Register().folded(made[:number]), Register().folded(made[: number + 1])
            expected = PAPER if before.files != after.files else Touched()
            assert expected == after.touched_since(before)


def test_what_a_voiding_takes_away_was_touched() -> None:
    entries = registers.entries(*GROUND)
    empty, whole = Register().folded(entries[:-1]), Register().folded(entries)
    assert PAPER == empty.touched_since(whole) == whole.touched_since(empty)
    assert Touched() == whole.touched_since(whole)


def test_a_transaction_tells_what_it_touched_with_its_corrections(tmp_path: Path) -> None:
    with Tracker.create(tmp_path / "isa.db", now=lambda: NOW) as tracker:
        tracker.add_addressee("minister", "Minister")
        papers = [
            tracker.issue_advice(
                title, issued_on="2025-11-13", issued_by="minister", addressees="minister"
            )
            for title in ("One", "Two", "Three")
        ]
        seen: list[Touched] = []
        with tracker._recording() as recording:
            assert Touched() == recording.touched
            for paper in papers[:2]:
                note = NoteTaken(advice=paper.reference, noted_on=DAY, text="rang")
                recording.record(note)
                seen.append(recording.touched)
            void = draft_voiding(recording.register.entry(papers[2].number), because="a twin")
            recording.record(void)
            seen.append(recording.touched)
    assert [frozenset(paper.reference for paper in papers[:upto]) for upto in (1, 2, 3)] == [
        each.papers for each in seen
    ]
    assert all(before.papers < after.papers for before, after in pairwise(seen))
