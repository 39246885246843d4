"""How quick it is to say what is overdue, however much was ever recorded.

The records here have few entries. Their tables of deadlines have as many rows as there would be
with so many papers, written straight into them: of the entries only the newest is looked at. Set
``ISA_BENCHMARK_MOST`` to 1000000 for the largest, which takes a minute to make.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import registers
from benchmarks.measuring import Contender, Goal, Row, Sense, best_times, race
from isa_programme import Addressee, Tracker
from isa_programme.journal.sqlite.deadlines import OVERDUE
from isa_programme.questions.stretches.rows import Stretch
from isa_programme.tracker.deadlines import Deadlines

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
AS_AT, THEN = NOW.date(), date(2020, 3, 2)
LATE = 100
"""Papers overdue now."""
SIZES = (10_000, 100_000)
MOST = int(os.environ.get("ISA_BENCHMARK_MOST", SIZES[-1]))
_SPREAD = 9 * 365
"""Days over which the answered papers are spread."""


def rows() -> Iterator[Row]:
    """Every row about deadlines, as each is measured."""
    with TemporaryDirectory(prefix="isa-benchmark-") as folder:
        sizes = sorted({*SIZES, MOST})
        paths = [record(Path(folder), size) for size in sizes]
        yield growth(paths, sizes)
        for path, size in zip(paths, sizes, strict=True):
            yield from overdue(path, size, AS_AT, Goal(Sense.COST, must=2, aim=1.3))
        past = paths[sizes.index(SIZES[-1])]
        yield from overdue(past, SIZES[-1], THEN, Goal(Sense.COST))
        yield in_the_past(past)


def record(folder: Path, size: int) -> Path:
    """A record of two papers, one of them answered late, with the rows of so many."""
    path = folder / f"{size}.db"
    with Tracker.create(
        path,
        adopted_on=registers.BEFORE_ALL,
        addressees=[Addressee(slug="minister", name="Minister")],
        protocols=[registers.protocol(registers.SUBSTANTIVE)],
        now=lambda: NOW,
    ) as tracker:
        for title in ("One that is answered", "One that is not"):
            tracker.issue_advice(
                title,
                issued_on=date(2027, 1, 11),
                addressees="minister",
                recommendations=["Publish a joint statement, and say by when"],
            )
        tracker.record_response(
            "ADV-2027-001",
            sent_by="minister",
            kind="substantive",
            received_on=date(2027, 2, 15),
            dispositions={1: "accepted"},
        )
    with closing(sqlite3.connect(path)) as connection, connection:
        found = connection.execute("SELECT * FROM deadline ORDER BY file").fetchall()
        answered, late = map(Stretch._make, found)
        connection.execute("DELETE FROM deadline")
        marks = ", ".join("?" * len(Stretch._fields))
        more = (moved(answered, number) for number in range(size - LATE))
        connection.executemany(f"INSERT INTO deadline VALUES ({marks})", more)
        still = (named(late, size - number) for number in range(LATE))
        connection.executemany(f"INSERT INTO deadline VALUES ({marks})", still)
    return path


def named(stretch: Stretch, number: int) -> Stretch:
    """The same row of another paper."""
    reference = f"ADV-2027-{number:06d}"
    return stretch._replace(file=reference, advice=reference, reference=f"{reference}.1")


def moved(answered: Stretch, number: int) -> Stretch:
    """The row of an answered paper of an earlier day."""
    by = timedelta(days=number % _SPREAD)

    def back(text: str | None) -> str:
        return str(date.fromisoformat(text or "") - by)

    return named(answered, number)._replace(
        first_day=back(answered.first_day),
        until_day=back(answered.until_day),
        begun_on=back(answered.begun_on),
        day_zero=back(answered.day_zero),
        deadline=back(answered.deadline),
        original_deadline=back(answered.original_deadline),
        deadline_place=(answered.deadline_place or 0) - number % 5,
        original_place=(answered.original_place or 0) - number % 5,
    )


def ours(path: Path, as_at: date, _: object) -> int:
    """What is overdue in a file, from a standing start, as JSON has it."""
    kept = Deadlines(path).overdue(as_at=as_at)
    assert kept is not None, "the table is out of step"
    return len(kept.lines)


def bare(path: Path, as_at: date, _: object) -> int:
    """The same rows of the same file by the same query, and nothing made of them."""
    with closing(sqlite3.connect(path)) as connection:
        day = {"day": str(as_at), "since": str(date.min)}
        return len(connection.execute(OVERDUE, day).fetchall())


def asked(name: str, path: Path, as_at: date) -> Contender:
    """One question a round."""
    ask = partial(ours if name == "ours" else bare, path, as_at)
    return Contender(name, lambda: [None], ask)


def growth(paths: Sequence[Path], sizes: Sequence[int]) -> Row:
    """The same question of the smallest record and of the largest."""
    few, many = (asked("ours", path, AS_AT) for path in (paths[0], paths[-1]))
    first, last = best_times([few, many], rounds=30)
    what = f"what of {sizes[-1]:,} papers is overdue, {LATE} of them"
    return Row(what, f"of {sizes[0]:,} papers", last, first, Goal(Sense.COST, must=2, aim=1.5))


def overdue(path: Path, size: int, as_at: date, goal: Goal) -> Iterator[Row]:
    """What is overdue, against the bare query on the same index."""
    what = f"what of {size:,} papers is overdue"
    name = "the same query, nothing made of it"
    if ours(path, as_at, None) != (found := bare(path, as_at, None)):
        raise AssertionError(f"{found} are overdue")
    what += "" if as_at == AS_AT else f" as at {as_at}, {found} of them"
    yield from race(
        what,
        asked("ours", path, as_at),
        (Contender(name, lambda: [None], partial(bare, path, as_at)), goal),
        rounds=30,
    )


def in_the_past(path: Path) -> Row:
    """The same as at a past day, in time alone."""
    (seconds,) = best_times([asked("ours", path, THEN)], rounds=30)
    goal = Goal(Sense.COST, must=1, aim=0.2)
    return Row("the same", "100 milliseconds", seconds, 0.1, goal)
