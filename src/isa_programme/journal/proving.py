"""Proving the record: every byte that matters is worked out again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isa_programme.errors import FaultsError, RecordDamagedError, RecordNewerError
from isa_programme.journal import chain
from isa_programme.journal.codec import joined
from isa_programme.journal.reading import words_of
from isa_programme.journal.sqlite.contents import contents_of
from isa_programme.journal.store import Contents, Store
from isa_programme.record.findings import Finding
from isa_programme.record.receipts import number_of, refuse_no_receipt
from isa_programme.record.vocabulary import Severity

_SAID = ("number", "identity", "kind", "happened_on", "recorded_at", "recorded_by", "erases")


def proved(place: Path | Store, *, receipt: str | None = None) -> tuple[Finding, ...]:
    """Everything that shows a record to be altered or damaged; nothing, if it is whole.

    A chain alone can't show that its end was cut off, or that an old copy was put back: give a
    receipt that was kept elsewhere, and it can.

    Args:
        place: where it is kept, or the path of its file.
        receipt: ``number:hash``, as every entry gives one.

    Raises:
        FaultsError: the receipt is no receipt.
        RecordNewerError: it is in a newer format.
        RecordError: it can't be read at all.
    """
    if receipt is not None:
        refuse_no_receipt(receipt)
    try:
        contents = contents_of(place) if isinstance(place, Path) else place.contents()
    except RecordNewerError:
        raise
    except RecordDamagedError as error:
        return (_finding("file-damaged", str(error).removesuffix("; isa verify tells more")),)
    return tuple(_findings(contents, receipt))


def _finding(rule: str, sentence: str, entry: int | None = None) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, sentence=sentence, entry=entry)


def _findings(contents: Contents, receipt: str | None) -> Iterator[Finding]:
    yield from contents.findings
    previous, earliest, receipts = chain.START, "", set()
    numbers = {row[0] for row in contents.entries}
    erased = {row[7] for row in contents.entries if row[7] is not None}
    for place, row in enumerate(contents.entries, start=1):
        number, raw, stated = row[0], row[8], row[9]
        if number != place:
            yield _finding("number-gap", f"entry {number} stands in place {place}", number)
        own = chain.hash_of(raw) if isinstance(raw, bytes) else ""
        if own != stated:
            yield _finding(
                "hash-differs", f"entry {number}: its bytes do not give its hash", number
            )
        receipts.add(f"{number}:{own}")
        try:
            said = chain.parsed(raw)
        except RecordDamagedError as error:
            yield _finding("bytes-unreadable", f"entry {number}: {error}", number)
        else:
            if said["previous"] != previous:
                yield _finding(
                    "chain-broken", f"entry {number} does not follow from the one before it", number
                )
            if said["recorded_at"] < earliest:
                yield _finding(
                    "recorded-earlier", f"entry {number} is earlier than the one before it", number
                )
            earliest = said["recorded_at"]
            yield from _columns(row, said)
            yield from _words(number, said, contents.words.get(number), erased=number in erased)
        previous = own
    for number in sorted(contents.words.keys() - numbers):
        yield _finding("words-astray", f"there are words for entry {number}, but no such entry")
    if receipt is not None and receipt not in receipts:
        yield _finding(
            "receipt-not-found",
            f"the record does not hold entry {number_of(receipt)} as the receipt gives it:"
            " its end was cut off, or another or older record was put in its place",
        )


def _columns(row: tuple[Any, ...], said: dict[str, Any]) -> Iterator[Finding]:
    number = row[0]
    columns = dict(zip((*_SAID[:6], "about", "erases"), row[:8], strict=True))
    for name in _SAID:
        if columns[name] != said[name]:
            yield _finding(
                "column-differs", f"entry {number}: the column {name} is not what was said", number
            )
    try:
        fact = joined(said["kind"], said["structure"], None)
    except RecordNewerError as error:
        yield _finding("kind-unknown", f"entry {number}: {error}", number)
    except FaultsError:
        yield _finding("kind-differs", f"entry {number}: it does not read as its kind", number)
    else:
        if columns["about"] != fact.about:
            yield _finding(
                "column-differs", f"entry {number}: the column about is not what was said", number
            )
        if said["erases"] != fact.erases:
            yield _finding(
                "kind-differs", f"entry {number}: it erases what its kind does not say", number
            )


def _words(
    number: int, said: dict[str, Any], kept: tuple[Any, Any, Any] | None, *, erased: bool
) -> Iterator[Finding]:
    if kept is None:
        if not erased:
            yield _finding(
                "words-missing", f"entry {number}: its words are gone, and none erased them", number
            )
        return
    if erased:
        yield _finding("words-kept", f"entry {number}: its words were erased, but are here", number)
    salt, words, stated = kept
    if not (isinstance(salt, bytes) and isinstance(words, bytes)) or (
        chain.commitment_to(salt, words) != said["commitment"]
    ):
        yield _finding("words-altered", f"entry {number}: its words are not those recorded", number)
        return
    try:
        told = chain.digest(said["kind"], said["happened_on"], said["structure"], words_of(words))
    except RecordDamagedError as error:
        yield _finding("words-altered", f"entry {number}: {error}", number)
    else:
        if told != stated:
            yield _finding("digest-differs", f"entry {number}: its digest is not its own", number)
