"""Whether a file is the record this machine knows, or an older copy in its place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from isa_programme.errors import RecordReplacedError
from isa_programme.journal.heads import HeadsSeen, number_of


def first_and_head(connected: sqlite3.Connection) -> tuple[str, str]:
    """The hash of the first entry, and the receipt of the last; both "" where there is none."""
    row = connected.execute(
        "SELECT (SELECT hash FROM entry WHERE number = 1), number, hash"
        " FROM entry ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return ("", "") if row is None else (row[0], f"{row[1]}:{row[2]}")


def holds(connected: sqlite3.Connection, receipt: str) -> bool:
    """Whether the file holds the entry of a receipt, or the receipt is "" for none."""
    number, _, hashed = receipt.partition(":")
    row = (
        receipt
        and connected.execute("SELECT hash FROM entry WHERE number = ?", (int(number),)).fetchone()
    )
    return not receipt or row == (hashed,)


def lacking(seen: HeadsSeen, connected: sqlite3.Connection) -> str:
    """The receipt of an entry that this machine has seen and the file does not hold; "" for none.

    It may have seen it here, or in a published copy with which another machine had gone on.
    """
    first, _ = first_and_head(connected)
    known = seen.of(first)
    return next((each for each in (known.head, known.elsewhere) if not holds(connected, each)), "")


def what_lacks(head: str, lacks: str) -> str:
    """In words, that a file with this head lacks an entry; without the file, and a full stop."""
    number = number_of(lacks)
    # The file may well hold an entry of that number, only another.
    which = f"entry {number}, which" if number > number_of(head) else f"the entry {number} that"
    return (
        f"ends at entry {number_of(head)} and lacks {which} this machine has seen: an older or"
        " other copy was put in its place"
    )


def remember(seen: HeadsSeen, connected: sqlite3.Connection) -> None:
    """Remember the head of a file that holds what was seen before."""
    first, head = first_and_head(connected)
    if first and holds(connected, seen.of(first).head):
        seen.saw(first, head)


def refuse_replaced(path: Path, seen: HeadsSeen, connected: sqlite3.Connection) -> None:
    """Refuse to go on with a file that does not hold what this machine has seen.

    Raises:
        RecordReplacedError: it does not.
    """
    if lacks := lacking(seen, connected):
        _, head = first_and_head(connected)
        raise RecordReplacedError(
            f"{path} {what_lacks(head, lacks)}. Put the newer one back; or, if there is none, isa"
            " verify --accept-head goes on from here"
        )
