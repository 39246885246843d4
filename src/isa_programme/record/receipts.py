"""Receipts: what an entry is known by outside the record."""

from __future__ import annotations

import re

RECEIPT = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")
"""A receipt: the number of an entry, a colon, its hash."""
