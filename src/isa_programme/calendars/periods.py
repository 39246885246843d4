"""A stretch of days."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from isa_programme.errors import FaultsError


def _not_before_first(period: Period, _attribute: object, last: date) -> None:
    if last < period.first:
        raise FaultsError(f"a period can't end on {last}, before it begins on {period.first}")


@frozen
class Period:
    """The days from `first` to `last`, both of them included.

    Attributes:
        first: its first day.
        last: its last day, not before the first.
    """

    first: date
    last: date = field(validator=_not_before_first)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"
