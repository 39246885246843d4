"""What was recorded after the day it is about says so, and says by how much."""

from __future__ import annotations

from datetime import date

from isa_programme import Tracker


def late(tracker: Tracker) -> list[str]:
    found = tracker.check(as_at=date(2026, 11, 23))
    return [f"{each.severity}: {each.sentence}" for each in found if each.rule == "recorded-late"]


def test_one_finding_counts_what_was_recorded_later_than_on_its_day(tracker: Tracker) -> None:
    agreed_before = (
        "note: 1 entry was recorded later than on the day it is about;"
        " isa history says by how many days"
    )
    assert [agreed_before] == late(tracker)
    tracker.issue_advice("A paper", issued_on="2026-11-20", addressees="minister")
    tracker.note("ADV-2026-001", "rang", noted_on="2026-11-23")
    and_the_paper = (
        "note: 2 entries were recorded later than on the day they are about;"
        " isa history says by how many days"
    )
    assert [and_the_paper] == late(tracker)


def test_an_explanation_says_how_late_each_thing_was_recorded(tracker: Tracker) -> None:
    tracker.issue_advice("A paper", issued_on="2026-11-02", addressees="minister")
    pauses = [
        tracker.pause_clock("ADV-2026-001", paused_on=day, reason=f"paused on {day}").number
        for day in ("2026-11-22", "2026-11-23")
    ]
    (explained,) = tracker.explain("ADV-2026-001")
    expected = (
        (
            f"Sunday 22 November 2026: paused (entry {pauses[0]}, recorded 1 day later);"
            " no deadline while this is open"
        ),
        f"Monday 23 November 2026: paused (entry {pauses[1]}); no deadline while this is open",
    )
    assert expected == tuple(each for each in explained.sentences if "paused" in each)
