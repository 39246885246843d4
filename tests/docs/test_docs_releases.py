"""What is written about releases agrees with what is released."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from isa_programme.cli.release import VERSION

ROOT = Path(__file__).parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
SAME = (ROOT / "docs" / "explanation" / "what-stays-the-same.md").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

KINDS = (
    "Added",
    "Changed",
    "Deprecated",
    "Removed",
    "Fixed",
    "Security",
    "Dates that come out differently",
    "Format of the record and files",
)
"""What may stand below a release: the six of Keep a Changelog, and two of our own."""


def _releases() -> list[tuple[str, str]]:
    """Each released version of the changelog with its day, the newest first."""
    return re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", CHANGELOG, re.MULTILINE)


def _floors() -> dict[str, tuple[str, str]]:
    """The lowest version of each library that an installation asks for, and what asks for it."""
    extras = {
        f"the extra `{extra}`": wanted
        for extra, wanted in PROJECT["optional-dependencies"].items()
        if extra in {"docx", "html", "ics", "postgres", "xlsx"}
    }
    asked = {"everything": PROJECT["dependencies"], **extras}
    parted = (
        (re.fullmatch(r"([\w-]+)(?:\[\w+\])?>=([\d.]+)", each), wanted_for)
        for wanted_for, wanted in asked.items()
        for each in wanted
    )
    return {found[1]: (found[2], wanted_for) for found, wanted_for in parted if found}


def test_the_newest_release_of_the_changelog_is_the_version_of_the_package() -> None:
    assert _releases()[0][0] == VERSION


def test_the_releases_are_in_order_of_their_versions_and_days() -> None:
    found = [(*map(int, version.split(".")), date.fromisoformat(on)) for version, on in _releases()]
    assert found == sorted(found, reverse=True)


def test_what_is_not_released_yet_stands_above_all_that_is() -> None:
    headings = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
    assert headings == [
        "[Unreleased]",
        *(f"[{version}] - {on}" for version, on in _releases()),
    ]


def test_a_release_is_told_under_headings_that_are_known() -> None:
    headings = re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE)
    assert headings
    assert {*headings} - {*KINDS} == set()


def test_everything_in_the_changelog_is_a_sentence() -> None:
    points = re.split(r"^(?=- |#|\n)", CHANGELOG, flags=re.MULTILINE)
    told = [each.strip() for each in points if each.startswith("- ")]
    assert len(told) > 50
    assert [each for each in told if not each.endswith(".")] == []


def test_the_lowest_versions_told_are_those_that_an_installation_asks_for() -> None:
    told = re.findall(r"^\| `([\w-]+)` \| ([\d.]+) \| (.+) \|$", SAME, re.MULTILINE)
    assert {name: (lowest, wanted_for) for name, lowest, wanted_for in told} == _floors()


def test_every_library_asked_for_has_a_lowest_version_and_no_highest() -> None:
    extras = PROJECT["optional-dependencies"].values()
    wanted = [each for asked in (PROJECT["dependencies"], *extras) for each in asked]
    others = [each for each in wanted if not each.startswith("isa-programme[")]
    assert [each for each in others if not re.fullmatch(r"[\w-]+(\[\w+\])?>=[\d.]+", each)] == []


def test_the_pythons_told_are_those_of_the_package_and_of_its_tests() -> None:
    kind = "Programming Language :: Python :: 3."
    ours = [f"3.{each.removeprefix(kind)}" for each in PROJECT["classifiers"] if kind in each]
    told = re.search(r"^\| Python \| (.*?) \|", SAME, re.MULTILINE)
    tested = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert told is not None
    assert ours == told[1].split(", ")
    assert f"python: {[*ours]}".replace("'", '"') in tested
    assert PROJECT["requires-python"] == f">={ours[0]}"


def test_every_heading_of_a_notice_is_one_that_the_changelog_may_have() -> None:
    named = set(re.findall(r"\*((?:Deprecated|Removed|Dates)[a-z ]*)\*", SAME))
    assert {"Deprecated", "Removed", "Dates that come out differently"} == named
    assert named - {*KINDS} == set()
