"""One method for each thing that puts the record right, or says who may see it."""

from __future__ import annotations

from collections.abc import Mapping

from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.facts import HoldLifted, HoldSet, VisibilityChanged, WordsErased
from isa_programme.record.intake import DayLike, Intake, taken_day
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Visibility
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


class Amending(KeptRecord):
    """Records what puts the record right; nothing that was recorded is edited."""

    def correct(self, entry: int, settings: Mapping[str, object], *, because: str) -> Recorded:
        """Record that an entry was wrong, and what is right.

        The entry stays as it is, and the correction stands beside it. What the record adds up to
        changes from the entry's own date on; :meth:`known_at` still gives what was known before.
        :meth:`foresee_past` lists the past standings that change.

        Args:
            entry: the number of the entry, as :meth:`history` gives it.
            settings: the right value of each field by its name: ``issued_on``, ``title``,
                ``recommendations.2.text``. See :func:`draft_correction`.
            because: why it was wrong.

        Raises:
            UnknownReferenceError: there is no such entry.
            FaultsError: a field or a value is wrong; all of them are reported together.
            RefusedError: the record would break a rule with it.
        """
        standing = self.register.entry(entry)
        return self.record(draft_correction(standing, settings, because=because))

    def void(self, entry: int, *, because: str) -> Recorded:
        """Record that an entry counts as never recorded; it stays, and so does why.

        A reference that it was given is not given again. A correction is voided likewise.

        Raises:
            UnknownReferenceError: there is no such entry.
            RefusedError: entries that build on it would break a rule; void those first.
        """
        return self.record(draft_voiding(self.register.entry(entry), because=because))

    def erase(self, *entries: int, reason: str, authority: str) -> tuple[Recorded, ...]:
        """Erase the words of entries, for good; their structure stays, so no deadline moves.

        Words and salt are gone from the file at once. Who erased them, when, why and on whose
        authority is an entry of its own, which can't be erased. Backups and exports made before
        still hold the words.

        Raises:
            UnknownReferenceError: there is no such entry.
            RefusedError: an information request holds the record, or the words are gone already.
        """
        register = self.register
        return self.record_all(
            draft_erasure(register, entry, reason=reason, authority=authority) for entry in entries
        )

    def set_hold(self, request: str, *, received_on: DayLike, reason: str = "") -> Recorded:
        """Record that an information request came in: nothing is erased until it is lifted.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the request is not named, or has a hold already.
        """
        day = taken_day("received_on", received_on)
        return self.record(HoldSet(request=request, received_on=day, reason=reason))

    def lift_hold(self, request: str, *, lifted_on: DayLike, reason: str) -> Recorded:
        """Record that the hold of an information request ended.

        Raises:
            FaultsError: the day is no date.
            RefusedError: there is none for it.
        """
        day = taken_day("lifted_on", lifted_on)
        return self.record(HoldLifted(request=request, lifted_on=day, reason=reason))

    def change_visibility(
        self, reference: str, visibility: str, *, changed_on: DayLike, reason: str = ""
    ) -> Recorded:
        """Record who may see a paper, or a response, from now on.

        It holds for every question at once, whatever day it is asked about; only
        :meth:`known_at` an earlier moment shows the record as it was seen then.

        Args:
            reference: the paper, or the response.
            visibility: public, restricted or confidential.
            changed_on: the day it was decided.
            reason: why.

        Raises:
            UnknownReferenceError: the record holds neither.
            FaultsError: a value is wrong; all of them are reported together.
            RefusedError: that is its visibility already.
        """
        intake = Intake()
        level = intake.choice("visibility", Visibility, visibility)
        day = intake.day("changed_on", changed_on)
        intake.done()
        return self.record(draft_visibility(self.register, reference, level, day, reason))


def draft_visibility(
    register: Register, reference: str, visibility: Visibility, changed_on: DayLike, reason: str
) -> VisibilityChanged:
    """The fact that other people may see a paper or a response from now on.

    Raises:
        UnknownReferenceError: the record holds neither.
    """
    response = register.letters.get(reference, reference)
    of_response = response in register.responses
    return VisibilityChanged(
        advice=register.responses[response] if of_response else register.target(reference).paper,
        response=response if of_response else None,
        visibility=visibility,
        changed_on=taken_day("changed_on", changed_on),
        reason=reason,
    )


def draft_erasure(register: Register, entry: int, *, reason: str, authority: str) -> WordsErased:
    """The fact that the words of an entry are erased.

    Raises:
        UnknownReferenceError: there is no such entry.
    """
    about = register.entry(entry).fact.about
    return WordsErased(entry=entry, reference=about, reason=reason, authority=authority)
