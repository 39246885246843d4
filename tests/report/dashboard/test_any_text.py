"""Whatever is written in the record stays text, and what is not to be seen is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from golden import hostile
from hidden_programmes import CONFIDENTIAL, INTERNAL, RESTRICTED, everything
from isa_programme import Tracker
from isa_programme.record.addressees import Addressee
from isa_programme.record.facts import AddresseeAdded, FactNoted
from isa_programme.record.vocabulary import Function, Visibility
from isa_programme.report.dashboard import dashboard
from isa_programme.report.visible import visible
from isa_programme.tracker.viewing import View
from pages_read import Element, read
from registers import SUBSTANTIVE, ground, issued, paper, protocol, register

DAY = date(2026, 3, 2)


def page_of(text: str) -> Element:
    """A page on which a text stands wherever one can."""
    asked = attrs.evolve(paper(date(2025, 11, 3), "office"), title=text, lead=text)
    (recommendation,) = asked.recommendations
    asked = attrs.evolve(
        asked,
        function=Function.STRATEGY,
        recommendations=(attrs.evolve(recommendation, text=text),),
    )
    known = register(
        *ground(protocol(SUBSTANTIVE)),
        AddresseeAdded(addressee=Addressee(slug="office", name=text)),
        issued(asked),
        FactNoted(noted_for=DAY, title=text, source=text),
    )
    return read(dashboard(View(known), as_at=DAY, visibility=Visibility.CONFIDENTIAL))


PLAIN = page_of("plain").shape()


@given(st.text(min_size=1, max_size=60))
def test_any_text_stays_text(text: str) -> None:
    found = page_of(text)
    assert PLAIN == found.shape()
    assert visible(text) == found.at("lines").rows()[0][1]


@pytest.mark.parametrize("text", [hostile.TITLE, hostile.TEXT, "</script>", "{{ 7*7 }}", "\ud800"])
def test_what_would_do_harm_stays_text(text: str) -> None:
    found = page_of(text)
    assert PLAIN == found.shape()
    assert visible(text) == found.at("lines").rows()[0][1]
    assert str(found).encode("utf-8")


def test_names_of_places_hold_no_letter_that_could_break_out(
    pages: dict[Visibility, Element],
) -> None:
    for page in pages.values():
        for each in page.every():
            for attribute in ("id", "data-k", "data-by", "class"):
                assert not {*(each.attributes.get(attribute) or "")} & {*"<>\"'&"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """A programme of each visibility, of which each names the more hidden ones."""
    path = tmp_path_factory.mktemp("hidden") / "isa.db"
    with Tracker.create(
        path, example="foisa-like", adopted_on=date(2025, 1, 1), recorded_by=INTERNAL
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        tracker.record_all([*everything()])
        yield tracker


MARKS = {
    Visibility.PUBLIC: (INTERNAL, RESTRICTED, CONFIDENTIAL),
    Visibility.RESTRICTED: (CONFIDENTIAL,),
}


@pytest.mark.parametrize("level", MARKS)
def test_what_is_hidden_is_nowhere_on_the_page(kept: Tracker, level: Visibility) -> None:
    text = dashboard(kept, as_at=date(2026, 3, 2), visibility=level)
    assert [] == [mark for mark in MARKS[level] if mark in text]


def test_whoever_may_see_everything_finds_it_on_the_page(kept: Tracker) -> None:
    text = dashboard(kept, as_at=date(2026, 3, 2), visibility=Visibility.CONFIDENTIAL)
    assert {RESTRICTED, CONFIDENTIAL} == {
        mark for mark in (RESTRICTED, CONFIDENTIAL) if mark in text
    }


def test_leads_are_told_to_the_office_and_never_to_the_public(
    pages: dict[Visibility, Element],
) -> None:
    filters = [
        [each["name"] for each in pages[level].at("filters").every("select")]
        for level in Visibility
    ]
    whole = ["addressee", "function", "sector", "lead"]
    assert [whole[:3], whole, whole] == filters
    heads = [
        [head.text for head in pages[level].at("lines").one("thead").every("th")]
        for level in Visibility
    ]
    assert [False, True, True] == ["Lead" in each for each in heads]
