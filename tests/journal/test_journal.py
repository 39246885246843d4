from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import isa_programme.journal.sqlite.store as store_module
from isa_programme.calendars.months import Month
from isa_programme.errors import (
    AlreadyRecordedError,
    DateError,
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordDamagedError,
    RecordError,
    RecordExistsError,
    RecordMissingError,
    RecordNewerError,
    RecordUnreadableError,
    RefusedError,
)
from isa_programme.journal.chain import START, hash_of
from isa_programme.journal.journal import Journal
from isa_programme.journal.sqlite.connection import reading, writing
from isa_programme.journal.verify import verified
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, NoteTaken
from journal_samples import ISSUED, NOTED, NOW, note, record

posix = pytest.mark.skipif(os.name != "posix", reason="rights, links and forks of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def state(path: Path) -> tuple[bytes, int, list[str]]:
    """A file's bytes and time stamp, and what lies beside it."""
    return path.read_bytes(), path.stat().st_mtime_ns, names(path.parent)


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    return out.strip()


def raw_connection(path: Path) -> contextlib.closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None, timeout=0))


# Making and opening


def test_a_new_record_is_empty_and_whole(path: Path) -> None:
    with Journal.create(path) as journal:
        assert (journal.path, journal.size(), journal.entries()) == (path, 0, ())
        assert verified(journal) == ()


@posix
def test_a_new_record_is_its_owners_alone_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        Journal.create(path)
    finally:
        os.umask(before)
    assert oct(path.stat().st_mode & 0o777) == oct(0o600)


@posix
def test_the_rollback_journal_is_its_owners_alone_too(journal: Journal) -> None:
    with journal.appending() as appending:
        appending.append(note("x"), happened_on=date(2026, 1, 5), recorded_by="clerk")
        beside = journal.path.with_name("isa.db-journal")
        assert oct(beside.stat().st_mode & 0o777) == oct(0o600)


def test_making_a_record_never_takes_the_place_of_a_file(path: Path) -> None:
    path.write_text("mine")
    before = state(path)
    with pytest.raises(RecordExistsError, match="there is a file at"):
        Journal.create(path)
    assert state(path) == before


def test_a_record_is_not_made_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RecordUnreadableError, match="no record can be made at"):
        Journal.create(tmp_path / "missing" / "isa.db")
    assert names(tmp_path) == []


def test_a_half_made_record_is_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE entry (number)")
        raise sqlite3.OperationalError("out of luck")

    monkeypatch.setattr(store_module, "lay_out", fails)
    with pytest.raises(RecordError):
        Journal.create(path)
    assert names(path.parent) == []


def test_opening_never_makes_a_record(path: Path) -> None:
    with pytest.raises(RecordMissingError, match="isa init makes one"):
        Journal.open(path)
    with pytest.raises(RecordMissingError):
        Journal.open(path / "below")
    assert names(path.parent) == []


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordUnreadableError, match="folder"):
        Journal.open(tmp_path)


@pytest.mark.parametrize("name", ["a b.db", "a?b#c%20.db", "\u00e9\u4e2d.db", "'quote'.db"])
def test_a_record_may_have_any_name(tmp_path: Path, name: str) -> None:
    if os.name != "posix" and "?" in name:
        pytest.skip("no such name on Windows")
    record(Journal.create(tmp_path / name, now=lambda: NOW), note())
    assert Journal.open(tmp_path / name).size() == 1
    assert names(tmp_path) == [name]


def test_a_relative_path_stays_where_it_was(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal.create("isa.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert (journal.path, journal.size()) == (path, 0)


def _overwritten(offset: int, value: bytes) -> Callable[[bytes], bytes]:
    return lambda raw: raw[:offset] + value + raw[offset + len(value) :]


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        (lambda _: b"", RecordDamagedError, "is empty"),
        (lambda raw: raw[:50], RecordDamagedError, "is cut short"),
        (lambda raw: raw[:5], RecordDamagedError, "is cut short"),
        (lambda raw: raw[: len(raw) // 2], RecordDamagedError, "is damaged"),
        (lambda _: b"PK\3\4" + b"x" * 200, RecordDamagedError, "is some other kind of file"),
        (lambda _: b"hello", RecordDamagedError, "is some other kind of file"),
        (_overwritten(68, b"\0\0\0\0"), RecordDamagedError, "is a database of another program"),
        (_overwritten(60, b"\0\0\0\3"), RecordNewerError, "has record format 3"),
        (_overwritten(60, b"\0\0\0\0"), RecordDamagedError, "was altered by another program"),
        (_overwritten(18, b"\2\2"), RecordDamagedError, "was altered by another program"),
    ],
)
def test_a_file_that_is_no_record_of_ours_is_refused_untouched(
    journal: Journal, change: Callable[[bytes], bytes], error: type[RecordError], sentence: str
) -> None:
    journal.path.write_bytes(change(journal.path.read_bytes()))
    before = state(journal.path)
    for use in (Journal.open, lambda _: record(journal, note("another"))):
        with pytest.raises(error, match=sentence):
            use(journal.path)
    assert state(journal.path) == before


def test_a_closed_journal_says_so(journal: Journal) -> None:
    with journal:
        pass
    for use in (journal.size, journal.entries, journal.appending().__enter__):
        with pytest.raises(RecordError, match="was closed"):
            use()


# Reading


def test_entries_come_back_as_they_were_recorded(journal: Journal) -> None:
    entries = journal.entries()
    expected = tuple(
        Entry(
            number=number,
            fact=fact,
            happened_on=happened_on,
            recorded_at=NOW,
            recorded_by="clerk",
            hash=entries[number - 1].hash,
        )
        for number, fact, happened_on in (
            (1, ISSUED, date(2025, 11, 13)),
            (2, NOTED, Month(2025, 9)),
            (3, note(), date(2026, 1, 5)),
        )
    )
    assert entries == expected


def test_a_part_of_the_record_can_be_read(journal: Journal) -> None:
    whole = journal.entries()
    assert journal.entries(after=1) == whole[1:]
    assert journal.entries(after=1, upto=2) == whole[1:2]
    assert journal.entries(upto=0) == ()
    assert journal.size() == 3


def test_each_entry_holds_the_hash_of_the_one_before(journal: Journal) -> None:
    with raw_connection(journal.path) as connection:
        rows = connection.execute("SELECT bytes, hash FROM entry ORDER BY number").fetchall()
    hashes = [START, *(hash_of(raw) for raw, _ in rows)]
    assert [stated for _, stated in rows] == hashes[1:]
    assert [f'"previous":"{hashes[n]}"'.encode() in rows[n][0] for n in range(3)] == [True] * 3


def test_reading_changes_nothing(journal: Journal) -> None:
    before = state(journal.path)
    again = Journal.open(journal.path)
    assert (len(again.entries()), again.size(), verified(again)) == (3, 3, ())
    assert state(journal.path) == before


def test_a_connection_that_reads_cannot_write(journal: Journal) -> None:
    with (
        pytest.raises(RecordUnreadableError, match="can only be read"),
        reading(journal.path) as connection,
    ):
        connection.execute("CREATE TABLE other (x)")


def test_reading_waits_for_nobody_who_is_writing(journal: Journal) -> None:
    with journal.appending() as appending:
        appending.append(note("x"), happened_on=date(2026, 1, 5), recorded_by="clerk")
        assert (journal.size(), len(appending.entries(after=2))) == (3, 2)
    assert journal.size() == 4


def test_an_entry_that_was_altered_is_never_shown(journal: Journal) -> None:
    with raw_connection(journal.path) as connection:
        connection.execute("DROP TRIGGER entry_is_never_changed")
        connection.execute(
            "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'cosla', 'other') AS BLOB)"
        )
    with pytest.raises(RecordDamagedError, match=r"^entry 1: its bytes were altered"):
        journal.entries()


def test_words_that_were_altered_are_never_shown(journal: Journal) -> None:
    with raw_connection(journal.path) as connection:
        connection.execute("DROP TRIGGER content_is_never_changed")
        connection.execute("UPDATE content SET words = x'7b7d' WHERE number = 3")
    with pytest.raises(RecordDamagedError, match=r"^entry 3: its words"):
        journal.entries()


def test_a_write_that_crashed_is_undone_by_the_next_reader(journal: Journal) -> None:
    crash = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE junk (x)")
for _ in range(50):
    connection.execute("INSERT INTO junk VALUES (randomblob(5000))")
os._exit(0)
"""
    entries, length = journal.entries(), journal.path.stat().st_size
    said(run(crash, journal.path))
    assert journal.path.stat().st_size > length
    assert Journal.open(journal.path).entries() == entries
    assert (names(journal.path.parent), verified(journal)) == (["isa.db"], ())


@posix
def test_a_record_that_can_only_be_read_is_read_in_a_folder_that_can_only_be_read() -> None:
    # Rights do not bind root, so where root runs this, the reader becomes nobody.
    script = """
import os, sys
from pathlib import Path
from journal_samples import note, record
from isa_programme.errors import RecordUnreadableError
from isa_programme.journal.journal import Journal
if os.geteuid() == 0:
    os.setuid(65534)
journal = Journal.open(sys.argv[1])
print([entry.number for entry in journal.entries()])
try:
    record(journal, note("another"))
except RecordUnreadableError as error:
    print(str(error).partition(": ")[2])
try:
    Journal.create(Path(sys.argv[1]).with_name("other.db"))
except RecordUnreadableError as error:
    print(str(error).partition(": ")[2])
"""
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "isa.db"
        record(Journal.create(path, now=lambda: NOW), ISSUED)
        path.chmod(0o444)
        folder.chmod(0o555)
        before = state(path)
        told = said(run(f"import sys; sys.path[:] = {sys.path!r}\n{script}", path))
        assert told.splitlines() == [
            "[1]",
            "it, or its folder, can only be read",
            "Permission denied",
        ]
        assert state(path) == before
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


# Appending


def test_an_appended_entry_is_given_back_as_it_will_be_read(journal: Journal) -> None:
    with journal.appending() as appending:
        given = appending.append(
            note("x"), happened_on=date(2026, 1, 5), recorded_by="clerk", identity="call-17"
        )
    assert journal.entries(after=3) == (given,)
    assert (given.number, given.identity, given.recorded_at) == (4, "call-17", NOW)


def test_what_is_appended_together_is_kept_together_or_not_at_all(journal: Journal) -> None:
    before = state(journal.path)
    good, bad = note("a"), note("half \ud83d")
    with pytest.raises(RefusedError):
        record(journal, good, bad)
    assert state(journal.path) == before


def test_an_append_of_nothing_leaves_the_file_as_it_was(journal: Journal) -> None:
    before = state(journal.path)
    with journal.appending() as appending:
        assert appending.already(note(), date(2026, 1, 5), None) == journal.entries()[2:]
    assert state(journal.path) == before


def test_instants_never_run_backwards_though_the_machines_clock_does(path: Path) -> None:
    instants = iter([NOW, NOW - timedelta(days=400), NOW + timedelta(microseconds=1)])
    journal = Journal.create(path, now=lambda: next(instants))
    for text in "abc":
        record(journal, note(text))
    recorded = [entry.recorded_at for entry in journal.entries()]
    assert recorded == [NOW, NOW, NOW + timedelta(microseconds=1)]


def test_the_day_of_recording_is_that_of_london(path: Path) -> None:
    journal = Journal.create(path, now=lambda: datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    with journal.appending() as appending:
        assert appending.recorded_on == date(2026, 7, 1)


def test_a_clock_without_a_zone_is_refused(journal: Journal) -> None:
    wrong = Journal.open(journal.path, now=lambda: datetime(2026, 1, 1))  # noqa: DTZ001 - the fault tested
    with pytest.raises(DateError, match="needs its zone"), wrong.appending():
        pass


def test_a_repeated_entry_is_known_by_its_identity_or_else_by_its_content(
    journal: Journal,
) -> None:
    day = date(2026, 1, 5)
    with journal.appending() as appending:
        named = appending.append(
            note("named"), happened_on=day, recorded_by="clerk", identity="call-17"
        )
        assert appending.already(note("named"), day, "call-17") == (named,)
        assert appending.already(note("named"), day, None) == (named,)
        assert appending.already(note("named"), day, "call-18") == ()
        assert appending.already(note("named", day=6), day, None) == ()
        assert appending.already(note("named"), date(2026, 1, 6), None) == ()


def test_a_repeated_paper_is_known_though_it_has_no_reference_yet(journal: Journal) -> None:
    from attrs import evolve  # noqa: PLC0415 - this one test alone

    unnumbered = AdviceIssued(advice=evolve(ISSUED.advice, reference=""))
    with journal.appending() as appending:
        found = appending.already(unnumbered, date(2025, 11, 13), None)
    assert found == journal.entries()[:1]


def test_an_identity_used_for_other_content_is_refused_without_telling_what_it_was(
    journal: Journal,
) -> None:
    day = date(2026, 1, 5)
    with journal.appending() as appending:
        appending.append(note("secret"), happened_on=day, recorded_by="clerk", identity="call-17")
        with pytest.raises(AlreadyRecordedError) as caught:
            appending.already(note("other"), day, "call-17")
        with pytest.raises(AlreadyRecordedError) as twice:
            appending.append(note("c"), happened_on=day, recorded_by="clerk", identity="call-17")
    assert str(caught.value) == (
        "this identity was used for other content in entry 4; give what is new one of its own"
    )
    assert str(twice.value) == "this identity was used before, for entry 4"
    assert journal.size() == 4


@pytest.mark.parametrize(
    ("fact", "changes", "sentence"),
    [
        (note(), {"recorded_by": " "}, "recorded_by: one line of text is needed"),
        (note(), {"recorded_by": "a\nb"}, "recorded_by: one line of text is needed"),
        (note(), {"recorded_by": "a\u202eb"}, "recorded_by: it holds invisible text-direction"),
        (note(), {"identity": "half \ud83d"}, "identity: one line of text is needed"),
        (note(), {"identity": "x" * 201}, "identity: one line of text is needed"),
        (note("half \ud83d"), {}, "text: it holds a NUL or half a character"),
        (note("nul \0"), {}, "text: it holds a NUL or half a character"),
        (note(), {"happened_on": NOW}, "is not a date here"),
        (
            NoteTaken(advice="", noted_on=date(2026, 1, 1), text="x"),
            {},
            "what it is about: one line of text is needed",
        ),
        (
            NoteTaken(advice="A", noted_on="2026-01-01", text="x"),  # type: ignore[arg-type]  # what is refused
            {},
            "note-taken.v1: a field holds another type than it declares",
        ),
        (
            NoteTaken(advice="A", noted_on=NOW, text="x"),
            {},
            "note-taken.v1: a field holds another type than it declares",
        ),
        (
            NoteTaken(advice="A", noted_on=date(2026, 1, 1), text=7),  # type: ignore[arg-type]  # what is refused
            {},
            "note-taken.v1: a field holds another type than it declares",
        ),
    ],
)
def test_what_would_not_read_back_the_same_is_refused(
    journal: Journal, fact: NoteTaken, changes: dict[str, Any], sentence: str
) -> None:
    before = state(journal.path)
    how: dict[str, Any] = {"happened_on": date(2026, 1, 5), "recorded_by": "clerk"} | changes
    with pytest.raises((RefusedError, DateError), match=sentence), journal.appending() as appending:
        appending.append(fact, **how)
    assert state(journal.path) == before


def test_nothing_is_added_after_an_entry_that_was_altered(journal: Journal) -> None:
    with raw_connection(journal.path) as connection:
        connection.execute("DROP TRIGGER entry_is_never_changed")
        connection.execute("UPDATE entry SET hash = ? WHERE number = 3", (START,))
    with pytest.raises(RecordDamagedError, match="entry 3, the last, was altered"):
        record(journal, note("another"))


def test_a_record_with_a_second_name_is_read_but_not_written(journal: Journal) -> None:
    os.link(journal.path, journal.path.with_name("other.db"))
    before = state(journal.path)
    assert journal.size() == 3
    with pytest.raises(RecordUnreadableError, match="hard link"):
        record(journal, note("another"))
    assert state(journal.path) == before


# Guards

INSERT = "INSERT INTO entry VALUES (?, ?, 'k', 'h', 'r', 'b', NULL, ?, x'00', 'h')"


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE entry SET kind = 'other' WHERE number = 1", ()),
        ("UPDATE entry SET number = 9 WHERE number = 3", ()),
        ("DELETE FROM entry WHERE number = 3", ()),
        ("DELETE FROM entry", ()),
        (INSERT.replace("INSERT", "INSERT OR REPLACE"), (3, None, None)),
        (INSERT.replace("INSERT", "INSERT OR REPLACE"), (4, "first", None)),
        (INSERT.replace("INSERT", "REPLACE"), (1, None, None)),
        (INSERT, (5, None, None)),
        (INSERT, (0, None, None)),
        (INSERT, (None, None, None)),
        (INSERT, (4, None, 4)),
        ("UPDATE content SET words = x'00' WHERE number = 1", ()),
        ("DELETE FROM content WHERE number = 1", ()),
        ("DELETE FROM content", ()),
        ("INSERT INTO content VALUES (2, x'00', x'00', '')", ()),
        ("INSERT INTO content VALUES (3, x'00', x'00', '')", ()),
        ("INSERT INTO content VALUES (4, x'00', x'00', '')", ()),
        ("INSERT OR REPLACE INTO content VALUES (3, x'00', x'00', '')", ()),
    ],
)
def test_the_guards_hold_for_any_program_whatever_its_settings(
    path: Path, statement: str, values: tuple[object, ...]
) -> None:
    journal = Journal.create(path, now=lambda: NOW)
    with journal.appending() as appending:
        appending.append(
            ISSUED, happened_on=date(2025, 11, 13), recorded_by="clerk", identity="first"
        )
    record(journal, NOTED, note())
    before = state(path)
    with raw_connection(path) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement, values)
    with pytest.raises(RecordDamagedError), writing(path) as connection:
        connection.execute(statement, values)
    assert state(path) == before


def test_words_leave_only_once_an_entry_erases_them(journal: Journal) -> None:
    entries = journal.entries()
    with raw_connection(journal.path) as connection:
        connection.execute(INSERT, (4, None, 3))
        connection.execute("DELETE FROM content WHERE number = 3")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM content WHERE number = 2")
    erased = journal.entries(upto=3)
    assert erased[:2] == entries[:2]
    assert erased[2].fact == note("[words erased]")
    assert erased[2].hash == entries[2].hash


# Settings

SETTINGS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "cache_spill": 0,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "recursive_triggers": 1,
    "foreign_keys": 1,
    "busy_timeout": 10_000,
}


@pytest.mark.parametrize(("way", "query_only"), [(reading, 1), (writing, 0)])
def test_every_connection_has_our_settings(
    journal: Journal, way: Callable[[Path], Any], query_only: int
) -> None:
    expected = SETTINGS | {"query_only": query_only}
    with way(journal.path) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_an_sqlite_too_old_is_named(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(RecordError, match=r"a record needs 3\.37 or newer"):
        journal.size()


# Several at once

APPEND = """
import sys
from datetime import date
from isa_programme.journal.journal import Journal
from isa_programme.record.facts import NoteTaken
journal = Journal.open(sys.argv[1])
for n in range(20):
    with journal.appending() as appending:
        fact = NoteTaken(advice="A", noted_on=date(2026, 1, 1), text=f"{sys.argv[2]} {n}")
        appending.append(fact, happened_on=date(2026, 1, 1), recorded_by=sys.argv[2])
"""


def texts(journal: Journal) -> list[str]:
    facts = [entry.fact for entry in journal.entries()]
    return sorted(fact.text for fact in facts if isinstance(fact, NoteTaken))


def test_two_processes_appending_at_once_lose_nothing(path: Path) -> None:
    journal = Journal.create(path)
    for process in [run(APPEND, path, "one"), run(APPEND, path, "two")]:
        said(process)
    assert texts(journal) == sorted(f"{who} {n}" for who in ("one", "two") for n in range(20))
    assert verified(journal) == ()


def test_threads_of_one_process_lose_nothing(path: Path) -> None:
    journal = Journal.create(path)

    def append(who: str) -> None:
        for n in range(10):
            record(journal, note(f"{who} {n}"))

    threads = [threading.Thread(target=append, args=(who,)) for who in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts(journal) == sorted(f"{who} {n}" for who in "abc" for n in range(10))
    assert verified(journal) == ()


TRY_TO_WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
connection.close()
"""


def test_another_journal_of_the_same_process_does_not_drop_the_lock(journal: Journal) -> None:
    with journal.appending() as appending:
        appending.append(note("x"), happened_on=date(2026, 1, 5), recorded_by="clerk")
        with Journal.open(journal.path) as other:
            assert len(other.entries()) == 3
        assert said(run(TRY_TO_WRITE, journal.path)) == "database is locked"
    assert said(run(TRY_TO_WRITE, journal.path)) == ""


def test_a_record_in_use_is_busy_once_the_wait_is_over(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isa_programme.journal.sqlite.connection.WAIT", 0.05)
    with (
        journal.appending(),
        pytest.raises(RecordBusyError, match="in use by another program"),
        Journal.open(journal.path).appending(),
    ):
        pass


@posix
def test_a_journal_goes_on_in_a_forked_process(journal: Journal) -> None:
    fork = """
import os, sys
from datetime import date
from isa_programme.journal.journal import Journal
from isa_programme.record.facts import NoteTaken
journal = Journal.open(sys.argv[1])
fact = NoteTaken(advice="A", noted_on=date(2026, 1, 1), text="x")
with journal.appending() as appending:
    appending.append(fact, happened_on=date(2026, 1, 1), recorded_by="parent")
child = os.fork()
if child:
    status = os.waitpid(child, 0)[1]
with journal.appending() as appending:
    appending.append(fact, happened_on=date(2026, 1, 1), recorded_by="both")
if child:
    print(status, [entry.recorded_by for entry in journal.entries(after=3)])
"""
    assert said(run(fork, journal.path)) == "0 ['parent', 'both', 'both']"
    assert verified(journal) == ()


# A disk that fails at the last moment


class Failing:
    """A connection whose COMMIT reports a failure, before or after it was done."""

    def __init__(self, inner: sqlite3.Connection, code: int, *, done: bool) -> None:
        self._inner, self._code, self._done = inner, code, done

    @property
    def in_transaction(self) -> bool:
        return self._inner.in_transaction

    def execute(self, statement: str, *values: tuple[object, ...]) -> sqlite3.Cursor:
        if statement == "COMMIT":
            if self._done:
                self._inner.execute("COMMIT")
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = self._code
            raise error
        return self._inner.execute(statement, *values)


def fail_commits(monkeypatch: pytest.MonkeyPatch, code: int, *, done: bool) -> None:
    @contextmanager
    def failing(path: Path) -> Iterator[Failing]:
        with writing(path) as connection:
            yield Failing(connection, code, done=done)

    monkeypatch.setattr(store_module, "writing", failing)


def test_a_commit_that_failed_after_it_was_done_is_found_done(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_commits(monkeypatch, sqlite3.SQLITE_IOERR, done=True)
    record(journal, note("x"))
    assert journal.size() == 4


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_IOERR | 4 << 8, "the disk reported a failure"),
        (sqlite3.SQLITE_FULL, "the disk is full"),
    ],
)
def test_a_commit_that_failed_before_it_was_done_leaves_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    fail_commits(monkeypatch, code, done=False)
    before = state(journal.path)
    with pytest.raises(RecordUnreadableError, match=sentence):
        record(journal, note("x"))
    assert state(journal.path) == before


@pytest.mark.parametrize("broken", ["reading", "sync"])
def test_a_commit_whose_outcome_cannot_be_told_is_unconfirmed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fails(path: Path) -> None:
        raise RecordUnreadableError(f"{path} went away")

    fail_commits(monkeypatch, sqlite3.SQLITE_IOERR, done=True)
    monkeypatch.setattr(store_module, broken, fails)
    with pytest.raises(OutcomeUnconfirmedError, match="while entry 4 was being kept"):
        record(journal, note("x"))


def test_a_commit_that_waits_too_long_for_a_reader_leaves_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isa_programme.journal.sqlite.connection.WAIT", 0.05)
    with raw_connection(journal.path) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entry").fetchone()
        with pytest.raises(RecordBusyError):
            record(journal, note("x"))
    assert (journal.size(), verified(journal)) == (3, ())


def test_no_sentence_about_a_record_holds_its_words(journal: Journal) -> None:
    with raw_connection(journal.path) as connection:
        for trigger in ("entry_is_never_changed", "content_is_never_changed"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE content SET words = CAST('{\"text\":1}' AS BLOB)")
    with pytest.raises(RecordDamagedError) as caught:
        journal.entries()
    assert str(caught.value) == "entry 1: its words were altered; isa verify tells more"
