"""The table of deadlines, made anew from the command line."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

from isa_programme.journal.sqlite import connection

if TYPE_CHECKING:
    import pytest

Isa = Callable[..., CompletedProcess[str]]


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(statement).rowcount


def test_a_table_that_differs_is_found_by_check_and_made_anew(small: Path, isa: Isa) -> None:
    record = ("--record", small)
    asked = (*record, "overdue", "--as-at", "2026-02-02", "--format", "json")
    told, export = isa(*asked), isa(*record, "export").stdout
    alter(small, "UPDATE deadline SET deadline = '2030-01-01'")
    assert told.stdout != isa(*asked).stdout
    checked = isa(*record, "check", "--at-least", "error")
    assert 10 == checked.returncode
    assert "deadline-table-differs" in checked.stdout
    assert 0 == isa(*record, "verify").returncode

    made = isa(*record, "rebuild")
    assert (0, "the table of deadlines was made anew; it has 2 rows\n", "") == (
        made.returncode,
        made.stdout,
        made.stderr,
    )
    assert told.stdout == isa(*asked).stdout
    assert 0 == isa(*record, "check", "--at-least", "error").returncode
    assert export == isa(*record, "export").stdout


def test_a_record_that_is_not_there_or_damaged_is_left_alone(tmp_path: Path, isa: Isa) -> None:
    missing, foreign = tmp_path / "none.db", tmp_path / "other.db"
    foreign.write_text("no record")
    assert [5, 4] == [isa("--record", each, "rebuild").returncode for each in (missing, foreign)]
    assert (False, "no record") == (missing.exists(), foreign.read_text())


def test_a_record_that_another_program_holds_is_busy(
    small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "WAIT", 0)
    with closing(sqlite3.connect(small, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        busy = isa("--record", small, "rebuild")
        other.execute("ROLLBACK")
    assert (3, "") == (busy.returncode, busy.stdout)
