"""What each kind of row of a spreadsheet becomes: advice, recommendations, responses, and more.

Several names in one cell are separated by semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import COLUMNS, Cells
from isa_programme.record.advice import Recommendation
from isa_programme.record.drafts import draft_advice, draft_response
from isa_programme.record.facts import AdviceIssued, Fact, FactNoted, NoteTaken
from isa_programme.record.intake import Intake
from isa_programme.record.vocabulary import Function, Priority, ResponseKind

KINDS = ("advice", "recommendation", "response", "fact", "note")
"""What a row can be."""

_LOST: Mapping[str, tuple[str, ...]] = {
    kind: tuple(
        column
        for column in COLUMNS
        if column not in {*columns.split(), "kind", "date", "title", "text"}
    )
    for kind, columns in {
        "advice": "id from to function priority visibility answered_by copied_to requested_by"
        " assumption assumed_day addressed_as lead source",
        "recommendation": "id from to about priority requested_by assumption source",
        "response": "id from about visibility response_kind dispositions on_behalf_of dated_on"
        " known_by promised_for promise delay_reason source",
        "fact": "id about function offices source",
        "note": "about",
    }.items()
}
"""The columns each kind of row has no use for; a cell filled in one of them would be lost."""

_DISPOSITION = re.compile(r"\s*([1-9][0-9]{0,3})\s*=\s*([a-z-]+)\s*(?::\s*(.*))?", re.DOTALL)
_BETWEEN = re.compile(r"[;\n]\s*(?=[1-9][0-9]{0,3}\s*=)")
_RESPONSE_KINDS = frozenset(ResponseKind)
_YES = {"yes": True, "no": False, "": False}


def row_fact(cells: Cells) -> Fact:
    """The fact that a row makes by itself; a recommendation makes none.

    Raises:
        FaultsError: its kind is none there is, or a cell of it can't be read.
    """
    return _DRAFTS.get(cells["kind"], _unknown)(cells)


def lost_cells(cells: Cells) -> list[str]:
    """What is wrong with a row that fills a column its kind has no use for."""
    return [
        f"{column}: a row of the kind {cells['kind']} has none"
        for column in _LOST.get(cells["kind"], ())
        if cells[column]
    ]


def _unknown(cells: Cells) -> Fact:
    raise FaultsError(f"kind: {cells['kind']!a} is none of {', '.join(KINDS)}")


def _advice(cells: Cells) -> AdviceIssued:
    assumed = cells["assumed_day"]
    if assumed and not (assumed.isascii() and assumed.isdigit() and len(assumed) <= 2):
        raise FaultsError(f"assumed_day: {assumed!a} is no day of a month")
    return draft_advice(
        cells["title"],
        issued_on=cells["date"],
        own_reference=cells["id"],
        issued_by=cells["from"],
        addressees=_several(cells["to"]),
        text=cells["text"],
        function=cells["function"] or None,
        copied_to=_several(cells["copied_to"]),
        requested_by=cells["requested_by"] or None,
        assumption=cells["assumption"],
        assumed_day=int(assumed) if assumed else None,
        addressed_as=cells["addressed_as"],
        lead=cells["lead"],
        source=cells["source"],
        priority=cells["priority"] or "routine",
        visibility=cells["visibility"] or "restricted",
        answered_by=cells["answered_by"] or "all",
    )


def row_recommendation(cells: Cells) -> Recommendation:
    """The recommendation that a row makes.

    Raises:
        FaultsError: a cell of it can't be read.
    """
    intake = Intake()
    recommendation = Recommendation(
        own_reference=cells["id"],
        text=_words(cells),
        addressees=_several(cells["to"]),
        requested_by=intake.maybe_date("requested_by", cells["requested_by"] or None),
        assumption=cells["assumption"],
        priority=intake.maybe_choice("priority", Priority, cells["priority"] or None),
        source=cells["source"],
    )
    intake.done()
    return recommendation


def _response(cells: Cells) -> Fact:
    decided, reasons = _dispositions(cells["dispositions"])
    known_by = _YES.get(cells["known_by"])
    if known_by is None:
        raise FaultsError(f"known_by: {cells['known_by']!a} is neither yes nor no")
    if cells["response_kind"] not in _RESPONSE_KINDS:
        right = ", ".join(ResponseKind)
        raise FaultsError(f"response_kind: {cells['response_kind']!a} is none of {right}")
    return draft_response(
        cells["about"],
        sent_by=_several(cells["from"]),
        kind=cells["response_kind"],
        received_on=cells["date"],
        own_reference=cells["id"],
        on_behalf_of=_several(cells["on_behalf_of"]),
        dispositions=decided,
        reasons=reasons,
        known_by=known_by,
        dated_on=cells["dated_on"] or None,
        promised_for=cells["promised_for"] or None,
        promise=cells["promise"],
        delay_reason=cells["delay_reason"],
        text=_words(cells),
        visibility=cells["visibility"] or "restricted",
        source=cells["source"],
    )


def _dispositions(cell: str) -> tuple[dict[int, str], dict[int, str]]:
    decided: dict[int, str] = {}
    reasons: dict[int, str] = {}
    for part in _BETWEEN.split(cell) if cell.strip() else ():
        found = _DISPOSITION.fullmatch(part)
        if not found:
            raise FaultsError(
                f"dispositions: {part!a} can't be read; write 1=accepted; 2=not-accepted: why"
            )
        number = int(found[1])
        if number in decided:
            raise FaultsError(f"dispositions: recommendation {number} is named twice")
        decided[number] = found[2]
        if found[3]:
            reasons[number] = found[3].strip()
    return decided, reasons


def _fact(cells: Cells) -> FactNoted:
    intake = Intake()
    fact = FactNoted(
        own_reference=cells["id"],
        noted_for=intake.date("date", cells["date"]),
        title=cells["title"],
        text=cells["text"],
        function=intake.maybe_choice("function", Function, cells["function"] or None),
        offices=cells["offices"],
        advice=cells["about"] or None,
        source=cells["source"],
    )
    intake.done()
    return fact


def _note(cells: Cells) -> NoteTaken:
    intake = Intake()
    note = NoteTaken(
        advice=cells["about"],
        noted_on=intake.day("date", cells["date"]),
        text=_words(cells),
    )
    intake.done()
    return note


_DRAFTS: Mapping[str, Callable[[Cells], Fact]] = {
    "advice": _advice,
    "response": _response,
    "fact": _fact,
    "note": _note,
}


def _words(cells: Cells) -> str:
    if cells["title"] in cells["text"]:
        return cells["text"]
    return "\n".join(filter(None, (cells["title"], cells["text"])))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


_COLUMN_OF = {
    "issued_on": "date",
    "received_on": "date",
    "noted_on": "date",
    "issued_by": "from",
    "sent_by": "from",
    "addressees": "to",
    "advice": "about",
    "own_reference": "id",
}


def by_column(fault: str) -> str:
    """A fault by the column of the spreadsheet, not by the field that the column became."""
    field, colon, said = fault.partition(": ")
    return f"{_COLUMN_OF.get(field, field)}{colon}{said}"
