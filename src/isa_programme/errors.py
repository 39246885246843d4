"""Every exception of the package: one base, each subclass also the builtin a caller would guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class IsaProgrammeError(Exception):
    """Base of every exception raised by this package.

    ``str()`` gives one lower-case sentence: what is wrong, where, and what would be right.
    """


class FaultsError(IsaProgrammeError, ValueError):
    """Raised when an input has one or more faults; all of them are reported together.

    Attributes:
        faults: one sentence for each fault, each naming its field or row.
    """

    def __init__(self, *faults: str) -> None:
        super().__init__(*faults)
        self.faults: tuple[str, ...] = faults

    def __str__(self) -> str:
        return "; ".join(self.faults)


class DateError(FaultsError):
    """Raised when something that should be a date is none.

    Attributes:
        given: what was given, as text.
    """

    def __init__(self, given: object, right: str) -> None:
        self.given: str = str(given)
        super().__init__(f"{given!a} is not a date here: {right}")

    def __reduce__(self) -> tuple[object, ...]:
        # Made from its sentence, which is no argument: so it can go from process to process.
        return _told_again, (type(self), self.faults), self.__dict__


def _told_again(kind: type[DateError], faults: tuple[str, ...]) -> DateError:
    return kind.__new__(kind, *faults)


class AllowanceError(FaultsError):
    """Raised when an allowance such as "20 working days" can't be read."""


class CalendarError(FaultsError):
    """Raised when a calendar can't be made from what was given."""


class ProtocolError(FaultsError):
    """Raised when a protocol file can't be read, or asks for what can't be counted."""


class OutsideCalendarError(IsaProgrammeError, LookupError):
    """Raised when a question needs a day that the calendar does not cover.

    Attributes:
        calendar: the calendar's name.
        day: the day asked about, or None where the count simply ran out of days.
        first: the first day covered.
        last: the last day covered.
    """

    def __init__(self, calendar: str, day: date | None, first: date, last: date) -> None:
        super().__init__(calendar, day, first, last)
        self.calendar: str = calendar
        self.day: date | None = day
        self.first: date = first
        self.last: date = last

    def __str__(self) -> str:
        where = f"{self.day} is outside" if self.day else "the count runs past the end of"
        return f"{where} the calendar {self.calendar!r}, which covers {self.first} to {self.last}"


class RefusedError(FaultsError):
    """Raised when an entry breaks a rule of the record; nothing was written."""


class UnknownReferenceError(IsaProgrammeError, LookupError):
    """Raised when a question names a paper, office or entry that the record does not hold.

    Attributes:
        noun: what kind of thing was looked for.
        given: the reference as given.
        hint: what would be right, or what to look at instead; empty where nothing is known.
    """

    def __init__(self, noun: str, given: str, hint: str = "") -> None:
        super().__init__(noun, given, hint)
        self.noun: str = noun
        self.given: str = given
        self.hint: str = hint

    def __str__(self) -> str:
        hint = f": {self.hint}" if self.hint else ""
        return f"no {self.noun} {self.given!a} in this record{hint}"


class RecordMovedOnError(RefusedError):
    """Raised when entries came in after what a decision was looked up from; nothing was written."""


class AlreadyRecordedError(RefusedError):
    """Raised when an identity is used again for different content."""


class FileError(IsaProgrammeError, OSError):
    """Raised when a file that was named can't be read or written; the record is not concerned."""


class ExtraMissingError(IsaProgrammeError, ImportError):
    """Raised when a page or file needs a library that is installed only where it is asked for.

    Attributes:
        what: what was to be made or read.
        extra: the extra of this package that brings the library.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what: str = what
        self.extra: str = extra

    def __str__(self) -> str:
        return (
            f"{self.what} needs the extra {self.extra}: pip install 'isa-programme[{self.extra}]'"
        )


class RecordError(IsaProgrammeError, OSError):
    """Raised when the record can't be used; the concrete class says why."""


class RecordMissingError(RecordError, FileNotFoundError):
    """Raised when there is no record where one was looked for. None is ever made by accident."""


class RecordExistsError(RecordError, FileExistsError):
    """Raised when a new record would take the place of a file that is there already."""


class RecordUnreadableError(RecordError, PermissionError):
    """Raised when the record can't be read or written where it lies (rights, disk, folder)."""


class RecordBusyError(RecordError, TimeoutError):
    """Raised when another program held the record for longer than the wait allows."""


class RecordDamagedError(RecordError):
    """Raised when a file is damaged, is no record of ours, or fails its checks."""


class RecordNewerError(RecordDamagedError):
    """Raised when the record was written in a newer format; it is left untouched."""


class RecordReplacedError(RecordDamagedError):
    """Raised when this machine has seen entries of the record that the file does not hold.

    An older copy was put in its place, or another was gone on with. It is read, not written to.
    """


class RecordForkedError(RecordReplacedError):
    """Raised when a record was gone on with in two places, so that neither holds the other.

    Attributes:
        entry: the number of the first entry in which they differ.
    """

    def __init__(self, sentence: str, entry: int = 0) -> None:
        super().__init__(sentence)
        self.entry: int = entry


class OutcomeUnconfirmedError(RecordError):
    """Raised when the disk failed so late that an entry may or may not have been kept.

    Or when a hand-over was recorded, and could not be published.

    Look again before retrying; retrying is harmless, since a repeated entry is recognised.
    """
