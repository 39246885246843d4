"""Making a record: whole, in one go, and only then under its name."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isa_programme.errors import (
    OutcomeUnconfirmedError,
    RecordError,
    RecordExistsError,
    RecordUnreadableError,
)
from isa_programme.journal.syncing import name_finished


def make_empty(path: Path) -> None:
    """Make an empty file, to be read and written by its owner alone.

    Raises:
        FileExistsError: there is a file already; it is left as it is.
        OSError: it can't be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.close(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def place_beside(place: Path) -> Path:
    """A name in the same folder that nothing has, for what is not finished yet."""
    return place.with_name(f".isa-{secrets.token_hex(8)}.part")


@contextmanager
def made_whole(path: str | os.PathLike[str]) -> Iterator[Path]:
    """The place where a record is made, before it gets its name on the way out.

    Whoever is killed meanwhile leaves nothing under that name.

    Raises:
        RecordExistsError: there is a file of that name; it is left as it is.
        RecordUnreadableError: the folder is missing, or can't be written to.
    """
    place = Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".." steps
    if os.path.lexists(place):
        raise RecordExistsError(f"there is a file at {place} already")
    beside = place_beside(place)
    try:
        yield beside
        name_finished(beside, place)
    except RecordError as error:
        # It was on its way under another name, which says nothing to whoever asked.
        raise type(error)(str(error).replace(str(beside), str(place))) from error
    except FileExistsError:
        raise RecordExistsError(f"there is a file at {place} already") from None
    except OSError as error:
        if os.path.lexists(place):
            raise OutcomeUnconfirmedError(
                f"{place} was made, but the disk failed before that was sure; look whether it is"
                " there"
            ) from error
        why = error.strerror or "the disk failed"
        raise RecordUnreadableError(f"no record can be made at {place}: {why}") from error
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink()


def let_go_of_leftover(place: Path) -> bool:
    """Remove the unfinished name of a file that has its own, left where somebody was killed.

    Give back whether the file has one name now.
    """
    try:
        for left in place.parent.glob(".isa-*.part"):
            if left.samefile(place):
                left.unlink()
        return place.stat().st_nlink == 1
    except OSError:
        return False
