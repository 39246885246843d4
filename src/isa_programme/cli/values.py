"""Values as people type them on a command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

import click

from isa_programme.calendars.dates import in_words, parse_typed_date
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.errors import FaultsError, FileError
from isa_programme.record.allowance import Allowance

_Parameter = click.Parameter | None
_Context = click.Context | None


class _Date(click.ParamType[CivilDate]):
    """A day or a month; a form other than the strict one is read back."""

    name = "date"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> CivilDate:
        if isinstance(value, date | Month):
            return value
        try:
            when = parse_typed_date(str(value))
        except FaultsError as error:
            self.fail(str(error), param, ctx)
        if str(when) != value:
            click.echo(f"read as {in_words(when)} ({when})", err=True)
        return when


class _Day(_Date):
    """A day."""

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> date:
        when = super().convert(value, param, ctx)
        if isinstance(when, Month):
            self.fail(f"{when} is a month; a day is needed here, as in {when}-15", param, ctx)
        return when


class _Allowance(click.ParamType[Allowance]):
    """An allowance, such as ``10 working days``."""

    name = "allowance"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> Allowance:
        try:
            return value if isinstance(value, Allowance) else Allowance.parse(str(value))
        except FaultsError as error:
            self.fail(str(error), param, ctx)


class _Decision(click.ParamType[tuple[int, str]]):
    """A recommendation and what was decided about it: ``2=not-accepted``, or a reason."""

    name = "n=word"

    def convert(
        self,
        value: object,
        param: _Parameter,
        ctx: _Context,
    ) -> tuple[int, str]:
        number, equals, word = str(value).partition("=")
        if not equals or not number.isascii() or not number.isdigit() or not word:
            self.fail(f"{value!a}: write the recommendation's number, =, and the word", param, ctx)
        return int(number), word


DATE = _Date()
DAY = _Day()
ALLOWANCE = _Allowance()
DECISION = _Decision()


def choice(words: type[StrEnum]) -> click.Choice[str]:
    """One of the fixed words of a choice."""
    return click.Choice([word.value for word in words])


def pairs(decisions: Sequence[tuple[int, str]], option: str) -> dict[int, str]:
    """Decisions by recommendation; naming one twice is refused."""
    found: dict[int, str] = {}
    for number, word in decisions:
        if number in found:
            raise click.UsageError(f"{option} names recommendation {number} twice")
        found[number] = word
    return found


def read_text(path: Path) -> str:
    """The text of a file that somebody wrote, which must be UTF-8."""
    if path.is_char_device() or path.is_block_device():
        raise FileError(f"{path} is a device, which need not have an end")
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError:
        raise FaultsError(
            f"{path.name}: it is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8) and try again"
        ) from None
