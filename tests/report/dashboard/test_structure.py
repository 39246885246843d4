"""The page is whole: landmarks, headings in order, tables and pictures that say it all."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

from isa_programme.record.vocabulary import Visibility
from pages_read import Element

FETCHING = {"src", "srcset", "data", "action", "formaction", "poster", "background", "cite"}
"""Attributes by which something is fetched, or sent."""


def test_it_says_what_it_is_in_british_english(page: Element) -> None:
    (head,) = page.every("head")
    assert "en-GB" == page.one("html")["lang"]
    assert ["utf-8"] == [
        each["charset"] for each in head.every("meta") if "charset" in each.attributes
    ]
    assert (
        "An invented office\u2019s programme: dashboard as at Monday 2 March 2026"
        == head.one("title").text
    )
    assert "An invented office\u2019s programme" == page.one("h1").text


def test_it_has_each_landmark_once_and_a_way_past_the_first(page: Element) -> None:
    body = page.one("body")
    direct = [each.name for each in body.held if isinstance(each, Element)]
    assert ["a", "header", "nav", "main", "footer", "script"] == direct
    assert "#main" == body.every("a")[0]["href"]
    assert "On this page" == page.one("nav")["aria-label"]


def test_headings_come_in_order(page: Element) -> None:
    levels = [int(each.name[1]) for each in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
    assert 1 == levels[0]
    assert 1 == levels.count(1)
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_its_parts_stand_in_the_order_of_need(page: Element) -> None:
    assert [
        "Overdue",
        "Answers by addressee",
        "The programme on a timeline",
        "Days to answer",
        "Coverage per paper",
        "Contact kept",
        "Alignment on prevention",
        "Every line",
        "How each line was worked out",
    ] == [each.one("h2").text for each in page.every("section")]
    assert [each["id"] for each in page.every("section")] == [
        each["href"].removeprefix("#") for each in page.one("nav").every("a")
    ]


def test_every_name_is_its_own_and_every_link_leads_somewhere(page: Element) -> None:
    named = [each["id"] for each in page.every() if "id" in each.attributes]
    assert sorted(set(named)) == sorted(named)
    links = [each["href"] for each in page.every() if "href" in each.attributes]
    assert {"#"} == {link[0] for link in links}
    assert {*()} == {link.removeprefix("#") for link in links} - {*named}
    for attribute in ("aria-labelledby", "for"):
        for each in page.every():
            for name in (each.attributes.get(attribute) or "").split():
                assert name in named


def test_nothing_is_fetched_and_nothing_else_may_run(
    page: Element, texts: dict[Visibility, str], level: Visibility
) -> None:
    assert [] == page.every(
        "img", "link", "iframe", "object", "embed", "base", "audio", "video", "use"
    )
    asked = [
        name
        for each in page.every()
        for name in each.attributes
        if name in FETCHING or name.startswith("on")
    ]
    assert [] == asked
    (style,), (script,) = page.every("style"), page.every("script")
    assert "url(" not in style.text
    assert "@import" not in style.text
    assert not re.search(r"fetch|XMLHttp|import\(|innerHTML|eval|document\.write", script.text)
    (policy,) = (each for each in page.every("meta") if "http-equiv" in each.attributes)
    assert "Content-Security-Policy" == policy["http-equiv"]
    assert (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    ) == policy["content"]
    assert not any("style" in each.attributes for each in page.every())
    assert texts[level].endswith("</html>\n")


def _hash(element: Element) -> str:
    return f"sha256-{b64encode(sha256(element.text.encode()).digest()).decode()}"


def test_every_table_names_itself_its_columns_and_its_rows(page: Element) -> None:
    tables = page.every("table")
    assert 10 <= len(tables)
    for table in tables:
        assert table.one("caption").text
        (heads,) = table.one("thead").every("tr")
        columns = heads.every("th")
        assert {"col"} == {head["scope"] for head in columns}
        assert all(head.text for head in columns)
        for row in table.one("tbody").every("tr"):
            cells = row.every("th", "td")
            assert ["th", *["td"] * (len(columns) - 1)] == [cell.name for cell in cells]
            assert "row" == cells[0]["scope"]


def test_every_picture_says_what_it_shows_and_has_its_table_in_the_same_part(page: Element) -> None:
    pictures = page.every("svg")
    assert 7 == len(pictures)
    for section in page.every("section"):
        for picture in section.every("svg"):
            assert "img" == picture["role"]
            title, described = picture.every("title", "desc")
            assert f"{title['id']} {described['id']}" == picture["aria-labelledby"]
            assert title.text
            assert described.text.endswith(".")
            assert section.every("table")


def test_what_scrolls_has_a_name_and_is_reached_by_keyboard(page: Element) -> None:
    scrolling = [each for each in page.every("div") if each.attributes.get("class") == "scroll"]
    assert len(page.every("table", "svg")) == len(scrolling)
    for each in scrolling:
        assert ("region", "0") == (each["role"], each["tabindex"])
        assert each.attributes.get("aria-label") or each.attributes.get("aria-labelledby")


def test_what_only_script_can_do_is_hidden_until_it_runs(page: Element) -> None:
    form = page.at("filters")
    assert "hidden" in form.attributes
    assert "polite" == form.at("shown")["aria-live"]
    assert [] == [each for each in page.every("button") if each not in form.every("button")]


def test_every_line_leads_to_its_explanation_and_back(page: Element) -> None:
    explanations = page.at("explanations")
    back = {each["href"] for each in explanations.every("a")}
    for name in ("lines", "commitments", "milestones", "cadences"):
        for row in page.at(name).one("tbody").every("tr"):
            to = row.every("th")[0].one("a")["href"].removeprefix("#")
            assert to.startswith("explain-")
            assert explanations.at(to).text
            assert f"#{row['id']}" in back
    for row in page.at("overdue-lines").one("tbody").every("tr"):
        to = row.every("th")[0].one("a")["href"].removeprefix("#")
        assert explanations.at(to).text


def test_the_foot_says_the_day_the_record_and_how_it_was_made(
    page: Element, level: Visibility
) -> None:
    said = [each.text for each in page.one("footer").every("p")]
    assert "As at 2 March 2026." == said[0]
    assert re.fullmatch(
        r"From the record up to the entry with the receipt \d+:[0-9a-f]{64}\.", said[1]
    )
    seen = "" if level is Visibility.PUBLIC else f" --visibility {level}"
    assert f"Made with isa report dashboard{seen} --as-at 2026-03-02." == said[-2]
    only = [each for each in said if each.startswith("Only ")]
    assert {"public": 1, "restricted": 1, "confidential": 0}[level] == len(only)
