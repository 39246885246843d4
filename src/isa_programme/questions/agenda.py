"""Agenda: what to raise next with an office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.cadences import cadences
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.engagements import insights
from isa_programme.questions.judgements import judgements
from isa_programme.questions.lateness import told_days
from isa_programme.questions.lines import Line
from isa_programme.questions.programme.milestones import milestones
from isa_programme.questions.promises import promises_passed
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import CadenceStanding, Standing
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Judgement


class Raised(StrEnum):
    """Why something is to be raised, the most pressing first.

    Attributes:
        OVERDUE: an answer or a commitment is overdue.
        PROMISE_PASSED: an answer was promised for a date that passed.
        DUE_SOON: an answer or a commitment is due soon.
        NOT_RESPONSIVE: an answer was judged not, or only partly, responsive.
        MILESTONE_WAITING: a milestone waits for the office.
        CONTACT_LAPSED: contact has lapsed.
        INSIGHT: an insight concerns it.
    """

    OVERDUE = "overdue"
    PROMISE_PASSED = "promise-passed"
    DUE_SOON = "due-soon"
    NOT_RESPONSIVE = "not-responsive"
    MILESTONE_WAITING = "milestone-waiting"
    CONTACT_LAPSED = "contact-lapsed"
    INSIGHT = "insight"


@frozen(kw_only=True)
class AgendaRow:
    """Something to raise with an office.

    Attributes:
        why: why it is to be raised.
        reference: what it is about.
        due: the day (or month) it was or is due; None for none.
        sentence: what to raise, in a sentence.
    """

    why: Raised
    reference: str
    due: CivilDate | None
    sentence: str


def agenda(register: Register, addressee: str, *, as_at: date) -> tuple[AgendaRow, ...]:
    """What to raise next with an office, the most pressing first, then by date.

    Overdue answers and commitments, promises passed, what is due soon, answers judged not (or only
    partly) responsive, milestones that wait for the office, contact that lapsed, and insights that
    concern it.

    Raises:
        UnknownReferenceError: the record holds no such office.
    """
    register.addressee(addressee)
    rows = [
        *_owed(register, addressee, as_at),
        *_promises(register, addressee, as_at),
        *_judged(register, addressee, as_at),
        *_waiting(register, addressee, as_at),
        *_lapsed(register, addressee, as_at),
        *_insights(register, addressee, as_at),
    ]
    order = list(Raised)
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                order.index(row.why),
                date.max if row.due is None else latest(row.due),
                row.reference,
            ),
        )
    )


_SOON = (Standing.DUE_SOON, Standing.DUE_TODAY)


def _owed(register: Register, slug: str, as_at: date) -> Iterator[AgendaRow]:
    lines = [*standings(register, as_at=as_at)]
    lines += commitment_lines(register, as_at=as_at)
    for line in lines:
        if line.addressee != slug or not line.owed:
            continue
        if line.standing is Standing.OVERDUE:
            yield _line(Raised.OVERDUE, line, f"{told_days(line.days_late)} overdue")
        elif line.standing in _SOON:
            yield _line(Raised.DUE_SOON, line, f"due {in_words(line.deadline or as_at)}")


def _line(why: Raised, line: Line, when: str) -> AgendaRow:
    what = line.text or line.title
    return AgendaRow(
        why=why,
        reference=line.reference,
        due=line.deadline,
        sentence=f"{line.stage}, {when}: {what}",
    )


def _promises(register: Register, slug: str, as_at: date) -> Iterator[AgendaRow]:
    for passed in promises_passed(register, as_at=as_at):
        if passed.addressee == slug:
            yield AgendaRow(
                why=Raised.PROMISE_PASSED,
                reference=passed.reference,
                due=passed.promised_for,
                sentence=f"{passed.response} promised an answer for"
                f" {in_words(passed.promised_for)}, {told_days(passed.days_passed)} ago",
            )


def _judged(register: Register, slug: str, as_at: date) -> Iterator[AgendaRow]:
    for row in judgements(register, as_at=as_at):
        if row.judgement is Judgement.RESPONSIVE:
            continue
        paper = register.responses.get(row.response)
        letters = register.files[paper].responses_by(as_at) if paper else ()
        senders = {each.reference: each.speaks_for for each in letters}
        if slug in senders.get(row.response, ()):
            judged = row.judgement.replace("-", " ")
            if row.judgement is Judgement.PARTLY:
                judged = "only partly responsive"
            yield AgendaRow(
                why=Raised.NOT_RESPONSIVE,
                reference=row.reference,
                due=None,
                sentence=f"{row.response} judged {judged}: {row.reason}",
            )


def _waiting(register: Register, slug: str, as_at: date) -> Iterator[AgendaRow]:
    for row in milestones(register, as_at=as_at):
        for wait in row.waits:
            if wait.office == slug and not wait.dropped:
                yield AgendaRow(
                    why=Raised.MILESTONE_WAITING,
                    reference=row.slug,
                    due=wait.due,
                    sentence=f"{row.title}, planned for {in_words(row.planned_for)}, is"
                    f" {wait.sentence}",
                )


def _lapsed(register: Register, slug: str, as_at: date) -> Iterator[AgendaRow]:
    for row in cadences(register, as_at=as_at):
        if row.addressee == slug and row.standing is CadenceStanding.LAPSED:
            last = f"last on {in_words(row.last_on)}" if row.last_on else "none so far"
            yield AgendaRow(
                why=Raised.CONTACT_LAPSED,
                reference=row.slug,
                due=row.next_by,
                sentence=f"contact {row.often} has lapsed, {last}",
            )


def _insights(register: Register, slug: str, as_at: date) -> Iterator[AgendaRow]:
    for row in insights(register, as_at=as_at):
        if slug in row.concerns:
            yield AgendaRow(
                why=Raised.INSIGHT,
                reference=row.reference,
                due=None,
                sentence=f"{row.kind}, {in_words(row.stated_on)}: {row.title}",
            )
