"""Scotland's bank holidays."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import CalendarError

FIRST_YEAR = 2018
LAST_PUBLISHED_YEAR = 2028
"""Days after this year are projected by rule, not yet on the official list."""


@lru_cache(maxsize=4)
def scotland(first_year: int = FIRST_YEAR, last_year: int = LAST_PUBLISHED_YEAR) -> WorkingCalendar:
    """Working days in Scotland: not Saturday, Sunday, Christmas Day or a Scottish bank holiday.

    This is the working day of the Freedom of Information (Scotland) Act 2002, s.73. Good Friday
    and 2 January are out because they are Scottish bank holidays (Banking and Financial Dealings
    Act 1971; St Andrew's Day Bank Holiday (Scotland) Act 2007); Easter Monday and the last Monday
    of August count as working days. The days come from the ``holidays`` package, which agrees with
    the official list for 2018 to 2028; later years are marked provisional.

    Args:
        first_year: the first year covered, from 1 January; 1973 or later.
        last_year: the last year covered, to 31 December.

    Raises:
        CalendarError: the years are out of order or earlier than the rules known here.
    """
    if not 1973 <= first_year <= last_year <= 2099:
        raise CalendarError("years run from 1973 to 2099, the first not after the last")
    import holidays.version  # noqa: PLC0415 - slow to import, and only making a calendar needs it

    years = range(first_year, last_year + 1)
    # Without the subdivision the August holiday would silently go missing; without a closed
    # range of years a day outside it would silently count as working.
    found = holidays.country_holidays("GB", subdiv="SCT", years=years, expand=False)
    closed = {day: name for day, name in found.items() if day.year in years}
    provisional = date(max(LAST_PUBLISHED_YEAR + 1, first_year), 1, 1)
    return WorkingCalendar(
        name="scotland",
        first=date(first_year, 1, 1),
        last=date(last_year, 12, 31),
        closed=closed,
        source=f"Scottish bank holidays from the holidays package {holidays.version.__version__}",
        provisional_from=provisional if last_year > LAST_PUBLISHED_YEAR else None,
    )
