"""Makes the frozen record of hand-overs in a folder: its writing is handed on, and taken.

Run once, from the folder ``tests``: ``python -m data.formats.make_handover FOLDER``.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from data.formats.make import CALENDAR, FIRST, OFFICES, PROGRAMME, PROTOCOL, freeze
from isa_programme import Tracker
from isa_programme.record.facts import HandedOver, TakenOver


def make(folder: Path) -> None:
    """Make the record, its export and its standings."""
    minutes = count()
    with Tracker.create(
        folder / "record.db",
        programme=PROGRAMME,
        addressees=OFFICES,
        calendar=CALENDAR,
        adopted_on=date(2025, 1, 1),
        protocols=[PROTOCOL],
        recorded_by="Caf\u00e9 clerk",
        now=lambda: FIRST + timedelta(minutes=next(minutes)),
    ) as tracker:
        issued = tracker.issue_advice(
            "One plan", issued_on="2025-11-13", addressees=["cosla"], recommendations=["Publish it"]
        )
        tracker.correct(issued.number, {"title": "One plan, not two"}, because="a slip")
        handed = tracker.record(
            HandedOver(
                handed_over_on=date(2025, 12, 19), to="=A. Colleague \U0001f384", reason="Christmas"
            )
        )
        tracker.record(TakenOver(taken_over_on=date(2025, 12, 20), handed_over=handed.number))
        twin = tracker.note("ADV-2025-001", "rang", noted_on="2025-12-22")
        tracker.void(twin.number, because="another paper was meant")
        tracker.record(
            TakenOver(taken_over_on=date(2026, 1, 5), reason="The laptop was left on a train")
        )
        tracker.erase(handed.number, reason="a person asked", authority="the office")
        freeze(tracker, folder)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
