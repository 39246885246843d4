"""Dates as people type them on a command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from isa_programme.calendars.months import CivilDate

    _Dates = click.ParamType[CivilDate]
else:
    _Dates = click.ParamType


def quoted(value: object) -> str:
    """A word more where a number stands alone: the rest of it was taken for other words."""
    alone = str(value)
    return "; put it in quotes" if alone.isdigit() and len(alone) <= _LONGEST_ALONE else ""


_LONGEST_ALONE = 4  # figures: a day, a year or a number; more are a date run together


class _Date(_Dates):
    """A day or a month; a form other than the strict one is read back."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> CivilDate:
        from isa_programme.calendars.dates import (  # noqa: PLC0415 - few commands are given a date
            in_words,
            parse_typed_date,
        )
        from isa_programme.calendars.months import Month  # noqa: PLC0415 - likewise
        from isa_programme.errors import FaultsError  # noqa: PLC0415 - likewise

        if isinstance(value, date | Month):
            return value
        try:
            when = parse_typed_date(str(value))
        except FaultsError as error:
            self.fail(f"{error}{quoted(value)}", param, ctx)
        if str(when) != value:
            click.echo(f"read as {in_words(when)} ({when})", err=True)
        return when


class _Day(_Date):
    """A day."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        if (day := _strict_day(str(value))) is not None:
            return day
        when = super().convert(value, param, ctx)
        if not isinstance(when, date):
            self.fail(f"{when} is a month; a day is needed here, as in {when}-15", param, ctx)
        return when


def _strict_day(text: str) -> date | None:
    """A day in the strict form, in which most are given; anything else is left to who words it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if str(day) == text else None


DATE = _Date()
DAY = _Day()
