"""What is public, kept beside a record on a server for whoever may read nothing else of it."""

from __future__ import annotations

from collections.abc import Mapping

from isa_programme.journal.store import PublicCopy
from isa_programme.record.converter import unstructured
from isa_programme.record.corrections import amends
from isa_programme.record.entries import Entry
from isa_programme.record.facts import VisibilityChanged
from isa_programme.record.receipts import number_of
from isa_programme.record.register import Register
from isa_programme.record.seen import seen_at, seen_of
from isa_programme.record.vocabulary import Visibility


def bring_public(public: PublicCopy, register: Register, was_at: str | None) -> None:
    """Bring what is public up to the head of a register, in the transaction that recorded it.

    Args:
        public: what is public, as it is kept.
        register: the record as it now is.
        was_at: the receipt up to which the record was before; None to look at all of it anew.
    """
    number = 0 if was_at is None else number_of(was_at)
    new = register.entries[number:]
    if was_at is not None and not any(map(_changes_others, new)):
        shown = [_row(entry) for entry in seen_of(register, new, Visibility.PUBLIC)]
        if public.bring(was_at, register.head, gone=(), shown=shown):
            return
    rows = {entry.number: _row(entry) for entry in seen_at(register, Visibility.PUBLIC).entries}
    held = public.held()
    public.bring(
        None,
        register.head,
        gone=sorted(held.keys() - rows.keys()),
        shown=[row for number, row in rows.items() if held.get(number) != row],
    )


def _changes_others(entry: Entry) -> bool:
    """Whether an entry may change what is seen of others before it."""
    return amends(entry) or isinstance(entry.fact, VisibilityChanged)


def _row(entry: Entry) -> Mapping[str, object]:
    return {
        "number": entry.number,
        "kind": entry.fact.kind,
        "happened_on": str(entry.happened_on),
        "recorded_on": str(entry.recorded_on),
        "about": entry.fact.about,
        "fact": unstructured(entry.fact),
    }
