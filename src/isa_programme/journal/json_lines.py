"""The whole record as JSON Lines, to be kept or read without this program, and back.

The first line says how many entries follow and gives the receipt of the last. Each line after it
is one entry: the exact bytes stored, their hash, and the words with their salt, or null where the
words were erased. What is read back is the same record, entry for entry and byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from isa_programme.errors import (
    FaultsError,
    RecordDamagedError,
    RecordNewerError,
)
from isa_programme.journal import chain
from isa_programme.journal.codec import joined
from isa_programme.journal.columns import ContentColumns, EntryColumns
from isa_programme.journal.derived.deriving import rebuild
from isa_programme.journal.journal import Journal
from isa_programme.journal.proving import proved
from isa_programme.journal.reading import Row
from isa_programme.journal.store import GuardError, Store, Writing
from isa_programme.journal.stores import made
from isa_programme.record.receipts import RECEIPT
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity

if TYPE_CHECKING:
    from isa_programme.journal.stores import Place

_FORMATS = "isa-programme-record.v"
_VIEWS = "isa-programme-view.v"
FORMAT = f"{_FORMATS}1"
_KEYS = ("entry", "hash", "content")


def exported(journal: Journal) -> Iterator[str]:
    """The lines of the record, each without its line ending, as it was when the first was asked.

    Entries of kinds that are unknown here come out as they are.

    Raises:
        RecordError: the record can't be read; a damaged one is not exported.
    """
    with journal.store.reading() as held:
        rows = held.rows(0)
    head = f"{rows[-1].number}:{rows[-1].hash}" if rows else ""
    yield canonical_head(len(rows), head)
    yield from map(_line, rows)


def canonical_head(entries: int, head: str) -> str:
    """The first line: the format, how many entries follow, the receipt of the last."""
    return chain.canonical({"format": FORMAT, "entries": entries, "head": head}).decode("ascii")


def _line(row: Row) -> str:
    _, words = row.said()
    content = None
    if words is not None and row.salt is not None:
        content = {"salt": row.salt.hex(), "words": words}
    rest = chain.canonical({"hash": row.hash, "content": content}).decode("ascii")
    # Put together as text, so that the entry's bytes come out exactly as they are stored.
    return f'{{"entry":{row.raw.decode("ascii")},{rest[1:]}'


def is_json_lines(text: str) -> bool:
    """Whether a text is to be read as JSON Lines, as no spreadsheet begins."""
    return text.lstrip().startswith("{")


def import_record(text: str, place: Place, *, schema: str | None = None) -> None:
    """Make the record that :func:`exported` wrote out, at a place where there is none yet.

    The chain, the commitments and every other rule of the record are proved before the record gets
    its name; otherwise nothing is left behind.

    Raises:
        FaultsError: the text is no whole record, or was altered; all faults are reported together.
        RecordNewerError: it is of a newer format, or holds kinds of entries unknown here.
        RecordExistsError: there is a record, or a file, at the place already.
        RecordUnreadableError: the place can't be written to.
    """
    rows, head = _read(text)
    with made(place, schema=schema) as store:
        with store.writing() as held:
            _put(held, rows)
        _refuse_altered(store, head)
        register = _founded(store)
        with Journal(store).appending() as appending:
            rebuild(appending, register)


def _refuse_altered(made: Store, head: str) -> None:
    found = proved(made, receipt=head or None)
    if any(each.severity is Severity.ERROR for each in found):
        raise FaultsError(*dict.fromkeys(each.sentence for each in found))


def _founded(made: Store) -> Register:
    """What the record adds up to.

    Raises:
        FaultsError: entries build on what is not there, though the chain holds them together.
    """
    entries = Journal(made).entries()
    try:
        return Register().folded(entries)
    except RecordDamagedError as error:
        raise FaultsError(str(error)) from None


_Stored = tuple[EntryColumns, ContentColumns | None]


def _read(text: str) -> tuple[list[_Stored], str]:
    """The rows that the lines hold, and the receipt the first line gives."""
    first, *lines = text.splitlines() or [""]
    said = _parsed(first)
    form = said.get("format") if isinstance(said, dict) else None
    if form != FORMAT:
        if isinstance(form, str) and form.startswith(_FORMATS):
            raise RecordNewerError(
                f"the format {form[:40]!a} is unknown here: a newer release reads it"
            )
        if isinstance(form, str) and form.startswith(_VIEWS):
            raise FaultsError(
                "line 1: this is a view of a record, with parts of it left out, and no record can"
                " be made of it; isa export without --visibility and --known-at writes the whole"
            )
        raise FaultsError("line 1: it does not say that a whole record follows, as isa export does")
    faults: list[str] = []
    if set(said) != {"format", "entries", "head"} or type(said["head"]) is not str:
        faults.append("line 1: its keys are not format, entries and head")
    elif said["head"] and not RECEIPT.fullmatch(said["head"]):
        faults.append("line 1: head: it is no receipt, a number, a colon and 64 figures")
    elif type(said["entries"]) is not int:
        faults.append("line 1: entries: a whole number is needed")
    elif said["entries"] != len(lines):
        faults.append(f"line 1: {said['entries']!a} entries are announced, {len(lines)} follow")
    rows = []
    for number, line in enumerate(lines, start=2):
        try:
            rows.append(_stored(line))
        except RecordNewerError as error:
            raise RecordNewerError(f"line {number}: {error}") from None
        except (FaultsError, RecordDamagedError) as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise FaultsError(*faults)
    return rows, said["head"]


def _parsed(line: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(line, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _stored(line: str) -> _Stored:
    """The rows of the tables that one line holds.

    Raises:
        FaultsError: it is none of ours.
        RecordDamagedError: its entry is none.
        RecordNewerError: its entry is of a newer format, or of a kind unknown here.
    """
    told = _parsed(line)
    if not isinstance(told, dict) or tuple(told) != _KEYS or not isinstance(told["entry"], dict):
        raise FaultsError("it is no entry; its keys are entry, hash and content")
    raw = chain.canonical(told["entry"])
    said = chain.parsed(raw)
    if told["hash"] != chain.hash_of(raw):
        raise FaultsError("the hash is not that of the entry")
    fact = joined(said["kind"], said["structure"], None)
    named = ("number", "identity", "kind", "happened_on", "recorded_at", "recorded_by")
    entry = EntryColumns(
        **{name: said[name] for name in named},
        about=fact.about,
        erases=said["erases"],
        raw=raw,
        hash=told["hash"],
    )
    return entry, _content(said, told["content"])


def _content(said: dict[str, Any], content: object) -> ContentColumns | None:
    match content:
        case None:
            return None
        case {"salt": str(salt), "words": dict(words), **rest} if not rest:
            try:
                kept = chain.canonical_words(words)
                digest = chain.digest(said["kind"], said["happened_on"], said["structure"], words)
                return ContentColumns(said["number"], bytes.fromhex(salt), kept, digest)
            except (TypeError, ValueError):
                pass
    raise FaultsError("content: it is null, or has a salt and words")


def _put(held: Writing, rows: Iterable[_Stored]) -> None:
    for number, (entry, content) in enumerate(rows, start=1):
        try:
            held.insert(entry, content)
        except GuardError:
            raise FaultsError(
                f"line {number + 1}: it does not follow from the lines before it"
            ) from None
