"""Makes a frozen record in a folder: one entry at least of every kind, at fixed instants.

Run once for each format that is released: ``python tests/data/formats/make.py FOLDER``.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import attrs

from isa_programme import (
    Addressee,
    Allowance,
    AppliesTo,
    Document,
    EscalationStep,
    Programme,
    Protocol,
    ProtocolStatus,
    Recommendation,
    Stage,
    StageName,
    Tracker,
    WorkingCalendar,
)
from isa_programme.calendars.months import Month
from isa_programme.calendars.periods import Period
from isa_programme.record.facts import FactNoted
from isa_programme.record.vocabulary import Function

FIRST = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAYS = (date(2025, 11, 20), date(2025, 12, 12), date(2026, 1, 5), date(2026, 3, 31))
"""The days on which the standings are written down."""

PROGRAMME = Programme(
    title="Work programme",
    length=Allowance.parse("30 months"),
    period=Period(date(2025, 9, 1), date(2028, 2, 29)),
    source="a letter",
)
OFFICES = (
    Addressee(slug="government", name="Government", kind="government"),
    Addressee(slug="minister", name="Minister", kind="government", body="government"),
    Addressee(slug="cosla", name="COSLA", kind="local-government"),
    Addressee(slug="board", name="Board"),
)
CALENDAR = WorkingCalendar(
    name="office",
    first=date(2025, 1, 1),
    last=date(2026, 12, 31),
    closed={date(2025, 12, 25): "Christmas", date(2026, 1, 1): "New Year"},
    week=frozenset({0, 1, 2, 3, 4}),
    source="made up",
    provisional_from=date(2026, 7, 1),
)
PROTOCOL = Protocol(
    name="answers",
    version=1,
    status=ProtocolStatus.AGREED,
    title="Answering advice",
    effective_from=date(2025, 1, 1),
    adopted_on=date(2024, 12, 2),
    source="Exchange of letters",
    calendars=("office",),
    applies_to=AppliesTo(kinds=frozenset({"government", "local-government"})),
    stages=(
        Stage(name=StageName.ACKNOWLEDGEMENT, allowance=Allowance.parse("5 working days")),
        Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("20 working days")),
    ),
    escalation=(EscalationStep(name="a letter asking for the answer", after=1),),
)


def make(folder: Path) -> None:
    """Make the record, its export and its standings."""
    minutes = count()
    path = folder / "record.db"
    with Tracker.create(
        path,
        programme=PROGRAMME,
        addressees=OFFICES,
        calendar=CALENDAR,
        adopted_on=date(2025, 1, 1),
        protocols=[PROTOCOL],
        recorded_by="Caf\u00e9 clerk",
        now=lambda: FIRST + timedelta(minutes=next(minutes)),
    ) as tracker:
        for happens in (_offices, _papers, _clocks, _ends, _put_right):
            happens(tracker)
        freeze(tracker, folder)


def freeze(tracker: Tracker, folder: Path) -> None:
    """Write the export and the standings of a record beside it."""
    (folder / "record.jsonl").write_bytes("".join(f"{e}\n" for e in tracker.export()).encode())
    (folder / "standings.json").write_text(
        json.dumps(standings(tracker), indent=1) + "\n", encoding="utf-8"
    )


def standings(tracker: Tracker) -> dict[str, list[dict[str, str | None]]]:
    """Where every obligation stands on each of the days, as plain data."""
    return {
        str(day): [
            {
                name: None if value is None else str(value)
                for name, value in attrs.asdict(line).items()
            }
            for line in tracker.standings(as_at=day)
        ]
        for day in DAYS
    }


def _offices(tracker: Tracker) -> None:
    tracker.appoint_holder("minister", "A. Person", first=Month(2025, 5), source="a website")
    tracker.rename_addressee("cosla", "Convention of Local Authorities", renamed_on="2025-06-02")
    tracker.close_addressee("board", closed_on="2026-06-30", successor="government")


def _papers(tracker: Tracker) -> None:
    tracker.issue_advice(
        "One strategy, not two",
        issued_on="2025-11-13",
        identity="mail-2025-11-13-1",
        function="strategy",
        addressees=["minister", "cosla"],
        recommendations=[
            "Publish a joint statement",
            Recommendation(text="Name a director", addressees=("cosla",), own_reference="R/2"),
        ],
        own_reference="ISA/25/7",
        lead="A. Clerk",
        documents=[Document(name="advice.pdf", sha256="0f" * 32, size=48_213, kept_at="a box")],
    )
    tracker.issue_advice(
        "A month is all that is known",
        issued_on=Month(2025, 10),
        addressees=["minister"],
        requested_by=Month(2026, 2),
        assumption="\u201cin the new year\u201d",
        see_also=["ADV-2025-001"],
        visibility="confidential",
    )
    tracker.mark_advice("ADV-2025-001", "received", on="2025-11-14", at="09:30", addressee="cosla")
    tracker.record_response(
        "ADV-2025-001",
        sent_by="cosla",
        kind="acknowledgement",
        received_on="2025-11-18",
        own_reference="C-77",
    )
    tracker.record(
        FactNoted(
            noted_for=Month(2025, 9),
            title="Debate in the chamber",
            function=Function.STRATEGY,
            advice="ADV-2025-001",
            source="the Official Report",
        )
    )
    tracker.note("ADV-2025-001", "=1+1 rang\nno answer \U0001f4de", noted_on="2025-11-19")


def _clocks(tracker: Tracker) -> None:
    paper = "ADV-2025-001"
    tracker.ask_clarification(
        paper, asked_on="2025-11-17", addressees="minister", moves_nothing=True, text="By telephone"
    )
    tracker.ask_clarification(paper, asked_on="2025-11-20", addressees="minister", text="Which?")
    tracker.answer_clarification(paper, answered_on="2025-11-24", text="This")
    tracker.pause_clock(paper, paused_on="2025-11-26", reason="recess", addressees="cosla")
    tracker.resume_clock(paper, resumed_on="2025-12-01", reason="back")
    tracker.extend_clock(
        paper,
        agreed_on="2025-12-03",
        agreed_by="the adviser",
        by="5 working days",
        reason="asked for",
        recommendations=[1],
        outside_protocol=True,
    )
    tracker.tell_deadline(
        paper, deadline="2025-12-24", told_on="2025-12-04", recommendations=[1], addressees="cosla"
    )
    tracker.waive(paper, waived_on="2025-12-05", reason="met already", recommendations=[2])


def _ends(tracker: Tracker) -> None:
    paper = "ADV-2025-001"
    tracker.transfer_advice(
        paper, sender="minister", to="government", transferred_on="2025-12-08", reason="a reshuffle"
    )
    tracker.record_response(
        paper,
        sent_by="cosla",
        kind="substantive",
        received_on="2025-12-29",
        dated_on="2025-12-22",
        dispositions={1: "not-accepted"},
        reasons={1: "it duplicates a post"},
        delay_reason="the festive season",
    )
    tracker.escalate(paper, "a letter asking for the answer", made_on="2026-01-06", text="sent")
    tracker.withdraw_advice("ADV-2025-002", withdrawn_on="2026-01-07", reason="overtaken")
    tracker.change_visibility(
        "ADV-2025-002", "restricted", changed_on="2026-01-08", reason="it is known"
    )


def _put_right(tracker: Tracker) -> None:
    numbers = {entry.fact.kind: entry.number for entry in tracker.entries()}
    last = numbers["response-received.v1"]
    tracker.correct(
        last, {"received_on": "2025-12-23", "text": "In full"}, because="the stamp says so"
    )
    twin = tracker.note("ADV-2025-001", "rang", noted_on="2026-01-09")
    tracker.void(twin.number, because="another paper was meant")
    tracker.set_hold("FOI/26/1", received_on="2026-01-12", reason="all of it")
    tracker.lift_hold("FOI/26/1", lifted_on="2026-02-10", reason="answered")
    tracker.erase(numbers["note-taken.v1"], reason="her request", authority="UK GDPR article 17")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
