"""How much was answered in time: against cases worked by hand, and counted again another way."""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs
import pytest

from isa_programme.calendars.months import Month
from isa_programme.questions.compliance import (
    ComplianceBy,
    ComplianceRow,
    Rate,
    _counted,
    compliance,
)
from isa_programme.questions.spreads import spread
from isa_programme.questions.standing import standings
from isa_programme.questions.standing_words import Standing
from isa_programme.record.allowance import Allowance
from isa_programme.record.facts import AdviceWithdrawn, Fact
from isa_programme.record.facts.clocks import ExtensionAgreed, ObligationWaived
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import Basis, ResponseKind, StageName
from registers import (
    ACKNOWLEDGEMENT,
    COSLA,
    COUNCIL,
    MINISTER,
    PAPER,
    SUBSTANTIVE,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

THEN = date(2025, 11, 13)
NOW = date(2026, 1, 5)


def only(office: str) -> Scope:
    return Scope(advice=PAPER, addressees=(office,))


HELD = attrs.evolve(
    letter(date(2025, 12, 1), COUNCIL, decided=None, number=1), kind=ResponseKind.HOLDING
)
THREE: tuple[Fact, ...] = (
    # Due on 12 December, the acknowledgements on 20 November; 30 December with ten days more.
    *ground(protocol(ACKNOWLEDGEMENT, SUBSTANTIVE)),
    issued(paper(THEN, MINISTER, COSLA, COUNCIL)),
    ExtensionAgreed(
        scope=only(MINISTER),
        agreed_on=date(2025, 12, 1),
        agreed_by="the office",
        by=Allowance.parse("10 working days"),
        reason="asked",
    ),
    came(HELD),
    came(letter(date(2025, 12, 15), COSLA, number=2)),
    came(letter(date(2025, 12, 19), MINISTER, number=3)),
)

ON_TIME = Rate(on_time=1, late=0, overdue=0, counted=1, percent=100.0)
LATE = Rate(on_time=0, late=1, overdue=0, counted=1, percent=0.0)
OVERDUE = Rate(on_time=0, late=0, overdue=1, counted=1, percent=0.0)
NONE = Rate(on_time=0, late=0, overdue=0, counted=0, percent=None)


def row(group: str, **fields: object) -> ComplianceRow:
    given: dict[str, object] = {
        "group": group,
        "name": group,
        "not_yet_due": 0,
        "undated": 0,
        "basis": (Basis.AGREED,),
        "held": spread([]),
        **fields,
    }
    return ComplianceRow(**given)  # type: ignore[arg-type]  # fields by name


def test_each_office_is_counted_against_both_deadlines() -> None:
    assert compliance(register(*THREE), as_at=NOW) == (
        row("cosla", name="COSLA", rate=LATE, original=LATE, days=spread([32])),
        row(
            "council",
            name="COUNCIL",
            rate=OVERDUE,
            original=OVERDUE,
            days=spread([], [53]),
            held=spread([], [35]),
        ),
        row("minister", name="MINISTER", rate=ON_TIME, original=LATE, days=spread([36])),
    )


def test_stages_are_told_apart_and_every_stage_is_counted() -> None:
    assert compliance(register(*THREE), as_at=NOW, by=ComplianceBy.STAGE) == (
        row(
            "acknowledgement",
            rate=(late := Rate(on_time=0, late=3, overdue=0, counted=3, percent=0.0)),
            original=late,
            days=spread([36, 32, 18]),
        ),
        row(
            "substantive",
            rate=Rate(on_time=1, late=1, overdue=1, counted=3, percent=33.3),
            original=Rate(on_time=0, late=2, overdue=1, counted=3, percent=0.0),
            days=spread([36, 32], [53]),
            held=spread([], [35]),
        ),
    )


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (ComplianceBy.MONTH, [("2025-12", "2025-12")]),
        (ComplianceBy.PROTOCOL, [("answers version 1", "answers version 1")]),
        (ComplianceBy.FUNCTION, [("", "no function")]),
    ],
)
def test_it_is_grouped_by_what_is_asked_for(
    by: ComplianceBy, groups: list[tuple[str, str]]
) -> None:
    found = compliance(register(*THREE), as_at=NOW, by=by)
    assert groups == [(each.group, each.name) for each in found]
    assert [3] == [each.rate.counted for each in found]


def test_what_is_open_and_not_yet_due_is_in_neither_number() -> None:
    asked = (*ground(protocol(SUBSTANTIVE)), issued(paper(THEN)))
    (found,) = compliance(register(*asked), as_at=date(2025, 12, 12))
    assert found == row(
        "minister", name="MINISTER", rate=NONE, original=NONE, not_yet_due=1, days=spread([], [29])
    )


def test_what_was_withdrawn_while_overdue_stays_counted_as_overdue() -> None:
    asked = (*ground(protocol(SUBSTANTIVE)), issued(paper(THEN)))
    gone = AdviceWithdrawn(scope=only(MINISTER), withdrawn_on=date(2025, 12, 20), reason="merged")
    assert compliance(register(*asked, gone), as_at=NOW) == (
        row("minister", name="MINISTER", rate=OVERDUE, original=OVERDUE, days=spread([], [37])),
    )


def test_what_was_withdrawn_in_time_or_waived_is_not_counted() -> None:
    asked = (*ground(protocol(SUBSTANTIVE)), issued(paper(THEN)))
    gone = AdviceWithdrawn(scope=only(MINISTER), withdrawn_on=date(2025, 12, 1), reason="merged")
    waived = ObligationWaived(scope=only(MINISTER), waived_on=date(2025, 12, 1), reason="no part")
    for ended in (gone, waived):
        assert () == compliance(register(*asked, ended), as_at=NOW)


def test_what_has_no_date_is_told_and_in_neither_number() -> None:
    (found,) = compliance(register(*ground(), issued(paper(THEN))), as_at=NOW)
    assert ((), NONE, NONE, 0, 1, spread([], [53])) == (
        *(found.basis, found.rate, found.original, found.not_yet_due, found.undated),
        found.days,
    )


def test_an_answer_known_by_its_month_counts_only_where_the_month_settles_it() -> None:
    asked = (*ground(protocol(SUBSTANTIVE)), issued(paper(THEN)))
    extended = ExtensionAgreed(
        scope=only(MINISTER),
        agreed_on=date(2025, 12, 1),
        agreed_by="the office",
        by=Allowance.parse("20 working days"),
        reason="asked",
    )
    vague = came(letter(Month(2025, 12)))
    (found,) = compliance(register(*asked, extended, vague), as_at=NOW)
    assert (ON_TIME, NONE) == (found.rate, found.original)
    (found,) = compliance(register(*asked, vague), as_at=NOW)
    assert (NONE, NONE, 1) == (found.rate, found.original, found.undated)
    (found,) = compliance(register(*asked, came(letter(Month(2025, 11)))), as_at=NOW)
    assert (ON_TIME, ON_TIME) == (found.rate, found.original)


@pytest.mark.parametrize(
    ("on_time", "late", "percent"),
    [(2, 1, 66.7), (2999, 1, 99.9), (1, 2999, 0.1), (3000, 0, 100.0), (0, 3000, 0.0)],
)
def test_a_rate_is_whole_only_where_everything_was_on_time(
    on_time: int, late: int, percent: float
) -> None:
    assert percent == _counted(on_time=on_time, late=late, overdue=0).percent


@pytest.mark.parametrize("by", ComplianceBy)
@pytest.mark.parametrize("day", [date(2025, 11, 20), date(2025, 12, 12), date(2025, 12, 13), NOW])
def test_everything_owed_is_counted_once_however_it_is_grouped(by: ComplianceBy, day: date) -> None:
    known = register(*THREE)
    rows = compliance(known, as_at=day, by=by, stage=None)
    ended = (Standing.NOT_OWED, Standing.WITHDRAWN)
    told = Counter(
        line.standing
        for line in standings(known, as_at=day)
        if line.standing not in ended and line.stage is not StageName.COMMITMENT
    )
    assert told.total() == sum(each.rate.counted + each.not_yet_due + each.undated for each in rows)
    assert (
        told[Standing.ANSWERED_ON_TIME],
        told[Standing.ANSWERED_LATE],
        told[Standing.OVERDUE],
    ) == (
        sum(each.rate.on_time for each in rows),
        sum(each.rate.late for each in rows),
        sum(each.rate.overdue for each in rows),
    )
