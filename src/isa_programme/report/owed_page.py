"""What is due or overdue as a page, in one record or in several: rows of plain values, written.

Like :mod:`isa_programme.report.plain_pages`, it imports nothing that its format does not need.
"""

from collections.abc import Sequence
from typing import NamedTuple

from isa_programme.report.cells import Plain
from isa_programme.report.plain_pages import (
    Column,
    answer_page,
    csv_page,
    json_lines,
    json_page,
    said_above,
    table_page,
)

_RECORD: Column = ("record", "record")


class OwedPage(NamedTuple):
    """Lines on their way to a reader.

    Attributes:
        question: ``due`` or ``overdue``.
        fields: the names of a row's fields, which head a CSV even where there are no rows.
        rows: the lines, each a value for each field.
        columns: what a table shows of them.
        as_at: the day it was answered for.
        visibility: who may see it.
        known_at: the instant of the newest entry of the one record asked; None of several.
        head: the receipt of that entry; None of several.
        under: the protocol version supposed to govern, where the question is what if.
        records: what is said of each record where several were asked; None of one.
        left_out: that only a part is shown, for people; "" where it is the whole.
        nothing: what to say for people where there are no rows.
    """

    question: str
    fields: Sequence[str]
    rows: Sequence[dict[str, Plain]]
    columns: Sequence[Column]
    as_at: str
    visibility: str
    known_at: str | None = None
    head: str | None = None
    under: str | None = None
    records: Sequence[dict[str, Plain]] | None = None
    left_out: str = ""
    nothing: str = "nothing"


def written_owed(page: OwedPage, form: str) -> str:
    """The page in a format, ending in a line break."""
    match form:
        case "json":
            return json_page(_json(page))
        case "jsonl":
            return json_lines(page.rows)
        case "csv":
            return csv_page(page.fields, (row.values() for row in page.rows))
        case _:
            return _table(page, markdown=form == "markdown")


def _json(page: OwedPage) -> dict[str, Plain]:
    told = answer_page(
        page.question,
        [*page.rows],
        as_at=page.as_at,
        known_at=page.known_at,
        visibility=page.visibility,
        head=page.head,
        under=page.under,
    )
    return {**told, "records": None if page.records is None else [*page.records]}


def _table(page: OwedPage, *, markdown: bool) -> str:
    return table_page(
        page.rows,
        page.columns if page.records is None else (_RECORD, *page.columns),
        said=said_above(_asked(page), left_out=page.left_out, under=page.under),
        # What is left out may be just what was asked for.
        nothing="nothing to show" if page.left_out else page.nothing,
        markdown=markdown,
    )


def _asked(page: OwedPage) -> list[str]:
    """Which records it is an answer of, and which are missing in it."""
    if page.records is None:
        return []
    read = [str(each["record"]) for each in page.records if each["read"]]
    unread = [str(each["record"]) for each in page.records if not each["read"]]
    said = [f"of {len(read)} records: {', '.join(read)}" if len(read) > 1 else f"of {read[0]}"]
    if unread:
        said.append(f"missing, for it can't be read: {', '.join(unread)}")
    return said
