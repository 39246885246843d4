"""Laws of visibility: whoever may see less sees a part, and where that stands is the same."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from amendments import histories
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, Fact, ResponseReceived, VisibilityChanged
from isa_programme.record.register import Register
from isa_programme.record.seen import seen_at, shows
from isa_programme.record.vocabulary import Visibility
from registers import register

PUBLIC, RESTRICTED, CONFIDENTIAL = Visibility
MARKER = "Ailsa Craig"
levels = st.sampled_from(Visibility)
days = st.dates(date(2025, 11, 1), date(2026, 3, 31))


@st.composite
def shaded(draw: st.DrawFn) -> Register:
    """A history in which the paper and each response may be seen by somebody or other."""
    facts = [_shaded(entry, draw(levels)) for entry in draw(histories())]
    for reference, paper in register(*facts).responses.items():
        level = draw(levels)
        if draw(st.booleans()):
            facts.append(_changed(paper, reference, level))
    return register(*facts)


def _changed(paper: str, response: str, level: Visibility) -> Fact:
    return VisibilityChanged(
        advice=paper, response=response, visibility=level, changed_on=date(2026, 1, 5)
    )


def _shaded(entry: Entry, level: Visibility) -> Fact:
    match entry.fact:
        case AdviceIssued(advice=advice):
            return AdviceIssued(advice=attrs.evolve(advice, visibility=level))
        case ResponseReceived(response=response):
            text = MARKER if level is CONFIDENTIAL else response.text
            return ResponseReceived(
                response=attrs.evolve(response, visibility=level, own_reference=text, source=text)
            )
        case fact:
            return fact


def figures(line: Line) -> dict[str, object]:
    """A line but for who met it and what was decided, which may be hidden."""
    hidden = ("met_by", "promised_by", "disposition", "because", "visibility", "lead", "title")
    return {name: value for name, value in attrs.asdict(line).items() if name not in hidden}


def test_each_level_shows_itself_and_what_is_more_open() -> None:
    assert {
        PUBLIC: [PUBLIC],
        RESTRICTED: [PUBLIC, RESTRICTED],
        CONFIDENTIAL: [PUBLIC, RESTRICTED, CONFIDENTIAL],
    } == {level: [each for each in Visibility if shows(level, each)] for level in Visibility}


@given(shaded())
def test_whoever_may_see_everything_sees_the_register_as_it_is(whole: Register) -> None:
    assert whole == seen_at(whole, CONFIDENTIAL)


@given(shaded())
def test_whoever_may_see_less_sees_a_part(whole: Register) -> None:
    public, office = seen_at(whole, PUBLIC), seen_at(whole, RESTRICTED)
    for less, more in ((public, office), (office, whole)):
        assert less.files.keys() <= more.files.keys()
        assert less.responses.keys() <= more.responses.keys()
        assert less.aliases.items() <= more.aliases.items()
        assert less.holds.keys() <= more.holds.keys()
        assert {e.number for e in less.entries} <= {e.number for e in more.entries}


@given(shaded(), levels, days)
def test_what_is_seen_stands_where_it_stands(whole: Register, level: Visibility, day: date) -> None:
    seen = seen_at(whole, level)
    expected = [figures(line) for line in standings(whole, as_at=day) if line.advice in seen.files]
    assert expected == [figures(line) for line in standings(seen, as_at=day)]


@given(shaded(), st.sampled_from([PUBLIC, RESTRICTED]))
def test_what_a_hidden_response_says_is_nowhere(whole: Register, level: Visibility) -> None:
    seen = seen_at(whole, level)
    hidden = whole.responses.keys() - seen.responses.keys()
    text = repr(seen)
    assert [] == [reference for reference in hidden if f"'{reference}'" in text]
