"""How quick a record is loaded, and how little it holds: against hand-written code, and others."""

from __future__ import annotations

import os
import shutil
import subprocess
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import registers
from benchmarks import by_hand
from benchmarks.measuring import Contender, Goal, Row, Sense, plain_bytes, race
from isa_programme import Tracker
from isa_programme.journal.codec import split
from isa_programme.journal.journal import Journal
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, Fact, NoteTaken, ResponseReceived
from isa_programme.record.register import Register
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.vocabulary import DispositionKind, ResponseKind

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
LARGE, MIDDLE, SMALL = 100_000, 10_000, 1_000
ANSWERED = 20_000
APPENDS = 5
KIB = 1024


def rows() -> Iterator[Row]:
    """Every row about loading a record and adding to it, as each is measured."""
    with TemporaryDirectory(prefix="isa-benchmark-") as folder:
        paths = {size: _record(Path(folder), size) for size in (LARGE, MIDDLE, SMALL)}
        yield from load(paths[LARGE])
        yield from against_ledgers(paths[MIDDLE], Path(folder))
        yield from one_more_folded(paths)
        yield from one_more_recorded(paths)
        yield memory(Path(folder))


# Records of a size


def _facts(papers: int) -> Iterator[Fact]:
    """So many invented papers, each with a recommendation and two answers: three facts of each."""
    for number in range(1, papers + 1):
        office = registers.OFFICES[number % len(registers.OFFICES)]
        issued_on = date(2000, 1, 3) + timedelta(days=number % 9_000)
        reference = f"ADV-{issued_on.year}-{number:06d}"
        part = Recommendation(
            own_reference=f"L/{number}.1",
            text=f"Publish the plan that letter {number} asks for",
            addressees=(office,),
        )
        yield AdviceIssued(
            advice=Advice(
                reference=reference,
                own_reference=f"L/{number}",
                title=f"Letter {number} on the plan for the coming year",
                text=f"What letter {number} says, in a sentence or two.",
                issued_on=issued_on,
                issued_by=registers.COSLA,
                addressees=(office,),
                recommendations=(part,),
                source=f"minutes, page {number}",
            )
        )
        decided = Disposition(recommendation=1, kind=DispositionKind.ACCEPTED)
        for place, (kind, days) in enumerate(
            ((ResponseKind.ACKNOWLEDGEMENT, 4), (ResponseKind.SUBSTANTIVE, 25))
        ):
            received_on = issued_on + timedelta(days=days)
            response = Response(
                reference=f"RSP-{received_on.year}-{2 * number + place:06d}",
                own_reference=f"L/{number}/{kind}",
                advice=reference,
                kind=kind,
                sent_by=(office,),
                received_on=received_on,
                dispositions=(decided,) if kind is ResponseKind.SUBSTANTIVE else (),
                text=f"What the {kind} to letter {number} says, in a sentence or two.",
            )
            yield ResponseReceived(response=response)


def _ground() -> tuple[Fact, ...]:
    return registers.ground(registers.protocol(registers.ACKNOWLEDGEMENT, registers.SUBSTANTIVE))


def _record(folder: Path, size: int) -> Path:
    """A record of so many entries, written as the journal writes them."""
    path, ground = folder / f"record-{size}.db", _ground()
    facts = [*ground, *_facts((size - len(ground)) // 3 + 1)][:size]
    with Journal.create(path, now=lambda: NOW) as journal, journal.appending() as appending:
        for fact in facts:
            happened_on = fact.happened_on or registers.BEFORE_ALL
            appending.append(fact, happened_on=happened_on, recorded_by="a benchmark")
    return path


# A record loaded


def _loaded(path: Path) -> Register:
    return Register().folded(Journal(path).entries())


def load(path: Path) -> Iterator[Row]:
    """Every entry read, held against its hash and folded, against code that checks nothing."""
    entries, files, responses, _ = by_hand.read(path)
    register = _loaded(path)
    if (tuple(entries), files, responses) != (
        tuple(register.entries),
        register.files,
        register.responses,
    ):
        raise AssertionError("the record does not hold what is read from it by hand")
    del entries, files, responses, register
    yield from race(
        f"a record of {LARGE:,} entries loaded into a register",
        Contender("ours", lambda: [path], lambda paths: [_loaded(each) for each in paths]),
        (
            Contender(
                "its rows parsed and put into dicts by hand, unchecked",
                lambda: [path],
                lambda paths: [by_hand.read(each) for each in paths],
            ),
            Goal(Sense.COST, must=2, aim=1.3),
        ),
        rounds=5,
    )


def against_ledgers(path: Path, folder: Path) -> Iterator[Row]:
    """As many entries loaded by us as transactions that say the same by ledgers kept in text."""
    entries = Journal(path).entries()
    ours = Contender("ours", lambda: [path], lambda paths: [_loaded(each) for each in paths])
    others: list[tuple[Contender, Goal]] = []
    if find_spec("beancount") is not None:
        loader = import_module("beancount.loader")
        loader.initialize(use_cache=False)
        ledger = folder / "ledger.beancount"
        opened = "1900-01-01 open Assets:Bank\n1900-01-01 open Expenses:Post\n"
        ledger.write_text(opened + "".join(map(_in_beancount, entries)), encoding="utf-8")
        if len(loader.load_file(str(ledger))[0]) != MIDDLE + 2:
            raise AssertionError("beancount does not load the transactions it was given")
        contender = Contender(
            "beancount's loader, transactions that say the same",
            lambda: [str(ledger)],
            lambda paths: [loader.load_file(each) for each in paths],
        )
        others.append((contender, Goal(Sense.GAIN, must=10, aim=20)))
    if (hledger := shutil.which("hledger")) is not None:
        journal = folder / "ledger.journal"
        journal.write_text("".join(map(_in_hledger, entries)), encoding="utf-8")
        command = [hledger, "-f", str(journal), "stats"]

        def run(commands: Sequence[list[str]]) -> None:
            for each in commands:
                told = subprocess.run(each, check=True, capture_output=True, env=_IN_UTF8)
                if str(MIDDLE).encode() not in told.stdout:
                    raise AssertionError("hledger does not load the transactions it was given")

        contender = Contender(
            "hledger stats, transactions that say the same", lambda: [command], run
        )
        others.append((contender, Goal(Sense.GAIN, must=5, aim=10)))
    if others:
        yield from race(f"a record of {MIDDLE:,} entries loaded", ours, *others, rounds=3)


_IN_UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}


def _in_beancount(entry: Entry) -> str:
    said = "".join(f'  {name}: "{value}"\n' for name, value in _said(entry))
    return (
        f'{entry.happened_on} * "{entry.recorded_by}" "{entry.fact.kind}"\n{said}'
        f"  Assets:Bank  -{entry.number}.00 GBP\n  Expenses:Post  {entry.number}.00 GBP\n"
    )


def _in_hledger(entry: Entry) -> str:
    said = "".join(f"    ; {name}: {value}\n" for name, value in _said(entry))
    return (
        f"{entry.happened_on} * {entry.recorded_by} | {entry.fact.kind}\n{said}"
        f"    assets:bank  -{entry.number}.00 GBP\n    expenses:post  {entry.number}.00 GBP\n\n"
    )


def _said(entry: Entry) -> Iterator[tuple[str, str]]:
    """What an entry says, as names and values: all but what is empty, and days of a calendar."""
    structure, words = split(entry.fact)
    yield "recorded-at", str(entry.recorded_at)
    yield "hash", entry.hash
    for path, value in (*_leaves(structure, ""), *words.items()):
        yield f"of-{path.replace('.', '-').replace('_', '-')}", value


def _leaves(node: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, below in node.items():
            if name != "calendar":
                yield from _leaves(below, f"{path}.{name}" if path else name)
    elif isinstance(node, list):
        for place, below in enumerate(node):
            yield from _leaves(below, f"{path}.{place}")
    elif node not in (None, ""):
        yield path, str(node)


# One more entry


def one_more_folded(paths: dict[int, Path]) -> Iterator[Row]:
    """One more entry taken into a register, which a record a hundred times as large costs alike."""
    contenders = {size: _folding(path, size) for size, path in paths.items()}
    for size in (MIDDLE, LARGE):
        yield from race(
            f"one more entry taken into a register of {size:,}",
            contenders[size],
            (contenders[SMALL], Goal(Sense.COST, must=2, aim=1.5)),
            rounds=20,
        )


def _folding(path: Path, size: int) -> Contender:
    """A thousand notes, each taken into the register that holds those before it."""
    register = _loaded(path)
    papers = list(register.files)[:300]
    notes = [
        Entry(
            number=register.size + place,
            fact=NoteTaken(
                advice=papers[place % len(papers)], noted_on=NOW.date(), text=f"Call {place}"
            ),
            happened_on=NOW.date(),
            recorded_at=NOW,
            recorded_by="a benchmark",
        )
        for place in range(1, 1_001)
    ]

    def run(entries: Sequence[Entry]) -> None:
        known = register
        for entry in entries:
            known = known.folded([entry])

    run(notes)
    return Contender(f"of {size:,}", lambda: notes, run)


def one_more_recorded(paths: dict[int, Path]) -> Iterator[Row]:
    """One more note recorded through an open tracker, in a record a hundred times as large."""
    numbered = count(1)
    trackers = {size: Tracker.open(path, now=lambda: NOW) for size, path in paths.items()}
    papers = {size: [*tracker.register.files][:300] for size, tracker in trackers.items()}

    def contender(size: int) -> Contender:
        def notes() -> list[tuple[str, str]]:
            drawn = [next(numbered) for _ in range(APPENDS)]
            return [(papers[size][n % len(papers[size])], f"Call {n}") for n in drawn]

        def record(notes: Sequence[tuple[str, str]]) -> None:
            for paper, text in notes:
                trackers[size].note(paper, text, noted_on=NOW.date())

        record(notes())  # the first makes the table of deadlines, which so written records lack
        return Contender(f"of {size:,}", notes, record)

    contenders = {size: contender(size) for size in paths}
    for size in (MIDDLE, LARGE):
        yield from race(
            f"one more entry recorded, synced to disk, in a record of {size:,}",
            contenders[size],
            (contenders[SMALL], Goal(Sense.COST, must=1.5, aim=1.2)),
            rounds=40,
        )
    for tracker in trackers.values():
        tracker.close()


# What it holds


def memory(folder: Path) -> Row:
    """What a register holds for each paper with its two answers, their entries and names."""
    size = len(_ground()) + 3 * ANSWERED
    path = _record(folder, size)
    _loaded(path)  # what is made once, and for all records, is not counted
    tracemalloc.start(1)
    register = _loaded(path)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    if len(register.files) != ANSWERED or len(register.responses) != 2 * ANSWERED:
        raise AssertionError("the register does not hold the papers and answers it was given")
    return Row(
        f"memory of a register of {ANSWERED:,} papers, for each with two answers",
        "four KiB",
        held / ANSWERED,
        4 * KIB,
        Goal(Sense.COST, must=1, aim=1.5 / 4),
        plain_bytes,
    )
