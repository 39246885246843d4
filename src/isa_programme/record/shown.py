"""What can be shown: a record that says what it adds up to, at every visibility."""

from __future__ import annotations

from typing import Protocol

from isa_programme.record.held import Held
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Visibility


class Shown(Protocol):
    """A record as it can be shown: a tracker, or a view of one.

    What is made to be handed over takes one of these, and shows no more of it than it is told to.
    """

    @property
    def register(self) -> Register:
        """What it adds up to."""
        ...

    @property
    def held(self) -> Held:
        """What an answer from it rests on."""
        ...

    def seen_at(self, visibility: Visibility | str) -> Shown:
        """The same as somebody sees it who may see `visibility`.

        Raises:
            FaultsError: it is no visibility.
        """
        ...
