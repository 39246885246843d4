"""The papers of the invented office, and what became of each."""

from __future__ import annotations

from golden import hostile
from golden.story import Happening
from isa_programme import Document, Recommendation
from isa_programme.calendars.months import Month
from isa_programme.record.intake import DateLike

ANSWERED: tuple[Happening, ...] = (
    (
        "2025-09-15",
        lambda tracker, on: tracker.issue_advice(
            "One plan for families, not six",
            own_reference="INV/1",
            issued_on=on,
            function="strategy",
            addressees=["minister", "councils"],
            recommendations=[
                "Publish one plan for families",
                "Say who is accountable for it",
                Recommendation(
                    text="Count what changes for a child",
                    addressees=("minister",),
                    own_reference="INV/1/c",
                ),
            ],
            lead="First desk",
            text="Six plans say six things.",
            documents=[Document(name="plan “final”.pdf", sha256="0f" * 32, size=48_213)],
            visibility="public",
            source="made up for tests",
        ),
    ),
    (
        "2025-09-15",
        lambda tracker, on: tracker.link_advice(
            "INV/1",
            linked_on=on,
            topics=["one-plan"],
            sectors=["education"],
            milestones=["plan-published"],
        ),
    ),
    (
        "2025-09-18",
        lambda tracker, on: tracker.record_response(
            "INV/1",
            sent_by=["minister", "councils"],
            kind="acknowledgement",
            received_on=on,
            visibility="public",
        ),
    ),
    (
        "2025-10-08",
        lambda tracker, on: tracker.record_response(
            "INV/1",
            own_reference="MIN/77",
            sent_by="minister",
            kind="substantive",
            received_on=on,
            dated_on="2025-10-06",
            dispositions={1: "accepted", 2: "accepted-in-part", 3: "not-accepted"},
            reasons={
                2: "One office will be named, not one person.",
                3: "It is counted already, “more or less”.",
            },
            text="The Minister welcomes the advice.",
            visibility="public",
        ),
    ),
    (
        "2025-10-10",
        lambda tracker, on: tracker.judge_response(
            "MIN/77", "partly", judged_on=on, reason="It says how, and not when"
        ),
    ),
    (
        "2025-10-10",
        lambda tracker, on: tracker.take_stance(
            "MIN/77", "accepted-in-part", taken_on=on, reason="Money is not mentioned"
        ),
    ),
    (
        "2025-10-09",
        lambda tracker, on: tracker.record_response(
            "INV/1",
            own_reference="COUNCILS/12",
            sent_by="councils",
            kind="holding",
            received_on=on,
            promised_for="2025-11-14",
            promise="by the middle of November",
            visibility="public",
        ),
    ),
    (
        "2025-11-18",
        lambda tracker, on: tracker.escalate(
            "INV/1",
            "a letter asking for the answer",
            made_on=on,
            addressees="councils",
            text="A letter went out.",
        ),
    ),
    (
        "2025-11-19",
        lambda tracker, on: tracker.note("INV/1", "Rang the councils \U0001f4de", noted_on=on),
    ),
)
PROMISED: tuple[Happening, ...] = (
    (
        "2025-10-08",
        lambda tracker, on: tracker.make_commitment(
            "Publish the plan",
            owner="minister",
            response="MIN/77",
            made_on=on,
            recommendation=1,
            promised_for="2026-01-30",
            promise="by the end of January",
            sectors=["education"],
            visibility="public",
        ),
    ),
    (
        "2025-10-08",
        lambda tracker, on: tracker.make_commitment(
            "Name the office",
            owner="government",
            response="MIN/77",
            made_on=on,
            recommendation=2,
            promised_for=Month(2025, 12),
            visibility="public",
        ),
    ),
    (
        "2025-10-08",
        lambda tracker, on: tracker.make_commitment(
            "Ask the families",
            owner="minister",
            response="MIN/77",
            made_on=on,
            promised_for="2026-05-29",
            visibility="public",
        ),
    ),
    (
        "2025-10-08",
        lambda tracker, on: tracker.make_commitment(
            "Look at a pilot", owner="minister", response="MIN/77", made_on=on, visibility="public"
        ),
    ),
    (
        "2025-12-15",
        lambda tracker, on: tracker.finish_commitment(
            "CMT-2025-002", done_on=on, evidence="The office is named on its page"
        ),
    ),
    (
        "2026-01-07",
        lambda tracker, on: tracker.update_commitment(
            "CMT-2025-003", "Two of six groups were asked", updated_on=on
        ),
    ),
    (
        "2026-01-20",
        lambda tracker, on: tracker.revise_commitment(
            "CMT-2025-001",
            promised_for="2026-02-20",
            revised_on=on,
            reason="The printer\u2019s queue",
        ),
    ),
    (
        "2026-02-03",
        lambda tracker, on: tracker.drop_commitment(
            "CMT-2025-004", dropped_on=on, reason="Overtaken by the plan"
        ),
    ),
    (
        "2026-01-09",
        lambda tracker, on: tracker.record_response(
            "INV/1",
            sent_by="minister",
            kind="update",
            received_on=on,
            text="On its way",
            visibility="public",
        ),
    ),
)


def _promised(text: str, promised_for: DateLike | None = None) -> Happening:
    return (
        "2025-12-10",
        lambda tracker, on: tracker.make_commitment(
            text,
            owner="health",
            response="BSEB/5",
            made_on=on,
            promised_for=promised_for,
            visibility="public",
        ),
    )


def _done(number: int, on: DateLike) -> Happening:
    return (
        "2026-02-27",
        lambda tracker, _: tracker.finish_commitment(f"CMT-2025-00{number}", done_on=on),
    )


KEPT: tuple[Happening, ...] = (
    _promised("Print the number", "2026-01-15"),
    _promised("Ring back"),
    _promised("Answer the letters", "2026-02-13"),
    _promised("Open a second desk", Month(2026, 6)),
    _done(5, "2026-01-22"),
    _done(6, "2026-02-06"),
    _done(7, Month(2026, 2)),
)
OTHERS: tuple[Happening, ...] = (
    (
        "2025-10-20",
        lambda tracker, on: tracker.issue_advice(
            "Slàinte is sunnd: cò nì dè?",
            own_reference="INV/2",
            issued_on=on,
            function="delivery",
            addressees="health",
            recommendations=["Tell families who to ring", "Answer within a week"],
            requested_by="2025-11-28",
            assumption="“before St Andrew\u2019s Day”",
            lead="Second desk",
            visibility="public",
        ),
    ),
    (
        "2025-10-22",
        lambda tracker, on: tracker.mark_advice("INV/2", "received", on=on, addressee="health"),
    ),
    (
        "2025-12-10",
        lambda tracker, on: tracker.record_response(
            "INV/2",
            own_reference="BSEB/5",
            sent_by="health",
            kind="substantive",
            received_on=on,
            dispositions={1: "accepted-with-conditions"},
            reasons={1: "If there is a telephone"},
            delay_reason="the storms",
            visibility="public",
        ),
    ),
    (
        "2025-11-03",
        lambda tracker, on: tracker.issue_advice(
            "What the scrutiny asks of nobody by a day",
            own_reference="INV/3",
            issued_on=on,
            function="relationships",
            addressees="scrutiny",
            recommendations=["Look again", "Listen first"],
            lead="Second desk",
            visibility="public",
        ),
    ),
    (
        "2025-12-03",
        lambda tracker, on: tracker.record_response(
            "INV/3",
            sent_by="scrutiny",
            kind="substantive",
            received_on=on,
            dispositions={2: "noted"},
            visibility="public",
        ),
    ),
    (
        "2026-01-12",
        lambda tracker, on: tracker.issue_advice(
            "What only the month is known of",
            own_reference="INV/4",
            issued_on=on,
            function="delivery",
            addressees=["minister", "councils"],
            recommendations=["Ask once", "Waive this", "Withdraw this"],
            priority="urgent",
            lead="First desk",
            visibility="public",
        ),
    ),
    (
        "2026-02-27",
        lambda tracker, _: tracker.record_response(
            "INV/4",
            sent_by="minister",
            kind="substantive",
            received_on=Month(2026, 2),
            dispositions={1: "to-be-explored"},
            visibility="public",
        ),
    ),
    (
        "2026-01-16",
        lambda tracker, on: tracker.waive(
            "INV/4", waived_on=on, reason="met already", recommendations=[2]
        ),
    ),
    (
        "2026-01-19",
        lambda tracker, on: tracker.withdraw_advice(
            "INV/4", withdrawn_on=on, reason="overtaken", recommendations=[3]
        ),
    ),
    (
        "2026-01-26",
        lambda tracker, on: tracker.extend_clock(
            "INV/4",
            agreed_on=on,
            agreed_by="invented-adviser",
            by="15 working days",
            reason="snow",
            recommendations=[1],
            addressees="councils",
        ),
    ),
    (
        "2026-01-27",
        lambda tracker, on: tracker.tell_deadline(
            "INV/4",
            deadline="2026-03-02",
            told_on=on,
            recommendations=[1],
            addressees="councils",
        ),
    ),
)
OPEN: tuple[Happening, ...] = (
    (
        "2026-02-02",
        lambda tracker, on: tracker.issue_advice(
            "Due the day after",
            own_reference="INV/5",
            issued_on=on,
            function="delivery",
            addressees="minister",
            recommendations=["Answer today"],
            lead="First desk",
            visibility="public",
        ),
    ),
    (
        "2026-02-05",
        lambda tracker, on: tracker.issue_advice(
            "Due soon",
            own_reference="INV/6",
            issued_on=on,
            function="relationships",
            addressees=["councils", "minister"],
            recommendations=["Answer this week"],
            answered_by="any",
            lead="Second desk",
            visibility="public",
        ),
    ),
    (
        "2026-02-10",
        lambda tracker, on: tracker.record_response(
            "INV/6",
            sent_by=["councils", "minister"],
            kind="acknowledgement",
            received_on=on,
            visibility="public",
        ),
    ),
    (
        "2026-02-16",
        lambda tracker, on: tracker.transfer_advice(
            "INV/5", sender="minister", to="government", transferred_on=on, reason="its matter"
        ),
    ),
    (
        "2026-02-18",
        lambda tracker, on: tracker.issue_advice(
            "Not yet due, and a question open",
            own_reference="INV/7",
            issued_on=on,
            function="strategy",
            addressees=["minister", "councils"],
            recommendations=["Answer in March"],
            lead="First desk",
            visibility="public",
        ),
    ),
    (
        "2026-02-20",
        lambda tracker, on: tracker.record_response(
            "INV/7",
            sent_by="councils",
            kind="clarification-request",
            received_on=on,
            text="Which March?",
            visibility="public",
        ),
    ),
    (
        "2026-02-23",
        lambda tracker, on: tracker.issue_advice(
            "Sent, and not received yet",
            own_reference="INV/8",
            issued_on=on,
            function="delivery",
            addressees="health",
            recommendations=["Open the letter"],
            visibility="public",
        ),
    ),
    (
        "2026-02-09",
        lambda tracker, on: tracker.issue_advice(
            "What the scrutiny asks of us",
            own_reference="SCR/9",
            issued_on=on,
            issued_by="scrutiny",
            function="strategy",
            addressees="invented-adviser",
            recommendations=["Publish your advice", "Publish what came back"],
            requested_by="2026-02-27",
            lead="First desk",
            visibility="public",
        ),
    ),
    (
        "2026-01-14",
        lambda tracker, on: tracker.issue_advice(
            hostile.TITLE,
            own_reference=hostile.OWN_REFERENCE,
            issued_on=on,
            function="relationships",
            addressees=["minister", "councils"],
            recommendations=[hostile.TEXT, "Plain"],
            lead=hostile.TITLE,
            text=hostile.TEXT,
            visibility="public",
            source=hostile.TEXT,
        ),
    ),
    (
        "2026-01-30",
        lambda tracker, on: tracker.record_response(
            "ADV-2026-002",
            own_reference="=3+3",
            sent_by="minister",
            kind="substantive",
            received_on=on,
            dispositions={1: "not-accepted", 2: "accepted"},
            reasons={1: hostile.TEXT},
            text=hostile.TEXT,
            visibility="public",
        ),
    ),
    (
        "2026-02-03",
        lambda tracker, on: tracker.make_commitment(
            hostile.TEXT,
            owner="minister",
            response="=3+3",
            made_on=on,
            recommendation=2,
            promised_for="2026-02-24",
            promise=hostile.TEXT,
            visibility="public",
        ),
    ),
)
HIDDEN: tuple[Happening, ...] = (
    (
        "2025-12-01",
        lambda tracker, on: tracker.issue_advice(
            "For the office only",
            own_reference="INV/R",
            issued_on=on,
            function="strategy",
            addressees="minister",
            recommendations=["Keep this to yourselves"],
            lead="First desk",
            visibility="restricted",
        ),
    ),
    (
        "2025-12-02",
        lambda tracker, on: tracker.issue_advice(
            "For the eyes of two",
            own_reference="INV/C",
            issued_on=on,
            function="delivery",
            addressees="minister",
            recommendations=["Say nothing of it"],
            lead="First desk",
            visibility="confidential",
        ),
    ),
    (
        "2025-12-19",
        lambda tracker, on: tracker.record_response(
            "INV/R",
            sent_by="minister",
            kind="holding",
            received_on=on,
            promised_for="2026-01-16",
            visibility="restricted",
        ),
    ),
    (
        "2026-02-13",
        lambda tracker, _: tracker.correct(
            tracker.history("INV/5")[0].number,
            {"title": "Due on the day itself"},
            because="The letter says so",
        ),
    ),
    ("2026-02-11", lambda tracker, on: tracker.set_hold("FOI/26/1", received_on=on)),
)
PAPERS: tuple[Happening, ...] = (
    *ANSWERED,
    *PROMISED,
    *OTHERS,
    *KEPT,
    *OPEN,
    *HIDDEN,
)
