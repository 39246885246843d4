"""How much was answered in time, by addressee: by the deadline in force, and by that at issue."""

from __future__ import annotations

from collections.abc import Sequence

from isa_programme.questions.compliance import ComplianceRow, Rate
from isa_programme.report.compliance_table import told_rate
from isa_programme.report.dashboard.drawing import Drawing, Picture, fitted
from isa_programme.report.dashboard.pictures.answers import left_out, most_counted

_NAMES, _WHOLE, _ROW, _HEAD = 250, 220, 44, 30


def rates_picture(rows: Sequence[ComplianceRow], total: ComplianceRow) -> Picture:
    """The picture: two bars for each office, the upper by the deadlines in force."""
    shown = most_counted(rows)
    drawing = Drawing()
    bottom = _HEAD + len(shown) * _ROW
    for percent in (0, 50, 100):
        x = _NAMES + _WHOLE * percent / 100
        drawing.line(x, _HEAD - 6, x, bottom - 6, "rule")
        drawing.text(x, 16, f"{percent} %", "quiet", at="middle")
    for number, row in enumerate(shown):
        y = _HEAD + number * _ROW
        drawing.text(_NAMES - 10, y + 12, fitted(row.name, _NAMES - 14), at="end")
        _rate(drawing, y, row.rate, "in time", striped=False)
        _rate(drawing, y + 18, row.original, "by the date at issue", striped=True)
    return drawing.picture(
        name="picture-rates",
        title="How much was answered in time",
        described=(
            "Two bars for each office, from none to all: answered in time by the deadlines in"
            " force, and by the deadlines at issue. All offices together:"
            f" {_said(total.rate, 'in time')}; {_said(total.original, 'by the dates at issue')}."
        ),
        note=left_out(rows),
        height=bottom,
    )


def _rate(drawing: Drawing, y: float, rate: Rate, what: str, *, striped: bool) -> None:
    x, filled = float(_NAMES), 0.0
    if rate.percent is not None:
        filled = _WHOLE * rate.percent / 100
        drawing.line(x, y + 7, x + _WHOLE, y + 7, "rule")
        if filled and striped:
            drawing.striped(x, y, filled, 14, "good")
        elif filled:
            drawing.box(x, y, filled, 14, "good")
        else:
            drawing.line(x, y, x, y + 14, "good stroke")
    drawing.text(
        _NAMES + _WHOLE + 14,
        y + 12,
        f"{told_rate(rate)}, {what}" if rate.counted else f"{what}: none counted",
    )


def _said(rate: Rate, what: str) -> str:
    return f"{told_rate(rate)}{',' if rate.counted else ''} {what}"
