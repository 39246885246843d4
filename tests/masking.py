"""What differs from one run to the next, as a mark: hashes of receipts, and today."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def today() -> date:
    """Today in London, by which a command records."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def masked(text: str) -> str:
    """`text` with HASH, TODAY, INSTANT and HERE where they stand."""
    marks = (
        (r"[0-9a-f]{64}", "HASH"),
        (re.escape(str(Path.cwd())), "HERE"),
        (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00", "INSTANT"),
        (r"\d{4}-\d\d-\d\dT\d{6}Z", "STAMP"),
        (re.escape(str(today())), "TODAY"),
    )
    for pattern, mark in marks:
        text = re.sub(pattern, mark, text)
    return text
