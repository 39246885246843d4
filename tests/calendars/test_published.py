"""Reading calendars that somebody published: CSV, the official JSON, TOML."""

from __future__ import annotations

import json
from datetime import date

import pytest

from isa_programme.calendars.closures import Closure
from isa_programme.calendars.published import (
    read_closures,
    read_csv,
    read_official_json,
    read_toml,
)
from isa_programme.calendars.scotland import scotland
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import CalendarError

BOM = "\ufeff"

_NO_DATE = "is not a date here: write it year-month-day, as in 2026-01-05"
_NO_DAY = "is not a date here: there is no such day; write a real one, as in 2026-01-05"

# CSV

GOOD_CSV = """\
date,reason
2026-04-06,Easter Monday
2025-09-15,"Autumn Monday, Edinburgh"
"""
OFFICE = WorkingCalendar(
    name="office",
    first=date(2025, 1, 1),
    last=date(2026, 12, 31),
    closed={date(2025, 9, 15): "Autumn Monday, Edinburgh", date(2026, 4, 6): "Easter Monday"},
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD_CSV, id="as written"),
        pytest.param(BOM + GOOD_CSV, id="with a byte order mark"),
        pytest.param(GOOD_CSV.replace("\n", "\r\n"), id="with Windows line ends"),
        pytest.param(GOOD_CSV.replace("\n", "\n\n"), id="with empty lines"),
        pytest.param(GOOD_CSV.rstrip("\n"), id="without a last line end"),
        pytest.param(GOOD_CSV.replace("date,reason", " date , reason "), id="with blanks"),
        pytest.param(GOOD_CSV.replace("2026-04-06,", " 2026-04-06 , "), id="with blanks in a row"),
    ],
)
def test_a_csv_of_closed_days_is_a_calendar_of_whole_years(text: str) -> None:
    calendar = read_csv(text, name="office", source="office notice")
    assert calendar == OFFICE
    assert ("office notice", dict(OFFICE.closed)) == (calendar.source, dict(calendar.closed))


def test_words_in_any_script_are_kept() -> None:
    calendar = read_csv("date,reason\n2026-01-02,An dàrna là\n", name="gd")
    assert calendar.reason_closed(date(2026, 1, 2)) == "An dàrna là"


_COLUMNS = ("row 1: the columns are date,reason and no others",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", _COLUMNS, id="empty"),
        pytest.param("2026-01-01,New Year\n", _COLUMNS, id="no columns"),
        pytest.param("date\n2026-01-01\n", _COLUMNS, id="a column missing"),
        pytest.param("date,reason,note\n", _COLUMNS, id="a column too many"),
        pytest.param("reason,date\n", _COLUMNS, id="columns the other way round"),
        pytest.param("date,date\n", _COLUMNS, id="a column twice"),
        pytest.param("date;reason\n2026-01-01;x\n", _COLUMNS, id="another separator"),
        pytest.param(
            "date,reason\n",
            ("the list names no day, so the years it covers can't be known",),
            id="no days",
        ),
        pytest.param(
            "date,reason\n2026-01-01\n2026-01-02,a,b\n",
            ("row 2: 2 cells are expected, 1 found", "row 3: 2 cells are expected, 3 found"),
            id="ragged rows",
        ),
        pytest.param(
            "date,reason\n01/01/2026,New Year\n2026-02-30,x\n2026-01-05,\n2026-01-06,ok\n",
            (
                f"row 2: '01/01/2026' {_NO_DATE}",
                f"row 3: '2026-02-30' {_NO_DAY}",
                "row 4: the closure of 2026-01-05 needs a reason",
            ),
            id="every bad row at once",
        ),
    ],
)
def test_a_csv_with_faults_reports_them_all(text: str, expected: tuple[str, ...]) -> None:
    with pytest.raises(CalendarError) as refused:
        read_csv(text, name="office")
    assert expected == refused.value.faults


def test_a_csv_that_names_a_day_twice_is_refused() -> None:
    with pytest.raises(CalendarError) as refused:
        read_csv("date,reason\n2026-01-01,New Year\n2026-01-01,again\n", name="office")
    assert "2026-01-01 is listed twice" in str(refused.value)


def test_each_day_named_twice_is_reported_with_its_row() -> None:
    text = "date,reason\n2026-01-01,a\n2026-01-01,b\n2026-01-02,c\n2026-01-02,d\nsoon,e\n"
    with pytest.raises(CalendarError) as refused:
        read_csv(text, name="office")
    rows = [fault.split(":", 1)[0] for fault in refused.value.faults]
    assert rows == ["row 3", "row 5", "row 6"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'date,reason\n2026-01-01,"New Year\n2026-01-02,x\n',
            "row 3: unexpected end of data",
            id="an open quote",
        ),
        pytest.param(
            'date,reason\n2026-01-01,"New" Year\n',
            "row 2: ',' expected after '\"'",
            id="text after a quote",
        ),
        pytest.param(
            f"date,reason\n2026-01-01,{'x' * 200_000}\n",
            "row 2: field larger than field limit (131072)",
            id="a cell without end",
        ),
    ],
)
def test_a_csv_that_cannot_be_read_is_a_fault_of_the_calendar(text: str, expected: str) -> None:
    with pytest.raises(CalendarError) as refused:
        read_csv(text, name="office")
    assert expected == str(refused.value)


def test_rows_may_end_as_on_an_old_mac() -> None:
    assert OFFICE == read_csv(GOOD_CSV.replace("\n", "\r"), name="office")


def test_a_line_end_within_a_reason_is_kept_as_it_is() -> None:
    calendar = read_csv('date,reason\r\n2026-01-02,"An dàrna\r\nlà"\r\n', name="gd")
    assert calendar.reason_closed(date(2026, 1, 2)) == "An dàrna\r\nlà"


def test_a_list_that_names_no_source_has_none() -> None:
    sources = read_csv(GOOD_CSV, name="office").source, read_official_json(PUBLISHED).source
    assert sources == ("", "")


# Closures alone


def test_a_csv_of_closures_is_one_closure_for_each_row() -> None:
    expected = (
        Closure(date(2026, 4, 6), date(2026, 4, 6), "Easter Monday"),
        Closure(date(2025, 9, 15), date(2025, 9, 15), "Autumn Monday, Edinburgh"),
    )
    assert expected == read_closures(GOOD_CSV)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", _COLUMNS, id="empty"),
        pytest.param("date,reason\n", ("the list names no day to close",), id="no days"),
        pytest.param(
            "date,reason\nsoon,x\n2026-01-05,\n",
            (f"row 2: 'soon' {_NO_DATE}", "row 3: the closure of 2026-01-05 needs a reason"),
            id="every bad row at once",
        ),
    ],
)
def test_a_csv_of_closures_with_faults_reports_them_all(
    text: str, expected: tuple[str, ...]
) -> None:
    with pytest.raises(CalendarError) as refused:
        read_closures(text)
    assert expected == refused.value.faults


# The official JSON


def _official(*events: object, division: str = "scotland") -> str:
    return json.dumps({division: {"division": division, "events": events}})


PUBLISHED = _official({"title": "New Year's Day", "date": "2026-01-01"})

HOGMANAY = {"title": "New Year's Day", "date": "2026-01-01", "notes": "", "bunting": True}
SECOND = {"title": "2nd January", "date": "2026-01-02", "notes": "", "bunting": True}
TWO_DAYS = {date(2026, 1, 1): "New Year's Day", date(2026, 1, 2): "2nd January"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_official(HOGMANAY, SECOND), id="as published"),
        pytest.param(_official(SECOND, HOGMANAY), id="in another order"),
        pytest.param(BOM + _official(HOGMANAY, SECOND), id="with a byte order mark"),
    ],
)
def test_the_official_list_is_a_calendar_of_whole_years(text: str) -> None:
    calendar = read_official_json(text, source="a file")
    assert ("scotland", date(2026, 1, 1), date(2026, 12, 31), TWO_DAYS, "a file") == (
        calendar.name,
        calendar.first,
        calendar.last,
        dict(calendar.closed),
        calendar.source,
    )


def test_another_division_is_another_calendar() -> None:
    text = _official(HOGMANAY, division="england-and-wales")
    assert read_official_json(text, division="england-and-wales").name == "england-and-wales"
    assert read_official_json(text, division="england-and-wales", name="ew").name == "ew"


def test_the_official_form_of_our_own_days_gives_the_same_calendar() -> None:
    days = [{"title": name, "date": str(day)} for day, name in scotland(2025, 2027).closed.items()]
    assert scotland(2025, 2027) == read_official_json(_official(*days))


_SHAPE = "expected divisions with events of date and title, 'scotland' among them"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ("line 1: not JSON",), id="empty"),
        pytest.param("{", ("line 1: not JSON",), id="cut short"),
        pytest.param("\n\nnonsense", ("line 3: not JSON",), id="no JSON, on its third line"),
        pytest.param("[]", (_SHAPE,), id="a list"),
        pytest.param("null", (_SHAPE,), id="nothing"),
        pytest.param('"scotland"', (_SHAPE,), id="a text"),
        pytest.param("{}", (_SHAPE,), id="no division"),
        pytest.param(_official(HOGMANAY, division="wales"), (_SHAPE,), id="another division"),
        pytest.param('{"scotland": {}}', (_SHAPE,), id="no events"),
        pytest.param('{"scotland": {"events": null}}', (_SHAPE,), id="events that are none"),
        pytest.param('{"scotland": {"events": ["2026-01-01"]}}', (_SHAPE,), id="a text for events"),
        pytest.param(_official({"title": "x"}), (_SHAPE,), id="an event without a date"),
        pytest.param(_official({"date": "2026-01-01"}), (_SHAPE,), id="one without a title"),
        pytest.param("[" * 20_000, (_SHAPE,), id="20,000 deep"),
        pytest.param(
            _official(),
            ("the list names no day, so the years it covers can't be known",),
            id="no events at all",
        ),
        pytest.param(
            _official(
                {"title": "a", "date": "01/01/2026"},
                HOGMANAY,
                {"title": "c", "date": "2026-02-30"},
                {"title": " ", "date": "2026-01-05"},
                {"title": "e", "date": 20260106},
            ),
            (
                f"event 1: '01/01/2026' {_NO_DATE}",
                f"event 3: '2026-02-30' {_NO_DAY}",
                "event 4: the closure of 2026-01-05 needs a reason",
                "event 5: a date and a reason are needed, both of them texts",
            ),
            id="every bad event at once",
        ),
    ],
)
def test_an_official_list_with_faults_reports_them_all(
    text: str, expected: tuple[str, ...]
) -> None:
    with pytest.raises(CalendarError) as refused:
        read_official_json(text)
    assert expected == refused.value.faults


@pytest.mark.parametrize("title", [None, 5, True, ["x"]], ids=repr)
def test_a_title_that_is_no_text_is_not_made_into_one(title: object) -> None:
    with pytest.raises(CalendarError, match="event 1"):
        read_official_json(_official({"title": title, "date": "2026-01-01"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '{"scotland": {"events": [], "size": ' + "1" * 5_000 + "}}", _SHAPE, id="a huge number"
        ),
        pytest.param(
            _official(HOGMANAY)[:-1] + ', "scotland": ' + json.dumps({"events": [SECOND]}) + "}",
            "the key 'scotland' is there twice in one object",
            id="a division twice",
        ),
        pytest.param(
            _official(HOGMANAY).replace('"title"', '"date": "2026-01-05", "title"'),
            "the key 'date' is there twice in one object",
            id="a date twice",
        ),
    ],
)
def test_json_that_says_two_things_or_more_than_can_be_read_is_refused(
    text: str, expected: str
) -> None:
    with pytest.raises(CalendarError) as refused:
        read_official_json(text)
    assert expected == str(refused.value)


# TOML

GOOD_TOML = """\
name = "office"
first = 2026-01-01
last = 2026-12-31
source = "office notice"
week = ["monday", "tuesday", "wednesday", "thursday", "saturday"]

[[closed]]
day = 2026-04-06
reason = "Easter Monday"

[[closed]]
first = 2026-07-06
last = 2026-07-07
reason = "summer closure"
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD_TOML, id="as written"),
        pytest.param(BOM + GOOD_TOML, id="with a byte order mark"),
        pytest.param(GOOD_TOML.replace("\n", "\r\n"), id="with Windows line ends"),
    ],
)
def test_a_toml_calendar_has_its_range_its_week_and_its_closures(text: str) -> None:
    calendar = read_toml(text)
    assert (
        "office",
        date(2026, 1, 1),
        date(2026, 12, 31),
        frozenset({0, 1, 2, 3, 5}),
        "office notice",
        {
            date(2026, 4, 6): "Easter Monday",
            date(2026, 7, 6): "summer closure",
            date(2026, 7, 7): "summer closure",
        },
    ) == (
        calendar.name,
        calendar.first,
        calendar.last,
        calendar.week,
        calendar.source,
        dict(calendar.closed),
    )


LEAST = 'name = "office"\nfirst = 2026-01-01\nlast = 2026-12-31\n'


def test_a_toml_calendar_is_monday_to_friday_unless_it_says_otherwise() -> None:
    calendar = read_toml(LEAST)
    assert (frozenset(range(5)), {}, "") == (
        calendar.week,
        dict(calendar.closed),
        calendar.source,
    )


_NO_NEWLINE = "Expected newline or end of document after a statement"
_KEYS = "its keys are reason and day, or reason, first and last"
_NEEDS = "a closure needs day, or first and last"
_WEEK = "week: a list of day names in lower case, as in ['monday', 'tuesday']"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "",
            (
                "first: a date is needed, as in first = 2026-01-01",
                "last: a date is needed, as in last = 2026-01-01",
                "name: a calendar needs a name",
            ),
            id="empty",
        ),
        pytest.param(LEAST + "holidays = 1\n", ("holidays: no such key",), id="an unknown key"),
        pytest.param(
            LEAST.replace("2026-01-01", '"2026-01-01"'),
            ("first: a date is needed, as in first = 2026-01-01",),
            id="a date as a text",
        ),
        pytest.param(
            LEAST.replace("2026-12-31", "2026-12-31T00:00:00Z"),
            ("last: a date is needed, as in last = 2026-01-01",),
            id="an instant",
        ),
        pytest.param(
            LEAST.replace('"office"', "5"),
            ("name: a calendar needs a name",),
            id="no text for name",
        ),
        pytest.param(LEAST + 'week = ["Monday"]\n', (_WEEK,), id="a day in capitals"),
        pytest.param(LEAST + "week = []\n", (_WEEK,), id="no days"),
        pytest.param(LEAST + 'week = "monday"\n', (_WEEK,), id="a text for the week"),
        pytest.param(LEAST + "week = [0, 1]\n", (_WEEK,), id="numbers for days"),
        pytest.param(
            LEAST + 'closed = "2026-01-01"\n',
            ("closed: write each closure as a [[closed]] table",),
            id="a text for closures",
        ),
        pytest.param(
            LEAST.replace("2026-12-31", "2025-12-31"),
            ("a calendar can't end on 2025-12-31, before 2026-01-01",),
            id="it ends before it begins",
        ),
        pytest.param(
            LEAST + '[[closed]]\nday = 2027-01-01\nreason = "x"\n',
            ("the closure of 2027-01-01 lies outside 2026-01-01 to 2026-12-31",),
            id="a closure outside",
        ),
        pytest.param(
            LEAST.replace("2026-12-31", "2026-13-31") + 'surprise = 1\nweek = ["x"]\n',
            (f"not TOML: {_NO_NEWLINE} (at line 3, column 12)",),
            id="no such date",
        ),
    ],
)
def test_a_toml_calendar_with_faults_reports_them_all(text: str, expected: tuple[str, ...]) -> None:
    with pytest.raises(CalendarError) as refused:
        read_toml(text)
    assert expected == refused.value.faults


def test_every_bad_closure_is_reported_with_everything_else() -> None:
    text = """\
name = ""
first = 2026-01-01
surprise = 1
week = ["x"]
[[closed]]
day = "2026-01-01"
reason = "a text"
[[closed]]
day = 2026-01-02
[[closed]]
first = 2026-01-03
reason = "no last"
[[closed]]
first = 2026-01-09
last = 2026-01-05
reason = "backwards"
[[closed]]
date = 2026-01-10
reason = "another key"
[[closed]]
reason = "no day"
"""
    with pytest.raises(CalendarError) as refused:
        read_toml(text)
    assert refused.value.faults == (
        "surprise: no such key",
        "last: a date is needed, as in last = 2026-01-01",
        "name: a calendar needs a name",
        _WEEK,
        f"closed 1: '2026-01-01' is not a date here: {_NEEDS}",
        "closed 2: its keys are reason and day, or reason, first and last",
        "closed 3: its keys are reason and day, or reason, first and last",
        "closed 4: a closure can't end on 2026-01-05, before it begins on 2026-01-09",
        f"closed 5: {_KEYS}",
        "closed 6: its keys are reason and day, or reason, first and last",
    )


def test_what_is_no_toml_says_where() -> None:
    with pytest.raises(CalendarError) as refused:
        read_toml('name = "office\n')
    assert len(refused.value.faults) == 1
    assert str(refused.value).startswith("not TOML: ")
    assert "line 1" in str(refused.value)


def test_unknown_keys_are_reported_in_the_order_of_the_file() -> None:
    unknown = [f"unknown-{number}" for number in range(12)]
    with pytest.raises(CalendarError) as refused:
        read_toml(LEAST + "".join(f"{key} = 1\n" for key in unknown))
    assert [f"{key}: no such key" for key in unknown] == list(refused.value.faults)


@pytest.mark.parametrize("reason", ["5", "true", '["x"]', "2026-01-01"])
def test_a_reason_that_is_no_text_is_not_made_into_one(reason: str) -> None:
    with pytest.raises(CalendarError) as refused:
        read_toml(LEAST + f"[[closed]]\nday = 2026-01-05\nreason = {reason}\n")
    assert str(refused.value) == "closed 1: reason: a text is needed"


def test_a_source_that_is_no_text_is_not_made_into_one() -> None:
    with pytest.raises(CalendarError) as refused:
        read_toml(LEAST + "source = 5\n")
    assert str(refused.value) == "source: a text is needed"


def test_a_closure_is_of_days_not_of_times() -> None:
    with pytest.raises(CalendarError) as refused:
        read_toml(LEAST + '[[closed]]\nday = 2026-01-05T09:30:00\nreason = "x"\n')
    assert f"closed 1: '2026-01-05T09:30:00' is not a date here: {_NEEDS}" == str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"deep = {'[' * 20_000}", "not TOML we can read: it is nested too deeply", id="deep"
        ),
        pytest.param(
            f"long = {'1' * 5_000}\n", "not TOML we can read: a number in it is too long", id="long"
        ),
    ],
)
def test_toml_that_is_more_than_can_be_read_is_refused(text: str, expected: str) -> None:
    with pytest.raises(CalendarError) as refused:
        read_toml(text)
    assert expected == str(refused.value)


@pytest.mark.parametrize(
    "days",
    [
        pytest.param("day = 2026-01-05\nfirst = 2026-01-01\nlast = 2026-01-09\n", id="both"),
        pytest.param("day = 2026-01-05\nfirst = 2026-01-01\n", id="a day and a first"),
        pytest.param("day = 2026-01-05\nlast = 2026-01-09\n", id="a day and a last"),
    ],
)
def test_a_closure_is_a_day_or_a_stretch_never_a_mixture(days: str) -> None:
    with pytest.raises(CalendarError, match="closed 1"):
        read_toml(LEAST + f'[[closed]]\n{days}reason = "which?"\n')
