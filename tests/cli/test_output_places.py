"""Where an answer may be put: never in the place of what it would destroy."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and modes are POSIX's")


@pytest.mark.parametrize("kind", ["journal", "wal", "shm"])
def test_a_file_that_belongs_to_the_record_is_not_written_over(
    small: Path, isa: Isa, kind: str
) -> None:
    beside = small.with_name(f"{small.name}-{kind}")

    put = isa("--record", small, "due", "--output", beside)

    assert (put.returncode, put.stdout, put.stderr) == (
        2,
        "",
        f"isa: {beside} is the record itself, or belongs to it; name another file\n",
    )
    assert not beside.exists()


@posix
def test_a_pipe_stays_a_pipe_and_gets_the_answer(small: Path, isa: Isa, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()

    put = isa("--record", small, "due", "--format", "jsonl", "--output", pipe)
    reader.join(timeout=30)

    assert put.returncode == 0
    assert got == [isa("--record", small, "due", "--format", "jsonl").stdout]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_a_private_file_stays_private(small: Path, isa: Isa, tmp_path: Path) -> None:
    private = tmp_path / "private.txt"
    private.touch(mode=0o600)

    assert isa("--record", small, "due", "--output", private).returncode == 0
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert private.read_text(encoding="utf-8") == isa("--record", small, "due").stdout


@pytest.mark.parametrize(
    "mistyped",
    [
        *(" postgresql:/jane:MARKER@db/records", "\tPostgres:jane:MARKER@db/records"),
        *("postgresql/jane:MARKER@db/records", " mysql://jane:MARKER@db/records"),
    ],
)
@pytest.mark.parametrize("words", [("overdue",), ("init",), ("advice", "list")], ids=" ".join)
def test_a_mistyped_address_is_not_taken_for_a_path_that_shows_its_password(
    words: tuple[str, ...], mistyped: str, isa: Isa
) -> None:
    asked = isa("--record", mistyped, *words)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.startswith("isa: the record's address: only PostgreSQL is known")
    assert "MARKER" not in asked.stderr


def test_a_blank_place_of_the_record_is_no_place(isa: Isa) -> None:
    asked = isa("--record", "", "due")

    assert (asked.returncode, asked.stderr) == (
        2,
        "isa: the record's place is blank: --record or ISA_RECORD names a file, or an address\n",
    )


def test_a_name_too_long_for_a_file_is_refused_before_anything_is_asked(
    small: Path, isa: Isa
) -> None:
    name = "x" * 300

    put = isa("--record", small, "due", "--output", name)

    assert (put.returncode, put.stdout, put.stderr) == (
        5,
        "",
        f"isa: {name} can't be written: File name too long\n",
    )


STARTS = "from\n2025-11-13\n"
DAYS = "date,reason\n2025-01-01,New Year\n2028-12-25,Christmas\n"


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (("deadline", "20 working days", "--batch", "read.csv"), STARTS),
        (("deadline", "20 working days", "--from=2025-11-13", "--calendar", "read.csv"), DAYS),
        (("calendar", "diff", "read.csv"), DAYS),
    ],
)
@pytest.mark.parametrize("name", ["read.csv", "./read.csv", "link.csv"])
def test_what_was_read_for_the_answer_is_not_written_over(
    small: Path, isa: Isa, command: tuple[str, ...], text: str, name: str
) -> None:
    read = Path("read.csv")
    read.write_text(text, encoding="utf-8")
    Path("link.csv").symlink_to(read)

    put = isa("--record", small, *command, "--output", name)

    assert (put.returncode, put.stdout, put.stderr) == (
        5,
        "",
        f"isa: {Path(name)} was read for this very answer; name another file\n",
    )
    assert read.read_text(encoding="utf-8") == text


def test_another_file_takes_the_answer_about_the_one_read(isa: Isa) -> None:
    Path("read.csv").write_text(STARTS, encoding="utf-8")
    asked = ("deadline", "20 working days", "--batch", "read.csv", "--as-at", "2026-01-05")

    assert isa(*asked, "--output", "answer.txt").returncode == 0
    assert Path("answer.txt").read_text(encoding="utf-8") == isa(*asked).stdout
