"""Plain rows as a page: JSON, JSON Lines, CSV, or a table for people.

What writes here has to be quick from a standing start, for a script that asks once a day: rows are
plain values already, and nothing is imported that the format asked for does not need.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from isa_programme.report.cells import Plain, cell

WIDTH = 48
"""The most characters of a text in a cell of a table; JSON and CSV hold the whole."""

Column = tuple[str, str] | tuple[str, tuple[str, ...]]
"""A heading, and the field below it; of several fields, the first that is not empty."""


def answer_page(
    question: str,
    data: Plain,
    *,
    as_at: str | None,
    known_at: Plain,
    visibility: str,
    head: str | None,
    under: str | None,
) -> dict[str, Plain]:
    """What every answer says of itself in JSON, above what was found.

    Args:
        question: the question's name.
        data: what was found.
        as_at: the day it was answered for, if it was for one.
        known_at: the instant of the newest entry it rests on, if it rests on one.
        visibility: who may see it.
        head: the receipt of that entry.
        under: the protocol version supposed to govern, where the question is what if.
    """
    return {
        "schema": f"isa-programme/{question}.v1",
        "question": question,
        "as_at": as_at,
        "known_at": known_at,
        "visibility": visibility,
        "under": under,
        "head": head,
        "data": data,
    }


def json_page(page: Mapping[str, Plain]) -> str:
    """A page as JSON, indented by two, ending in a line break."""
    parts = (f'  "{name}": {_json(value)}' for name, value in page.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Plain) -> str:
    """A field of a page, as :func:`json.dumps` indents it.

    What has to be indented the library writes in Python, and all else in C, many times as quickly.
    So a row that holds no more than single values, as most do, is told where its lines break.
    """
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"    {_row(each)}" for each in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")


def _row(row: Plain) -> str:
    if (
        isinstance(row, dict)
        and row
        and not any(each and isinstance(each, _NESTS) for each in row.values())
    ):
        return "{\n      " + _ROW.encode(row)[1:-1] + "\n    }"
    return json.dumps(row, ensure_ascii=False, indent=2).replace("\n", "\n    ")


_NESTS = (list, dict)
_ROW = json.JSONEncoder(ensure_ascii=False, separators=(",\n      ", ": "))


def json_lines(rows: Iterable[Mapping[str, Plain]]) -> str:
    """The bare rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def csv_page(names: Sequence[str], rows: Iterable[Iterable[Plain]]) -> str:
    """The values of rows as CSV, under the names of their fields even where there are none."""
    import csv  # noqa: PLC0415 - as the module says
    import io  # noqa: PLC0415 - likewise

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()


def said_above(above: Iterable[str], *, left_out: str, under: str | None) -> list[str]:
    """The sentences above a table, a line each: its own, then on what terms it is shown.

    Args:
        above: its own.
        left_out: that only a part of the record is shown; "" where it is the whole.
        under: the protocol version supposed to govern, where the question is what if.
    """
    said = [line for line in (*above, left_out) if line]
    if under is not None:
        said.append(f"what if: under {under}, whatever governs it")
    return said


def table_page(
    rows: Sequence[Mapping[str, Plain]],
    columns: Sequence[Column],
    *,
    said: Sequence[str],
    nothing: str,
    markdown: bool,
) -> str:
    """Rows as a table for people, with what can't be seen as marks.

    Args:
        rows: the rows.
        columns: what is shown of them.
        said: sentences above the table, a line each.
        nothing: what to say where there are no rows.
        markdown: whether it is to be pasted where Markdown is read.
    """
    from isa_programme.report.visible import (  # noqa: PLC0415 - likewise
        escaped,
        shortened,
        visible,
    )

    show = escaped if markdown else visible
    heading = "".join(f"{show(line)}\n" for line in said) + ("\n" if said else "")
    if not rows:
        return f"{heading}{show(nothing)}\n"
    wanted = [
        (title, source)
        for title, source in columns
        if not isinstance(source, str)
        or source not in _ONLY_IF_ANY
        or any(row[source] for row in rows)
    ]

    def shown(row: Mapping[str, Plain], source: str | tuple[str, ...]) -> str:
        names = (source,) if isinstance(source, str) else source
        text = next((found for name in names if (found := cell(row[name]))), "")
        return show(text if source in _WHOLE else shortened(text, WIDTH))

    body = [[shown(row, source) for _, source in wanted] for row in rows]
    titles = [title for title, _ in wanted]
    table = _tabulated(titles, body, "pipe") if markdown else simple_table(titles, body)
    return f"{heading}{table}\n"


def simple_table(titles: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """The table that tabulate writes in its form ``simple``, which takes long to import.

    Text in which a character may be wider or narrower than another is left to tabulate itself.
    """
    rows = [[text.strip() for text in row] for row in body]
    if not all(map(_is_narrow, chain(titles, *rows))):
        return _tabulated(titles, body, "simple")
    widths = [
        max(len(title) + _PADDED, *map(len, cells))
        for title, *cells in zip(titles, *rows, strict=True)
    ]
    ruled = ["-" * width for width in widths]
    return "\n".join(
        "  ".join(map(str.ljust, row, widths)).rstrip() for row in (titles, ruled, *rows)
    )


def _is_narrow(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or re.fullmatch(_NARROW, text) is not None


_NARROW = "[ -\u02ff\u2010-\u2027]*"
"""Letters, figures, marks, dashes and quotes, each of which takes one place on any screen."""

_PADDED = 2
"""How much wider than its heading a column is at least."""


def _tabulated(titles: Sequence[str], body: Sequence[Sequence[str]], form: str) -> str:
    from tabulate import tabulate  # noqa: PLC0415 - slow to import

    return tabulate(body, headers=titles, tablefmt=form, disable_numparse=True)


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
