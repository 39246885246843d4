"""How many days answers took, by addressee: what is answered is closed, what is open runs on."""

from __future__ import annotations

from collections.abc import Sequence

from isa_programme.questions.compliance import ComplianceRow
from isa_programme.report.dashboard.drawing import MOST, Drawing, Picture, fitted

Taken = list[int]
"""Calendar days that some answers took, or have run."""
_NAMES, _LEFT, _RIGHT, _WORDS, _ROW, _HEAD = 210, 220, 440, 464, 48, 30


def taken_picture(rows: Sequence[tuple[ComplianceRow, Taken, Taken]]) -> Picture:
    """The picture: for each office what was answered, and below it what is still open."""
    shown = _most_counted(rows)
    longest = max(1, *(day for _, ended, running in shown for day in (*ended, *running)))
    drawing = Drawing()
    bottom = _HEAD + len(shown) * _ROW
    step = _step(longest)
    for days in range(0, longest + 1, step):
        x = _at(days, longest)
        drawing.line(x, _HEAD - 6, x, bottom - 8, "rule")
        drawing.text(x, 16, f"{days} days" if days == 0 else str(days), "quiet", at="middle")
    for number, (row, ended, running) in enumerate(shown):
        y = _HEAD + number * _ROW
        drawing.text(_NAMES - 4, y + 12, fitted(row.name, _NAMES - 6), at="end")
        if ended:
            _answered(drawing, y + 8, sorted(ended), row, longest)
        if running:
            _open(drawing, y + (26 if ended else 8), sorted(running), longest)
        drawing.line(0, y + _ROW - 9, 800, y + _ROW - 9, "rule")
    return drawing.picture(
        name="picture-days",
        title="Days to answer",
        described=_described(shown),
        note=""
        if len(shown) == len(rows)
        else f"The picture shows the {MOST} offices with most counted, of {len(rows)}.",
        height=bottom,
    )


def _most_counted(
    rows: Sequence[tuple[ComplianceRow, Taken, Taken]],
) -> Sequence[tuple[ComplianceRow, Taken, Taken]]:
    if len(rows) <= MOST:
        return rows
    kept = sorted(rows, key=lambda each: (-each[0].days.counted, each[0].name))[:MOST]
    return [each for each in rows if each in kept]


def _at(days: float, longest: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * days / longest


def _step(longest: int) -> int:
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if longest / step <= 6:
            return step
    return longest


def _answered(drawing: Drawing, y: float, ended: Taken, row: ComplianceRow, longest: int) -> None:
    """From the shortest to the longest, closed at both ends, with the median."""
    first, last = _at(ended[0], longest), _at(ended[-1], longest)
    drawing.line(first, y, last, y, "good stroke")
    for x in {first, last}:
        drawing.line(x, y - 6, x, y + 6, "good stroke")
    for x in sorted({round(_at(days, longest)) for days in ended}):
        drawing.dot(x, y, 3, "good")
    answers = "1 answer" if len(ended) == 1 else f"{len(ended)} answers"
    took = str(ended[0]) if ended[0] == ended[-1] else f"{ended[0]} to {ended[-1]}"
    drawing.text(_WORDS, y + 4, f"{answers}, {took} days; median {row.days}")


def _open(drawing: Drawing, y: float, running: Taken, longest: int) -> None:
    """From day zero to the present age of the oldest, with an open end."""
    end = _at(running[-1], longest)
    drawing.line(_LEFT, y, end, y, "ink dashed")
    for x in sorted({round(_at(days, longest)) for days in running[:-1]}):
        drawing.dot(x, y, 3.5, "ink hollow")
    drawing.arrow(end, y, "ink")
    drawing.text(_WORDS, y + 4, f"{len(running)} still open, {running[-1]} days so far")


def _described(rows: Sequence[tuple[ComplianceRow, Taken, Taken]]) -> str:
    ended = sum(len(each) for _, each, _ in rows)
    running = [days for _, _, each in rows for days in each]
    still = f", the longest for {max(running)} days so far" if running else ""
    return (
        "For each office a closed line from the quickest answer to the slowest, and below it a"
        f" broken line with an open end for what still runs. {ended} answered, {len(running)} still"
        f" open{still}."
    )
