"""The demonstration's page: overdue, owed and answered, with what the dates rest on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isa_programme.calendars.dates import in_words
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.report import columns
from isa_programme.report.answers import Answer, written
from isa_programme.report.formats import Format
from isa_programme.report.plain_pages import Column
from isa_programme.report.visible import visible

_INTRODUCTION = """\
The public record of the promise, as at {day}.
No protocol for answering this advice is public. Dates marked borrowed-example are
counted by an example rule, not agreed; the others are those a letter asked for.
"""
_OVERDUE = (
    "OVERDUE: no answer seen in the public record by then, under a borrowed example clock"
    " (or by the date a letter asked for)"
)
_GO_ON = """\
Go on with it:
  isa --record {path} overdue --as-at {day}
  isa --record {path} explain {first}
  isa --record {path} advice list
"""


def demo_page(lines: Sequence[Line], *, as_at: date, path: str) -> str:
    """What is overdue, still owed, and answered, each under its own heading."""
    overdue = [line for line in lines if line.standing is Standing.OVERDUE]
    owed = [line for line in lines if line.owed and line.standing is not Standing.OVERDUE]
    answered = [line for line in lines if line.met_by is not None]
    overdue.sort(key=lambda line: (line.deadline or as_at, line.reference))
    first = overdue[0].reference if overdue else "REFERENCE"
    return "\n".join(
        [
            _INTRODUCTION.format(day=in_words(as_at)),
            _section(_OVERDUE, overdue, columns.OVERDUE),
            _section("OWED, and not overdue", owed, columns.DUE),
            _section("ANSWERED, under a borrowed example clock", answered, columns.ANSWERED),
            _GO_ON.format(path=visible(path), day=as_at, first=first),
        ]
    )


def _section(heading: str, lines: Sequence[Line], shown: Sequence[Column]) -> str:
    answer = Answer(question="demo", row=Line, rows=lines, columns=shown, heading=heading)
    return written(answer, Format.TABLE)
