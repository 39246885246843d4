"""The dashboard: one page that shows what is overdue, with whom, and how everything stands."""

from __future__ import annotations

from datetime import date

from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.dashboard.assembling import assembled
from isa_programme.report.dashboard.writing import written


def dashboard(
    shown: Shown, *, as_at: date, visibility: Visibility | str = Visibility.PUBLIC
) -> str:
    """The dashboard of a record as one HTML file that fetches nothing and needs no script.

    It shows what is overdue, with whom and how long, in working days and in calendar days, with the
    next step and the promises that passed; answers by addressee; the programme on a timeline; days
    to answer; coverage per paper; contact kept; alignment; and every line with its explanation.
    Each picture has its table beside it. Where script runs, tables can be narrowed and sorted.

    The same record and day give the same text.

    Args:
        shown: a tracker, or a view of one.
        as_at: the day asked about, to its end.
        visibility: who may see it. The public are told of no lead.

    Raises:
        FaultsError: it is no visibility.
        ExtraMissingError: the extra `html` is not installed.
    """
    return written(assembled(shown.seen_at(visibility), as_at))
