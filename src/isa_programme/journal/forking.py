"""Whether two records hold the same entries as far as both go, or were both gone on with."""

from __future__ import annotations

from collections.abc import Sequence

from isa_programme.errors import RecordForkedError
from isa_programme.record.receipts import number_of


def receipt_in(chain: Sequence[str], number: int) -> str:
    """The receipt of an entry by its number, given the hash of each; "" for none."""
    return f"{number}:{chain[number - 1]}" if number else ""


def is_in(chain: Sequence[str], receipt: str) -> bool:
    """Whether the entry of a receipt is among those with these hashes."""
    number = number_of(receipt)
    return number <= len(chain) and receipt_in(chain, number) == receipt


def forks_at(ours: Sequence[str], theirs: Sequence[str]) -> int | None:
    """The number of the first entry in which two records differ; None where one holds the other.

    Args:
        ours: the hash of every entry of the one, in order.
        theirs: those of the other.
    """
    pairs = enumerate(zip(ours, theirs, strict=False), start=1)
    return next((number for number, (our, their) in pairs if our != their), None)


def forked(record: str, copy: str, number: int) -> RecordForkedError:
    """That a record and a copy, as a sentence names them, differ from an entry on."""
    return RecordForkedError(
        f"{record} and {copy} part at entry {number}: both were gone on with; isa unpublished"
        " shows what only this one holds, to be recorded there",
        entry=number,
    )
