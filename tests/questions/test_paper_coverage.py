"""How much of a paper was answered, left open by name, or not mentioned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs

from golden.records import OFFICE
from isa_programme import Tracker
from isa_programme.calendars.months import latest
from isa_programme.questions.coverage import coverage
from isa_programme.questions.paper_coverage import PaperCoverage, paper_coverage
from isa_programme.questions.standing import lines_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.facts import AdviceWithdrawn, Fact
from isa_programme.record.register import Register
from isa_programme.record.responses import Disposition
from isa_programme.record.vocabulary import DispositionKind
from registers import COSLA, MINISTER, WHOLE_PAPER, came, ground, issued, letter, paper, register

ISSUED, ANSWERED = date(2025, 11, 3), date(2025, 12, 1)


def covered(known: Register, as_at: date = ANSWERED) -> tuple[PaperCoverage, ...]:
    """How much of each paper of a record was answered."""
    return tuple(
        paper_coverage(file, lines_read(known, file, as_at=as_at), as_at=as_at)
        for file in known.files.values()
        if latest(file.advice.issued_on) <= as_at
    )


def figures(*facts: Fact, items: int = 3, as_at: date = ANSWERED) -> tuple[int, ...]:
    asked = paper(ISSUED, MINISTER, COSLA, items=items)
    (found,) = covered(register(*ground(), issued(asked), *facts), as_at)
    return (found.put, found.answered, found.left_open, found.unanswered, found.not_owed)


def decided(**kinds: DispositionKind) -> Fact:
    made = tuple(Disposition(recommendation=int(n[1:]), kind=kind) for n, kind in kinds.items())
    return came(attrs.evolve(letter(ANSWERED), dispositions=made))


def test_at_first_nothing_is_answered() -> None:
    assert (6, 0, 0, 6, 0) == figures()


def test_what_a_letter_leaves_open_by_name_is_told_from_what_it_does_not_mention() -> None:
    one = decided(_1=DispositionKind.ACCEPTED, _2=DispositionKind.NOT_ADDRESSED)
    assert (6, 1, 1, 4, 0) == figures(one)


def test_what_is_withdrawn_is_not_owed() -> None:
    gone = AdviceWithdrawn(scope=WHOLE_PAPER, withdrawn_on=date(2025, 11, 20), reason="made up")
    assert (6, 0, 0, 0, 6) == figures(gone)


def test_what_is_superseded_is_not_owed() -> None:
    assert (2, 0, 0, 1, 1) == figures(decided(_1=DispositionKind.SUPERSEDED), items=1)


def test_decisions_are_counted_as_they_stand_now() -> None:
    known = register(
        *ground(),
        issued(paper(ISSUED, items=2)),
        decided(_1=DispositionKind.NOTED, _2=DispositionKind.ACCEPTED),
    )
    (found,) = covered(known)
    assert ((DispositionKind.ACCEPTED, 1), (DispositionKind.NOTED, 1)) == found.decided


def test_of_every_paper_of_the_office_the_four_add_up_to_what_coverage_lists(
    tmp_path: Path,
) -> None:
    with Tracker.open(OFFICE.put(tmp_path)) as tracker:
        known = tracker.register
    found = covered(known, OFFICE.as_at)
    assert 5 <= len(found)
    for each in found:
        listed = coverage(known, known.files[each.reference], as_at=OFFICE.as_at)
        assert len(listed) == each.put
        assert each.put == each.answered + each.left_open + each.unanswered + each.not_owed
        gone = (Standing.NOT_OWED, Standing.WITHDRAWN)
        assert sum(line.standing in gone for line in listed) == each.not_owed
