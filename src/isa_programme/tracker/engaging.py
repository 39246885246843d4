"""One method for each kind of contact, and for what is learned from it."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.record.allowance import Allowance
from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts import (
    CadenceSet,
    EngagementHeld,
    ImpactClaimed,
    InsightStated,
)
from isa_programme.record.insights import Impact, Insight
from isa_programme.record.intake import DateLike, DayLike, Intake
from isa_programme.record.vocabulary import (
    EngagementKind,
    InsightKind,
    Visibility,
)
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


class Engaging(KeptRecord):
    """Records contact, how often there is to be some, what is learned, what changed."""

    def set_cadence(
        self,
        slug: str,
        addressee: str,
        *,
        since: DayLike,
        every: Allowance | str | None = None,
        times: int | None = None,
        per: Allowance | str | None = None,
        until: DayLike | None = None,
        kinds: str | Iterable[str] = (),
        title: str = "",
        set_on: DayLike | None = None,
        visibility: str = Visibility.RESTRICTED,
        source: str = "",
    ) -> Recorded:
        """Record how often there is to be contact with an office; see :class:`Cadence`.

        Either `every`, as in ``6 weeks``, or `times` and `per`, as in 4 and ``12 months``. Set
        again under one slug, the newest counts. `set_on` is the day that was decided; the day of
        recording unless given.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: it can't be counted, or the office is unknown.
        """
        intake = Intake()
        cadence = Cadence(
            slug=slug,
            addressee=addressee,
            since=intake.day("since", since),
            every=intake.maybe_allowance("every", every),
            times=times,
            per=intake.maybe_allowance("per", per),
            until=intake.maybe_day("until", until),
            kinds=intake.choices("kinds", EngagementKind, intake.names("kinds", kinds)),
            title=title,
            visibility=intake.choice("visibility", Visibility, visibility),
            source=source,
        )
        on = intake.maybe_day("set_on", set_on)
        intake.done()
        return self.record(CadenceSet(cadence=cadence, set_on=on))

    def record_engagement(
        self,
        addressees: str | Iterable[str],
        *,
        held_on: DateLike,
        kind: str = EngagementKind.MEETING,
        title: str = "",
        topics: str | Iterable[str] = (),
        advice: str | Iterable[str] = (),
        milestones: str | Iterable[str] = (),
        references: str | Iterable[str] = (),
        present: str = "",
        text: str = "",
        visibility: str = Visibility.RESTRICTED,
        source: str = "",
        identity: str | None = None,
        again: bool = False,
    ) -> Recorded:
        """Record a meeting, letter or call; its reference ``ENG-<year>-<number>`` is assigned.

        See :class:`Engagement` for each value, :meth:`record` for `identity` and `again`.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: somebody or something named is unknown.
            AlreadyRecordedError: the identity stands for other content.
        """
        intake = Intake()
        held = Engagement(
            addressees=intake.names("addressees", addressees),
            held_on=intake.date("held_on", held_on),
            kind=intake.choice("kind", EngagementKind, kind),
            title=title,
            topics=intake.names("topics", topics),
            advice=intake.names("advice", advice),
            milestones=intake.names("milestones", milestones),
            references=intake.names("references", references),
            present=present,
            text=text,
            visibility=intake.choice("visibility", Visibility, visibility),
            source=source,
        )
        intake.done()
        return self.record(EngagementHeld(engagement=held), identity=identity, again=again)

    def record_insight(
        self,
        title: str,
        *,
        kind: str,
        stated_on: DateLike,
        evidence: str,
        text: str = "",
        concerns: str | Iterable[str] = (),
        milestones: str | Iterable[str] = (),
        references: str | Iterable[str] = (),
        topics: str | Iterable[str] = (),
        sectors: str | Iterable[str] = (),
        visibility: str = Visibility.RESTRICTED,
        source: str = "",
    ) -> Recorded:
        """Record what was learned; its reference ``INS-<year>-<number>`` is assigned.

        `kind` is what-works, gap or experience; see :class:`Insight` for the rest.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: something named is unknown.
        """
        intake = Intake()
        stated = Insight(
            title=title,
            kind=intake.choice("kind", InsightKind, kind),
            stated_on=intake.date("stated_on", stated_on),
            evidence=evidence,
            text=text,
            concerns=intake.names("concerns", concerns),
            milestones=intake.names("milestones", milestones),
            references=intake.names("references", references),
            topics=intake.names("topics", topics),
            sectors=intake.names("sectors", sectors),
            visibility=intake.choice("visibility", Visibility, visibility),
            source=source,
        )
        intake.done()
        return self.record(InsightStated(insight=stated))

    def record_impact(
        self,
        title: str,
        *,
        claimed_on: DateLike,
        evidence: str,
        text: str = "",
        advice: str | Iterable[str] = (),
        milestones: str | Iterable[str] = (),
        references: str | Iterable[str] = (),
        topics: str | Iterable[str] = (),
        visibility: str = Visibility.RESTRICTED,
        source: str = "",
    ) -> Recorded:
        """Record a claim that something changed, with its evidence and the vision it serves.

        Its reference ``IMP-<year>-<number>`` is assigned; see :class:`Impact`.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: something named is unknown.
        """
        intake = Intake()
        claimed = Impact(
            title=title,
            claimed_on=intake.date("claimed_on", claimed_on),
            evidence=evidence,
            text=text,
            advice=intake.names("advice", advice),
            milestones=intake.names("milestones", milestones),
            references=intake.names("references", references),
            topics=intake.names("topics", topics),
            visibility=intake.choice("visibility", Visibility, visibility),
            source=source,
        )
        intake.done()
        return self.record(ImpactClaimed(impact=claimed))
