"""What a command about the programme needs, and is not given, is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

ON = ("--on", "2025-12-10")
ALIGN = ("policy", "align", "home-visits", "early-help")
FUND = ("policy", "fund", "home-visits")
JUDGE = ("response", "judge", "RSP-2025-001", "partly")
KINDS = ". Choose from: what-works, gap, experience"
RELATIONS = ". Choose from: policy-and-system, data, scrutiny-and-legislative, risk, financial"
STATUSES = ". Choose from: aligned, partly, at-odds, not-known"
LEVELS = ". Choose from: promise-body, national, local, plan-or-report"

MISSING = {
    ("milestone", "reach", "draft"): "--on",
    ("milestone", "replan", "draft"): "--for",
    ("milestone", "replan", "draft", "--for", "2026-01-20"): "--on",
    ("milestone", "replan", "draft", "--for", "2026-01-20", *ON): "--because",
    ("milestone", "drop", "draft"): "--on",
    ("milestone", "drop", "draft", *ON): "--because",
    ("milestone", "link", "end", "--nothing"): "--on",
    ("milestone", "mark", "draft", "shared"): "--on",
    ("commitment", "make", "RSP-2025-001", "x"): "--owner",
    ("commitment", "make", "RSP-2025-001", "x", "--owner", "cosla"): "--on",
    ("commitment", "update", "CMT-2025-001", "x"): "--on",
    ("commitment", "revise", "CMT-2025-001"): "--for",
    ("commitment", "revise", "CMT-2025-001", "--for", "2026-01-20"): "--on",
    ("commitment", "revise", "CMT-2025-001", "--for", "2026-01-20", *ON): "--because",
    ("commitment", "done", "CMT-2025-001"): "--on",
    ("commitment", "drop", "CMT-2025-001"): "--on",
    ("commitment", "drop", "CMT-2025-001", *ON): "--because",
    ("engagement", "record", "cosla"): "--on",
    ("engagement", "cadence", "often", "cosla"): "--since",
    ("insight", "record", "x"): f"--kind{KINDS}",
    ("insight", "record", "x", "--kind", "gap"): "--on",
    ("insight", "record", "x", "--kind", "gap", *ON): "--evidence",
    ("impact", "record", "x"): "--on",
    ("impact", "record", "x", *ON): "--evidence",
    ALIGN: f"--relation{RELATIONS}",
    (*ALIGN, "--relation", "data"): f"--status{STATUSES}",
    (*ALIGN, "--relation", "data", "--status", "aligned"): "--on",
    FUND: "--pounds",
    (*FUND, "--pounds", "5"): "--year",
    (*FUND, "--pounds", "5", "--year", "2026-27"): "--on",
    (*FUND, "--pounds", "5", "--year", "2026-27", *ON): "--source",
    ("body", "describe", "cosla"): f"--level{LEVELS}",
    JUDGE: "--on",
    (*JUDGE, *ON): "--because",
}


@pytest.mark.parametrize(("command", "flag"), MISSING.items(), ids=map(" ".join, MISSING))
@pytest.mark.parametrize("silence", [(), ("--no-input",)], ids=["no terminal", "no input"])
def test_a_missing_option_is_named_where_nobody_can_be_asked(
    answered: Path, isa: Isa, command: tuple[str, ...], flag: str, silence: tuple[str, ...]
) -> None:
    before = answered.read_bytes()
    option, dot, choices = flag.partition(". ")

    refused = isa(*command, *silence)

    more = f"(isa {' '.join(command[:2])} --help says more)"
    assert (2, "", f"isa: missing option '{option}'{dot}{choices} {more}\n") == (
        refused.returncode,
        refused.stdout,
        refused.stderr,
    )
    assert before == answered.read_bytes()
