"""Meetings and letters as rows, and insights and claims of impact beside them."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.record.engagements import Engagement
from isa_programme.record.insights import Impact, Insight
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import EngagementKind, InsightKind, Visibility


@frozen(kw_only=True)
class EngagementRow:
    """A meeting, letter or call; see :class:`Engagement`.

    Attributes:
        reference: its reference, ``ENG-<year>-<number>``.
        held_on: the day (or month) it was held, or the letter sent.
        kind: a meeting, a letter or a call.
        addressees: the slugs of the offices met.
        title: its title.
        topics: the topics it is tagged with.
        advice: references of advice it was about.
        milestones: slugs of milestones it was about.
        references: names of what it rests on or serves around the programme.
        present: who was there, as typed.
        text: what was said.
        visibility: who may see it.
        source: where it is published.
        entry: the number of the entry it rests on.
    """

    reference: str
    held_on: CivilDate
    kind: EngagementKind
    addressees: tuple[str, ...]
    title: str
    topics: tuple[str, ...]
    advice: tuple[str, ...]
    milestones: tuple[str, ...]
    references: tuple[str, ...]
    present: str
    text: str
    visibility: Visibility
    source: str
    entry: int


@frozen(kw_only=True)
class InsightRow:
    """Something learned; see :class:`Insight`.

    Attributes:
        reference: its reference, ``INS-<year>-<number>``.
        stated_on: the day (or month) it was stated.
        kind: what works, a gap, or how people experience change.
        title: its title.
        text: what it says.
        evidence: what it rests on.
        concerns: slugs of the offices it concerns.
        milestones: slugs of milestones it bears on.
        references: names of what it rests on or serves around the programme.
        topics: the topics it is tagged with.
        sectors: the sectors it is tagged with.
        visibility: who may see it.
        source: where it is published.
        entry: the number of the entry it rests on.
    """

    reference: str
    stated_on: CivilDate
    kind: InsightKind
    title: str
    text: str
    evidence: str
    concerns: tuple[str, ...]
    milestones: tuple[str, ...]
    references: tuple[str, ...]
    topics: tuple[str, ...]
    sectors: tuple[str, ...]
    visibility: Visibility
    source: str
    entry: int


@frozen(kw_only=True)
class ImpactRow:
    """A claim that something changed; see :class:`Impact`.

    Attributes:
        reference: its reference, ``IMP-<year>-<number>``.
        claimed_on: the day (or month) it was claimed.
        title: its title.
        text: what it says.
        evidence: what shows it.
        advice: references of the advice it came of.
        milestones: slugs of the milestones it came of.
        references: names of what it rests on or serves around the programme.
        topics: the topics it is tagged with.
        visibility: who may see it.
        source: where it is published.
        entry: the number of the entry it rests on.
    """

    reference: str
    claimed_on: CivilDate
    title: str
    text: str
    evidence: str
    advice: tuple[str, ...]
    milestones: tuple[str, ...]
    references: tuple[str, ...]
    topics: tuple[str, ...]
    visibility: Visibility
    source: str
    entry: int


def engagements(
    register: Register, *, as_at: date, addressee: str | None = None
) -> tuple[EngagementRow, ...]:
    """Every meeting, letter and call by the end of a day, the oldest first.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        addressee: only those with this office or body.

    Raises:
        UnknownReferenceError: the record holds no such office.
    """
    if addressee is not None:
        register.addressee(addressee)
    rows = [
        _engagement(each.noun, each.recorded.number)
        for each in register.all_of(Engagement)
        if each.is_there(as_at) and addressee in (None, *each.noun.addressees)
    ]
    return tuple(sorted(rows, key=lambda row: (latest(row.held_on), row.reference)))


def _engagement(held: Engagement, entry: int) -> EngagementRow:
    return EngagementRow(
        reference=held.reference,
        held_on=held.held_on,
        kind=held.kind,
        addressees=held.addressees,
        title=held.title,
        topics=held.topics,
        advice=held.advice,
        milestones=held.milestones,
        references=held.references,
        present=held.present,
        text=held.text,
        visibility=held.visibility,
        source=held.source,
        entry=entry,
    )


def insights(register: Register, *, as_at: date) -> tuple[InsightRow, ...]:
    """Every insight stated by the end of a day, the oldest first."""
    rows = [
        _insight(each.noun, each.recorded.number)
        for each in register.all_of(Insight)
        if each.is_there(as_at)
    ]
    return tuple(sorted(rows, key=lambda row: (latest(row.stated_on), row.reference)))


def _insight(stated: Insight, entry: int) -> InsightRow:
    return InsightRow(
        reference=stated.reference,
        stated_on=stated.stated_on,
        kind=stated.kind,
        title=stated.title,
        text=stated.text,
        evidence=stated.evidence,
        concerns=stated.concerns,
        milestones=stated.milestones,
        references=stated.references,
        topics=stated.topics,
        sectors=stated.sectors,
        visibility=stated.visibility,
        source=stated.source,
        entry=entry,
    )


def impacts(register: Register, *, as_at: date) -> tuple[ImpactRow, ...]:
    """Every claim of impact by the end of a day, the oldest first."""
    rows = [
        _impact(each.noun, each.recorded.number)
        for each in register.all_of(Impact)
        if each.is_there(as_at)
    ]
    return tuple(sorted(rows, key=lambda row: (latest(row.claimed_on), row.reference)))


def _impact(claimed: Impact, entry: int) -> ImpactRow:
    return ImpactRow(
        reference=claimed.reference,
        claimed_on=claimed.claimed_on,
        title=claimed.title,
        text=claimed.text,
        evidence=claimed.evidence,
        advice=claimed.advice,
        milestones=claimed.milestones,
        references=claimed.references,
        topics=claimed.topics,
        visibility=claimed.visibility,
        source=claimed.source,
        entry=entry,
    )
