"""Aims and policies on prevention: whom both touch, what has no policy, what could be pooled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.alignment import AlignmentRow, alignment
from isa_programme.record.facts import InvestmentNoted
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import AlignmentStatus, InvestmentKind


@frozen(kw_only=True)
class AimRow:
    """An aim, with the policies found to bear on it.

    `policies` are those with a finding of any status but ``not-known``; `unknown` those of which
    only that is found. An aim without the former has no policy.

    Attributes:
        slug: its slug.
        title: its title.
        groups: the groups of people it touches.
        systems: the systems it works through.
        policies: slugs of the policies with a finding of any status but ``not-known``.
        at_odds: slugs of those of them that work against it.
        unknown: slugs of the policies of which it was found that this is not known.
        has_policy: whether it has any of `policies`; one that works against it counts too.
        source: where it stands.
        entry: the number of the entry it rests on.
    """

    slug: str
    title: str
    groups: tuple[str, ...]
    systems: tuple[str, ...]
    policies: tuple[str, ...]
    at_odds: tuple[str, ...]
    unknown: tuple[str, ...]
    has_policy: bool
    source: str
    entry: int


def aims(register: Register, *, as_at: date) -> tuple[AimRow, ...]:
    """Every aim set by the end of a day; `has_policy` says which have none."""
    found = alignment(register, as_at=as_at)
    rows = []
    for each in register.all_of(Aim):
        if not each.is_there(as_at):
            continue
        aim = each.noun
        mine = [row for row in found if row.aim == aim.slug]
        known = _policies(row for row in mine if row.status is not AlignmentStatus.NOT_KNOWN)
        rows.append(
            AimRow(
                slug=aim.slug,
                title=aim.title,
                groups=aim.groups,
                systems=aim.systems,
                policies=known,
                at_odds=_policies(row for row in mine if row.status is AlignmentStatus.AT_ODDS),
                unknown=tuple(slug for slug in _policies(iter(mine)) if slug not in known),
                has_policy=bool(known),
                source=aim.source,
                entry=each.recorded.number,
            )
        )
    return tuple(rows)


def _policies(rows: Iterator[AlignmentRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.policy for row in rows))


@frozen(kw_only=True)
class InvestmentRow:
    """A figure: what a policy puts into prevention, or takes out of something else, in a year.

    Attributes:
        policy: the slug of the policy.
        direction: investment or disinvestment.
        pounds: how much, in whole pounds sterling.
        year: the financial year, as ``2026-27``.
        noted_on: the day (or month) the figure was read.
        purpose: what for.
        source: where it is published.
        entry: the number of its entry.
    """

    policy: str
    direction: InvestmentKind
    pounds: int
    year: str
    noted_on: CivilDate
    purpose: str
    source: str
    entry: int


@frozen(kw_only=True)
class PolicyRow:
    """A policy, with whom it touches and the figures noted of it.

    Attributes:
        slug: its slug.
        title: its title.
        owner: the slug of the office or body whose policy it is.
        groups: the groups of people it touches.
        systems: the systems it works through.
        aims: slugs of the aims it was found to bear on.
        investments: the figures noted of it, by year.
        source: where it stands.
        entry: the number of the entry it rests on.
    """

    slug: str
    title: str
    owner: str
    groups: tuple[str, ...]
    systems: tuple[str, ...]
    aims: tuple[str, ...]
    investments: tuple[InvestmentRow, ...]
    source: str
    entry: int


def policies(register: Register, *, as_at: date) -> tuple[PolicyRow, ...]:
    """Every policy noted by the end of a day, in the order noted."""
    found, figures = alignment(register, as_at=as_at), investments(register, as_at=as_at)
    return tuple(
        PolicyRow(
            slug=each.noun.slug,
            title=each.noun.title,
            owner=each.noun.owner,
            groups=each.noun.groups,
            systems=each.noun.systems,
            aims=tuple(dict.fromkeys(row.aim for row in found if row.policy == each.noun.slug)),
            investments=tuple(row for row in figures if row.policy == each.noun.slug),
            source=each.noun.source,
            entry=each.recorded.number,
        )
        for each in register.all_of(Policy)
        if each.is_there(as_at)
    )


def investments(register: Register, *, as_at: date) -> tuple[InvestmentRow, ...]:
    """Every figure noted by the end of a day, by year and policy."""
    rows = [
        InvestmentRow(
            policy=fact.policy,
            direction=fact.direction,
            pounds=fact.pounds,
            year=fact.year,
            noted_on=fact.noted_on,
            purpose=fact.purpose,
            source=fact.source,
            entry=entry.number,
        )
        for followed in register.all_of(Policy)
        for entry in followed.entries_by(as_at)
        if isinstance(fact := entry.fact, InvestmentNoted)
    ]
    return tuple(sorted(rows, key=lambda row: (row.year, row.policy, row.entry)))


@frozen(kw_only=True)
class GroupRow:
    """A group of people, and what meets it at once.

    Attributes:
        group: the group's slug.
        aims: slugs of the aims that touch it.
        policies: slugs of the policies that touch it.
        owners: slugs of the offices whose policies those are.
        systems: the systems these people meet, by what the policies and aims say.
    """

    group: str
    aims: tuple[str, ...]
    policies: tuple[str, ...]
    owners: tuple[str, ...]
    systems: tuple[str, ...]


def groups(register: Register, *, as_at: date) -> tuple[GroupRow, ...]:
    """Every group of people touched, those met by most policies at once first."""
    aimed = [each.noun for each in register.all_of(Aim) if each.is_there(as_at)]
    noted = [each.noun for each in register.all_of(Policy) if each.is_there(as_at)]
    rows = []
    touched = [*(group for aim in aimed for group in aim.groups)]
    touched += [group for policy in noted for group in policy.groups]
    for group in dict.fromkeys(touched):
        touching = [policy for policy in noted if group in policy.groups]
        aiming = [aim for aim in aimed if group in aim.groups]
        rows.append(
            GroupRow(
                group=group,
                aims=tuple(aim.slug for aim in aiming),
                policies=tuple(policy.slug for policy in touching),
                owners=tuple(dict.fromkeys(p.owner for p in touching if p.owner)),
                systems=tuple(
                    dict.fromkeys(
                        [
                            *(name for policy in touching for name in policy.systems),
                            *(name for aim in aiming for name in aim.systems),
                        ]
                    )
                ),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-len(row.policies), row.group)))


@frozen(kw_only=True)
class PoolRow:
    """Where budgets could be pooled: two or more policies with money for one group in one year.

    It says only that the figures are there side by side, not that pooling would be right.

    Attributes:
        group: the group of people.
        year: the financial year.
        policies: slugs of the policies.
        owners: slugs of the offices whose policies they are.
        pounds: what they invest together, in whole pounds; a policy counts once, by the newest
            figure noted for the year and purpose.
        investments: the figures it is the sum of.
    """

    group: str
    year: str
    policies: tuple[str, ...]
    owners: tuple[str, ...]
    pounds: int
    investments: tuple[InvestmentRow, ...]


def pools(register: Register, *, as_at: date) -> tuple[PoolRow, ...]:
    """Every group and year in which two or more policies invest, the largest sum first."""
    newest: dict[tuple[str, str, str], InvestmentRow] = {}
    for row in investments(register, as_at=as_at):
        key = (row.policy, row.year, row.purpose)
        known = newest.get(key)
        if row.direction is InvestmentKind.INVESTMENT and (
            known is None
            or (latest(known.noted_on), known.entry) < (latest(row.noted_on), row.entry)
        ):
            newest[key] = row
    noted = {each.noun.slug: each.noun for each in register.all_of(Policy)}
    rows = []
    for group in groups(register, as_at=as_at):
        mine = [row for row in newest.values() if row.policy in group.policies]
        for year in sorted({row.year for row in mine}):
            figures = tuple(row for row in mine if row.year == year)
            named = tuple(dict.fromkeys(row.policy for row in figures))
            if len(named) > 1:
                rows.append(
                    PoolRow(
                        group=group.group,
                        year=year,
                        policies=named,
                        owners=tuple(
                            dict.fromkeys(noted[slug].owner for slug in named if noted[slug].owner)
                        ),
                        pounds=sum(row.pounds for row in figures),
                        investments=figures,
                    )
                )
    return tuple(sorted(rows, key=lambda row: (-row.pounds, row.group, row.year)))
