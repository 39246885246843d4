"""Markup for what a page has thousands of: the rows of its tables, and explanations.

Each text goes through :func:`visible` and is escaped once; templates hold everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from isa_programme.calendars.months import Month
from isa_programme.report.dashboard.days import short
from isa_programme.report.dashboard.page import Explained
from isa_programme.report.dashboard.tables import (
    Column,
    ColumnKind,
    Dated,
    Linked,
    Measured,
    Row,
    Several,
)
from isa_programme.report.visible import visible

_OPENS = {
    ColumnKind.TEXT: "<td>",
    ColumnKind.NUMBER: '<td class="n">',
    ColumnKind.DATE: '<td class="d">',
}


class Markup:
    """Writes rows and explanations; what was escaped once is not escaped again."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._cells: dict[type[object], Callable[..., str]] = {
            str: self.text,
            int: str,
            date: short,
            Month: short,
            Linked: self._linked,
            Dated: self._dated,
            Several: self._several,
            Measured: lambda cell: self.text(cell.words),
            type(None): lambda _: "",
        }

    def text(self, words: str) -> str:
        """Words as they can stand in an element or, within quotes, in an attribute."""
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = escape(visible(words))
        return found

    def rows(self, columns: Sequence[Column], rows: Sequence[Row]) -> str:
        """The rows of a table, each a line."""
        opens = [_OPENS[column.kind] for column in columns[1:]]
        return "\n".join(self._row(opens, row) for row in rows)

    def _row(self, opens: Sequence[str], row: Row) -> str:
        written = self._cells
        named = f' id="{row.name}"' if row.name else ""
        tagged = f' data-k="{row.tags}"' if row.tags else ""
        first, *others = row.cells
        said = [f'<tr{named}{tagged}><th scope="row">{written[type(first)](first)}</th>']
        for usual, cell in zip(opens, others, strict=True):
            opening = _measured(cell) if type(cell) is Measured else usual
            write = written.get(type(cell), self._other)
            said.append(f"{opening}{write(cell)}</td>")
        return f"{''.join(said)}</tr>"

    def _other(self, cell: object) -> str:
        """A word of the fixed vocabulary, which is a text of a class of its own."""
        return self.text(str(cell))

    def _linked(self, cell: Linked) -> str:
        return f'<a href="#{cell.to}">{self.text(cell.words)}</a>'

    def _dated(self, cell: Dated) -> str:
        day = "" if cell.when is None else short(cell.when)
        return f"{day} <small>{self.text(cell.note)}</small>" if cell.note else day

    def _several(self, cell: Several) -> str:
        if not cell.each:
            return ""
        return f"<ul><li>{'</li><li>'.join(map(self.text, cell.each))}</li></ul>"

    def explained(self, each: Sequence[Explained]) -> str:
        """Every explanation, folded under what it explains."""
        return "\n".join(map(self._explained, each))

    def _explained(self, found: Explained) -> str:
        """One explanation; links lead to its summary, which is seen while it is folded too."""
        if len(found.lines) == 1:
            (line,) = found.lines
            steps = self._steps((*found.sentences, *line.sentences))
            return (
                f'<details><summary id="{line.name}">{self.text(line.heading)}</summary>{steps}'
                f'<a href="#{line.line}">Back to the line</a></details>'
            )
        names = "; ".join(
            [f'<span id="{line.name}">{self.text(line.heading)}</span>' for line in found.lines]
        )
        lines = "".join(
            [
                f'<li><a href="#{line.line}">{self.text(line.heading)}</a>'
                f"<br>{'<br>'.join([self.text(each) for each in line.sentences])}</li>"
                for line in found.lines
            ]
        )
        return (
            f"<details><summary>{names}</summary>{self._steps(found.sentences)}"
            f"<ul>{lines}</ul></details>"
        )

    def _steps(self, sentences: Sequence[str]) -> str:
        return f"<ol><li>{'</li><li>'.join([self.text(each) for each in sentences])}</li></ol>"


def _measured(cell: Measured) -> str:
    return '<td class="n">' if cell.by is None else f'<td class="n" data-v="{cell.by:.10g}">'
