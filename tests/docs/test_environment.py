"""The page of the environment names everything that is taken from a machine, and no more."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from isa_programme.cli import remembering

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "environment.md").read_text(encoding="utf-8")


def _listed(heading: str) -> set[str]:
    """What the table below a heading names."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def test_every_environment_variable_stands_in_the_reference() -> None:
    cli = (ROOT / "src" / "isa_programme" / "cli").rglob("*.py")
    read = {
        name
        for file in cli
        for name in re.findall(r'"(_?ISA_[A-Z_]+)"', file.read_text(encoding="utf-8"))
    }

    assert read == _listed("Environment variables")


def test_everything_in_the_folder_of_settings_stands_in_the_reference() -> None:
    assert {remembering.REMEMBERED, remembering.HEADS} == _listed("The folder of settings")


def test_every_extra_stands_in_the_reference() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert {*project["optional-dependencies"]} == _listed("Extras")
