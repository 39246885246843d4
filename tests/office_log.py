"""The invented log of an office: ``python tests/office_log.py`` writes it to ``examples/``.

Everything in it is made up: offices, papers, dates and answers. It is as untidy as such logs are.
Nothing is drawn by chance, so that it always comes out the same.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

FOLDER = Path(__file__).parents[1] / "examples" / "office-log"
PAPERS = 120
BANNER = "Advice log of the Office of the Example Adviser - INVENTED, not a real office"
HEADINGS = (
    *("Ref", "Date\nsent", "Sent to", "Subject", "What we advised", "Function", "Ack'd"),
    *("Holding reply", "Promised for", "Replied", "Reply from", "Outcome", "Reason given"),
    *("Owner", "RAG", "Notes"),
)
MINISTER = "Minister for Example Affairs"
COUNCILS = "Association of Example Councils"
ISLES = "Comhairle nan Eilean Beò"
INSPECTORS = "Example Inspectorate"
_OFFICES = (MINISTER, COUNCILS, ISLES, INSPECTORS)
_FUNCTIONS = ("Strategy", "strategy", "Delivery", "Relationships", "Engagement")
_OWNERS = ("Policy desk", "Delivery desk", "")
_SUBJECTS = (
    "Joint planning \N{EN DASH} one plan, not two",
    "Kinship payments",
    "Càrn Mòr pilot \N{EN DASH} lessons",
    "Moves between schools",
    "'Nothing about us' \N{EN DASH} how children are heard",
    "Advocacy in remote places",
    "=SUM of its parts: pooling budgets",
    "Data held twice",
    "Whole family support",
    "Transport to hearings",
    "Rùn agus dòchas: a statement of intent",
    "Recruiting foster carers",
)
_ASKS = (
    "Publish a joint statement",
    "Name an accountable director",
    "Agree one set of figures",
    "Tell families what was decided, and why",
    "Report on progress each quarter",
)
_OUTCOMES = ("Accepted", "Partially accepted", "ACCEPTED", "Accepted in full", "Noted")
_HOLIDAYS = {(1, 1), (1, 2), (12, 25), (12, 26)}

Cell = str | int | date


def rows() -> list[list[Cell]]:
    """Every row of the log from its banner to its last: text, numbers and days."""
    width = len(HEADINGS)
    above = (BANNER, "Updated weekly. Red = late.", "")
    found: list[list[Cell]] = [[each, *[""] * (width - 1)] for each in above]
    found.append([*HEADINGS])
    found += papers()
    replied = sum(1 for row in found[4:] if isinstance(row[9], date) or "/" in str(row[9]))
    found.insert(len(found) - 5, [""] * width)
    totals: list[Cell] = ["Total", "", "", PAPERS, "", "", "", "", "", replied, *[""] * 6]
    found += [[""] * width, totals]
    for _ in range(3):
        found.append([""] * width)
    return found


def papers() -> Iterator[list[Cell]]:
    """The papers, in the order they were sent."""
    for number in range(PAPERS):
        yield _paper(number)


def _paper(number: int) -> list[Cell]:
    sent = _working(date(2021, 1, 11) + timedelta(days=number * 15))
    to = [_OFFICES[number % 4]]
    if number % 6 == 0:
        to.append(_OFFICES[(number + 1) % 4])
    asks = [_ASKS[(number + step) % 5] for step in range(number % 3 + 1)]
    acknowledged = _after(sent, 2 + number % 5) if number % 4 else None
    answered = _after(sent, 12 + number * 7 % 45) if number % 5 and number < 114 else None
    holding = _after(sent, 10) if answered and number % 7 == 0 else None
    outcome, reason = _outcome(number, len(asks)) if answered else ("", "")
    is_joint = len(to) > 1
    return [
        _reference(number, sent),
        _written(sent, number, 11),
        ("; ", "\n", " ; ")[number // 6 % 3].join(to),
        _SUBJECTS[number % 12] + (f" ({number // 12 + 1})" if number >= 12 else ""),
        asks[0]
        if len(asks) == 1
        else ("\n" if number % 2 else " ").join(f"{n}. {ask}" for n, ask in enumerate(asks, 1)),
        _FUNCTIONS[number % 5],
        _written(acknowledged, number, 13)
        if acknowledged
        else ("n/a", "", "\N{EN DASH}")[number % 3],
        _written(holding, number, 17) if holding else "",
        _written(_after(sent, 40), number, 19) if holding else "",
        _written(answered, number, 23) if answered else ("", "tbc")[number % 2],
        to[number // 6 % 2] if answered and is_joint and number % 12 else "",
        outcome,
        reason,
        _OWNERS[number % 3],
        "" if answered else "red",
        "chased by phone" if number % 9 == 4 else "",
    ]


def _reference(number: int, sent: date) -> Cell:
    """References changed their form twice; for a while they were plain numbers."""
    if sent.year < 2023:
        return f"OEA/{sent.year % 100}/{number + 1:03d}"
    if sent.year < 2024:
        return 2300 + number
    return f"OEA {sent.year}-{number + 1:03d}"


def _outcome(number: int, asked: int) -> tuple[str, str]:
    if number % 8 == 3:
        return "Declined", "No budget in this period"
    if asked == 2 and number % 4 == 1:
        return "1. Accepted 2. Rejected", "1. Under way already 2. It is for councils to decide"
    return _OUTCOMES[number % 5], ""


def _working(day: date) -> date:
    while day.weekday() > 4 or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=1)
    return day


def _after(day: date, days: int) -> date:
    return _working(day + timedelta(days=days))


def _written(day: date, number: int, every: int) -> Cell:
    """Most days are days to Excel; some were typed as text, and a few in words."""
    if number % every == 5:
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    if number % every == 7:
        return f"{day.day} {day:%B} {day.year}"
    return day


def as_csv(held: Sequence[Sequence[Cell]] | None = None) -> bytes:
    """The log as Excel saves it as CSV UTF-8: with a mark in front, and days as it shows them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows() if held is None else held:
        writer.writerow(f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in row)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(held: Sequence[Sequence[Cell]] | None = None) -> bytes:
    """The log as a workbook: a sheet of guidance, the log, and a hidden sheet of lists."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": datetime(2026, 1, 30, tzinfo=UTC)})
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        bold = book.add_format({"bold": True, "text_wrap": True})
        guidance = book.add_worksheet("Read me")
        guidance.write_string(0, 0, BANNER)
        sheet = book.add_worksheet("Log")
        for at, row in enumerate(rows() if held is None else held):
            for place, cell in enumerate(row):
                match cell:
                    case date():
                        sheet.write_datetime(at, place, cell, days)
                    case int():
                        sheet.write_number(at, place, cell)
                    case "":
                        pass
                    case _:
                        sheet.write_string(at, place, cell, bold if at == 3 else None)
        sheet.merge_range(0, 0, 0, 6, BANNER, bold)
        sheet.set_column(0, 1, 12)
        sheet.set_column(2, 4, 34)
        sheet.set_column(5, 15, 14)
        sheet.freeze_panes(4, 1)
        sheet.autofilter(3, 0, 3 + PAPERS, len(HEADINGS) - 1)
        lists = book.add_worksheet("Lists")
        lists.write_column(0, 0, _OFFICES)
        lists.hide()
    return made.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "log.csv").write_bytes(as_csv())
    (FOLDER / "log.xlsx").write_bytes(as_workbook())
