"""Milestones: listed, reached, replanned, dropped, linked, marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]
Refuses = Callable[..., None]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

LISTED = """\
milestone    title                  planned for    standing    reached    first planned for    \
days late    owners    waits for
-----------  ---------------------  -------------  ----------  ---------  -------------------  \
-----------  --------  -----------
draft        A draft                2025-12        overdue                2025-12              5
unseen       Nobody else sees this  2026-02-02     planned                2026-02-02           0
end          The end                2026-03-02     planned                2026-03-02           \
0            cosla     draft
"""
PUBLIC = """\
what is public; the rest is left out

milestone    title    planned for    standing    reached    first planned for    days late    \
owners    waits for
-----------  -------  -------------  ----------  ---------  -------------------  -----------  \
--------  -----------
draft        A draft  2025-12        overdue                2025-12              5
end          The end  2026-03-02     planned                2026-03-02           0            \
cosla     draft
"""


def test_milestones_are_listed_by_their_dates_with_what_they_wait_for(says: Says) -> None:
    assert LISTED == says("milestone", "list", "--as-at", "2026-01-05")


def test_the_public_list_leaves_out_what_is_restricted(says: Says) -> None:
    listed = says("milestone", "list", "--as-at", "2026-01-05", "--visibility", "public")

    assert PUBLIC == listed


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "jsonl"])
def test_nothing_public_names_a_restricted_milestone_that_another_waits_for(
    isa: Isa, says: Says, form: str
) -> None:
    assert (
        isa("milestone", "link", "end", "--after", "unseen", "--on", "2025-12-01").returncode == 0
    )
    view = ("--visibility", "public", "--format", form)

    for question in (
        ("milestone", "list", "--as-at", "2026-01-05"),
        ("programme", "show", "--as-at", "2026-01-05"),
        ("programme", "show", "--toml"),
        ("progress", "--pace", "--as-at", "2026-03-05"),
        ("agenda", "cosla", "--as-at", "2026-03-05"),
        ("refs", "vision-statement:3"),
        ("changes", "2025-10-01", "2026-03-05"),
    ):
        assert "unseen" not in says(*question, *view), question


REPLANNED = """\
milestone    title    planned for    standing    reached    first planned for    days late    \
owners    waits for
-----------  -------  -------------  ----------  ---------  -------------------  -----------  \
--------  -----------
draft        A draft  2026-01-20     overdue                2025-12              5
end          The end  2026-03-02     planned                2026-03-02           0            \
cosla     draft
"""
REACHED = """\
milestone    title                  planned for    standing      reached     first planned for    \
days late    owners    waits for
-----------  ---------------------  -------------  ------------  ----------  -------------------  \
-----------  --------  --------------
draft        A draft                2026-01-20     reached-late  2026-02-03  2025-12              14
unseen       Nobody else sees this  2026-02-02     dropped                   2026-02-02           0
end          The end                2026-03-02     planned                   2026-03-02           \
0            cosla     ADV-2025-001.1
"""
OPEN = """\
milestone    title    planned for    standing    reached    first planned for    days late    \
owners    waits for
-----------  -------  -------------  ----------  ---------  -------------------  -----------  \
--------  --------------
end          The end  2026-03-02     planned                2026-03-02           0            \
cosla     ADV-2025-001.1
"""


def test_what_becomes_of_milestones_is_recorded_and_listed(says: Says) -> None:
    moved = says(
        *("milestone", "replan", "draft", "--for", "2026-01-20", "--on", "2025-12-20"),
        *("--because", "not ready"),
    )
    dropped = says("milestone", "drop", "unseen", "--on", "2026-01-21", "--because", "no money")
    before = says("milestone", "list", "--open", "--as-at", "2026-01-25")
    reached = says(
        *("milestone", "reach", "draft", "--on", "2026-02-03"),
        *("--evidence", "It is there.", "--source", "a page"),
    )
    linked = says(
        *("milestone", "link", "end", "--after", "draft", "--after", "ADV-2025-001.1@cosla"),
        *("--on", "2026-02-04", "--because", "it needs an answer"),
    )

    assert "draft: recorded as entry 15 (receipt 15:HASH)\n" == moved
    assert "unseen: recorded as entry 16 (receipt 16:HASH)\n" == dropped
    assert "draft: recorded as entry 17 (receipt 17:HASH)\n" == reached
    assert "end: recorded as entry 18 (receipt 18:HASH)\n" == linked
    assert REPLANNED == before
    assert REACHED == says("milestone", "list", "--as-at", "2026-02-10")
    assert OPEN == says("milestone", "list", "--open", "--as-at", "2026-02-10")


def test_a_milestone_that_waits_for_nothing_is_not_blocked(says: Says) -> None:
    linked = says("milestone", "link", "end", "--nothing", "--on", "2025-12-01")

    rows = json.loads(says("milestone", "list", "--format", "json"))["data"]
    assert "end: recorded as entry 15 (receipt 15:HASH)\n" == linked
    assert [("draft", []), ("unseen", []), ("end", [])] == [
        (row["slug"], row["depends_on"]) for row in rows
    ]


def test_the_marks_of_a_document_are_kept_in_order(says: Says) -> None:
    for words in (
        ("drafted", "--on", "2025-11-20"),
        ("shared", "--on", "2025-12-01", "--with", "cosla", "--source", "a letter"),
        ("held-back", "--on", "2025-12", "--because", "not ready"),
    ):
        assert says("milestone", "mark", "draft", *words).startswith("draft: recorded as entry ")

    row = json.loads(says("milestone", "list", "--format", "json"))["data"][0]
    assert [
        ("drafted", "2025-11-20", [], "", ""),
        ("shared", "2025-12-01", ["cosla"], "", "a letter"),
        ("held-back", "2025-12", [], "not ready", ""),
    ] == [
        (each["mark"], each["marked_on"], each["shared_with"], each["reason"], each["source"])
        for each in row["marks"]
    ]


def test_what_is_typed_again_is_recognised(says: Says) -> None:
    reach = ("milestone", "reach", "draft", "--on", "2025-12-09")

    assert "draft: recorded as entry 15 (receipt 15:HASH)\n" == says(*reach)
    assert "draft: already recorded as entry 15; nothing was added\n" == says(*reach)


HELD = (
    "give --after with each thing it waits for, or --nothing (isa milestone link --help says more)"
)
MARKS = (
    "invalid value for '{drafted|shared|held-back}': 'burnt' is not one of 'drafted', 'shared',"
    " 'held-back' (isa milestone mark --help says more)"
)
REFUSED = {
    ("reach", "nowhere", "--on", "2025-12-09"): "milestone: no milestone 'nowhere' in this record",
    ("drop", "end", "--on", "2025-12-09", "--because", " "): "reason: it can't be blank",
    ("mark", "end", "shared", "--on", "2025-12-09"): (
        "milestone: end is not the publication of a document"
    ),
    ("mark", "draft", "burnt", "--on", "2025-12-09"): MARKS,
    ("link", "end", "--on", "2025-12-09"): HELD,
    ("link", "end", "--nothing", "--after", "draft", "--on", "2025-12-09"): HELD,
    ("list", "--route-map", "nowhere"): "no route map 'nowhere' in this record: there is none",
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_wrong_is_refused_in_a_sentence(
    refuses: Refuses, words: tuple[str, ...], said: str
) -> None:
    refuses("milestone", *words, said=said)


@pytest.mark.parametrize(
    "again", [("reach",), ("drop", "--because", "late")], ids=["reach", "drop"]
)
def test_a_milestone_that_was_reached_is_not_reached_or_dropped_later(
    isa: Isa, says: Says, again: tuple[str, ...]
) -> None:
    says("milestone", "reach", "draft", "--on", "2025-12-09")

    refused = isa("milestone", again[0], "draft", *again[1:], "--on", "2025-12-20")

    assert (
        2,
        "",
        (
            "isa: milestone: draft was reached on 2025-12-09;"
            " if that is wrong, isa correct puts it right\n"
        ),
    ) == (refused.returncode, refused.stdout, refused.stderr)


def test_what_would_wait_for_itself_is_refused(isa: Isa) -> None:
    refused = isa("milestone", "link", "draft", "--after", "end", "--on", "2025-12-09")

    assert (
        2,
        "",
        "isa: depends_on: each would wait for the next for ever: draft -> end -> draft\n",
    ) == (refused.returncode, refused.stdout, refused.stderr)
