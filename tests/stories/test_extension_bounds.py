"""The protocol bounds extensions: one too many is refused, or shows as outside it for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from isa_programme import (
    Allowance,
    ExtensionCap,
    Line,
    Protocol,
    RefusedError,
    Severity,
    Tracker,
)

PAPER = "ADV-2026-001"


@pytest.fixture(autouse=True)
def paper(tracker: Tracker, answers: Protocol) -> None:
    """A paper of 5 January 2026 on which one extension by ten working days can be agreed."""
    (stage,) = answers.stages
    cap = ExtensionCap(at_most=1, up_to=Allowance.parse("10 working days"))
    tracker.agree_protocol(
        attrs.evolve(
            answers,
            version=2,
            effective_from=date(2026, 1, 1),
            adopted_on=date(2025, 12, 15),
            stages=(attrs.evolve(stage, extension=cap, clause="clause 7(2)"),),
        )
    )
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2026-01-05",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )


def extend(tracker: Tracker, agreed_on: str, by: str, *, outside_protocol: bool = False) -> int:
    return tracker.extend_clock(
        PAPER,
        agreed_on=agreed_on,
        agreed_by="both",
        by=by,
        reason="a by-election",
        outside_protocol=outside_protocol,
    ).number


def the_line(tracker: Tracker, as_at: date) -> Line:
    (line,) = tracker.standings(as_at=as_at)
    return line


def test_what_keeps_within_the_bounds_shows_nothing(tracker: Tracker) -> None:
    extend(tracker, "2026-01-12", "10 working days")
    line = the_line(tracker, date(2026, 1, 12))
    assert (date(2026, 2, 16), False) == (line.deadline, line.outside_protocol)


@pytest.mark.parametrize(
    ("before", "by", "fault"),
    [
        pytest.param(
            (),
            "11 working days",
            "extension: up to 10 working days in all can be agreed under the protocol"
            " (clause 7(2)), to 2026-02-16 and not to 2026-02-17; more is recorded as outside it"
            " (ADV-2026-001.1, minister)",
            id="too long",
        ),
        pytest.param(
            ("5 working days",),
            "5 working days",
            "extension: at most 1 can be agreed under the protocol (clause 7(2)); one more is"
            " recorded as outside it (ADV-2026-001.1, minister)",
            id="one too many",
        ),
    ],
)
def test_what_breaks_a_bound_is_refused_with_its_clause(
    tracker: Tracker, before: tuple[str, ...], by: str, fault: str
) -> None:
    for allowance in before:
        extend(tracker, "2026-01-12", allowance)
    entries = tracker.entries()
    with pytest.raises(RefusedError) as refused:
        extend(tracker, "2026-01-13", by)
    assert (fault,) == refused.value.faults
    assert entries == tracker.entries()


def test_recorded_as_outside_the_protocol_it_moves_the_date_and_shows(
    tracker: Tracker, standing: Callable[[str], list[str]]
) -> None:
    extend(tracker, "2026-01-12", "10 working days")
    number = extend(tracker, "2026-02-09", "5 working days", outside_protocol=True)
    assert ["ADV-2026-001.1 minister substantive: awaiting, 2026-02-16"] == standing("2026-02-08")
    lines = [the_line(tracker, day) for day in (date(2026, 2, 8), date(2026, 2, 9))]
    assert [(date(2026, 2, 16), False), (date(2026, 2, 23), True)] == [
        (line.deadline, line.outside_protocol) for line in lines
    ]
    (explained,) = tracker.explain(PAPER)
    assert (
        "Monday 9 February 2026: extended by 5 working days, outside the protocol"
        f" (entry {number}, recorded 287 days later); deadline Monday 23 February 2026"
    ) in explained.sentences


def test_what_is_outside_the_protocol_uses_up_none_of_its_bounds(tracker: Tracker) -> None:
    extend(tracker, "2026-01-12", "5 working days", outside_protocol=True)
    extend(tracker, "2026-01-13", "10 working days")
    assert the_line(tracker, date(2026, 1, 13)).deadline == date(2026, 2, 23)


def test_outside_the_protocol_it_still_comes_too_late_after_the_deadline(tracker: Tracker) -> None:
    number = extend(tracker, "2026-02-03", "5 working days", outside_protocol=True)
    line = the_line(tracker, date(2026, 2, 3))
    assert (date(2026, 2, 2), False) == (line.deadline, line.outside_protocol)
    assert [(number, Severity.WARNING)] == [
        (each.entry, each.severity)
        for each in tracker.check(as_at=date(2026, 2, 3))
        if each.rule == "clocks-were-moved-in-time"
    ]


def test_outside_the_protocol_no_more_than_within_it_may_the_time_be_shortened(
    tracker: Tracker,
) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.extend_clock(
            PAPER,
            agreed_on="2026-01-12",
            agreed_by="both",
            until="2026-01-30",
            reason="a by-election",
            outside_protocol=True,
        )
    assert (
        (
            "until: 2026-01-30 lies before the deadline in force, 2026-02-02; an extension can't"
            " shorten the time (ADV-2026-001.1, minister)"
        ),
    ) == refused.value.faults


def test_a_paper_under_the_version_without_bounds_has_none(tracker: Tracker) -> None:
    tracker.issue_advice(
        "An older one",
        issued_on="2025-12-31",
        addressees="minister",
        recommendations=["Publish one strategy"],
    )
    for day in ("2026-01-12", "2026-01-13"):
        tracker.extend_clock(
            "ADV-2025-001", agreed_on=day, agreed_by="both", by="30 working days", reason=day
        )
    (line,) = [line for line in tracker.standings(as_at=date(2026, 1, 13)) if line.advice != PAPER]
    # Eighty working days from 31 December; Good Friday is out, Easter Monday counts.
    assert (date(2026, 4, 27), False) == (line.deadline, line.outside_protocol)
