"""The edge: turning what a caller passes into the record's nouns, with every fault gathered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from isa_programme.calendars.dates import (
    parse_date,
    parse_day,
    parse_moment,
    require_date,
    require_day,
)
from isa_programme.calendars.months import CivilDate
from isa_programme.errors import FaultsError
from isa_programme.record.allowance import Allowance

_E = TypeVar("_E", bound=StrEnum)

DayLike = date | str
"""A day as a date, or as text ``YYYY-MM-DD``."""
DateLike = CivilDate | str
"""A day or a month: a date, a :class:`Month`, or text ``YYYY-MM-DD`` or ``YYYY-MM``."""

_NOWHEN = date.min


class Intake:
    """Takes loose values one by one and remembers what is wrong with each.

    A value that can't be taken gives a placeholder, so that the next is still looked at;
    :meth:`done` then refuses the lot.
    """

    def __init__(self) -> None:
        self.faults: list[str] = []

    def fault(self, field: str, sentence: str) -> None:
        """Remember a fault of a field."""
        self.faults.append(f"{field}: {sentence}")

    def done(self) -> None:
        """Refuse everything if anything was wrong.

        Raises:
            FaultsError: there were faults; all of them are reported together.
        """
        if self.faults:
            raise FaultsError(*self.faults)

    def day(self, field: str, value: DayLike) -> date:
        """A day; a datetime is refused."""
        try:
            return parse_day(value) if isinstance(value, str) else require_day(value, field)
        except FaultsError as error:
            self.fault(field, str(error))
            return _NOWHEN

    def maybe_day(self, field: str, value: DayLike | None) -> date | None:
        """A day, or None."""
        return None if value is None else self.day(field, value)

    def moment(self, field: str, value: str) -> tuple[date, time | None]:
        """A day, with the time in London where it is given."""
        try:
            return parse_moment(value)
        except FaultsError as error:
            self.fault(field, str(error))
            return _NOWHEN, None

    def date(self, field: str, value: DateLike) -> CivilDate:
        """A day or a month; a datetime is refused."""
        try:
            return parse_date(value) if isinstance(value, str) else require_date(value, field)
        except FaultsError as error:
            self.fault(field, str(error))
            return _NOWHEN

    def maybe_date(self, field: str, value: DateLike | None) -> CivilDate | None:
        """A day or a month, or None."""
        return None if value is None else self.date(field, value)

    def choice(self, field: str, choices: type[_E], value: str) -> _E:
        """One of the fixed words of a choice."""
        try:
            return choices(value)
        except ValueError:
            right = ", ".join(choices)
            self.fault(field, f"{value!a} is none of {right}")
            return next(iter(choices))

    def maybe_choice(self, field: str, choices: type[_E], value: str | None) -> _E | None:
        """One of the fixed words of a choice, or None."""
        return None if value is None else self.choice(field, choices, value)

    def choices(self, field: str, choices: type[_E], values: Iterable[str]) -> tuple[_E, ...]:
        """Several of the fixed words of a choice."""
        return tuple(self.choice(field, choices, value) for value in self.names(field, values))

    def names(self, field: str, value: str | Iterable[str]) -> tuple[str, ...]:
        """One slug or reference, or several."""
        given = (value,) if isinstance(value, str) else tuple(value)
        if any(not isinstance(each, str) for each in given):
            self.fault(field, "names are text")
            return ()
        return given

    def maybe_allowance(self, field: str, value: Allowance | str | None) -> Allowance | None:
        """An allowance, or text such as ``10 working days``, or None."""
        if value is None or isinstance(value, Allowance):
            return value
        try:
            return Allowance.parse(value)
        except FaultsError as error:
            self.fault(field, str(error))
            return None

    def numbered(self, field: str, value: Mapping[int, str]) -> dict[int, str]:
        """Texts by the number of the recommendation they belong to."""
        for number in value:
            if type(number) is not int or number < 1:
                self.fault(field, f"recommendations are numbered from 1, not {number!a}")
        return dict(value)


def taken_day(field: str, value: DayLike) -> date:
    """A day that is taken alone.

    Raises:
        FaultsError: it is none.
    """
    intake = Intake()
    day = intake.day(field, value)
    intake.done()
    return day
