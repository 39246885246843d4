"""How a program keeps a record, as type checkers see it. Nothing here is run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import assert_type

from isa_programme import (
    Addressee,
    AdviceIssued,
    Backup,
    Copied,
    Entry,
    Fact,
    Finding,
    Move,
    NoteTaken,
    Protocol,
    Recorded,
    RestoreDrill,
    TakeOver,
    Tracker,
    copy_record,
    demonstrate,
    draft_advice,
    example_protocol,
    import_record,
    read_protocol,
    take_over,
)

THURSDAY = date(2025, 11, 13)


def a_record_is_made_and_opened(path: Path) -> None:
    with Tracker.create(path, example="foisa-like", recorded_by="desk") as made:
        assert_type(made, Tracker)
    with Tracker.open("isa.db", now=lambda: datetime.now(UTC), heads=path.parent) as opened:
        assert_type(opened, Tracker)
    assert_type(demonstrate("demo.db"), Tracker)
    Tracker.create(
        path,
        addressees=[Addressee(slug="cosla", name="COSLA")],
        protocols=[read_protocol("")],
        adopted_on=THURSDAY,
    )


def what_makes_a_record_is_named(path: Path) -> None:
    Tracker.create(path, "foisa-like")  # type: ignore[call-arg]  # an option has its name
    Tracker.create(path, exmaple="foisa-like")  # type: ignore[call-arg]  # misspelt
    Tracker.create(path, protocols=["foisa-like"])  # type: ignore[list-item]  # a name is no rules
    Tracker.create(path, protocols=example_protocol("foisa-like"))  # type: ignore[arg-type]  # one
    Tracker.create(path, adopted_on="2025-11-13")  # type: ignore[arg-type]  # a text is no day
    Tracker.create(path, now=datetime.now(UTC))  # type: ignore[arg-type]  # a moment is no clock
    Tracker.open(None)  # type: ignore[arg-type]  # there is no record nowhere


def advice_is_recorded(tracker: Tracker) -> None:
    assert_type(tracker.add_addressee("cosla", "COSLA", kind="body"), Recorded)
    advice = tracker.issue_advice(
        "Preventing harm: one strategy, not two",
        function="strategy",
        addressees=["cosla"],
        recommendations=["Publish a joint prevention statement"],
        issued_on=THURSDAY,
    )
    assert_type(advice, Recorded)
    assert_type(advice.reference, str)
    assert_type(advice.number, int)
    assert_type(advice.receipt, str)
    tracker.issue_advice("Dates may be texts", issued_on="2025-11", addressees="cosla")


def advice_is_recorded_by_its_own_details(tracker: Tracker) -> None:
    tracker.issue_advice("No day", addressees=["cosla"])  # type: ignore[call-arg]  # no day
    tracker.issue_advice("A number", issued_on=20251113)  # type: ignore[arg-type]  # is no day
    tracker.issue_advice("Misspelt", issued_on=THURSDAY, adressees=[])  # type: ignore[call-arg]
    tracker.issue_advice("One is no number", issued_on=THURSDAY, addressees=7)  # type: ignore[arg-type]
    tracker.issue_advice(title=["Two", "titles"], issued_on=THURSDAY)  # type: ignore[arg-type]


def what_came_back_is_recorded(tracker: Tracker) -> None:
    response = tracker.record_response(
        "ADV-2025-001",
        sent_by=["cosla", "minister-promise"],
        kind="substantive",
        received_on=date(2025, 12, 10),
        dispositions={1: "accepted", 2: "not-accepted"},
        reasons={2: "duplicates an existing post"},
    )
    assert_type(response, Recorded)
    tracker.record_response("ADV-2025-001", sent_by="cosla", kind="holding")  # type: ignore[call-arg]
    tracker.record_response(
        "ADV-2025-001",
        sent_by="cosla",
        kind="substantive",
        received_on=date(2025, 12, 10),
        dispositions=["accepted"],  # type: ignore[arg-type]  # of which recommendation?
    )


def clocks_are_moved(tracker: Tracker) -> None:
    assert_type(
        tracker.extend_clock(
            "ADV-2025-001",
            agreed_on=THURSDAY,
            agreed_by="the adviser",
            reason="evidence is still being gathered",
            by="10 working days",
            addressees=["cosla"],
        ),
        Recorded,
    )
    tracker.pause_clock("ADV-2025-001", paused_on=THURSDAY, reason="asked")
    tracker.pause_clock("ADV-2025-001", paused_on=THURSDAY)  # type: ignore[call-arg]  # why?
    tracker.pause_clock("ADV-2025-001", THURSDAY, reason="asked")  # type: ignore[call-arg]  # by name
    tracker.waive("ADV-2025-001", waived_on=THURSDAY, reason="moot", stages="substantive")
    tracker.waive("ADV-2025-001", waived_on=THURSDAY, reason="moot", office="cosla")  # type: ignore[call-arg]


def facts_are_foreseen_and_recorded(tracker: Tracker) -> None:
    fact = draft_advice("Preventing harm", issued_on=THURSDAY, addressees=["cosla"])
    assert_type(fact, AdviceIssued)
    assert_type(tracker.record(fact, identity="desk-17"), Recorded)
    assert_type(tracker.record_all([fact], looked_at=tracker.head), tuple[Recorded, ...])
    assert_type(tracker.foresee(fact), tuple[Move, ...])
    note: Fact = NoteTaken(advice="ADV-2025-001", text="rang", noted_on=THURSDAY)
    tracker.record(note)
    tracker.record("a note")  # type: ignore[arg-type]  # a text is no fact
    tracker.record(fact, "desk-17")  # type: ignore[call-arg]  # an identity has its name
    fact.advice = fact.advice  # type: ignore[misc]  # a fact is what it is


def what_was_wrong_is_put_right(tracker: Tracker) -> None:
    assert_type(tracker.correct(7, {"issued_on": THURSDAY}, because="typed wrongly"), Recorded)
    assert_type(tracker.void(7, because="recorded twice"), Recorded)
    assert_type(tracker.erase(7, 8, reason="a name", authority="DPO"), tuple[Recorded, ...])
    tracker.correct("7", {}, because="")  # type: ignore[arg-type]  # an entry has a number
    tracker.void(7)  # type: ignore[call-arg]  # why?
    tracker.erase(7, reason="a name")  # type: ignore[call-arg]  # on whose authority?


def a_record_is_kept_safe(tracker: Tracker, folder: Path) -> None:
    assert_type(tracker.backup(folder), Backup)
    assert_type(tracker.restore_drill(), RestoreDrill)
    assert_type(tracker.verify(), tuple[Finding, ...])
    assert_type(tracker.entries(), tuple[Entry, ...])
    assert_type([*tracker.export()], list[str])
    assert_type(copy_record("isa.db", folder / "copy.db"), Copied)
    assert_type(take_over(folder, "isa.db", taken_over_on=THURSDAY), TakeOver)
    assert_type(read_protocol(""), Protocol)
    import_record("".join(tracker.export()), folder / "isa.db")
