"""How quick it is to keep a record, against writing the same to a plain file."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import registers
from benchmarks.measuring import Contender, Goal, Row, Sense, best_times, race
from isa_programme import Addressee, Line, Tracker
from isa_programme.record.facts import AdviceIssued, Fact, FactNoted, NoteTaken, ResponseReceived

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
AS_AT = NOW.date()
OFFICES = ("minister", "cosla", "council", "health-board", "police-authority")
APPENDS = 5
ROWS = 1_000
ENTRIES = 10_000
TOLD = Goal(Sense.COST)


def rows() -> Iterator[Row]:
    """Every row about keeping a record, as each is measured."""
    with TemporaryDirectory(prefix="isa-benchmark-") as folder:
        yield from durable_append(Path(folder))
        yield from an_import(Path(folder))
        path = Path(folder) / "large.db"
        large = _large(path)
        yield verify(large)
        yield from export(large)
        yield from opening(large, path)


def _begun(path: Path) -> Tracker:
    """A record with several offices and a protocol of two steps, and no paper."""
    return Tracker.create(
        path,
        adopted_on=registers.BEFORE_ALL,
        addressees=[Addressee(slug=slug, name=slug.title()) for slug in OFFICES],
        protocols=[registers.protocol(registers.ACKNOWLEDGEMENT, registers.SUBSTANTIVE)],
        now=lambda: NOW,
    )


# One entry, kept for good


def durable_append(folder: Path) -> Iterator[Row]:
    """One note, synced to disk before the call returns, against the bytes of it in a file."""
    tracker = _begun(folder / "append.db")
    tracker.issue_advice("One strategy, not two", issued_on="2026-01-05", addressees=OFFICES)
    noted = count(1)

    def notes() -> list[Fact]:
        return [
            NoteTaken(
                advice="ADV-2026-001",
                noted_on=AS_AT,
                text=f"Telephoned for the {next(noted)}th time; the letter is being drafted.",
            )
            for _ in range(APPENDS)
        ]

    def ours(notes: Sequence[Fact]) -> None:
        for note in notes:
            tracker.record(note)

    asked = notes()
    ours(asked)
    if asked != [entry.fact for entry in tracker.entries()[-APPENDS:]]:
        raise AssertionError("the record does not hold the notes it was given")
    lines = [line.encode() for line in list(tracker.export())[-APPENDS:]]
    plain = os.open(folder / "append.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def raw(lines: Sequence[bytes]) -> None:
        for line in lines:
            os.write(plain, line)
            os.fdatasync(plain)

    yield from race(
        "a note recorded, synced to disk",
        Contender("ours", notes, ours),
        (
            Contender("write and fdatasync of its bytes", lambda: lines, raw),
            Goal(Sense.COST, must=8, aim=5),
        ),
    )
    os.close(plain)


# An import


def an_import(folder: Path) -> Iterator[Row]:
    """A spreadsheet of 1,000 rows into a record, against its rows as JSON in a file."""
    text = _spreadsheet()
    _begun(folder / "before.db").close()
    numbered = count(1)

    def records() -> list[Tracker]:
        path = folder / f"import-{next(numbered)}.db"
        shutil.copyfile(folder / "before.db", path)
        return [Tracker.open(path, now=lambda: NOW)]

    def ours(trackers: Sequence[Tracker]) -> None:
        for tracker in trackers:
            tracker.import_csv(text)

    def as_json(paths: Sequence[Path]) -> None:
        for path in paths:
            with path.open("w", encoding="utf-8") as file:
                for row in csv.DictReader(io.StringIO(text, newline="")):
                    file.write(json.dumps(row) + "\n")
                file.flush()
                os.fdatasync(file.fileno())

    (checked,), plain = records(), folder / "import.jsonl"
    ours([checked])
    as_json([plain])
    written = [json.loads(line) for line in plain.read_text(encoding="utf-8").splitlines()]
    if Counter(_said(checked)) != Counter(
        (row["kind"], row["date"], row["text"]) for row in written
    ):
        raise AssertionError("the record does not hold the rows it was given")
    yield from race(
        f"{ROWS:,} rows imported, synced to disk",
        Contender("ours", records, ours),
        (
            Contender("the rows as JSON Lines, one sync", lambda: [plain], as_json),
            Goal(Sense.COST, must=20, aim=12),
        ),
        rounds=25,
    )


def _said(tracker: Tracker) -> Iterator[tuple[str, str, str]]:
    """What each row said, read back from the record."""
    for fact in (entry.fact for entry in tracker.entries()):
        match fact:
            case AdviceIssued(advice=advice):
                yield "advice", str(advice.issued_on), advice.text
                for part in advice.recommendations:
                    yield "recommendation", "", part.text
            case ResponseReceived(response=response):
                yield "response", str(response.received_on), response.text
            case NoteTaken():
                yield "note", str(fact.noted_on), fact.text
            case FactNoted():
                yield "fact", str(fact.noted_for), fact.text


_COLUMNS = (
    "kind",
    "id",
    "date",
    "from",
    "to",
    "about",
    "title",
    "text",
    "response_kind",
    "dispositions",
    "source",
)


def _spreadsheet(papers: int = ROWS // 4) -> str:
    """So many papers, of four rows each: what it asks, its answers, notes and facts."""
    drawn = random.Random(papers)
    written = io.StringIO(newline="")
    sheet = csv.DictWriter(written, _COLUMNS, restval="")
    sheet.writeheader()
    for number in range(1, papers + 1):
        sheet.writerows(_rows_of(number, drawn))
    return written.getvalue()


def _rows_of(number: int, drawn: random.Random) -> Iterator[dict[str, str]]:
    """The rows of a paper: itself, a recommendation (for three papers in five), two answers."""
    paper, office = f"L/{number}", drawn.choice(OFFICES)
    issued_on = date(2025, 1, 1) + timedelta(days=drawn.randrange(700))
    asks = number % 5 < 3
    yield {
        "kind": "advice",
        "id": paper,
        "date": str(issued_on),
        "to": office,
        "title": f"Letter {number} on the plan for the coming year",
        "text": f"What letter {number} says, in a sentence or two.",
        "source": f"minutes, page {number}",
    }
    if asks:
        yield {
            "kind": "recommendation",
            "id": f"{paper}.1",
            "to": office,
            "about": paper,
            "text": f"Publish the plan that letter {number} asks for",
        }
    for kind, dispositions, days in (
        ("acknowledgement", "", 4),
        ("substantive", "1=accepted" if asks and number % 2 else "", 25),
    ):
        yield {
            "kind": "response",
            "id": f"{paper}/{kind}",
            "date": str(issued_on + timedelta(days=days)),
            "from": office,
            "about": paper,
            "text": f"What the {kind} to letter {number} says, in a sentence or two.",
            "response_kind": kind,
            "dispositions": dispositions,
        }
    if not asks:
        told = {"date": str(issued_on), "text": f"Something that was said of letter {number}."}
        if number % 5 == 3:
            yield {**told, "kind": "note", "about": paper}
        else:
            yield {**told, "kind": "fact", "title": f"Debate {number}", "source": "official report"}


# A large record


def _large(path: Path) -> Tracker:
    """A record of exactly so many entries."""
    tracker = _begun(path)
    # Five papers are twenty rows and seventeen entries: a recommendation is part of its paper.
    tracker.import_csv(_spreadsheet((ENTRIES - tracker.register.size) * 5 // 17))
    while tracker.register.size < ENTRIES:
        tracker.note("L/1", f"Note {tracker.register.size}", noted_on=AS_AT)
    return tracker


def verify(large: Tracker) -> Row:
    """Every byte worked out again and compared, against a second."""
    if large.verify() or not large.verify(receipt=f"1:{'0' * 64}"):
        raise AssertionError("a whole record has findings, or a wrong receipt none")
    contender = Contender("ours", lambda: [None], lambda _: large.verify())
    (seconds,) = best_times([contender], rounds=10)
    goal = Goal(Sense.COST, must=1, aim=0.4)
    return Row(f"a record of {ENTRIES:,} entries verified", "one second", seconds, 1, goal)


def export(large: Tracker) -> Iterator[Row]:
    """The whole record as JSON Lines, against its lines written as JSON."""
    lines = list(large.export())
    said = [json.loads(line) for line in lines]
    dump = json.JSONEncoder(separators=(",", ":")).encode
    if [dump(each) for each in said] != lines or len(lines) != ENTRIES + 1:
        raise AssertionError("the export is no JSON, or not of every entry")
    yield from race(
        f"a record of {ENTRIES:,} entries exported",
        Contender("ours", lambda: [None], lambda _: list(large.export())),
        (Contender("its lines as JSON", lambda: [None], lambda _: list(map(dump, said))), TOLD),
        rounds=5,
    )


def opening(large: Tracker, path: Path) -> Iterator[Row]:
    """A record opened and asked one question, against its export read as JSON."""
    lines = list(large.export())

    def ours(_: object) -> tuple[Line, ...]:
        with Tracker.open(path, now=lambda: NOW) as opened:
            return opened.overdue(as_at=AS_AT)

    if ours(None) != large.overdue(as_at=AS_AT) or not ours(None):
        raise AssertionError("opened anew, the record gives another answer, or none")
    yield from race(
        f"a record of {ENTRIES:,} entries opened, asked what is overdue",
        Contender("ours", lambda: [None], ours),
        (
            Contender(
                "its export read as JSON", lambda: [None], lambda _: list(map(json.loads, lines))
            ),
            TOLD,
        ),
        rounds=5,
    )
