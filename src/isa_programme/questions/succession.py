"""Succession: what is open with an office, for whoever holds it next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, earliest, latest
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class OpenRow:
    """Something an office owes, with who held it when it was asked and who holds it now.

    Attributes:
        reference: the recommendation, paper or commitment.
        advice: the reference of the paper; "" for a commitment of a plan.
        addressee: the slug of the office.
        stage: the step owed.
        standing: where it stands.
        deadline: its deadline, or the day promised.
        issued_on: the day (or month) the paper was issued; None for a commitment of a plan.
        holder_then: who held the office that day; None where nobody is recorded.
        holder_now: who holds it on the day asked about; None where nobody is recorded.
        changed: whether the office has changed hands since, as far as its holders are recorded.
        reissued_as: references of the papers that issued it again.
        reissue: the command that issues it again to the office, or to what took its place; ""
            where it was issued again, is a commitment, or nobody is left to be asked.
        title: the paper's title.
    """

    reference: str
    advice: str
    addressee: str
    stage: StageName
    standing: Standing
    deadline: date | None
    issued_on: CivilDate | None
    holder_then: str | None
    holder_now: str | None
    changed: bool
    reissued_as: tuple[str, ...]
    reissue: str
    title: str


def open_with(
    register: Register,
    *,
    as_at: date,
    addressees: Iterable[str] = (),
    kind: str | None = None,
) -> tuple[OpenRow, ...]:
    """Everything open with some offices at the end of a day, the soonest deadline first.

    After a change of holder it is what the next one finds; after an election, ask by `kind`.

    Args:
        register: the record.
        as_at: the day asked about, to its end.
        addressees: slugs of the offices; all of them unless some are named.
        kind: only offices of this kind.

    Raises:
        UnknownReferenceError: the record holds no such office.
    """
    named = tuple(addressees)
    offices = {slug: register.addressee(slug) for slug in named or register.addressees}
    lines = [line for line in standings(register, as_at=as_at) if line.owed]
    lines += commitment_lines(register, as_at=as_at)
    rows = []
    for line in lines:
        office = offices.get(line.addressee)
        if office is None or kind not in (None, office.kind):
            continue
        file = register.files.get(line.advice)
        issued_on = file.advice.issued_on if file else None
        then = office.holder_on(earliest(issued_on)) if issued_on else None
        now = office.holder_on(as_at)
        again = file.reissued_by(as_at) if file else ()
        rows.append(
            OpenRow(
                reference=line.reference,
                advice=line.advice,
                addressee=line.addressee,
                stage=line.stage,
                standing=line.standing,
                deadline=line.deadline,
                issued_on=issued_on,
                holder_then=then.name if then else None,
                holder_now=now.name if now else None,
                changed=issued_on is not None and _changed(office, then, now, issued_on, as_at),
                reissued_as=again,
                reissue=""
                if again or line.commitment is not None
                else _reissue(register, office, line.reference, as_at),
                title=line.title,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.deadline or date.max, row.reference)))


def _changed(
    office: Addressee, then: Holder | None, now: Holder | None, issued_on: CivilDate, as_at: date
) -> bool:
    """Whether another holds the office now, or it closed since."""
    closed = office.closed_on
    if closed is not None and latest(issued_on) <= closed < as_at:
        return True
    if now is None or then is None:
        return then is not None  # the term of whoever held it has ended
    return now != then


def _reissue(register: Register, office: Addressee, reference: str, as_at: date) -> str:
    """The command that issues a paper again; "" where the office closed and nothing took over."""
    tried = set()
    while office.closed_on is not None and office.closed_on < as_at:
        tried.add(office.slug)
        if office.successor is None or office.successor in tried:
            return ""
        office = register.addressee(office.successor)
    return f"isa advice reissue {reference} --to {office.slug} --on {as_at}"
