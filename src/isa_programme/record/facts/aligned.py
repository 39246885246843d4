"""Facts about prevention: aims, policies, how far they are aligned, what is spent."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.links import LinkTo, link
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.vocabulary import AlignmentStatus, InvestmentKind, Relation, Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class AimSet(Recordable):
    """The adviser's prevention strategy aims at something.

    Attributes:
        aim: the aim: see its part below.
        set_on: the day it was set; None for the day of recording.
    """

    kind: ClassVar[str] = "aim-set.v1"
    dated_by: ClassVar[str] = "set_on"
    named_by: ClassVar[str] = "aim.slug"
    opens: ClassVar[str] = "aim"
    aim: Aim
    set_on: CivilDate | None = None


@frozen(kw_only=True)
class PolicyNoted(Recordable):
    """A policy that bears on prevention.

    Attributes:
        policy: the policy: see its part below.
        noted_on: the day or month it was noted; None for the day of recording.
    """

    kind: ClassVar[str] = "policy-noted.v1"
    dated_by: ClassVar[str] = "noted_on"
    named_by: ClassVar[str] = "policy.slug"
    opens: ClassVar[str] = "policy"
    policy: Policy
    noted_on: CivilDate | None = None


@frozen(kw_only=True)
class AlignmentFound(Recordable):
    """How far an aim and a policy are aligned in one relationship; the newest finding counts.

    Attributes:
        aim: the slug of the aim.
        policy: the slug of the policy.
        relation: which of the five relationships it is about.
        tag: a finer label of our own, as a slug; "" for none.
        status: how far they are aligned.
        found_on: the day (or month) it was found so.
        evidence: what it rests on.
        visibility: who may see it.
        source: where that is published.
    """

    kind: ClassVar[str] = "alignment-found.v1"
    dated_by: ClassVar[str] = "found_on"
    named_by: ClassVar[str] = "policy"
    aim: str = link(LinkTo.AIM)
    policy: str = link(LinkTo.POLICY)
    relation: Relation
    tag: str = ""
    status: AlignmentStatus
    found_on: CivilDate
    evidence: str = words(default="")
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")


@frozen(kw_only=True)
class InvestmentNoted(Recordable):
    """What a policy puts into prevention, or takes out of something else, in one year.

    Attributes:
        policy: the slug of the policy.
        direction: investment or disinvestment.
        pounds: how much, in whole pounds sterling.
        year: the financial year, as ``2026-27``.
        noted_on: the day (or month) the figure was read.
        purpose: what for.
        visibility: who may see it.
        source: where the figure is published.
    """

    kind: ClassVar[str] = "investment-noted.v1"
    dated_by: ClassVar[str] = "noted_on"
    named_by: ClassVar[str] = "policy"
    policy: str = link(LinkTo.POLICY)
    direction: InvestmentKind
    pounds: int
    year: str
    noted_on: CivilDate
    purpose: str = words(default="")
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words()
