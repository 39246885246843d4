"""The workflow that looks after a record in a repository: its form, and what its steps do."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any  # a workflow is whatever YAML can say

import pytest

from example_programs import EXAMPLES
from isa_programme import Tracker
from isa_programme.cli.release import VERSION

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = EXAMPLES.parent
WORKFLOW = EXAMPLES / "check-record.yml"
OURS = ROOT / ".github" / "workflows" / "ci.yml"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="its steps are written for Linux")

Steps = Callable[..., subprocess.CompletedProcess[str]]


def read(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("path", [WORKFLOW, OURS], ids=lambda path: path.name)
def test_it_has_the_form_of_a_workflow(path: Path) -> None:
    workflow = read(path)
    top = {"name", True, "jobs"}  # YAML of old takes the bare word "on" for True
    assert top <= {*workflow} <= top | {"permissions", "env"}
    for job in workflow["jobs"].values():
        assert {"runs-on", "steps"} <= {*job} <= {"runs-on", "steps", "strategy"}
    for step in steps(path):
        assert {*step} <= {"name", "uses", "with", "run", "if"}
        assert 1 == len({"uses", "run"} & {*step})


def test_it_uses_the_same_actions_as_our_own_and_may_change_nothing() -> None:
    used = {step["uses"] for step in steps(WORKFLOW) if "uses" in step}
    assert used == {step["uses"] for step in steps(OURS) if "uses" in step}
    assert {"contents": "read"} == read(WORKFLOW)["permissions"]


def test_it_runs_at_each_change_by_hand_and_every_day() -> None:
    assert {
        "push": None,
        "workflow_dispatch": None,
        "schedule": [{"cron": "15 6 * * *"}],
    } == read(WORKFLOW)[True]


def test_it_installs_this_release_from_the_repository_and_asks_no_index_for_it() -> None:
    assert f"./isa_programme-{VERSION}-py3-none-any.whl" == read(WORKFLOW)["env"]["ISA_PACKAGE"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a record of two versions; one paper asked for an answer by yesterday."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    keep(folder, tmp_path / "kept.db")
    return folder


def git(folder: Path, *words: str) -> None:
    own = ("-c", "user.name=An office", "-c", "user.email=office@example.org")
    subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)


def committed(folder: Path, tracker: Tracker) -> None:
    (folder / "record.jsonl").write_text("".join(f"{line}\n" for line in tracker.export()))
    git(folder, "add", "record.jsonl")
    git(folder, "commit", "--quiet", "--message", "The record")


def keep(folder: Path, path: Path) -> None:
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    long_ago = yesterday - timedelta(days=30)
    with Tracker.create(path, adopted_on=long_ago) as tracker:
        tracker.add_addressee("cosla", "COSLA")
        committed(folder, tracker)
        tracker.issue_advice(
            "One strategy", issued_on=long_ago, addressees=["cosla"], requested_by=yesterday
        )
        committed(folder, tracker)


@pytest.fixture
def run(repository: Path, tmp_path: Path) -> Steps:
    """Runs the steps as GitHub does, each in a shell of its own, up to the one that fails."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for name, words in (("isa", " -m isa_programme"), ("python", "")):
        (commands / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{words} "$@"\n')
        (commands / name).chmod(0o755)
    wheel = tmp_path / "isa_programme-0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("isa_programme-0.dist-info/METADATA", "Name: isa-programme\nVersion: 0\n")
        made.writestr("isa_programme-0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        made.writestr("isa_programme-0.dist-info/RECORD", "")
    settings = dict.fromkeys(("HOME", "XDG_CONFIG_HOME"), str(tmp_path / "settings"))
    # It is installed from a wheel with nothing in it, to where nobody finds it.
    apart = {"PIP_TARGET": str(tmp_path / "apart"), "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1"}
    given = {**read(WORKFLOW)["env"], "ISA_PACKAGE": str(wheel)}
    path = {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}

    def run(event: str) -> subprocess.CompletedProcess[str]:
        said = ""
        for step in steps(WORKFLOW):
            if "run" not in step or ("if" in step and event not in step["if"]):
                continue
            ran = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=repository,
                env={**os.environ, **settings, **apart, **given, **path},
                capture_output=True,
                text=True,
                check=False,
            )
            said += ran.stdout + ran.stderr
            if ran.returncode:
                return subprocess.CompletedProcess(step.get("name", ""), ran.returncode, said)
        return subprocess.CompletedProcess("", 0, said)

    return run


@LINUX
def test_all_is_well_with_a_record_that_was_gone_on_with(run: Steps) -> None:
    ran = run("push")
    assert (0, "") == (ran.returncode, ran.args), ran.stdout
    assert 2 == ran.stdout.count("every entry is as it was recorded")


@LINUX
def test_a_record_of_one_version_has_none_before_it(repository: Path, run: Steps) -> None:
    git(repository, "checkout", "--quiet", "HEAD~1")
    ran = run("push")
    assert (0, 1) == (ran.returncode, ran.stdout.count("every entry is as it was recorded"))


@LINUX
def test_in_the_morning_it_fails_on_what_became_overdue_since_yesterday(run: Steps) -> None:
    ran = run("schedule")
    assert ("Nothing became overdue since yesterday", 10) == (ran.args, ran.returncode)
    assert "ADV-" in ran.stdout


@LINUX
def test_a_record_that_lost_an_entry_is_found_by_the_version_before(
    repository: Path, run: Steps
) -> None:
    other = repository.parent / "other.db"
    with Tracker.create(other) as tracker:
        committed(repository, tracker)
    ran = run("push")
    assert ("Every entry of the version before is still there", 4) == (ran.args, ran.returncode)


@LINUX
def test_a_record_that_was_altered_is_not_even_read(repository: Path, run: Steps) -> None:
    path = repository / "record.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("One strategy", "Two strategies"), encoding="utf-8")
    ran = run("push")
    assert ("Every entry is as it was recorded", 2) == (ran.args, ran.returncode)
    assert "isa: entry 5: its words are not those recorded" in ran.stdout
