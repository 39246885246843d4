"""The dashboard in Chromium: for everybody, whole, quiet, and only what it is told to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from browser import printed
from browser.accessible import found_by_axe
from browser.fitting import cut, cut_in_print
from browser.hostile_office import HARM, office_saying
from browser.keyboard import walked
from browser.opened import NARROW, WIDE, OpenedPage
from golden.records import OFFICE, PUBLIC, FrozenRecord
from isa_programme import Tracker
from isa_programme.report.dashboard import dashboard

Opens = Callable[..., OpenedPage]

A4 = 703
"""The width of A4 less its margins of 12 millimetres, in CSS pixels."""
PAGES: Mapping[str, tuple[FrozenRecord, str]] = {
    "the office for itself": (OFFICE, "confidential"),
    "the office for the public": (OFFICE, "public"),
    "the public record": (PUBLIC, "public"),
}
every_page = pytest.mark.parametrize("name", PAGES)
every_width = pytest.mark.parametrize("width", [NARROW, WIDE])
with_and_without_script = pytest.mark.parametrize("script", [True, False])

_SKELETON = """() => [...document.querySelectorAll('*')].map(each => each.tagName
  + [...each.attributes].map(held => held.name).sort().map(name => ` ${name}`).join(''))
  .join('\\n')"""
_ROWS = """() => [...document.querySelectorAll('tbody tr')]
  .filter(row => row.checkVisibility()).map(row => row.innerText.trim())"""
_DEAD_LINKS = """() => [...document.querySelectorAll('a')].map(each => each.getAttribute('href'))
  .filter(to => !to.startsWith('#') || !document.getElementById(decodeURIComponent(to.slice(1))))"""
_COLUMN = """([table, column]) => [...document.querySelector(table).tBodies[0].rows]
  .filter(row => !row.hidden).map(row => row.cells[column].innerText.trim())"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The text of each page, made once."""

    @cache
    def run(name: str) -> str:
        record, level = PAGES[name]
        folder = tmp_path_factory.mktemp("dashboard")
        with Tracker.open(record.put(folder)) as tracker:
            return dashboard(tracker, as_at=record.as_at, visibility=level)

    return run


Made = Callable[[str], str]


@every_page
@with_and_without_script
def test_it_loads_says_nothing_on_the_console_and_asks_for_nothing(
    opens: Opens, made: Made, name: str, script: bool
) -> None:
    opened = opens(made(name), script=script)
    assert ([], [], []) == opened.quiet
    assert [] == opened.told(_DEAD_LINKS)
    assert "HARMED" != opened.page.title()


@every_page
@every_width
def test_axe_finds_nothing(opens: Opens, made: Made, name: str, width: int) -> None:
    opened = opens(made(name), width=width)
    assert ([], []) == found_by_axe(opened)
    for each in opened.page.locator("select").all():
        each.select_option(index=1)
    assert ([], []) == found_by_axe(opened)


@every_page
def test_axe_finds_nothing_in_the_dark(opens: Opens, made: Made, name: str) -> None:
    opened = opens(made(name))
    opened.page.emulate_media(color_scheme="dark")
    assert ([], []) == found_by_axe(opened)


@every_page
@every_width
@with_and_without_script
def test_a_keyboard_reaches_everything(
    opens: Opens, made: Made, name: str, width: int, script: bool
) -> None:
    assert [] == walked(opens(made(name), width=width, script=script))


@every_page
@every_width
@with_and_without_script
def test_nothing_is_cut(opens: Opens, made: Made, name: str, width: int, script: bool) -> None:
    assert [] == cut(opens(made(name), width=width, script=script))


@every_page
@with_and_without_script
def test_nothing_is_cut_on_paper(opens: Opens, made: Made, name: str, script: bool) -> None:
    assert [] == cut_in_print(opens(made(name), script=script), width=A4)


@every_page
@with_and_without_script
@pytest.mark.usefixtures("paper")
def test_every_word_is_on_paper(
    opens: Opens, made: Made, tmp_path: Path, name: str, script: bool
) -> None:
    opened = opens(made(name), script=script)
    pdf = printed.printed(opened, tmp_path)
    assert {printed.A4} == printed.sizes(pdf)
    assert [] == printed.lost(printed.shown_in_print(opened), pdf)


@every_page
def test_without_script_everything_is_there(opens: Opens, made: Made, name: str) -> None:
    without, with_script = (opens(made(name), script=on).told(_ROWS) for on in (False, True))
    assert with_script == without
    assert "" not in without


@pytest.mark.parametrize("level", ["public", "confidential"])
def test_hostile_text_in_every_field_stays_text(opens: Opens, tmp_path: Path, level: str) -> None:
    skeletons = []
    for number, text in enumerate((HARM, "x" * len(HARM))):
        folder = tmp_path / str(number)
        folder.mkdir()
        page = dashboard(office_saying(text, folder), as_at=OFFICE.as_at, visibility=level)
        opened = opens(page)
        opened.page.mouse.click(5, 5)
        assert ([], [], []) == opened.quiet
        # Programme, papers, recommendations, milestones, offices: as they were typed.
        assert text.split()[0] in opened.page.title()
        assert re.sub(r"\s+", " ", text)[:60] in re.sub(r"\s+", " ", opened.page.inner_text("main"))
        skeletons.append(opened.told(_SKELETON).splitlines())
    hostile, plain = skeletons
    assert plain == hostile


# Filters and sorting


def _rows(opened: OpenedPage, table: str) -> int:
    return opened.page.locator(f"{table} tbody tr:visible").count()


def test_a_filter_leaves_the_lines_it_names_and_says_how_many(opens: Opens, made: Made) -> None:
    opened = opens(made("the office for itself"))
    page = opened.page
    status = page.get_by_role("status")
    before = opened.told(_ROWS)
    told = re.fullmatch(r"All (\d+) lines are shown\.", status.inner_text())
    assert told is not None

    page.get_by_label("Addressee", exact=True).select_option("health")
    left = opened.told(_ROWS)
    assert 0 < len(left) < len(before)
    assert {True} == {
        "Slàinte" in row for row in page.locator("#lines tbody tr:visible").all_inner_texts()
    }
    shown = re.fullmatch(r"(\d+) of (\d+) lines are shown\.", status.inner_text())
    assert shown is not None
    assert (told[1], True) == (shown[2], int(shown[1]) < int(told[1]))

    page.get_by_role("button", name="Show all").or_(
        page.locator("button[type=reset]")
    ).first.click()
    # A form is empty only once whoever listens for that has been told.
    page.wait_for_function(
        "told => document.querySelector('[role=status]').innerText.trim() === told", arg=told[0]
    )
    assert before == opened.told(_ROWS)
    assert told[0] == status.inner_text()


def test_filters_hold_together_and_a_public_page_has_none_for_leads(
    opens: Opens, made: Made
) -> None:
    ours, public = (opens(made(f"the office for {whom}")) for whom in ("itself", "the public"))
    names = [
        [each.get_attribute("name") for each in opened.page.locator("form select").all()]
        for opened in (ours, public)
    ]
    assert [
        ["addressee", "function", "sector", "lead"],
        ["addressee", "function", "sector"],
    ] == names
    one = ours.page.get_by_label("Addressee", exact=True)
    one.select_option("minister")
    most = _rows(ours, "#lines")
    ours.page.get_by_label("Function", exact=True).select_option("strategy")
    both = _rows(ours, "#lines")
    one.select_option("")
    assert (True, True) == (0 < both < most, both < _rows(ours, "#lines"))


def test_a_table_is_sorted_by_keyboard_and_says_by_what(opens: Opens, made: Made) -> None:
    opened = opens(made("the office for itself"))
    heads = opened.page.locator("#lines thead th")
    column = [*heads.all_inner_texts()].index(
        next(text for text in heads.all_inner_texts() if text.startswith("Of"))
    )
    head = heads.nth(column)
    given = opened.told(_COLUMN, ["#lines", column])
    head.get_by_role("button").focus()
    opened.page.keyboard.press("Enter")
    up = opened.told(_COLUMN, ["#lines", column])
    assert ("ascending", sorted(given, key=str.casefold)) == (head.get_attribute("aria-sort"), up)
    opened.page.keyboard.press("Enter")
    down = opened.told(_COLUMN, ["#lines", column])
    assert "descending" == head.get_attribute("aria-sort")
    assert sorted(given, key=str.casefold, reverse=True) == down
    assert 1 == opened.page.locator("#lines [aria-sort]").count()


def test_a_line_leads_to_its_explanation_and_opens_it(opens: Opens, made: Made) -> None:
    opened = opens(made("the office for itself"))
    first = opened.page.locator("#overdue-lines tbody th a").first
    to = first.get_attribute("href")
    assert to is not None
    first.click()
    place = opened.page.locator(f"[id='{to[1:]}']")
    assert place.is_visible()
    assert (
        opened.page.locator(
            f"details[open]:has([id='{to[1:]}']), details[open][id='{to[1:]}']"
        ).count()
        >= 1
    )
