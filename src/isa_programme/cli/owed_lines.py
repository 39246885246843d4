"""What is owed, asked of the record or records that the command names: lines as plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from isa_programme.cli.remembering import heads, is_path
from isa_programme.cli.settings import settings

if TYPE_CHECKING:
    from isa_programme.journal.derived.deadline_table import KeptLines
    from isa_programme.questions.lines import Line
    from isa_programme.record.allowance import Allowance
    from isa_programme.record.protocols import Protocol
    from isa_programme.report.cells import Plain
    from isa_programme.tracker.across import Across, RecordAsked
    from isa_programme.tracker.deadlines import Deadlines
    from isa_programme.tracker.viewing import Viewing

# What is imported late is not needed where the lines come from elsewhere, or one record is asked.


class Found:
    """What was found, and what it rests on; see :class:`isa_programme.report.owed_page.OwedPage`.

    Attributes:
        unread: the exit code of what could not be read; 0 where all of it was.
    """

    # A plain class, since a tuple with names takes as long to make as the question to answer.

    def __init__(
        self,
        rows: Sequence[dict[str, Plain]],
        *,
        visibility: str = "confidential",
        left_out: str = "",
        under: str | None = None,
        known_at: str | None = None,
        head: str | None = None,
        records: Sequence[dict[str, Plain]] | None = None,
        unread: int = 0,
    ) -> None:
        self.rows: Sequence[dict[str, Plain]] = rows
        self.records: Sequence[dict[str, Plain]] | None = records
        self.unread: int = unread
        self.visibility: str = visibility
        self.left_out: str = left_out
        self.under: str | None = under
        self.known_at: str | None = known_at
        self.head: str | None = head


def lines_due(*, within: Allowance | None, ours: bool, under: str | None) -> Found:
    """What is due in the record named, or in the records named."""
    kept = settings()
    if kept.several:
        from isa_programme.tracker.across import due_across  # noqa: PLC0415 - see above

        return _of_several(due_across, under, within=within, ours=ours)

    if _asks_the_table(under):
        found = _kept(lambda table: table.due(as_at=kept.day, within=within))
        if found is not None:
            return _only(found, ours=ours)

    def ask(tracker: Viewing, supposed: Protocol | None) -> Sequence[Line]:
        return tracker.due(as_at=kept.day, within=within, under=supposed, ours=ours)

    return _of_one(ask, under)


def lines_overdue(*, since: date | None, lead: str | None, ours: bool, under: str | None) -> Found:
    """What is overdue in the record named, or in the records named."""
    kept = settings()
    if kept.several:
        from isa_programme.tracker.across import overdue_across  # noqa: PLC0415 - see above

        return _of_several(overdue_across, under, since=since, lead=lead, ours=ours)

    if _asks_the_table(under):
        found = _kept(lambda table: table.overdue(as_at=kept.day, since=since))
        only = None if found is None else _only(found, ours=ours, lead=lead)
        # Whether anybody is called as a lead who has nothing overdue is no question to the table.
        if only is not None and (lead is None or only.rows):
            return only

    def ask(tracker: Viewing, supposed: Protocol | None) -> Sequence[Line]:
        if lead is not None:
            papers = tracker.papers(as_at=kept.day)
            if all(paper.lead.casefold() != lead.casefold() for paper in papers):
                _warn_of_unknown(lead)
        return tracker.overdue(as_at=kept.day, since=since, lead=lead, under=supposed, ours=ours)

    return _of_one(ask, under)


def _asks_the_table(under: str | None) -> bool:
    """Whether the question is one that the table of deadlines answers, and nobody else need."""
    kept = settings()
    return under is None and kept.known_at is None and kept.visibility is None


def _kept(ask: Callable[[Deadlines], KeptLines | None]) -> KeptLines | None:
    """What the table of deadlines answers; None where it is out of step with the record."""
    from isa_programme.cli.showing import refuse_output  # noqa: PLC0415 - see above
    from isa_programme.tracker.deadlines import Deadlines  # noqa: PLC0415 - see above

    kept = settings()
    if kept.output is not None:
        refuse_output(kept.place)
    if not is_path(kept.text):
        return None  # an address: the server is asked through a tracker
    table = Deadlines(kept.text, heads=heads())
    found = ask(table)
    if found is not None and table.is_replaced:
        _warn("warning: an older or other copy of the record; isa verify tells")
    return found


def _only(found: KeptLines, *, ours: bool, lead: str | None = None) -> Found:
    """The lines of a table; of them only ours, or those of a lead, where that is asked."""
    return Found(
        rows=[
            {**line, "record": None}
            for line in found.lines
            if (line["ours"] or not ours)
            and (lead is None or line["lead"].casefold() == lead.casefold())
        ],
        known_at=found.known_at.isoformat(),
        head=found.head or None,
    )


def _of_one(ask: Callable[[Viewing, Protocol | None], Sequence[Line]], under: str | None) -> Found:
    from isa_programme.cli.showing import viewed  # noqa: PLC0415 - see above
    from isa_programme.cli.supposing import version_supposed  # noqa: PLC0415 - see above
    from isa_programme.report.plain import plain, plain_row  # noqa: PLC0415 - see above

    with viewed() as tracker:
        supposed = version_supposed(tracker, under)
        lines = ask(tracker, supposed)
        held = tracker.held
    return Found(
        rows=[{**plain_row(line), "record": None} for line in lines],
        visibility=held.visibility.value,
        left_out=held.left_out,
        under=None if supposed is None else str(supposed),
        known_at=str(known) if (known := plain(held.known_at)) else None,
        head=held.head or None,
    )


def _of_several(ask: Callable[..., Across], under: str | None, **question: object) -> Found:
    from isa_programme.cli.showing import refuse_output  # noqa: PLC0415 - see above
    from isa_programme.cli.supposing import version_for_several  # noqa: PLC0415 - see above
    from isa_programme.record.held import Held  # noqa: PLC0415 - see above
    from isa_programme.record.vocabulary import Visibility  # noqa: PLC0415 - see above
    from isa_programme.report.plain import plain_row  # noqa: PLC0415 - see above

    kept = settings()
    for place in kept.several:
        refuse_output(place)
    level = Visibility(kept.visibility or Visibility.CONFIDENTIAL)
    found = ask(
        kept.several,
        as_at=kept.day,
        under=version_for_several(under),
        visibility=level,
        known_at=kept.known_at,
        heads=heads(),
        **question,
    )
    for each in found.records:
        _tell(each)
    lead = question.get("lead")
    if lead is not None and not any(each.knows_lead for each in found.records):
        _warn_of_unknown(str(lead))
    return Found(
        rows=[plain_row(line) for line in found.lines],
        visibility=level.value,
        left_out=Held(visibility=level).left_out,
        under=found.under,
        records=[_asked(each) for each in found.records],
        unread=_exit_code(found),
    )


def _asked(record: RecordAsked) -> dict[str, Plain]:
    """What the page says of a record: not why it could not be read, which names places."""
    from isa_programme.report.plain import plain  # noqa: PLC0415 - see above

    held = record.held
    return {
        "record": record.record,
        "read": held is not None,
        "head": None if held is None else held.head or None,
        "known_at": None if held is None else plain(held.known_at),
    }


def _tell(record: RecordAsked) -> None:
    """Tell what somebody who reads the lines of a record should know of it."""
    from isa_programme.cli.failing import say  # noqa: PLC0415 - see above

    if record.fault is not None:
        say(f"{record.record}: {record.fault}")
    if record.replaced:
        _warn(f"warning: {record.record}: an older or other copy of the record; isa verify tells")
    if record.restricted_since:
        what = ", ".join(record.restricted_since)
        _warn(f"{record.record}: shown as it was known then, and restricted since: {what}")


def _warn_of_unknown(lead: str) -> None:
    # A name mistyped in a script would otherwise find nothing overdue for ever.
    _warn(f"no paper names {lead} as its lead")


def _warn(sentence: str) -> None:
    from isa_programme.report.visible import visible  # noqa: PLC0415 - see above

    click.echo(visible(sentence), err=True)


def _exit_code(found: Across) -> int:
    """The code of the gravest fault; 0 where every record was read."""
    from isa_programme.cli.exit_codes import (  # noqa: PLC0415 - see above
        BUSY,
        DAMAGED,
        UNREADABLE,
        exit_code,
    )

    codes = {exit_code(each.fault) for each in found.unread if each.fault is not None}
    return next((code for code in (DAMAGED, UNREADABLE, BUSY) if code in codes), 0)


def line_fields() -> list[str]:
    """The names of a line's fields."""
    import attrs  # noqa: PLC0415 - see above

    from isa_programme.questions.lines import RecordLine  # noqa: PLC0415 - see above

    return [each.name for each in attrs.fields(RecordLine)]
