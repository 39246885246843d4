"""A record with the register it adds up to, and the one way anything gets into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from isa_programme.exchange.csv_rows import read_rows
from isa_programme.journal.appending import Appending
from isa_programme.journal.derived.deriving import Deriving
from isa_programme.journal.journal import Journal
from isa_programme.questions.moves import Move
from isa_programme.questions.past_standings import StandingChange
from isa_programme.record.facts import EntryCorrected, Fact
from isa_programme.record.register import Register
from isa_programme.tracker.foreseeing import Foreseeing
from isa_programme.tracker.recorded import Completed, Recorded
from isa_programme.tracker.recording import Recording
from isa_programme.tracker.viewing import View


class KeptRecord:
    """A journal and its register, kept in step."""

    def __init__(self, journal: Journal, *, recorded_by: str = "not named") -> None:
        self._journal = journal
        self._recorded_by = recorded_by
        self._register = Register()
        # What it was before the transaction of somebody else's in which this last recorded.
        self._before, self._within = self._register, ""

    def close(self) -> None:
        """Let go of the place where the record is kept."""
        self._journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def register(self) -> Register:
        """What the record adds up to, with everything recorded until this moment."""
        for known in self._known():
            new = self._journal.entries_since(known.head)
            if new is not None:
                self._register = found = known.folded(new)
                return found
        raise AssertionError("every record goes on from an empty one")

    def _known(self) -> tuple[Register, ...]:
        """What the record added up to, the newest first; it may have lost what that was made of.

        Whoever's transaction an entry was part of may have rolled it back since.
        """
        return self._register, self._before, Register()

    def _begun(self, appending: Appending) -> Recording:
        return Recording(appending, self._caught_up(appending), self._recorded_by)

    @contextmanager
    def _foreseeing(self) -> Iterator[Foreseeing]:
        with self._journal.appending() as appending:
            yield Foreseeing(appending, self._caught_up(appending), self._recorded_by)

    def _caught_up(self, appending: Appending) -> Register:
        """What the record that is held for writing adds up to."""
        known = next(each for each in self._known() if appending.holds(each.head))
        found = known.folded(appending.entries(after=known.size))
        if appending.within and appending.within != self._within:
            self._before, self._within = found, appending.within
        return found

    @contextmanager
    def _recording(self) -> Iterator[Recording]:
        with self._journal.appending() as appending:
            recording = self._begun(appending)
            deriving = Deriving(appending, recording.register)
            yield recording
            deriving.finish(recording.register, recording.touched)
        self._register = recording.register

    def record(self, fact: Fact, *, identity: str | None = None, again: bool = False) -> Recorded:
        """Record a fact: assign its reference, hold it against the rules, append it, sync it.

        Args:
            fact: what happened.
            identity: the caller's own name for this submission, free of personal text; the same
                name with the same content is recorded once.
            again: record a deliberate twin of an entry that is there already.

        Raises:
            RefusedError: it breaks rules; all of them are reported together, nothing is written.
            AlreadyRecordedError: the identity stands for other content.
        """
        with self._recording() as recording:
            return recording.record(fact, identity=identity, again=again)

    def record_all(
        self,
        facts: Iterable[Fact],
        *,
        identity: str | None = None,
        again: bool = False,
        looked_at: str | None = None,
    ) -> tuple[Recorded, ...]:
        """Record several facts in one transaction: all of them or none.

        `identity` and `again` are those of the first; see :meth:`record`. `looked_at` is the head
        of the record from which somebody decided on them; they are recorded only if nothing came
        in since.

        What follows a fact and leaves open what it is about takes that: the answer to a
        clarification its question, a stance or commitment its response, topics their paper.

        Raises:
            RefusedError: one of them breaks a rule.
            AlreadyRecordedError: the identity stands for other content.
            RecordMovedOnError: the record has newer entries than `looked_at`.
        """
        with self._recording() as recording:
            if looked_at is not None:
                recording.refuse_moved_on(looked_at)
            return recording.record_all(facts, identity=identity, again=again)

    def record_each(self, facts: Iterable[Fact]) -> tuple[Recorded, ...]:
        """Record the facts of a programme file in one transaction: all of them or none.

        What was recorded before is recognised, and not added again.

        Raises:
            RefusedError: some of them break rules; the faults of all are reported together.
        """
        with self._recording() as recording:
            return recording.record_each(facts)

    def foresee_past(self, correction: EntryCorrected) -> tuple[StandingChange, ...]:
        """Which past standings a correction would change, day by day; nothing is written.

        Raises:
            RefusedError: it breaks rules, so it could not be recorded.
        """
        with self._foreseeing() as foreseeing:
            return foreseeing.foresee_past(correction)

    def foresee(self, *facts: Fact) -> tuple[Move, ...]:
        """Which obligations facts would move if they were recorded now; nothing is written.

        Raises:
            RefusedError: it breaks rules, so it could not be recorded.
        """
        with self._foreseeing() as foreseeing:
            return foreseeing.foresee(facts)

    def foreseen(self, *facts: Fact) -> View:
        """The record as it would be if facts were recorded now; nothing is written.

        Raises:
            RefusedError: one of them breaks rules, so it could not be recorded.
        """
        with self._foreseeing() as foreseeing:
            foreseeing.completed(facts)
            return View(foreseeing.register)

    def completed(self, *facts: Fact) -> tuple[Completed, ...]:
        """Facts as they would be recorded now, with their references; nothing is written.

        Raises:
            RefusedError: one of them breaks rules, so it could not be recorded.
        """
        with self._foreseeing() as foreseeing:
            return foreseeing.completed(facts)

    def import_csv(self, text: str, *, from_excel: bool = False) -> tuple[Recorded, ...]:
        """Record the rows of a CSV in one transaction: all of them or none.

        Rows already recorded are recognised and not added again.

        Args:
            text: the CSV.
            from_excel: strip the one apostrophe that guards a cell against being a formula.

        Raises:
            FaultsError: rows are wrong; the faults of all rows are reported together.
        """
        rows = read_rows(text, from_excel=from_excel)
        with self._recording() as recording:
            return recording.record_rows(rows)
