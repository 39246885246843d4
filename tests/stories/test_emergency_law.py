"""The law of April 2020 gave running requests 60 working days for 20; that of May took it back.

What was open on 7 April was re-dated from its own day zero, and what was open on 27 May again, but
never to a day that had passed: both dates are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest

from isa_programme import (
    Addressee,
    Allowance,
    Finding,
    Protocol,
    ProtocolStatus,
    Severity,
    Stage,
    StageName,
    Tracker,
)
from journal_samples import NOW

ACT = Protocol(
    name="answers",
    version=1,
    status=ProtocolStatus.AGREED,
    title="Answering requests",
    effective_from=date(2018, 1, 1),
    adopted_on=date(2018, 1, 1),
    source="the Act of 2002",
    stages=(
        Stage(
            name=StageName.SUBSTANTIVE, allowance=Allowance.parse("20 working days"), clause="s.10"
        ),
    ),
)


def amended(version: int, since: date, allowance: str, *, governs_open: bool = True) -> Protocol:
    (stage,) = ACT.stages
    return attrs.evolve(
        ACT,
        version=version,
        effective_from=since,
        adopted_on=since,
        source="an emergency Act",
        stages=(attrs.evolve(stage, allowance=Allowance.parse(allowance)),),
        governs_open=governs_open,
    )


APRIL = amended(2, date(2020, 4, 7), "60 working days")
MAY = amended(3, date(2020, 5, 27), "20 working days")


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker.create(
        tmp_path / "isa.db",
        addressees=[Addressee(slug="minister", name="Minister")],
        protocols=[ACT],
        now=lambda: NOW,
    ) as made:
        yield made


def issue(tracker: Tracker, issued_on: str) -> str:
    return tracker.issue_advice(
        f"A request of {issued_on}",
        issued_on=issued_on,
        addressees="minister",
        recommendations=["Say it"],
    ).reference


def told(tracker: Tracker, day: str) -> list[str]:
    return [
        f"{line.title[13:]}: {line.standing}, {line.deadline} ({line.original_deadline}),"
        f" {line.protocol}"
        for line in tracker.standings(as_at=date.fromisoformat(day))
    ]


def test_both_acts_act_on_what_is_open_and_on_nothing_else(tracker: Tracker) -> None:
    for day in ("2020-02-24", "2020-03-09", "2020-03-10", "2020-03-31"):
        issue(tracker, day)
    tracker.record_response(
        "ADV-2020-002",
        sent_by="minister",
        kind="substantive",
        received_on="2020-04-06",
        dispositions={1: "accepted"},
    )
    tracker.agree_protocol(APRIL)
    issue(tracker, "2020-04-30")
    tracker.agree_protocol(MAY)
    issue(tracker, "2020-05-27")

    # The first was overdue, the second answered, before the first Act.
    over = "2020-02-24: overdue, 2020-03-23 (2020-03-23), answers version 1"
    answered = "2020-03-09: answered-on-time, 2020-04-06 (2020-04-06), answers version 1"
    expected = {
        "2020-04-06": [
            over,
            answered,
            "2020-03-10: due-soon, 2020-04-07 (2020-04-07), answers version 1",
            "2020-03-31: awaiting, 2020-04-29 (2020-04-29), answers version 1",
        ],
        "2020-04-07": [
            over,
            answered,
            "2020-03-10: awaiting, 2020-06-05 (2020-04-07), answers version 2",
            "2020-03-31: awaiting, 2020-06-26 (2020-04-29), answers version 2",
        ],
        "2020-05-26": [
            over,
            answered,
            "2020-03-10: awaiting, 2020-06-05 (2020-04-07), answers version 2",
            "2020-03-31: awaiting, 2020-06-26 (2020-04-29), answers version 2",
            "2020-04-30: awaiting, 2020-07-27 (2020-07-27), answers version 2",
        ],
        # Twenty days from March lie before 27 May, so those dates stay; those from April do not.
        "2020-05-27": [
            over,
            answered,
            "2020-03-10: awaiting, 2020-06-05 (2020-04-07), answers version 2",
            "2020-03-31: awaiting, 2020-06-26 (2020-04-29), answers version 2",
            "2020-04-30: due-soon, 2020-06-01 (2020-07-27), answers version 3",
            "2020-05-27: awaiting, 2020-06-24 (2020-06-24), answers version 3",
        ],
    }
    assert expected == {day: told(tracker, day) for day in expected}


def test_a_date_that_stays_since_it_would_lie_in_the_past_is_found(tracker: Tracker) -> None:
    issue(tracker, "2020-03-31")
    tracker.agree_protocol(APRIL)
    tracker.agree_protocol(MAY)
    expected = Finding(
        rule="clocks-were-moved-in-time",
        severity=Severity.WARNING,
        sentence="ADV-2020-001.1, minister, substantive: answers version 3 governs what is open on"
        " 2020-05-27 moved nothing; the deadline would lie before that day, so the old one stands",
        reference="ADV-2020-001",
        entry=None,
    )
    assert expected in tracker.check(as_at=date(2020, 5, 27))
    assert expected not in tracker.check(as_at=date(2020, 5, 26))


def test_the_explanation_counts_all_sixty_days_from_the_same_day_zero(tracker: Tracker) -> None:
    issue(tracker, "2020-03-31")
    tracker.agree_protocol(APRIL)
    (explained,) = tracker.explain("ADV-2020-001", as_at=date(2020, 4, 7))
    expected = [
        "rule: 60 working days (s.10), under answers version 2, agreed",
        "day zero: issued on Tuesday 31 March 2020; not counted itself",
        (
            "Tuesday 7 April 2020: answers version 2 governs what is open;"
            " deadline Friday 26 June 2020"
        ),
        (
            "Tuesday 26 May 2020 to Friday 26 June 2020: working days 37 to 60; not counted:"
            " the weekends of 30-31 May 2020, 6-7 June 2020, 13-14 June 2020, 20-21 June 2020"
        ),
        (
            "deadline: Friday 26 June 2020, to midnight; late from Saturday 27 June 2020;"
            " the original deadline was Wednesday 29 April 2020"
        ),
    ]
    assert expected == [each for each in explained.sentences if each in expected]


def test_a_version_that_does_not_say_so_leaves_what_is_open_alone(tracker: Tracker) -> None:
    issue(tracker, "2020-03-31")
    tracker.agree_protocol(attrs.evolve(APRIL, governs_open=False))
    expected = ["2020-03-31: awaiting, 2020-04-29 (2020-04-29), answers version 1"]
    assert expected == told(tracker, "2020-04-07")


def test_lateness_is_counted_against_both_dates(tracker: Tracker) -> None:
    issue(tracker, "2020-03-31")
    tracker.agree_protocol(APRIL)
    (line,) = tracker.overdue(as_at=date(2020, 6, 29))
    assert (date(2020, 6, 26), 1, 3) == (line.deadline, line.working_days_late, line.days_late)
    assert (date(2020, 4, 29), 41, 61) == (
        line.original_deadline,
        line.working_days_late_original,
        line.days_late_original,
    )


def test_a_pause_and_an_extension_are_kept_when_other_rules_take_over(tracker: Tracker) -> None:
    issue(tracker, "2020-03-10")
    tracker.pause_clock("ADV-2020-001", paused_on="2020-03-23", reason="offices shut")
    tracker.resume_clock("ADV-2020-001", resumed_on="2020-03-27")
    tracker.extend_clock(
        "ADV-2020-001", agreed_on="2020-03-30", agreed_by="both", by="5 working days", reason="ill"
    )
    tracker.agree_protocol(APRIL)
    # Four working days were paused, and five more agreed: nine later than without.
    expected = {
        "2020-04-06": ["2020-03-10: awaiting, 2020-04-21 (2020-04-07), answers version 1"],
        "2020-04-07": ["2020-03-10: awaiting, 2020-06-18 (2020-04-07), answers version 2"],
    }
    assert expected == {day: told(tracker, day) for day in expected}


def test_a_paper_that_no_protocol_governed_is_taken_over_from_its_own_date(
    tmp_path: Path,
) -> None:
    with Tracker.create(
        tmp_path / "other.db",
        addressees=[Addressee(slug="minister", name="Minister")],
        now=lambda: NOW,
    ) as tracker:
        for requested_by in ("2020-04-30", None):
            tracker.issue_advice(
                f"A request of {requested_by or 'no date'}",
                issued_on="2020-03-10",
                addressees="minister",
                recommendations=["Say it"],
                requested_by=requested_by,
            )
        tracker.agree_protocol(attrs.evolve(APRIL, version=1))
        expected = {
            "2020-04-06": [
                "2020-04-30: awaiting, 2020-04-30 (2020-04-30), None",
                "no date: unanswered-no-date, None (None), None",
            ],
            "2020-04-07": [
                "2020-04-30: awaiting, 2020-06-05 (2020-04-30), answers version 1",
                "no date: awaiting, 2020-06-05 (None), answers version 1",
            ],
        }
        assert expected == {day: told(tracker, day) for day in expected}
