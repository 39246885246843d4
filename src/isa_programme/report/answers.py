"""An answer on its way to a reader: rows, and the page they stand on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date

import attrs
from attrs import field, frozen

from isa_programme.record.held import Held
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.formats import Format
from isa_programme.report.plain import Plain, cell, flat_names, flat_row, plain, plain_row
from isa_programme.report.visible import escaped, shortened, visible

WIDTH = 48
"""The most characters of a text in a cell of a table; JSON and CSV hold the whole."""


Column = tuple[str, str] | tuple[str, tuple[str, ...]]
"""A heading, and the field below it; of several fields, the first that is not empty."""


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
            return _json(answer)
        case Format.JSONL:
            return "".join(
                json.dumps(plain_row(row), ensure_ascii=False) + "\n" for row in answer.rows
            )
        case Format.CSV:
            return _csv(answer)
        case Format.TABLE | Format.MARKDOWN:
            return _table(answer, markdown=form is Format.MARKDOWN)


def what_is_left_out(held: Held) -> str:
    """That only a part of the record is shown, for people; "" where it is the whole."""
    return held.left_out


def _json(answer: Answer) -> str:
    rows: list[Plain] = [plain_row(row) for row in answer.rows]
    page: dict[str, Plain] = {
        "schema": f"isa-programme/{answer.question}.v1",
        "question": answer.question,
        "as_at": None if answer.as_at is None else str(answer.as_at),
        "known_at": plain(answer.held.known_at),
        "visibility": answer.held.visibility.value,
        "under": answer.under,
        "head": answer.held.head or None,
        "data": rows[0] if answer.single else rows,
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def _csv(answer: Answer) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(flat_names(answer.row))
    writer.writerows([cell(value) for value in flat_row(row)] for row in answer.rows)
    return text.getvalue()


def _table(answer: Answer, *, markdown: bool) -> str:
    from tabulate import tabulate  # noqa: PLC0415 - slow to import, and only people read tables

    show = escaped if markdown else visible
    above = (answer.heading,) if isinstance(answer.heading, str) else answer.heading
    said = [line for line in above if line]
    if left_out := what_is_left_out(answer.held):
        said.append(left_out)
    if answer.under is not None:
        said.append(f"what if: under {answer.under}, whatever governs it")
    heading = "".join(f"{show(line)}\n" for line in said) + ("\n" if said else "")
    found = answer.rows if answer.shown is None else answer.shown
    if not found:
        # What is left out may be just what was asked for.
        whole = answer.held.visibility is Visibility.CONFIDENTIAL
        return f"{heading}{show(answer.nothing if whole else 'nothing to show')}\n"
    rows = [plain_row(row) for row in found]
    columns = [
        (title, source)
        for title, source in answer.columns
        if not isinstance(source, str)
        or source not in _ONLY_IF_ANY
        or any(row[source] for row in rows)
    ]
    body = [[show(_shown(row, source)) for _, source in columns] for row in rows]
    table = tabulate(
        body,
        headers=[title for title, _ in columns],
        tablefmt="pipe" if markdown else "simple",
        disable_numparse=True,
    )
    return f"{heading}{table}\n"


def _shown(fields: Mapping[str, Plain], source: str | tuple[str, ...]) -> str:
    names = (source,) if isinstance(source, str) else source
    text = next((found for name in names if (found := cell(fields[name]))), "")
    return text if source in _WHOLE else shortened(text, WIDTH)


_ONLY_IF_ANY = frozenset(
    {
        *("because", "requested_by", "period", "told_on", "outside_protocol", "falls_in"),
        *("ours", "presses", "pressed_again_by", "stance", "judged", "tag", "owners"),
        *("waits_for", "holder_then", "holder_now", "fully_populated", "dropped"),
        *("reissued_as", "start_by", "corrected_by", "voided_by", "erased_by", "recorded"),
    }
)
"""Fields whose column is left out where no row has them."""
_WHOLE = frozenset(
    {"backup", "recorded", "value", "sentence", "sentences", "explanation", "receipt", "because"}
    | {"reissue", "waits_for", "days", "held"}
)
