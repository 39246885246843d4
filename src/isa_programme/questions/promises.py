"""Promises passed: dates that holding replies promised and that went by unanswered."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings_of
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class PromisePassed:
    """An answer that was promised for a date, by which it had not come.

    Attributes:
        reference: the recommendation or paper still unanswered.
        addressee: the slug of the office that owes it.
        response: the reference of the reply that promised.
        promise: its words.
        promised_for: our reading of them, to the day or month.
        days_passed: calendar days since the last day the promise can mean.
        deadline: the deadline, which a promise never moves by itself.
    """

    reference: str
    addressee: str
    response: str
    promise: str
    promised_for: CivilDate
    days_passed: int
    deadline: date | None


def promises_passed(register: Register, *, as_at: date) -> tuple[PromisePassed, ...]:
    """Every promised date that passed without the substantive answer, the oldest first.

    Of several promises on one obligation, the newest counts.
    """
    found = (
        promise_passed(file, line, as_at)
        for file in register.files.values()
        for line in standings_of(register, file, as_at=as_at)
    )
    passed = [each for each in found if each is not None]
    return tuple(sorted(passed, key=lambda each: (-each.days_passed, each.reference)))


def promise_passed(file: AdviceFile, line: Line, as_at: date) -> PromisePassed | None:
    """The promise on one line, if it passed by the end of a day without the substantive answer."""
    if line.stage is not StageName.SUBSTANTIVE or not line.owed:
        return None
    if line.promised_for is None or line.promised_by is None:
        return None
    days = (as_at - latest(line.promised_for)).days
    if days <= 0:
        return None
    promise = next(
        response.promise
        for response in file.responses_by(as_at)
        if response.reference == line.promised_by
    )
    return PromisePassed(
        reference=line.reference,
        addressee=line.addressee,
        response=line.promised_by,
        promise=promise,
        promised_for=line.promised_for,
        days_passed=days,
        deadline=line.deadline,
    )
