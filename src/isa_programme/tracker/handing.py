"""Handing over: the record put in a folder for others, and its writing passed to one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date

from attrs import field, frozen

from isa_programme.errors import (
    FaultsError,
    FileError,
    OutcomeUnconfirmedError,
    RecordError,
    RefusedError,
)
from isa_programme.journal.copies import absolute, copy_in
from isa_programme.journal.forking import forks_at
from isa_programme.journal.published import RECORD, Published, listed, read_manifest
from isa_programme.journal.publishing import copied, put_in_place, refuse_unfit
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.record.entries import Entry
from isa_programme.record.facts import HandedOver
from isa_programme.record.findings import Finding
from isa_programme.record.intake import DayLike, Intake, taken_day
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import CONTROLS, LINE, SURROGATES
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded
from isa_programme.tracker.viewing import Viewing

Pages = Callable[[Shown], Mapping[str, bytes]]
"""Makes what is published beside the record, from the record as it is then: contents by name."""


@frozen(kw_only=True)
class Publication:
    """What came of publishing a record.

    Attributes:
        published: what lies in the folder now.
        findings: what is worth knowing about the record, short of an error.
    """

    published: Published
    findings: tuple[Finding, ...] = field(default=())


@frozen(kw_only=True)
class HandOver:
    """What came of handing the writing over.

    Attributes:
        recorded: the entry that hands it over; its receipt is to be told to whoever takes it over.
        published: what lies in the folder now.
    """

    recorded: Recorded
    published: Published


class Handing(KeptRecord, Viewing):
    """Publishes the record, and hands its writing over."""

    def publish(
        self,
        folder: str | os.PathLike[str],
        *,
        as_at: date,
        visibility: Visibility | str = Visibility.PUBLIC,
        pages: Pages | None = None,
        with_record: bool = True,
    ) -> Publication:
        """Put a verified read-only copy of the record, and pages made from it, in a folder.

        Each file is written beside its place, synced, and then takes its place whole, so that
        nobody reads half of one. ``published.json`` names the files that belong together. A copy
        that this record does not hold all of is not replaced.

        The copy is the whole record, with everything that is confidential: whoever can read the
        folder can read it.

        Args:
            folder: the folder, which must be there; not that of the record.
            as_at: the day the pages are about.
            visibility: whom the pages are for, as ``published.json`` says; `pages` is called with
                the whole record, and shows no more of it than that.
            pages: makes the pages, as bytes by the name of their file.
            with_record: whether the copy of the record is published too.

        Raises:
            FaultsError: the folder is that of the record, or a name is not fit for a file.
            FileError: the folder can't be written to, or holds files of these names that were not
                published, or that somebody changed.
            RecordReplacedError: the folder holds a newer copy, or this record is an older one.
            RecordForkedError: the copy in the folder was gone on with apart from this record.
            RecordDamagedError: the record is not whole.
        """
        intake = Intake()
        level = intake.choice("visibility", Visibility, visibility)
        _refuse_no_line(intake, "recorded_by", self._recorded_by)
        intake.done()
        place = absolute(folder)
        findings = refuse_unfit(self._journal, place)
        first, head, content = copied(self._journal)
        if not head:
            raise FaultsError("the record holds nothing yet, so there is nothing to publish")
        contents = dict(pages(self.known_at(head))) if pages is not None else {}
        if any(name.casefold() == RECORD for name in contents):
            raise FaultsError(
                f"files: {RECORD} is the name of the record's own copy; name the page otherwise"
            )
        if with_record:
            contents[RECORD] = content
        published = Published(
            as_at=as_at,
            head=head,
            visibility=level,
            published_by=self._recorded_by,
            files=listed(contents),
        )
        put_in_place(place, first, published, contents)
        return Publication(published=published, findings=findings)

    def hand_over(
        self,
        to: str,
        folder: str | os.PathLike[str],
        *,
        handed_over_on: DayLike,
        reason: str = "",
        visibility: Visibility | str = Visibility.PUBLIC,
        pages: Pages | None = None,
    ) -> HandOver:
        """Record that somebody else writes from now on, and publish the record for them.

        Nothing but a take-over is recorded after it. If it is recorded and the publishing then
        fails, call it again: it goes on with what is left.

        Args:
            to: to whom, in words.
            folder: where it is published; see :meth:`publish`.
            handed_over_on: the day.
            reason: why.
            visibility: whom the pages are for.
            pages: makes the pages.

        Raises:
            RefusedError: it was handed over already, to somebody else.
            FaultsError: the folder is that of the record; or the record is on a server, where
                whoever may record records, and nothing has to be handed over.
            FileError: the folder can't be written to; nothing was recorded.
            OutcomeUnconfirmedError: it was recorded, and could not be published; call it again.
            RecordError: as :meth:`publish`; nothing was recorded.
        """
        if not isinstance(self._journal.store, SqliteStore):
            raise FaultsError(
                "a record on a server is not handed over: whoever is let in there may record; isa"
                " roles tells how"
            )
        day = taken_day("handed_over_on", handed_over_on)
        refuse_unfit(self._journal, absolute(folder))
        if pages is not None:
            pages(self)  # what can't be made is to be known before anything is recorded
        recorded = self._handed_over(to) or self.record(
            HandedOver(handed_over_on=day, to=to, reason=reason)
        )
        try:
            made = self.publish(folder, as_at=day, visibility=visibility, pages=pages)
        except (RecordError, FileError) as error:
            raise OutcomeUnconfirmedError(
                f"the writing is handed over (receipt {recorded.receipt}), but that is not"
                f" published: {error}; run it again, which goes on with what is left"
            ) from error
        return HandOver(recorded=recorded, published=made.published)

    def _handed_over(self, to: str) -> Recorded | None:
        """The hand-over that is open, if it is to the same person."""
        known = self.register.handed_over
        if known is None or not isinstance(known.fact, HandedOver):
            return None
        if known.fact.to != to:
            raise RefusedError(
                f"to: the writing was handed over to somebody else on {known.happened_on} (entry"
                f" {known.number}); isa take-over takes it back"
            )
        return Recorded(number=known.number, reference="", receipt=known.receipt, already=True)

    def unpublished(self, folder: str | os.PathLike[str]) -> tuple[Entry, ...]:
        """The entries of this record that the copy in a folder does not hold.

        Where both were gone on with, these are the ones to be recorded again on the machine whose
        copy it is.

        Raises:
            FileError: the folder can't be read, or its copy is of another record.
            RecordBusyError: the copy is not whole; it may still be on its way here.
        """
        place = absolute(folder)
        entries = self.register.entries
        ours = tuple(entry.hash for entry in entries)
        with copy_in(place, read_manifest(place)) as copy:
            theirs = () if copy is None else copy.chain
        if theirs and theirs[:1] != ours[:1]:
            raise FileError(f"{place / RECORD} is a copy of another record; name another folder")
        return tuple(entries[(forks_at(ours, theirs) or len(theirs) + 1) - 1 :])


def _refuse_no_line(intake: Intake, field: str, text: str) -> None:
    if not text.strip() or len(text) > LINE or CONTROLS.search(text) or SURROGATES.search(text):
        intake.fault(field, f"one line of text is needed, of at most {LINE} characters")
