"""A page of nothing, and of next to nothing, is a whole page that says so."""

from __future__ import annotations

import sys
from datetime import date, timedelta

import pytest

from isa_programme.errors import ExtraMissingError
from isa_programme.record.facts import Fact, ProgrammeAdopted
from isa_programme.record.programme import UNNAMED
from isa_programme.report.dashboard import dashboard
from isa_programme.tracker.viewing import View
from pages_read import Element, read
from plans import planned
from registers import ground, issued, paper, register

DAY = date(2026, 3, 2)


def page_of(*facts: Fact) -> Element:
    known = View(register(*facts))
    return read(dashboard(known, as_at=DAY, visibility="confidential"))


def sentences(page: Element) -> list[str]:
    return [each.text for each in page.every("p") if each.attributes.get("class") == "nothing"]


def test_an_empty_record_says_in_each_part_that_there_is_nothing() -> None:
    page = page_of()
    assert [
        "Nothing is overdue.",
        "No promised day has passed without the answer.",
        "No answer is owed or was given yet.",
        "No milestone is planned.",
        "No advice has been issued.",
        "No public fact is noted.",
        "Nothing has been answered, and nothing is open.",
        "No advice has been issued.",
        "No cadence of contact is set.",
        "No finding on alignment is recorded.",
        "No answer is owed or was given.",
        "No commitment was made.",
        "There is no line to explain.",
    ] == sentences(page)
    assert ([], [], []) == (page.every("svg"), page.every("table"), page.every("form"))
    assert "Advice and its answers" == page.one("h1").text
    assert "From a record that holds nothing yet." in [each.text for each in page.every("p")]


def test_a_programme_that_has_no_name_gives_the_page_none() -> None:
    assert "Advice and its answers" == page_of(ProgrammeAdopted(programme=UNNAMED)).one("h1").text


@pytest.mark.parametrize(
    ("milestones", "told"),
    [(31, "1 more milestone stands in the"), (32, "2 more milestones stand in the")],
)
def test_milestones_that_the_picture_has_no_room_for_are_counted(
    milestones: int, told: str
) -> None:
    dates = {f"m{number}": DAY + timedelta(days=number) for number in range(milestones)}
    page = read(dashboard(View(planned(dates)), as_at=DAY, visibility="confidential"))
    assert f"{told} table alone." in page.text


def test_one_paper_without_a_protocol_has_one_line_without_a_date() -> None:
    page = page_of(*ground(), issued(paper(date(2025, 11, 3))))
    assert [
        [
            "ADV-2025-001.1",
            "Recommendation 1",
            "MINISTER",
            "substantive",
            "unanswered no date",
            "",
            "",
            "",
        ]
    ] == page.at("lines").rows()
    assert ["0", "0", "0", "none", "0", "0"] == [
        each.every("dd")[0].text for each in page.one("dl").every("div")
    ]
    assert (
        "the paper asks for no date, so there is none to be late by" in page.at("explanations").text
    )


def test_a_page_is_made_of_the_first_and_of_the_last_day_there_is() -> None:
    laid = (*ground(), issued(paper(date(2025, 11, 3), requested_by=date(2025, 12, 1))))
    for day in (date.min, date.max):
        text = dashboard(View(register(*laid)), as_at=day, visibility="confidential")
        assert "Overdue" == read(text).every("section")[0].one("h2").text


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ExtraMissingError, match="a dashboard needs the extra html"):
        dashboard(View(register()), as_at=DAY)
