"""What is owed: what is due, and what is overdue, in one record or in several.

These two are asked most, by people and by other programs; so each imports what its answer needs
when it needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from isa_programme.cli.options import asks_across, supposes
from isa_programme.cli.settings import settings
from isa_programme.cli.typed_allowances import ALLOWANCE
from isa_programme.cli.typed_dates import DAY

if TYPE_CHECKING:
    from isa_programme.cli.owed_lines import Found
    from isa_programme.record.allowance import Allowance
    from isa_programme.report.plain_pages import Column


@click.command()
@click.option("--within", type=ALLOWANCE, help="Only deadlines so far ahead: '10 working days'.")
@click.option("--ours", is_flag=True, help="Only what is ours to answer or carry out.")
@click.option("--exit-code", is_flag=True, help="Leave with 10 if there is any line.")
@supposes
@asks_across
def due(within: Allowance | None, ours: bool, exit_code: bool, under: str | None) -> None:
    """What is owed and not overdue, the soonest deadline first."""
    from isa_programme.cli.owed_lines import lines_due  # noqa: PLC0415 - see above

    found = lines_due(within=within, ours=ours, under=under)
    ahead = "" if within is None else f" within {within}"
    _show("due", found, nothing=f"{_nothing(ours=ours)} is due{ahead} as at {settings().day}")
    _leave(found, asked=exit_code)


@click.command()
@click.option("--since", type=DAY, help="Only what became overdue after this day.")
@click.option("--lead", metavar="NAME", help="Only papers this person looks after.")
@click.option("--mine", is_flag=True, help="Only papers that you look after, by your name.")
@click.option("--ours", is_flag=True, help="Only what is ours to answer or carry out.")
@click.option("--exit-code", is_flag=True, help="Leave with 10 if there is any line.")
@supposes
@asks_across
def overdue(
    since: date | None,
    lead: str | None,
    mine: bool,
    ours: bool,
    exit_code: bool,
    under: str | None,
) -> None:
    """What is overdue, the longest overdue first."""
    from isa_programme.cli.owed_lines import lines_overdue  # noqa: PLC0415 - see above

    if mine and lead is not None:
        raise click.UsageError("give either --mine or --lead")
    lead = settings().by if mine else lead
    found = lines_overdue(since=since, lead=lead, ours=ours, under=under)
    nothing = _nothing_overdue(_nothing(ours=ours, lead=lead), settings().day, since)
    _show("overdue", found, nothing=nothing)
    _leave(found, asked=exit_code)


def _show(question: str, found: Found, *, nothing: str) -> None:
    from isa_programme.cli.showing import put  # noqa: PLC0415 - see above
    from isa_programme.report.owed_page import OwedPage, written_owed  # noqa: PLC0415 - see above

    if found.records is not None and not any(each["read"] for each in found.records):
        return  # there is no answer
    kept = settings()
    page = OwedPage(
        question=question,
        fields=_fields(found),
        rows=found.rows,
        columns=_columns(question),
        as_at=str(kept.day),
        visibility=found.visibility,
        known_at=found.known_at,
        head=found.head,
        under=found.under,
        records=found.records,
        left_out=found.left_out,
        nothing=nothing,
    )
    put(written_owed(page, kept.format))


def _columns(question: str) -> Sequence[Column]:
    """What a table shows; nothing where none is asked for."""
    if settings().format not in {"table", "markdown"}:
        return ()
    from isa_programme.report.columns import DUE, OVERDUE  # noqa: PLC0415 - see above

    return DUE if question == "due" else OVERDUE


def _fields(found: Found) -> Sequence[str]:
    """The names that head a CSV, of which only one without a row has to be told."""
    if found.rows or settings().format != "csv":
        return [*found.rows[0]] if found.rows else ()
    from isa_programme.cli.owed_lines import line_fields  # noqa: PLC0415 - see above

    return line_fields()


def _nothing(*, ours: bool, lead: str | None = None) -> str:
    whose = "nothing of ours" if ours else "nothing"
    return whose if lead is None else f"{whose} that {lead} looks after"


def _nothing_overdue(whose: str, day: date, since: date | None) -> str:
    if since is not None:
        return f"{whose} became overdue after {since}, as at {day}"
    return f"{whose} is overdue as at {day}"


def _leave(found: Found, *, asked: bool) -> None:
    # An answer that lacks a record is no whole one, whatever was found.
    if found.unread:
        click.get_current_context().exit(found.unread)
    if asked and found.rows:
        from isa_programme.cli.exit_codes import FOUND  # noqa: PLC0415 - see above

        click.get_current_context().exit(FOUND)
