"""The timeline: what happened by a day, and what was set for a later one."""

from __future__ import annotations

from datetime import date

import attrs

from isa_programme.calendars.months import Month
from isa_programme.questions.timeline import EventKind, timeline
from isa_programme.record.facts import FactNoted
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import Function, ResponseKind, Visibility
from isa_programme.tracker.viewing import View
from registers import MINISTER, PAPER, came, ground, issued, letter, paper, register

ISSUED, ANSWERED = date(2025, 11, 3), date(2025, 12, 1)


def told(known: Register, as_at: date) -> list[tuple[str, str, str]]:
    return [
        (each.what.value, str(each.on), each.reference) for each in timeline(known, as_at=as_at)
    ]


def with_letter(response: Response) -> Register:
    return register(*ground(), issued(paper(ISSUED)), came(response))


def test_advice_and_its_answer_stand_there_by_their_days() -> None:
    known = with_letter(letter(ANSWERED))
    advice = ("advice issued", "2025-11-03", PAPER)
    answer = ("answer received", "2025-12-01", "RSP-2025-001")
    assert [] == told(known, date(2025, 11, 2))
    assert [advice] == told(known, date(2025, 11, 30))
    assert [advice, answer] == told(known, ANSWERED)


def test_an_answer_says_whose_it_is_and_belongs_to_the_function_of_its_paper() -> None:
    asked = attrs.evolve(paper(ISSUED), function=Function.DELIVERY)
    known = register(*ground(), issued(asked), came(letter(ANSWERED)))
    advice, answer = timeline(known, as_at=ANSWERED)
    assert (Function.DELIVERY, (MINISTER,), "One strategy, not two") == (
        *(answer.function, answer.offices, answer.title),
    )
    assert (advice.what, advice.paper, answer.paper) == (EventKind.ADVICE, PAPER, PAPER)


def test_only_a_substantive_answer_is_an_answer() -> None:
    held = attrs.evolve(letter(ANSWERED, decided=None), kind=ResponseKind.HOLDING)
    known = with_letter(held)
    assert ["advice issued"] == [each[0] for each in told(known, ANSWERED)]


def test_an_answer_that_is_not_shown_is_left_out() -> None:
    asked = attrs.evolve(paper(ISSUED), visibility=Visibility.PUBLIC)
    known = register(*ground(), issued(asked), came(letter(ANSWERED)))
    for level, shown in ((Visibility.RESTRICTED, 2), (Visibility.PUBLIC, 1)):
        assert shown == len(timeline(View(known).seen_at(level).register, as_at=ANSWERED))


def test_a_month_counts_from_its_last_day() -> None:
    known = register(*ground(), FactNoted(noted_for=Month(2025, 9), title="A plan"))
    assert [] == told(known, date(2025, 9, 29))
    assert [("public fact", "2025-09", "")] == told(known, date(2025, 9, 30))


def test_a_public_fact_of_a_later_day_stands_there_once_it_is_recorded() -> None:
    known = register(*ground(), FactNoted(noted_for=date(2031, 5, 7), title="An election"))
    assert [] == told(known, date(2029, 12, 31))
    assert [("public fact", "2031-05-07", "")] == told(known, date(2030, 1, 1))
