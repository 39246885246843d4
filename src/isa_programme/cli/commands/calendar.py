"""Calendars: the days that count, adopted, compared, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import attrs
import click

from isa_programme.calendars.published import read_closures
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened, show, viewed
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import FILE, read_calendar, read_text
from isa_programme.questions.calendar_change import CalendarChange, days_changed
from isa_programme.questions.calendars import AdoptedCalendar, ClosedDay
from isa_programme.record.facts import CalendarAdopted
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.report.calendar_page import change_in_words, day_in_words
from isa_programme.report.visible import visible
from isa_programme.tracker.agreeing import drafted_closure
from isa_programme.tracker.viewing import Viewing

_C = TypeVar("_C", bound=Callable[..., Any])


@click.command("list")
@asks
def list_calendars() -> None:
    """Every calendar as it was adopted: from when it counts, what it covers, where it is from."""
    with viewed() as tracker:
        rows = tracker.calendars()
        held = tracker.held
    show(
        Answer(
            question="calendars",
            row=AdoptedCalendar,
            rows=rows,
            columns=columns.CALENDARS,
            held=held,
        )
    )


@click.command("show")
@click.argument("name", required=False)
@click.option("--year", type=int, help="Only this year.")
@asks
def show_calendar(name: str | None, year: int | None) -> None:
    """The days besides weekends that the calendar NAME does not count, and why.

    Without a NAME, the calendar adopted first; as it is in force on the day asked about.
    """
    day = settings().day
    with viewed() as tracker:
        register, held = tracker.register, tracker.held
        chosen = name or next(iter(register.calendars))
        rows = tracker.closed_days(chosen, as_at=day, year=year)
    found = register.calendar(chosen, day)
    assert found is not None, "its closed days were found"
    projected = f"; projected from {found.provisional_from} on" if found.provisional_from else ""
    show(
        Answer(
            question="calendar",
            row=ClosedDay,
            rows=rows,
            columns=columns.CLOSED_DAYS,
            as_at=day,
            held=held,
            heading=f"{chosen}: {found.first} to {found.last}{projected};"
            f" {found.source or 'no source given'}; fingerprint {found.fingerprint}",
            nothing="no closed day but weekends",
        )
    )


def _sources(command: _C) -> _C:
    """Give a command the ways of saying which calendar is meant."""
    for option in (
        click.option("--name", help="The calendar's name in the record; the first adopted else."),
        click.option("--closures", type=FILE, help="A CSV of days to close besides: date,reason."),
        click.option(
            "--division",
            default="scotland",
            show_default=True,
            help="Which division of an official JSON file.",
        ),
        click.option("--source", help="Where its days come from, in your words."),
        click.option("--package", is_flag=True, help="Scotland's days as this release knows them."),
        click.argument("file", required=False, type=FILE),
    ):
        command = option(command)
    return command


@click.command("diff")
@_sources
@asks
def diff(**meant: Any) -> None:  # noqa: ANN401 - the options that say which calendar
    """What another calendar would change: which days, and which open deadlines.

    The other calendar is FILE (TOML or CSV of our own, or the official bank-holiday JSON),
    --package, or the one adopted with the days of --closures closed besides. Nothing is recorded.
    """
    day = settings().day
    with viewed() as tracker:
        other = _meant(tracker, as_at=day, **meant)
        change = tracker.calendar_change(other, as_at=day)
        held = tracker.held
    show(
        Answer(
            question="calendar-diff",
            row=CalendarChange,
            rows=(change,),
            columns=columns.MOVES,
            shown=change.moves,
            single=True,
            as_at=day,
            held=held,
            heading=change_in_words(change),
            nothing="no deadline or standing changes",
        )
    )


@click.command("adopt")
@_sources
@click.option("--on", "day", type=DAY, help="From which day it counts; today unless given.")
@writes
def adopt(day: date | None, **meant: Any) -> None:  # noqa: ANN401 - which calendar, as above
    """Adopt a calendar, for what is open from that day on; `diff` shows what it would change.

    It is FILE (TOML or CSV of our own, or the official bank-holiday JSON), --package, or the one
    adopted with the days of --closures closed besides.
    """
    with opened() as tracker:
        other = _meant(tracker, **meant)
        _tell_days(tracker, other)
    save(CalendarAdopted(calendar=other, adopted_on=day), shows_moves=True)


@click.command("close")
@asked("--first", ask="First day closed", type=DAY, help="The first day closed.")
@click.option("--last", type=DAY, help="The last day closed; the first one unless given.")
@asked("--because", "reason", ask="Reason", help="Why.")
@click.option("--name", help="The calendar; the one adopted first unless given.")
@click.option("--on", "day", type=DAY, help="From which day that counts; today unless given.")
@writes
def close(first: date, last: date | None, reason: str, name: str | None, day: date | None) -> None:
    """Close a day, or a run of days, besides those the calendar leaves out already."""
    with opened() as tracker:
        closed = tracker.with_closures([drafted_closure(first, last, reason)], calendar=name)
        _tell_days(tracker, closed)
    save(CalendarAdopted(calendar=closed, adopted_on=day), shows_moves=True)


def _tell_days(tracker: Viewing, other: WorkingCalendar) -> None:
    """Say, before anything is saved, which days would count differently."""
    before = tracker.register.calendar(other.name)
    if before is None:
        click.echo(f"a new calendar: {visible(other.name)}", err=True)
        return
    for change in days_changed(before, other):
        click.echo(visible(day_in_words(change)), err=True)


def _meant(
    tracker: Viewing,
    *,
    file: Path | None,
    closures: Path | None,
    name: str | None,
    package: bool,
    division: str,
    source: str | None,
    as_at: date = date.max,
) -> WorkingCalendar:
    if sum((file is not None, closures is not None, package)) != 1:
        raise click.UsageError("give one of: a calendar FILE, --package, or --closures with a CSV")
    named = name or next(iter(tracker.register.calendars))
    if closures is not None:
        return tracker.with_closures(
            read_closures(read_text(closures)),
            calendar=named,
            source=source or f"closures of {closures.name}",
            as_at=as_at,
        )
    if file is None:
        found = attrs.evolve(scotland(), name=named)
    else:
        found = read_calendar(file, name=named, division=division)
    if name is not None and found.name != name:
        raise click.UsageError(
            f"--name is {name!a}, but the file calls itself {found.name!a}; let both agree"
        )
    return found if source is None else attrs.evolve(found, source=source)
