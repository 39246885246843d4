"""What every fact has in common: a kind, a date it is about, and something it is about."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate

_getter = cache(attrgetter)


@frozen(kw_only=True)
class Recordable:
    """A fact, before it is known which.

    Attributes:
        kind: the tag it is stored under, with its version; never the name of the class.
        dated_by: the field that holds the date it is about; "" where the day of recording counts.
        named_by: the path of what it is about, for its history; "" where it stands alone.
        opens: the field that holds a noun which others follow by its name; "" for none.
    """

    kind: ClassVar[str]
    dated_by: ClassVar[str] = ""
    named_by: ClassVar[str] = ""
    opens: ClassVar[str] = ""

    @property
    def happened_on(self) -> CivilDate | None:
        """The day (or month) it is about, or None for the day of recording."""
        found: CivilDate | None = _getter(self.dated_by)(self) if self.dated_by else None
        return found

    @property
    def erases(self) -> int | None:
        """The number of the entry whose words it erases, or None."""
        return None

    @property
    def about(self) -> str | None:
        """The reference of the paper, or the slug of the office or protocol, it is about."""
        found: str | None = _getter(self.named_by)(self) if self.named_by else None
        return found
