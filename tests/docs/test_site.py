"""The site of these pages keeps their order and leaves no name out; what is wrong is seen."""

from __future__ import annotations

import inspect
import re
import zlib
from pathlib import Path

import pytest
from building import contents, names, site

import isa_programme

DOCS = Path(__file__).parents[2] / "docs"
INDEX = (DOCS / "index.md").read_text(encoding="utf-8")
OVERVIEW = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")


def test_each_kind_of_page_has_its_part_of_the_contents_and_no_page_of_another_kind() -> None:
    folders = {
        heading: {page.partition("/")[0] for page in pages}
        for heading, pages in contents.parts(INDEX)
    }

    assert folders == {
        "Learn it": {"tutorial"},
        "Do something with it": {"how-to"},
        "Look something up": {"reference"},
        "Understand it": {"explanation"},
    }


def test_every_page_stands_once_in_the_contents() -> None:
    listed = [page for _, pages in contents.parts(INDEX) for page in pages]
    there = {
        page.relative_to(DOCS).with_suffix("").as_posix()
        for page in DOCS.rglob("*.md")
        if page.name != "index.md" or page.parent != DOCS
    }

    assert sorted(there) == sorted(listed)


def test_a_tree_of_contents_is_hidden_and_keeps_the_order_of_the_list() -> None:
    index = (
        "# Title\n\n- [No part](a.md)\n\n## Learn it\n\n"
        "- [B](t/b.md), and [A](t/a.md#there)\n- [A](t/a.md)\n"
    )

    assert contents.trees(index) == (
        "\n```{toctree}\n:hidden:\n:caption: Learn it\n\nt/b\nt/a\n```\n"
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("how-to/a", "[x](path:../../examples/README.md) [y](../index.md) [z](../../a.toml)"),
        ("a", "[x](path:../../examples/README.md) [y](path:../index.md) [z](../../a.toml)"),
    ],
)
def test_markdown_outside_these_pages_is_led_to_as_a_file(page: str, expected: str) -> None:
    text = "[x](../../examples/README.md) [y](../index.md) [z](../../a.toml)"

    assert expected == contents.leading_out_as_files(page, text)


def test_every_public_name_has_one_row_of_the_overview_and_so_one_place_on_the_site() -> None:
    shown = [name for _, part in names.parts(OVERVIEW) for name in part]

    assert sorted(shown) == [*isa_programme.__all__]


def test_a_page_of_names_asks_for_each_by_where_it_is_public() -> None:
    assert names.page("Days", ["Closure", "weekdays"]) == (
        "Days, name by name\n"
        "==================\n"
        "\n"
        "What each is for, at a glance, is in :doc:`Python names </reference/python>`.\n"
        "\n"
        ".. autoclass:: isa_programme.Closure\n"
        "   :members:\n"
        "   :inherited-members: dict, tuple, object\n"
        "\n"
        ".. autofunction:: isa_programme.weekdays\n"
    )


def test_the_overview_gives_every_method_of_a_tracker_the_arguments_that_it_takes() -> None:
    section = re.split(
        r"^## ", OVERVIEW.split("## What a Tracker can do\n")[1], flags=re.MULTILINE
    )[0]
    rows = re.findall(r"^\| `(\w+)\(([^`]*)\)` \|", section, re.MULTILINE)

    assert rows
    wrong = {name: said for name, said in rows if _arguments(name) != _said(said)}
    assert wrong == {}


def _said(arguments: str) -> list[str]:
    return [each.strip() for each in arguments.split(",") if each.strip()]


def _arguments(name: str) -> list[str]:
    of = isa_programme.Tracker if hasattr(isa_programme.Tracker, name) else isa_programme.View
    found = inspect.signature(getattr(of, name))
    told, starred = [], False
    for each in found.parameters.values():
        if each.name in {"self", "cls"}:
            continue
        if each.kind is each.KEYWORD_ONLY and not starred:
            told.append("*")
            starred = True
        told.append(str(each.replace(annotation=each.empty, default=each.empty)))
        starred = starred or each.kind is each.VAR_POSITIONAL
    return told


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<script src="https://cdn.example/x.js"></script>', ["https://cdn.example/x.js"]),
        ('<link rel="stylesheet" href="//fonts.example/a.css">', ["//fonts.example/a.css"]),
        ('<img src="http://example/a.png"><img src="a.png">', ["http://example/a.png"]),
        ("<style>@import 'https://fonts.example/b.css';</style>", ["https://fonts.example/b.css"]),
        ('<p style="background: url(https://example/c.png)">', ["https://example/c.png"]),
        ('<a href="https://example/">only followed by who clicks</a>', []),
        ('<script src="_static/x.js"></script>', []),
    ],
)
def test_what_a_page_fetches_from_elsewhere_is_seen(html: str, expected: list[str]) -> None:
    assert expected == site.fetches_from_elsewhere(site.Page(html))


def test_a_link_to_no_file_or_no_place_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / "b.html").touch()
    text = (
        '<a href="b.html">b</a> <a href="b.html#there">there</a> <a href="#here">here</a>'
        '<a href="https://example/">elsewhere</a> <a href="b.html#gone">x</a>'
        '<a href="c.html">y</a> <p id="here"></p>'
    )
    pages = {"a.html": site.Page(text), "b.html": site.Page('<p id="there"></p>')}

    assert ["a.html: b.html#gone names no place", "a.html: c.html leads nowhere"] == [
        *site.dead_links(pages, tmp_path)
    ]


def test_a_public_name_that_the_site_leaves_out_or_shows_twice_is_seen() -> None:
    first, second, *others = (f"isa_programme.{name}" for name in isa_programme.__all__)
    lines = "".join(f"{name} py:class 1 a.html#$ -\n" for name in (second, second, *others))
    inventory = b"#\n#\n#\n#\n" + zlib.compress(lines.encode())

    assert [
        f"{first.removeprefix('isa_programme.')} is described 0 times",
        f"{second.removeprefix('isa_programme.')} is described 2 times",
    ] == site.undescribed(inventory)
