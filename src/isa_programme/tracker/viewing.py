"""Views: the same questions, of the record as it was known then, or as somebody may see it."""

from __future__ import annotations

from datetime import date

from isa_programme.questions.check import checked
from isa_programme.record.findings import Finding
from isa_programme.record.held import Held
from isa_programme.record.intake import Intake
from isa_programme.record.known import KnownAt, known
from isa_programme.record.register import Register
from isa_programme.record.seen import seen_at
from isa_programme.record.vocabulary import Visibility
from isa_programme.tracker.asking import Asking, held_in

_LEVELS = tuple(Visibility)


def _level(visibility: Visibility | str) -> Visibility:
    intake = Intake()
    level = intake.choice("visibility", Visibility, visibility)
    intake.done()
    return level


class Viewing(Asking):
    """Answers questions from a register, or from a part of it."""

    def known_at(self, at: KnownAt) -> View:
        """The record as it stood at an earlier moment, with everything recorded by then.

        What was known is always the first so many entries: a report made from it once can be made
        again, byte for byte, save for words that were erased since.

        Args:
            at: an instant with its zone, a day (to its end in London), the number of an entry, or
                a receipt; that moment included.

        Raises:
            FaultsError: it is no moment, or a receipt of another record.
            UnknownReferenceError: there is no such entry.
        """
        return View(Register().folded(known(self.register.entries, at)))

    def seen_at(self, visibility: Visibility | str) -> View:
        """The record as somebody sees it who may see ``public``, ``restricted`` or everything.

        Papers and responses above the visibility are not there. Standings stay true: an answer
        that is not shown still answers.

        Raises:
            FaultsError: it is no visibility.
        """
        return View(self.register, _level(visibility))


class View(Viewing):
    """The record as it was known at a moment, or as it is seen at a visibility, or both."""

    def __init__(self, register: Register, level: Visibility = Visibility.CONFIDENTIAL) -> None:
        self._whole = register
        self._level = level
        self._register = seen_at(register, level)

    @property
    def register(self) -> Register:
        """What this view shows of the record."""
        return self._register

    @property
    def held(self) -> Held:
        """What an answer from this view rests on."""
        return held_in(self._whole, self._level)

    def known_at(self, at: KnownAt) -> View:
        """This view of the record as it stood at an earlier moment.

        Raises:
            FaultsError: it is no moment, or a receipt of another record.
            UnknownReferenceError: there is no such entry.
        """
        return View(Register().folded(known(self._whole.entries, at)), self._level)

    def seen_at(self, visibility: Visibility | str) -> View:
        """This view of the record as somebody sees it; never more than it shows itself.

        Raises:
            FaultsError: it is no visibility.
        """
        return View(self._whole, min(_level(visibility), self._level, key=_LEVELS.index))

    def check(self, *, as_at: date) -> tuple[Finding, ...]:
        """Everything in what this view shows that somebody should look at, as at a day."""
        if self._level is Visibility.CONFIDENTIAL:
            return super().check(as_at=as_at)
        return checked(self.register, as_at=as_at)

    def restricted_since(self, now: Register) -> tuple[str, ...]:
        """References that this view shows, and that its visibility no longer does."""
        then, still = self.register, seen_at(now, self._level)
        return (
            *(each for each in then.files if each in now.files and each not in still.files),
            *(
                each
                for each in then.responses
                if each in now.responses and each not in still.responses
            ),
            *(
                each
                for each in then.followed
                if each in now.followed and each not in still.followed
            ),
        )
