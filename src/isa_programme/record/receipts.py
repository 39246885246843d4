"""Receipts: what an entry is known by outside the record."""

from __future__ import annotations

import re

from isa_programme.errors import FaultsError

RECEIPT = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")
"""A receipt: the number of an entry, a colon, its hash."""


def number_of(receipt: str) -> int:
    """The number of the entry a receipt is of; 0 for none."""
    return int(receipt.partition(":")[0] or 0)


def refuse_no_receipt(text: str) -> None:
    """Refuse what somebody gives as a receipt and is none.

    Raises:
        FaultsError: it is none.
    """
    if not RECEIPT.fullmatch(text):
        raise FaultsError("receipt: write it as it was given, the number, a colon, 64 figures")
