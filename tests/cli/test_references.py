from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Isa = Callable[..., CompletedProcess[str]]

OWN_AND_OLDER = pytest.mark.parametrize("paper", ["ADV-2025-001", "1e5"])


def rows(isa: Isa, record: Path, *command: str) -> list[dict[str, Any]]:
    shown = isa("--record", record, *command, "--as-at", "2026-01-05", "--format", "json")
    assert (shown.returncode, shown.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(shown.stdout)["data"]
    return found


@OWN_AND_OLDER
def test_a_paper_is_shown_whole_and_a_recommendation_alone(
    small: Path, isa: Isa, paper: str
) -> None:
    whole, first, second = (
        [row["reference"] for row in rows(isa, small, "advice", "show", f"{paper}{part}")]
        for part in ("", ".1", ".2")
    )

    assert whole == ["ADV-2025-001.1", "ADV-2025-001.2"]
    assert (first, second) == (["ADV-2025-001.1"], ["ADV-2025-001.2"])


@OWN_AND_OLDER
def test_a_recommendation_stands_for_its_paper_where_responses_are_listed(
    small: Path, isa: Isa, paper: str
) -> None:
    other = ("advice", "issue", "--title", "Two", "--on", "2025-11-14", "--to", "cosla")
    letter = ("--from", "cosla", "--kind", "holding", "--on", "2025-12-01")
    for command in (
        other,
        ("response", "record", "ADV-2025-001", *letter),
        ("response", "record", "ADV-2025-002", *letter),
    ):
        assert isa("--record", small, *command).returncode == 0

    listed = [
        [row["reference"] for row in rows(isa, small, "response", "list", f"{paper}{part}")]
        for part in ("", ".1", ".2")
    ]

    assert listed == [["RSP-2025-001"]] * 3


def test_a_step_that_no_protocol_proposes_is_kept_with_a_warning(small: Path, isa: Isa) -> None:
    made = ("escalation", "record", "1e5", "--on", "2025-12-16", "--step")

    proposed = isa("--record", small, *made, "letter asking for the answer")
    other = isa("--record", small, *made, "a call")

    assert (proposed.returncode, proposed.stderr) == (0, "")
    assert (other.returncode, other.stderr) == (
        0,
        (
            "warning: step: no protocol proposes 'a call'; proposed are: letter asking for the"
            " answer, raise with the Cabinet Sub-Committee\n"
        ),
    )
