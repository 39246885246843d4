"""One question put to several records, and their lines as one list, each naming its record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import cast

import attrs
from attrs import frozen

from isa_programme.errors import FaultsError, IsaProgrammeError, RecordError
from isa_programme.exchange.shipped import EXAMPLES, example_protocol
from isa_programme.questions.lines import Line, RecordLine
from isa_programme.questions.since import refuse_since_ahead
from isa_programme.record.allowance import Allowance
from isa_programme.record.held import Held
from isa_programme.record.intake import Intake
from isa_programme.record.known import KnownAt
from isa_programme.record.protocols import Protocol
from isa_programme.record.receipts import RECEIPT
from isa_programme.record.vocabulary import Visibility
from isa_programme.tracker.record_names import Place, record_names, refuse_same
from isa_programme.tracker.tracker import Tracker
from isa_programme.tracker.viewing import Viewing

Records = Mapping[str, Place | Viewing] | Iterable[Place]
"""Several records: by names of the caller's own, or where they are, and named after that."""


@frozen(kw_only=True)
class RecordAsked:
    """One of the records that were asked.

    Attributes:
        record: its name.
        held: what its part of the answer rests on; None where it could not be read.
        under: the protocol version supposed to govern, in words; None where none was.
        replaced: whether an older or other copy lies in its place, as this machine knows it.
        restricted_since: references shown as they were known then, and restricted since.
        knows_lead: whether it has a paper that the lead asked for looks after.
        fault: why it could not be read; None where it was.
    """

    record: str
    held: Held | None = None
    under: str | None = None
    replaced: bool = False
    restricted_since: tuple[str, ...] = ()
    knows_lead: bool = False
    fault: RecordError | None = None


@frozen(kw_only=True)
class Across:
    """An answer from several records.

    A record that can't be read hides no other: its lines are missing, and :attr:`unread` names it.

    Attributes:
        lines: the lines of all of them, by deadline, then as the records were named.
        records: every record asked, as they were named.
    """

    lines: tuple[RecordLine, ...]
    records: tuple[RecordAsked, ...]

    def __iter__(self) -> Iterator[RecordLine]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def unread(self) -> tuple[RecordAsked, ...]:
        """The records that could not be read; their lines are missing."""
        return tuple(each for each in self.records if each.fault is not None)

    @property
    def under(self) -> str | None:
        """The protocol version supposed to govern, in words; None where none was."""
        return next((each.under for each in self.records if each.under), None)


def overdue_across(
    records: Records,
    *,
    as_at: date,
    since: date | None = None,
    lead: str | None = None,
    ours: bool = False,
    under: Protocol | str | None = None,
    visibility: Visibility | str = Visibility.CONFIDENTIAL,
    known_at: KnownAt | None = None,
    heads: str | os.PathLike[str] | None = None,
) -> Across:
    """What is overdue in several records at the end of a day, the longest overdue first.

    Args:
        records: where the records are, or trackers, or views, by names of your own.
        as_at: the day asked about.
        since: leaves out what was overdue by the end of this day.
        lead: leaves out what somebody else looks after.
        ours: leaves out what is not ours to answer or carry out.
        under: what if this protocol version governed? A name (``foisa-like.1``) is each record's
            own version of it, or a borrowed example.
        visibility: leaves out what is above it, in every record.
        known_at: as all of them were known then: an instant, or a day to its end in London.
        heads: the folder in which this machine remembers heads, as for :meth:`Tracker.open`.

    Raises:
        FaultsError: `since` lies after `as_at`; two of the places are one record; or the question
            can't be put to one of them, which is then named. A record that can't be read is no such
            fault: see :class:`Across`.
    """
    refuse_since_ahead(since, as_at)

    def ask(viewing: Viewing, supposed: Protocol | None) -> tuple[Line, ...]:
        return viewing.overdue(as_at=as_at, since=since, lead=lead, under=supposed, ours=ours)

    def knows_lead(viewing: Viewing, lines: Sequence[Line]) -> bool:
        if lead is None or lines:
            return lead is not None
        return any(
            paper.lead.casefold() == lead.casefold() for paper in viewing.papers(as_at=as_at)
        )

    return _Asking(ask, knows_lead, under, visibility, known_at, heads).across(records)


def due_across(
    records: Records,
    *,
    as_at: date,
    within: Allowance | str | None = None,
    ours: bool = False,
    under: Protocol | str | None = None,
    visibility: Visibility | str = Visibility.CONFIDENTIAL,
    known_at: KnownAt | None = None,
    heads: str | os.PathLike[str] | None = None,
) -> Across:
    """What is owed in several records and not overdue, the soonest deadline first.

    Args:
        records: where the records are, or trackers, or views, by names of your own.
        as_at: the day asked about, to its end.
        within: only what has a deadline at most so far ahead, as in ``10 working days``; working
            days count by each line's own calendar.
        ours: leaves out what is not ours to answer or carry out.
        under: what if this protocol version governed? See :func:`overdue_across`.
        visibility: leaves out what is above it, in every record.
        known_at: as all of them were known then; see :func:`overdue_across`.
        heads: the folder in which this machine remembers heads, as for :meth:`Tracker.open`.

    Raises:
        FaultsError: two of the places are one record; or the question can't be put to one of them,
            which is then named. A record that can't be read is no such fault: see :class:`Across`.
    """

    def ask(viewing: Viewing, supposed: Protocol | None) -> tuple[Line, ...]:
        return viewing.due(as_at=as_at, within=within, under=supposed, ours=ours)

    return _Asking(ask, lambda *_: False, under, visibility, known_at, heads).across(records)


@frozen
class _Asking:
    """A question, and how each record is asked it."""

    ask: Callable[[Viewing, Protocol | None], tuple[Line, ...]]
    knows_lead: Callable[[Viewing, Sequence[Line]], bool]
    under: Protocol | str | None
    visibility: Visibility | str
    known_at: KnownAt | None
    heads: str | os.PathLike[str] | None

    def across(self, records: Records) -> Across:
        named = _named(records)
        if len(named) > 1:
            _refuse_moment_of_one(self.known_at)
        intake = Intake()
        level = intake.choice("visibility", Visibility, self.visibility)
        intake.done()
        found = [self._of(name, record, level) for name, record in named.items()]
        lines = [
            RecordLine(**attrs.asdict(line, recurse=False), record=asked.record)
            for asked, lines in found
            for line in lines
        ]
        # Sorted as they stand: those of one record keep the order they have.
        lines.sort(key=lambda line: line.deadline or date.max)
        return Across(lines=tuple(lines), records=tuple(asked for asked, _ in found))

    def _of(
        self, name: str, record: Place | Viewing, level: Visibility
    ) -> tuple[RecordAsked, tuple[Line, ...]]:
        try:
            with self._opened(record) as viewing:
                return self._answered(name, viewing, level)
        except RecordError as error:
            return RecordAsked(record=name, fault=error), ()
        except IsaProgrammeError as error:
            raise FaultsError(f"record {name}: {error}") from error

    def _answered(
        self, name: str, viewing: Viewing, level: Visibility
    ) -> tuple[RecordAsked, tuple[Line, ...]]:
        view = viewing if self.known_at is None else viewing.known_at(self.known_at)
        restricted: tuple[str, ...] = ()
        if self.known_at is not None or level is not Visibility.CONFIDENTIAL:
            seen = view.seen_at(level)
            restricted, view = seen.restricted_since(viewing.register), seen
        supposed = _supposed(view, self.under)
        lines = self.ask(view, supposed)
        asked = RecordAsked(
            record=name,
            held=view.held,
            under=None if supposed is None else str(supposed),
            replaced=isinstance(viewing, Tracker) and viewing.is_replaced(),
            restricted_since=restricted,
            knows_lead=self.knows_lead(view, lines),
        )
        return asked, lines

    @contextmanager
    def _opened(self, record: Place | Viewing) -> Iterator[Viewing]:
        if isinstance(record, Viewing):
            yield record
            return
        with Tracker.open(record, heads=self.heads) as tracker:
            yield tracker


def _named(records: Records) -> Mapping[str, Place | Viewing]:
    if isinstance(records, str | os.PathLike):
        raise FaultsError("records: this is one place; give a list of them")
    named: Mapping[str, Place | Viewing]
    if isinstance(records, Mapping):
        # A mapping is an iterable of its keys too, which type checkers can't tell apart.
        named = cast("Mapping[str, Place | Viewing]", records)
        refuse_same([each for each in named.values() if not isinstance(each, Viewing)])
    else:
        places = tuple(records)
        named = dict(zip(record_names(places), places, strict=True))
    if not named:
        raise FaultsError("records: none is named, so nothing could be found in any")
    return named


def _supposed(viewing: Viewing, under: Protocol | str | None) -> Protocol | None:
    """The version meant: of the record, else a borrowed example."""
    if not isinstance(under, str):
        return under
    if under in EXAMPLES and all(each.name != under for each in viewing.register.protocols):
        return example_protocol(under)
    return viewing.register.version(under)


def _refuse_moment_of_one(known_at: KnownAt | None) -> None:
    """Refuse an entry's number and a receipt, which are moments of one record alone."""
    if isinstance(known_at, date):
        return
    text = str(known_at).strip()
    if text.isdigit() or RECEIPT.fullmatch(text):
        raise FaultsError(
            f"known_at: {known_at!a} is a moment of one record; of several, write a day as"
            " 2026-01-05 or an instant as 2026-01-05T12:00:00Z"
        )
