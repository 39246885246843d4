"""Calendars adopted, compared and closed; the true case of a holiday proclaimed while clocks ran.

On 4 February 2026 the 15th of June became a bank holiday in Scotland: 20 working days from 18 May
then ended on the 17th instead of the 16th.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from isa_programme.calendars.published import read_toml
from isa_programme.calendars.scotland import scotland
from isa_programme.record.addressees import Addressee
from isa_programme.tracker.tracker import Tracker

Isa = Callable[..., CompletedProcess[str]]

BEFORE = """\
name = "scotland"
first = 2026-01-01
last = 2026-12-31
source = "as known in January"
[[closed]]
day = 2026-05-25
reason = "Spring Bank Holiday"
"""
PROCLAIMED = '[[closed]]\nday = 2026-06-15\nreason = "World Cup \\u001b[2J"\n'
AFTER = BEFORE.replace("in January", "on 4 February") + PROCLAIMED
CLOSURES = "date,reason\n2026-06-15,World Cup\n"
AS_CSV = (
    "date,reason\n2026-01-01,New Year's Day\n2026-05-25,Spring Bank Holiday\n2026-06-15,World Cup\n"
)
AS_JSON = json.dumps(
    {
        "scotland": {
            "division": "scotland",
            "events": [
                {
                    "title": "Spring Bank Holiday",
                    "date": "2026-05-25",
                    "notes": "",
                    "bunting": True,
                },
                {"title": "World Cup", "date": "2026-06-15", "notes": "", "bunting": True},
            ],
        },
        "england-and-wales": {
            "division": "england-and-wales",
            "events": [{"title": "Spring Bank Holiday", "date": "2026-05-25"}],
        },
    }
)

DAYS = """\
scotland, compared with as known on 4 February
fingerprint {before}, then {after}
covers 2026-01-01 to 2026-12-31
Monday 15 June 2026 would be closed: World Cup <U+001B>[2J; it is a working day now
"""
MOVES = """\
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by    told on
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------  ----------
ADV-2026-001.1  cosla        substantive  2026-06-16      2026-06-17       awaiting        \
awaiting         cosla           2026-05-19
ADV-2026-001.2  cosla        substantive  2026-06-16      2026-06-17       awaiting        \
awaiting         cosla
"""
NOTHING_MOVES = "no deadline or standing changes\n"


@pytest.fixture
def record(tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of January 2026 whose calendar does not know of the 15th of June."""
    for name, text in {
        "before.toml": BEFORE,
        "after.toml": AFTER,
        "closures.csv": CLOSURES,
        "after.csv": AS_CSV,
        "official.json": AS_JSON,
    }.items():
        Path(name).write_text(text, encoding="utf-8")
    path = tmp_path / "june.db"
    Tracker.create(
        path,
        addressees=[Addressee(slug="cosla", name="COSLA", kind="government")],
        calendar=read_toml(BEFORE),
        example="foisa-like",
        recorded_by="clerk",
        now=lambda: datetime(2026, 1, 5, 12, tzinfo=UTC),
    ).close()
    monkeypatch.setenv("ISA_RECORD", str(path))
    for command in (
        ("advice", "issue", "--title", "Paper", "--on", "2026-05-18", "--to=cosla", "-r=A", "-r=B"),
        (
            *("advice", "told", "ADV-2026-001", "--recommendation", "1"),
            *("--deadline", "2026-06-16", "--on", "2026-05-19"),
        ),
    ):
        assert isa(*command).returncode == 0
    return path


def data(isa: Isa, *command: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    found = isa(*command, "--format", "json")
    assert (found.returncode, found.stderr) == (0, "")
    return json.loads(found.stdout)["data"]


def told(said: str) -> str:
    return re.sub(r"(?<=:)[0-9a-f]{64}", "HASH", said)


def deadlines(isa: Isa, as_at: str) -> set[str]:
    return {row["deadline"] for row in data(isa, "due", "--as-at", as_at)}


def test_a_comparison_shows_the_days_and_the_deadlines_that_another_calendar_changes(
    record: Path, isa: Isa
) -> None:
    before = record.read_bytes()

    shown = isa("calendar", "diff", "after.toml", "--as-at", "2026-06-01")

    days = DAYS.format(
        before=read_toml(BEFORE).fingerprint[:12], after=read_toml(AFTER).fingerprint[:12]
    )
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, f"{days}\n{MOVES}", "")
    assert record.read_bytes() == before


def test_a_comparison_is_one_object_for_programs(record: Path, isa: Isa) -> None:
    shown = isa("calendar", "diff", "after.toml", "--as-at", "2026-06-01", "--format", "json")

    rests_on = json.loads(isa("--record", record, "verify", "--format", "json").stdout)
    assert json.loads(shown.stdout) == {
        "schema": "isa-programme/calendar-diff.v1",
        "question": "calendar-diff",
        "as_at": "2026-06-01",
        "known_at": rests_on["known_at"],
        "visibility": "confidential",
        "under": None,
        "head": rests_on["head"],
        "data": {
            "calendar": "scotland",
            "fingerprint_before": read_toml(BEFORE).fingerprint,
            "fingerprint_after": read_toml(AFTER).fingerprint,
            "first_before": "2026-01-01",
            "last_before": "2026-12-31",
            "first_after": "2026-01-01",
            "last_after": "2026-12-31",
            "source_after": "as known on 4 February",
            "days": [
                {"day": "2026-06-15", "closed_before": None, "closed_after": "World Cup \x1b[2J"}
            ],
            "moves": [
                {
                    "reference": f"ADV-2026-001.{number}",
                    "addressee": "cosla",
                    "stage": "substantive",
                    "period": None,
                    "deadline_before": "2026-06-16",
                    "deadline_after": "2026-06-17",
                    "standing_before": "awaiting",
                    "standing_after": "awaiting",
                    "addressee_after": "cosla",
                    "told_on": told_on,
                }
                for number, told_on in ((1, "2026-05-19"), (2, None))
            ],
        },
    }


SOURCES: dict[tuple[str, ...], tuple[str, list[str], set[str]]] = {
    ("after.toml",): ("as known on 4 February", ["2026-06-15"], {"2026-06-17"}),
    ("after.csv",): ("after.csv", ["2026-01-01", "2026-06-15"], {"2026-06-17"}),
    ("official.json",): ("official.json", ["2026-06-15"], {"2026-06-17"}),
    ("official.json", "--division", "england-and-wales"): ("official.json", [], set()),
    ("--closures", "closures.csv"): (
        "as known in January; closures of closures.csv",
        ["2026-06-15"],
        {"2026-06-17"},
    ),
    ("--closures", "closures.csv", "--name", "scotland"): (
        "as known in January; closures of closures.csv",
        ["2026-06-15"],
        {"2026-06-17"},
    ),
    ("--package",): (
        scotland().source,
        [
            *("2026-01-01", "2026-01-02", "2026-04-03", "2026-05-04", "2026-06-15", "2026-08-03"),
            *("2026-11-30", "2026-12-25", "2026-12-28"),
        ],
        {"2026-06-17"},
    ),
}
"""How another calendar is named, with its source, the days it closes and where deadlines move."""


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("named", "expected"), SOURCES.items(), ids=map(" ".join, SOURCES))
def test_a_calendar_is_compared_from_every_source(
    isa: Isa, named: tuple[str, ...], expected: tuple[str, list[str], set[str]]
) -> None:
    change = data(isa, "calendar", "diff", *named, "--as-at", "2026-06-01")

    assert (
        change["source_after"],
        [each["day"] for each in change["days"]],
        {move["deadline_after"] for move in change["moves"]},
    ) == expected


@pytest.mark.usefixtures("record")
def test_a_calendar_that_counts_alike_says_so(isa: Isa) -> None:
    shown = isa("calendar", "diff", "before.toml", "--as-at", "2026-06-01")

    fingerprint = read_toml(BEFORE).fingerprint[:12]
    assert (shown.returncode, shown.stdout) == (
        0,
        "scotland, compared with as known in January\n"
        f"fingerprint {fingerprint}, then {fingerprint}\n"
        "covers 2026-01-01 to 2026-12-31\n"
        "the days that both cover count alike\n"
        "\n" + NOTHING_MOVES,
    )


@pytest.mark.usefixtures("record")
def test_a_day_that_would_count_again_is_told_with_why_it_does_not_now(isa: Isa) -> None:
    Path("open.toml").write_text(BEFORE.partition("[[closed]]")[0], encoding="utf-8")

    shown = isa("calendar", "diff", "open.toml", "--as-at", "2026-06-01")

    assert shown.stdout.splitlines()[3] == (
        "Monday 25 May 2026 would become a working day; it is closed now: Spring Bank Holiday"
    )
    assert shown.stdout.count("  2026-06-16      2026-06-15       awaiting ") == 2


@pytest.mark.usefixtures("record")
def test_a_calendar_of_other_years_shows_what_each_covers(isa: Isa) -> None:
    Path("longer.toml").write_text(
        AFTER.replace("2026-12-31", "2027-12-31").replace("source", "# source"), encoding="utf-8"
    )

    shown = isa("calendar", "diff", "longer.toml", "--as-at", "2026-06-01")

    lines = shown.stdout.splitlines()
    assert (lines[0], lines[2]) == (
        "scotland, compared with a calendar without a source",
        "covers 2026-01-01 to 2026-12-31, then 2026-01-01 to 2027-12-31",
    )


OVERDUE = MOVES.replace("awaiting", "overdue ")
"""The same moves as at the day of recording, long after."""

CLOSING = "Monday 15 June 2026 would be closed: {}; it is a working day now\n"
BY_THE_PACKAGE = """\
Thursday 1 January 2026 would be closed: New Year's Day; it is a working day now
Friday 2 January 2026 would be closed: New Year Holiday; it is a working day now
Friday 3 April 2026 would be closed: Good Friday; it is a working day now
Monday 4 May 2026 would be closed: May Day; it is a working day now
Monday 15 June 2026 would be closed: \
Scotland's participation in the FIFA World Cup final; it is a working day now
Monday 3 August 2026 would be closed: Summer Bank Holiday; it is a working day now
Monday 30 November 2026 would be closed: Saint Andrew's Day; it is a working day now
Friday 25 December 2026 would be closed: Christmas Day; it is a working day now
Monday 28 December 2026 would be closed: Boxing Day (observed); it is a working day now
"""


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("named", "days"),
    [
        (("after.toml",), CLOSING.format("World Cup <U+001B>[2J")),
        (("official.json",), CLOSING.format("World Cup")),
        (("--closures", "closures.csv"), CLOSING.format("World Cup")),
        (("--package",), BY_THE_PACKAGE),
    ],
)
def test_adopting_shows_first_what_moves_and_then_every_open_deadline_has_moved(
    isa: Isa, named: tuple[str, ...], days: str
) -> None:
    adopted = isa("calendar", "adopt", *named, "--on", "2026-06-01")

    assert (adopted.returncode, told(adopted.stdout)) == (
        0,
        "scotland: recorded as entry 8 (receipt 8:HASH)\n",
    )
    assert adopted.stderr == days + OVERDUE
    assert deadlines(isa, "2026-05-31") == {"2026-06-16"}
    assert deadlines(isa, "2026-06-01") == {"2026-06-17"}
    assert isa("verify").returncode == 0


@pytest.mark.usefixtures("record")
def test_what_was_past_its_deadline_keeps_the_calendar_it_was_judged_by(isa: Isa) -> None:
    adopted = isa("calendar", "adopt", "after.toml", "--on", "2026-06-17")

    assert (adopted.returncode, adopted.stderr) == (
        0,
        CLOSING.format("World Cup <U+001B>[2J") + NOTHING_MOVES,
    )
    assert {row["deadline"] for row in data(isa, "overdue", "--as-at", "2026-06-18")} == {
        "2026-06-16"
    }


@pytest.mark.usefixtures("record")
def test_adopting_the_same_again_is_recognised(isa: Isa) -> None:
    adopt = ("calendar", "adopt", "after.toml", "--on", "2026-06-01")
    assert isa(*adopt).returncode == 0

    again = isa(*adopt)
    other_day = isa("calendar", "adopt", "after.toml", "--on", "2026-06-02")

    assert (again.returncode, again.stdout, again.stderr) == (
        0,
        "scotland: already recorded as entry 8; nothing was added\n",
        NOTHING_MOVES,
    )
    assert (other_day.returncode, other_day.stderr) == (
        2,
        "isa: calendar: the days of scotland are those adopted already\n",
    )


@pytest.mark.usefixtures("record")
def test_a_calendar_that_covers_less_is_adopted_with_a_warning(isa: Isa) -> None:
    Path("less.toml").write_text(AFTER.replace("2026-12-31", "2026-12-30"), encoding="utf-8")

    adopted = isa("calendar", "adopt", "less.toml", "--on", "2026-06-17")

    assert (adopted.returncode, adopted.stderr) == (
        0,
        CLOSING.format("World Cup <U+001B>[2J")
        + NOTHING_MOVES
        + "warning: calendar: scotland no longer covers 2026-12-31, as the one before did\n",
    )


@pytest.mark.usefixtures("record")
def test_a_calendar_of_another_name_stands_beside_the_first(isa: Isa) -> None:
    Path("office.toml").write_text(AFTER.replace('"scotland"', '"office"'), encoding="utf-8")

    adopted = isa("calendar", "adopt", "office.toml", "--on", "2026-03-02")
    from_csv = isa("calendar", "adopt", "after.csv", "--name", "council", "--on", "2026-03-03")

    assert (told(adopted.stdout), adopted.stderr) == (
        "office: recorded as entry 8 (receipt 8:HASH)\n",
        f"a new calendar: office\n{NOTHING_MOVES}",
    )
    assert told(from_csv.stdout) == "council: recorded as entry 9 (receipt 9:HASH)\n"
    assert [row["calendar"] for row in data(isa, "calendar", "list")] == [
        *("scotland", "office", "council")
    ]
    assert [row["day"] for row in data(isa, "calendar", "show", "office")] == [
        *("2026-05-25", "2026-06-15")
    ]


LIST = """\
calendar    counts from    entry    covers from    to          closed days    source
----------  -------------  -------  -------------  ----------  -------------  \
----------------------
scotland    2026-01-05     2        2026-01-01     2026-12-31  1              \
as known in January
scotland    2026-02-04     8        2026-01-01     2026-12-31  2              \
as known on 4 February
"""


@pytest.mark.usefixtures("record")
def test_every_adoption_is_listed_with_the_day_from_which_it_counts(isa: Isa) -> None:
    assert isa("calendar", "adopt", "after.toml", "--on", "2026-02-04").returncode == 0

    shown = isa("calendar", "list")

    assert (shown.returncode, shown.stdout, shown.stderr) == (0, LIST, "")
    assert data(isa, "calendar", "list")[1] == {
        "calendar": "scotland",
        "adopted_on": "2026-02-04",
        "entry": 8,
        "first": "2026-01-01",
        "last": "2026-12-31",
        "closed": 2,
        "provisional_from": None,
        "source": "as known on 4 February",
        "fingerprint": read_toml(AFTER).fingerprint,
    }


SHOWN = """\
scotland: 2026-01-01 to 2026-12-31; as known on 4 February; fingerprint {fingerprint}

calendar    day         reason
----------  ----------  ---------------------
scotland    2026-05-25  Spring Bank Holiday
scotland    2026-06-15  World Cup <U+001B>[2J
"""


@pytest.mark.usefixtures("record")
def test_the_calendar_in_force_on_a_day_is_shown(isa: Isa) -> None:
    assert isa("calendar", "adopt", "after.toml", "--on", "2026-02-04").returncode == 0

    def days(*options: str) -> list[str]:
        return [row["day"] for row in data(isa, "calendar", "show", *options)]

    assert days("--as-at", "2025-01-01") == ["2026-05-25"]
    assert days("--as-at", "2026-02-03") == ["2026-05-25"]
    assert days("--as-at", "2026-02-04") == ["2026-05-25", "2026-06-15"]
    assert days("scotland", "--year", "2026") == ["2026-05-25", "2026-06-15"]
    shown = isa("calendar", "show", "--as-at", "2026-02-04")
    assert shown.stdout == SHOWN.format(fingerprint=read_toml(AFTER).fingerprint)


@pytest.mark.usefixtures("record")
def test_closing_a_day_moves_what_is_open_and_says_so_first(isa: Isa) -> None:
    close = ("calendar", "close", "--first", "2026-06-15", "--because", "flood")

    closed = isa(*close, "--on", "2026-06-01")
    again = isa(*close, "--on", "2026-06-01")

    assert (closed.returncode, told(closed.stdout)) == (
        0,
        "scotland: recorded as entry 8 (receipt 8:HASH)\n",
    )
    assert closed.stderr == CLOSING.format("flood") + OVERDUE
    assert again.stdout == "scotland: already recorded as entry 8; nothing was added\n"
    assert deadlines(isa, "2026-06-01") == {"2026-06-17"}
    assert [row["reason"] for row in data(isa, "calendar", "show", "--as-at", "2026-06-01")] == [
        *("Spring Bank Holiday", "flood")
    ]


@pytest.mark.usefixtures("record")
def test_a_run_of_days_is_closed_in_the_calendar_named(isa: Isa) -> None:
    closed = isa(
        *("calendar", "close", "--first", "2026-06-12", "--last", "2026-06-16"),
        *("--because", "flood", "--name", "scotland", "--on", "2026-06-01"),
    )

    # Three working days and a weekend: Friday 19 June in the place of Tuesday the 16th.
    assert closed.returncode == 0
    assert deadlines(isa, "2026-06-01") == {"2026-06-19"}
    shown = data(isa, "calendar", "show", "--as-at", "2026-06-01")
    assert [row["day"][-2:] for row in shown] == ["25", "12", "13", "14", "15", "16"]


@pytest.mark.usefixtures("record")
def test_the_explanation_tells_of_the_adoption_and_keeps_the_original_deadline(isa: Isa) -> None:
    adopt = ("calendar", "adopt", "after.toml", "--on", "2026-06-01")
    assert isa(*adopt).returncode == 0

    shown = isa("explain", "ADV-2026-001.1", "--as-at", "2026-06-02")

    assert [line.strip() for line in shown.stdout.splitlines()][2:6] == [
        (
            "calendar: scotland, 2026-01-01 to 2026-12-31, fingerprint"
            f" {read_toml(AFTER).fingerprint[:12]} (as known on 4 February)"
        ),
        (
            "the calendar at first: scotland, 2026-01-01 to 2026-12-31, fingerprint"
            f" {read_toml(BEFORE).fingerprint[:12]} (as known in January)"
        ),
        "day zero: issued on Monday 18 May 2026; not counted itself",
        (
            "Monday 1 June 2026: the calendar scotland adopted anew (entry 8);"
            " deadline Wednesday 17 June 2026"
        ),
    ]
    assert shown.stdout.endswith(
        "Monday 15 June 2026: not counted, World Cup <U+001B>[2J\n"
        "  Tuesday 16 June 2026 to Wednesday 17 June 2026: working days 19 to 20\n"
        "  deadline: Wednesday 17 June 2026, to midnight; late from Thursday 18 June 2026;"
        " the original deadline was Tuesday 16 June 2026\n"
    )
    history = data(isa, "history", "scotland")
    assert [(row["number"], row["happened_on"]) for row in history] == [
        (2, "2026-01-05"),
        (8, "2026-06-01"),
    ]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("form", "told_of"),
    [
        ("markdown", r"Monday 15 June 2026 would be closed: World Cup \<U+001B\>\[2J; it is"),
        ("csv", "day=2026-06-15; closed_before=; closed_after=World Cup \x1b[2J,"),
        ("jsonl", '"closed_after": "World Cup \\u001b[2J"}]'),
    ],
)
def test_a_comparison_in_the_other_formats(isa: Isa, form: str, told_of: str) -> None:
    shown = isa("calendar", "diff", "after.toml", "--as-at", "2026-06-01", "--format", form)

    assert (shown.returncode, shown.stderr, shown.stdout.count(told_of)) == (0, "", 1)


def test_a_comparison_as_at_a_day_before_the_newest_adoption_is_refused(
    record: Path, isa: Isa
) -> None:
    assert isa("calendar", "adopt", "after.toml", "--on", "2026-02-04").returncode == 0
    before = record.read_bytes()

    refused = isa("calendar", "diff", "before.toml", "--as-at", "2026-02-03")
    compared = isa("calendar", "diff", "before.toml", "--as-at", "2026-02-04")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        "isa: as at: scotland was adopted last on 2026-02-04; it can't be adopted anew before\n",
    )
    assert (compared.returncode, record.read_bytes()) == (0, before)


@pytest.mark.usefixtures("record")
def test_a_comparison_leaves_out_what_was_withdrawn_or_waived(isa: Isa) -> None:
    for command in (
        ("advice", "withdraw", "ADV-2026-001.1", "--on", "2026-05-20", "--because", "done"),
        ("clock", "waive", "ADV-2026-001.2", "--on", "2026-05-20", "--because", "done"),
    ):
        assert isa(*command).returncode == 0

    change = data(isa, "calendar", "diff", "after.toml", "--as-at", "2026-06-01")

    assert ([each["day"] for each in change["days"]], change["moves"]) == (["2026-06-15"], [])


@pytest.mark.usefixtures("record")
def test_closing_tells_the_day_before_anything_is_saved(isa: Isa) -> None:
    closed = isa("calendar", "close", "--first", "2026-12-04", "--because", "Office shut")

    assert (closed.returncode, closed.stderr) == (
        0,
        (
            "Friday 4 December 2026 would be closed: Office shut; it is a working day now\n"
            f"{NOTHING_MOVES}"
        ),
    )


# A deadline told


@pytest.mark.usefixtures("record")
def test_a_deadline_told_that_is_not_the_one_in_force_is_warned_of_at_once(isa: Isa) -> None:
    told_amiss = isa(
        *("advice", "told", "ADV-2026-001", "--recommendation", "2"),
        *("--deadline", "2026-06-17", "--on", "2026-05-19"),
    )
    told_right = isa(
        *("advice", "told", "ADV-2026-001", "--recommendation", "2"),
        *("--deadline", "2026-06-16", "--on", "2026-05-20"),
    )

    assert (told_amiss.returncode, told_amiss.stderr) == (
        0,
        (
            "warning: deadline: 2026-06-17 was told; ADV-2026-001.2, cosla (substantive) has"
            " 2026-06-16 in force\n"
        ),
    )
    assert (told_right.returncode, told_right.stderr) == (0, "")


@pytest.mark.usefixtures("record")
def test_check_lists_the_deadline_told_amiss_too(isa: Isa) -> None:
    told_amiss = isa(
        *("advice", "told", "ADV-2026-001", "--recommendation", "2"),
        *("--deadline", "2026-06-17", "--on", "2026-05-19"),
    )
    assert told_amiss.returncode == 0

    found = json.loads(isa("check", "--as-at", "2026-06-01", "--format", "json").stdout)["data"]

    assert [row["sentence"] for row in found if row["rule"] == "told-deadlines-hold"] == [
        (
            "ADV-2026-001.2, cosla, substantive: told on 2026-05-19 that its deadline is"
            " 2026-06-17; it is 2026-06-16"
        )
    ]
