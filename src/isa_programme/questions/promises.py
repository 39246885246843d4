"""Promises passed: dates that holding replies promised and that went by unanswered."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.standing import standings_of
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
    passed = []
    for file in register.files.values():
        for line in standings_of(register, file, as_at=as_at):
            if line.stage is not StageName.SUBSTANTIVE or not line.owed:
                continue
            if line.promised_for is None or line.promised_by is None:
                continue
            if (days := (as_at - latest(line.promised_for)).days) > 0:
                promise = next(
                    response.promise
                    for response in file.responses_by(as_at)
                    if response.reference == line.promised_by
                )
                passed.append(
                    PromisePassed(
                        reference=line.reference,
                        addressee=line.addressee,
                        response=line.promised_by,
                        promise=promise,
                        promised_for=line.promised_for,
                        days_passed=days,
                        deadline=line.deadline,
                    )
                )
    return tuple(sorted(passed, key=lambda each: (-each.days_passed, each.reference)))
