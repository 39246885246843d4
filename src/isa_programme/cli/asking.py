"""Asking: a question put to the record as the command names it, and its answer shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from isa_programme.cli.settings import settings
from isa_programme.cli.showing import show, viewed
from isa_programme.report.answers import Answer
from isa_programme.report.plain_pages import Column
from isa_programme.tracker.viewing import Viewing

if TYPE_CHECKING:
    import attrs


def ask(
    question: str,
    row: type[attrs.AttrsInstance],
    columns: Sequence[Column],
    rows: Callable[[Viewing, date], Sequence[attrs.AttrsInstance]],
    *,
    nothing: str,
    heading: str | tuple[str, ...] = "",
) -> None:
    """Put a question as at the day asked about, and show the rows it finds.

    Args:
        question: its name.
        row: the class of its rows.
        columns: what a table shows of them.
        rows: puts the question.
        nothing: what to say for people where there are none.
        heading: a sentence above the table, or several.
    """
    day = settings().day
    with viewed() as tracker:
        found = rows(tracker, day)
        held = tracker.held
    show(
        Answer(
            question=question,
            row=row,
            rows=found,
            columns=columns,
            as_at=day,
            held=held,
            heading=heading,
            nothing=nothing,
        )
    )
