from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme.cli.running import main

Isa = Callable[..., CompletedProcess[str]]

PLAN = """\
visibility = "public"
dated_on = 2025-11-13

[programme]
title = "Work programme"
period = {first = 2025-10-01, last = 2027-03-31}

[[references]]
name = "vision-statement:3"
title = "Education"
aliases = ["plan.example/education"]
seen_on = 2025-11-13
source = "a page"

[[objectives]]
slug = "one-plan"
title = "One plan"
function = "strategy"

[[aims]]
slug = "early-help"
title = "Early help"
groups = ["babies"]

[[policies]]
slug = "home-visits"
title = "Home visits"
owner = "cosla"
groups = ["babies"]

[[milestones]]
slug = "draft"
objective = "one-plan"
title = "A draft"
planned_for = "2025-12"
publishes = "The plan"

[[milestones]]
slug = "end"
objective = "one-plan"
title = "The end"
planned_for = 2026-03-02
owners = ["cosla"]
depends_on = ["draft"]
references = ["vision-statement:3"]

[[milestones]]
slug = "unseen"
objective = "one-plan"
title = "Nobody else sees this"
planned_for = 2026-02-02
visibility = "restricted"
"""


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own to stand in, and settings that nobody else has written."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.delenv("ISA_RECORD", raising=False)
    monkeypatch.setenv("ISA_RECORDED_BY", "clerk")


@pytest.fixture
def isa(capsys: pytest.CaptureFixture[str]) -> Isa:
    """Runs a command in this process: what it wrote, and the code it left with."""

    def run(*arguments: object) -> CompletedProcess[str]:
        given = [str(each) for each in arguments]
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(given)
        assert isinstance(left.value.code, int)
        return CompletedProcess(given, left.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def isa_process() -> Isa:
    """Runs a command as a process of its own."""

    def run(*arguments: object, **environment: str) -> CompletedProcess[str]:
        ran = subprocess.run(
            [sys.executable, "-m", "isa_programme", *map(str, arguments)],
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
        )
        return CompletedProcess(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run


@pytest.fixture(scope="session")
def demo_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from isa_programme.tracker.demonstration import demonstrate  # noqa: PLC0415 - once, if asked

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demonstrate(path, recorded_by="clerk").close()
    return path


@pytest.fixture
def demo(demo_once: Path, tmp_path: Path) -> Path:
    """A record of the public chronology."""
    return Path(shutil.copy(demo_once, tmp_path / "demo.db"))


@pytest.fixture
def small(tmp_path: Path, isa: Isa) -> Path:
    """A record of one office and one paper with two recommendations, ADV-2025-001."""
    path = tmp_path / "small.db"
    record = ("--record", path)
    assert isa(*record, "init", "--example", "foisa-like").returncode == 0
    added = isa(*record, "addressee", "add", "cosla", "COSLA", "--kind", "government")
    assert added.returncode == 0
    issued = isa(
        *(*record, "advice", "issue", "--title", "One strategy, not two", "--on", "2025-11-13"),
        *("--to", "cosla", "-r", "Publish a plan", "-r", "Name a director"),
        *("--own-reference", "1e5"),
    )
    assert issued.returncode == 0
    return path


@pytest.fixture
def plan(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record with the programme of ``plan.toml``, and found without naming it.

    The paper is entry 6; the programme is entries 7 to 14. One milestone of three is restricted.
    """
    monkeypatch.setenv("ISA_RECORD", str(small))
    Path("plan.toml").write_text(PLAN, encoding="utf-8")
    assert isa("programme", "load", "plan.toml").returncode == 0
    return small


@pytest.fixture
def refuses(plan: Path, isa: Isa) -> Callable[..., None]:
    """Holds a command to being refused in one sentence, with the record of ``plan`` as it was."""

    def run(*words: str, said: str) -> None:
        before = plan.read_bytes()
        refused = isa(*words)
        assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
        assert before == plan.read_bytes()

    return run


@pytest.fixture
def answered(plan: Path, isa: Isa) -> Path:
    """The same record with an answer to its paper, RSP-2025-001 (entry 16); both are public."""
    assert isa("visibility", "1e5", "public", "--on", "2025-11-13").returncode == 0
    letter = isa(
        *("response", "record", "1e5", "--from", "cosla", "--kind", "substantive"),
        *("--on", "2025-12-10", "-d", "1=accepted", "--visibility", "public"),
    )
    assert letter.returncode == 0
    return plan


@pytest.fixture(scope="session")
def programmes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a programme of each visibility, of which each names the more hidden ones."""
    from hidden_programmes import everything  # noqa: PLC0415 - once, if asked
    from isa_programme.tracker.tracker import Tracker  # noqa: PLC0415 - for one fixture

    path = tmp_path_factory.mktemp("programmes") / "isa.db"
    then = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Tracker.create(
        path, example="foisa-like", adopted_on=date(2025, 1, 1), now=lambda: then
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        for fact in everything():
            tracker.record(fact)
    return path


@pytest.fixture
def says(isa: Isa) -> Callable[..., str]:
    """Runs a command that does as it is told, and warns of nothing; receipts end in HASH."""

    def run(*arguments: object) -> str:
        done = isa(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return re.sub(r"(?<=:)[0-9a-f]{64}", "HASH", done.stdout)

    return run
