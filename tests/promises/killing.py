"""Killing: writers ended at a random moment, and what must then be found in the record."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from isa_programme.tracker.tracker import Tracker
from promises.commands import PAPER, RECORD
from promises.desk import Desk, Kept, damage
from promises.launcher import Kill, Launcher

RECEIPT = re.compile(r"[1-9][0-9]*:[0-9a-f]{64}")
_SHORT = 0.004
"""About as long as SQLite takes from making its journal to removing it."""


@frozen(kw_only=True)
class Round:
    """One process that wrote until it was killed, or had ended by itself.

    Attributes:
        texts: what it was to record, in order.
        acknowledged: the receipts it gave; always for the first of the texts.
        killed: the kill met it alive.
        code: how it left.
        err: what it said on standard error.
    """

    texts: Sequence[str]
    acknowledged: Sequence[str]
    killed: bool
    code: int
    err: str = ""


def command(number: int) -> tuple[str, list[str]]:
    """A command that writes, one of three by turns, and the text by which its entry is known."""
    text = f"call {number}"
    match number % 3:
        case 0:
            return text, ["note", PAPER, text, "--on", "2025-12-01"]
        case 1:
            return text, ["advice", "issue", "--title", text, "--on", "2025-12-01", "--to", "cosla"]
        case _:
            sender = ("--from", "cosla", "--kind", "holding", "--on", "2025-12-01")
            return text, ["response", "record", PAPER, *sender, "--text", text]


def text_of(entry: Kept) -> str:
    """The text by which an entry is known."""
    words = entry.words or {}
    return words.get("text") or words.get("advice.title") or words.get("response.text") or ""


def moments(seed: int, desk: Desk, usual: float) -> Iterator[Kill]:
    """When to kill: at any moment of the whole run, or while the rollback journal is there."""
    chance = random.Random(seed)
    sight = str(desk.record.with_name(f"{desk.record.name}-journal"))
    while True:
        yield Kill(after=chance.uniform(0, usual))
        yield Kill(after=_SHORT * chance.random() ** 2, sight=sight)


def killed_commands(
    launcher: Launcher,
    desk: Desk,
    kills: Iterator[Kill],
    numbers: Sequence[int],
    faults: Sequence[str] = (),
) -> Iterator[Round]:
    """Commands of the command line, each killed at its moment."""
    for number in numbers:
        text, words = command(number)
        ran = launcher.run(
            *("--record", RECORD, *words), folder=desk.folder, kill=next(kills), faults=faults
        )
        whole_lines = ran.out.rpartition("\n")[0]
        yield Round(
            texts=(text,),
            acknowledged=RECEIPT.findall(whole_lines),
            killed=ran.code < 0,
            code=ran.code,
            err=ran.err,
        )


def notes(arguments: Sequence[str]) -> None:
    """Take notes through the library, and print each receipt once the call has returned."""
    record, first, last = arguments[0], int(arguments[1]), int(arguments[2])
    with Tracker.open(record, recorded_by="clerk") as tracker:
        for number in range(first, last):
            done = tracker.note(PAPER, f"call {number}", noted_on=date(2025, 12, 1))
            sys.stdout.write(f"{done.receipt}\n")
            sys.stdout.flush()


def killed_notes(
    launcher: Launcher, desk: Desk, kill: Kill, first: int, faults: Sequence[str] = ()
) -> Round:
    """Notes taken through the library, until the process is killed."""
    last = first + 1000
    ran = launcher.run(
        *(RECORD, str(first), str(last)),
        folder=desk.folder,
        call="promises.killing:notes",
        kill=kill,
        faults=faults,
    )
    acknowledged = RECEIPT.findall(ran.out.rpartition("\n")[0])
    texts = [f"call {number}" for number in range(first, last)]
    killed = ran.code < 0
    return Round(texts=texts, acknowledged=acknowledged, killed=killed, code=ran.code, err=ran.err)


def told(rounds: Sequence[Round], entries: Sequence[Kept]) -> list[str]:
    """What of a record is not as the rounds that wrote its last entries have told.

    Each round has recorded what it acknowledged, under the receipts it gave, and at most one more.
    """
    found = [
        f"it left with {each.code}, though nobody killed it: {each.err}"
        for each in rounds
        if not each.killed and each.code != 0
    ]
    left = list(entries)
    for each in rounds:
        for text, receipt in zip(each.texts, each.acknowledged, strict=False):
            if not left or left[0].receipt != receipt:
                found.append(f"acknowledged, but lost: {text!r} as {receipt}")
                continue
            if text != text_of(left[0]):
                found.append(f"entry {left[0].number} is another than {text!r}")
            del left[0]
        more = each.texts[len(each.acknowledged) :][:1]
        if left and [text_of(left[0])] == list(more):
            del left[0]
    return found + [f"doubled or made up: entry {each.number}, {text_of(each)!r}" for each in left]


def judged(rounds: Sequence[Round], desk: Desk, size: int) -> list[str]:
    """What is wrong with a record of `size` entries to which the rounds have added theirs."""
    return damage(desk.record) or told(rounds, desk.entries(after=size))


def unkilled(launcher: Launcher, desk: Desk, number: int) -> Round:
    """The next command, which nobody kills: it needs no repair."""
    text, words = command(number)
    ran = launcher.run("--record", RECORD, *words, folder=desk.folder)
    acknowledged = RECEIPT.findall(ran.out)
    return Round(texts=(text,), acknowledged=acknowledged, killed=False, code=ran.code, err=ran.err)
