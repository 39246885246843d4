"""Rows read together: their bytes parsed as one list, each then held against its hash.

What a :class:`~isa_programme.journal.reading.Row` says counts, and how what is wrong with one is
told. Here the same is seen for many rows at once that have nothing wrong. Whatever does not fit,
and whatever is out of the common (erased words, a kind unknown here), has to be looked at alone.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain
from typing import Any

from isa_programme.journal.chain import FORMAT, KEYS, canonical
from isa_programme.journal.joining import UNSEEN, Join, Shared, join_of
from isa_programme.record.entries import Entry
from isa_programme.record.facts import FACTS

Columns = tuple[int, bytes, str, bytes | None, bytes | None, int | None]
"""An entry as it lies in its store: number, bytes, hash, salt, words, and what erased them.

Nothing in it is trusted, not even that it is of these types.
"""

_AT_ONCE = 100
"""How many rows are parsed as one list: enough to share its cost, few enough to lie in a cache."""
_KEYS = list(KEYS)
_UNWRITABLE = (b"\\u0000", b"\\ud")
"""How a NUL and half a character are written; whole characters, too, that are written as two."""


class _Joins(dict[str, Join]):
    """What joins the facts of each kind, made when the first of them is read."""

    def __missing__(self, kind: str) -> Join:
        made = self[kind] = join_of(FACTS[kind])
        return made


_JOINS = _Joins()


def entries_together(rows: Sequence[Columns]) -> Iterator[Entry | None]:
    """The entry of each row, in their order; None for one that has to be looked at alone."""
    shared = Shared()
    for first in range(0, len(rows), _AT_ONCE):
        yield from _entries(rows[first : first + _AT_ONCE], shared)


def _entries(rows: Sequence[Columns], shared: Shared) -> Iterator[Entry | None]:
    raws = [raw for _, raw, *_ in rows]
    kept = [words or b"null" for *_, words, _ in rows]
    said, words = _parsed(raws, canonically=True), _parsed(kept)
    if said is None or words is None or not _are_texts(words):
        yield from (None for _ in rows)
        return
    for row, each, told in zip(rows, said, words, strict=True):
        yield _entry(row, each, told, shared)


def _parsed(texts: Sequence[bytes], *, canonically: bool = False) -> list[Any] | None:
    """What some JSON texts say, each for itself; None where one can't be read, or is odd."""
    # Between two rows stands a mark that nobody can have foreseen and put into one of them: so
    # each of them is whole, and none runs over into the next.
    mark = secrets.token_hex(16)
    try:
        whole = b"[" + f',"{mark}",'.encode("ascii").join(texts) + b"]"
        found = json.loads(whole.decode("ascii"))
        if canonically and canonical(found) != whole:
            return None
    except (TypeError, ValueError, RecursionError):
        return None
    said: list[Any] = found[::2]
    if len(found) != 2 * len(texts) - 1 or found[1::2] != [mark] * (len(texts) - 1):
        return None
    if any(form in whole for form in _UNWRITABLE):
        return [None if _is_odd(text) else each for text, each in zip(texts, said, strict=True)]
    return said


def _is_odd(text: bytes) -> bool:
    return any(form in text for form in _UNWRITABLE)


def _are_texts(words: Sequence[Any]) -> bool:
    """Whether the words of all rows are texts, where they are words at all."""
    tables = [each for each in words if type(each) is dict]
    return set(map(type, chain.from_iterable(map(dict.values, tables)))) <= {str}


def _entry(row: Columns, said: Any, words: Any, shared: Shared) -> Entry | None:  # noqa: ANN401 - what JSON holds
    number, raw, hashed, salt, kept, erased_by = row
    if type(said) is not dict or type(words) is not dict or [*said] != _KEYS:
        return None
    form, numbered, identity, kind, happened_on, recorded_at, *rest = said.values()
    recorded_by, erases, structure, commitment, previous = rest
    if (
        form != FORMAT
        or type(numbered) is not int
        or numbered != number
        or not (identity is None or type(identity) is str)
        or type(recorded_by) is not str
        or not (erases is None or type(erases) is int)
        or type(previous) is not str
        or type(salt) is not bytes
        or type(kept) is not bytes
        or sha256(raw).hexdigest() != hashed
        or sha256(salt + kept).hexdigest() != commitment
    ):
        return None
    try:
        fact = _JOINS[kind](structure, "", words, shared)
        if words:
            return None
        return Entry(
            number=number,
            fact=fact,
            happened_on=shared.dates[happened_on],
            recorded_at=shared.instants[recorded_at],
            recorded_by=shared.share(recorded_by, recorded_by),
            identity=identity,
            hash=hashed,
            erased_by=erased_by,
        )
    except UNSEEN:
        return None
