"""The calculator: a deadline from its rules alone, through every option, with no record."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from isa_programme.calendars.scotland import scotland

Isa = Callable[..., CompletedProcess[str]]

AS_AT = ("--as-at", "2026-01-05")
TWENTY = "20 working days"

WORKED_EXAMPLES: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("2025-12-12", TWENTY, "2025-11-13", ()),
    ("2026-01-27", TWENTY, "2025-12-24", ()),
    ("2026-06-17", TWENTY, "2026-05-18", ()),
    ("2023-12-18", TWENTY, "2023-11-18", ("--receipt", "stands")),
    ("2023-12-19", TWENTY, "2023-11-18", ("--receipt", "next-working-day")),
    ("2025-01-17", TWENTY, "2024-12-16", ()),
    ("2026-02-28", "6 months", "2025-08-31", ("--roll", "none")),
    ("2026-03-02", "6 months", "2025-08-31", ()),
    ("2026-05-01", "2 months", "2026-03-02", ("--roll", "preceding")),
    ("2026-05-05", "2 months", "2026-03-02", ()),
    ("2026-02-27", "2 months", "2025-12-31", ("--roll", "modified-following")),
    ("2026-01-08", "56 days", "2025-11-13", ("--roll", "none")),
    ("2026-01-07", "56 days", "2025-11-13", ("--roll", "none", "--first-day", "same")),
    ("2026-02-27", "1 month", "2026-01-31", ("--roll", "none", "--first-day", "same")),
    ("2026-05-05", "1 day", "2026-05-01", ("--roll", "preceding")),
    ("2026-01-30", TWENTY, "2025-12-24", ("--pause", "2026-01-12:2026-01-15")),
    (
        "2026-02-02",
        TWENTY,
        "2025-12-24",
        ("--pause", "2026-01-12:2026-01-15", "--pause-excludes", "from"),
    ),
    ("2026-02-02", TWENTY, "2025-12-24", ("--suspended", "2026-01-12:2026-01-15")),
    ("2026-01-27", TWENTY, "2025-12-24", ("--pause", "2026-01-27:")),
    ("2025-12-02", TWENTY, "2025-11-03", ("--pause", "2025-11-10:2025-11-10")),
    (
        "2026-02-12",
        TWENTY,
        "2026-01-05",
        ("--pause", "2026-01-12:2026-01-20", "--pause", "2026-01-16:2026-01-22"),
    ),
    ("2026-03-16", "2 months", "2026-01-05", ("--pause", "2026-01-12:2026-01-22")),
    ("2026-02-12", TWENTY, "2025-12-24", ("--clarified", "2026-01-12:2026-01-15")),
    ("2026-02-10", TWENTY, "2025-12-24", ("--extend", "10 working days@2026-01-06")),
    (
        "2026-02-13",
        TWENTY,
        "2025-12-24",
        (
            *("--extend", "10 working days@2026-01-06"),
            *("--clarified", "2026-01-12:2026-01-15"),
        ),
    ),
]
"""Every row of the design's table: the deadline, the allowance, day zero, the options."""

FILES = {
    "office.toml": """\
name = "office"
first = 2025-01-01
last = 2026-12-31
source = "a list"
[[closed]]
day = 2025-11-28
reason = "the boiler"
""",
    "before.csv": "date,reason\n2026-05-25,Spring Bank Holiday\n2026-12-25,Christmas Day\n",
    "after.csv": (
        "date,reason\n2026-05-25,Spring Bank Holiday\n2026-06-15,World Cup\n"
        "2026-12-25,Christmas Day\n"
    ),
    "official.json": json.dumps(
        {
            "england-and-wales": {"events": [{"date": "2025-11-28", "title": "theirs"}]},
            "scotland": {"events": [{"date": "2025-12-01", "title": "Saint Andrew's Day"}]},
        }
    ),
    "rules.toml": """\
name = "answers"
version = 1
status = "agreed"
title = "Answering advice"
effective_from = 2025-01-01
adopted_on = 2024-12-16
source = "letters"
[[stages]]
name = "acknowledgement"
allowance = "5 working days"
[[stages]]
name = "substantive"
allowance = "20 working days"
suspended_in = ["recess"]
[stages.channel]
post = "2 working days"
[[suspensions]]
name = "recess"
period = { first = 2026-01-12, last = 2026-01-15 }
[[suspensions]]
name = "election"
period = { first = 2026-01-19, last = 2026-01-20 }
[[stages]]
name = "update"
owed_per = "recommendation"
allowance = "3 months"
every = "3 months"
times = 4
roll = "none"
""",
}

OPTIONS: list[tuple[str, str, tuple[str, ...]]] = [
    # Four weeks of working days with no holiday in them; Friday 28 November is out besides.
    ("2025-12-11", "2025-11-13", ("--calendar", "weekdays")),
    ("2025-12-12", "2025-11-13", ("--calendar", "office.toml")),
    ("2025-12-15", "2025-11-13", ("--calendar", "scotland", "--calendar", "office.toml")),
    ("2025-12-12", "2025-11-13", ("--calendar", "official.json")),
    ("2025-12-15", "2025-11-13", ("--calendar", "official.json", "--calendar", "office.toml")),
    ("2025-12-15", "2025-11-13", ("--closed", "2025-11-14")),
    ("2025-12-16", "2025-11-13", ("--closed", "2025-11-14", "--closed", "2025-12-15")),
    ("2025-12-12", "2025-11-13", ("--closed", "2025-11-15")),
    # Day zero: 24 December at five is in time; a minute later it counts as Monday the 29th.
    ("2026-01-27", "2025-12-24T17:00", ("--cut-off", "17:00")),
    ("2026-01-28", "2025-12-24T17:01", ("--cut-off", "17:00")),
    ("2026-01-27", "2025-12-24T17:01", ()),
    ("2023-12-18", "2023-11-18T09:00", ("--cut-off", "17:00", "--receipt", "stands")),
    ("2023-12-19", "2023-11-18T09:00", ("--cut-off", "17:00")),
    ("2026-07-30", "2026-07-01T23:30Z", ()),
    ("2026-07-29", "2026-07-01T23:30", ()),
    # Two working days from Wednesday 24 December: Tuesday 30 December is day zero.
    ("2026-01-29", "2025-12-24", ("--channel-delay", "2 working days")),
    ("2026-01-29", "2025-12-24", ("--channel", "fax", "--channel-delay", "2 working days")),
    ("2026-01-30", "2025-12-24", ("--clarified", "2026-01-12:2026-01-15", "--clarification=pause")),
    (
        "2026-01-27",
        "2025-12-24",
        ("--clarified", "2026-01-12:2026-01-15", "--clarification", "ignore"),
    ),
    ("2026-02-14", "2025-12-24", ("--until", "2026-02-14@2026-01-13")),
    ("2026-01-27", "2025-12-24", ("--extend", "10 working days@2026-01-28")),
    ("2026-02-10", "2025-12-24", ("--extend", "5 working days@2026-01-06") * 2),
    # A week begins where the working days end: Tuesday 27 January and seven days.
    ("2026-02-03", "2025-12-24", ("--extend", "1 week@2026-01-06")),
    ("2026-01-27", "2025-12-24", ("--holding", "2026-01-06")),
    ("2026-02-10", "2025-12-24", ("--holding", "2026-01-06", "--holding-extends=10 working days")),
    (
        "2026-02-10",
        "2025-12-24",
        ("--holding=2026-01-06", "--holding=2026-01-07", "--holding-extends=10 working days"),
    ),
    (
        "2026-02-10",
        "2025-12-24",
        ("--extend", "10 working days@2026-01-06", "--extend-up-to", "10 working days"),
    ),
    (
        "2026-02-10",
        "2025-12-24",
        ("--extend", "10 working days@2026-01-06", "--extend-at-most", "1"),
    ),
    # Counted anew from 15 January: 16 January is day one, 12 February is day twenty.
    ("2026-02-12", "2025-12-24", ("--restarted", "2026-01-15")),
    # 32 working days to the end of July, Monday 3 August is out, 28 more to 10 September.
    ("2026-09-10", "2026-06-17", ("--redated", "60 working days@2026-06-18")),
    ("2026-07-15", "2026-06-17", ("--redated", "60 working days@2026-07-16")),
    # The true case: 15 June 2026 became a holiday while the clock ran.
    ("2026-06-16", "2026-05-18", ("--calendar", "before.csv")),
    ("2026-06-17", "2026-05-18", ("--calendar", "after.csv")),
    ("2026-06-17", "2026-05-18", ("--calendar=before.csv", "--adopted=after.csv@2026-06-16")),
    ("2026-06-16", "2026-05-18", ("--calendar=before.csv", "--adopted=after.csv@2026-06-17")),
]
"""The deadline of 20 working days, the start, and the option that is tried."""

MODIFIED = ("1 month", "--roll", "modified-following")
FROM_A_PROTOCOL: list[tuple[str, tuple[str, ...]]] = [
    ("2025-12-12", ("--protocol", "foisa-like", "--from", "2025-11-13")),
    ("2026-01-08", ("--protocol", "fai-like", "--from", "2025-11-13")),
    ("2026-01-13", ("--protocol", "committee-like", "--from", "2025-11-13")),
    # Sunday 28 December and two months is Saturday 28 February: rolled, or as an option has it.
    ("2026-03-02", ("--protocol", "committee-like", "--from", "2025-12-28")),
    ("2026-02-27", ("--protocol", "committee-like", "--from", "2025-12-28", "--roll=preceding")),
    ("2025-11-20", ("5 working days", "--protocol", "foisa-like", "--from", "2025-11-13")),
    # A recess to the end of the month is known beforehand, so the last day rolls back to Friday;
    # no pause makes it roll back.
    ("2026-02-20", (*MODIFIED, "--from", "2026-01-21", "--suspended=2026-02-23:2026-03-08")),
    ("2026-02-23", (*MODIFIED, "--from", "2026-01-21", "--pause=2026-02-23:2026-03-08")),
    ("2026-02-27", (*MODIFIED, "--from", "2026-01-27", "--suspended=2026-03-02:2026-03-08")),
    # Monday 11 November is day zero, and the rule of Sunday the 10th is in force by then.
    (
        "2024-12-24",
        (
            *("3 days", "--from", "2024-11-09", "--receipt", "next-working-day"),
            *("--redated", "30 working days@2024-11-10"),
        ),
    ),
    # Recess takes 12 to 15 January, four working days; nothing stops for the election.
    ("2026-02-02", ("--protocol", "rules.toml", "--from", "2025-12-24")),
    (
        "2026-02-03",
        ("--protocol=rules.toml", "--from=2025-12-24", "--suspended=2026-01-19:2026-01-19"),
    ),
    ("2026-02-04", ("--protocol", "rules.toml", "--from", "2025-12-24", "--channel", "post")),
    (
        "2026-02-03",
        (
            *("--protocol", "rules.toml", "--from", "2025-12-24", "--channel", "post"),
            *("--channel-delay", "1 working day"),
        ),
    ),
    ("2025-11-20", ("--protocol=rules.toml", "--from=2025-11-13", "--stage=acknowledgement")),
    ("2026-03-31", ("--protocol=rules.toml", "--from=2025-12-31", "--stage=update")),
    ("2026-09-30", ("--protocol=rules.toml", "--from=2025-12-31", "--stage=update", "--period=3")),
    ("2026-06-30", ("3 months", "--from=2025-12-31", "--every=3 months", "--period=2")),
    (
        "2026-03-11",
        ("2 weeks", "--from=2025-12-24", "--every=3 weeks", "--period=4", "--roll=none"),
    ),
]
"""The deadline, and the rules it is counted by: a protocol's, with what the options change."""


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No record can be found, and none could be made; the files above lie where one stands."""
    monkeypatch.setenv("ISA_RECORD", str(tmp_path / "nowhere" / "isa.db"))
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")


def data(isa: Isa, *arguments: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    found = isa("deadline", *arguments, "--format", "json")
    assert (found.returncode, found.stderr) == (0, ""), found.stderr
    return json.loads(found.stdout)["data"]


@pytest.mark.parametrize(
    ("expected", "allowance", "start", "options"),
    WORKED_EXAMPLES,
    ids=[f"{row[2]} {row[1]} {' '.join(row[3])}" for row in WORKED_EXAMPLES],
)
def test_the_worked_examples_of_the_design(
    isa: Isa, expected: str, allowance: str, start: str, options: tuple[str, ...]
) -> None:
    found = data(isa, allowance, "--from", start, *options, *AS_AT)

    assert (found["day_zero"] >= start, found["deadline"]) == (True, expected)


@pytest.mark.parametrize(
    ("expected", "start", "options"), OPTIONS, ids=[f"{o[1]} {' '.join(o[2])}" for o in OPTIONS]
)
def test_every_option_moves_the_date_as_it_says(
    isa: Isa, expected: str, start: str, options: tuple[str, ...]
) -> None:
    assert data(isa, TWENTY, "--from", start, *options, *AS_AT)["deadline"] == expected


@pytest.mark.parametrize(
    ("expected", "arguments"), FROM_A_PROTOCOL, ids=[" ".join(row[1]) for row in FROM_A_PROTOCOL]
)
def test_the_rules_are_a_protocols_and_options_change_them(
    isa: Isa, expected: str, arguments: tuple[str, ...]
) -> None:
    assert data(isa, *arguments, *AS_AT)["deadline"] == expected


STANDINGS: list[tuple[str, tuple[str | int | None, ...], tuple[str, ...]]] = [
    ("2025-11-12", ("not-started", 21, 0, 0), ()),
    ("2025-11-13", ("awaiting", 20, 0, 0), ()),
    ("2025-12-05", ("due-soon", 5, 0, 0), ()),
    ("2025-12-11", ("due-soon", 1, 0, 0), ()),
    ("2025-12-12", ("due-today", 0, 0, 0), ()),
    ("2025-12-13", ("overdue", None, 0, 1), ()),
    ("2025-12-15", ("overdue", None, 1, 3), ()),
    ("2029-01-01", ("overdue", None, None, 1116), ()),
    ("2025-12-12", ("answered-on-time", None, 0, 0), ("--answered", "2025-12-12")),
    ("2026-02-02", ("answered-late", None, 0, 1), ("--answered", "2025-12-13")),
    ("2025-12-15", ("overdue", None, 1, 3), ("--answered", "2025-12-16")),
    ("2025-12-01", ("paused", 9, 0, 0), ("--pause", "2025-11-28:")),
]
"""The day asked about, where it stands with its three counts, and what happened."""


@pytest.mark.parametrize(("as_at", "expected", "options"), STANDINGS)
def test_the_day_asked_about_decides_where_it_stands(
    isa: Isa, as_at: str, expected: tuple[str | int | None, ...], options: tuple[str, ...]
) -> None:
    found = data(isa, TWENTY, "--from", "2025-11-13", "--as-at", as_at, *options)

    names = ("standing", "working_days_left", "working_days_late", "days_late")
    assert tuple(found[name] for name in names) == expected


def test_without_a_day_it_is_asked_for_today(isa: Isa) -> None:
    found = json.loads(isa("deadline", TWENTY, "--from", "2025-11-13", "--format=json").stdout)

    assert found["as_at"] >= "2026-11-23"
    assert found["data"]["standing"] == "overdue"


PAGES: dict[tuple[str, ...], str] = {
    (TWENTY, "--from", "2025-11-13", *AS_AT): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 5 January 2026: overdue, by 12 working days (24 days)
""",
    (TWENTY, "--from", "2025-12-24", "--pause", "2026-01-12:2026-01-15", *AS_AT): """\
deadline: Friday 30 January 2026, to midnight; late from Saturday 31 January 2026
originally: Tuesday 27 January 2026
as at 5 January 2026: awaiting, 19 working days left
""",
    (TWENTY, "--from", "2025-11-13", "--pause", "2025-12-01:", *AS_AT): """\
deadline: none while the clock is stopped
originally: Friday 12 December 2025
as at 5 January 2026: paused; going on that day, the deadline would be Friday 16 January 2026
""",
    (TWENTY, "--from", "2025-11-13", "--as-at", "2025-12-11"): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 11 December 2025: due-soon, 1 working day left
""",
    (TWENTY, "--from", "2025-11-13", "--as-at", "2029-01-01"): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 1 January 2029: overdue, by 1116 days; the calendar has run out, so working days can't be \
counted
""",
    (TWENTY, "--from", "2025-11-13", "--answered", "2025-12-13", *AS_AT): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 5 January 2026: answered-late, on Saturday 13 December 2025, by 0 working days (1 day)
""",
    (
        *(TWENTY, "--from", "2025-11-13", "--holding", "2025-11-20", *AS_AT),
        *("--extend", "10 working days@2025-12-13"),
    ): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 5 January 2026: overdue, by 12 working days (24 days)
Thursday 20 November 2025: holding reply; it moved nothing
Saturday 13 December 2025: extended by 10 working days; it moved nothing: it came after the \
deadline, 2025-12-12
""",
    (
        *(TWENTY, "--from", "2025-12-24", "--as-at", "2026-03-02"),
        *("--extend", "1 week@2025-12-23", "--extend", "1 week@2026-02-27"),
    ): """\
deadline: Tuesday 27 January 2026, to midnight; late from Wednesday 28 January 2026
as at 2 March 2026: overdue, by 24 working days (34 days)
Tuesday 23 December 2025: extended by 1 week; it moved nothing: it came before the clock started
Friday 27 February 2026: extended by 1 week; it moved nothing: it came after the deadline, \
2026-01-27
""",
    (TWENTY, "--from", "2025-11-13", "--answered", "2025-12-10", *AS_AT): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 5 January 2026: answered-on-time, on Wednesday 10 December 2025
""",
    (TWENTY, "--from", "2026-01-05", "--until", "9999-12-31@2026-01-07", *AS_AT): """\
deadline: Friday 31 December 9999, to midnight
originally: Monday 2 February 2026
as at 5 January 2026: awaiting
""",
    ("5 working days", "--protocol", "foisa-like", "--from", "2026-01-05", *AS_AT): """\
deadline: Monday 12 January 2026, to midnight; late from Tuesday 13 January 2026
as at 5 January 2026: due-soon, 5 working days left
rests on: changed from foisa-like version 1, a borrowed example, not agreed
""",
    ("20 Working Days", "--from", "2025-11-13", *AS_AT): """\
deadline: Friday 12 December 2025, to midnight; late from Saturday 13 December 2025
as at 5 January 2026: overdue, by 12 working days (24 days)
""",
    (TWENTY, "--before", "--from", "2026-06-17"): """\
deadline: Wednesday 17 June 2026, to midnight; late from Thursday 18 June 2026
start by: Monday 18 May 2026
""",
}


@pytest.mark.parametrize(("arguments", "page"), PAGES.items(), ids=map(" ".join, PAGES))
def test_a_person_reads_the_deadline_and_where_it_stands(
    isa: Isa, arguments: tuple[str, ...], page: str
) -> None:
    shown = isa("deadline", *arguments)

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, page, "")


EXTENDED_AND_CLARIFIED = f"""\
deadline: Friday 13 February 2026, to midnight; late from Saturday 14 February 2026
originally: Tuesday 27 January 2026
as at 5 January 2026: awaiting, 29 working days left

how it was worked out:
  rule: 20 working days, as given here, under no protocol
  calendar: scotland, 2018-01-01 to 2028-12-31, fingerprint {scotland().fingerprint[:12]} \
({scotland().source})
  day zero: the clock starts on Wednesday 24 December 2025; not counted itself
  Tuesday 6 January 2026: extended by 10 working days; deadline Tuesday 10 February 2026
  Monday 12 January 2026: question 1 asked; no deadline while this is open
  Thursday 15 January 2026: question 1 answered, and counted anew from then; deadline \
Friday 13 February 2026
  counted anew from Thursday 15 January 2026 it would end on Thursday 12 February 2026; \
the later date stands
  Thursday 25 December 2025: not counted, Christmas Day
  Friday 26 December 2025: not counted, Boxing Day
  Saturday 27 December 2025 to Sunday 28 December 2025: not counted, weekend
  Monday 29 December 2025 to Wednesday 31 December 2025: working days 1 to 3
  Thursday 1 January 2026: not counted, New Year's Day
  Friday 2 January 2026: not counted, New Year Holiday
  Saturday 3 January 2026 to Sunday 4 January 2026: not counted, weekend
  Monday 5 January 2026 to Monday 12 January 2026: working days 4 to 9; not counted: \
the weekend of 10-11 January 2026
  Tuesday 13 January 2026 to Thursday 15 January 2026: not counted, question 1
  Friday 16 January 2026 to Friday 13 February 2026: working days 10 to 30; not counted: \
the weekends of 17-18 January 2026, 24-25 January 2026, 31 January 2026 to 1 February 2026, \
7-8 February 2026
  deadline: Friday 13 February 2026, to midnight; late from Saturday 14 February 2026; \
the original deadline was Tuesday 27 January 2026
"""
PAUSED_MONTHS = f"""\
deadline: Monday 16 March 2026, to midnight; late from Tuesday 17 March 2026
originally: Thursday 5 March 2026
as at 5 January 2026: awaiting, 50 working days left

how it was worked out:
  rule: 2 months; a last day that is no working day moves to the next one, as given here, \
under no protocol
  calendar: scotland, 2018-01-01 to 2028-12-31, fingerprint {scotland().fingerprint[:12]} \
({scotland().source})
  day zero: the clock starts on Monday 5 January 2026; not counted itself
  Monday 12 January 2026: pause 1 begun; no deadline while this is open
  Thursday 22 January 2026: pause 1 ended; deadline Monday 16 March 2026
  Tuesday 6 January 2026 to Monday 12 January 2026: days 1 to 7
  Tuesday 13 January 2026 to Thursday 22 January 2026: not counted, pause 1
  Friday 23 January 2026 to Sunday 15 March 2026: days 8 to 59
  Sunday 15 March 2026 is no working day; rolled (following) to Monday 16 March 2026
  Sunday 15 March 2026: not counted, weekend
  deadline: Monday 16 March 2026, to midnight; late from Tuesday 17 March 2026; \
the original deadline was Thursday 5 March 2026
"""
ADOPTED_ANEW = """\
deadline: Wednesday 17 June 2026, to midnight; late from Thursday 18 June 2026
originally: Tuesday 16 June 2026
as at 5 January 2026: not-started, 115 working days left

how it was worked out:
  rule: 20 working days; after 17:00 counts as the next working day; a start on no working day \
counts as the next one, as given here, under no protocol
  calendar: after, 2026-01-01 to 2026-12-31, fingerprint {after} (after.csv)
  the calendar at first: before, 2026-01-01 to 2026-12-31, fingerprint {before} (before.csv)
  day zero: the clock starts on Sunday 17 May 2026; no working day, so it counts as Monday \
18 May 2026; not counted itself
  Monday 1 June 2026: the calendar after adopted anew; deadline Wednesday 17 June 2026
  Tuesday 19 May 2026 to Friday 22 May 2026: working days 1 to 4
  Saturday 23 May 2026 to Sunday 24 May 2026: not counted, weekend
  Monday 25 May 2026: not counted, Spring Bank Holiday
  Tuesday 26 May 2026 to Friday 12 June 2026: working days 5 to 18; not counted: \
the weekends of 30-31 May 2026, 6-7 June 2026
  Saturday 13 June 2026 to Sunday 14 June 2026: not counted, weekend
  Monday 15 June 2026: not counted, World Cup
  Tuesday 16 June 2026 to Wednesday 17 June 2026: working days 19 to 20
  deadline: Wednesday 17 June 2026, to midnight; late from Thursday 18 June 2026; \
the original deadline was Tuesday 16 June 2026
"""
WORKED_BACK = f"""\
deadline: Friday 8 May 2026, to midnight; late from Saturday 9 May 2026
start by: Wednesday 29 April 2026

how it was worked out:
  worked back from Friday 8 May 2026: the last day to start on is Wednesday 29 April 2026
  rule: 5 working days, as given here, under no protocol
  calendar: scotland, 2018-01-01 to 2028-12-31, fingerprint {scotland().fingerprint[:12]} \
({scotland().source})
  day zero: sent on Wednesday 29 April 2026; by this channel, 1 working day after sending: \
Thursday 30 April 2026; not counted itself
  Friday 1 May 2026: working day 1
  Saturday 2 May 2026 to Sunday 3 May 2026: not counted, weekend
  Monday 4 May 2026: not counted, May Day
  Tuesday 5 May 2026 to Friday 8 May 2026: working days 2 to 5
  deadline: Friday 8 May 2026, to midnight; late from Saturday 9 May 2026
"""

EXPLAINED = {
    "extended and clarified": (
        (
            *(TWENTY, "--from", "2025-12-24", "--extend", "10 working days@2026-01-06"),
            *("--clarified", "2026-01-12:2026-01-15"),
        ),
        EXTENDED_AND_CLARIFIED,
    ),
    "paused months": (
        ("2 months", "--from", "2026-01-05", "--pause", "2026-01-12:2026-01-22"),
        PAUSED_MONTHS,
    ),
}


@pytest.mark.parametrize(("arguments", "page"), EXPLAINED.values(), ids=EXPLAINED)
def test_an_explanation_can_be_checked_by_hand(
    isa: Isa, arguments: tuple[str, ...], page: str
) -> None:
    shown = isa("deadline", *arguments, "--explain", *AS_AT)

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, page, "")


def test_a_calendar_adopted_while_the_clock_runs_is_explained(isa: Isa) -> None:
    rules = (TWENTY, "--from", "2026-05-17T09:00", "--cut-off", "17:00", *AS_AT)
    calendars = ("--calendar", "before.csv", "--adopted", "after.csv@2026-06-01")
    before, after = (
        data(isa, *rules, "--calendar", f"{name}.csv")["fingerprint"]
        for name in ("before", "after")
    )

    shown = isa("deadline", *rules, *calendars, "--explain")

    page = ADOPTED_ANEW.format(before=before[:12], after=after[:12])
    assert (shown.stdout, shown.stderr) == (page, "")
    assert after == data(isa, *rules, *calendars)["fingerprint"]


def test_working_back_is_explained_by_counting_forward_again(isa: Isa) -> None:
    back = ("5 working days", "--before", "--from", "2026-05-08")

    shown = isa("deadline", *back, "--channel-delay", "1 working day", "--explain")

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, WORKED_BACK, "")


BACK: list[tuple[str, str, tuple[str, ...]]] = [
    ("2026-05-18", "2026-06-17", (TWENTY,)),
    ("2025-12-24", "2026-01-27", (TWENTY,)),
    # Nothing ends on a Saturday: the deadline before it is Friday's.
    ("2025-11-13", "2025-12-13", (TWENTY,)),
    ("2026-03-13", "2026-05-15", ("9 weeks",)),
    # 31 January and a month is 28 February; so is 28 January, and the later one is wanted.
    ("2026-01-30", "2026-02-28", ("1 month", "--roll", "none")),
    ("2026-01-31", "2026-02-28", ("1 month", "--roll", "none", "--calendar", "every-day.toml")),
    ("2025-12-23", "2026-01-27", (TWENTY, "--channel-delay", "1 working day")),
    ("2025-12-18", "2026-01-27", (TWENTY, "--suspended", "2026-01-12:2026-01-15")),
    ("2025-12-18", "2026-01-27", ("--protocol", "rules.toml")),
]


@pytest.mark.parametrize(("expected", "by", "rule"), BACK)
def test_working_back_gives_the_last_day_to_start_on(
    isa: Isa, expected: str, by: str, rule: tuple[str, ...]
) -> None:
    Path("every-day.toml").write_text(
        'name = "every-day"\nfirst = 2026-01-01\nlast = 2026-12-31\n'
        'week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]\n',
        encoding="utf-8",
    )

    shown = isa("deadline", *rule, "--before", "--from", by)
    said = dict(line.split(": ", 1) for line in shown.stdout.splitlines())

    assert (shown.returncode, shown.stderr) == (0, "")
    assert said["start by"] == words(expected)


def words(day: str) -> str:
    """A day as a sentence has it."""
    on = date.fromisoformat(day)
    return f"{on:%A} {on.day} {on:%B} {on.year}"


def test_working_back_asks_about_no_day(isa: Isa) -> None:
    answer = isa("deadline", TWENTY, "--before", "--from", "2026-06-17", "--format", "json")
    page = json.loads(answer.stdout)

    unknown = ("standing", "working_days_left", "working_days_late", "days_late")
    assert (page["as_at"], [page["data"][name] for name in unknown]) == (None, [None] * 4)


def test_the_whole_answer_in_json(isa: Isa) -> None:
    shown = isa("deadline", "1 week", "--from", "2025-12-18", "--format", "json", *AS_AT)
    steps: list[Mapping[str, object]] = [
        {
            "kind": "rule",
            "sentence": (
                "rule: 1 week; a last day that is no working day moves to the next one, as given"
                " here, under no protocol"
            ),
        },
        {
            "kind": "calendar",
            "sentence": (
                "calendar: scotland, 2018-01-01 to 2028-12-31, fingerprint"
                f" {scotland().fingerprint[:12]} ({scotland().source})"
            ),
        },
        {
            "kind": "day-zero",
            "sentence": (
                "day zero: the clock starts on Thursday 18 December 2025; not counted itself"
            ),
        },
        {
            "first": "2025-12-19",
            "last": "2025-12-25",
            "from_number": 1,
            "to_number": 7,
            "weekends": [],
            "unit": "day",
            "kind": "counted",
        },
        {"fell_on": "2025-12-25", "to": "2025-12-29", "rule": "following", "kind": "rolled"},
        *(
            {"first": day, "last": day, "reason": why, "kind": "passed-over"}
            for day, why in (
                ("2025-12-25", "Christmas Day"),
                ("2025-12-26", "Boxing Day"),
                ("2025-12-27", "weekend"),
                ("2025-12-28", "weekend"),
            )
        ),
        {
            "kind": "deadline",
            "sentence": (
                "deadline: Monday 29 December 2025, to midnight; late from Tuesday 30 December 2025"
            ),
        },
    ]

    assert (shown.returncode, shown.stderr) == (0, "")
    found = json.loads(shown.stdout)
    sentences = found["data"].pop("explanation")
    assert (len(sentences), [sentences[0], sentences[-1]]) == (
        10,
        [steps[0]["sentence"], steps[-1]["sentence"]],
    )
    assert found == {
        "schema": "isa-programme/deadline.v1",
        "question": "deadline",
        "as_at": "2026-01-05",
        "known_at": None,
        "visibility": "confidential",
        "under": None,
        "head": None,
        "data": {
            "start_by": None,
            "day_zero": "2025-12-18",
            "deadline": "2025-12-29",
            "original_deadline": "2025-12-29",
            "overdue_from": "2025-12-30",
            "standing": "overdue",
            "answered_on": None,
            "working_days_left": None,
            "working_days_late": 3,
            "days_late": 7,
            "earliest_if_resumed": None,
            "protocol": None,
            "basis": None,
            "calendar": "scotland",
            "fingerprint": scotland().fingerprint,
            "steps": steps,
        },
    }


# Many starts at once

BATCH = """\
from,reference,allowance,answered
2025-11-13,=1+1,,
2025-12-24T17:30,B-2,2 months,2026-01-02
2035-01-05,C,5 working days,

2026-01-07,,,2026-01-07
"""
BATCH_TABLE = """\
reference    from        allowance        deadline    late from    standing              \
working days left    working days late    rests on    because
-----------  ----------  ---------------  ----------  -----------  --------------------  \
-------------------  -------------------  ----------  ------\
---------------------------------------------------\
---------------------------
=1+1         2025-11-13  20 working days  2025-12-12  2025-12-13   overdue               \
                     12
B-2          2025-12-24  2 months         2026-02-24  2026-02-25   answered-on-time      \
                     0
C            2035-01-05  5 working days                            cannot-be-worked-out  \
                                                      2035-0\
1-06 is outside the calendar 'scotland', which \
covers 2018-01-01 to 2028-12-31
             2026-01-07  20 working days  2026-02-04  2026-02-05   not-started           \
22                   0
"""
BATCH_CSV = (
    "reference,start,allowance,day_zero,deadline,original_deadline,overdue_from,standing,because,"
    "working_days_left,working_days_late,days_late,answered_on,protocol,basis,calendar,"
    "fingerprint,explanation\r\n"
    "=1+1,2025-11-13,20 working days,2025-11-13,2025-12-12,2025-12-12,2025-12-13,overdue,,,12,24,"
    f",,,scotland,{scotland().fingerprint},\r\n"
    "B-2,2025-12-24,2 months,2025-12-24,2026-02-24,2026-02-24,2026-02-25,answered-on-time,,,0,0,"
    f"2026-01-02,,,scotland,{scotland().fingerprint},\r\n"
    'C,2035-01-05,5 working days,,,,,cannot-be-worked-out,"2035-01-06 is outside the calendar'
    " 'scotland', which covers 2018-01-01 to 2028-12-31\",,,,,,,,,\r\n"
    ",2026-01-07,20 working days,2026-01-07,2026-02-04,2026-02-04,2026-02-05,not-started,,22,0,0,"
    f"2026-01-07,,,scotland,{scotland().fingerprint},\r\n"
)


def batch(text: str = BATCH) -> tuple[str, ...]:
    Path("starts.csv").write_text(text, encoding="utf-8-sig", newline="")
    return ("deadline", "--batch", "starts.csv", *AS_AT)


def test_a_file_of_starts_is_answered_row_by_row_and_keeps_what_was_typed(isa: Isa) -> None:
    shown = isa(*batch(), TWENTY)

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, BATCH_TABLE, "")


def test_a_file_of_starts_in_the_formats_for_programs(isa: Isa) -> None:
    answers = [isa(*batch(), TWENTY, "--format", form) for form in ("csv", "json", "jsonl")]
    rows: list[dict[str, object]] = [
        {
            "reference": "C",
            "start": "2035-01-05",
            "allowance": "5 working days",
            "day_zero": None,
            "deadline": None,
            "original_deadline": None,
            "overdue_from": None,
            "standing": "cannot-be-worked-out",
            "because": (
                "2035-01-06 is outside the calendar 'scotland', which covers 2018-01-01 to"
                " 2028-12-31"
            ),
            "working_days_left": None,
            "working_days_late": None,
            "days_late": None,
            "answered_on": None,
            "protocol": None,
            "basis": None,
            "calendar": None,
            "fingerprint": None,
            "explanation": [],
        }
    ]

    assert [(answer.returncode, answer.stderr) for answer in answers] == [(0, "")] * 3
    assert answers[0].stdout == BATCH_CSV
    page = json.loads(answers[1].stdout)
    assert {key: page[key] for key in ("schema", "question", "as_at", "head")} == {
        "schema": "isa-programme/deadlines.v1",
        "question": "deadlines",
        "as_at": "2026-01-05",
        "head": None,
    }
    assert page["data"][2:3] == rows
    assert [json.loads(line) for line in answers[2].stdout.splitlines()] == page["data"]


def test_a_file_of_starts_in_markdown_is_escaped_and_visible(isa: Isa) -> None:
    starts = batch("from,reference\n2025-11-13,<b>|\u202e1\n")

    shown = isa(*starts, TWENTY, "--format", "markdown").stdout.splitlines()
    table = isa(*starts, TWENTY).stdout

    assert [part.strip() for part in shown[2].strip("| ").split(" | ")] == [
        *(r"\<b\>\|\<U+202E\>1", "2025-11-13", "20 working days", "2025-12-12", "2025-12-13"),
        *("overdue", "", "12"),
    ]
    assert "\n<b>|<U+202E>1  2025-11-13  " in table


def batched(isa: Isa, text: str, *options: str) -> list[Any]:
    found = isa(*batch(text), *options, "--format", "json")
    assert (found.returncode, found.stderr) == (0, "")
    rows: list[Any] = json.loads(found.stdout)["data"]
    return rows


ONE = "from\n2025-12-24T17:30\n"

BATCHED: list[tuple[str, tuple[str, ...]]] = [
    ("2026-01-27", (TWENTY,)),
    ("2026-01-28", (TWENTY, "--cut-off", "17:00")),
    ("2026-01-22", (TWENTY, "--calendar", "weekdays", "--closed", "2025-12-25")),
    ("2026-02-02", (TWENTY, "--suspended", "2026-01-12:2026-01-15")),
    ("2026-01-29", (TWENTY, "--channel-delay", "2 working days")),
    ("2026-02-02", ("--protocol", "rules.toml")),
    ("2026-02-04", ("--protocol", "rules.toml", "--channel", "post")),
    ("2026-09-24", ("3 months", "--every", "3 months", "--period", "3", "--roll", "none")),
]


@pytest.mark.parametrize(
    ("expected", "options"), BATCHED, ids=[" ".join(row[1]) for row in BATCHED]
)
def test_the_rules_hold_for_every_row_of_a_file(
    isa: Isa, expected: str, options: tuple[str, ...]
) -> None:
    assert [row["deadline"] for row in batched(isa, ONE, *options)] == [expected]


def test_where_every_row_says_how_long_no_allowance_is_needed(isa: Isa) -> None:
    rows = batched(isa, "allowance,from\n1 week,2025-11-13\n5 working days,2025-11-13\n")

    assert [row["deadline"] for row in rows] == ["2025-11-20", "2025-11-20"]


def test_a_row_that_ends_before_it_begins_says_so_and_leaves_the_others(isa: Isa) -> None:
    rows = batched(isa, "from,answered\n2025-11-13,2025-11-12\n2025-11-13,2025-11-14\n", TWENTY)

    assert [(row["standing"], row["because"]) for row in rows] == [
        ("cannot-be-worked-out", "answered: 2025-11-12 lies before the start, 2025-11-13"),
        ("answered-on-time", ""),
    ]


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_a_file_of_starts_is_explained_only_where_that_is_asked_for(isa: Isa, form: str) -> None:
    said = "Thursday 18 December 2025 to Tuesday 23 December 2025: working days 1 to 4"
    plain, explained = (
        isa(*batch("from\n2025-12-17\n"), "4 working days", "--format", form, *more).stdout
        for more in ((), ("--explain",))
    )

    weekend = "; not counted: the weekend of 20-21 December 2025"
    assert (plain.count(said + weekend), explained.count(said + weekend)) == (0, 1)


def test_a_file_without_a_row_is_no_fault(isa: Isa) -> None:
    shown = isa(*batch("from\n"), TWENTY)

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, "the file has no row\n", "")


def test_ten_thousand_rows_are_answered(isa: Isa) -> None:
    starts = "from,reference\n" + "".join(f"2025-11-13,{n}\n" for n in range(10_000))

    rows = batched(isa, starts, TWENTY)

    assert ({row["deadline"] for row in rows}, len(rows), rows[-1]["reference"]) == (
        {"2025-12-12"},
        10_000,
        "9999",
    )


# No record


def test_no_record_is_needed_looked_for_or_made(isa: Isa) -> None:
    before = sorted(Path.cwd().iterdir())

    assert isa("deadline", TWENTY, "--from", "2025-11-13").returncode == 0
    assert isa("due").returncode == 5
    assert sorted(Path.cwd().iterdir()) == before


def test_an_empty_folder_and_a_record_that_is_none_do_no_harm(
    tmp_path: Path, isa_process: Isa
) -> None:
    empty, damaged = tmp_path / "empty", tmp_path / "damaged.db"
    empty.mkdir()
    damaged.write_text("not a record", encoding="utf-8")
    os.chdir(empty)

    shown = isa_process("deadline", TWENTY, "--from", "2025-11-13", *AS_AT, ISA_RECORD=str(damaged))

    page = PAGES[TWENTY, "--from", "2025-11-13", *AS_AT]
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, page, "")
    assert ([*empty.iterdir()], damaged.read_text(encoding="utf-8")) == ([], "not a record")


def test_an_answer_goes_to_the_file_named_but_never_to_the_record(
    isa: Isa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "isa.db"
    monkeypatch.setenv("ISA_RECORD", str(record))
    assert isa("init").returncode == 0
    before = record.read_bytes()

    put = isa("deadline", TWENTY, "--from", "2025-11-13", *AS_AT, "--output", "answer.txt")
    refused = isa("deadline", TWENTY, "--from", "2025-11-13", "--output", record)

    assert (put.returncode, put.stdout, put.stderr) == (0, "", "")
    page = PAGES[TWENTY, "--from", "2025-11-13", *AS_AT]
    assert Path("answer.txt").read_text(encoding="utf-8") == page
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        f"isa: {record} is the record itself, or belongs to it; name another file\n",
    )
    assert record.read_bytes() == before


def test_a_date_as_people_type_it_is_read_back(isa: Isa) -> None:
    shown = isa("deadline", TWENTY, "--from", "13 Nov 2025", "--closed", "14 november 2025", *AS_AT)

    assert (shown.returncode, shown.stderr) == (
        0,
        "read as 13 November 2025 (2025-11-13)\nread as 14 November 2025 (2025-11-14)\n",
    )
    assert shown.stdout.startswith("deadline: Monday 15 December 2025, ")


def test_what_cannot_be_seen_in_a_calendar_comes_out_visible(isa: Isa) -> None:
    Path("evil\u202e.csv").write_text(
        "date,reason\n2025-11-28,boiler \x1b[2J\u202e\n2026-12-25,x\n", encoding="utf-8"
    )
    rule = (TWENTY, "--from", "2025-11-13", "--calendar", "evil\u202e.csv", *AS_AT)

    page = isa("deadline", *rule, "--explain").stdout
    answer = data(isa, *rule)

    assert "  Friday 28 November 2025: not counted, boiler <U+001B>[2J<U+202E>\n" in page
    assert "  calendar: evil<U+202E>, 2025-01-01 to 2026-12-31, fingerprint " in page
    assert ("\x1b" in page, "\u202e" in page) == (False, False)
    assert answer["calendar"] == "evil\u202e"


def test_more_time_agreed_outside_the_bounds_counts_and_says_what_it_is(isa: Isa) -> None:
    shown = isa(
        *("deadline", TWENTY, "--from=2026-05-18", "--extend-at-most=0"),
        *("--extend-outside=5 working days@2026-05-20", "--as-at=2026-06-01", "--explain"),
    )

    assert shown.returncode == 0
    assert (
        "  Wednesday 20 May 2026: extended by 5 working days, outside the protocol;"
        " deadline Wednesday 24 June 2026"
    ) in shown.stdout.splitlines()


def test_the_rule_of_a_protocol_that_an_option_changes_cites_no_clause(isa: Isa) -> None:
    asked = ("--protocol", "foisa-like", "--from", "2026-01-05", *AS_AT)

    rules = [data(isa, *more, *asked)["steps"][0]["sentence"] for more in ((), ("5 working days",))]

    assert rules == [
        (
            "rule: 20 working days (s.10(1)),"
            " under foisa-like version 1, a borrowed example, not agreed"
        ),
        (
            "rule: 5 working days, given here in place of what foisa-like version 1 says, a"
            " borrowed example, not agreed"
        ),
    ]


def test_a_file_of_starts_names_the_protocol_that_its_rule_is_taken_from(isa: Isa) -> None:
    rows = batched(isa, "from,allowance\n2025-11-13,\n2025-11-13,1 week\n", *FOISA)

    assert [(row["protocol"], row["basis"]) for row in rows] == [
        ("foisa-like version 1", "borrowed-example"),
        ("changed from foisa-like version 1", "borrowed-example"),
    ]


FOISA = ("--protocol", "foisa-like")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (
            ("20", "--from", "2025-11-13"),
            (
                "invalid value for '[ALLOWANCE]': '20' is no allowance: write a whole number and"
                " working days, days, weeks or months, as in '20 working days'; put it in quotes"
            ),
        ),
        (
            (TWENTY, "--from", "5"),
            (
                "invalid value for '--from': '5' is not a date here: write it as 2026-01-05 or"
                " 5 January 2026; put it in quotes"
            ),
        ),
        (
            (TWENTY, "--from", "Tuesday 1 June 2026"),
            (
                "invalid value for '--from': 'Tuesday 1 June 2026' is not a date here: 1 June 2026"
                " is no Tuesday"
            ),
        ),
    ],
)
def test_what_is_mistyped_is_told_how_it_is_meant(
    isa: Isa, arguments: tuple[str, ...], fault: str
) -> None:
    refused = isa("deadline", *arguments)

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        f"isa: {fault} (isa deadline --help says more)\n",
    )


def test_a_date_with_its_weekday_is_read_back(isa: Isa) -> None:
    shown = isa("deadline", TWENTY, "--from", "Monday 1 June 2026", *AS_AT)

    assert (shown.returncode, shown.stderr) == (0, "read as 1 June 2026 (2026-06-01)\n")
    assert shown.stdout.startswith("deadline: Tuesday 30 June 2026, ")


def test_the_last_day_of_all_is_explained_without_a_day_after_it(isa: Isa) -> None:
    until = ("--until", "9999-12-31@2026-01-07")

    shown = isa("deadline", TWENTY, "--from", "2026-01-05", *until, "--explain", *AS_AT)

    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.endswith(
        "  until the date agreed, Friday 31 December 9999\n"
        "  deadline: Friday 31 December 9999, to midnight;"
        " the original deadline was Monday 2 February 2026\n"
    )
    assert data(isa, TWENTY, "--from", "2026-01-05", *until, *AS_AT)["overdue_from"] is None
