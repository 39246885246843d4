"""Values as people type them on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isa_programme.cli.typed_allowances import ALLOWANCE
from isa_programme.cli.typed_dates import DAY
from isa_programme.errors import FaultsError, FileError

if TYPE_CHECKING:
    from datetime import time
    from enum import StrEnum

    from isa_programme.calendars.working import WorkingCalendar

# What reads a value is imported when one is given: most commands are given few.

_Parameter = click.Parameter | None
_Context = click.Context | None


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


class _Setting(click.ParamType[tuple[str, str]]):
    """A field and its value: ``issued_on=2026-01-05``."""

    name = "field=value"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> tuple[str, str]:
        field, equals, text = str(value).partition("=")
        if not equals or not field.strip():
            self.fail(f"{value!a}: write the field, =, and its right value", param, ctx)
        return field.strip(), text


class _Entry(click.ParamType[int]):
    """The number of an entry."""

    name = "entry"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> int:
        number = str(value)
        if not re.fullmatch(r"[1-9][0-9]{0,17}", number):
            self.fail(f"{value!a} is no entry's number; isa history shows them", param, ctx)
        return int(number)


class _Moment(click.ParamType["tuple[date, time | None]"]):
    """A day, with the time in London where it is given."""

    name = "day[Thh:mm]"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> tuple[date, time | None]:
        from isa_programme.calendars.dates import parse_moment  # noqa: PLC0415 - where one is given

        text = str(value)
        try:
            if "T" in text[10:11]:
                return parse_moment(text)
        except FaultsError as error:
            self.fail(str(error), param, ctx)
        return DAY.convert(value, param, ctx), None


class _Span(click.ParamType[tuple[date, date | None]]):
    """A first and a last day, ``2026-01-12:2026-01-15``; the last may still be open."""

    name = "day:day"

    def __init__(self, *, may_be_open: bool) -> None:
        self._may_be_open = may_be_open

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> tuple[date, date | None]:
        begin, colon, end = str(value).partition(":")
        if not colon or not (end or self._may_be_open):
            right = "write the first day, a colon and the last, as in 2026-01-12:2026-01-15"
            self.fail(f"{value!a}: {right}", param, ctx)
        first = DAY.convert(begin, param, ctx)
        last = DAY.convert(end, param, ctx) if end else None
        if last is not None and last < first:
            self.fail(f"{value!a}: {last} lies before {first}", param, ctx)
        return first, last


class _On(click.ParamType[tuple[Any, date]]):
    """Something, and the day of it: ``10 working days@2026-01-13``."""

    def __init__(self, what: click.ParamType[Any], example: str) -> None:
        self._what = what
        self._right = f"write what, @ and the day from which it counts, as in '{example}'"
        self.name: str = f"{what.name}@day"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> tuple[Any, date]:
        what, at, day = str(value).rpartition("@")
        if not at:
            self.fail(f"{value!a}: {self._right}", param, ctx)
        return self._what.convert(what, param, ctx), DAY.convert(day, param, ctx)


class _Clock(click.ParamType["time"]):
    """A time of day in London, ``17:00``."""

    name = "hh:mm"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> time:
        from datetime import time  # noqa: PLC0415 - where one is given

        from isa_programme.calendars.dates import parse_time  # noqa: PLC0415 - where one is given

        try:
            return value if isinstance(value, time) else parse_time(str(value))
        except FaultsError as error:
            self.fail(str(error), param, ctx)


class _Folder(click.Path):
    """A folder; a blank names none, though it would stand for the one we are in."""

    def convert(self, value: Any, param: _Parameter, ctx: _Context) -> Any:  # noqa: ANN401 - click's own
        if not str(value).strip():
            self.fail("a blank names no folder", param, ctx)
        return super().convert(value, param, ctx)


FOLDER = _Folder(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
MOMENT = _Moment()
SPAN = _Span(may_be_open=False)
OPEN_SPAN = _Span(may_be_open=True)
ALLOWANCE_ON = _On(ALLOWANCE, "10 working days@2026-01-20")
DAY_ON = _On(DAY, "2026-03-31@2026-01-20")
FILE_ON = _On(FILE, "holidays.toml@2026-01-20")
CLOCK = _Clock()
DECISION = _Decision()
SETTING = _Setting()
ENTRY = _Entry()


def a_file(named: str, option: str, known: Sequence[str]) -> Path:
    """The file an option names, which is none of the words it knows."""
    if not is_file(named):
        words = ", ".join(known)
        raise click.BadParameter(
            f"{named!a} is no file, and none of {words}", param_hint=f"'{option}'"
        )
    return Path(named)


def is_file(named: str) -> bool:
    """Whether there is a file of that name; there is none that no file can have."""
    try:
        return Path(named).is_file()
    except (OSError, ValueError):
        return False


def read_calendar(path: Path, *, name: str, division: str = "scotland") -> WorkingCalendar:
    """The calendar in a file: our TOML, a CSV of closed days, or the official JSON.

    A TOML file names its calendar itself; the others are called `name`.
    """
    from isa_programme.calendars.published import (  # noqa: PLC0415 - where a file is given
        read_csv,
        read_official_json,
        read_toml,
    )

    text = read_text(path)
    match path.suffix.lower():
        case ".csv":
            return read_csv(text, name=name, source=path.name)
        case ".json":
            return read_official_json(text, division=division, name=name, source=path.name)
        case _:
            return read_toml(text)


def choice(words: type[StrEnum]) -> click.Choice[str]:
    """One of the fixed words of a choice."""
    return click.Choice([word.value for word in words])


def pairs(decisions: Sequence[tuple[int, str]], option: str) -> dict[int, str]:
    """Decisions by recommendation; naming one twice is refused."""
    found: dict[int, str] = {}
    for number, word in decisions:
        if number in found:
            raise click.UsageError(f"{option} names recommendation {number} twice; give it once")
        found[number] = word
    return found


def files_read() -> set[Path]:
    """The files that the command running has read so far."""
    context = click.get_current_context(silent=True)
    read: set[Path] = (
        set() if context is None else context.find_root().meta.setdefault(_READ, set())
    )
    return read


_READ = f"{__name__}.files_read"


def read_bytes(path: Path) -> bytes:
    """What is in a file that somebody made."""
    files_read().add(path.resolve())
    if path.is_char_device() or path.is_block_device():
        raise FileError(f"{path} is a device, which need not have an end; name a file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}") from error


def read_text(path: Path) -> str:
    """The text of a file that somebody wrote, which must be UTF-8."""
    return decoded(read_bytes(path), path)


def decoded(content: bytes, path: Path) -> str:
    """The text of what a file holds, which must be UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FaultsError(
            f"{path.name}: it is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8) and try again"
        ) from None
