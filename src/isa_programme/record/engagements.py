"""Engagement: meetings and letters that keep contact, and how often there is to be one."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.allowance import Allowance
from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.vocabulary import EngagementKind, Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Cadence:
    """How often there is to be contact with an office.

    Either `every` (from one contact to the next at most so long) or `times` in each `per` counted
    from `since` (four in every 12 months).

    Attributes:
        slug: its name in files and commands.
        addressee: the slug of the office.
        title: what it is, in prose.
        kinds: which kinds of engagement keep it; empty means any.
        every: the longest time from one contact to the next.
        times: how many contacts each period is to have.
        per: how long each period is.
        since: the day it counts from.
        until: the last day it counts on; None while it runs.
        visibility: who may see it.
        source: where it is stated.
    """

    slug: str
    addressee: str = link(LinkTo.ADDRESSEE)
    title: str = words(line=True, default="")
    kinds: tuple[EngagementKind, ...] = ()
    every: Allowance | None = None
    times: int | None = None
    per: Allowance | None = None
    since: date
    until: date | None = None
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")


@frozen(kw_only=True)
class Engagement:
    """A meeting, letter or call that keeps contact.

    Attributes:
        reference: ``ENG-<year>-<number>``, assigned when it is recorded.
        kind: what it was.
        addressees: slugs of the offices and bodies it was with.
        held_on: the day (or month) it took place.
        title: what it was about, in a line.
        topics: its topics, as slugs.
        advice: references of the advice, or recommendations, that were raised.
        milestones: slugs of the milestones it concerned.
        references: what around the promise it concerned.
        present: who was there, in words; never public.
        text: what was said, or a summary; never public.
        visibility: who may see it.
        source: where it is published.
    """

    reference: str = ""
    kind: EngagementKind = EngagementKind.MEETING
    addressees: tuple[str, ...] = link(LinkTo.ADDRESSEE)
    held_on: CivilDate
    title: str = words(line=True, default="")
    topics: tuple[str, ...] = ()
    advice: tuple[str, ...] = links(LinkTo.ADVICE)
    milestones: tuple[str, ...] = links(LinkTo.MILESTONE)
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    present: str = words(default="", internal=True)
    text: str = words(default="", internal=True)
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
