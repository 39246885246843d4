"""A register is what its entries add up to, however they are cut; late entries move no deadline."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import registers
from isa_programme import Addressee, Advice, Allowance, Holder, demonstrate
from isa_programme.questions.standing import standings
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ExtensionAgreed,
    Fact,
    FactNoted,
    HolderAppointed,
    NoteTaken,
    ResponseReceived,
)
from isa_programme.record.register import Register
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import DispositionKind, Mark, ResponseKind
from journal_samples import NOW
from strategies import names, things

# Cut anywhere


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    with demonstrate(path, now=lambda: NOW) as made:
        return made.entries()


@given(st.data())
def test_the_demonstration_adds_up_to_the_same_wherever_it_is_cut(
    demo: tuple[Entry, ...], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(demo)), max_size=4)))
    folded = Register()
    for first, last in zip([0, *cuts], [*cuts, len(demo)], strict=True):
        folded = folded.folded(demo[first:last])
    assert Register().folded(demo) == folded


def test_a_register_folded_further_is_left_as_it_was(demo: tuple[Entry, ...]) -> None:
    for cut in range(len(demo)):
        before = Register().folded(demo[:cut])
        again = Register().folded(demo[:cut])
        before.folded(demo[cut:])
        assert before == again


def test_a_folding_gives_the_register_after_each_entry_and_leaves_where_it_began(
    demo: tuple[Entry, ...],
) -> None:
    for cut in range(0, len(demo), 7):
        start = Register().folded(demo[:cut])
        folding = start.folding()
        for number, entry in enumerate(demo[cut:], start=cut + 1):
            folding.add(entry)
            assert Register.of(folding) == Register().folded(demo[:number])
        assert start == Register().folded(demo[:cut])


DAY_ZERO = date(2025, 11, 13)
LAST_GOOD_DAY = date(2025, 12, 12)
"""20 working days after day zero: a worked example of the design."""

days = st.dates(DAY_ZERO, date(2026, 3, 31))
scopes = st.builds(
    Scope,
    advice=st.just(registers.PAPER),
    recommendations=st.sampled_from([(), (1,), (2,), (1, 2)]),
    addressees=st.sampled_from([(), (registers.MINISTER,), (registers.COSLA,)]),
)


MOVES = ("pause", "resume", "ask", "answer", "extend", "note", "mark", "reply", "question")


@st.composite
def happenings(draw: st.DrawFn, on: st.SearchStrategy[date] = days) -> list[Fact]:
    """Up to six things that happen to the paper, in the order recorded."""
    found: list[Fact] = []
    paper = registers.PAPER
    first = len(GROUND) + 1
    for _ in range(draw(st.integers(0, 6))):
        day, scope, number = draw(on), draw(scopes), first + len(found)
        earlier = st.integers(first, max(first, number - 1))
        fact: Fact
        match draw(st.sampled_from(MOVES)):
            case "pause":
                fact = ClockPaused(scope=scope, paused_on=day, reason="recess")
            case "resume":
                fact = ClockResumed(advice=paper, resumed_on=day, pause=draw(earlier))
            case "ask":
                fact = ClarificationAsked(scope=scope, asked_on=day)
            case "answer":
                fact = ClarificationAnswered(advice=paper, answered_on=day, question=draw(earlier))
            case "extend":
                fact = ExtensionAgreed(
                    scope=scope,
                    agreed_on=day,
                    agreed_by="us",
                    by=Allowance.parse("10 working days"),
                    reason="asked for",
                )
            case "mark":
                fact = AdviceMarked(advice=paper, mark=Mark.RECEIVED, marked_on=day)
            case "reply":
                fact = reply(ResponseKind.SUBSTANTIVE, day, number)
            case "question":
                fact = reply(ResponseKind.CLARIFICATION_REQUEST, day, number)
            case _:
                fact = NoteTaken(advice=paper, noted_on=day, text="rang")
        found.append(fact)
    return found


def reply(kind: ResponseKind, day: date, number: int) -> ResponseReceived:
    decided = Disposition(recommendation=1, kind=DispositionKind.ACCEPTED)
    return ResponseReceived(
        response=Response(
            reference=f"RSP-2025-{number:03d}",
            advice=registers.PAPER,
            kind=kind,
            sent_by=(registers.MINISTER,),
            received_on=day,
            dispositions=(decided,) if kind is ResponseKind.SUBSTANTIVE else (),
        )
    )


GROUND: tuple[Fact, ...] = (
    *registers.ground(registers.protocol(registers.SUBSTANTIVE)),
    registers.issued(registers.paper(DAY_ZERO, registers.MINISTER, registers.COSLA, items=2)),
)


offices = st.sampled_from(registers.OFFICES)
about_offices: st.SearchStrategy[Fact] = st.one_of(
    st.builds(AddresseeAdded, addressee=things(Addressee)),
    st.builds(HolderAppointed, addressee=offices, holder=things(Holder)),
    st.builds(AddresseeRenamed, addressee=offices, name=names, renamed_on=days),
    st.builds(AddresseeClosed, addressee=offices, closed_on=days, successor=offices),
    st.builds(
        FactNoted, noted_for=days, title=names, advice=st.sampled_from([None, "ADV-2025-001"])
    ),
    st.builds(
        AdviceIssued,
        advice=st.builds(
            Advice,
            reference=st.sampled_from(["ADV-2024-007", "ADV-2025-002", "ADV-2025-1000"]),
            own_reference=names,
            title=names,
            issued_on=days,
            issued_by=offices,
        ),
    ),
)
"""What else a record holds, in any order."""


@given(happenings(), st.lists(about_offices, max_size=8), st.data())
def test_any_record_adds_up_to_the_same_wherever_it_is_cut(
    happened: list[Fact], others: list[Fact], data: st.DataObject
) -> None:
    made = registers.entries(*GROUND, *data.draw(st.permutations([*happened, *others])))
    cut = data.draw(st.integers(0, len(made)))
    whole = Register().folded(made)
    assert whole == Register().folded(made[:cut]).folded(made[cut:])
    assert whole == reduce(lambda register, entry: register.folded([entry]), made, Register())
    assert (whole.size, whole.head) == (len(made), made[-1].receipt)


# Too late to move anything


def deadlines(*happened: Fact) -> dict[tuple[str, str], date | None]:
    register = registers.register(*GROUND, *happened)
    return {
        (line.reference, line.transferred_from or line.addressee): line.deadline
        for line in standings(register, as_at=date(2026, 12, 31))
    }


EACH = {
    (f"{registers.PAPER}.{number}", slug): LAST_GOOD_DAY
    for number in (1, 2)
    for slug in (registers.MINISTER, registers.COSLA)
}
late_days = st.dates(LAST_GOOD_DAY + timedelta(days=1), date(2026, 6, 30))


@given(happenings(late_days))
def test_what_happens_after_the_deadline_never_moves_it(happened: list[Fact]) -> None:
    assert deadlines(*happened) == EACH


in_time = st.dates(DAY_ZERO, LAST_GOOD_DAY)


@given(happenings(in_time), st.data())
def test_what_is_added_after_any_deadline_never_moves_it(
    happened: list[Fact], data: st.DataObject
) -> None:
    before = deadlines(*happened)
    ends = [end for end in before.values() if end is not None]
    latest = max(ends, default=date(2026, 6, 30))
    late = data.draw(happenings(st.just(latest + timedelta(days=1))))
    after = deadlines(*happened, *late)
    assert {key: end for key, end in before.items() if end is not None} == {
        key: after[key] for key, end in before.items() if end is not None
    }


@given(happenings(in_time), in_time)
def test_a_transfer_never_moves_a_deadline(happened: list[Fact], day: date) -> None:
    moved = AdviceTransferred(
        scope=Scope(advice=registers.PAPER, addressees=(registers.MINISTER,)),
        to=registers.COUNCIL,
        transferred_on=max([day, *(_day(fact) for fact in happened)]),
        reason="a matter for councils",
    )
    kept = [fact for fact in happened if not isinstance(fact, ResponseReceived) or _asks(fact)]
    assert deadlines(*kept) == deadlines(*kept, moved)


def _asks(fact: ResponseReceived) -> bool:
    return fact.response.kind is ResponseKind.CLARIFICATION_REQUEST


def _day(fact: Fact) -> date:
    when = fact.happened_on
    assert isinstance(when, date)
    return when
