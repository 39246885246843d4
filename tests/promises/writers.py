"""Writers: several processes that write to one record, while others read it."""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from attrs import field, frozen

from isa_programme.cli.exit_codes import BUSY
from isa_programme.cli.running import main
from isa_programme.errors import RecordBusyError
from isa_programme.tracker.tracker import Tracker
from promises.commands import PAPER
from promises.desk import Desk, damage
from promises.killing import RECEIPT

PATIENCE = 3
"""How often a writer may find the record in use for longer than the wait allows: a machine that has
much else to do lets one of many wait for long."""
_DAY = date(2025, 12, 1)


@frozen(kw_only=True)
class Crowd:
    """Who writes and reads, how often, and by which way: the library, or the command line."""

    writers: int
    each: int
    readers: int
    way: str = "library"


@frozen(kw_only=True)
class Report:
    """What one of them has to tell: the receipts it was given or the questions answered."""

    receipts: Sequence[str] = field(default=())
    answered: int = 0
    failed: str = ""


def crowd(arguments: Sequence[str]) -> None:
    """Let a crowd loose on a record, and print what each has to tell, in lines of JSON."""
    record, said = arguments
    meant = Crowd(**json.loads(said))
    folder = Path("reports")
    folder.mkdir()
    begin, go = os.pipe()
    writers = [
        _forked(partial(_written, record, number, meant), folder / f"writer-{number}", begin)
        for number in range(meant.writers)
    ]
    readers = [
        _forked(partial(_read, record, folder / "over"), folder / f"reader-{number}", begin)
        for number in range(meant.readers)
    ]
    os.write(go, b"!" * (meant.writers + meant.readers))
    for child in writers:
        os.waitpid(child, 0)
    (folder / "over").touch()
    for child in readers:
        os.waitpid(child, 0)
    for path in sorted(folder.glob("*er-*")):
        sys.stdout.write(f"{path.read_text(encoding='utf-8')}\n")


def _forked(does: Callable[[], dict[str, object]], report: Path, begin: int) -> int:
    child = os.fork()
    if child:
        return child
    os.read(begin, 1)
    try:
        told = does()
    except BaseException:  # noqa: BLE001 - whatever it is, the test tells it
        told = {"failed": traceback.format_exc()}
    report.write_text(json.dumps(told), encoding="utf-8")
    os._exit(0)


def _written(record: str, who: int, meant: Crowd) -> dict[str, object]:
    texts = [f"writer {who}, call {number}" for number in range(meant.each)]
    if meant.way != "library":
        return {"receipts": _patiently(partial(_commanded, record), texts)}
    with Tracker.open(record, recorded_by="clerk") as tracker:

        def note(text: str) -> str:
            return tracker.note(PAPER, text, noted_on=_DAY).receipt

        return {"receipts": _patiently(note, texts)}


def _patiently(record: Callable[[str], str], texts: Sequence[str]) -> list[str]:
    """Record each text, and once more the few that were told to come again in a moment."""
    patience, receipts = PATIENCE, []
    for text in texts:
        while True:
            try:
                receipts.append(record(text))
                break
            except RecordBusyError:
                patience -= 1
                if patience < 0:
                    raise
    return receipts


def _commanded(record: str, text: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        main(["--record", record, "note", PAPER, text, "--on", str(_DAY)])
    if left.value.code == BUSY:
        raise RecordBusyError(err.getvalue())
    found = RECEIPT.search(out.getvalue())
    assert found is not None, f"{left.value.code}: {err.getvalue()}"
    return found[0]


def _read(record: str, over: Path) -> dict[str, object]:
    answered = 0
    while not over.exists() or not answered:
        with Tracker.open(record) as tracker:
            # An answer and its head come from one moment, and what was read stays as it was.
            head = tracker.head
            assert not tracker.verify(receipt=head), f"verify, after {head}"
            assert tracker.standings(as_at=_DAY)
        answered += 1
    return {"answered": answered}


def judged(reports: Sequence[Report], meant: Crowd, desk: Desk, size: int) -> list[str]:
    """What is wrong with a record of `size` entries after a crowd has written to it."""
    found = [f"one of them failed: {each.failed}" for each in reports if each.failed]
    found += damage(desk.record)
    kept = desk.entries(after=size)
    texts = Counter((entry.words or {}).get("text", "") for entry in kept)
    expected = {
        f"writer {who}, call {number}"
        for who in range(meant.writers)
        for number in range(meant.each)
    }
    found += [f"lost: {text}" for text in sorted(expected - texts.keys())]
    found += [f"made up: {text}" for text in sorted(texts.keys() - expected)]
    found += [f"doubled: {text}" for text, count in texts.items() if count > 1]
    given = Counter(receipt for each in reports for receipt in each.receipts)
    found += [f"given twice: {receipt}" for receipt, count in given.items() if count > 1]
    found += [f"lost: {receipt}" for receipt in given.keys() - {each.receipt for each in kept}]
    numbers = [entry.number for entry in kept]
    if numbers != [*range(size + 1, size + 1 + len(kept))]:
        found.append(f"the numbers are not contiguous: {numbers}")
    return found
