"""What the tables can be narrowed by, and the tags by which script knows the rows."""

from __future__ import annotations

from isa_programme.record.vocabulary import Visibility
from isa_programme.report.dashboard.filters import Filters
from pages_read import Element


def test_every_value_has_a_tag_of_its_own_that_says_nothing_of_it() -> None:
    filters = Filters()
    first = filters.tags(
        addressees=[("cosla", "COSLA"), ("minister", "A Minister")],
        function="strategy",
        sectors=["housing"],
        lead="Ann",
    )
    second = filters.tags(addressees=[("cosla", "COSLA")], lead="ANN")
    assert ("a0 a1 f2 s3 l4", "a0 l4") == (first, second)
    assert [
        ("addressee", "a", [("minister", "A Minister", "a1"), ("cosla", "COSLA", "a0")]),
        ("function", "f", [("strategy", "strategy", "f2")]),
        ("sector", "s", [("housing", "housing", "s3")]),
        ("lead", "l", [("ann", "Ann", "l4")]),
    ] == [
        (each.name, each.letter, [(c.value, c.words, c.tag) for c in each.choices])
        for each in filters.each()
    ]


def test_a_filter_with_nothing_to_choose_is_not_there() -> None:
    filters = Filters()
    assert "" == filters.tags()
    assert () == filters.each()


def test_each_row_of_the_page_has_the_tags_of_its_office(pages: dict[Visibility, Element]) -> None:
    page = pages[Visibility.CONFIDENTIAL]
    names = {
        option.attributes["data-k"]: option.text
        for option in page.at("filter-addressee").every("option")
        if option["value"]
    }
    for row in page.at("lines").one("tbody").every("tr"):
        (tag,) = (each for each in row["data-k"].split() if each.startswith("a"))
        assert names[tag] == row.every("td")[1].text


def test_every_tag_can_be_chosen_and_every_table_says_what_narrows_it(
    pages: dict[Visibility, Element],
) -> None:
    for page in pages.values():
        chosen = {option.attributes.get("data-k") for option in page.every("option")}
        for table in page.every("table"):
            for row in table.one("tbody").every("tr"):
                tags = (row.attributes.get("data-k") or "").split()
                assert not {*tags} - chosen
                assert {tag[0] for tag in tags} <= {*"afsl"}
            assert {*table["data-by"]} <= {*"afsl"}
