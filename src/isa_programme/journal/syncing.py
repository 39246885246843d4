"""Finished files: on the disk before anybody is told, and never in the place of another."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or a folder's names, are on the disk.

    Raises:
        OSError: the disk failed.
    """
    # Windows has no way to sync a folder, and needs none.
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def name_finished(beside: Path, place: Path) -> None:
    """Give a finished file its name, and wait until both are on the disk.

    Raises:
        FileExistsError: there is a file of that name, which stays as it is.
        OSError: the disk failed.
    """
    sync(beside)
    try:
        # A link, unlike a renaming, never takes the place of a file that is there.
        os.link(beside, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a memory stick
        if place.exists():
            raise FileExistsError(f"there is a file at {place} already") from None
        beside.rename(place)
    else:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
    sync(place.parent)
