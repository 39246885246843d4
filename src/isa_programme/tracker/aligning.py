"""One method for prevention and for what stands around the programme."""

from __future__ import annotations

from isa_programme.record.bodies import BodyRole
from isa_programme.record.facts import (
    AimSet,
    AlignmentFound,
    BodyDescribed,
    InvestmentNoted,
    PolicyNoted,
    ReferenceNoted,
    SchemeNamed,
)
from isa_programme.record.intake import DateLike, DayLike, Intake
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference, Scheme
from isa_programme.record.vocabulary import AlignmentStatus, InvestmentKind, Relation, Visibility
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded


class Aligning(KeptRecord):
    """Records aims, policies and how they fit, references, and who has which part."""

    def set_aim(self, aim: Aim, *, set_on: DateLike | None = None) -> Recorded:
        """Record an aim on prevention.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the slug is taken, or something named is unknown.
        """
        intake = Intake()
        on = intake.maybe_date("set_on", set_on)
        intake.done()
        return self.record(AimSet(aim=aim, set_on=on))

    def note_policy(self, policy: Policy, *, noted_on: DateLike | None = None) -> Recorded:
        """Record a policy that bears on prevention.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the slug is taken, or something named is unknown.
        """
        intake = Intake()
        on = intake.maybe_date("noted_on", noted_on)
        intake.done()
        return self.record(PolicyNoted(policy=policy, noted_on=on))

    def find_alignment(
        self,
        aim: str,
        policy: str,
        *,
        relation: str,
        status: str,
        found_on: DateLike,
        tag: str = "",
        evidence: str = "",
        visibility: str = Visibility.RESTRICTED,
        source: str = "",
    ) -> Recorded:
        """Record how far an aim and a policy are aligned; see :class:`AlignmentFound`.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: the aim or the policy is unknown.
        """
        intake = Intake()
        fact = AlignmentFound(
            aim=aim,
            policy=policy,
            relation=intake.choice("relation", Relation, relation),
            status=intake.choice("status", AlignmentStatus, status),
            found_on=intake.date("found_on", found_on),
            tag=tag,
            evidence=evidence,
            visibility=intake.choice("visibility", Visibility, visibility),
            source=source,
        )
        intake.done()
        return self.record(fact)

    def note_investment(
        self,
        policy: str,
        *,
        pounds: int,
        year: str,
        noted_on: DateLike,
        source: str,
        direction: str = InvestmentKind.INVESTMENT,
        purpose: str = "",
        visibility: str = Visibility.RESTRICTED,
    ) -> Recorded:
        """Record a figure of a policy, in whole pounds, for a financial year as ``2026-27``.

        Raises:
            FaultsError: values are wrong; all of them are reported together.
            RefusedError: the policy is unknown, or the figure or year is none.
        """
        intake = Intake()
        fact = InvestmentNoted(
            policy=policy,
            pounds=pounds,
            year=year,
            noted_on=intake.date("noted_on", noted_on),
            source=source,
            direction=intake.choice("direction", InvestmentKind, direction),
            purpose=purpose,
            visibility=intake.choice("visibility", Visibility, visibility),
        )
        intake.done()
        return self.record(fact)

    def name_scheme(self, slug: str, title: str, *, source: str = "") -> Recorded:
        """Record a scheme of references of the office's own.

        Raises:
            RefusedError: the slug is taken or malformed.
        """
        return self.record(SchemeNamed(scheme=Scheme(slug=slug, title=title, source=source)))

    def note_reference(self, reference: Reference) -> Recorded:
        """Record something around the promise as it was seen; seen again, the newest counts.

        Raises:
            RefusedError: its name has another form, its scheme is unknown, or something named is.
        """
        return self.record(ReferenceNoted(reference=reference))

    def describe_body(self, body: BodyRole, *, described_on: DayLike | None = None) -> Recorded:
        """Record the part an office or body has in keeping the promise; the newest counts.

        Raises:
            FaultsError: the day is no date.
            RefusedError: the office is unknown.
        """
        intake = Intake()
        on = intake.maybe_day("described_on", described_on)
        intake.done()
        return self.record(BodyDescribed(body=body, described_on=on))
