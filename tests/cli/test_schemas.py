from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from isa_programme.calendars.months import Month
from isa_programme.cli.commands.keeping import _BackupRow
from isa_programme.cli.commands.questions import _ExplanationRow
from isa_programme.cli.commands.serving import _CopyRow
from isa_programme.clock import explanation, workings
from isa_programme.clock.changes import Change
from isa_programme.clock.steps import Counted, Happened, PassedOver, Rolled, Step, Told
from isa_programme.journal.restore import RestoreDrill
from isa_programme.questions.agenda import AgendaRow
from isa_programme.questions.alignment import AlignmentMove, AlignmentRow
from isa_programme.questions.around import BodyRow, ReferenceRow
from isa_programme.questions.cadences import CadenceRow
from isa_programme.questions.calculation import calculation
from isa_programme.questions.calculation.calculated import CalculatedStart
from isa_programme.questions.calculation.calculation import Calculation
from isa_programme.questions.calendar_change import CalendarChange, DayChange
from isa_programme.questions.calendars import AdoptedCalendar, ClosedDay
from isa_programme.questions.changes.rows import ChangeRow
from isa_programme.questions.commitments import CommitmentRow
from isa_programme.questions.compliance import ComplianceRow
from isa_programme.questions.coverage import Coverage
from isa_programme.questions.engagements import EngagementRow, ImpactRow, InsightRow
from isa_programme.questions.escalation import EscalationDue
from isa_programme.questions.fields import FieldRow
from isa_programme.questions.holds import HoldRow
from isa_programme.questions.judgements import JudgementRow, StanceRow
from isa_programme.questions.lines import RecordLine
from isa_programme.questions.linked import PointerRow, TopicRow
from isa_programme.questions.moves import Move
from isa_programme.questions.offices import HolderRow, OfficeRow
from isa_programme.questions.papers import PaperRow
from isa_programme.questions.policies import AimRow, GroupRow, PolicyRow, PoolRow
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.questions.programme.objectives import ObjectiveRow, RouteMapRow
from isa_programme.questions.programme.progress import Progress
from isa_programme.questions.responses import ResponseRow
from isa_programme.questions.stages import StageRow
from isa_programme.questions.succession import OpenRow
from isa_programme.questions.week_rows import WeekRow
from isa_programme.record.counting_rules import Roll
from isa_programme.record.findings import Finding
from isa_programme.report.sentences import HistoryRow
from isa_programme.tracker.log.lines import LogLine
from isa_programme.tracker.recorded import Recorded

Isa = Callable[..., CompletedProcess[str]]
Schema = dict[str, Any]

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
EXAMPLES = Path(__file__).parents[2] / "examples" / "public-record" / "protocols"
ENVELOPE = ["schema", "question", "as_at", "known_at", "visibility", "under", "head", "data"]
AS_AT = ("--as-at", "2026-01-05")


def envelope(question: str) -> list[str]:
    """The fields of a question's answer; due and overdue are asked of several records too."""
    return [*ENVELOPE, "records"] if question in {"due", "overdue"} else ENVELOPE


ROWS: dict[str, type[attrs.AttrsInstance]] = {
    "addressees": OfficeRow,
    "advice": PaperRow,
    "backup": _BackupRow,
    "calendar": ClosedDay,
    "calendar-diff": CalendarChange,
    "calendars": AdoptedCalendar,
    "check": Finding,
    "copy": _CopyRow,
    "coverage": Coverage,
    "deadline": Calculation,
    "deadlines": CalculatedStart,
    "due": RecordLine,
    "escalations": EscalationDue,
    "explain": _ExplanationRow,
    "entry": FieldRow,
    "history": HistoryRow,
    "holders": HolderRow,
    "holds": HoldRow,
    "overdue": RecordLine,
    "protocols": StageRow,
    "recorded": Recorded,
    "responses": ResponseRow,
    "restore-drill": RestoreDrill,
    "verify": Finding,
    "progress": Progress,
    "milestones": MilestoneRow,
    "objectives": ObjectiveRow,
    "route-maps": RouteMapRow,
    "commitments": CommitmentRow,
    "cadences": CadenceRow,
    "engagements": EngagementRow,
    "insights": InsightRow,
    "impacts": ImpactRow,
    "judgements": JudgementRow,
    "stances": StanceRow,
    "aims": AimRow,
    "policies": PolicyRow,
    "alignment": AlignmentRow,
    "alignment-moved": AlignmentMove,
    "groups": GroupRow,
    "pools": PoolRow,
    "references": ReferenceRow,
    "pointers": PointerRow,
    "topics": TopicRow,
    "bodies": BodyRow,
    "open-with": OpenRow,
    "agenda": AgendaRow,
    "compliance": ComplianceRow,
    "changes": ChangeRow,
    "weekly": WeekRow,
    "import": LogLine,
}
STEPS: tuple[type[attrs.AttrsInstance], ...] = (
    Change,
    Counted,
    Happened,
    PassedOver,
    Rolled,
    Told,
)
# What a schema says of a text beyond its being one.
RECEIPT = {"pattern": "^[1-9][0-9]*:[0-9a-f]{64}$"}
SAID_MORE: dict[tuple[type, str], Schema] = {
    (HistoryRow, "kind"): {"pattern": "^[a-z-]+\\.v[1-9][0-9]*$"},
    (HistoryRow, "recorded_at"): {"format": "date-time"},
    (HistoryRow, "receipt"): RECEIPT,
    (Recorded, "receipt"): RECEIPT,
    (_BackupRow, "receipt"): RECEIPT,
    (_CopyRow, "receipt"): RECEIPT,
    (RestoreDrill, "head"): {"pattern": "^([1-9][0-9]*:[0-9a-f]{64})?$"},
    (Counted, "unit"): {"enum": ["working day", "day"]},
    (Rolled, "rule"): {"enum": [rule.value for rule in Roll]},
    (StageRow, "cut_off"): {"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    (Counted, "kind"): {"const": "counted"},
    (PassedOver, "kind"): {"const": "passed-over"},
    (Rolled, "kind"): {"const": "rolled"},
    (Happened, "kind"): {"const": "happened"},
    (Told, "kind"): {
        "enum": [
            *("rule", "rule-at-first", "calendar", "calendar-at-first", "day-zero", "period"),
            *("restart", "other-way", "agreed", "leg"),
            *("deadline", "paused", "not-started", "no-date", "unknown", "falls-in", "what-if"),
            *("reissue", "worked-back", "requested", "met"),
        ]
    },
}

DEMO = {
    "compliance": ("compliance", "--by", "month", *AS_AT),
    "progress": ("progress", "--pace", *AS_AT),
    "milestones": ("milestone", "list", *AS_AT),
    "objectives": ("programme", "show", *AS_AT),
    "route-maps": ("programme", "route-maps", *AS_AT),
    "engagements": ("engagement", "list", *AS_AT),
    "insights": ("insight", "list", *AS_AT),
    "references": ("refs", *AS_AT),
    "pointers": ("topic", "accountability", *AS_AT),
    "topics": ("topic", *AS_AT),
    "bodies": ("bodies", *AS_AT),
    "open-with": ("addressee", "open", *AS_AT),
    "agenda": ("agenda", "scottish-government", *AS_AT),
    "changes": ("changes", "2025-10-31", "2025-11-30"),
    "weekly": ("weekly", *AS_AT),
    "addressees": ("addressee", "list", *AS_AT),
    "advice": ("advice", "list", *AS_AT),
    "calendar": ("calendar", "show"),
    "calendar-diff": ("calendar", "diff", "office.csv"),
    "calendars": ("calendar", "list"),
    "check": ("check", *AS_AT),
    "coverage": ("advice", "show", "ADV-2025-003", *AS_AT),
    "due": ("due", *AS_AT),
    "escalations": ("escalation", "list", *AS_AT),
    "explain": ("explain", "ADV-2025-003"),
    "entry": ("entry", "7"),
    "history": ("history", "ADV-2025-003"),
    "overdue": ("overdue", *AS_AT),
    "protocols": ("protocol", "list"),
    "responses": ("response", "list", *AS_AT),
}
"""Questions that find rows in the demonstration's record."""

SMALL = {
    "addressees": ("addressee", "list", *AS_AT),
    "advice": ("advice", "list", *AS_AT),
    "calendar": ("calendar", "show", "--year", "2025"),
    "calendar-diff": ("calendar", "diff", "office.csv"),
    "calendars": ("calendar", "list"),
    "check": ("check", "--as-at", "2028-03-01"),
    "coverage": ("advice", "show", "1e5", *AS_AT),
    "due": ("due", "--as-at", "2025-12-01"),
    "escalations": ("escalation", "list", "--as-at", "2026-03-02"),
    "explain": ("explain", "1e5", *AS_AT),
    "entry": ("entry", "1"),
    "history": ("history", "1e5"),
    "backup": ("backup", "."),
    "copy": ("copy", "../small.db", "copy.db"),
    "holders": ("addressee", "show", "cosla"),
    "holds": ("hold", "list"),
    "overdue": ("overdue", "--as-at", "2026-03-02"),
    "protocols": ("protocol", "show", "foisa-like"),
    "responses": ("response", "list", *AS_AT),
    "restore-drill": ("restore-drill",),
    "import": ("import", "log.csv", "--map", "map.toml", "--dry-run", *AS_AT),
}
"""Questions that find rows in a small record in which most things happened once."""

NOTHING = {
    "due": ("due", "--as-at", "2019-01-01"),
    "escalations": ("escalation", "list", "--as-at", "2019-01-01"),
    "holders": ("addressee", "show", "cosla"),
    "holds": ("hold", "list"),
    "overdue": ("overdue", "--as-at", "2019-01-01"),
    "verify": ("verify",),
}
"""Questions that find nothing in the demonstration's record."""

FROM = ("20 working days", "--from", "2026-05-18T17:30")
CALCULATED = {
    "plain": ("deadline", ("deadline", *FROM)),
    "paused": ("deadline", ("deadline", *FROM, "--pause", "2026-05-20:", "--as-at", "2026-06-01")),
    "everything": (
        "deadline",
        (
            *("deadline", *FROM, "--cut-off", "17:00", "--channel-delay", "2 working days"),
            *("--pause", "2026-05-20:2026-05-22", "--clarified", "2026-05-26:2026-05-28"),
            *("--extend", "1 month@2026-06-01", "--until", "2026-09-01@2026-06-02"),
            *("--extend", "2 weeks@2026-06-03", "--redated", "30 working days@2026-06-04"),
        ),
    ),
    "answered": ("deadline", ("deadline", *FROM, "--answered", "2026-06-24")),
    "worked back": ("deadline", ("deadline", *FROM[:1], "--before", "--from", "2026-06-17")),
    "rolled": ("deadline", ("deadline", "1 week", "--from", "2025-12-18")),
    "several": ("deadlines", ("deadline", "--batch", "starts.csv", "--explain")),
    "none": ("deadlines", ("deadline", *FROM[:1], "--batch", "none.csv")),
}
"""Calculations, with the question whose form their answer has."""

FILES = {
    "office.csv": "date,reason\n2025-01-01,New Year\n2025-11-28,the boiler\n2028-12-25,Christmas\n",
    "starts.csv": (
        "from,reference,allowance,answered\n2025-11-13,A,20 working days,\n"
        "2025-11-13T09:00,B,2 months,2026-01-02\n2035-01-05,C,5 working days,\n"
    ),
    "none.csv": "from\n",
    "log.csv": "T,D\nCare,2025-01-06\n",
    "map.toml": 'name = "log"\n[advice]\ntitle = "T"\nissued_on = "D"\n',
}
"""Files that lie where a question is put."""


@pytest.fixture(autouse=True)
def files() -> None:
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")


def schema(question: str) -> Schema:
    loaded: Schema = json.loads((SCHEMAS / f"{question}.v1.json").read_text(encoding="utf-8"))
    return loaded


def rows_of(answer: Schema) -> list[Schema]:
    """The rows of an answer; the one object, where its data is that."""
    data = answer["data"]
    return [data] if isinstance(data, dict) else list(data)


def faults(answer: object, question: str) -> list[str]:
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema(question), format_checker=checker)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(answer)]


def answered(isa: Isa, record: Path, *command: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    found = isa("--record", record, *command, "--format", "json")
    assert found.returncode in {0, 10}, found.stderr
    return json.loads(found.stdout)


@pytest.fixture
def eventful(small: Path, isa: Isa) -> Path:
    """The small record with a pause, an extension, a question, a holder, an answer and a hold."""
    for command in (
        ("addressee", "holder", "cosla", "--name", "A President", "--from", "2024-06"),
        ("clock", "pause", "1e5.1", "--on", "2025-11-20", "--because", "election"),
        ("clock", "resume", "1e5", "--on", "2025-11-24"),
        (
            *("clock", "extend", "1e5.1", "--on", "2025-12-02", "--agreed-by", "us"),
            *("--because", "asked for", "--by", "5 working days"),
        ),
        ("clock", "clarified", "1e5", "--asked", "2025-12-03", "--answered", "2025-12-05"),
        (
            *("response", "record", "1e5", "--from", "cosla", "--kind", "substantive"),
            *("--on", "2026-01-02", "-d", "1=accepted"),
        ),
        ("hold", "set", "FOI 7/26", "--received", "2026-01-03"),
        ("correct", "6", "--set", "title=Two strategies", "--because", "misheard"),
    ):
        assert isa("--record", small, *command).returncode == 0, command
    return small


def test_every_schema_is_sound_and_says_which_question_it_describes() -> None:
    assert sorted(f"{question}.v1.json" for question in ROWS) == sorted(
        file.name for file in SCHEMAS.glob("*.json")
    )
    for question in ROWS:
        found = schema(question)
        Draft202012Validator.check_schema(found)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        name = f"isa-programme/{question}.v1"
        assert (name, name) == (found["$id"], found["properties"]["schema"]["const"])
        assert question == found["properties"]["question"]["const"]
        wanted = envelope(question)
        assert (found["required"], list(found["properties"])) == (wanted, wanted)


@pytest.mark.parametrize(("question", "command"), DEMO.items(), ids=DEMO)
def test_an_answer_about_the_public_record_is_valid_and_has_every_field(
    demo: Path, isa: Isa, question: str, command: tuple[str, ...]
) -> None:
    answer = answered(isa, demo, *command)

    assert faults(answer, question) == []
    assert list(answer) == envelope(question)
    names = [field.name for field in attrs.fields(ROWS[question])]
    assert answer["data"]
    assert [names] * len(rows_of(answer)) == [list(row) for row in rows_of(answer)]


@pytest.mark.parametrize(("question", "command"), SMALL.items(), ids=SMALL)
def test_an_answer_about_a_small_record_is_valid_and_has_every_field(
    eventful: Path, isa: Isa, question: str, command: tuple[str, ...]
) -> None:
    answer = answered(isa, eventful, *command)

    assert faults(answer, question) == []
    assert list(answer) == envelope(question)
    names = [field.name for field in attrs.fields(ROWS[question])]
    assert answer["data"]
    assert [names] * len(rows_of(answer)) == [list(row) for row in rows_of(answer)]


@pytest.mark.parametrize(("question", "command"), NOTHING.items(), ids=NOTHING)
def test_an_answer_that_found_nothing_is_valid_too(
    demo: Path, isa: Isa, question: str, command: tuple[str, ...]
) -> None:
    answer = answered(isa, demo, *command)

    assert faults(answer, question) == []
    assert answer["data"] == []


@pytest.mark.parametrize(("question", "command"), CALCULATED.values(), ids=CALCULATED)
def test_a_calculation_is_a_valid_answer_that_rests_on_no_record(
    isa: Isa, question: str, command: tuple[str, ...]
) -> None:
    found = isa(*command, "--format", "json")

    answer = json.loads(found.stdout)
    assert (found.returncode, found.stderr, faults(answer, question)) == (0, "", [])
    assert (list(answer), answer["head"], answer["under"]) == (ENVELOPE, None, None)
    names = [field.name for field in attrs.fields(ROWS[question])]
    assert [names] * len(rows_of(answer)) == [list(row) for row in rows_of(answer)]


def test_the_data_of_an_answer_that_is_not_a_list_is_one_object() -> None:
    one = {"description": "The answer, one object.", "$ref": "#/$defs/Row"}

    assert [name for name in ROWS if schema(name)["properties"]["data"] == one] == [
        "backup",
        "calendar-diff",
        "copy",
        "deadline",
        "restore-drill",
        "progress",
    ]


def test_an_answer_of_several_records_is_valid_and_has_every_field(
    small: Path, demo: Path, isa: Isa
) -> None:
    for question in ("due", "overdue"):
        words = (question, "--record", str(small), "--record", str(demo), "--record", "none.db")
        found = isa(*words, "--as-at", "2026-01-05", "--format", "json")

        answer = json.loads(found.stdout)
        assert (5, []) == (found.returncode, faults(answer, question))
        assert envelope(question) == list(answer)
        assert {"small", "demo"} >= {row["record"] for row in answer["data"]} > set()
        described = schema(question)["$defs"]["Record"]
        assert [described["required"]] * 3 == [list(each) for each in answer["records"]]
        assert [*described["properties"]] == described["required"]


def test_what_was_supposed_is_named_in_a_valid_answer(small: Path, isa: Isa) -> None:
    for question in ("due", "overdue"):
        answer = answered(isa, small, question, "--under", "foisa-like.1", *AS_AT)
        assert (faults(answer, question), answer["under"]) == ([], "foisa-like version 1")
    answer = answered(isa, small, "explain", "1e5", "--under", "foisa-like")
    assert (faults(answer, "explain"), answer["under"]) == ([], "foisa-like version 1")
    assert [step["kind"] for step in answer["data"][0]["steps"]][:1] == ["what-if"]


def test_a_record_that_does_not_verify_gives_a_valid_answer_without_a_head(
    demo: Path, isa: Isa
) -> None:
    found = isa("--record", demo, "verify", "--receipt", f"1:{'0' * 64}", "--format", "json")

    answer = json.loads(found.stdout)
    assert faults(answer, "verify") == []
    assert answer["head"] is None
    assert [row["rule"] for row in answer["data"]] == ["receipt-not-found"]


def test_what_is_recorded_is_told_in_a_valid_answer(small: Path, isa: Isa) -> None:
    response = ("response", "record", "1e5", "--from", "cosla", "--kind", "substantive")
    answer = answered(isa, small, *response, "--on", "2026-01-02")

    assert faults(answer, "recorded") == []
    assert [[row["reference"], row["already"]] for row in answer["data"]] == [
        ["RSP-2026-001", False]
    ]
    assert [[each["rule"] for each in row["findings"]] for row in answer["data"]] == [
        ["answers-mention-something"]
    ]


def test_every_kind_of_step_of_an_explanation_is_described(eventful: Path, isa: Isa) -> None:
    for command in (
        ("addressee", "add", "committee", "Committee", "--kind", "parliament"),
        ("protocol", "agree", str(EXAMPLES / "committee-like.toml")),
        ("advice", "issue", "--title", "Rolls", "--on", "2025-11-10", "--to", "committee"),
        ("advice", "issue", "--title", "Christmas", "--on", "2025-12-15", "--to", "cosla"),
    ):
        assert isa("--record", eventful, *command).returncode == 0
    references = ("ADV-2025-001", "ADV-2025-002", "ADV-2025-003")
    answers = [answered(isa, eventful, "explain", reference) for reference in references]
    steps = [step for answer in answers for row in answer["data"] for step in row["steps"]]

    named = {kind: name for name, found in kinds().items() for kind in found}
    assert [faults(answer, "explain") for answer in answers] == [[], [], []]
    assert {named[step["kind"]] for step in steps} == {*kinds()}
    described = schema("explain")["$defs"]
    for step in steps:
        assert [*step] == described[named[step["kind"]]]["required"]


def test_the_kind_of_a_step_tells_which_step_it_is() -> None:
    every = [kind for found in kinds().values() for kind in found]

    assert len(every) == len({*every})
    assert {f"#/$defs/{name}" for name in kinds()} == {
        each["$ref"] for each in schema("explain")["$defs"]["Step"]["anyOf"]
    }


def test_every_kind_of_sentence_that_an_explanation_tells_is_described() -> None:
    told = [
        kind
        for module in (explanation, workings, calculation)
        for kind in re.findall(r'Told\(\s*"([a-z-]+)"', inspect.getsource(module))
    ]

    assert {*told} == {*kinds()["Told"]}


def kinds() -> dict[str, list[str]]:
    """The kinds that each step of an explanation can be of, as the schema has them."""
    described = schema("explain")["$defs"]
    found = {
        name: part["properties"]["kind"]
        for name, part in described.items()
        if "kind" in part.get("properties", {})
    }
    return {name: kind.get("enum") or [kind["const"]] for name, kind in found.items()}


@pytest.mark.parametrize(("question", "cls"), ROWS.items(), ids=ROWS)
def test_the_fields_of_a_schema_are_those_of_the_class_of_its_rows(
    question: str, cls: type[attrs.AttrsInstance]
) -> None:
    rows = schema(question)["$defs"]["Row"]

    assert described_by(cls) == without_descriptions(rows)
    assert rows["additionalProperties"] is True


@pytest.mark.parametrize("cls", STEPS)
def test_the_fields_of_a_step_are_those_of_its_class(cls: type[attrs.AttrsInstance]) -> None:
    found = schema("explain")["$defs"][cls.__name__]

    assert described_by(cls) == without_descriptions(found)
    assert found == schema("deadline")["$defs"][cls.__name__]


@pytest.mark.parametrize("cls", [DayChange, Move])
def test_the_fields_of_what_a_calendar_changes_are_those_of_its_class(
    cls: type[attrs.AttrsInstance],
) -> None:
    found = schema("calendar-diff")["$defs"][cls.__name__]

    assert described_by(cls) == without_descriptions(found)


def test_findings_are_described_alike_wherever_they_stand() -> None:
    finding = without_descriptions(schema("check")["$defs"]["Row"])

    assert finding == without_descriptions(schema("verify")["$defs"]["Row"])
    assert finding == without_descriptions(schema("recorded")["$defs"]["Finding"])
    assert finding == without_descriptions(schema("restore-drill")["$defs"]["Finding"])


@pytest.mark.parametrize("question", ROWS)
def test_every_field_of_a_schema_has_a_description(question: str) -> None:
    found = schema(question)
    silent = [
        f"{where}.{name}"
        for where, part in {"answer": found, **found["$defs"]}.items()
        for name, field in part.get("properties", {}).items()
        if not field.get("description", "").endswith(".")
    ]

    assert silent == []


def described_by(cls: type[attrs.AttrsInstance]) -> Schema:
    """The fields of a class in the order of the class, as a schema has to describe them."""
    attrs.resolve_types(cls)
    return {
        field.name: {
            **form(field.type),
            **SAID_MORE.get((cls, field.name), {}),
        }
        for field in attrs.fields(cls)
    }


def without_descriptions(rows: Schema) -> Schema:
    """The fields a schema describes, all of which it requires, by their types alone."""
    assert list(rows["properties"]) == rows["required"]
    return {
        name: {key: value for key, value in field.items() if key != "description"}
        for name, field in rows["properties"].items()
    }


DAY = {"type": "string", "format": "date"}
CIVIL = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}


def form(annotation: Any) -> Schema:  # noqa: ANN401 - any annotation of a row
    """The schema of what a field of a row can hold."""
    plain = {bool: "boolean", int: "integer", str: "string"}
    if annotation is Any:
        return {}  # whatever JSON holds
    if annotation in plain:
        return {"type": plain[annotation]}
    if annotation is date:
        return {**DAY}
    if annotation in (tuple[attrs.AttrsInstance, ...], tuple[Step, ...]):
        return {"type": "array", "items": {"$ref": "#/$defs/Step"}}
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {"type": "string", "enum": [word.value for word in annotation]}
    if isinstance(annotation, type) and attrs.has(annotation):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is types.UnionType:
        held = [part for part in parts if part is not types.NoneType]
        found: Schema = {**CIVIL} if held == [date, Month] else form(held[0])
        if types.NoneType in parts:
            if "$ref" in found:
                return {"anyOf": [found, {"type": "null"}]}
            found["type"] = [found["type"], "null"]
            if "enum" in found:
                found["enum"] = [*found["enum"], None]
        return found
    if origin is tuple:
        return {"type": "array", "items": form(parts[0])}
    assert issubclass(origin or object, Mapping), annotation
    numbered = {"propertyNames": {"pattern": "^[1-9][0-9]*$"}} if parts[0] is int else {}
    return {"type": "object", **numbered, "additionalProperties": form(parts[1])}
