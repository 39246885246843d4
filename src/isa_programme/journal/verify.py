"""Verifying: the record is proved, and held against what this machine has seen of it."""

from __future__ import annotations

from collections.abc import Iterator

from isa_programme.journal.heads import HeadsSeen
from isa_programme.journal.journal import Journal
from isa_programme.journal.places import shared_place
from isa_programme.journal.proving import proved
from isa_programme.journal.replaced import lacking, what_lacks
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity


def verified(journal: Journal, *, receipt: str | None = None) -> tuple[Finding, ...]:
    """Everything that shows the record to be altered, damaged or replaced; nothing if it is whole.

    Args:
        journal: the record.
        receipt: ``number:hash``, as every entry gives one and somebody kept it elsewhere.

    Raises:
        FaultsError: the receipt is no receipt.
        RecordNewerError: the record is in a newer format.
        RecordError: the record can't be read at all.
    """
    found = proved(journal.store, receipt=receipt)
    if not any(each.severity is Severity.ERROR for each in found) and journal.seen is not None:
        found = (*found, *_replaced(journal, journal.seen))
    return (*found, *_shared(journal))


def is_replaced(journal: Journal) -> bool:
    """Whether the record lacks entries that this machine has seen."""
    return journal.seen is not None and any(_replaced(journal, journal.seen))


def _replaced(journal: Journal, seen: HeadsSeen) -> Iterator[Finding]:
    with journal.store.reading() as held:
        _, head = held.first_and_head()
        lacks = lacking(seen, held)
    if lacks:
        yield Finding(
            rule="record-replaced",
            severity=Severity.ERROR,
            sentence=f"it {what_lacks(head, lacks)}",
        )


def _shared(journal: Journal) -> Iterator[Finding]:
    if not isinstance(journal.store, SqliteStore):
        return  # a server is made for that
    if (why := shared_place(journal.store.path)) is not None:
        yield Finding(
            rule="place-is-shared",
            severity=Severity.WARNING,
            sentence=f"the record is kept where two machines may write at once: {why};"
            " keep it on one machine's own disk, and backups there",
        )
