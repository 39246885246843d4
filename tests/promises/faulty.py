"""Deliberate faults: each makes the store break a promise, and its harness has to see that.

A fault is applied in the process of a command, before it runs. A harness that finds nothing wrong
with a faulty store proves nothing about the sound one.
"""

from __future__ import annotations

import atexit
import itertools
import os
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from isa_programme.cli import running
from isa_programme.journal import syncing
from isa_programme.journal.appending import Appending
from isa_programme.journal.journal import Journal
from isa_programme.journal.sqlite import connection, schema
from isa_programme.journal.sqlite import store as sqlite_store
from isa_programme.journal.sqlite.header import Where
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.journal.sqlite.writing import SqliteWriting
from isa_programme.record import entries
from isa_programme.tracker import deadlines
from isa_programme.tracker.kept_record import KeptRecord


def _put(place: object, name: str, value: object) -> None:
    assert hasattr(place, name), f"{name} is no longer there: the fault would change nothing"
    setattr(place, name, value)


def _synchronous(level: str) -> Callable[[], None]:
    """SQLite syncs less than it is told to, and a finished file is synced no more than that."""

    synced = syncing.sync

    def sync(place: Path) -> None:
        if level == "FULL" and not place.is_dir():
            synced(place)

    def fault() -> None:
        _put(syncing, "sync", sync)
        *others, _ = schema.SETTINGS
        _put(connection, "SETTINGS", (*others, f"PRAGMA synchronous = {level}"))

    return fault


def _acknowledges_first() -> None:
    """What was recorded is committed five entries later, or as the process ends."""
    held: list[sqlite3.Connection] = []
    count = itertools.count(1)

    @contextmanager
    def appending(self: Journal) -> Iterator[Appending]:
        if not held:
            held.append(connection.connection(self.path))
            held[0].execute("BEGIN IMMEDIATE")
            atexit.register(lambda: held[0].execute("COMMIT"))
        yield Appending(SqliteWriting(held[0], self.path), self.now)
        if not next(count) % 5:
            held[0].execute("COMMIT")
            held[0].execute("BEGIN IMMEDIATE")

    _put(Journal, "appending", appending)


def _undoes_nothing() -> None:
    """No rollback journal is kept, so a write that is cut short stays so."""

    @contextmanager
    def writing(path: Path) -> Iterator[sqlite3.Connection]:
        with connection.writing(path) as connected:
            connected.execute("PRAGMA journal_mode = OFF")
            yield connected

    _put(sqlite_store, "writing", writing)


def _ignores_failures() -> None:
    """A commit that failed counts as one that was done."""
    _put(SqliteStore, "_look_again", lambda *_, **__: None)


def _records_one_by_one() -> None:
    """What belongs together is recorded in a transaction for each."""
    _put(KeptRecord, "record_all", lambda self, facts, **_: tuple(map(self.record, facts)))


def _numbers_outside_the_lock() -> None:
    """The number and hash of the last entry are read before the record is held for writing."""
    last: list[tuple[int, str]] = []

    @contextmanager
    def writing(path: Path) -> Iterator[sqlite3.Connection]:
        with connection.reading(path) as connected:
            row = connected.execute("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1")
            last[:] = [row.fetchone()]
        time.sleep(0.002)
        with connection.writing(path) as connected:
            yield connected

    def start(self: Appending) -> None:
        self.number, self.hash = last[0]

    _put(sqlite_store, "writing", writing)
    _put(Appending, "_start_after_last", start)


def _replaces() -> None:
    """The same, where no guard is in the way and a row may take the place of another."""
    _numbers_outside_the_lock()
    held = vars(sqlite_store)["writing"]

    @contextmanager
    def writing(path: Path) -> Iterator[Replacing]:
        with held(path) as connected:
            for guard in schema.GUARDS:
                connected.execute(f"DROP TRIGGER IF EXISTS {guard.split()[2]}")
            connected.execute("PRAGMA foreign_keys = OFF")
            yield Replacing(connected)

    _put(sqlite_store, "writing", writing)


class Replacing:
    """A connection whose every new row may take the place of another."""

    def __init__(self, inner: sqlite3.Connection) -> None:
        self._inner = inner

    @property
    def in_transaction(self) -> bool:
        return self._inner.in_transaction

    def execute(self, statement: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        replacing = statement.replace("INSERT INTO", "INSERT OR REPLACE INTO")
        return self._inner.execute(replacing, tuple(values))


def _waits_for_nobody() -> None:
    """A record that another holds is given up at once."""
    _put(connection, "WAIT", 0)


def _makes_what_is_missing() -> None:
    """A record that is not there is made by whoever asks for it."""
    address = connection._address
    _put(connection, "_address", lambda path: address(path).replace("mode=rw", "mode=rwc"))
    _put(connection, "recognised", lambda path: nullcontext(Path(path).parent.stat()))


def _opens(made: Callable[[Where], object]) -> Callable[[], None]:
    """Whoever opens a record does something besides."""

    def fault() -> None:
        reading = connection.reading

        @contextmanager
        def beside(path: Where) -> Iterator[sqlite3.Connection]:
            made(path)
            with reading(path) as connected:
                yield connected

        for reader in (sqlite_store, deadlines):
            _put(reader, "reading", beside)

    return fault


def _days_of_the_machine() -> None:
    """The day of recording is that of the zone which the machine is set to."""
    _put(entries, "civil_day", lambda instant: instant.astimezone().date())


def _code_page_of_the_machine() -> None:
    """What is written is in the code page which the machine is set to."""
    _put(running, "_speak_utf8", lambda: None)


FAULTS: Mapping[str, Callable[[], None]] = {
    "never syncs": _synchronous("OFF"),
    "never syncs the folder": _synchronous("FULL"),
    "acknowledges first": _acknowledges_first,
    "undoes nothing": _undoes_nothing,
    "ignores failures": _ignores_failures,
    "records one by one": _records_one_by_one,
    "numbers outside the lock": _numbers_outside_the_lock,
    "replaces": _replaces,
    "waits for nobody": _waits_for_nobody,
    "makes what is missing": _makes_what_is_missing,
    "opens a socket": _opens(lambda _: socket.socket().close()),
    "touches the record": _opens(os.utime),
    "leaves a file": _opens(lambda path: Path(path).with_name("lock").touch()),
    "days of the machine": _days_of_the_machine,
    "code page of the machine": _code_page_of_the_machine,
}
