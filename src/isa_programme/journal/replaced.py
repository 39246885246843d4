"""Whether a record is the one this machine knows, or an older copy in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isa_programme.errors import RecordBusyError, RecordReplacedError
from isa_programme.journal.heads import HeadsSeen
from isa_programme.record.receipts import number_of

if TYPE_CHECKING:
    from isa_programme.journal.store import Reading, Writing


def holds(held: Reading, receipt: str) -> bool:
    """Whether the record holds the entry of a receipt, or the receipt is "" for none."""
    number, _, hashed = receipt.partition(":")
    return not receipt or held.hash_of(int(number)) == hashed


def lacking(seen: HeadsSeen, held: Reading) -> str:
    """The receipt of an entry that this machine has seen and the record does not hold; "" for none.

    It may have seen it here, or in a published copy with which another machine had gone on.
    """
    first, _ = held.first_and_head()
    known = seen.of(first)
    return next((each for each in (known.head, known.elsewhere) if not holds(held, each)), "")


def what_lacks(head: str, lacks: str) -> str:
    """In words, that a record with this head lacks an entry; its name is to stand before them."""
    number = number_of(lacks)
    # It may well hold an entry of that number, only another.
    which = f"entry {number}, which" if number > number_of(head) else f"the entry {number} that"
    return (
        f"ends at entry {number_of(head)} and lacks {which} this machine has seen: an older or"
        " other copy was put in its place"
    )


def remember(seen: HeadsSeen, held: Reading) -> None:
    """Remember the head of a record that holds what was seen before."""
    first, head = held.first_and_head()
    if first and holds(held, seen.of(first).head):
        seen.saw(first, head)


def refuse_replaced(shown: str, seen: HeadsSeen, held: Writing) -> None:
    """Refuse to go on with a record that does not hold what this machine has seen.

    Raises:
        RecordReplacedError: it does not.
        RecordBusyError: it does not as the caller's transaction sees it, which may be behind.
    """
    if lacks := lacking(seen, held):
        if held.sees_one_moment:
            raise RecordBusyError(
                f"{shown}: others wrote to it since this transaction began; begin it again"
            )
        _, head = held.first_and_head()
        raise RecordReplacedError(
            f"{shown} {what_lacks(head, lacks)}. Put the newer one back; or, if there is none, isa"
            " verify --accept-head goes on from here"
        )
