from __future__ import annotations

from datetime import date, time

import pytest

from isa_programme.calendars.periods import Period
from isa_programme.errors import ProtocolError
from isa_programme.exchange.toml_files import read_protocol
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import (
    CountsFrom,
    FirstDay,
    MetOn,
    OnClarification,
    OnTransfer,
    OwedPer,
    PauseExcludes,
    ProtocolStatus,
    Receipt,
    Roll,
)
from isa_programme.record.protocols import AppliesTo, EscalationStep, Protocol, Suspension
from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
from isa_programme.record.vocabulary import Function, Priority, ResponseKind, StageName

SHORT = """\
name = "answers"
version = 1
status = "agreed"
title = "Answering advice"
effective_from = 2025-01-01
adopted_on = 2024-12-01
source = "minutes"
[[stages]]
name = "substantive"
allowance = "10 working days"
"""

EVERY_KEY = """\
name = "answers"
version = 2
status = "agreed"
title = "Answering advice"
effective_from = 2025-01-01
adopted_on = "2024-12-01"
source = "minutes"
calendars = ["scotland", "office"]
transfer = "restarts"
governs_open = true

[applies_to]
kinds = ["government", "parliament"]
priorities = ["urgent"]
functions = ["strategy", "delivery"]

[[stages]]
name = "acknowledgement"
allowance = "1 working day"

[[stages]]
name = "substantive"
owed_per = "advice"
allowance = "2 months"
clause = "3.1"
counts_from = "received"
first_day = "same"
receipt = "next-working-day"
cut_off = 17:00:00
roll = "modified-following"
pause_excludes = "from"
clarification = "pause"
suspended_in = ["recess"]
met_on = "sent"
met_by = ["substantive", "holding"]
warn = 3
every = "6 months"
times = 4
until = 2027-01-01
[stages.channel]
post = "2 working days"
[stages.holding]
extends = "10 days"
at_most = 2
[stages.extension]
at_most = 1
up_to = "3 weeks"

[[escalation]]
name = "letter"
stage = "acknowledgement"
after = 5
to = "first-minister"

[[suspensions]]
name = "recess"
[suspensions.period]
first = 2025-07-01
last = 2025-08-31
"""


def test_what_a_protocol_file_leaves_out_takes_its_default() -> None:
    assert read_protocol(SHORT) == Protocol(
        name="answers",
        version=1,
        status=ProtocolStatus.AGREED,
        title="Answering advice",
        effective_from=date(2025, 1, 1),
        adopted_on=date(2024, 12, 1),
        source="minutes",
        calendars=("scotland",),
        applies_to=AppliesTo(),
        stages=(
            Stage(
                name=StageName.SUBSTANTIVE,
                owed_per=OwedPer.RECOMMENDATION,
                allowance=Allowance(10, Unit.WORKING_DAYS),
                counts_from=CountsFrom.ISSUED,
                first_day=FirstDay.AFTER,
                roll=Roll.FOLLOWING,
                pause_excludes=PauseExcludes.AFTER,
                clarification=OnClarification.RESTART,
                met_on=MetOn.RECEIVED,
                met_by=(ResponseKind.SUBSTANTIVE,),
                warn=5,
            ),
        ),
        transfer=OnTransfer.RUNS_ON,
        governs_open=False,
    )


def test_every_key_of_a_protocol_file_is_read() -> None:
    assert read_protocol(EVERY_KEY) == Protocol(
        name="answers",
        version=2,
        status=ProtocolStatus.AGREED,
        title="Answering advice",
        effective_from=date(2025, 1, 1),
        adopted_on=date(2024, 12, 1),
        source="minutes",
        calendars=("scotland", "office"),
        transfer=OnTransfer.RESTARTS,
        governs_open=True,
        applies_to=AppliesTo(
            kinds=frozenset({"government", "parliament"}),
            priorities=frozenset({Priority.URGENT}),
            functions=frozenset({Function.STRATEGY, Function.DELIVERY}),
        ),
        stages=(
            Stage(
                name=StageName.ACKNOWLEDGEMENT,
                owed_per=OwedPer.ADVICE,
                allowance=Allowance(1, Unit.WORKING_DAYS),
                met_by=tuple(ResponseKind),
            ),
            Stage(
                name=StageName.SUBSTANTIVE,
                owed_per=OwedPer.ADVICE,
                allowance=Allowance(2, Unit.MONTHS),
                clause="3.1",
                counts_from=CountsFrom.RECEIVED,
                first_day=FirstDay.SAME,
                receipt=Receipt.NEXT_WORKING_DAY,
                cut_off=time(17, 0),
                roll=Roll.MODIFIED_FOLLOWING,
                pause_excludes=PauseExcludes.FROM,
                clarification=OnClarification.PAUSE,
                suspended_in=("recess",),
                met_on=MetOn.SENT,
                met_by=(ResponseKind.SUBSTANTIVE, ResponseKind.HOLDING),
                warn=3,
                every=Allowance(6, Unit.MONTHS),
                times=4,
                until=date(2027, 1, 1),
                channel={"post": Allowance(2, Unit.WORKING_DAYS)},
                holding=HoldingExtends(extends=Allowance(10, Unit.DAYS), at_most=2),
                extension=ExtensionCap(at_most=1, up_to=Allowance(3, Unit.WEEKS)),
            ),
        ),
        escalation=(
            EscalationStep(
                name="letter", stage=StageName.ACKNOWLEDGEMENT, after=5, to="first-minister"
            ),
        ),
        suspensions=(
            Suspension(name="recess", period=Period(date(2025, 7, 1), date(2025, 8, 31))),
        ),
    )


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_protocol(f"\ufeff{SHORT}") == read_protocol(SHORT)


STAGE = "[[stages]]"
ALLOWANCE = "'20 working days'"

WRONG: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "unknown key": (STAGE, f'colour = "red"\n{STAGE}', ("colour: no such key",)),
    "unknown key that is no name": (
        STAGE,
        f'"two words" = 1\n{STAGE}',
        ("'two words': no such key",),
    ),
    "misspelt key": (
        "allowance",
        "alowance",
        ("stages[0].allowance: it is missing", "stages[0].alowance: no such key"),
    ),
    "name missing": ('name = "answers"\n', "", ("name: it is missing",)),
    "version missing": ("version = 1\n", "", ("version: it is missing",)),
    "version as text": ("version = 1", 'version = "1"', ("version: '1' is not a whole number",)),
    "version as a truth": (
        "version = 1",
        "version = true",
        ("version: true is not a whole number",),
    ),
    "version with a fraction": (
        "version = 1",
        "version = 1.0",
        ("version: the number 1.0 is not a whole number",),
    ),
    "status": (
        '"agreed"',
        '"proposed"',
        ("status: 'proposed' is none of agreed, borrowed-example",),
    ),
    "title as a number": ('"Answering advice"', "7", ("title: the number 7 is not a text",)),
    "source as a list": ('"minutes"', '["minutes"]', ("source: a list is not a text",)),
    "calendars as a text": (
        STAGE,
        f'calendars = "scotland"\n{STAGE}',
        ("calendars: 'scotland' is not a list",),
    ),
    "local time of day in a date": (
        "2025-01-01",
        "2025-01-01T09:00:00",
        (
            (
                "effective_from: '2025-01-01T09:00:00' is not a date here: write it"
                " year-month-day, as in 2026-01-05"
            ),
        ),
    ),
    "instant in a date": (
        "2025-01-01",
        "2025-01-01T09:00:00Z",
        (
            (
                "effective_from: '2025-01-01T09:00:00+00:00' is not a date here: write it"
                " year-month-day, as in 2026-01-05"
            ),
        ),
    ),
    "time in a date": (
        "2025-01-01",
        "09:30:00",
        (
            (
                "effective_from: '09:30' is not a date here: write it year-month-day, as in"
                " 2026-01-05"
            ),
        ),
    ),
    "month where a day is needed": (
        "2025-01-01",
        '"2025-01"',
        (
            (
                "effective_from: '2025-01' is not a date here: write it year-month-day, as in"
                " 2026-01-05"
            ),
        ),
    ),
    "no such day": (
        "2025-01-01",
        '"2025-02-30"',
        (
            (
                "effective_from: '2025-02-30' is not a date here: there is no such day; write a"
                " real one, as in 2026-01-05"
            ),
        ),
    ),
    "stages as a table": (STAGE, "[stages]", ("stages: a table of keys is not a list",)),
    "step": (
        '"substantive"',
        '"final"',
        ("stages[0].name: 'final' is none of acknowledgement, substantive, update, commitment",),
    ),
    "allowance as a number": (
        '"10 working days"',
        "10",
        ("stages[0].allowance: the number 10 is not a text",),
    ),
    "allowance of nought": (
        '"10 working days"',
        '"0 days"',
        ("stages[0].allowance: 0 days: the number is from 1 to 9999",),
    ),
    "allowance in another unit": (
        '"10 working days"',
        '"10 fortnights"',
        (
            (
                "stages[0].allowance: '10 fortnights' is no allowance: write a whole number and"
                f" working days, days, weeks or months, as in {ALLOWANCE}"
            ),
        ),
    ),
    "kinds as a text": (
        STAGE,
        f'[applies_to]\nkinds = "government"\n{STAGE}',
        ("applies_to.kinds: 'government' is not a list",),
    ),
    "priority": (
        STAGE,
        f'[applies_to]\npriorities = ["urgent", "hot"]\n{STAGE}',
        ("applies_to.priorities[1]: 'hot' is none of routine, urgent",),
    ),
}

ADDED: dict[str, tuple[str, tuple[str, ...]]] = {
    "cut-off": (
        'cut_off = "5pm"\n',
        ("stages[0].cut_off: '5pm' is not a time: write hour and minute, as in 09:30",),
    ),
    "cut-off with seconds": (
        "cut_off = 17:00:30\n",
        ("stages[0].cut_off: '17:00:30' is not a time: write hour and minute, as in 09:30",),
    ),
    "channel": (
        "[stages.channel]\npost = 2\n",
        ("stages[0].channel['post']: the number 2 is not a text",),
    ),
    "holding": (
        '[stages.holding]\nextends = "5 days"\nmany = 2\n',
        ("stages[0].holding.many: no such key",),
    ),
    "met by": (
        'met_by = ["letter"]\n',
        (
            (
                "stages[0].met_by[0]: 'letter' is none of acknowledgement, holding,"
                " clarification-request, substantive, update"
            ),
        ),
    ),
    "escalation": (
        '[[escalation]]\nname = "x"\nafter = "1"\n',
        ("escalation[0].after: '1' is not a whole number",),
    ),
    "a second stage": (
        '[[stages]]\nname = "update"\n',
        ("stages[1].allowance: it is missing",),
    ),
    "suspension": (
        '[[suspensions]]\nname = "x"\nperiod = {first = 2025-07-05, last = 2025-07-01}\n',
        (
            (
                "suspensions[0].period: a period can't end on 2025-07-01, before it begins on"
                " 2025-07-05"
            ),
        ),
    ),
}


@pytest.mark.parametrize(("right", "wrong", "faults"), WRONG.values(), ids=WRONG)
def test_a_wrong_key_of_a_protocol_file_is_refused_by_its_path(
    right: str, wrong: str, faults: tuple[str, ...]
) -> None:
    assert SHORT.count(right) >= 1

    with pytest.raises(ProtocolError) as refused:
        read_protocol(SHORT.replace(right, wrong, 1))
    assert refused.value.faults == faults


@pytest.mark.parametrize(("added", "faults"), ADDED.values(), ids=ADDED)
def test_a_wrong_key_added_to_a_protocol_file_is_refused_by_its_path(
    added: str, faults: tuple[str, ...]
) -> None:
    with pytest.raises(ProtocolError) as refused:
        read_protocol(f"{SHORT}{added}")
    assert refused.value.faults == faults


def test_all_the_faults_of_a_protocol_file_are_reported_together() -> None:
    with pytest.raises(ProtocolError) as refused:
        read_protocol("x = 1\nversion = 1\n")
    assert refused.value.faults == (
        "name: it is missing",
        "status: it is missing",
        "title: it is missing",
        "effective_from: it is missing",
        "source: it is missing",
        "stages: it is missing",
        "x: no such key",
    )


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("not TOML: Invalid value (at end of document)", "x = "),
        ("not TOML: Cannot overwrite a value (at end of document)", "x = 1\nx = 2"),
        ("not TOML: Found invalid character '\\x00' (at line 1, column 7)", "x = 'a\0b'"),
        ("not TOML we can read: it is nested too deeply", f"x = {'[' * 20_000}"),
        ("not TOML we can read: it is nested too deeply", f"x{'.x' * 20_000} = 1"),
    ],
    ids=["no value", "key twice", "NUL", "nested lists", "nested keys"],
)
def test_what_is_no_toml_is_refused_as_that(why: str, text: str) -> None:
    with pytest.raises(ProtocolError) as refused:
        read_protocol(text)
    assert refused.value.faults == (why,)
