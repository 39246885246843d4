"""Real answers to information requests, whose dates the Scottish Government published."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from isa_programme.calendars.dates import parse_day
from isa_programme.calendars.scotland import scotland
from isa_programme.clock.counting import deadline
from isa_programme.record.allowance import Allowance

_FILE = Path(__file__).parent.parent / "data" / "foi-responses.csv"
with _FILE.open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines))

each_request = pytest.mark.parametrize("row", ROWS, ids=[row["reference"] for row in ROWS])


def test_there_are_seven_requests() -> None:
    references = [row["reference"] for row in ROWS]
    assert len(set(references)) == len(references) == 7


@each_request
def test_the_deadline_is_the_twentieth_scottish_working_day(row: dict[str, str]) -> None:
    assert parse_day(row["deadline"]) == deadline(
        Allowance.parse(row["allowance"]), parse_day(row["received_on"]), scotland()
    )


@each_request
def test_the_working_days_taken_are_those_after_receipt(row: dict[str, str]) -> None:
    taken = scotland().working_days_between(
        parse_day(row["received_on"]), parse_day(row["responded_on"])
    )
    assert int(row["working_days_taken"]) == taken
