"""How much of each paper was answered."""

from __future__ import annotations

from collections.abc import Sequence

from isa_programme.questions.paper_coverage import PaperCoverage
from isa_programme.report.dashboard.drawing import MOST, WIDTH, Drawing, Picture, fitted

_NAMES, _WHOLE, _ROW, _MANY = 360, 220, 26, 16


def covered_picture(papers: Sequence[PaperCoverage]) -> Picture:
    """The picture; of very many papers, the first ones."""
    shown = papers[:MOST]
    drawing = Drawing()
    for number, paper in enumerate(shown):
        y = 4 + number * _ROW
        drawing.text(0, y + 13, paper.reference, "strong")
        drawing.text(122, y + 13, fitted(paper.title, _NAMES - 132))
        _cells(drawing, y, paper)
        drawing.text(_NAMES + _WHOLE + 14, y + 13, _told(paper))
        drawing.line(0, y + _ROW - 4, WIDTH, y + _ROW - 4, "rule")
    put, answered = sum(p.put for p in papers), sum(p.answered for p in papers)
    return drawing.picture(
        name="picture-coverage",
        title="Coverage per paper",
        described=(
            "For each paper a mark for each recommendation put to each office: filled where it is"
            " answered, crossed where a letter leaves it open, empty where no letter mentions it."
            f" All together {answered} of {put} are answered."
        ),
        note=""
        if len(shown) == len(papers)
        else f"The picture shows the {MOST} papers that lack most answers, of {len(papers)}.",
        height=8 + len(shown) * _ROW,
    )


def _cells(drawing: Drawing, y: float, paper: PaperCoverage) -> None:
    parts = (
        ("answered", paper.answered),
        ("open", paper.left_open),
        ("none", paper.unanswered),
        ("not owed", paper.not_owed),
    )
    each = _WHOLE / max(paper.put, _MANY)
    x = float(_NAMES)
    if paper.put > 2 * _MANY:
        for what, number in parts:
            if number:
                _part(drawing, x, y, each * number, what)
                x += each * number
        return
    for what, number in parts:
        for _ in range(number):
            _part(drawing, x, y, each, what)
            x += each


def _part(drawing: Drawing, x: float, y: float, room: float, what: str) -> None:
    width = max(room - 3, 2)
    match what:
        case "answered":
            drawing.box(x, y + 2, width, 14, "good")
        case "open":
            drawing.box(x, y + 2, width, 14, "grave hollow")
            drawing.line(x, y + 16, x + width, y + 2, "grave stroke")
        case "none":
            drawing.box(x, y + 2, width, 14, "plain hollow")
        case _:
            drawing.line(x, y + 9, x + width, y + 9, "plain stroke")


def _told(paper: PaperCoverage) -> str:
    said = [f"{paper.answered} of {paper.put} answered"]
    if paper.left_open:
        said.append(f"{paper.left_open} left open")
    if paper.not_owed:
        said.append(f"{paper.not_owed} not owed")
    return fitted(", ".join(said), WIDTH - _NAMES - _WHOLE - 14)
