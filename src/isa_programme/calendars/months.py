"""A whole month as a date: what a source gives when it names no day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from attrs import field, frozen

from isa_programme.errors import DateError


def _real(month: Month, _attribute: object, number: int) -> None:
    if not (1 <= month.year <= 9999 and 1 <= number <= 12):
        raise DateError(
            f"{month.year:04d}-{number:02d}", "there is no such month; write a real one: 2026-01"
        )


@frozen(order=True)
class Month:
    """A month of a year, such as September 2025: the interval from its first day to its last.

    A month stands wherever the source gives no day. It is never quietly turned into one: as a
    starting day it can't be counted from, and as an answer it is on time only if all of it is.

    Attributes:
        year: the year, from 1 to 9999.
        month: the month, from 1 to 12.
    """

    year: int
    month: int = field(validator=_real)

    @property
    def first(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


CivilDate = date | Month
"""A date as a source gives it: a day, or a month where no day is given."""


def earliest(when: CivilDate) -> date:
    """The earliest day that `when` can mean."""
    return when.first if isinstance(when, Month) else when


def latest(when: CivilDate) -> date:
    """The latest day that `when` can mean: the day from which a month is over and known."""
    return when.last if isinstance(when, Month) else when


def is_by(when: CivilDate, due: CivilDate) -> bool | None:
    """Whether something came by the last day of what it was due for.

    A month is in time if all of it is, and late if none of it is; None where that stays open.
    """
    if latest(when) <= latest(due):
        return True
    return False if earliest(when) > latest(due) else None
