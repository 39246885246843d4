"""What an answer rests on: the entries held when it was given, and who may see it."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from isa_programme.record.vocabulary import Visibility


@frozen(kw_only=True)
class Held:
    """What an answer rests on.

    The same entries, at the same visibility, give the same answer for the same day.

    Attributes:
        head: the receipt of the newest entry; "" while there is none.
        known_at: the instant at which that entry was recorded; None while there is none.
        visibility: who may see the answer.
    """

    head: str = ""
    known_at: datetime | None = None
    visibility: Visibility = Visibility.CONFIDENTIAL

    @property
    def left_out(self) -> str:
        """That only a part of the record is shown, for people; "" where it is the whole."""
        return f"what is {self.seen}; the rest is left out" if self.seen else ""

    @property
    def seen(self) -> str:
        """What is shown, in words: ``public``; "" where it is the whole."""
        return _SEEN.get(self.visibility, "")

    @property
    def that_is_seen(self) -> str:
        """What "nothing" is said of: `` that is public``; "" where the whole is seen.

        Nothing is said not to be there that may only be hidden.
        """
        return f" that is {self.seen}" if self.seen else ""


_SEEN = {Visibility.PUBLIC: "public", Visibility.RESTRICTED: "public or restricted"}
