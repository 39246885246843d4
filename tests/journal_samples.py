"""Facts to put into a journal."""

from __future__ import annotations

from datetime import UTC, date, datetime

from isa_programme.calendars.months import Month
from isa_programme.journal.journal import Journal
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.facts import AdviceIssued, Fact, FactNoted, NoteTaken

NOW = datetime(2026, 11, 23, 12, 58, tzinfo=UTC)


def note(text: str = "rang, no answer", day: int = 5) -> NoteTaken:
    return NoteTaken(advice="ADV-2025-001", noted_on=date(2026, 1, day), text=text)


ISSUED = AdviceIssued(
    advice=Advice(
        reference="ADV-2025-001",
        title="One strategy, not two",
        issued_on=date(2025, 11, 13),
        issued_by="isa",
        recommendations=(Recommendation(text="Publish", addressees=("cosla",)),),
    )
)
NOTED = FactNoted(noted_for=Month(2025, 9), title="Debate in the chamber")


def record(journal: Journal, *facts: Fact) -> None:
    with journal.appending() as appending:
        for fact in facts:
            happened_on = fact.happened_on
            assert happened_on is not None
            appending.append(fact, happened_on=happened_on, recorded_by="clerk")
