"""The exit codes: one for each kind of failure, and one for lines found."""

from __future__ import annotations

from isa_programme.errors import (
    FileError,
    IsaProgrammeError,
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordDamagedError,
    RecordError,
)

UNEXPECTED = 1
BAD_INPUT = 2
BUSY = 3
DAMAGED = 4
UNREADABLE = 5
UNCONFIRMED = 6
FOUND = 10
INTERRUPTED = 130


def exit_code(error: IsaProgrammeError) -> int:
    """The exit code of a failure; the only place where the two are matched."""
    match error:
        case RecordBusyError():
            return BUSY
        case RecordDamagedError():
            return DAMAGED
        case OutcomeUnconfirmedError():
            return UNCONFIRMED
        case RecordError() | FileError():
            return UNREADABLE
        case _:
            return BAD_INPUT
