"""An answer on its way to a reader: rows, and the page they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs
from attrs import field, frozen

from isa_programme.record.held import Held
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.cells import Plain
from isa_programme.report.formats import Format
from isa_programme.report.plain import flat_names, flat_row, plain, plain_row
from isa_programme.report.plain_pages import (
    Column,
    answer_page,
    csv_page,
    json_lines,
    json_page,
    said_above,
    table_page,
)


@frozen(kw_only=True)
class Answer:
    """What a question found, ready to be written in any format.

    Attributes:
        question: the question's name; the schema of its JSON is ``isa-programme/<question>.v1``.
        row: the class of its rows, whose fields head a CSV even where there are none.
        rows: the rows found.
        columns: for people: a heading and the field it shows; of several fields, the first
            that is not empty. A sentence is shown whole, any other text shortened.
        as_at: the day it was answered for, if it was for one.
        held: the entries it rests on, and who may see it.
        shown: the rows of a table for people, where they are not the rows found.
        single: whether the answer is one row, which is then the ``data`` of the JSON itself.
        under: the protocol version supposed to govern, where the question is what if.
        heading: a sentence above the table, for people, or several, a line each.
        nothing: what to say for people where there are no rows.
    """

    question: str
    row: type[attrs.AttrsInstance]
    rows: Sequence[attrs.AttrsInstance]
    columns: Sequence[Column]
    as_at: date | None = None
    held: Held = field(default=Held())
    shown: Sequence[attrs.AttrsInstance] | None = None
    single: bool = False
    under: str | None = None
    heading: str | tuple[str, ...] = ""
    nothing: str = "nothing"


def written(answer: Answer, form: Format) -> str:
    """The answer in a format, ending in a line break.

    JSON is one object with ``schema``, ``question``, ``as_at``, ``known_at``, ``visibility``,
    ``under``, ``head`` and ``data``; every field of every row is always present, and fields are
    only ever added. JSON Lines is the bare rows. CSV and JSON hold everything as it was typed;
    tables show what can't be seen as marks.
    """
    match form:
        case Format.JSON:
            return json_page(_page(answer))
        case Format.JSONL:
            return json_lines(map(plain_row, answer.rows))
        case Format.CSV:
            return csv_page(flat_names(answer.row), map(flat_row, answer.rows))
        case Format.TABLE | Format.MARKDOWN:
            return _table(answer, markdown=form is Format.MARKDOWN)


def _page(answer: Answer) -> dict[str, Plain]:
    rows: list[Plain] = [plain_row(row) for row in answer.rows]
    return answer_page(
        answer.question,
        rows[0] if answer.single else rows,
        as_at=None if answer.as_at is None else str(answer.as_at),
        known_at=plain(answer.held.known_at),
        visibility=answer.held.visibility.value,
        head=answer.held.head or None,
        under=answer.under,
    )


def _table(answer: Answer, *, markdown: bool) -> str:
    above = (answer.heading,) if isinstance(answer.heading, str) else answer.heading
    found = answer.rows if answer.shown is None else answer.shown
    # What is left out may be just what was asked for.
    whole = answer.held.visibility is Visibility.CONFIDENTIAL
    return table_page(
        [plain_row(row) for row in found],
        answer.columns,
        said=said_above(above, left_out=answer.held.left_out, under=answer.under),
        nothing=answer.nothing if whole else "nothing to show",
        markdown=markdown,
    )
