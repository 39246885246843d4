"""Erasing through a tracker: when it is refused, and that it moves nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments import histories
from isa_programme import RefusedError, Tracker, UnknownReferenceError
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings
from isa_programme.record.entries import Entry
from isa_programme.record.facts import CalendarAdopted, WordsErased
from isa_programme.record.register import Register
from journal_samples import NOW
from registers import entries

MARKER = "Ailsa-Craig"
PAPER = "ADV-2025-001"
IN_WORDS = frozenset({"title", "text", "because", "assumption", "lead", "addressee_name"})
"""What an answer quotes from the record; everything else in it is structure."""


def structure(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in attrs.asdict(line).items() if name not in IN_WORDS}
        for line in lines
    ]


@pytest.fixture
def paper(tracker: Tracker) -> Tracker:
    """A record in which entry 7 is a paper and entry 8 its answer, both with the marker."""
    tracker.issue_advice(
        f"Of {MARKER}",
        issued_on=date(2025, 11, 13),
        addressees=["minister", "cosla"],
        recommendations=[f"Visit {MARKER}"],
        lead=MARKER,
    )
    tracker.record_response(
        PAPER,
        sent_by="minister",
        kind="substantive",
        received_on=date(2025, 12, 15),
        dispositions={1: "not-accepted"},
        reasons={1: f"{MARKER} is far"},
        own_reference="M/1",
    )
    return tracker


def test_nothing_anywhere_gives_the_words_again(paper: Tracker, path: Path) -> None:
    asked = date(2026, 1, 5)
    before = structure(paper.standings(as_at=asked))
    done = paper.erase(7, 8, reason="her request", authority="UK GDPR article 17")
    assert [(9, PAPER), (10, PAPER)] == [(each.number, each.reference) for each in done]
    views = (paper, paper.known_at(8), paper.seen_at("restricted"), Tracker.open(path))
    for view in views:
        assert MARKER not in repr(view.register)
        assert MARKER not in repr((view.entries(), view.history(PAPER), view.papers(as_at=asked)))
        assert MARKER not in repr((view.standings(as_at=asked), view.responses(as_at=asked)))
        assert MARKER not in str(view.explain(PAPER))
        assert before == structure(view.standings(as_at=asked))
    assert MARKER not in "\n".join(paper.export())
    assert () == paper.verify()


def test_a_tracker_that_had_read_the_words_gives_them_up_once_another_erased_them(
    paper: Tracker, path: Path
) -> None:
    with Tracker.open(path, now=lambda: NOW) as other:
        assert MARKER in repr(other.entries())
        paper.erase(7, 8, reason="her request", authority="UK GDPR article 17")
        assert MARKER not in repr((other.entries(), other.register, other.known_at(8).register))
        with Tracker.open(path, now=lambda: NOW) as fresh:
            assert fresh.register == other.register == paper.register


def test_an_erasure_is_refused_while_an_information_request_holds_the_record(
    paper: Tracker,
) -> None:
    paper.set_hold("FOI-1", received_on=date(2026, 1, 5))
    paper.set_hold("FOI-2", received_on=date(2026, 1, 6))
    before = paper.entries()
    with pytest.raises(RefusedError) as refused:
        paper.erase(7, reason="her request", authority="a rule")
    expected = "hold: nothing is erased while an information request holds the record: FOI-1, FOI-2"
    assert ((expected,), before) == (refused.value.faults, paper.entries())
    for request in ("FOI-1", "FOI-2"):
        paper.lift_hold(request, lifted_on=date(2026, 2, 5), reason="answered")
    (done,) = paper.erase(7, reason="her request", authority="a rule")
    assert 13 == done.number


def test_words_are_erased_once(paper: Tracker) -> None:
    paper.erase(7, reason="her request", authority="a rule")
    with pytest.raises(RefusedError) as refused:
        paper.erase(7, reason="her request, again", authority="a rule")
    assert ("entry 7: its words were erased by entry 9",) == refused.value.faults


def test_the_very_same_erasure_is_recognised(paper: Tracker) -> None:
    first = paper.erase(7, reason="her request", authority="a rule")
    second = paper.erase(7, reason="her request", authority="a rule")
    assert [(9, False), (9, True)] == [(e.number, e.already) for e in (*first, *second)]


def test_an_erasure_is_not_erased_itself(paper: Tracker) -> None:
    paper.erase(7, reason="her request", authority="a rule")
    with pytest.raises(RefusedError) as refused:
        paper.erase(9, reason="to hide it", authority="nobody")
    assert ("entry 9: it says what was erased and why, and stays",) == refused.value.faults


@pytest.mark.parametrize("number", [0, -1, 9, 2**70])
def test_an_entry_that_is_not_there_is_not_erased(paper: Tracker, number: int) -> None:
    with pytest.raises(UnknownReferenceError, match="the last is 8"):
        paper.erase(number, reason="her request", authority="a rule")
    with pytest.raises(RefusedError, match="entry: there is no entry"):
        paper.record(WordsErased(entry=number, reason="her request", authority="a rule"))


def test_of_several_erasures_all_are_made_or_none(paper: Tracker) -> None:
    before = paper.entries()
    with pytest.raises(UnknownReferenceError):
        paper.erase(7, 99, reason="her request", authority="a rule")
    with pytest.raises(RefusedError):
        paper.record_all(
            [
                WordsErased(entry=7, reference=PAPER, reason="time", authority="a rule"),
                WordsErased(entry=8, reference="ADV-2025-009", reason="time", authority="a rule"),
            ]
        )
    assert before == paper.entries()


@pytest.mark.parametrize(
    ("reason", "authority", "field"),
    [("", "a rule", "reason"), ("time", " ", "authority"), ("time", "two\nlines", "authority")],
)
def test_why_and_by_whose_authority_has_to_be_said(
    paper: Tracker, reason: str, authority: str, field: str
) -> None:
    with pytest.raises(RefusedError, match=field):
        paper.erase(7, reason=reason, authority=authority)


def test_a_correction_that_may_repeat_the_words_is_pointed_at(paper: Tracker) -> None:
    paper.correct(7, {"title": f"Of {MARKER}, twice"}, because="a slip")
    (done,) = paper.erase(7, reason="her request", authority="a rule")
    assert [
        "entry 9 corrects entry 7, and keeps its own words; erase it too if they are the same"
    ] == [finding.sentence for finding in done.findings]
    assert MARKER in repr(paper.register.files)
    paper.erase(8, 9, reason="her request", authority="a rule")
    assert MARKER not in repr(paper.register)


@given(histories(), st.data())
def test_no_deadline_and_no_standing_moves_whatever_is_erased(
    made: tuple[Entry, ...], data: st.DataObject
) -> None:
    before = Register().folded(made)
    erasable = [
        entry.number
        for entry in made
        if entry.number not in before.erased and not isinstance(entry.fact, WordsErased)
    ]
    gone = data.draw(st.lists(st.sampled_from(erasable), unique=True, min_size=1, max_size=4))
    after = Register().folded(
        entries(
            *(entry.fact for entry in made),
            *(
                WordsErased(
                    entry=number,
                    reference=made[number - 1].fact.about,
                    reason="time",
                    authority="a rule",
                )
                for number in gone
            ),
        )
    )
    asked = data.draw(st.dates(date(2025, 11, 1), date(2026, 3, 31)))
    for day in (asked, asked + timedelta(days=30)):
        assert structure(standings(before, as_at=day)) == structure(standings(after, as_at=day))


def test_an_entry_without_words_is_not_erased(tracker: Tracker) -> None:
    number = next(
        entry.number for entry in tracker.entries() if isinstance(entry.fact, CalendarAdopted)
    )
    with pytest.raises(RefusedError) as caught:
        tracker.erase(number, reason="a test", authority="a rule")
    assert (f"entry {number}: it holds no words",) == caught.value.faults


def test_a_hold_is_not_lifted_before_the_request_came(tracker: Tracker) -> None:
    tracker.set_hold("FOI-1", received_on="2025-12-10")
    with pytest.raises(RefusedError) as caught:
        tracker.lift_hold("FOI-1", lifted_on="2025-12-09", reason="answered")
    expected = "lifted_on: 2025-12-09 lies before 2025-12-10, when 'FOI-1' was received"
    assert (expected,) == caught.value.faults
    tracker.lift_hold("FOI-1", lifted_on="2025-12-10", reason="answered")
    assert () == tracker.holds()
