"""The dashboard as a file: public unless said, the same from any process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]


NOT_EVERYTHING = (
    "only what is public is in it, which is not everything; --visibility says who else may see it\n"
)


@pytest.mark.usefixtures("plan")
def test_a_dashboard_goes_to_the_file_named_or_to_standard_output(isa: Isa) -> None:
    told = isa("report", "dashboard", "--as-at", "2026-01-05")
    filed = isa("report", "dashboard", "page.html", "--as-at", "2026-01-05")

    assert (0, "", NOT_EVERYTHING) == (filed.returncode, filed.stdout, filed.stderr)
    assert told.stdout.encode() == Path("page.html").read_bytes()
    assert (0, NOT_EVERYTHING) == (told.returncode, told.stderr)
    assert told.stdout.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n')


@pytest.mark.usefixtures("plan")
def test_a_dashboard_holds_what_is_public_unless_more_is_asked_for(isa: Isa) -> None:
    public = isa("report", "dashboard").stdout
    restricted = isa("report", "dashboard", "--visibility", "restricted").stdout

    texts = ("The end", "Publish a plan", "Nobody else sees this")
    assert [True, False, False] == [text in public for text in texts]
    assert [True, True, True] == [text in restricted for text in texts]


@pytest.mark.usefixtures("plan")
def test_any_process_at_any_place_makes_the_same_dashboard(isa_process: Isa) -> None:
    made = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        filed = isa_process(
            *("report", "dashboard", "page.html", "--as-at", "2026-01-05"),
            PYTHONHASHSEED=seed,
            TZ=zone,
        )
        assert (0, NOT_EVERYTHING) == (filed.returncode, filed.stderr)
        made.add(Path("page.html").read_bytes())
    assert 1 == len(made)


@pytest.mark.usefixtures("plan")
def test_without_the_extra_the_command_names_it_and_makes_no_file(
    isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    refused = isa("report", "dashboard", "page.html")

    said = "isa: a dashboard needs the extra html: pip install 'isa-programme[html]'\n"
    assert (2, "", said) == (refused.returncode, refused.stdout, refused.stderr)
    assert not Path("page.html").exists()
