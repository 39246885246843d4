"""The calendar feed: every date owed as an entry of a calendar, to import or to subscribe to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import ModuleType

from isa_programme.calendars.dates import in_words
from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.questions.dates_owed import MILESTONE, DateOwed, dates_owed
from isa_programme.questions.imprint import RESTS_ON, by_what
from isa_programme.questions.lateness import told_days
from isa_programme.record.held import Held
from isa_programme.record.register import Register
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Function, StageName, Visibility
from isa_programme.report.calendar_lines import line
from isa_programme.report.visible import shortened, visible

_DAY = timedelta(days=1)
_LISTED = 40
"""How many lines the entry for everything overdue lists before it counts the rest."""
_LONGEST_TITLE = 90


def calendar_feed(
    shown: Shown,
    *,
    as_at: date,
    visibility: Visibility | str = Visibility.PUBLIC,
    addressee: str | None = None,
    function: Function | None = None,
    lead: str | None = None,
) -> bytes:
    """Every date owed, promised or planned, as an iCalendar file (RFC 5545) in UTF-8.

    Each is an event of a whole day that leaves the day free. Its name (UID) holds no date: a
    deadline that moves moves the event. What is answered, withdrawn, paused or reached stays as a
    cancelled event, so that a calendar that imported it takes it away. One event on the day asked
    about sums up what is overdue.

    The revision (SEQUENCE) of every event is the number of entries in the record, and of days
    since the first of them: a later feed is always the newer one. The same record and day give the
    same bytes.

    Args:
        shown: a tracker, or a view of one.
        as_at: the day asked about, to its end.
        visibility: who may see it.
        addressee: only what this office owes or owns; what it handed on is cancelled.
        function: only what belongs to this function.
        lead: only what this person in our office looks after.

    Raises:
        FaultsError: a lead is asked for, and it is for the public, who are told of none.
        ExtraMissingError: the extra `ics` is not installed.
        UnknownReferenceError: the record holds no such office.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExtraMissingError("a calendar feed", "ics") from error
    seen = shown.seen_at(visibility)
    if lead is not None and seen.held.visibility is Visibility.PUBLIC:
        raise FaultsError("lead: the public are told of no lead; ask for restricted visibility")
    found = dates_owed(
        seen.register, as_at=as_at, addressee=addressee, function=function, lead=lead
    )
    feed = icalendar.Calendar()
    feed.add("prodid", "-//isa_programme//calendar feed//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    head, end, _ = feed.to_ical().partition(b"END:VCALENDAR\r\n")
    named = _named(seen.register, (addressee, function, lead))
    events = _Events(icalendar, seen.register, seen.held, as_at)
    return b"".join(
        (
            *(head, line("X-WR-CALNAME", icalendar.vText(named).to_ical())),
            *map(events.of, found),
            *(events.overdue([each for each in found if each.overdue]), end),
        )
    )


def _named(register: Register, narrowed: Sequence[str | None]) -> str:
    programme = register.programme
    title = visible(programme.title) if programme else "Advice"
    only = ", ".join(visible(each) for each in narrowed if each)
    return f"{title}: {only}" if only else title


class _Events:
    """Makes the events of one feed, line by line.

    The package icalendar writes each value. Its components would do the rest, but cost more than
    all the dates took to work out.
    """

    def __init__(self, writer: ModuleType, register: Register, held: Held, as_at: date) -> None:
        self._text: Callable[[str], bytes] = lambda text: writer.vText(text).to_ical()
        self._date: Callable[[date], bytes] = cache(lambda on: writer.vDate(on).to_ical())
        self._as_at = as_at
        self._seen = held.that_is_seen
        entries = register.entries
        self._record = entries[0].receipt if entries else ""
        since = (as_at - entries[0].recorded_on).days if entries else 0
        newest = int(held.head.partition(":")[0] or 0)
        moment = (held.known_at or datetime.combine(as_at, time.min, UTC)).astimezone(UTC)
        stamp = writer.vDatetime(moment).to_ical()
        # Every event has these.
        self._stamped = line("DTSTAMP", stamp)
        self._modified = line("LAST-MODIFIED", stamp)
        self._sequence = line("SEQUENCE", b"%d" % (newest + max(0, since)))

    def of(self, owed: DateOwed) -> bytes:
        status = b"CANCELLED" if owed.ended else b"CONFIRMED"
        return self._made(
            owed.name, owed.on, _title(owed), _lines(owed), status=status, function=owed.function
        )

    def overdue(self, late: Sequence[DateOwed]) -> bytes:
        listed = [
            f"{_title(each)}: due {in_words(each.on)}{by_what(each.basis)},"
            f" {told_days(each.days_late)} late"
            for each in late[:_LISTED]
        ]
        if rest := len(late) - len(listed):
            listed.append(f"and {rest} more; isa overdue and isa milestone list show them")
        return self._made(
            "overdue",
            self._as_at,
            f"Overdue: {len(late)}",
            listed or [f"Nothing{self._seen} is overdue."],
            status=b"CONFIRMED" if late else b"CANCELLED",
        )

    def _made(
        self,
        name: str,
        on: date,
        title: str,
        lines: Sequence[str],
        *,
        status: bytes,
        function: Function | None = None,
    ) -> bytes:
        digest = hashlib.sha256(f"{self._record}\n{name}".encode()).hexdigest()
        made = [
            b"BEGIN:VEVENT\r\n",
            line("SUMMARY", self._text(title)),
            line("DTSTART;VALUE=DATE", self._date(on)),
        ]
        if on < date.max:
            # The first day that is no longer part of it.
            made.append(line("DTEND;VALUE=DATE", self._date(on + _DAY)))
        made += (
            self._stamped,
            line("UID", b"%b@isa-programme" % digest[:32].encode("ascii")),
            self._sequence,
        )
        if function is not None:
            made.append(line("CATEGORIES", self._text(function.value)))
        made += (
            line("DESCRIPTION", self._text("\n".join(lines))),
            self._modified,
            line("STATUS", status),
            b"TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n",
        )
        return b"".join(made)


def _title(owed: DateOwed) -> str:
    ended = f"{owed.ended}: " if owed.ended else ""
    who = f" ({', '.join(map(visible, owed.who))})" if owed.who else ""
    what = shortened(visible(owed.what), _LONGEST_TITLE)
    return f"{ended}{owed.reference}, {_KINDS[owed.kind]}{who}: {what}"


_KINDS = {
    StageName.ACKNOWLEDGEMENT: "acknowledgement due",
    StageName.SUBSTANTIVE: "answer due",
    StageName.UPDATE: "update due",
    StageName.COMMITMENT: "promised",
    MILESTONE: "milestone",
}


def _lines(owed: DateOwed) -> list[str]:
    lines = [visible(owed.what)]
    if owed.basis is not None:
        lines.append(f"the date rests on: {RESTS_ON[owed.basis]}")
    if owed.ended:
        lines.append(f"nothing is owed by that day: {owed.ended}")
    elif owed.kind not in (MILESTONE, StageName.COMMITMENT):
        lines.append(f"how it was worked out: isa explain {owed.reference}")
    return lines
