"""The deadline check for cron: a message where something became overdue, and else none."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from example_programs import EXAMPLES, run
from hidden_papers import HIDDEN, REFERENCES, keep_hidden_papers
from isa_programme import Tracker

NAME = "channel_message.py"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A public paper to one office, due on Friday 12 December 2025, and a restricted one."""
    path = tmp_path / "a record.db"
    then = datetime(2025, 11, 13, 12, tzinfo=UTC)
    with Tracker.create(path, example="foisa-like", now=lambda: then) as tracker:
        tracker.add_addressee("comhairle", "Comhairle nan Eilean Beò")
        for visibility in ("public", "restricted"):
            tracker.issue_advice(
                f"One strategy, {visibility}",
                issued_on=date(2025, 11, 13),
                addressees=["comhairle"],
                recommendations=["Publish a plan"],
                visibility=visibility,
            )
    return path


def text(said: str) -> list[str]:
    message = json.loads(said)
    assert ["text"] == [*message]
    assert said.isascii()
    return str(message["text"]).split("\n")


def test_what_became_overdue_is_one_line_of_json_with_what_its_date_rests_on(record: Path) -> None:
    ran = run(NAME, record, "2025-12-12", "2025-12-15")
    assert (10, "") == (ran.returncode, ran.stderr)
    assert [
        "Not answered in the record, and overdue by 2025-12-15:",
        (
            "ADV-2025-001.1, Comhairle nan Eilean Beò: Publish a plan"
            " (due 2025-12-12, by an example rule, not agreed)"
        ),
    ] == text(ran.stdout)
    assert 1 == ran.stdout.count("\n")


def test_a_title_calls_nobody_and_hides_no_address(record: Path) -> None:
    with Tracker.open(record) as tracker:
        tracker.issue_advice(
            "Plans",
            issued_on=date(2025, 11, 13),
            addressees=["comhairle"],
            recommendations=["<!channel> & <https://example.org|here>"],
            visibility="public",
        )
    said = text(run(NAME, record, "2025-12-12", "2025-12-15").stdout)
    assert ": &lt;!channel&gt; &amp; &lt;https://example.org|here&gt; (due" in said[2]


def test_the_next_day_it_is_not_said_again(record: Path) -> None:
    ran = run(NAME, record, "2025-12-15", "2025-12-16")
    assert (0, "", "") == (ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize(
    ("as_at", "since"),
    [
        ("2025-12-12", "2025-12-11"),
        ("2025-12-13", "2025-12-12"),
        ("2025-12-14", "2025-12-12"),
        ("2025-12-15", "2025-12-12"),
        ("2025-12-16", "2025-12-15"),
    ],
)
def test_unless_told_it_looks_back_to_the_weekday_before_so_that_no_weekend_is_lost(
    as_at: str, since: str
) -> None:
    weekday_before = runpy.run_path(str(EXAMPLES / NAME))["weekday_before"]
    assert date.fromisoformat(since) == weekday_before(date.fromisoformat(as_at))


def test_with_no_day_named_it_asks_about_today(record: Path) -> None:
    ran = run(NAME, record)
    assert (0, "", "") == (ran.returncode, ran.stdout, ran.stderr)


def test_a_long_list_is_cut_and_says_how_much_more_there_is(record: Path) -> None:
    with Tracker.open(record, now=lambda: datetime(2025, 11, 14, tzinfo=UTC)) as tracker:
        tracker.issue_advice(
            "Much",
            issued_on=date(2025, 11, 13),
            addressees=["comhairle"],
            recommendations=[f"Part {number}" for number in range(21)],
            visibility="public",
        )
    lines = text(run(NAME, record, "2025-12-12", "2025-12-15").stdout)
    assert (22, "and 2 more") == (len(lines), lines[-1])


def test_nothing_hidden_is_posted(tmp_path: Path) -> None:
    path = tmp_path / "isa.db"
    keep_hidden_papers(path)
    ran = run(NAME, path, "2025-01-01", "2026-01-26")
    assert 10 == ran.returncode
    marks = (*HIDDEN["public"], *REFERENCES["public"])
    assert [] == [mark for mark in marks if mark in ran.stdout + ran.stderr]


def test_where_it_fails_there_is_no_message_but_a_reason_and_the_exit_code_of_isa(
    record: Path, tmp_path: Path
) -> None:
    absent = run(NAME, tmp_path / "absent.db", "2025-12-12", "2025-12-15")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE letter (title TEXT)")
    foreign = run(NAME, other)
    mistyped = run(NAME, record, "12/12/2025")
    assert [(5, ""), (4, ""), (2, "")] == [
        (ran.returncode, ran.stdout) for ran in (absent, foreign, mistyped)
    ]
    assert f"isa: there is no record at {tmp_path / 'absent.db'}" in absent.stderr
    assert "isa: " in foreign.stderr
    assert "argument since" in mistyped.stderr
    assert not (tmp_path / "absent.db").exists()


def test_a_busy_record_is_told_from_a_damaged_one(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ran = run(NAME, record, "2025-12-12", "2025-12-15")
    assert (3, "") == (ran.returncode, ran.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="it is a script for cron")
def test_the_script_that_posts_it_notes_the_day_once_the_post_arrived(
    record: Path, tmp_path: Path
) -> None:
    page = EXAMPLES.parent / "docs" / "how-to" / "check-from-a-script.md"
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    office, commands = tmp_path / "isa", tmp_path / "commands"
    (office / ".venv" / "bin").mkdir(parents=True)
    commands.mkdir()
    shutil.copy(record, office / "isa.db")
    shutil.copy(EXAMPLES / NAME, office)
    (office / "channel-address").write_text("an address\n")
    (office / "last-post").write_text("2025-12-12\n")
    for place, words in (
        (office / ".venv" / "bin" / "python", f'exec "{sys.executable}" "$@"'),
        (commands / "date", "echo 2025-12-15"),
        (commands / "curl", 'cat > posted; test -e "network"'),
    ):
        place.write_text(f"#!/bin/sh\n{words}\n")
        place.chmod(0o755)
    (script,) = (each for each in blocks if "post.sh" in each)
    ready = script.replace("/home/office/isa", str(office))

    def posted() -> tuple[int, str, str]:
        (office / "posted").unlink(missing_ok=True)
        path = f"{commands}{os.pathsep}{os.environ['PATH']}"
        ran = subprocess.run(["sh", "-c", ready], env={**os.environ, "PATH": path}, check=False)
        sent = office / "posted"
        said = text(sent.read_text())[1][:14] if sent.exists() else ""
        return ran.returncode, said, (office / "last-post").read_text().strip()

    assert (1, "ADV-2025-001.1", "2025-12-12") == posted()
    (office / "network").touch()
    assert (0, "ADV-2025-001.1", "2025-12-15") == posted()
    assert (0, "", "2025-12-15") == posted()
    (office / "isa.db").unlink()
    assert (1, "", "2025-12-15") == posted()
