"""Days on which an office is shut though the statutory calendar does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen

from isa_programme.errors import CalendarError


def _not_before_first(closure: Closure, _attribute: object, last: date) -> None:
    if last < closure.first:
        raise CalendarError(f"a closure can't end on {last}, before it begins on {closure.first}")


def _given(closure: Closure, _attribute: object, reason: str) -> None:
    if not reason.strip():
        raise CalendarError(f"the closure of {closure.first} needs a reason")


@frozen
class Closure:
    """A day, or a run of days, that a calendar does not count, with the reason.

    Scottish Government offices, for one, close on days that are no bank holidays (Easter Monday,
    an autumn Monday) and no public list gives them: closures are a file of the user's own.

    Attributes:
        first: the first day closed.
        last: the last day closed, which may be the first.
        reason: why; never blank.
    """

    first: date
    last: date = field(validator=_not_before_first)
    reason: str = field(validator=_given)

    def days(self) -> Iterator[date]:
        """Each day of the closure, first to last."""
        for offset in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=offset)
