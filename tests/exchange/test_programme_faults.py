"""What is wrong with a programme file: told by its place in the file, all of it together."""

from __future__ import annotations

import pytest

from isa_programme.errors import FaultsError
from isa_programme.exchange.programme_file import read_programme


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(FaultsError) as refused:
        read_programme(text)
    return refused.value.faults


NO_DATE = "is not a date here: write it year-month-day, as in 2026-01-05"
DATES = {
    "time of day": ("2025-01-01T09:00:00", f"'2025-01-01T09:00:00' {NO_DATE}"),
    "instant": ("2025-01-01T09:00:00Z", f"'2025-01-01T09:00:00+00:00' {NO_DATE}"),
    "time alone": ("09:30:00", f"'09:30' {NO_DATE}"),
    "another order": ('"01/02/2025"', f"'01/02/2025' {NO_DATE}"),
    "in words": ('"5 January 2026"', f"'5 January 2026' {NO_DATE}"),
    "figures of another script": (
        '"\u0662\u0660\u0662\u0665-01-01"',
        f"'\\u0662\\u0660\\u0662\\u0665-01-01' {NO_DATE}",
    ),
    "no such day": (
        '"2025-02-30"',
        (
            "'2025-02-30' is not a date here: there is no such day; write a real one, as in"
            " 2026-01-05"
        ),
    ),
    "no such month": (
        '"2025-13"',
        ("'2025-13' is not a date here: there is no such month; write a real one: 2026-01"),
    ),
    "a number": ("2025", "the number 2025 is not a text"),
    "a list": ("[2025-01-01]", "a list is not a text"),
}


@pytest.mark.parametrize(("typed", "fault"), DATES.values(), ids=DATES)
def test_a_date_that_is_none_is_refused_by_its_path(typed: str, fault: str) -> None:
    text = f'[[aims]]\nslug = "a"\ntitle = "T"\nset_on = {typed}\n'
    assert (f"aims[0].set_on: {fault}",) == faults_of(text)


@pytest.mark.parametrize("key", ["seen_on", "named_on"])
def test_a_month_is_refused_where_a_day_is_needed(key: str) -> None:
    table = {"seen_on": '[[references]]\nname = "ours:1"', "named_on": '[[schemes]]\nslug = "s"'}
    section = table[key].partition("\n")[0].strip("[]")
    text = f'{table[key]}\ntitle = "T"\n{key} = "2025-11"\n'
    assert (f"{section}[0].{key}: '2025-11' {NO_DATE}",) == faults_of(text)


OBJECTIVE = '[[objectives]]\nslug = "o"\ntitle = "T"\n'
MILESTONE = '[[milestones]]\nslug = "m"\nobjective = "o"\ntitle = "T"\nplanned_for = 2026-03-01\n'
POLICY = '[[policies]]\nslug = "p"\ntitle = "T"\n'
INVESTMENT = f"""{POLICY}[[policies.investments]]
direction = "investment"
year = "2026-27"
noted_on = 2025-11-13
source = "S"
"""
CADENCE = '[[cadences]]\nslug = "c"\naddressee = "minister"\nsince = 2025-11-13\n'

WRONG: dict[str, tuple[str, tuple[str, ...]]] = {
    "unknown key above": ('programm = "x"', ("programm: no such key",)),
    "unknown key above that is no name": ('"two words" = 1', ("'two words': no such key",)),
    "unknown table": ('[[goals]]\nslug = "g"', ("goals: no such key",)),
    "table once where there may be many": (
        '[objectives]\nslug = "o"\ntitle = "T"',
        ("objectives: write each as [[objectives]]",),
    ),
    "number in place of tables": ("milestones = 3", ("milestones: write each as [[milestones]]",)),
    "texts in place of tables": (
        'insights = ["one", "two"]',
        ("insights[0]: it is not a table of keys", "insights[1]: it is not a table of keys"),
    ),
    "everything missing": (
        "[[insights]]",
        (
            "insights[0].kind: it is missing",
            "insights[0].stated_on: it is missing",
            "insights[0].title: it is missing",
            "insights[0].evidence: it is missing",
        ),
    ),
    "misspelt key": (
        '[[objectives]]\nslug = "o"\ntitel = "T"',
        ("objectives[0].title: it is missing", "objectives[0].titel: no such key"),
    ),
    "key of the fact": (
        f"{OBJECTIVE}objective = 1",
        ("objectives[0].objective: no such key",),
    ),
    "date of another table": (
        f"{OBJECTIVE}planned_on = 1",
        ("objectives[0].planned_on: no such key",),
    ),
    "text as a number": (
        '[[aims]]\nslug = "a"\ntitle = 7',
        ("aims[0].title: the number 7 is not a text",),
    ),
    "text as a truth": (f"{OBJECTIVE}text = true", ("objectives[0].text: true is not a text",)),
    "list as a text": (
        f'{MILESTONE}depends_on = "other"',
        ("milestones[0].depends_on: 'other' is not a list",),
    ),
    "text in a list as a number": (
        f'{MILESTONE}owners = ["minister", 2]',
        ("milestones[0].owners[1]: the number 2 is not a text",),
    ),
    "list in a list": (
        f'{MILESTONE}topics = [["a"]]',
        ("milestones[0].topics[0]: a list is not a text",),
    ),
    "truth as a text": (
        '[[route_maps]]\nslug = "r"\ntitle = "T"\nfully_populated = "no"',
        ("route_maps[0].fully_populated: 'no' is not true or false",),
    ),
    "function": (
        f'{OBJECTIVE}function = "Strategy"',
        ("objectives[0].function: 'Strategy' is none of strategy, delivery, relationships",),
    ),
    "visibility": (
        f'{OBJECTIVE}visibility = "secret"',
        ("objectives[0].visibility: 'secret' is none of public, restricted, confidential",),
    ),
    "level": (
        '[[bodies]]\naddressee = "minister"\nlevel = "high"',
        ("bodies[0].level: 'high' is none of promise-body, national, local, plan-or-report",),
    ),
    "kind of engagement": (
        f'{CADENCE}kinds = ["meeting", "chat"]',
        ("cadences[0].kinds[1]: 'chat' is none of meeting, letter, call, event",),
    ),
    "length as a number": (
        f"{CADENCE}every = 6",
        ("cadences[0].every: the number 6 is not a text",),
    ),
    "length in another unit": (
        f'{CADENCE}every = "6 fortnights"',
        (
            (
                "cadences[0].every: '6 fortnights' is no allowance: write a whole number and"
                " working days, days, weeks or months, as in '20 working days'"
            ),
        ),
    ),
    "length of nought": (
        f'{CADENCE}per = "0 months"',
        ("cadences[0].per: 0 months: the number is from 1 to 9999",),
    ),
    "number as a text": (
        f'{CADENCE}times = "4"',
        ("cadences[0].times: '4' is not a whole number",),
    ),
    "figure missing": (INVESTMENT, ("policies[0].investments[0].pounds: it is missing",)),
    "figure with a fraction": (
        f"{INVESTMENT}pounds = 1.5",
        ("policies[0].investments[0].pounds: the number 1.5 is not a whole number",),
    ),
    "figure that is no number": (
        f"{INVESTMENT}pounds = nan",
        ("policies[0].investments[0].pounds: the number nan is not a whole number",),
    ),
    "figure without end": (
        f"{INVESTMENT}pounds = inf",
        ("policies[0].investments[0].pounds: the number inf is not a whole number",),
    ),
    "what happened, as a number": (
        f"{MILESTONE}reached = 3",
        ("milestones[0].reached: it is not a table of keys",),
    ),
    "what happened, as a list of numbers": (
        f"{MILESTONE}marked = [3]",
        ("milestones[0].marked[0]: it is not a table of keys",),
    ),
    "what happened, without its date": (
        f"{MILESTONE}[milestones.reached]",
        ("milestones[0].reached.reached_on: it is missing",),
    ),
    "what happened, the second time": (
        f"""{MILESTONE}[[milestones.marked]]
mark = "drafted"
marked_on = 2025-11-13
[[milestones.marked]]
mark = "printed"
marked = 2025-11-14
""",
        (
            "milestones[0].marked[1].mark: 'printed' is none of drafted, shared, held-back",
            "milestones[0].marked[1].marked_on: it is missing",
            "milestones[0].marked[1].marked: no such key",
        ),
    ),
    "what can't happen to it": (
        f"{OBJECTIVE}[objectives.reached]\nreached_on = 2025-11-13",
        ("objectives[0].reached: no such key",),
    ),
}


@pytest.mark.parametrize(("text", "faults"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_refused_by_its_path(text: str, faults: tuple[str, ...]) -> None:
    assert faults == faults_of(text)


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("not TOML: Invalid value (at end of document)", "x = "),
        ("not TOML: Cannot overwrite a value (at end of document)", "x = 1\nx = 2"),
        ("not TOML: Found invalid character '\\x00' (at line 1, column 7)", "x = 'a\0b'"),
        (
            "not TOML: Escaped character is not a Unicode scalar value (at line 1, column 12)",
            'x = "\\ud800"',
        ),
        ("not TOML we can read: it is nested too deeply", f"x = {'[' * 20_000}"),
        ("not TOML we can read: it is nested too deeply", f"x{'.x' * 20_000} = 1"),
        ("not TOML we can read: a number in it is too long", f"x = {'9' * 5000}"),
    ],
    ids=["no value", "key twice", "NUL", "surrogate", "nested lists", "nested keys", "number"],
)
def test_what_is_no_toml_is_refused_as_that(why: str, text: str) -> None:
    assert (why,) == faults_of(text)


def test_all_the_faults_of_all_tables_are_reported_together_by_their_paths() -> None:
    text = """\
colour = "red"
[programme]
title = "T"
length = 18
[[addressees]]
slug = "a"
[[schemes]]
slug = "s"
[[objectives]]
slug = "o"
title = "T"
[[objectives]]
slug = "p"
function = "x"
[[policies]]
slug = "p"
title = "T"
[[policies.alignments]]
aim = "a"
relation = "love"
[[milestones]]
slug = "m"
objective = "o"
title = "T"
planned_for = "soon"
[[impacts]]
claimed_on = 2025-11-13
title = "T"
evidence = "E"
topics = "t"
"""
    expected = (
        "programme.length: the number 18 is not a text",
        "addressees[0].name: it is missing",
        "colour: no such key",
        "schemes[0].title: it is missing",
        "objectives[1].title: it is missing",
        "objectives[1].function: 'x' is none of strategy, delivery, relationships",
        (
            "policies[0].alignments[0].relation: 'love' is none of policy-and-system, data,"
            " scrutiny-and-legislative, risk, financial"
        ),
        "policies[0].alignments[0].status: it is missing",
        "policies[0].alignments[0].found_on: it is missing",
        f"milestones[0].planned_for: 'soon' {NO_DATE}",
        "impacts[0].topics: 't' is not a list",
    )
    assert expected == faults_of(text)


def test_all_the_faults_of_a_programme_file_are_reported_together_by_their_paths() -> None:
    text = """\
[programme]
title = "T"
length = 18
functions = ["strategy", "x"]
[[addressees]]
slug = "a"
nam = "A"
[[addressees]]
slug = "b"
name = "B"
ours = "yes"
answers_for = "a"
[[addressees.holders]]
name = "N"
first = 2025-01-01T00:00:00
"""
    with pytest.raises(FaultsError) as refused:
        read_programme(text)
    assert refused.value.faults == (
        "programme.length: the number 18 is not a text",
        "programme.functions[1]: 'x' is none of strategy, delivery, relationships",
        "addressees[0].name: it is missing",
        "addressees[0].nam: no such key",
        "addressees[1].answers_for: 'a' is not a list",
        "addressees[1].ours: 'yes' is not true or false",
        (
            "addressees[1].holders[0].first: '2025-01-01T00:00:00' is not a date here: write it"
            " year-month-day, as in 2026-01-05"
        ),
    )


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("programme.title: it is missing", "[programme]"),
        ("programme: the number 3 is not a table of keys", "programme = 3"),
        (
            "programme.period: a period can't end on 2026-05-12, before it begins on 2027-11-13",
            '[programme]\ntitle = "T"\n[programme.period]\nfirst = 2027-11-13\nlast = 2026-05-12\n',
        ),
    ],
    ids=["missing", "no table", "period"],
)
def test_a_wrong_programme_is_refused_by_its_path(fault: str, text: str) -> None:
    with pytest.raises(FaultsError) as refused:
        read_programme(text)
    assert refused.value.faults == (fault,)
