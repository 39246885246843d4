"""Pictures are to be read: no word over another, none over the edge, however much they show."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.calendars.months import Month
from isa_programme.questions.compliance import ComplianceRow, Rate
from isa_programme.questions.paper_coverage import PaperCoverage
from isa_programme.questions.spreads import spread
from isa_programme.questions.timeline import Event, EventKind
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.drawing import MOST, WIDTH, Drawing, Picture, fitted, width_of
from isa_programme.report.dashboard.pictures.answers import answers_picture
from isa_programme.report.dashboard.pictures.covered import covered_picture
from isa_programme.report.dashboard.pictures.rates import rates_picture
from isa_programme.report.dashboard.pictures.taken import taken_picture
from isa_programme.report.dashboard.pictures.time_axis import TimeAxis
from isa_programme.report.dashboard.pictures.timeline import Band, timeline_picture
from pages_read import Element, read

DAY = date(2026, 3, 2)
LONG = "An office with a name so long that no picture could ever have room for the whole of it"


def drawn(picture: Picture) -> Element:
    return read(f"<!DOCTYPE html>{picture.svg}").one("svg")


def boxes(svg: Element) -> list[tuple[float, float, float, float, str]]:
    """Where each word stands at most: left, top, right, bottom."""
    found = []
    for each in svg.every("text"):
        looks = (each.attributes.get("class") or "").split()
        small = "quiet" in looks
        wide = width_of(each.text) * (12 / 13 if small else 1) * (1.1 if "strong" in looks else 1)
        left = float(each["x"]) - {"m": wide / 2, "e": wide}.get(looks[-1] if looks else "", 0)
        bottom = float(each["y"]) + 3
        found.append((left, bottom - 13, left + wide, bottom, each.text))
    return found


def overlaps(svg: Element) -> list[tuple[str, str]]:
    return [
        (one[4], other[4])
        for one, other in combinations(boxes(svg), 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


def beyond(svg: Element) -> list[str]:
    _, _, width, height = map(float, svg["viewbox"].split())
    return [
        each[4]
        for each in boxes(svg)
        if each[0] < -1 or each[1] < -1 or each[2] > width + 1 or each[3] > height + 1
    ]


def rated(number: int) -> ComplianceRow:
    rate = Rate(on_time=1000 + number, late=900, overdue=8000, counted=9900 + number, percent=99.9)
    return ComplianceRow(
        group=f"office-{number}",
        name=f"{number} {LONG}",
        basis=(),
        rate=rate,
        original=rate,
        not_yet_due=12345,
        undated=99999,
        days=spread([7, 5000], [400, 4999, 9999]),
        held=spread([]),
    )


def paper(number: int) -> PaperCoverage:
    return PaperCoverage(
        reference=f"ADV-2026-{number:03d}",
        title=LONG,
        issued_on=DAY,
        function=None,
        lead="",
        addressees=(),
        put=number * 3,
        answered=number,
        left_open=number,
        unanswered=number,
        not_owed=0,
        decided=(),
    )


def happened(number: int) -> Event:
    return Event(
        what=(*EventKind,)[number % 3],
        on=DAY - timedelta(days=(number * number) % 900),
        function=None,
        reference="",
        paper="",
        offices=(),
        title=LONG,
        source="",
        entry=number,
    )


BANDS = [Band(name=LONG, events=tuple(map(happened, range(2000))), milestones=())]
MANY = {
    "answers": answers_picture([*map(rated, range(100))], rated(0)),
    "rates": rates_picture([*map(rated, range(100))], rated(0)),
    "days": taken_picture([(rated(n), [7, 5000], [400, 4999, 9999]) for n in range(100)]),
    "coverage": covered_picture([*map(paper, range(1, 100))]),
    "timeline": timeline_picture(
        BANDS, as_at=DAY, first=DAY - timedelta(days=800), last=DAY + timedelta(days=40), note=""
    ),
}


@pytest.mark.parametrize("picture", MANY.values(), ids=MANY)
def test_however_much_there_is_no_word_stands_over_another_or_beyond_the_edge(
    picture: Picture,
) -> None:
    svg = drawn(picture)
    assert boxes(svg)
    assert ([], []) == (overlaps(svg), beyond(svg))


@pytest.mark.parametrize("name", ["answers", "rates", "days", "coverage"])
def test_of_very_many_rows_some_are_shown_and_the_others_are_counted(name: str) -> None:
    assert str(MOST) in MANY[name].note
    assert MANY[name].note.endswith((", of 100.", ", of 99."))


def test_no_word_of_the_office_stands_over_another(pages: dict[Visibility, Element]) -> None:
    for page in pages.values():
        for svg in page.every("svg"):
            assert ([], []) == (overlaps(svg), beyond(svg))


def test_at_most_four_colours_are_used_and_each_by_a_name(pages: dict[Visibility, Element]) -> None:
    colours = {"good", "grave", "plain", "ink"}
    others = {"hollow", "stroke", "dashed", "stripes", "full", "good-full", "rule", "firm", "today"}
    for svg in pages[Visibility.CONFIDENTIAL].every("svg"):
        for each in svg.every("rect", "line", "circle", "polygon", "path"):
            assert not {*each["class"].split()} - colours - others
            assert not {"fill", "stroke", "style"} & each.attributes.keys()


@given(st.text(), st.integers(20, 400))
def test_fitted_words_fit(words: str, room: int) -> None:
    assert width_of(fitted(words, room)) <= room or fitted(words, room) == "…"


def test_words_that_fit_stay_as_they_are() -> None:
    assert "Council leaders" == fitted("Council leaders", 200)
    assert "Council…" == fitted("Council leaders", 60)


@pytest.mark.parametrize(
    ("when", "told"),
    [(date(2025, 12, 2), "2 Dec 2025"), (Month(2025, 12), "Dec 2025"), (date.min, "1 Jan 1")],
)
def test_days_are_written_short(when: date | Month, told: str) -> None:
    assert told == short(when)


@given(st.dates(), st.dates())
def test_the_days_under_an_axis_are_few_and_in_order(one: date, other: date) -> None:
    axis = TimeAxis(min(one, other), max(one, other), 300, 786)
    marks = [*axis.marks()]
    assert sorted(marks) == marks
    assert len(marks) <= 9  # eight steps, and both ends may be marked
    assert all(axis.first <= day <= axis.last and day.day == 1 for day in marks)
    places = [axis.at(day) for day in marks]
    assert sorted(places) == places
    assert 300 <= axis.at(axis.first) <= axis.at(axis.last) <= 786


def test_an_axis_of_a_year_is_marked_by_quarters() -> None:
    axis = TimeAxis(date(2025, 11, 1), date(2026, 12, 31), 300, 786)
    assert [date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)] == [
        *axis.marks()
    ]


def test_a_bar_too_short_to_be_seen_is_seen() -> None:
    drawing = Drawing()
    drawing.striped(0, 0, 1, 16, "good")
    svg = drawn(drawing.picture(name="p", title="T", described="D.", height=20))
    assert ["rect"] == [each.name for each in svg.every("rect", "path")]
    assert WIDTH == int(svg["width"])
