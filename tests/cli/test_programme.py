"""The programme: loaded, shown, written again; and what is told at a succession."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

SHOWN = """\
Work programme
Independent Strategic Advisor, 2025-10-01 to 2027-03-31

objective    function    title     milestones    reached    overdue
-----------  ----------  --------  ------------  ---------  ---------
one-plan     strategy    One plan  3             0          1
"""
PUBLIC = """\
Work programme
Independent Strategic Advisor, 2025-10-01 to 2027-03-31
what is public; the rest is left out

objective    function    title     milestones    reached    overdue
-----------  ----------  --------  ------------  ---------  ---------
one-plan     strategy    One plan  2             0          1
"""
MORE = """\
dated_on = 2025-11-14

[[milestones]]
slug = "later"
objective = "one-plan"
title = "Later"
planned_for = 2026-05-04
depends_on = ["end"]
"""


def test_the_programme_is_shown_and_the_public_sees_only_what_is_public(says: Says) -> None:
    shown = ("programme", "show", "--as-at", "2026-01-05")

    assert SHOWN == says(*shown)
    assert PUBLIC == says(*shown, "--visibility", "public")


def test_a_file_loaded_again_adds_nothing(plan: Path, says: Says) -> None:
    before = plan.read_bytes()

    again = says("programme", "load", "plan.toml")

    assert "everything in it is recorded already; nothing was added\n" == again
    assert before == plan.read_bytes()


def test_a_file_adds_what_is_new_and_says_what_it_does_not_name(isa: Isa) -> None:
    Path("more.toml").write_text(MORE, encoding="utf-8")

    loaded = isa("programme", "load", "more.toml")

    assert (0, "later: recorded as entry 15 (receipt 15:") == (
        loaded.returncode,
        loaded.stdout[:40],
    )
    assert (
        "".join(
            f"not in the file, and left as it is: {slug}\n" for slug in ("draft", "end", "unseen")
        )
        == loaded.stderr
    )


def test_what_a_file_moves_needs_a_reason(plan: Path, isa: Isa, says: Says) -> None:
    text = Path("plan.toml").read_text(encoding="utf-8")
    Path("plan.toml").write_text(text.replace("2026-03-02", "2026-04-01"), encoding="utf-8")
    before = plan.read_bytes()

    refused = isa("programme", "load", "plan.toml")

    assert (2, "") == (refused.returncode, refused.stdout)
    assert "end" in refused.stderr
    assert before == plan.read_bytes()
    moved = says("programme", "load", "plan.toml", "--because", "late", "--on", "2025-12-01")
    assert "end: recorded as entry 15 (receipt 15:HASH)\n" == moved


@pytest.mark.parametrize("view", ["confidential", "public"])
def test_a_programme_written_as_a_file_makes_the_same_programme_of_a_new_record(
    isa: Isa, says: Says, tmp_path: Path, view: str
) -> None:
    for words in (
        ("mark", "draft", "shared", "--on", "2025-12-01", "--with", "cosla"),
        ("replan", "draft", "--for", "2026-01-20", "--on", "2025-12-20", "--because", "late"),
        ("reach", "draft", "--on", "2026-02-03", "--evidence", 'It is "there".'),
        ("drop", "unseen", "--on", "2026-02-04", "--because", "no money"),
    ):
        assert isa("milestone", *words).returncode == 0
    show = ("programme", "show", "--toml")
    written = says(*show, "--visibility", view)
    Path("again.toml").write_text(written, encoding="utf-8")
    other = ("--record", tmp_path / "other.db")

    assert isa(*other, "init", "again.toml").returncode == 0

    assert written == says(*other, *show)
    listed = ("milestone", "list", "--as-at", "2026-02-10", "--format", "csv")
    mine, its = says(*listed, "--visibility", view), says(*other, *listed)
    assert [row.rpartition(",")[0] for row in mine.splitlines()[1:]] == [
        row.rpartition(",")[0] for row in its.splitlines()[1:]
    ]
    assert "everything in it is recorded already; nothing was added\n" == says(
        "programme", "load", "again.toml"
    )


def test_a_programme_is_written_to_a_file_where_one_is_named(says: Says) -> None:
    written = says("programme", "show", "--toml")

    assert "" == says("programme", "show", "--toml", "--output", "out.toml")
    assert written == Path("out.toml").read_text(encoding="utf-8")


def test_without_a_route_map_it_is_said_how_to_load_one(says: Says) -> None:
    assert "no route map yet; isa programme load adds one\n" == says("programme", "route-maps")


def test_a_route_map_is_listed_and_shown_apart_from_the_programme(isa: Isa, says: Says) -> None:
    Path("map.toml").write_text(
        'visibility = "public"\ndated_on = 2025-11-13\n'
        '[[route_maps]]\nslug = "care"\ntitle = "Care"\nseen_on = 2025-11-13\nsource = "a page"\n'
        '[[objectives]]\nslug = "homes"\ntitle = "Homes"\nroute_map = "care"\n'
        '[[milestones]]\nslug = "home"\nobjective = "homes"\ntitle = "A home"\n'
        "planned_for = 2026-01-02\n",
        encoding="utf-8",
    )
    assert isa("programme", "load", "map.toml").returncode == 0
    day = ("--as-at", "2026-01-05")

    assert SHOWN == says("programme", "show", *day)[: len(SHOWN)]
    assert ["home"] == [
        line.split()[0]
        for line in says("milestone", "list", "--route-map", "care", *day).splitlines()[2:]
    ]
    assert "care" == says("programme", "route-maps", *day).splitlines()[2].split()[0]
    page = says("progress", "--route-map", "care", *day).splitlines()
    assert "Progress of route map care as at 5 January 2026" == page[0]


OPEN = """\
reference       office    stage        standing    deadline    issue again
--------------  --------  -----------  ----------  ----------  \
------------------------------------------------------------
ADV-2025-001.1  cosla     substantive  overdue     2025-12-12  \
isa advice reissue ADV-2025-001.1 --to cosla --on DAY
ADV-2025-001.2  cosla     substantive  overdue     2025-12-12  \
isa advice reissue ADV-2025-001.2 --to cosla --on DAY
"""


def test_what_is_open_with_an_office_is_listed_with_the_command_to_issue_it_again(
    isa: Isa, says: Says
) -> None:
    day = ("--as-at", "2026-01-05")
    expected = OPEN.replace("DAY", "2026-01-05")

    shown = says("addressee", "open", "cosla", *day)

    assert expected == shown
    assert expected == says("addressee", "open", *day)
    assert expected == says("addressee", "open", "--kind", "government", *day)
    assert "nothing is open\n" == says("addressee", "open", "--kind", "charity", *day)
    hidden = says("addressee", "open", *day, "--visibility", "public")
    assert "what is public; the rest is left out\n\nnothing to show\n" == hidden
    offered = shown.splitlines()[2].partition("isa ")[2]
    again = isa(*shlex.split(offered))
    assert (0, "ADV-2026-001: recorded as entry 15 (receipt 15:") == (
        again.returncode,
        again.stdout[:47],
    )


CHANGES = {
    ("holder", "cosla", "--name", "A. Person", "--from", "2026-01-06"): (16, "cosla"),
    ("close", "cosla", "--on", "2026-01-06", "--successor", "solace"): (16, "solace"),
    ("close", "cosla", "--on", "2026-01-06"): (16, None),
}


@pytest.mark.parametrize(("words", "told"), CHANGES.items(), ids=map(" ".join, CHANGES))
def test_what_is_open_is_told_beside_the_entry_when_an_office_changes_hands(
    isa: Isa, words: tuple[str, ...], told: tuple[int, str | None]
) -> None:
    assert isa("addressee", "add", "solace", "Solace", "--kind", "government").returncode == 0
    number, to = told

    changed = isa("addressee", *words)

    heading, blank, head, _, *rows = changed.stderr.splitlines()
    assert (0, f"cosla: recorded as entry {number} (receipt {number}:") == (
        changed.returncode,
        changed.stdout[:40],
    )
    assert ("open with cosla:", "", "reference") == (heading, blank, head.split()[0])
    parts = ["ADV-2025-001.1", "ADV-2025-001.2"]
    assert parts == [line.split()[0] for line in rows]
    offered = [line.partition("isa ")[2].partition(" --on ")[0] for line in rows]
    assert offered == [f"advice reissue {part} --to {to}" if to else "" for part in parts]
    if to:
        again = isa(*shlex.split(rows[0].partition("isa ")[2]))
        assert (0, "") == (again.returncode, again.stderr)


def test_what_is_refused_tells_nothing_of_what_is_open(isa: Isa) -> None:
    refused = isa("addressee", "holder", "cosla", "--name", " ", "--from", "2026-01-06")

    assert (2, "") == (refused.returncode, refused.stdout)
    assert "open with" not in refused.stderr


REFUSED = {
    ("programme", "show", "--route-map", "nowhere"): (
        "no route map 'nowhere' in this record: there is none"
    ),
    ("addressee", "open", "nobody"): (
        "no addressee 'nobody' in this record: isa addressee list shows them all"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_not_there_is_refused_in_a_sentence(
    isa: Isa, words: tuple[str, ...], said: str
) -> None:
    refused = isa(*words)

    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
