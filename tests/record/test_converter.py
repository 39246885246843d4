from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given

from isa_programme.calendars.months import Month
from isa_programme.calendars.periods import Period
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import FaultsError
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.converter import structured, unstructured
from isa_programme.record.counting_rules import OwedPer, ProtocolStatus
from isa_programme.record.documents import Document
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import AppliesTo, Protocol
from isa_programme.record.responses import Response
from isa_programme.record.scope import Scope
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Function, ResponseKind, StageName
from strategies import calendars


def faults(data: object, cls: type) -> tuple[str, ...]:
    with pytest.raises(FaultsError) as caught:
        structured(data, cls)
    return caught.value.faults


def test_a_protocol_as_authored_takes_every_default_it_leaves_out() -> None:
    authored = {
        "name": "foisa-like",
        "version": 1,
        "status": "borrowed-example",
        "title": "As for information requests",
        "effective_from": "2026-01-01",
        "source": "the Act",
        "stages": [{"name": "substantive", "allowance": "20 working days", "cut_off": "16:30"}],
        "applies_to": {"functions": ["strategy"]},
    }
    assert structured(authored, Protocol) == Protocol(
        name="foisa-like",
        version=1,
        status=ProtocolStatus.BORROWED_EXAMPLE,
        title="As for information requests",
        effective_from=date(2026, 1, 1),
        source="the Act",
        stages=(
            Stage(
                name=StageName.SUBSTANTIVE,
                allowance=Allowance(20, Unit.WORKING_DAYS),
                cut_off=time(16, 30),
                owed_per=OwedPer.RECOMMENDATION,
                met_by=(ResponseKind.SUBSTANTIVE,),
            ),
        ),
        applies_to=AppliesTo(functions=frozenset([Function.STRATEGY])),
    )


def test_all_faults_of_one_protocol_are_told_together_each_with_its_path() -> None:
    authored = {
        "name": "p",
        "version": True,
        "status": "agree",
        "effective_from": "2026-1-1",
        "colour": 1,
        "stages": [
            {
                "name": "substantive",
                "allowance": "20 fortnights",
                "channel": {"post": "2 days", "fax": 3},
            },
            7,
            {"name": "update"},
        ],
        "applies_to": {"kinds": "abc", "x y": 2},
        "source": None,
    }
    right = "write a whole number and working days, days, weeks or months, as in '20 working days'"
    assert set(faults(authored, Protocol)) == {
        "version: true is not a whole number",
        "status: 'agree' is none of agreed, borrowed-example",
        "title: it is missing",
        "effective_from: '2026-1-1' is not a date here: write it year-month-day, as in 2026-01-05",
        "source: null is not a text",
        "applies_to.kinds: 'abc' is not a list",
        "applies_to.'x y': no such key",
        f"stages[0].allowance: '20 fortnights' is no allowance: {right}",
        "stages[0].channel['fax']: the number 3 is not a text",
        "stages[1]: the number 7 is not a table of keys",
        "stages[2].allowance: it is missing",
        "colour: no such key",
    }


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("title", 7, "the number 7 is not a text"),
        ("title", None, "null is not a text"),
        ("title", True, "true is not a text"),
        ("title", ["a"], "a list is not a text"),
        (
            "title",
            "half \ud83d",
            "it holds a NUL or half a character (a lone surrogate); type it again",
        ),
        (
            "title",
            "nul \0",
            "it holds a NUL or half a character (a lone surrogate); type it again",
        ),
        ("length", 7, "the number 7 is not a text"),
        ("period", "2026", "'2026' is not a table of keys"),
        ("functions", "strategy", "'strategy' is not a list"),
    ],
)
def test_a_value_of_another_type_is_refused_not_bent_into_shape(
    field: str, value: object, fault: str
) -> None:
    assert faults({"title": "t", field: value}, Programme) == (f"{field}: {fault}",)


@pytest.mark.parametrize("value", ["false", "", 0, 1, None])
def test_only_true_and_false_are_booleans(value: object) -> None:
    given_ = {"slug": "cosla", "name": "COSLA", "ours": value}
    assert [fault.endswith("is not true or false") for fault in faults(given_, Addressee)] == [True]


@pytest.mark.parametrize("value", ["2026-01-01T00:00:00", "1/2/2026", "2026-02-30", 20260101, None])
def test_a_day_is_text_in_one_form_and_a_real_day(value: object) -> None:
    assert [fault.partition(":")[0] for fault in faults({"first": value}, Holder)] == [
        "name",
        "first",
    ]


@pytest.mark.parametrize("value", ["24:00", "09:60", "9:30", "09:30:00", "0930", "\u0660\u0669:30"])
def test_a_time_is_an_hour_and_a_minute(value: str) -> None:
    stage = {"name": "update", "allowance": "1 month", "cut_off": value}
    assert faults(stage, Stage) == (
        f"cut_off: {value!a} is not a time: write hour and minute, as in 09:30",
    )


def test_a_date_may_be_a_month_where_the_source_gives_no_day() -> None:
    held = {"name": "A", "first": "2025-09", "last": "2026-01-02"}
    made = Holder(name="A", first=Month(2025, 9), last=date(2026, 1, 2))
    assert structured(held, Holder) == made
    assert unstructured(made) == {**held, "source": ""}


def test_what_a_class_refuses_comes_out_as_it_says_it_with_its_path() -> None:
    response = {
        "advice": "ADV-2026-001",
        "kind": "holding",
        "sent_by": ["cosla"],
        "received_on": "2026-01-01",
        "documents": [{"name": "a/b", "sha256": "1", "size": 1}],
    }
    assert faults(response, Response) == (
        "documents[0]: document name: a file's bare name is needed, with no folder in it",
        "documents[0]: document sha256: 64 hexadecimal figures in small letters are needed",
    )
    assert faults({"first": "2026-02-01", "last": "2026-01-01"}, Period) == (
        "a period can't end on 2026-01-01, before it begins on 2026-02-01",
    )


def test_what_is_written_is_plain_data_with_every_field_and_sets_in_order() -> None:
    criteria = AppliesTo(kinds=frozenset(["public-body", "government", "other"]))
    assert unstructured(criteria) == {
        "kinds": ["government", "other", "public-body"],
        "priorities": [],
        "functions": [],
    }
    assert unstructured(Scope(advice="ADV-2026-001", stages=(StageName.UPDATE,))) == {
        "advice": "ADV-2026-001",
        "recommendations": [],
        "addressees": [],
        "stages": ["update"],
        "periods": [],
    }


def test_a_document_comes_back_as_it_went() -> None:
    document = Document(name="letter.pdf", sha256="a" * 64, size=0)
    assert structured(unstructured(document), Document) == document


@given(calendars())
def test_a_calendar_comes_back_with_every_day_and_reason(calendar: WorkingCalendar) -> None:
    plain = unstructured(calendar)
    again = structured(plain, WorkingCalendar)
    assert again == calendar
    assert unstructured(again) == plain


def _plain_calendar(**changes: object) -> dict[str, Any]:
    made = WorkingCalendar(
        name="c", first=date(2026, 1, 1), last=date(2026, 12, 31), closed={date(2026, 1, 1): "New"}
    )
    plain: dict[str, Any] = unstructured(made)
    return plain | changes


def test_a_calendar_whose_days_were_altered_is_refused() -> None:
    assert faults(_plain_calendar(closed={}), WorkingCalendar) == (
        "fingerprint: it is not that of these days; the list was altered",
    )


def test_a_calendar_tells_all_its_faults_with_their_paths() -> None:
    bad = _plain_calendar(closed={"2026-13-01": "x"}, week=["1"], colour=1)
    assert set(faults(bad, WorkingCalendar)) == {
        (
            "closed['2026-13-01']: '2026-13-01' is not a date here: there is no such day; write a"
            " real one, as in 2026-01-05"
        ),
        "week[0]: '1' is not a whole number",
        "colour: no such key",
    }
