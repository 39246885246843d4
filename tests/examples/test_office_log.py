"""The invented log in ``examples/``: made again as it is, imported, and imported once more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import office_log
from isa_programme.errors import FaultsError
from isa_programme.exchange.log.log import Log, read_log
from isa_programme.exchange.log.map import LogMap
from isa_programme.exchange.log.map_file import read_log_map
from isa_programme.exchange.workbook.reading import read_workbook
from isa_programme.tracker.log.lines import ImportedLog, LogChange
from isa_programme.tracker.tracker import Tracker

NOW = datetime(2026, 1, 30, 12, tzinfo=UTC)
LATER = date(2026, 1, 30)
Rows = list[list[office_log.Cell]]


@pytest.fixture(scope="module")
def log_map() -> LogMap:
    return read_log_map((office_log.FOLDER / "map.toml").read_text(encoding="utf-8"))


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker.create(tmp_path / "isa.db", example="foisa-like", now=lambda: NOW) as made:
        yield made


def changed() -> Rows:
    """The log a week later: a row more, cells changed, an answer come in, a row gone."""
    rows = [[*row] for row in office_log.rows()]
    place = {str(row[0]): at for at, row in enumerate(rows)}
    rows[place["OEA/21/002"]][3] = "Kinship payments, revised"
    rows[place["OEA/21/003"]][9] = date(2021, 3, 9)
    rows[place["OEA/21/004"]][11] = "Noted"
    rows[place["OEA 2025-115"]][9:12] = [date(2026, 1, 29), "", "Accepted"]
    del rows[place["OEA/21/007"]]
    last = len(rows) - 5
    new: list[office_log.Cell] = [
        "OEA 2026-121",
        date(2026, 1, 28),
        office_log.INSPECTORS,
        "A new paper",
        "Look into it",
    ]
    rows.insert(last, [*new, *[""] * (len(office_log.HEADINGS) - len(new))])
    return rows


def told(found: ImportedLog) -> list[tuple[object, ...]]:
    return [
        (line.change.value, line.own_reference, line.kind, line.column, line.was, line.now)
        for line in found.lines
    ]


def test_the_shipped_log_is_what_its_maker_makes() -> None:
    assert office_log.as_csv() == (office_log.FOLDER / "log.csv").read_bytes()
    assert read_workbook(office_log.as_workbook()) == read_workbook(
        (office_log.FOLDER / "log.xlsx").read_bytes()
    )


def test_the_log_holds_120_papers_since_2021_and_what_makes_logs_untidy() -> None:
    papers = [*office_log.papers()]
    text = (office_log.FOLDER / "log.csv").read_text(encoding="utf-8-sig")

    assert 120 == len(papers)
    assert "INVENTED" in text.splitlines()[0]
    assert {int, str} == {type(row[0]) for row in papers}
    assert any(isinstance(row[1], str) and "/" in row[1] for row in papers)
    assert any(isinstance(row[1], str) and " " in row[1] for row in papers)
    for untidy in (
        *("n/a", "tbc", "\N{EN DASH}", "=SUM", "'Nothing", "C\u00e0rn M\u00f2r", "Total"),
        *("; ", "1. ", "2. ", "Partially accepted", "Declined"),
    ):
        assert untidy in text
    assert "\n,,,,,,,,,,,,,,,\n,,,,,,,,,,,,,,,\n" in text


@pytest.mark.parametrize("name", ["log.csv", "log.xlsx"])
def test_the_shipped_log_comes_in_under_its_map(
    tracker: Tracker, log_map: LogMap, name: str
) -> None:
    log = read_log((office_log.FOLDER / name).read_bytes(), log_map)

    foreseen = tracker.foresee_log(log, as_at=LATER)
    found = tracker.import_log(log)

    assert log.faults == ()
    assert 120 == found.rows
    assert Counter(line.kind for line in found.lines) == {
        "addressee": 4,
        "advice": 120,
        "acknowledgement": 90,
        "substantive": 91,
        "holding": 13,
    }
    assert foreseen.lines == found.lines
    assert foreseen.overdue == len(tracker.overdue(as_at=LATER)) > 0
    advice = tracker.register.file("OEA/21/002").advice
    assert (date(2021, 1, 26), "Kinship payments", "Delivery desk", ("example-councils",)) == (
        advice.issued_on,
        advice.title,
        advice.lead,
        advice.addressees,
    )
    assert ["Name an accountable director", "Agree one set of figures"] == [
        part.text for part in advice.recommendations
    ]
    assert "2349" == tracker.register.file("2349").advice.own_reference
    joint = tracker.register.file("OEA/21/001").advice
    assert ("example-minister", "example-councils") == joint.addressees


def test_the_log_again_adds_nothing_whether_as_csv_or_as_a_workbook(
    tracker: Tracker, log_map: LogMap
) -> None:
    tracker.import_log(read_log(office_log.as_csv(), log_map))
    head = tracker.head

    for content in (office_log.as_csv(), office_log.as_workbook()):
        assert ImportedLog(rows=120) == tracker.import_log(read_log(content, log_map))
    assert head == tracker.head


def test_the_log_a_week_later_appends_corrects_and_tells_what_vanished(
    tracker: Tracker, log_map: LogMap
) -> None:
    tracker.import_log(read_log(office_log.as_workbook(), log_map))
    later = read_log(office_log.as_workbook(changed()), log_map)

    with pytest.raises(FaultsError) as refused:
        tracker.import_log(later)
    found = tracker.import_log(later, because="checked against the letters")

    corrected = [
        *("Subject: it was 'Kinship payments' and is 'Kinship payments, revised' now",),
        *("Replied: it was '2021-03-08' and is '2021-03-09' now",),
        *("Outcome: it was 'not-accepted' and is 'noted' now",),
    ]
    said = [re.sub(r" \(.*", "", fault) for fault in refused.value.faults[:-1]]
    assert [f"row {row}: {fault}" for row, fault in zip((6, 7, 8), corrected, strict=True)] == said
    assert told(found) == [
        (
            *("changed", "OEA/21/002", "advice", "Subject"),
            *("Kinship payments", "Kinship payments, revised"),
        ),
        ("changed", "OEA/21/003", "substantive", "Replied", "2021-03-08", "2021-03-09"),
        ("changed", "OEA/21/004", "substantive", "Outcome", "not-accepted", "noted"),
        ("new", "OEA 2025-115", "substantive", "", "", ""),
        ("new", "OEA 2026-121", "advice", "", "", ""),
        ("vanished", "OEA/21/007", "advice", "", "", ""),
    ]
    again = tracker.import_log(later)
    assert (120, (), [LogChange.VANISHED]) == (
        again.rows,
        again.recorded,
        [line.change for line in again.lines],
    )


def test_the_same_untidy_log_is_the_same_facts_from_either_file(log_map: LogMap) -> None:
    def facts(log: Log) -> list[object]:
        return [(row.number, row.advice, row.responses) for row in log.rows]

    assert facts(read_log(office_log.as_csv(), log_map)) == facts(
        read_log(office_log.as_workbook(), log_map)
    )
