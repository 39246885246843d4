"""One method for each question; each says as at which day it is answered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date

from isa_programme.exchange.desk.desk import sheets
from isa_programme.exchange.desk.sheets import Sheet
from isa_programme.questions.check import checked
from isa_programme.questions.compliance import ComplianceBy, ComplianceRow, compliance
from isa_programme.questions.coverage import Coverage, coverage
from isa_programme.questions.escalation import EscalationDue, escalations_due
from isa_programme.questions.explanations import Explanations, explanations
from isa_programme.questions.fields import FieldRow, fields
from isa_programme.questions.history import history
from isa_programme.questions.holds import HoldRow, open_holds
from isa_programme.questions.lines import Line
from isa_programme.questions.owed import due, is_asked, overdue
from isa_programme.questions.papers import PaperRow, papers
from isa_programme.questions.promises import PromisePassed, promises_passed
from isa_programme.questions.responses import ResponseRow, responses
from isa_programme.questions.since import refuse_since_ahead
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_table import StandingTable, standing_table
from isa_programme.questions.week_rows import Week
from isa_programme.questions.weekly import weekly
from isa_programme.record.allowance import Allowance
from isa_programme.record.entries import Entry
from isa_programme.record.findings import Finding
from isa_programme.record.held import Held
from isa_programme.record.intake import Intake
from isa_programme.record.protocols import Protocol
from isa_programme.record.register import Register
from isa_programme.record.rules import replayed
from isa_programme.record.rules.about_protocols import refuse_uncountable
from isa_programme.record.vocabulary import StageName, Visibility
from isa_programme.tracker.asking_agreed import AskingAgreed
from isa_programme.tracker.asking_programme import AskingProgramme


class Asking(AskingProgramme, AskingAgreed):
    """Answers questions from a register."""

    @property
    @abstractmethod
    def register(self) -> Register:
        """What the record adds up to."""

    @property
    def head(self) -> str:
        """The receipt of the newest entry, as ``number:hash``."""
        return self.register.head

    @property
    def held(self) -> Held:
        """What an answer given now rests on."""
        return held_in(self.register)

    def holds(self) -> tuple[HoldRow, ...]:
        """The information requests for which nothing may be erased."""
        return open_holds(self.register)

    def _supposing(self, under: Protocol | None) -> Register:
        if under is None:
            return self.register
        refuse_uncountable(under, self.register)
        return self.register.supposing(under)

    def standings(self, *, as_at: date, under: Protocol | None = None) -> tuple[Line, ...]:
        """Where every obligation stands at the end of a day.

        Args:
            as_at: the day asked about, to its end.
            under: what if this protocol version governed whatever it admits? It need not be agreed.

        Raises:
            RefusedError: nothing can be counted by the version supposed.
        """
        return standings(self._supposing(under), as_at=as_at)

    def sheets(self, *, as_at: date) -> tuple[Sheet, ...]:
        """Advice, obligations, responses, commitments and milestones as columns and rows.

        They hold what this may see of the record: :meth:`seen_at` narrows it. :func:`workbook` and
        :func:`sheet_csv` write them for Excel, and show the public unless told otherwise.
        """
        return sheets(self.register, as_at=as_at)

    def standing_table(self, *, as_at: date) -> StandingTable:
        """Every obligation worked out once, to be asked where it stands on day after day.

        It holds for the days on which nothing further happens in the record as it is now.
        """
        return standing_table(self.register, as_at=as_at)

    def due(
        self,
        *,
        as_at: date,
        within: Allowance | str | None = None,
        under: Protocol | None = None,
        ours: bool = False,
    ) -> tuple[Line, ...]:
        """What is owed and not overdue at the end of a day, the soonest deadline first.

        Open commitments stand among it. What is paused or has no date comes last.

        Args:
            as_at: the day asked about, to its end.
            within: only what has a deadline at most so far ahead, as in ``10 working days`` or
                ``2 weeks``; working days count by each line's own calendar.
            under: what if this protocol version governed whatever it admits? It need not be agreed.
            ours: only what is ours to answer or carry out.

        Raises:
            FaultsError: `within` is no allowance.
            RefusedError: nothing can be counted by the version supposed.
        """
        intake = Intake()
        allowance = intake.maybe_allowance("within", within)
        intake.done()
        kept = None if under else self._kept_due(as_at, allowance)
        if kept is None:
            return due(self._supposing(under), as_at=as_at, within=allowance, ours=ours)
        return tuple(line for line in kept if line.ours or not ours)

    def overdue(
        self,
        *,
        as_at: date,
        since: date | None = None,
        lead: str | None = None,
        under: Protocol | None = None,
        ours: bool = False,
    ) -> tuple[Line, ...]:
        """What is overdue at the end of a day, the longest overdue first.

        Commitments past their date stand among it. What is due that day is not overdue yet.

        Args:
            as_at: the day asked about, to its end.
            since: leaves out what was overdue by the end of this day, so that a daily notice does
                not repeat itself.
            lead: only what this person in our office looks after, however it is capitalised.
            under: what if this protocol version governed whatever it admits? It need not be agreed.
            ours: only what is ours to answer or carry out.

        Raises:
            FaultsError: `since` lies after `as_at`.
            RefusedError: nothing can be counted by the version supposed.
        """
        refuse_since_ahead(since, as_at)
        kept = None if under else self._kept_overdue(as_at, since)
        if kept is None:
            asked = self._supposing(under)
            return overdue(asked, as_at=as_at, since=since, lead=lead, ours=ours)
        return tuple(line for line in kept if is_asked(line, lead=lead, ours=ours))

    def _kept_due(self, _as_at: date, _within: Allowance | None) -> Sequence[Line] | None:
        """What is due, where that is kept beside the record; None where it has to be worked out."""
        return None

    def _kept_overdue(self, _as_at: date, _since: date | None) -> Sequence[Line] | None:
        """What is overdue, likewise."""
        return None

    def compliance(
        self,
        *,
        as_at: date,
        by: ComplianceBy = ComplianceBy.ADDRESSEE,
        stage: StageName | None = StageName.SUBSTANTIVE,
    ) -> tuple[ComplianceRow, ...]:
        """How much was answered in time and how long it took, by office, function and the like.

        Times are in calendar days.

        Args:
            as_at: the day asked about, to its end.
            by: what each line is of.
            stage: the one stage that is counted; None counts every stage, and so does `by` stage.
        """
        return compliance(self.register, as_at=as_at, by=by, stage=stage)

    def papers(self, *, as_at: date) -> tuple[PaperRow, ...]:
        """Every paper issued by the end of a day, with how much of it is owed and answered."""
        return papers(self.register, as_at=as_at)

    def responses(self, *, as_at: date, reference: str | None = None) -> tuple[ResponseRow, ...]:
        """Every response received by the end of a day, to all papers or to one.

        Raises:
            UnknownReferenceError: the record holds no such paper.
        """
        register = self.register
        paper = None if reference is None else register.target(reference).paper
        return responses(register, as_at=as_at, reference=paper)

    def coverage(self, reference: str, *, as_at: date) -> tuple[Coverage, ...]:
        """Which recommendations of a paper each office has answered, and how.

        Raises:
            UnknownReferenceError: the record holds no such paper or recommendation.
        """
        register = self.register
        target = register.target(reference)
        return tuple(
            line
            for line in coverage(register, register.file(target.paper), as_at=as_at)
            if target.recommendation is None or line.reference == str(target)
        )

    def promises_passed(self, *, as_at: date) -> tuple[PromisePassed, ...]:
        """Answers promised for a date that passed without one."""
        return promises_passed(self.register, as_at=as_at)

    def escalations_due(self, *, as_at: date) -> tuple[EscalationDue, ...]:
        """Escalation steps that fell due and were not made."""
        return escalations_due(self.register, as_at=as_at)

    def weekly(self, *, as_at: date, since: date | None = None) -> Week:
        """What an office looks at on Monday: overdue, coming, promised, answered, waiting on us.

        Args:
            as_at: the day asked about, to its end.
            since: the day of the last list; seven days before unless given.

        Raises:
            FaultsError: the last list is of a later day.
        """
        return weekly(self.register, as_at=as_at, since=since)

    def explain(
        self,
        reference: str,
        *,
        addressee: str | None = None,
        stage: str | None = None,
        as_at: date | None = None,
        under: Protocol | None = None,
    ) -> Explanations:
        """How each date of a paper, or of one recommendation, was worked out, day by day.

        Args:
            reference: the paper, one recommendation of it, or a commitment from a response to it.
            addressee: only what this office owes.
            stage: only this step.
            as_at: with what had happened by the end of this day; everything recorded if None.
            under: what if this protocol version governed whatever it admits?

        Raises:
            UnknownReferenceError: the record holds no such paper, or nothing is owed there.
            RefusedError: nothing can be counted by the version supposed.
        """
        return explanations(
            self._supposing(under),
            reference,
            addressee=addressee,
            stage=stage,
            as_at=as_at or date.max,
        )

    def history(self, reference: str) -> tuple[Entry, ...]:
        """Every entry about a paper, office, protocol, calendar, milestone or the like, in order.

        A paper's has what became of the commitments that responses to it made.

        Raises:
            UnknownReferenceError: no entry is about it.
        """
        return history(self.register, reference)

    def fields(self, entry: int) -> tuple[FieldRow, ...]:
        """Every field of an entry under the name by which :meth:`Tracker.correct` sets it.

        Raises:
            UnknownReferenceError: there is no such entry.
        """
        return fields(self.register, entry)

    def entries(self) -> tuple[Entry, ...]:
        """Every entry as it was recorded, in order."""
        return tuple(self.register.entries)

    def check(self, *, as_at: date) -> tuple[Finding, ...]:
        """Everything in the record that somebody should look at, as at a day."""
        register = self.register
        return (*replayed(register.entries), *checked(register, as_at=as_at))


def held_in(register: Register, visibility: Visibility = Visibility.CONFIDENTIAL) -> Held:
    """What an answer from a register rests on."""
    entries = register.entries
    known_at = entries[-1].recorded_at if entries else None
    return Held(head=register.head, known_at=known_at, visibility=visibility)
