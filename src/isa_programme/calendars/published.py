"""Reading a calendar that somebody published: CSV, TOML, or the official bank-holiday JSON."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.dates import parse_day
from isa_programme.calendars.working import WEEKDAYS, WorkingCalendar
from isa_programme.errors import CalendarError, DateError, FaultsError

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TOML_KEYS = {"name", "first", "last", "week", "source", "closed"}
_CLOSED_KEYS = ({"reason", "day"}, {"reason", "first", "last"})


def read_closures(text: str) -> tuple[Closure, ...]:
    """Closures from a CSV with the columns ``date`` and ``reason``, to be added to a calendar.

    Raises:
        CalendarError: a column is missing or unknown, or a row is wrong; every row is reported.
    """
    closed = _closed_days(_listed_rows(text))
    if not closed:
        raise CalendarError("the list names no day to close")
    return tuple(Closure(day, day, reason) for day, reason in closed.items())


def read_csv(text: str, *, name: str, source: str = "") -> WorkingCalendar:
    """A calendar from a CSV of closed days with the columns ``date`` and ``reason``.

    It covers whole years: from 1 January of the first year named to 31 December of the last.

    Raises:
        CalendarError: a column is missing or unknown, or a row is wrong; every row is reported.
    """
    return _whole_years(_listed_rows(text), name=name, source=source)


def read_official_json(
    text: str, *, division: str = "scotland", name: str | None = None, source: str = ""
) -> WorkingCalendar:
    """A calendar from the JSON form in which the UK's official bank-holiday list is published.

    The form is an object of divisions (``scotland``, ``england-and-wales``,
    ``northern-ireland``), each with ``events`` that carry a ``title`` and a ``date``.
    It covers whole years: from the first year with an event to the last.

    Raises:
        CalendarError: the text has another shape, or no such division; every event is checked.
    """
    try:
        divisions = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once_each)
        events = divisions[division]["events"]
        pairs = [[event["date"], event["title"]] for event in events]
    except json.JSONDecodeError as error:
        raise CalendarError(f"line {error.lineno}: not JSON") from None
    except CalendarError:
        raise
    except (KeyError, TypeError, ValueError, RecursionError):
        raise CalendarError(
            f"expected divisions with events of date and title, {division!r} among them"
        ) from None
    listed = [(f"event {number}", pair) for number, pair in enumerate(pairs, start=1)]
    return _whole_years(listed, name=name or division, source=source)


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    if twice := [key for key in dict.fromkeys(keys) if keys.count(key) > 1]:
        raise CalendarError(f"the key {twice[0]!a} is there twice in one object")
    return dict(pairs)


def read_toml(text: str) -> WorkingCalendar:
    """A calendar from TOML: ``name``, ``first``, ``last``, ``source``, ``week``, ``[[closed]]``.

    Each ``[[closed]]`` has a ``reason`` and a ``day``, or a ``first`` and a ``last``.

    Raises:
        CalendarError: a key is missing, unknown or wrong; all of them are reported together.
    """
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise CalendarError(f"not TOML: {error}") from None
    except RecursionError:
        raise CalendarError("not TOML we can read: it is nested too deeply") from None
    except ValueError:
        raise CalendarError("not TOML we can read: a number in it is too long") from None
    faults = [f"{key}: no such key" for key in table if key not in _TOML_KEYS]
    first = _day(table, "first", faults)
    last = _day(table, "last", faults)
    name, source = table.get("name"), table.get("source", "")
    if not isinstance(name, str) or not name:
        faults.append("name: a calendar needs a name")
    if not isinstance(source, str):
        faults.append("source: a text is needed")
    week = _week(table.get("week", list(_WEEK[:5])), faults)
    closed = table.get("closed", [])
    if not isinstance(closed, list):
        faults.append("closed: write each closure as a [[closed]] table")
        closed = []
    closures = []
    for number, row in enumerate(closed, start=1):
        try:
            closures.append(_closure(row))
        except FaultsError as error:
            faults += [f"closed {number}: {fault}" for fault in error.faults]
    if faults or first is None or last is None:
        raise CalendarError(*faults)
    bare = WorkingCalendar(
        name=str(name), first=first, last=last, closed={}, week=week, source=str(source)
    )
    return bare.with_closures(added=closures)


def _day(table: Mapping[str, Any], key: str, faults: list[str]) -> date | None:
    value = table.get(key)
    if type(value) is date:
        return value
    faults.append(f"{key}: a date is needed, as in {key} = 2026-01-01")
    return None


def _week(names: object, faults: list[str]) -> frozenset[int]:
    if isinstance(names, list) and names and all(name in _WEEK for name in names):
        return frozenset(_WEEK.index(name) for name in names)
    faults.append("week: a list of day names in lower case, as in ['monday', 'tuesday']")
    return WEEKDAYS


def _closure(row: object) -> Closure:
    if not isinstance(row, dict) or set(row) not in _CLOSED_KEYS:
        raise CalendarError("its keys are reason and day, or reason, first and last")
    if not isinstance(row["reason"], str):
        raise CalendarError("reason: a text is needed")
    first, last = (_plain_day(row.get(key, row.get("day"))) for key in ("first", "last"))
    return Closure(first, last, row["reason"])


def _plain_day(value: object) -> date:
    if type(value) is date:
        return value
    said = value.isoformat() if isinstance(value, date) else value
    raise DateError(said, "a closure needs day, or first and last")


def _listed_rows(text: str) -> list[tuple[str, Sequence[object]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        raise CalendarError(f"row {reader.line_num}: {error}") from None
    if not rows or [cell.strip() for cell in rows[0][1]] != ["date", "reason"]:
        raise CalendarError("row 1: the columns are date,reason and no others")
    return [(f"row {number}", [cell.strip() for cell in row]) for number, row in rows[1:]]


def _whole_years(
    listed: Iterable[tuple[str, Sequence[object]]], *, name: str, source: str
) -> WorkingCalendar:
    closed = _closed_days(listed)
    if not closed:
        raise CalendarError("the list names no day, so the years it covers can't be known")
    return WorkingCalendar(
        name=name,
        first=date(min(closed).year, 1, 1),
        last=date(max(closed).year, 12, 31),
        closed=closed,
        source=source,
    )


def _closed_days(listed: Iterable[tuple[str, Sequence[object]]]) -> dict[date, str]:
    closed: dict[date, str] = {}
    faults = []
    for where, cells in listed:
        try:
            closure = _listed_day(cells)
        except FaultsError as error:
            faults += [f"{where}: {fault}" for fault in error.faults]
            continue
        if closure.first in closed:
            faults.append(f"{where}: {closure.first} is listed twice")
        closed[closure.first] = closure.reason
    if faults:
        raise CalendarError(*faults)
    return closed


def _listed_day(cells: Sequence[object]) -> Closure:
    if len(cells) != 2:
        raise CalendarError(f"2 cells are expected, {len(cells)} found")
    day, reason = cells
    if not isinstance(day, str) or not isinstance(reason, str):
        raise CalendarError("a date and a reason are needed, both of them texts")
    return Closure(parse_day(day), parse_day(day), reason)
