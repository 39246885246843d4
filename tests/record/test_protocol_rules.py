"""Rules of a protocol that can't be counted are refused when it is agreed, all of them at once."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.errors import RefusedError
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import CountsFrom, OwedPer
from isa_programme.record.facts import ProtocolAgreed
from isa_programme.record.protocols import EscalationStep, Protocol
from isa_programme.record.rules import refuse_errors
from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
from isa_programme.record.vocabulary import StageName
from registers import ACKNOWLEDGEMENT, SUBSTANTIVE, ground, protocol, register

TODAY = date(2030, 1, 1)
ONE_DAY, MONTH = Allowance.parse("1 day"), Allowance.parse("1 month")
QUARTERS = Stage(
    name=StageName.UPDATE,
    allowance=Allowance.parse("3 months"),
    owed_per=OwedPer.ADVICE,
    every=Allowance.parse("3 months"),
    times=4,
)


def _refused(agreed: Protocol) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as refused:
        refuse_errors(register(*ground()), ProtocolAgreed(protocol=agreed), TODAY)
    return refused.value.faults


SOUND: dict[str, Stage] = {
    "a bound on how many": attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(at_most=0)),
    "a bound on how long": attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(up_to=MONTH)),
    "four quarters": QUARTERS,
    "one quarter": attrs.evolve(QUARTERS, times=1),
    "ten years of months": attrs.evolve(QUARTERS, every=MONTH, times=120),
    "until a day": attrs.evolve(QUARTERS, times=None, until=date(2027, 1, 31)),
}


@pytest.mark.parametrize("stage", SOUND.values(), ids=SOUND)
def test_what_can_be_counted_is_agreed(stage: Stage) -> None:
    agreed = ProtocolAgreed(protocol=protocol(stage))
    assert refuse_errors(register(*ground()), agreed, TODAY) == ()


UNSOUND: dict[str, tuple[Stage, str]] = {
    "a bound on nothing": (
        attrs.evolve(SUBSTANTIVE, extension=ExtensionCap()),
        "substantive: extension: at_most or up_to says what its bound is",
    ),
    "fewer than none": (
        attrs.evolve(SUBSTANTIVE, extension=ExtensionCap(at_most=-1)),
        "substantive: extension: at_most is 0 or more",
    ),
    "holding replies that never extend": (
        attrs.evolve(SUBSTANTIVE, holding=HoldingExtends(extends=ONE_DAY, at_most=0)),
        "substantive: holding: at_most is 1 or more",
    ),
    "an answer every month": (
        attrs.evolve(SUBSTANTIVE, every=MONTH, times=2),
        "substantive: every: only an update recurs",
    ),
    "without end": (
        attrs.evolve(QUARTERS, times=None),
        "update: every: give either times or until, so that it comes to an end",
    ),
    "with two ends": (
        attrs.evolve(QUARTERS, until=date(2027, 1, 1)),
        "update: every: give either times or until, so that it comes to an end",
    ),
    "an end of what happens once": (
        attrs.evolve(QUARTERS, every=None),
        "update: every: times and until belong to a stage that recurs",
    ),
    "no times": (attrs.evolve(QUARTERS, times=0), "update: times: from 1 to 120"),
    "too many times": (attrs.evolve(QUARTERS, times=121), "update: times: from 1 to 120"),
    "every day for ten years": (
        attrs.evolve(QUARTERS, every=ONE_DAY, times=None, until=date(2028, 1, 1)),
        "update: until: at most 120 periods lie between 2018-01-01 and 2028-01-01",
    ),
    "until a day before it begins": (
        attrs.evolve(QUARTERS, times=None, until=date(2017, 1, 31)),
        "update: until: 2017-01-31 is not after 2018-01-01, so it would never be owed",
    ),
    "an answer owed per commitment": (
        attrs.evolve(
            QUARTERS,
            name=StageName.SUBSTANTIVE,
            owed_per=OwedPer.COMMITMENT,
            every=None,
            times=None,
        ),
        "substantive: owed_per: only an update is owed per commitment",
    ),
    "a stage called commitment": (
        attrs.evolve(QUARTERS, name=StageName.COMMITMENT, every=None, times=None),
        (
            "commitment: name: a commitment is dated by its promise; a protocol asks for updates on"
            " it"
        ),
    ),
}


@pytest.mark.parametrize(("stage", "fault"), UNSOUND.values(), ids=UNSOUND)
def test_what_can_not_be_counted_is_refused(stage: Stage, fault: str) -> None:
    assert (fault,) == _refused(protocol(stage))


def test_a_stage_after_one_that_recurs_would_never_begin() -> None:
    after = attrs.evolve(SUBSTANTIVE, counts_from=CountsFrom.PREVIOUS_STAGE_MET)
    assert (
        "substantive: counts_from: the stage before it recurs, so it is never met for good",
    ) == _refused(protocol(QUARTERS, after))


def test_all_that_is_wrong_is_told_at_once() -> None:
    wrong = attrs.evolve(
        SUBSTANTIVE, warn=-1, extension=ExtensionCap(at_most=-1), every=MONTH, times=0
    )
    step = EscalationStep(name="a reminder", stage=StageName.UPDATE, after=0)
    agreed = attrs.evolve(
        protocol(ACKNOWLEDGEMENT, wrong), calendars=("scotland", "scotland"), escalation=(step,)
    )
    assert (
        "calendars: scotland is there twice",
        "substantive: warn: 0 working days or more",
        "substantive: extension: at_most is 0 or more",
        "substantive: every: only an update recurs",
        "substantive: times: from 1 to 120",
        "escalation: after is 1 working day or more",
        "escalation: there is no stage update",
    ) == _refused(agreed)
