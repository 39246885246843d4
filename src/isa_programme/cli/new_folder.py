"""A new folder, for several files that belong together."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isa_programme.errors import FileError, IsaProgrammeError


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """A new folder to read by its owner alone, gone again if what is done in it fails.

    Raises:
        FileError: something is there already, or it can't be written.
    """
    refuse_folder(folder)
    try:
        folder.mkdir(mode=0o700)
        try:
            yield
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except IsaProgrammeError:
        raise
    except OSError as error:
        raise FileError(f"{folder} can't be written: {error.strerror}") from error


def refuse_folder(folder: Path) -> None:
    """Refuse the name of a new folder under which something is there already.

    Raises:
        FileError: something is.
    """
    if os.path.lexists(folder):
        raise FileError(f"{folder} is there already; name a new folder")
