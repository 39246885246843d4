"""Rules about dates: what has not happened can't be recorded as having happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.dates import is_time
from isa_programme.calendars.months import Month, earliest
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceMarked,
    Fact,
    HoldSet,
    ProtocolAgreed,
    ResponseReceived,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.found import refusal
from isa_programme.record.rules.rule import rule
from isa_programme.record.vocabulary import Severity


@rule
def happened_by_now(_register: Register, fact: Fact, recorded_on: date) -> Iterator[Finding]:
    """A date after the day of recording is refused; a future effect is content."""
    if (when := fact.happened_on) is not None and earliest(when) > recorded_on:
        field, more = "received_on" if isinstance(fact, HoldSet) else "date", ""
        if isinstance(fact, ProtocolAgreed) and fact.protocol.adopted_on is None:
            field, more = "effective_from", "; adopted_on says when it was agreed for then"
        yield refusal(
            "happened-by-now",
            f"{field}: {when} has not come yet; today is {recorded_on}{more}",
            fact,
        )


@rule
def times_are_times(
    _register: Register, fact: AdviceIssued | AdviceMarked, _on: date
) -> Iterator[Finding]:
    """A time of day is written HH:MM."""
    match fact:
        case AdviceIssued(advice=advice):
            given = advice.issued_at
        case AdviceMarked(at=given):
            pass
    if given is not None and not is_time(given):
        yield refusal("times-are-times", "time: write it as HH:MM, as in 17:30", fact)


@rule
def assumed_day_is_in_its_month(
    _register: Register, fact: AdviceIssued, _on: date
) -> Iterator[Finding]:
    """A day is assumed only where the source gives a month, and it is a day of that month."""
    if (day := fact.advice.assumed_day) is None:
        return
    when = fact.advice.issued_on
    if not isinstance(when, Month):
        sentence = f"assumed_day: {when} has a day already; leave the assumed day out"
    elif not 1 <= day <= when.last.day:
        sentence = f"assumed_day: {when} has no day {day}"
    else:
        return
    yield Finding(rule="assumed-day-is-in-its-month", severity=Severity.ERROR, sentence=sentence)


@rule
def requests_and_promises_look_ahead(
    _register: Register, fact: AdviceIssued | ResponseReceived, _on: date
) -> Iterator[Finding]:
    """A date asked for, or promised, lies on or after the day of the letter that names it."""
    pairs = []
    match fact:
        case AdviceIssued(advice=advice):
            pairs.append(("requested_by", advice.requested_by, advice.issued_on))
            pairs += [
                (f"recommendation {number}: requested_by", each.requested_by, advice.issued_on)
                for number, each in enumerate(advice.recommendations, start=1)
            ]
        case ResponseReceived(response=response):
            since = response.dated_on or response.received_on
            pairs.append(("promised_for", response.promised_for, since))
    for field, when, since in pairs:
        if when is not None and earliest(when) < earliest(since) and when != since:
            yield refusal(
                "requests-and-promises-look-ahead",
                f"{field}: {when} lies before the letter itself, {since}",
                fact,
            )


DATE_RULES = (
    happened_by_now,
    times_are_times,
    assumed_day_is_in_its_month,
    requests_and_promises_look_ahead,
)
