"""Facts about contact and what came of it: cadences, meetings, insights, claims of impact."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.record.engagements import Cadence, Engagement
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.insights import Impact, Insight


@frozen(kw_only=True)
class CadenceSet(Recordable):
    """How often there is to be contact with an office; set again, the newest counts.

    Attributes:
        cadence: the cadence: see its part below.
        set_on: the day it was set; None for the day of recording.
    """

    kind: ClassVar[str] = "cadence-set.v1"
    dated_by: ClassVar[str] = "set_on"
    named_by: ClassVar[str] = "cadence.slug"
    opens: ClassVar[str] = "cadence"
    cadence: Cadence
    set_on: date | None = None


@frozen(kw_only=True)
class EngagementHeld(Recordable):
    """A meeting was held, a letter or a call exchanged.

    Attributes:
        engagement: the engagement: see its part below.
    """

    kind: ClassVar[str] = "engagement-held.v1"
    dated_by: ClassVar[str] = "engagement.held_on"
    named_by: ClassVar[str] = "engagement.reference"
    opens: ClassVar[str] = "engagement"
    engagement: Engagement


@frozen(kw_only=True)
class InsightStated(Recordable):
    """Something was learned.

    Attributes:
        insight: the insight: see its part below.
    """

    kind: ClassVar[str] = "insight-stated.v1"
    dated_by: ClassVar[str] = "insight.stated_on"
    named_by: ClassVar[str] = "insight.reference"
    opens: ClassVar[str] = "insight"
    insight: Insight


@frozen(kw_only=True)
class ImpactClaimed(Recordable):
    """Something changed, as somebody claims with evidence.

    Attributes:
        impact: the impact: see its part below.
    """

    kind: ClassVar[str] = "impact-claimed.v1"
    dated_by: ClassVar[str] = "impact.claimed_on"
    named_by: ClassVar[str] = "impact.reference"
    opens: ClassVar[str] = "impact"
    impact: Impact
