"""The tracker: a record, what it adds up to, and the questions it answers, in one object."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

import attrs

from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.exchange.shipped import example_protocol
from isa_programme.journal.heads import HeadsSeen
from isa_programme.journal.journal import Journal, utc_now
from isa_programme.journal.stores import at, made
from isa_programme.record.addressees import Addressee
from isa_programme.record.facts import (
    AddresseeAdded,
    CalendarAdopted,
    Fact,
    ProgrammeAdopted,
    ProtocolAgreed,
)
from isa_programme.record.programme import UNNAMED, Programme
from isa_programme.record.protocols import Protocol
from isa_programme.tracker.advising import Advising
from isa_programme.tracker.agreeing import Agreeing
from isa_programme.tracker.aligning import Aligning
from isa_programme.tracker.amending import Amending
from isa_programme.tracker.committing import Committing
from isa_programme.tracker.engaging import Engaging
from isa_programme.tracker.handing import Handing
from isa_programme.tracker.importing import Importing
from isa_programme.tracker.owing import Owing
from isa_programme.tracker.planning import Planning
from isa_programme.tracker.timing import Timing

if TYPE_CHECKING:
    from isa_programme.journal.stores import Place


class Tracker(
    Agreeing,
    Advising,
    Timing,
    Importing,
    Planning,
    Committing,
    Engaging,
    Aligning,
    Amending,
    Owing,
    Handing,
):
    """A record and everything that can be asked of it.

    Make one with :meth:`create` or :meth:`open`, and use it in a ``with`` block. Every write is
    one transaction, safe on the disk before the call returns; every question is answered from what
    the record holds at that moment.

    `as_at` is the day asked about, to its end in London; nothing here knows which day it is. What
    is counted in working days has that in its name, as `working_days_late`; other counts of days
    are calendar days. A day that is recorded may be a ``date`` or its text (``2026-01-05``), and
    where no day is known a :class:`Month` or ``2026-01``.

    Raises:
        RecordError: by every call that reads or writes, where the record can't be used: it is busy,
            damaged, gone, or replaced by another copy. The concrete class says why.
        OutcomeUnconfirmedError: by every call that records, where the disk or the connection failed
            so late that nobody can say whether it was kept. Call it again: what was kept is
            recognised, and not recorded twice.
    """

    @classmethod
    def create(
        cls,
        place: Place,
        *,
        schema: str | None = None,
        programme: Programme = UNNAMED,
        addressees: Iterable[Addressee] = (),
        calendar: WorkingCalendar | None = None,
        adopted_on: date | None = None,
        protocols: Iterable[Protocol] = (),
        example: str | None = None,
        facts: Iterable[Fact] = (),
        recorded_by: str = "not named",
        now: Callable[[], datetime] = utc_now,
        heads: str | os.PathLike[str] | None = None,
    ) -> Self:
        """Start a new record. Without a protocol, dates are those the letters ask for.

        Args:
            place: where it is to be kept: the path of a file, the address of a database on a
                server, an SQLAlchemy engine for one, or an open connection.
            schema: the schema for its tables, for an engine or a connection; ``isa`` unless given.
            programme: the programme whose record it is; its adviser becomes an addressee.
            addressees: offices and bodies, each after the body it belongs to.
            calendar: the working days; Scotland's bank holidays unless given.
            adopted_on: from which day they count, for a record begun late; papers issued before
                are counted by them too. Today unless given.
            protocols: the protocols in force.
            example: the name of a borrowed-example protocol to adopt besides; every date it
                gives is labelled so.
            facts: what else it begins with: the facts of a programme file.
            recorded_by: who records.
            now: gives the instant of recording; for tests.
            heads: see :meth:`open`.

        Raises:
            RecordExistsError: there is a record, or a file, already.
            RecordUnreadableError: the folder is missing or can't be written.
            RefusedError: what is to be adopted breaks a rule; no record is left behind.
        """
        calendar = calendar or scotland()
        adopted = [*protocols]
        if example:
            # The office's own calendar is the one its example counts by.
            borrowed = example_protocol(example)
            adopted.append(attrs.evolve(borrowed, calendars=(calendar.name,)))
        offices = [*addressees]
        if all(office.slug != programme.adviser for office in offices):
            adviser = Addressee(
                slug=programme.adviser, name=programme.adviser_name, kind="adviser", ours=True
            )
            offices.insert(0, adviser)
        begun: list[Fact] = [
            ProgrammeAdopted(programme=programme),
            CalendarAdopted(calendar=calendar, adopted_on=adopted_on),
            *(AddresseeAdded(addressee=office) for office in offices),
            *(ProtocolAgreed(protocol=protocol) for protocol in adopted),
        ]
        with (
            made(place, schema=schema) as store,
            cls(Journal(store, now=now), recorded_by=recorded_by) as making,
        ):
            making.record_all(begun)
            if more := tuple(facts):
                making.record_each(more)
        kept = Journal(at(place, schema=schema), now=now, seen=_seen(heads))
        return cls(kept, recorded_by=recorded_by)

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        schema: str | None = None,
        recorded_by: str = "not named",
        now: Callable[[], datetime] = utc_now,
        heads: str | os.PathLike[str] | None = None,
    ) -> Self:
        """Open a record that exists.

        Args:
            place: where it is: the path of its file; or, on a PostgreSQL server, the address
                (``postgresql+psycopg://USER@HOST/DATABASE?schema=NAME``), an SQLAlchemy engine, or
                an open connection of SQLAlchemy or psycopg 3, or a function that gives the one to
                use. On a connection, what is recorded is part of the transaction that is under way
                there: it is kept once its owner commits, and nothing of it is left if they roll
                back.
            schema: the schema of its tables, for an engine or a connection; ``isa`` unless given.
            recorded_by: who records.
            now: gives the instant of recording; for tests.
            heads: a folder in which this machine remembers the newest receipt it has seen of each
                record, and its newest backup. An older or other copy put in the record's place is
                then read, but not written to. None to remember nothing.

        Raises:
            RecordMissingError: there is none; none is ever made by accident.
            RecordDamagedError: the file is damaged, or no record of ours.
            RecordNewerError: a newer release wrote it.
            RecordUnreadableError: it can't be read.
        """
        kept = Journal.open(place, schema=schema, now=now, seen=_seen(heads))
        return cls(kept, recorded_by=recorded_by)


def _seen(heads: str | os.PathLike[str] | None) -> HeadsSeen | None:
    return None if heads is None else HeadsSeen(heads)
