"""Milestones: dated marks of the programme, each with what has to come first."""

from __future__ import annotations

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Milestone:
    """A dated mark of the programme or of a route map.

    Attributes:
        slug: its name in files and commands.
        objective: the slug of the objective it belongs to.
        title: its title.
        planned_for: the day (or month) it was first planned for; a month is to its last day.
        owners: slugs of the offices that own it, the accountable one first.
        evidence: what will show that it is reached.
        publishes: the document whose publication it is, where it is one.
        condition: what it depends on that no record can tell, a new Parliament, say.
        depends_on: what has to come first: slugs of milestones, references of commitments, and
            answers: ``ADV-2026-004.2`` by all asked, ``ADV-2026-004.2@minister`` by one office.
        advice: references of the advice that serves it.
        responses: references of responses that concern it.
        commitments: references of commitments that serve it.
        references: what around the promise it rests on.
        topics: its topics, as slugs.
        sectors: the sectors it concerns, as slugs.
        text: what it says, or a summary.
        visibility: who may see it.
        source: where it is published.
    """

    slug: str
    objective: str = link(LinkTo.OBJECTIVE)
    title: str = words(line=True)
    planned_for: CivilDate
    owners: tuple[str, ...] = links(LinkTo.ADDRESSEE)
    evidence: str = words(default="")
    publishes: str = words(line=True, default="")
    condition: str = words(default="")
    depends_on: tuple[str, ...] = links(LinkTo.ANSWER)
    advice: tuple[str, ...] = links(LinkTo.ADVICE)
    responses: tuple[str, ...] = links(LinkTo.RESPONSE)
    commitments: tuple[str, ...] = links(LinkTo.COMMITMENT)
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    topics: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    text: str = words(default="")
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
