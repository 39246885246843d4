"""Compliance as a table for people: each rate with both its numbers, a bar, and what it means."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from isa_programme.questions.compliance import ComplianceRow, Rate
from isa_programme.questions.spreads import Spread

_BAR = 10
DEFINITIONS = (
    "on time: answered on time / (answered + overdue); what is not yet due is in neither number",
    "at issue: the same against the deadlines at issue, as if nothing had moved them",
    (
        "days: median calendar days from day zero to the answer (shortest to longest); what is"
        " still open counts as at least its present age"
    ),
    "held: the same from the first holding reply to the substantive answer",
)
"""What each figure means, a sentence each."""


@frozen(kw_only=True)
class ShownCompliance:
    """A row as people read it; every field is text.

    Attributes:
        name: of the office, function, protocol version, stage or month.
        basis: what the deadlines rest on.
        bar: the rate as a bar of ten.
        on_time: the rate in force, with its numbers.
        at_issue: the rate against the deadlines at issue, with its numbers.
        overdue: how many are overdue.
        not_yet_due: how many are in neither number.
        undated: how many have no date to count by.
        days: the median and range of calendar days to an answer.
        held: the same from a holding reply to the answer.
    """

    name: str
    basis: str
    bar: str
    on_time: str
    at_issue: str
    overdue: str
    not_yet_due: str
    undated: str
    days: str
    held: str


COMPLIANCE = (
    ("rests on", "basis"),
    ("in ten", "bar"),
    ("on time", "on_time"),
    ("at issue", "at_issue"),
    ("overdue", "overdue"),
    ("not yet due", "not_yet_due"),
    ("undated", "undated"),
    ("days", "days"),
    ("held", "held"),
)


def shown_compliance(rows: Iterable[ComplianceRow]) -> tuple[ShownCompliance, ...]:
    """The rows as people read them."""
    return tuple(
        ShownCompliance(
            name=row.name,
            basis="; ".join(row.basis),
            bar=_bar(row.rate),
            on_time=told_rate(row.rate),
            at_issue=told_rate(row.original),
            overdue=str(row.rate.overdue),
            not_yet_due=str(row.not_yet_due),
            undated=str(row.undated),
            days=_days(row.days),
            held=_days(row.held),
        )
        for row in rows
    )


def told_rate(rate: Rate) -> str:
    """A rate with both its numbers: ``3 of 4, 75 %``."""
    if rate.percent is None:
        return "none counted"
    return f"{rate.on_time} of {rate.counted}, {rate.percent:g} %"


def _bar(rate: Rate) -> str:
    if not rate.counted:
        return ""
    # Rounded down, so that only what is wholly on time shows a full bar.
    filled = _BAR * rate.on_time // rate.counted
    return "#" * filled + "." * (_BAR - filled)


def _days(found: Spread) -> str:
    if not found.counted:
        return ""
    open_still = f", {found.running} still open" if found.running else ""
    if found.shortest is None:
        return f"{found}{open_still}"
    longest = f" to {found.longest}" if found.longest != found.shortest else ""
    if found.longest_runs:
        longest = f" to more than {found.longest}"
    return f"{found} ({found.shortest}{longest}{open_still})"
