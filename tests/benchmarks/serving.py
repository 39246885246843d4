"""How quick several writers add to a record on a server, against bare rows under the same lock."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection

import psycopg

from benchmarks.measuring import Contender, Goal, Row, Sense, race
from isa_programme import Addressee, Tracker
from isa_programme.journal.journal import Journal
from isa_programme.journal.postgres.session import lock_of
from isa_programme.record.facts import NoteTaken
from servers import NoServerError, Server, server

WRITERS = 8
EACH = 10
ROUNDS = 15
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAY = NOW.date()
MUST = Goal(Sense.GAIN, must=0.5, aim=0.8)
TOLD = Goal(Sense.GAIN)

Append = Callable[[int], object]
Begin = Callable[[str, str], Append]
"""Opens what a writer writes to, by address and name, and gives what adds one entry to it."""


def rows() -> Iterator[Row]:
    """Every row about a server, as each is measured; none where there is no server."""
    try:
        with server() as found:
            yield from appending(found)
    except NoServerError as error:
        print(f"not measured: {error}")


def appending(found: Server) -> Iterator[Row]:
    """One entry at a time by each of several processes, each safe on the disk before the next."""
    with found.schema() as schema, found.schema() as bare:
        address = found.address(schema)
        with Tracker.create(
            address, addressees=[Addressee(slug="cosla", name="COSLA")], now=lambda: NOW
        ) as tracker:
            tracker.issue_advice("One strategy", issued_on="2027-01-05", addressees=["cosla"])
            before = tracker.register.size
        found.do(*(each.format(s=bare) for each in _BARE))
        plain = found.address(bare)
        with (
            writers(_by_journal, address) as journals,
            writers(_by_tracker, address) as trackers,
            writers(_by_hand, plain) as hands,
        ):
            everybody = list(range(WRITERS * EACH))
            ours, whole, theirs = (
                Contender(name, lambda: everybody, run)
                for name, run in (
                    ("ours", lambda _: journals()),
                    ("with rules, deadlines and what is public", lambda _: trackers()),
                    ("bare psycopg inserts under the same lock", lambda _: hands()),
                )
            )
            yield from race(
                f"an entry appended to PostgreSQL by one of {WRITERS} writers",
                *(ours, (theirs, MUST)),
                rounds=ROUNDS,
            )
            yield from race(
                f"a note recorded on PostgreSQL by one of {WRITERS} writers, by all its rules",
                *(whole, (theirs, TOLD)),
                rounds=ROUNDS,
            )
        with Tracker.open(address) as after:
            added = after.register.size - before
            if added != 2 * ROUNDS * WRITERS * EACH or after.verify():
                raise AssertionError("the record does not hold what was written to it")


_BARE = (
    "CREATE SCHEMA {s}",
    """\
CREATE TABLE {s}.entry (number bigint PRIMARY KEY, identity text UNIQUE, kind text NOT NULL,
  happened_on text NOT NULL, recorded_at text NOT NULL, recorded_by text NOT NULL, about text,
  erases bigint, bytes bytea NOT NULL, hash text NOT NULL)""",
    """\
CREATE TABLE {s}.content (number bigint PRIMARY KEY REFERENCES {s}.entry (number),
  salt bytea NOT NULL, words bytea NOT NULL, digest text NOT NULL)""",
    "CREATE INDEX ON {s}.entry (about)",
    "CREATE INDEX ON {s}.content (digest)",
)
"""The same tables and indexes, without guards."""


def _note(who: str, number: int) -> NoteTaken:
    return NoteTaken(
        advice="ADV-2027-001",
        noted_on=DAY,
        text=f"{who} telephoned for the {number}th time; the letter is being drafted.",
    )


def _by_journal(address: str, who: str) -> Append:
    journal = Journal.open(address)

    def append(number: int) -> None:
        with journal.appending() as held:
            held.append(_note(who, number), happened_on=DAY, recorded_by=who)

    return append


def _by_tracker(address: str, who: str) -> Append:
    tracker = Tracker.open(address, recorded_by=who)
    assert tracker.register.size
    return lambda number: tracker.record(_note(f"{who}, by the rules,", number))


def _by_hand(address: str, who: str) -> Append:
    plain, _, schema = address.replace("+psycopg", "").partition("&schema=")
    connection = psycopg.connect(plain, autocommit=True)
    last = f"SELECT number, bytes, hash FROM {schema}.entry ORDER BY number DESC LIMIT 1".encode()
    entry = f"INSERT INTO {schema}.entry VALUES ({', '.join(['%s'] * 10)})".encode()
    content = f"INSERT INTO {schema}.content VALUES (%s, %s, %s, %s)".encode()
    day, instant = str(DAY), NOW.isoformat()

    def append(number: int) -> None:
        words = _note(who, number).text.encode()
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (lock_of(schema),))
            found = connection.execute(last).fetchone()
            next_one = 1 if found is None else found[0] + 1
            raw = words * 5  # about as much as the bytes of an entry
            hashed = hashlib.sha256(raw).hexdigest()
            columns = (next_one, None, "note", day, instant, who, "ADV", None, raw, hashed)
            connection.execute(entry, columns)
            connection.execute(content, (next_one, words[:32], words, hashed))

    return append


# Writers


def _write(begin: Begin, address: str, who: str, told: Connection) -> None:
    append, number = begin(address, who), 0
    told.send("ready")
    while told.recv():
        for _ in range(EACH):
            number += 1
            append(number)
        told.send("done")


@contextmanager
def writers(begin: Begin, address: str) -> Iterator[Callable[[], None]]:
    """Several processes, each with a connection of its own; calling lets each write its entries."""
    spawning = multiprocessing.get_context("spawn")
    pipes = [spawning.Pipe() for _ in range(WRITERS)]
    processes = [
        spawning.Process(target=_write, args=(begin, address, f"writer {place}", theirs))
        for place, (_, theirs) in enumerate(pipes, start=1)
    ]
    ours: Sequence[Connection] = [each for each, _ in pipes]
    for process in processes:
        process.start()
    for each in ours:
        each.recv()

    def write() -> None:
        for each in ours:
            each.send(True)
        for each in ours:
            each.recv()

    try:
        yield write
    finally:
        for each in ours:
            each.send(False)
        for process in processes:
            process.join()
