"""The calculator: a deadline from its rules alone, with no record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import click

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.combined import combined
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.cli.commands.deadline_rules import (
    channel_of,
    protocol_meant,
    rules,
    stage_of,
    suspended_by,
)
from isa_programme.cli.options import calculates
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, refuse_output, show
from isa_programme.cli.typed_allowances import ALLOWANCE
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import (
    ALLOWANCE_ON,
    DAY_ON,
    FILE,
    FILE_ON,
    MOMENT,
    OPEN_SPAN,
    SPAN,
    a_file,
    read_calendar,
    read_text,
)
from isa_programme.exchange.starts_file import read_starts
from isa_programme.questions.calculation.calculated import CalculatedStart, calculate_each
from isa_programme.questions.calculation.calculation import Calculation, calculate, worked_back
from isa_programme.record.allowance import Allowance
from isa_programme.record.stages import Stage
from isa_programme.report import columns
from isa_programme.report.answers import Answer
from isa_programme.report.calculation_page import calculation_page
from isa_programme.report.formats import Format

_WEEKDAYS = (date(1970, 1, 1), date(2099, 12, 31))
"""The days that the calendar without holidays covers."""

_HAPPENS = {
    "pauses": "--pause",
    "clarifications": "--clarified",
    "extensions": "--extend",
    "outside_protocol": "--extend-outside",
    "until": "--until",
    "holding": "--holding",
    "restarts": "--restarted",
    "redated": "--redated",
    "adopted": "--adopted",
    "answered_on": "--answered",
}
"""What happens to one clock, by the option that says so."""


@click.command()
@click.argument("allowance", type=ALLOWANCE, required=False)
@click.option("--from", "start", type=MOMENT, help="The day counted from, with a time if known.")
@click.option("--batch", type=FILE, help="A CSV of starts: from, reference, allowance, answered.")
@click.option(
    "--before",
    is_flag=True,
    help="Work back: the last day to start on so that the deadline is no later than --from.",
)
@click.option(
    "--calendar",
    "calendars",
    multiple=True,
    default=["scotland"],
    show_default=True,
    metavar="scotland|weekdays|FILE",
    help="The working days; of several, a day counts that counts in all.",
)
@click.option("--closed", type=DAY, multiple=True, help="A day closed besides; repeatable.")
@rules
@click.option("--period", type=click.IntRange(1), default=1, help="Which period, with --every.")
@click.option(
    "--pause",
    "pauses",
    type=OPEN_SPAN,
    multiple=True,
    help="FROM:TO: its first day, and the last not counted; FROM: while open.",
)
@click.option(
    "--clarified",
    "clarifications",
    type=OPEN_SPAN,
    multiple=True,
    help="ASKED:ANSWERED; ASKED: while it is open.",
)
@click.option(
    "--extend",
    "extensions",
    type=ALLOWANCE_ON,
    multiple=True,
    help="'10 working days@DATE': how much more, and the day it was agreed.",
)
@click.option(
    "--extend-outside",
    "outside_protocol",
    type=ALLOWANCE_ON,
    multiple=True,
    help="The same, agreed outside the bounds on extensions.",
)
@click.option(
    "--until", type=DAY_ON, multiple=True, help="DATE@DATE: until when, and the day of agreement."
)
@click.option("--holding", type=DAY, multiple=True, help="The day of a holding reply.")
@click.option(
    "--restarted", "restarts", type=DAY, multiple=True, help="A day from which it runs anew."
)
@click.option(
    "--redated",
    type=ALLOWANCE_ON,
    multiple=True,
    help="'60 working days@DATE': another allowance, and the day from which it governs.",
)
@click.option(
    "--adopted",
    type=FILE_ON,
    multiple=True,
    help="FILE@DATE: another calendar, and the day from which it counts.",
)
@click.option("--suspended", type=SPAN, multiple=True, help="FROM:TO, not counted; repeatable.")
@click.option("--answered", "answered_on", type=DAY, help="The day it was answered.")
@click.option("--explain", is_flag=True, help="Say how it was worked out, day by day.")
@calculates
def deadline(
    allowance: Allowance | None,
    start: tuple[date, time | None] | None,
    batch: Path | None,
    before: bool,
    calendars: tuple[str, ...],
    closed: tuple[date, ...],
    suspended: tuple[tuple[date, date], ...],
    explain: bool,
    **given: Any,  # noqa: ANN401 - the other options, by the names of `calculate` and `stage_of`
) -> None:
    """Work out a deadline from its rules alone; no record is needed.

    ALLOWANCE is such as '20 working days', '8 weeks', '2 months'. What happens to the clock counts
    whatever the day asked about, which only decides where it stands; what is still open must have
    begun by then.
    """
    refuse_output(settings().place)
    protocol = protocol_meant(given["protocol"])
    counted = _calendar(calendars, closed)
    if batch is not None:
        _refuse("--batch", **_happens(given), **{"--from": start, "--before": before})
        _show_batch(batch, allowance, given, counted, suspended, explain=explain)
        return
    if start is None:
        raise click.UsageError("from which day? give --from, or --batch with a file of starts")
    stage = stage_of(allowance, protocol, given)
    shut = (*suspended, *suspended_by(protocol, stage))
    channel = channel_of(stage, given)
    if before:
        unheeded = {"--period": given["period"] > 1, "--as-at": settings().as_at}
        _refuse("--before", **_happens(given), **unheeded, **{"a time of day": start[1]})
        found = worked_back(
            stage, start[0], counted, channel=channel, protocol=protocol, suspensions=shut
        )
        _show(found, None, explain=explain)
        return
    as_at = settings().day
    found = calculate(
        stage,
        start[0],
        counted,
        at=start[1],
        channel=channel,
        period=given["period"],
        protocol=protocol,
        pauses=given["pauses"],
        clarifications=given["clarifications"],
        extensions=(*given["extensions"], *given["until"]),
        outside_protocol=given["outside_protocol"],
        holding=given["holding"],
        restarts=given["restarts"],
        redated=(*given["redated"], *_adopted(given["adopted"])),
        suspensions=shut,
        as_at=as_at,
        answered_on=given["answered_on"],
    )
    _show(found, as_at, explain=explain)


def _calendar(named: tuple[str, ...], closed: tuple[date, ...]) -> WorkingCalendar:
    found = combined([_one_calendar(name) for name in named])
    if not closed:
        return found
    closures = [Closure(day, day, "closed") for day in closed]
    return found.with_closures(added=closures, source="days given as closed")


def _one_calendar(name: str) -> WorkingCalendar:
    match name:
        case "scotland":
            return scotland()
        case "weekdays":
            return weekdays(*_WEEKDAYS)
        case _:
            path = a_file(name, "--calendar", ("scotland", "weekdays"))
            return read_calendar(path, name=path.stem)


def _adopted(
    given: tuple[tuple[Path, date], ...],
) -> tuple[tuple[WorkingCalendar, date], ...]:
    return tuple((read_calendar(path, name=path.stem), on) for path, on in given)


def _happens(given: Mapping[str, Any]) -> dict[str, object]:
    return {name: given[field] for field, name in _HAPPENS.items()}


def _refuse(option: str, **others: object) -> None:
    clashing = [name for name, value in others.items() if value not in {None, False, ()}]
    if clashing:
        raise click.UsageError(f"{option} does not go with {', '.join(clashing)}")


def _show(found: Calculation, as_at: date | None, *, explain: bool) -> None:
    if settings().format == Format.TABLE:
        put(calculation_page(found, as_at, explain=explain))
        return
    show(
        Answer(
            question="deadline",
            row=Calculation,
            rows=(found,),
            columns=(*columns.CALCULATION, *columns.HOW) if explain else columns.CALCULATION,
            single=True,
            as_at=as_at,
        )
    )


def _show_batch(
    batch: Path,
    allowance: Allowance | None,
    given: Mapping[str, Any],
    calendar: WorkingCalendar,
    suspended: tuple[tuple[date, date], ...],
    *,
    explain: bool,
) -> None:
    starts = read_starts(read_text(batch))
    protocol = protocol_meant(given["protocol"])
    usual = allowance
    if usual is None and protocol is None and all(each.allowance for each in starts):
        usual = next((each.allowance for each in starts), None)
    stage: Stage = stage_of(usual, protocol, given)
    as_at = settings().day
    rows = calculate_each(
        stage,
        starts,
        calendar,
        channel=channel_of(stage, given),
        period=given["period"],
        protocol=protocol,
        suspensions=(*suspended, *suspended_by(protocol, stage)),
        as_at=as_at,
        explain=explain,
    )
    show(
        Answer(
            question="deadlines",
            row=CalculatedStart,
            rows=rows,
            columns=(*columns.CALCULATED, *columns.HOW) if explain else columns.CALCULATED,
            as_at=as_at,
            nothing="the file has no row",
        )
    )
