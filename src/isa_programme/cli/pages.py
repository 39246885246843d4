"""The pages that are published beside the record: each with its name, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

import click

from isa_programme.errors import ExtraMissingError
from isa_programme.exchange.workbook.workbook import workbook
from isa_programme.journal.published import RECORD, Published
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.calendar_feed import calendar_feed
from isa_programme.report.dashboard import dashboard
from isa_programme.report.visible import visible
from isa_programme.tracker.handing import Pages


def _dashboard(shown: Shown, as_at: date, visibility: Visibility) -> bytes:
    return dashboard(shown, as_at=as_at, visibility=visibility).encode("utf-8")


def _feed(shown: Shown, as_at: date, visibility: Visibility) -> bytes:
    return calendar_feed(shown, as_at=as_at, visibility=visibility)


def _workbook(shown: Shown, as_at: date, visibility: Visibility) -> bytes:
    return workbook(shown, as_at=as_at, visibility=visibility).content


_MAKERS: Mapping[str, tuple[str, Callable[[Shown, date, Visibility], bytes]]] = {
    "dashboard": ("dashboard.html", _dashboard),
    "feed": ("dates.ics", _feed),
    "workbook": ("record.xlsx", _workbook),
}
"""What can be published: by its word, the name of its file, and what makes it."""

WORDS = tuple(_MAKERS)
"""The words by which a page is left out."""


def pages(as_at: date, visibility: Visibility, without: Collection[str]) -> Pages:
    """What makes the pages as at a day, for whoever may see them; some are left out."""

    def made(shown: Shown) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        missing: list[str] = []
        for word, (name, maker) in _MAKERS.items():
            if word in without:
                continue
            try:
                found[name] = maker(shown, as_at, visibility)
            except ExtraMissingError as error:
                missing.append(error.extra)
        if missing:
            raise ExtraMissingError("publishing", ",".join(missing))
        return found

    return made


def tell_who_reads(folder: Path, published: Published) -> None:
    """Say what of a folder is not only what is public, and what lies there from before."""
    names = {each.name for each in published.files}
    where = visible(str(folder))
    if RECORD in names:
        click.echo(
            f"{RECORD} is the whole record, with all that is confidential: whoever can open {where}"
            " can read it",
            err=True,
        )
    left = [name for name in (*(name for name, _ in _MAKERS.values()), RECORD) if name not in names]
    for name in left:
        if (folder / name).exists():
            click.echo(
                f"{name} in {where} was published before and not now; delete it if it is not to be"
                " read any more",
                err=True,
            )
