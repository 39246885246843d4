"""How long somebody has: a number and a unit."""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import field, frozen

from isa_programme.errors import AllowanceError


class Unit(StrEnum):
    """What an allowance counts in.

    Attributes:
        WORKING_DAYS: days that the calendar counts. Typed as ``20 working days``.
        DAYS: calendar days.
        WEEKS: seven calendar days each.
        MONTHS: to the corresponding date, or the end of a shorter month.
    """

    WORKING_DAYS = "working-days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


_FORM = re.compile(r"([0-9]{1,4}) +(working[ -]days?|days?|weeks?|months?)")
_RIGHT = "write a whole number and working days, days, weeks or months, as in '20 working days'"


def _at_least_one(allowance: Allowance, _attribute: object, number: int) -> None:
    if type(number) is not int or not 1 <= number <= 9999:
        raise AllowanceError(f"{number!a} {allowance.unit}: the number is from 1 to 9999")


@frozen
class Allowance:
    """A number of working days, days, weeks or months.

    `days`, `weeks` and `months` are calendar units; only `working-days` asks which days count.

    Attributes:
        number: how many, from 1 to 9999.
        unit: of what: working days, or calendar days, weeks or months.
    """

    number: int = field(validator=_at_least_one)
    unit: Unit = field(converter=Unit)

    @classmethod
    def parse(cls, text: str) -> Allowance:
        """Read ``20 working days``, ``8 weeks``, ``2 months``, ``56 days``, ``1 month``.

        Raises:
            AllowanceError: it has another form, or its number is nought.
        """
        found = _FORM.fullmatch(text.strip().lower())
        if not found:
            raise AllowanceError(f"{text!a} is no allowance: {_RIGHT}")
        unit = found[2].replace(" ", "-").removesuffix("s") + "s"
        return cls(int(found[1]), Unit(unit))

    @classmethod
    def taken(cls, value: Allowance | str) -> Allowance:
        """An allowance as it is, or read from its text.

        Raises:
            AllowanceError: it is no allowance.
        """
        return cls.parse(value) if isinstance(value, str) else value

    def __str__(self) -> str:
        unit = self.unit.replace("-", " ")
        return f"{self.number} {unit.removesuffix('s') if self.number == 1 else unit}"
