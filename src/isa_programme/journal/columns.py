"""An entry and its words as a store keeps them, column by column."""

from __future__ import annotations

from typing import NamedTuple


class EntryColumns(NamedTuple):
    """An entry as it is stored: its bytes, their hash, and what is said in them once more.

    Attributes:
        number: its place in the record, from 1, without gaps.
        identity: the caller's own name for it, if one was given.
        kind: what kind of fact it is, with a version.
        happened_on: the day or month it is about, as text.
        recorded_at: the instant it was recorded, as text, in UTC.
        recorded_by: who recorded it.
        about: the reference or slug of what it is about, if it is about one.
        erases: the number of the entry whose words it erases, if it does.
        raw: its exact bytes.
        hash: their SHA-256, in 64 figures.
    """

    number: int
    identity: str | None
    kind: str
    happened_on: str
    recorded_at: str
    recorded_by: str
    about: str | None
    erases: int | None
    raw: bytes
    hash: str


class ContentColumns(NamedTuple):
    """The words of an entry as they are stored, apart from it.

    Attributes:
        number: the number of the entry.
        salt: what was hashed with them.
        words: their exact bytes.
        digest: what tells a repeated entry.
    """

    number: int
    salt: bytes
    words: bytes
    digest: str


class LastEntry(NamedTuple):
    """The last entry of a record, as it lies there; nothing in it is trusted.

    Attributes:
        number: its number.
        raw: its bytes, or whatever is in their place.
        hash: the hash that stands beside them.
    """

    number: int
    raw: object
    hash: str


class Identified(NamedTuple):
    """What is stored under an identity.

    Attributes:
        number: the number of the entry.
        raw: its bytes.
        digest: the digest of its content; None where its words were erased.
    """

    number: int
    raw: bytes
    digest: str | None
