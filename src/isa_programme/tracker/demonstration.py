"""The demonstration: the real public chronology as a record of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from isa_programme.exchange.shipped import (
    public_programme,
    public_protocols,
    public_rows,
    public_surroundings,
)
from isa_programme.journal.journal import Journal, utc_now
from isa_programme.journal.sqlite.making import made_whole
from isa_programme.tracker.tracker import Tracker

AS_AT = date(2026, 1, 5)
"""The day as at which the demonstration is shown: the public record was read for it."""


def demonstrate(
    path: str | os.PathLike[str],
    *,
    recorded_by: str = "not named",
    now: Callable[[], datetime] = utc_now,
) -> Tracker:
    """A record of the public chronology, made at `path`; opened as it is if it is there already.

    Its dates come from borrowed-example protocols: nothing in it says that a protocol was agreed
    or that an office failed to answer.

    Raises:
        RecordDamagedError: there is a file at `path` that is no record.
        RecordUnreadableError: the folder is missing or can't be written.
    """
    if Path(path).exists():
        return Tracker.open(path, recorded_by=recorded_by, now=now)
    file = public_programme()
    assert file.programme is not None, "the public record is of a programme"
    with (
        made_whole(path) as beside,
        Tracker.create(
            beside,
            programme=file.programme,
            addressees=file.addressees,
            protocols=public_protocols(),
            recorded_by=recorded_by,
            now=now,
        ) as making,
    ):
        making.import_csv(public_rows())
        for each in (file, *public_surroundings()):
            making.load_programme(each)
    return Tracker(Journal(path, now=now), recorded_by=recorded_by)
