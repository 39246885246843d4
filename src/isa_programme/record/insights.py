"""What was learned, and what changed: insights and claims of impact, each with its evidence."""

from __future__ import annotations

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.links import LinkTo, links
from isa_programme.record.vocabulary import InsightKind, Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Insight:
    """A dated statement of what works, a gap, or how people experience change.

    Attributes:
        reference: ``INS-<year>-<number>``, assigned when it is recorded.
        kind: what it is about.
        stated_on: the day (or month) it was stated.
        title: the statement, in a line.
        text: more of it.
        evidence: what it rests on.
        concerns: slugs of the offices and bodies it concerns.
        milestones: slugs of the milestones it informs.
        references: what around the promise it rests on or serves: vision statements, say.
        topics: its topics, as slugs.
        sectors: the sectors it concerns, as slugs.
        visibility: who may see it.
        source: where it is published.
    """

    reference: str = ""
    kind: InsightKind
    stated_on: CivilDate
    title: str = words(line=True)
    text: str = words(default="")
    evidence: str = words()
    concerns: tuple[str, ...] = links(LinkTo.ADDRESSEE)
    milestones: tuple[str, ...] = links(LinkTo.MILESTONE)
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    topics: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")


@frozen(kw_only=True)
class Impact:
    """A dated claim that something changed, with its evidence and the vision it serves.

    Attributes:
        reference: ``IMP-<year>-<number>``, assigned when it is recorded.
        claimed_on: the day (or month) of the claim.
        title: the claim, in a line.
        text: more of it.
        evidence: what shows it.
        advice: references of the advice it followed from.
        milestones: slugs of the milestones it followed from.
        references: what it serves: vision statements by number, say.
        topics: its topics, as slugs.
        visibility: who may see it.
        source: where it is published.
    """

    reference: str = ""
    claimed_on: CivilDate
    title: str = words(line=True)
    text: str = words(default="")
    evidence: str = words()
    advice: tuple[str, ...] = links(LinkTo.ADVICE)
    milestones: tuple[str, ...] = links(LinkTo.MILESTONE)
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    topics: tuple[str, ...] = ()
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
