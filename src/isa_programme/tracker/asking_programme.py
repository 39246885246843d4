"""One method for each question about the programme and what stands around it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date

from isa_programme.questions.agenda import AgendaRow, agenda
from isa_programme.questions.alignment import (
    AlignmentMove,
    AlignmentRow,
    alignment,
    alignment_moved,
)
from isa_programme.questions.around import BodyRow, ReferenceRow, bodies, references
from isa_programme.questions.briefing import Briefing, briefing
from isa_programme.questions.cadences import CadenceRow, cadences
from isa_programme.questions.changes.changes import changes
from isa_programme.questions.changes.rows import ChangeRow
from isa_programme.questions.commitments import CommitmentRow, commitments
from isa_programme.questions.engagements import (
    EngagementRow,
    ImpactRow,
    InsightRow,
    engagements,
    impacts,
    insights,
)
from isa_programme.questions.judgements import JudgementRow, StanceRow, judgements, stances
from isa_programme.questions.letters.due import letter_due, letters_due
from isa_programme.questions.letters.letters import LetterDue
from isa_programme.questions.linked import (
    PointerRow,
    TopicRow,
    in_sector,
    pointing_at,
    thread,
    topics,
)
from isa_programme.questions.policies import (
    AimRow,
    GroupRow,
    PolicyRow,
    PoolRow,
    aims,
    groups,
    policies,
    pools,
)
from isa_programme.questions.programme.chain import ChainRow, critical_chain
from isa_programme.questions.programme.milestones import MilestoneRow, milestones
from isa_programme.questions.programme.objectives import (
    ObjectiveRow,
    RouteMapRow,
    objectives,
    route_maps,
)
from isa_programme.questions.programme.pace import Pace, pace
from isa_programme.questions.programme.progress import Progress, progress
from isa_programme.questions.succession import OpenRow, open_with
from isa_programme.record.intake import Intake
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import BodyLevel


class AskingProgramme(ABC):
    """Answers questions about the programme from a register."""

    @property
    @abstractmethod
    def register(self) -> Register:
        """What the record adds up to."""

    def objectives(self, *, as_at: date, route_map: str | None = None) -> tuple[ObjectiveRow, ...]:
        """Every objective, with how far its milestones have come.

        `route_map` narrows it to one route map; "" to the programme itself.

        Raises:
            UnknownReferenceError: the record holds no such route map.
        """
        return objectives(self.register, as_at=as_at, route_map=route_map)

    def route_maps(self, *, as_at: date) -> tuple[RouteMapRow, ...]:
        """Every route map as it was seen last, with how far its milestones have come."""
        return route_maps(self.register, as_at=as_at)

    def milestones(self, *, as_at: date, route_map: str | None = None) -> tuple[MilestoneRow, ...]:
        """Every milestone planned by the end of a day, by the date it is planned for.

        `route_map` narrows it to one route map; "" to the programme itself.

        Raises:
            UnknownReferenceError: the record holds no such route map.
        """
        return milestones(self.register, as_at=as_at, route_map=route_map)

    def progress(self, *, as_at: date, route_map: str = "", with_pace: bool = False) -> Progress:
        """Is the work being done, is it fast enough, is it answered?

        Args:
            as_at: the day asked about, to its end.
            route_map: the slug of a route map; "" for the programme itself.
            with_pace: whether to tell the pace by earned schedule too.

        Raises:
            UnknownReferenceError: the record holds no such route map.
        """
        return progress(self.register, as_at=as_at, route_map=route_map, with_pace=with_pace)

    def critical_chain(self, *, as_at: date, route_map: str = "") -> tuple[ChainRow, ...]:
        """What the end of the programme, or of a route map, hangs on, the first to come first.

        Raises:
            UnknownReferenceError: the record holds no such route map.
        """
        return critical_chain(self.register, as_at=as_at, route_map=route_map)

    def pace(self, *, as_at: date, route_map: str = "") -> Pace:
        """How far the programme, or a route map, has come by its first plan; earned schedule.

        Raises:
            UnknownReferenceError: the record holds no such route map.
        """
        return pace(self.register, as_at=as_at, route_map=route_map)

    def commitments(self, *, as_at: date) -> tuple[CommitmentRow, ...]:
        """Every commitment made by the end of a day, by the date it is promised for."""
        return commitments(self.register, as_at=as_at)

    def cadences(self, *, as_at: date) -> tuple[CadenceRow, ...]:
        """Whether contact is kept as often as was set, and when it lapsed."""
        return cadences(self.register, as_at=as_at)

    def engagements(
        self, *, as_at: date, addressee: str | None = None
    ) -> tuple[EngagementRow, ...]:
        """Every meeting, letter and call by the end of a day, or those with one office.

        Raises:
            UnknownReferenceError: the record holds no such office.
        """
        return engagements(self.register, as_at=as_at, addressee=addressee)

    def insights(self, *, as_at: date) -> tuple[InsightRow, ...]:
        """Every insight stated by the end of a day, the oldest first."""
        return insights(self.register, as_at=as_at)

    def impacts(self, *, as_at: date) -> tuple[ImpactRow, ...]:
        """Every claim of impact by the end of a day, the oldest first."""
        return impacts(self.register, as_at=as_at)

    def judgements(self, *, as_at: date) -> tuple[JudgementRow, ...]:
        """Our own judgement of responses, the newest on each thing judged; never public."""
        return judgements(self.register, as_at=as_at)

    def stances(self, *, as_at: date) -> tuple[StanceRow, ...]:
        """What responses say of papers as a whole, apart from what they decide on each part."""
        return stances(self.register, as_at=as_at)

    def agenda(self, addressee: str, *, as_at: date) -> tuple[AgendaRow, ...]:
        """What to raise next with an office, the most pressing first.

        Raises:
            UnknownReferenceError: the record holds no such office.
        """
        return agenda(self.register, addressee, as_at=as_at)

    def briefing(self, addressee: str, *, as_at: date, since: date | None = None) -> Briefing:
        """What an office has to know that is about to be met.

        Args:
            addressee: the slug of the office.
            as_at: the day asked about, to its end.
            since: the day after which what happened is told; without it, the day of the last
                engagement with the office, else the day before the programme began.

        Raises:
            FaultsError: `since` lies after the day asked about.
            UnknownReferenceError: the record holds no such office.
        """
        return briefing(self.register, addressee, as_at=as_at, since=since)

    def letter_due(
        self,
        reference: str,
        *,
        as_at: date,
        addressee: str | None = None,
        step: str | None = None,
    ) -> LetterDue:
        """What a letter about a paper, recommendation or commitment can say, to one office.

        Args:
            reference: what it is about.
            as_at: the day the letter is of.
            addressee: the slug of the office that owes the answer; needed where several do.
            step: the step it is drafted from; the newest that fell due unless given.

        Raises:
            FaultsError: no letter is due, and why; or there are several offices.
            UnknownReferenceError: the record holds no such thing, or nothing is owed there.
        """
        return letter_due(self.register, reference, as_at=as_at, addressee=addressee, step=step)

    def letters_due(self, *, as_at: date) -> tuple[LetterDue, ...]:
        """A letter for every escalation step that fell due and was not made."""
        return letters_due(self.register, as_at=as_at)

    def open_with(
        self, *addressees: str, as_at: date, kind: str | None = None
    ) -> tuple[OpenRow, ...]:
        """Everything open with some offices, or with all of a kind: what a successor finds.

        Raises:
            UnknownReferenceError: the record holds no such office.
        """
        return open_with(self.register, as_at=as_at, addressees=addressees, kind=kind)

    def topics(self, *, as_at: date) -> tuple[TopicRow, ...]:
        """Every topic, with how much is tagged with it."""
        return topics(self.register, as_at=as_at)

    def thread(self, topic: str, *, as_at: date) -> tuple[PointerRow, ...]:
        """Everything on a topic, by date: meetings, advice, answers, insights and the like.

        Raises:
            UnknownReferenceError: nothing is tagged with it.
        """
        return thread(self.register, topic, as_at=as_at)

    def references(self, *, as_at: date, scheme: str | None = None) -> tuple[ReferenceRow, ...]:
        """What stands around the promise, with how much in the record rests on each.

        Raises:
            UnknownReferenceError: there is no such scheme.
        """
        return references(self.register, as_at=as_at, scheme=scheme)

    def pointing_at(self, reference: str, *, as_at: date) -> tuple[PointerRow, ...]:
        """Everything that rests on a reference, or on a part of it, by date.

        Raises:
            UnknownReferenceError: nothing is noted under it, and nothing names it.
        """
        return pointing_at(self.register, reference, as_at=as_at)

    def in_sector(self, sector: str, *, as_at: date) -> tuple[PointerRow, ...]:
        """Everything tagged with a sector, by date."""
        return in_sector(self.register, sector, as_at=as_at)

    def bodies(
        self, *, as_at: date, sector: str | None = None, level: str | None = None
    ) -> tuple[BodyRow, ...]:
        """Every office and body, with what is asked of it and who leads what.

        Raises:
            FaultsError: the level is none.
        """
        intake = Intake()
        of_level = intake.maybe_choice("level", BodyLevel, level)
        intake.done()
        return bodies(self.register, as_at=as_at, sector=sector, level=of_level)

    def alignment(self, *, as_at: date) -> tuple[AlignmentRow, ...]:
        """How far aims and policies on prevention are aligned, as found last by a day."""
        return alignment(self.register, as_at=as_at)

    def alignment_moved(self, since: date, until: date) -> tuple[AlignmentMove, ...]:
        """What was found anew, or otherwise than before, after one day and by another."""
        return alignment_moved(self.register, since, until)

    def aims(self, *, as_at: date) -> tuple[AimRow, ...]:
        """Every aim on prevention, with the policies that bear on it, if any do."""
        return aims(self.register, as_at=as_at)

    def policies(self, *, as_at: date) -> tuple[PolicyRow, ...]:
        """Every policy on prevention, with whom it touches and the figures noted of it."""
        return policies(self.register, as_at=as_at)

    def groups(self, *, as_at: date) -> tuple[GroupRow, ...]:
        """Every group of people touched, those met by most policies at once first."""
        return groups(self.register, as_at=as_at)

    def pools(self, *, as_at: date) -> tuple[PoolRow, ...]:
        """Where two or more policies have money for one group in one year."""
        return pools(self.register, as_at=as_at)

    def changes(self, since: date, until: date) -> tuple[ChangeRow, ...]:
        """What changed after the end of one day, by the end of another.

        Raises:
            FaultsError: the last day lies before the first.
        """
        return changes(self.register, since, until)
