"""How quick an office's log is read and imported, against calamine's own read of the workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import python_calamine
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from benchmarks.measuring import Contender, Goal, Row, Sense, race
from isa_programme import Addressee, Log, Tracker, read_log, read_log_map

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
READ = 100_000
IMPORTED = 10_000
OFFICES = ("minister", "cosla", "solace")
HEADINGS = (
    *("Ref", "Sent", "To", "Subject", "Advice", "Acknowledged", "Answered", "Outcome", "Function"),
)
MAP = """
name = "log"

[advice]
own_reference = "Ref"
title = "Subject"
issued_on = "Sent"
addressees = { column = "To", split = [";"] }
recommendations = { column = "Advice", split = ["numbered"] }
function = "Function"

[acknowledgement]
received_on = "Acknowledged"
sent_by = { same_as = "addressees" }

[substantive]
received_on = "Answered"
sent_by = { same_as = "addressees" }
dispositions = "Outcome"
"""


def rows() -> Iterator[Row]:
    """The rows about logs, as each is measured."""
    log_map = read_log_map(MAP)
    content = _workbook(READ)

    def read(contents: Sequence[bytes]) -> None:
        for each in contents:
            log = read_log(each, log_map)
            if (len(log.rows), log.faults) != (READ, ()):
                raise AssertionError("the log was not read as it is")

    yield from race(
        f"a log of {READ:,} rows read, mapped and checked",
        Contender("ours", lambda: [content], read),
        (
            Contender("calamine's own read to lists", lambda: [content], _calamine),
            Goal(Sense.COST, must=3, aim=2.5),
        ),
        rounds=5,
    )
    smaller = _workbook(IMPORTED)
    yield from _imported(read_log(smaller, log_map), smaller)


def _calamine(contents: Sequence[bytes]) -> None:
    for each in contents:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(each))
        book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def _imported(log: Log, content: bytes) -> Iterator[Row]:
    with TemporaryDirectory(prefix="isa-benchmark-") as folder:
        numbered = count(1)

        def records() -> list[Tracker]:
            offices = [Addressee(slug=slug, name=slug.title()) for slug in OFFICES]
            path = Path(folder) / f"{next(numbered)}.db"
            return [Tracker.create(path, addressees=offices, now=lambda: NOW)]

        def ours(trackers: Sequence[Tracker]) -> None:
            for tracker in trackers:
                tracker.import_log(log)

        yield from race(
            f"a log of {IMPORTED:,} rows recorded for good, some 24,000 entries",
            Contender("ours", records, ours),
            (
                Contender("calamine's own read to lists", lambda: [content], _calamine),
                Goal(Sense.COST),
            ),
            rounds=2,
        )


def _workbook(papers: int) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        sheet, days = book.add_worksheet("Log"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for number in range(papers):
            sent = date(2021, 1, 4) + timedelta(days=number % 1800)
            at = number + 1
            to = ("cosla", "minister; cosla", "solace")[number % 3]
            sheet.write_string(at, 0, f"L-{number}")
            sheet.write_datetime(at, 1, sent, days)
            sheet.write_string(at, 2, to)
            sheet.write_string(at, 3, f"Advice about subject {number}")
            sheet.write_string(at, 4, f"Publish plan {number}")
            if number % 4:
                sheet.write_datetime(at, 5, sent + timedelta(days=3), days)
            if number % 3:
                sheet.write_datetime(at, 6, sent + timedelta(days=25), days)
                sheet.write_string(at, 7, "Accepted")
            sheet.write_string(at, 8, "Strategy")
    return made.getvalue()
