"""A sheet as CSV meant for Excel."""

from __future__ import annotations

import csv
import io
from datetime import date

from isa_programme.errors import FaultsError
from isa_programme.exchange.csv_cells import guarded
from isa_programme.exchange.desk.desk import one_sheet
from isa_programme.exchange.desk.sheets import Sheet, SheetCell
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility


def sheet_csv(
    shown: Shown, name: str, *, as_at: date, visibility: Visibility | str = Visibility.PUBLIC
) -> bytes:
    """One sheet as CSV meant for Excel: UTF-8 with a byte order mark, lines ended as on Windows.

    Dates stand as year-month-day. A text that Excel would take for a formula, a number or a date
    has one apostrophe before it, and so has one that begins with an apostrophe.

    Args:
        shown: a tracker, or a view of one.
        name: the sheet: ``advice``, ``obligations``, ``responses``, ``commitments`` or
            ``milestones``.
        as_at: the day asked about, to its end.
        visibility: who may see it.

    Raises:
        FaultsError: there is no such sheet, or it is no visibility.
    """
    return written_sheet(one_sheet(shown.seen_at(visibility).register, name, as_at=as_at))


def written_sheet(sheet: Sheet) -> bytes:
    """A sheet as the bytes of a CSV, its headings first.

    Raises:
        FaultsError: a text holds half a character, which UTF-8 has no bytes for.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(each.heading) for each in sheet.columns])
    writer.writerows([_cell(each) for each in row] for row in sheet.rows)
    try:
        return text.getvalue().encode("utf-8-sig")
    except UnicodeEncodeError as error:
        raise FaultsError(
            f"the sheet {sheet.name} holds half a character (a lone surrogate), which can't be"
            " written; correct the entry"
        ) from error


def _cell(value: SheetCell) -> str:
    match value:
        case None:
            return ""
        case int():
            return str(value)
        case date():
            return str(value)
        case _:
            # A month too: Excel would make a day of it.
            return guarded(str(value))
