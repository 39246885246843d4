"""What went wrong on a database server, told once in our own terms.

What the server itself says is never passed on: it may quote the record, or the address. Where its
code for the failure helps whoever looks after it, that is in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import exc

from isa_programme.errors import (
    RecordBusyError,
    RecordDamagedError,
    RecordError,
    RecordMissingError,
    RecordUnreadableError,
)
from isa_programme.journal.postgres.guards import GUARD
from isa_programme.journal.store import GuardError

FAILURES: tuple[type[Exception], ...] = (psycopg.Error, exc.SQLAlchemyError)
"""What the libraries raise."""

_BUSY = {
    "40001": "others wrote to it since this transaction began; begin it again",
    "40P01": "it and another program waited for each other; try again",
    "53300": "the server has no connection left; try again in a moment",
    "55P03": "it is in use by another program; try again in a moment",
    "57014": "the server gave up waiting; try again in a moment",
    "57P03": "the server is starting or stopping; try again in a moment",
}
_MISSING = {"3D000", "3F000", "42P01"}
_DAMAGED = {"42703", "42704", "42883", "42P02", "XX001", "XX002"}
_UNREADABLE = {
    "25006": "it can only be read there: the server is a replica, or set to be read only",
    "25P02": "the transaction it was to be part of has failed; roll that back first",
    "28000": "the server does not know the role, or does not let it in",
    "28P01": "the server turned the name or password away",
    "42501": "the role that asks may not do that there; isa roles tells what each may",
    "53100": "the server's disk is full",
    "53200": "the server's memory ran out",
}
# A failure to connect has no code, only words, and those in the language the server speaks.
_WORDS = (
    ("no password supplied", "no password was given; put it in ~/.pgpass, or in PGPASSWORD"),
    ("password", _UNREADABLE["28P01"]),
    ("does not support SSL", "the server offers no TLS, which the address asks for"),
    ("certificate", "the server's certificate can't be trusted, or there is none to trust it by"),
    ("does not exist", "the server knows no such database, or no such role"),
    ("too many", _BUSY["53300"]),
)
_GONE = "the server can't be reached, or went away"


@contextmanager
def told(shown: str) -> Iterator[None]:
    """Tell any failure within as one of the record at an address, as sentences name that."""
    try:
        yield
    except FAILURES as error:
        raise failure(shown, error) from None  # its words may quote the record


def failure(shown: str, error: Exception) -> RecordError:
    """What a failure means for the record at an address, as sentences name that."""
    original = getattr(error, "orig", None) or error
    state = str(getattr(original, "sqlstate", None) or "")
    if state == GUARD or state.startswith("23") or isinstance(original, psycopg.DataError):
        return GuardError(f"{shown}: a guard of the record refused it; isa verify tells more")
    if state in _BUSY:
        return RecordBusyError(f"{shown}: {_BUSY[state]}")
    if isinstance(original, exc.TimeoutError):
        return RecordBusyError(f"{shown}: every connection is in use; try again in a moment")
    if state in _MISSING:
        return RecordMissingError(f"there is no record at {shown}; isa init makes one")
    if state in _DAMAGED:
        return RecordDamagedError(f"{shown} is damaged, or no record; isa verify tells more")
    if state in _UNREADABLE:
        return RecordUnreadableError(f"{shown} can't be read or written: {_UNREADABLE[state]}")
    if not state or state.startswith(("08", "57P")):
        said = str(original)
        why = next((why for words, why in _WORDS if words in said), _GONE)
        return RecordUnreadableError(f"{shown} can't be read or written: {why}")
    return RecordUnreadableError(
        f"{shown} can't be read or written: the server failed (SQLSTATE {state})"
    )
