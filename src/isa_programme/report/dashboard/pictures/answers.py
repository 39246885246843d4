"""How many answers were on time, late, overdue, not yet due and without a date, by addressee."""

from __future__ import annotations

from collections.abc import Sequence

from isa_programme.questions.compliance import ComplianceRow
from isa_programme.report.dashboard.drawing import MOST, Drawing, Picture, fitted

_NAMES, _PANEL, _BAR, _ROW, _HEAD = 250, 110, 62, 26, 34
_PANELS = ("On time", "Late", "Overdue", "Not yet due", "No date")


def answers_picture(rows: Sequence[ComplianceRow], total: ComplianceRow) -> Picture:
    """The picture; of very many offices, those with most counted."""
    shown = most_counted(rows)
    counted = [figures(row) for row in shown]
    most = max(1, *(number for each in counted for number in each))
    drawing = Drawing()
    for place, head in enumerate(_PANELS):
        drawing.text(_NAMES + place * _PANEL, 16, head, "strong")
    for number, (row, each) in enumerate(zip(shown, counted, strict=True)):
        y = _HEAD + number * _ROW
        drawing.text(_NAMES - 10, y + 12, fitted(row.name, _NAMES - 14), at="end")
        for place, count in enumerate(each):
            x = _NAMES + place * _PANEL
            length = _BAR * count / most
            if count:
                _bar(drawing, place, x, y, max(length, 2))
            drawing.text(
                x + (length + 5 if count else 0), y + 12, str(count), "" if count else "quiet"
            )
        drawing.line(0, y + _ROW - 5, 800, y + _ROW - 5, "rule")
    told = zip(_PANELS, figures(total), strict=True)
    return drawing.picture(
        name="picture-answers",
        title="Answers by addressee",
        described=(
            "A row of bars for each office, one bar for each way an answer can stand. All offices"
            f" together: {', '.join(f'{head.lower()} {number}' for head, number in told)}."
        ),
        note=left_out(rows),
        height=_HEAD + len(shown) * _ROW,
    )


def figures(row: ComplianceRow) -> tuple[int, int, int, int, int]:
    """The five numbers of a row, in the order of the picture."""
    rate = row.rate
    return rate.on_time, rate.late, rate.overdue, row.not_yet_due, row.undated


def most_counted(rows: Sequence[ComplianceRow]) -> list[ComplianceRow]:
    """At most so many rows, those with most counted, in their order."""
    if len(rows) <= MOST:
        return [*rows]
    kept = sorted(rows, key=lambda row: (-sum(figures(row)), row.name))[:MOST]
    return [row for row in rows if row in kept]


def left_out(rows: Sequence[ComplianceRow]) -> str:
    """A sentence on the rows that the picture has no room for; "" where it has them all."""
    if len(rows) <= MOST:
        return ""
    return f"The picture shows the {MOST} offices with most counted, of {len(rows)}."


def _bar(drawing: Drawing, place: int, x: float, y: float, length: float) -> None:
    match place:
        case 0:
            drawing.box(x, y, length, 16, "good")
        case 1:
            drawing.striped(x, y, length, 16, "good")
        case 2:
            drawing.box(x, y, length, 16, "grave")
        case _:
            drawing.box(x, y, length, 16, "plain hollow")
