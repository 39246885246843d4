"""The heads this machine has seen: a record older than its last head is not written to.

A chain can't show that its end was cut off, or that an old backup was put back. Whoever remembers
the newest receipt can tell: here it is the machine, in a small file for each record, under the
hash of the record's first entry, wherever the record lies. What can't be remembered is left out;
nothing depends on it.
"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import date
from typing import Any, NamedTuple

from isa_programme.record.receipts import RECEIPT, number_of


class Seen(NamedTuple):
    """What a machine knows of a record.

    A tuple, since whoever asks a script's question should wait for nothing to be imported.

    Attributes:
        head: the receipt of the newest entry it has seen; "" for none.
        backed_up: the receipt up to which it made its newest backup; "" for none.
        backed_up_on: the day it made it, in London; None for none.
        elsewhere: the receipt of an entry with which the record was gone on with on another
            machine, as a published copy showed, while this machine's own lacked it; "" for none.
    """

    head: str = ""
    backed_up: str = ""
    backed_up_on: date | None = None
    elsewhere: str = ""


class HeadsSeen:
    """What a machine knows of the records it has used, in a folder of small files."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = os.fspath(folder)

    def of(self, first: str) -> Seen:
        """What is known of the record whose first entry has this hash."""
        try:
            said: Any = self._read(first)
            head, backed_up, on = said["head"], said["backed_up"], said["backed_up_on"]
            elsewhere = said.get("elsewhere", "")  # files of earlier releases have none
            receipts = (head, backed_up, elsewhere)
            if not all(text == "" or RECEIPT.fullmatch(text) for text in receipts):
                return Seen()
            return Seen(head, backed_up, None if on is None else date.fromisoformat(on), elsewhere)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return Seen()

    def saw(self, first: str, head: str) -> None:
        """Remember a head, unless a newer one is known."""
        seen = self.of(first)
        if number_of(head) > number_of(seen.head):
            self._keep(first, seen._replace(head=head))

    def saw_elsewhere(self, first: str, receipt: str) -> None:
        """Remember an entry with which another machine went on, and that this one's file lacks."""
        self._keep(first, self.of(first)._replace(elsewhere=receipt))

    def accept(self, first: str, head: str) -> None:
        """Take a head as the newest, though a newer or another one is known."""
        self._keep(first, self.of(first)._replace(head=head, elsewhere=""))

    def made_backup(self, first: str, head: str, on: date) -> None:
        """Remember up to where a backup was made, and on which day."""
        self._keep(first, self.of(first)._replace(backed_up=head, backed_up_on=on))

    def _file(self, first: str) -> str:
        return f"{self._folder}/{first}.json"

    def _read(self, first: str) -> Any:  # noqa: ANN401 - whatever somebody put there
        with open(self._file(first), encoding="utf-8") as file:  # noqa: PTH123 - pathlib is slow to import
            return json.loads(file.read())

    def _keep(self, first: str, seen: Seen) -> None:
        on = None if seen.backed_up_on is None else str(seen.backed_up_on)
        said = {"head": seen.head, "backed_up": seen.backed_up, "backed_up_on": on}
        if seen.elsewhere:
            said["elsewhere"] = seen.elsewhere
        import secrets  # noqa: PLC0415 - slow to import, and seldom is there something new
        from pathlib import Path  # noqa: PLC0415 - likewise

        # Put in place whole: two commands may end at the same moment.
        folder = Path(self._folder)
        beside = folder / f"{first}.{secrets.token_hex(8)}.part"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(f"{json.dumps(said)}\n", encoding="utf-8")
            beside.replace(self._file(first))
