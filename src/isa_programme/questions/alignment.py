"""Alignment: how the adviser's aims and Government's policies on prevention fit together."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.facts import AlignmentFound
from isa_programme.record.prevention import Policy
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import AlignmentStatus, Relation


@frozen(kw_only=True)
class AlignmentRow:
    """How far an aim and a policy are aligned in one relationship, as found last.

    Attributes:
        aim: the slug of the aim.
        policy: the slug of the policy.
        owner: the slug of the office whose policy it is; "" where that is not known.
        relation: which of the five relationships it is about.
        tag: a finer label; "" for none.
        status: how far they are aligned.
        found_on: the day (or month) it was found so.
        evidence: what it rests on.
        source: where that is published.
        entry: the number of its entry.
    """

    aim: str
    policy: str
    owner: str
    relation: Relation
    tag: str
    status: AlignmentStatus
    found_on: CivilDate
    evidence: str
    source: str
    entry: int


def alignment(register: Register, *, as_at: date) -> tuple[AlignmentRow, ...]:
    """The newest finding on each aim, policy, relationship and tag by the end of a day.

    In order of aim, policy, relationship and tag.
    """
    newest: dict[tuple[str, str, str, str], AlignmentRow] = {}
    for followed in register.all_of(Policy):
        for entry in followed.entries_by(as_at):
            if isinstance(fact := entry.fact, AlignmentFound):
                row = AlignmentRow(
                    aim=fact.aim,
                    policy=fact.policy,
                    owner=followed.noun.owner,
                    relation=fact.relation,
                    tag=fact.tag,
                    status=fact.status,
                    found_on=fact.found_on,
                    evidence=fact.evidence,
                    source=fact.source,
                    entry=entry.number,
                )
                newest[fact.aim, fact.policy, fact.relation, fact.tag] = row
    return tuple(newest[key] for key in sorted(newest))


@frozen(kw_only=True)
class AlignmentMove:
    """How one finding on alignment moved between two days; None where there was none yet.

    Attributes:
        aim: the slug of the aim.
        policy: the slug of the policy.
        relation: in which relationship they were compared.
        tag: in which group or system, where the relationship has one; else empty.
        before: how far they were aligned by the end of the first day; None where nothing was found
            yet.
        after: how far they are by the end of the last.
        found_on: the day (or month) of the newest finding.
        evidence: what shows it.
    """

    aim: str
    policy: str
    relation: Relation
    tag: str
    before: AlignmentStatus | None
    after: AlignmentStatus
    found_on: CivilDate
    evidence: str


def alignment_moved(register: Register, since: date, until: date) -> tuple[AlignmentMove, ...]:
    """What was found anew, or otherwise than before, in the days after `since`, to `until`."""
    then = {_key(row): row.status for row in alignment(register, as_at=since)}
    return tuple(
        AlignmentMove(
            aim=row.aim,
            policy=row.policy,
            relation=row.relation,
            tag=row.tag,
            before=then.get(_key(row)),
            after=row.status,
            found_on=row.found_on,
            evidence=row.evidence,
        )
        for row in alignment(register, as_at=until)
        if then.get(_key(row)) is not row.status
    )


def _key(row: AlignmentRow) -> tuple[str, str, str, str]:
    return row.aim, row.policy, row.relation, row.tag
