"""Offices and bodies."""

from __future__ import annotations

from datetime import date

import click

from isa_programme.calendars.months import CivilDate
from isa_programme.cli.asking import ask
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import show, viewed
from isa_programme.cli.typed_dates import DATE, DAY
from isa_programme.questions.offices import HolderRow, OfficeRow
from isa_programme.questions.succession import OpenRow
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    HolderAppointed,
)
from isa_programme.report import columns, programme_columns
from isa_programme.report.answers import Answer


@click.command("add")
@click.argument("slug")
@click.argument("name", required=False)
@click.option("--name", "named", hidden=True)
@click.option(
    "--kind", default="office", show_default=True, help="Its kind, by which a protocol finds it."
)
@click.option("--body", help="The body it belongs to.")
@click.option("--answers-for", multiple=True, help="An office it may answer for; repeatable.")
@click.option("--ours", is_flag=True, help="It is our own office or body.")
@writes
def add(
    slug: str,
    name: str | None,
    named: str | None,
    kind: str,
    body: str | None,
    answers_for: tuple[str, ...],
    ours: bool,
) -> None:
    """Add an office or body: SLUG for commands, NAME for people."""
    if not (title := name or named):
        raise click.UsageError("NAME is missing: the office's name in prose, in quotes")
    fact = AddresseeAdded(
        addressee=Addressee(
            slug=slug, name=title, kind=kind, body=body, answers_for=answers_for, ours=ours
        )
    )
    save(fact)


@click.command("list")
@asks
def list_addressees() -> None:
    """Every office and body, with who holds it on the day asked about."""
    ask(
        "addressees",
        OfficeRow,
        columns.OFFICES,
        lambda tracker, day: tracker.addressees(as_at=day),
        nothing="no addressee yet; isa addressee add makes one",
    )


@click.command("show")
@click.argument("slug")
@asks
def show_addressee(slug: str) -> None:
    """The terms in an office, as recorded."""
    with viewed() as tracker:
        rows = tracker.holders(slug)
        register, held = tracker.register, tracker.held
    show(
        Answer(
            question="holders",
            row=HolderRow,
            rows=rows,
            columns=columns.HOLDERS,
            held=held,
            heading=f"{register.addressee(slug).name_on(settings().day)} ({slug})",
            nothing="no holder recorded; isa addressee holder records one",
        )
    )


@click.command("holder")
@click.argument("slug")
@asked("--name", ask="Name of the holder", help="The person.")
@asked("--from", "first", ask="First day (or month) of the term", type=DATE, help="First day.")
@click.option("--to", "last", type=DATE, help="Last day, where it is known.")
@click.option("--source", default="", help="Where the term is stated.")
@writes
def holder(slug: str, name: str, first: CivilDate, last: CivilDate | None, source: str) -> None:
    """Record who holds an office from a day on; the term before ends the day before."""
    held = Holder(name=name, first=first, last=last, source=source)
    save(HolderAppointed(addressee=slug, holder=held), changes_hands=slug)


@click.command("rename")
@click.argument("slug")
@click.argument("name")
@asked("--on", "day", ask="From which day", type=DAY, help="From which day.")
@writes
def rename(slug: str, name: str, day: date) -> None:
    """Give an office or body a new NAME; its slug stays."""
    save(AddresseeRenamed(addressee=slug, name=name, renamed_on=day))


@click.command("close")
@click.argument("slug")
@asked("--on", "day", ask="Its last day", type=DAY, help="Its last day.")
@click.option("--successor", help="The slug of what took its place.")
@writes
def close(slug: str, day: date, successor: str | None) -> None:
    """Record the last day of an office or body."""
    closed = AddresseeClosed(addressee=slug, closed_on=day, successor=successor)
    save(closed, changes_hands=slug)


@click.command("open")
@click.argument("slugs", nargs=-1)
@click.option("--kind", help="Every office of this kind: government, after an election.")
@asks
def list_open(slugs: tuple[str, ...], kind: str | None) -> None:
    """What is open with the offices SLUGS, or with all, and how to issue it again."""
    ask(
        "open-with",
        OpenRow,
        programme_columns.OPEN,
        lambda tracker, day: tracker.open_with(*slugs, as_at=day, kind=kind),
        nothing="nothing is open",
    )
