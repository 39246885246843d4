from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme.cli.exit_codes import exit_code
from isa_programme.errors import (
    AlreadyRecordedError,
    FaultsError,
    IsaProgrammeError,
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordDamagedError,
    RecordExistsError,
    RecordMissingError,
    RecordNewerError,
    RecordUnreadableError,
    RefusedError,
    UnknownReferenceError,
)
from terminals import heeds_interrupts

Isa = Callable[..., CompletedProcess[str]]

posix = pytest.mark.skipif(os.name != "posix", reason="signals and named pipes of POSIX")

NOTE = ("note", "1e5", "rang, no answer", "--on", "2025-12-30")
READS = ("due", "--as-at", "2026-01-05")

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(record: Path) -> Iterator[None]:
    """Another program holds the record for writing."""
    command = [sys.executable, "-c", HOLD, str(record)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline().strip() == b"held"
        yield
        holder.stdin.close()


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (2, FaultsError("x: wrong")),
        (2, RefusedError("x: refused")),
        (2, AlreadyRecordedError("x: used before")),
        (2, UnknownReferenceError("advice", "x")),
        (3, RecordBusyError("x")),
        (4, RecordDamagedError("x")),
        (4, RecordNewerError("x")),
        (5, RecordMissingError("x")),
        (5, RecordExistsError("x")),
        (5, RecordUnreadableError("x")),
        (6, OutcomeUnconfirmedError("x")),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_every_kind_of_failure_has_its_exit_code(code: int, error: IsaProgrammeError) -> None:
    assert exit_code(error) == code


def test_a_question_that_finds_lines_leaves_with_0(demo: Path, isa: Isa) -> None:
    assert isa("--record", demo, "overdue", "--as-at", "2026-01-05").returncode == 0


@pytest.mark.parametrize("question", ["overdue", "due"])
def test_a_question_that_finds_lines_leaves_with_10_where_that_is_asked_for(
    demo: Path, isa: Isa, question: str
) -> None:
    asked = ("--record", demo, question, "--exit-code", "--as-at")

    assert isa(*asked, "2026-01-05").returncode == 10
    assert isa(*asked, "2019-01-01").returncode == 0


def test_check_leaves_with_10_for_a_warning_and_with_0_for_notes_alone(
    demo: Path, small: Path, isa: Isa
) -> None:
    warned = isa("--record", demo, "check", "--as-at", "2026-01-05", "--format", "csv")
    noted = ("advice", "issue", "--title", "To nobody", "--on", "2025-11-14")
    assert isa("--record", small, *noted).returncode == 0
    noticed = isa("--record", small, "check", "--as-at", "2025-12-01", "--format", "csv")

    assert warned.returncode == 10
    assert noticed.returncode == 0
    assert noticed.stdout == (
        "rule,severity,sentence,reference,entry\r\n"
        'somebody-is-asked,note,"ADV-2025-002 names no addressee, so nobody owes an answer",'
        "ADV-2025-002,7\r\n"
        "recorded-late,note,3 entries were recorded later than on the day they are about;"
        " isa history says by how many days,,\r\n"
    )


def test_bad_input_leaves_with_2_and_changes_nothing(small: Path, isa: Isa) -> None:
    before = small.read_bytes()

    found = isa("--record", small, "note", "ADV-2025-999", "rang")

    assert (found.returncode, found.stdout, found.stderr) == (
        2,
        "",
        "isa: advice: no advice 'ADV-2025-999' in this record: isa advice list shows them all\n",
    )
    assert small.read_bytes() == before


def test_an_unknown_command_leaves_with_2(isa: Isa) -> None:
    found = isa("nonsense")

    assert (found.returncode, found.stdout, found.stderr) == (
        2,
        "",
        "isa: no such command 'nonsense' (isa --help says more)\n",
    )


def test_a_record_that_another_program_holds_leaves_with_3_and_can_still_be_read(
    small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isa_programme.journal.sqlite.connection.WAIT", 0.0)
    before = small.read_bytes()

    with held(small):
        wrote = isa("--record", small, *NOTE)
        read = isa("--record", small, *READS)

    assert (wrote.returncode, wrote.stdout, wrote.stderr) == (
        3,
        "",
        f"isa: {small} is in use by another program; try again in a moment\n",
    )
    assert (read.returncode, read.stderr) == (0, "")
    assert small.read_bytes() == before


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
        other.commit()


def newer(path: Path, small: Path) -> None:
    raw = bytearray(small.read_bytes())
    raw[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(raw)


NO_RECORDS: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "empty": (
        lambda path, _: path.write_bytes(b""),
        "is empty, so it is no record; if an unfinished isa init left it, remove it",
    ),
    "text": (
        lambda path, _: path.write_text("Dear Minister,\n" * 20, encoding="utf-8"),
        "is some other kind of file, not a record",
    ),
    "cut short": (
        lambda path, small: path.write_bytes(small.read_bytes()[:50]),
        "is cut short; put back a backup",
    ),
    "foreign": (
        lambda path, _: foreign_database(path),
        "is a database of another program, not a record",
    ),
    "newer": (
        newer,
        (
            "has record format 99; this release reads up to 2: a newer release of isa-programme is"
            " needed"
        ),
    ),
}


@pytest.mark.parametrize(("make", "why"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_a_file_that_is_no_record_leaves_with_4_and_is_not_touched(
    tmp_path: Path, small: Path, isa: Isa, make: Callable[[Path, Path], object], why: str
) -> None:
    path = tmp_path / "other.db"
    make(path, small)
    before = path.read_bytes()

    for command in (READS, NOTE, ("verify",), ("export",), ("check",)):
        found = isa("--record", path, *command)
        assert (found.returncode, found.stdout, found.stderr) == (4, "", f"isa: {path} {why}\n")
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.glob("other.db*")) == ["other.db"]


def test_a_record_whose_words_were_altered_leaves_with_4(small: Path, isa: Isa) -> None:
    raw = small.read_bytes()
    words = b'"One strategy, not two"'  # as the entry has them; the table of deadlines does too
    assert raw.count(words) == 1
    small.write_bytes(raw.replace(words, b'"One strategy, not too"'))

    verified = isa("--record", small, "verify", "--format", "csv")

    assert (verified.returncode, verified.stdout, verified.stderr) == (
        4,
        (
            "rule,severity,sentence,reference,entry\r\n"
            "words-altered,error,entry 6: its words are not those recorded,,6\r\n"
        ),
        "",
    )


def test_a_receipt_that_the_record_does_not_hold_leaves_with_4(small: Path, isa: Isa) -> None:
    found = isa("--record", small, "verify", "--receipt", f"6:{'0' * 64}", "--format", "csv")

    assert (found.returncode, found.stderr) == (4, "")
    assert found.stdout.splitlines()[1] == (
        'receipt-not-found,error,"the record does not hold entry 6 as the receipt gives it:'
        ' its end was cut off, or another or older record was put in its place",,'
    )


def test_a_missing_record_leaves_with_5_names_isa_init_and_makes_no_file(isa: Isa) -> None:
    here = Path.cwd()

    for command in (READS, NOTE, ("verify",), ("export",), ("check",), ("addressee", "list")):
        found = isa(*command)
        assert (found.returncode, found.stdout, found.stderr) == (
            5,
            "",
            f"isa: there is no record at {here / 'isa.db'}; isa init makes one\n",
        )
    assert list(here.iterdir()) == []


def test_a_folder_in_the_place_of_the_record_leaves_with_5(tmp_path: Path, isa: Isa) -> None:
    found = isa("--record", tmp_path, *READS)

    assert (found.returncode, found.stderr) == (
        5,
        f"isa: {tmp_path} is a folder or a device, not a record's file\n",
    )


def test_a_new_record_in_a_missing_folder_leaves_with_5(tmp_path: Path, isa: Isa) -> None:
    path = tmp_path / "nowhere" / "isa.db"

    found = isa("--record", path, "init")

    assert (found.returncode, found.stdout, found.stderr) == (
        5,
        "",
        f"isa: no record can be made at {path}: No such file or directory\n",
    )
    assert not path.parent.exists()


def test_an_answer_for_a_missing_folder_leaves_with_5(
    tmp_path: Path, small: Path, isa: Isa
) -> None:
    found = isa("--record", small, *READS, "--output", tmp_path / "nowhere" / "due.txt")

    assert found.returncode == 5
    assert "nowhere" in found.stderr


@pytest.mark.parametrize("command", [("export",), READS])
def test_a_closed_pipe_leaves_with_0_and_says_nothing(demo: Path, command: tuple[str, ...]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)

    left = subprocess.run(
        [sys.executable, "-m", "isa_programme", "--record", str(demo), *command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=write_end,
        stderr=subprocess.PIPE,
    )
    os.close(write_end)

    assert (left.returncode, left.stderr) == (0, b"")


@posix
def test_a_command_that_is_interrupted_leaves_with_130_and_saves_nothing(
    tmp_path: Path, small: Path
) -> None:
    before = small.read_bytes()
    pipe = tmp_path / "rows.csv"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "isa_programme", "--record", str(small), "import", str(pipe)]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heeds_interrupts,  # noqa: PLW1509 - no other thread of the tests holds a lock
    )
    # Opening the pipe waits until the command reads from it: then it is interrupted.
    with running, pipe.open("wb"):
        running.send_signal(signal.SIGINT)
        said, complained = running.communicate(timeout=60)

    # The line break sets the sentence off from the ^C that a terminal shows.
    assert (running.returncode, said, complained) == (
        130,
        "",
        "\nisa: interrupted; nothing was saved\n",
    )
    assert small.read_bytes() == before


def test_an_unexpected_failure_leaves_with_1_and_quotes_nothing_of_the_record(
    small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No input brings about a failure that nobody foresaw: a part of the program is taken away.
    monkeypatch.delattr("isa_programme.tracker.asking.overdue")

    found = isa("--record", small, "overdue", "--visibility", "public")

    assert (found.returncode, found.stdout, found.stderr) == (
        1,
        "",
        "isa: unexpected failure (NameError); run it again with --debug\n",
    )
    again = isa("--record", small, "overdue", "--visibility", "public", "--debug")
    assert "Traceback" in again.stderr
