"""Reading a calendar that somebody published: CSV, TOML, or the official bank-holiday JSON."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.dates import parse_day
from isa_programme.calendars.working import WEEKDAYS, WorkingCalendar
from isa_programme.errors import CalendarError, DateError, FaultsError

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TOML_KEYS = {"name", "first", "last", "week", "source", "closed"}
_CLOSED_KEYS = {"day", "first", "last", "reason"}


def read_csv(text: str, *, name: str, source: str = "") -> WorkingCalendar:
    """A calendar from a CSV of closed days with the columns ``date`` and ``reason``.

    It covers whole years: from 1 January of the first year named to 31 December of the last.

    Raises:
        CalendarError: a column is missing or unknown, or a row is wrong; every row is reported.
    """
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True))
    if not rows or [cell.strip() for cell in rows[0]] != ["date", "reason"]:
        raise CalendarError("row 1: the columns are date,reason and no others")
    closures, faults = [], []
    for number, row in enumerate(rows[1:], start=2):
        if not row:
            continue
        try:
            if len(row) != 2:
                raise CalendarError(f"2 cells are expected, {len(row)} found")
            day = parse_day(row[0].strip())
            closures.append(Closure(day, day, row[1].strip()))
        except FaultsError as error:
            faults += [f"row {number}: {fault}" for fault in error.faults]
    if faults:
        raise CalendarError(*faults)
    return _whole_years(closures, name=name, source=source)


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
        divisions = json.loads(text)
        events = divisions[division]["events"]
        pairs = [(event["date"], event["title"]) for event in events]
    except json.JSONDecodeError as error:
        raise CalendarError(f"line {error.lineno}: not JSON") from None
    except (KeyError, TypeError, RecursionError):
        raise CalendarError(
            f"expected divisions with events of date and title, {division!r} among them"
        ) from None
    closures, faults = [], []
    for number, (day_text, title) in enumerate(pairs, start=1):
        try:
            day = parse_day(str(day_text))
            closures.append(Closure(day, day, str(title)))
        except FaultsError as error:
            faults += [f"event {number}: {fault}" for fault in error.faults]
    if faults:
        raise CalendarError(*faults)
    return _whole_years(closures, name=name or division, source=source)


def read_toml(text: str) -> WorkingCalendar:
    """A calendar from TOML: ``name``, ``first``, ``last``, ``source``, ``week``, ``[[closed]]``.

    Each ``[[closed]]`` has a ``reason`` and a ``day``, or a ``first`` and a ``last``.

    Raises:
        CalendarError: a key is missing, unknown or wrong; all of them are reported together.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CalendarError(f"not TOML: {error}") from None
    faults = [f"{key}: no such key" for key in table.keys() - _TOML_KEYS]
    first = _day(table, "first", faults)
    last = _day(table, "last", faults)
    name = table.get("name")
    if not isinstance(name, str) or not name:
        faults.append("name: a calendar needs a name")
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
        name=str(name),
        first=first,
        last=last,
        closed={},
        week=week,
        source=str(table.get("source", "")),
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
    if not isinstance(row, dict) or not row.keys() <= _CLOSED_KEYS:
        raise CalendarError("its keys are reason and day, or reason, first and last")
    first, last = row.get("first", row.get("day")), row.get("last", row.get("day"))
    if type(first) is not date or type(last) is not date:
        raise DateError(first or last, "a closure needs day, or first and last")
    return Closure(first, last, str(row.get("reason", "")))


def _whole_years(closures: Iterable[Closure], *, name: str, source: str) -> WorkingCalendar:
    closed: dict[date, str] = {}
    for closure in closures:
        if closure.first in closed:
            raise CalendarError(f"{closure.first} is listed twice")
        closed[closure.first] = closure.reason
    if not closed:
        raise CalendarError("the list names no day, so the years it covers can't be known")
    return WorkingCalendar(
        name=name,
        first=date(min(closed).year, 1, 1),
        last=date(max(closed).year, 12, 31),
        closed=closed,
        source=source,
    )
