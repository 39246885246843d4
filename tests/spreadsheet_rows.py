"""Rows of a spreadsheet to import, by their columns: the shortest, and those with every cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from isa_programme.exchange.csv_cells import COLUMNS

Row = Mapping[str, str]


def table(*rows: Row) -> str:
    """A CSV with the columns that the rows use."""
    names = [name for name in COLUMNS if any(name in row for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


PAPER = {"kind": "advice", "id": "A1", "date": "2025-11-13", "to": "cosla", "title": "Two"}
ASKS = {"kind": "recommendation", "date": "", "about": "A1", "text": "Publish a plan"}
ANSWER = {
    "kind": "response",
    "date": "2025-12-01",
    "from": "cosla",
    "about": "A1",
    "response_kind": "substantive",
}

EVERY_ADVICE_COLUMN = {
    "kind": "advice",
    "id": "A1",
    "date": "2025-11",
    "from": "board",
    "to": "minister; cosla",
    "title": "One strategy, not two",
    "text": "First line\nsecond line",
    "function": "strategy",
    "priority": "urgent",
    "visibility": "public",
    "answered_by": "lead",
    "copied_to": "solace; board",
    "requested_by": "2025-12-31",
    "assumption": "read from its date",
    "assumed_day": "13",
    "addressed_as": "all of Scotland",
    "lead": "the second office",
    "source": "a page",
}
EVERY_RECOMMENDATION_COLUMN = {
    "kind": "recommendation",
    "id": "A1.1",
    "date": "2025-11",
    "from": "board",
    "to": "cosla;solace;",
    "about": "A1",
    "title": "Recommendation 1",
    "text": "Publish a plan",
    "priority": "routine",
    "requested_by": "2026-01",
    "assumption": "counted here",
    "source": "page 9",
}
EVERY_RESPONSE_COLUMN = {
    "kind": "response",
    "id": "R1",
    "date": "2025-12-10",
    "from": "minister; cosla",
    "about": "A1",
    "title": "Their reply",
    "text": "A letter",
    "visibility": "confidential",
    "response_kind": "substantive",
    "dispositions": "1=accepted; 2=not-accepted: costs too much; 3=noted",
    "on_behalf_of": "solace",
    "dated_on": "2025-12-08",
    "known_by": "yes",
    "promised_for": "2026-03",
    "promise": "by Easter",
    "delay_reason": "illness",
    "source": "a letter",
}
