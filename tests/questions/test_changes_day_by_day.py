"""Changes, held against what each single day says of itself and of the day before."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.cadences import cadences
from isa_programme.questions.changes.changes import changes
from isa_programme.questions.changes.rows import Changed
from isa_programme.questions.commitments import commitments
from isa_programme.questions.programme.milestones import milestones
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import CommitmentStanding, MilestoneStanding, Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import (
    AdviceWithdrawn,
    CadenceSet,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    EngagementHeld,
    Fact,
    MilestoneDropped,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    ObligationWaived,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Function
from registers import (
    MINISTER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

FIRST = date(2025, 11, 1)
ONE_DAY = timedelta(days=1)
PROMISE = "CMT-2025-001"
OBJECTIVE = ObjectiveSet(objective=Objective(slug="o", title="O", function=Function.STRATEGY))
Told = Counter[tuple[str, str, str]]

days = st.integers(0, 90).map(lambda on: FIRST + on * ONE_DAY)
months = st.sampled_from([Month(2025, 11), Month(2025, 12), Month(2026, 1)])
dates: st.SearchStrategy[CivilDate] = days | days | months


@st.composite
def milestone_facts(draw: st.DrawFn) -> list[Fact]:
    """A milestone, recorded from some day on, moved, and perhaps reached or dropped."""
    noun = Milestone(slug="a", objective="o", title="A", planned_for=draw(dates))
    moved = [
        MilestoneReplanned(milestone="a", planned_for=to, replanned_on=on, reason="held up")
        for on, to in draw(st.lists(st.tuples(dates, dates), max_size=2))
    ]
    reached = st.builds(MilestoneReached, milestone=st.just("a"), reached_on=dates)
    dropped = st.builds(
        MilestoneDropped, milestone=st.just("a"), dropped_on=days, reason=st.just("no use")
    )
    ends: list[Fact] = draw(st.lists(reached | dropped, max_size=1))
    return [MilestonePlanned(milestone=noun, planned_on=draw(dates)), *moved, *ends]


@st.composite
def commitment_facts(draw: st.DrawFn) -> list[Fact]:
    """A commitment, moved, and perhaps done or dropped."""
    made = Commitment(
        reference=PROMISE,
        owner=MINISTER,
        text="The fund",
        made_on=draw(dates),
        promised_for=draw(st.none() | dates),
    )
    moved = [
        CommitmentRevised(commitment=PROMISE, promised_for=to, revised_on=on, reason="held up")
        for on, to in draw(st.lists(st.tuples(dates, dates), max_size=2))
    ]
    done = st.builds(CommitmentDone, commitment=st.just(PROMISE), done_on=dates)
    dropped = st.builds(
        CommitmentDropped, commitment=st.just(PROMISE), dropped_on=dates, reason=st.just("no")
    )
    ends: list[Fact] = draw(st.lists(done | dropped, max_size=1))
    return [CommitmentMade(commitment=made), *moved, *ends]


@st.composite
def paper_facts(draw: st.DrawFn) -> list[Fact]:
    """A paper to be answered within working days, perhaps answered, withdrawn or waived."""
    begun = draw(days)
    after = st.integers(0, 60).map(lambda on: begun + on * ONE_DAY)
    answered = st.builds(lambda on: came(letter(on)), after | months)
    withdrawn = st.builds(
        AdviceWithdrawn, scope=st.just(WHOLE_PAPER), withdrawn_on=after, reason=st.just("no use")
    )
    waived = st.builds(
        ObligationWaived,
        scope=st.just(WHOLE_PAPER),
        waived_on=after,
        reason=st.just("no use"),
    )
    ends: list[Fact] = draw(st.lists(answered | withdrawn | waived, max_size=1))
    return [issued(paper(begun)), *ends]


@st.composite
def cadence_facts(draw: st.DrawFn) -> list[Fact]:
    """A cadence in days or in periods, perhaps set otherwise later, and contact on some days."""
    one = Cadence(slug="talks", addressee=MINISTER, since=FIRST, every=Allowance.parse("10 days"))
    other = attrs.evolve(one, every=None, times=2, per=Allowance.parse("3 weeks"))
    of_either = st.sampled_from([one, other])
    cadence_set = st.builds(CadenceSet, cadence=of_either, set_on=days)
    held = [
        EngagementHeld(
            engagement=Engagement(
                reference=f"ENG-2025-{number:03d}", addressees=(MINISTER,), held_on=on
            )
        )
        for number, on in enumerate(draw(st.lists(dates, max_size=6)), start=1)
    ]
    return [*draw(st.lists(cadence_set, max_size=3)), *held]


@st.composite
def records(draw: st.DrawFn) -> Register:
    """A record with one of each."""
    parts = (milestone_facts(), commitment_facts(), paper_facts(), cadence_facts())
    facts = [fact for part in parts for fact in draw(part)]
    return register(*ground(protocol(SUBSTANTIVE)), OBJECTIVE, *facts)


def _told(known: Register, since: date, until: date) -> Told:
    return Counter(
        (row.what.value, row.reference, str(row.on)) for row in changes(known, since, until)
    )


def _overdue(known: Register, day: date) -> set[tuple[Changed, str]]:
    """What is overdue at the end of a day, by what each question says of that day alone."""
    found = {
        Changed.FALLEN_OVERDUE: [
            line.reference
            for line in standings(known, as_at=day)
            if line.standing is Standing.OVERDUE
        ],
        Changed.MILESTONE_OVERDUE: [
            row.slug
            for row in milestones(known, as_at=day)
            if row.standing is MilestoneStanding.OVERDUE
        ],
        Changed.COMMITMENT_OVERDUE: [
            row.reference
            for row in commitments(known, as_at=day)
            if row.standing is CommitmentStanding.OVERDUE
        ],
    }
    return {(what, name) for what, names in found.items() for name in names}


@given(records(), st.tuples(days, days, days))
def test_two_adjacent_windows_tell_together_what_the_whole_tells(
    known: Register, window: tuple[date, date, date]
) -> None:
    since, between, until = sorted(window)
    assert _told(known, since, until) == (
        _told(known, since, between) + _told(known, between, until)
    )


@given(records(), days, st.integers(1, 40))
def test_what_falls_overdue_is_overdue_on_that_day_and_was_not_on_the_day_before(
    known: Register, since: date, lasts: int
) -> None:
    expected: Told = Counter()
    for on in (since + each * ONE_DAY for each in range(1, lasts + 1)):
        fallen = _overdue(known, on) - _overdue(known, on - ONE_DAY)
        expected.update((what.value, reference, str(on)) for what, reference in fallen)
    kinds = {Changed.FALLEN_OVERDUE, Changed.MILESTONE_OVERDUE, Changed.COMMITMENT_OVERDUE}
    found = _told(known, since, since + lasts * ONE_DAY)
    assert expected == Counter({key: n for key, n in found.items() if key[0] in kinds})


@given(records(), days, st.integers(1, 40))
def test_what_lapses_is_a_lapse_by_what_was_set_for_that_day(
    known: Register, since: date, lasts: int
) -> None:
    expected: Told = Counter()
    for on in (since + each * ONE_DAY for each in range(1, lasts + 1)):
        for row in cadences(known, as_at=on):
            lapsed = [lapse for lapse in row.lapses if lapse.last == on - ONE_DAY]
            expected.update(("contact-lapsed", row.slug, str(on)) for _ in lapsed)
    found = _told(known, since, since + lasts * ONE_DAY)
    assert expected == Counter({key: n for key, n in found.items() if key[0] == "contact-lapsed"})
