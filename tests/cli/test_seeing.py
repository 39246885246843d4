"""Who may see what: a mark in every hidden field appears in no answer of any command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, TypeVar, get_args

import attrs
import pytest

from every_question import HANDED_OVER, asking, handing_over, questions, told
from isa_programme.calendars.months import Month
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.documents import Document
from isa_programme.record.facts import (
    FACTS,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AdviceWithdrawn,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    DeadlineTold,
    EntryCorrected,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    FactNoted,
    FieldChange,
    HandedOver,
    HoldLifted,
    HoldSet,
    Linking,
    NoteTaken,
    ObligationWaived,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
)
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import (
    DispositionKind,
    Mark,
    ResponseKind,
    StageName,
    Visibility,
)
from isa_programme.record.words import every_word, holds_words, is_internal
from isa_programme.tracker.tracker import Tracker

Isa = Callable[..., CompletedProcess[str]]
T = TypeVar("T")

INTERNAL, RESTRICTED, CONFIDENTIAL = "INTERNALLY", "RESTRICTEDLY", "CONFIDENTIALLY"
CLOSED, OPEN, SECRET = "ADV-2025-001", "ADV-2025-002", "ADV-2025-003"
LEVELS = {
    RESTRICTED: Visibility.RESTRICTED,
    CONFIDENTIAL: Visibility.CONFIDENTIAL,
    INTERNAL: Visibility.PUBLIC,
}
FILE = Document(name="x", sha256="ab" * 32, size=1, kept_at="x")


def marked(thing: T, mark: str, leaves: Callable[[attrs.Attribute[Any]], bool]) -> T:
    """A copy in which fields of words, at any depth, hold a mark with their own name."""
    holder: Any = thing
    changes: dict[str, object] = {}
    for field in attrs.fields(type(holder)):
        value = getattr(thing, field.name)
        if holds_words(field):
            if leaves(field):
                changes[field.name] = f"{mark} {field.name}"
        elif attrs.has(type(value)):
            changes[field.name] = marked(value, mark, leaves)
        elif isinstance(value, tuple) and any(attrs.has(type(part)) for part in value):
            changes[field.name] = tuple(marked(part, mark, leaves) for part in value)
    whole: T = attrs.evolve(holder, **changes)
    return whole


def paper(mark: str) -> AdviceIssued:
    """A paper of the visibility a mark stands for, which links to the others."""
    return AdviceIssued(
        advice=Advice(
            own_reference="OPEN/1" if mark == INTERNAL else f"{mark}/1",
            title="One strategy",
            text=f"{mark} taken back",
            issued_on=date(2025, 11, 13),
            issued_by="independent-strategic-advisor",
            channel="post" if mark == INTERNAL else f"{mark}-post",
            visibility=LEVELS[mark],
            addressees=("cosla",),
            requested_by=date(2025, 12, 20),
            recommendations=tuple(
                Recommendation(text="Plain", addressees=("cosla",), own_reference=own)
                for own in ("A" if mark == INTERNAL else f"{mark}/A", "")
            ),
            documents=(FILE,),
            see_also=() if mark == RESTRICTED else (CLOSED,),
        )
    )


def response(advice: str, mark: str, visibility: Visibility, day: int) -> ResponseReceived:
    """A response that decides what only it decides, and promises a day only it names."""
    own = "" if mark == INTERNAL else mark
    kind = DispositionKind.NOTED if mark == INTERNAL else DispositionKind.ACCEPTED_WITH_CONDITIONS
    return ResponseReceived(
        response=Response(
            own_reference=f"LETTER/{day}/{own}",
            advice=advice,
            kind=ResponseKind.SUBSTANTIVE,
            sent_by=("cosla",),
            received_on=date(2025, 12, day),
            dated_on=date(2025, 11, 1),
            early_reason="as typed",
            dispositions=(Disposition(recommendation=1, kind=kind, reason="Plain"),),
            visibility=visibility,
            documents=(FILE,),
        )
    )


def about(reference: str) -> Iterator[Fact]:
    """Everything that can happen to a paper, once."""
    scope = Scope(advice=reference, recommendations=(2,))
    deadline = date(2026, 1, 20)
    yield AdviceMarked(advice=reference, mark=Mark.PUBLISHED, marked_on=date(2025, 11, 14))
    yield ClockPaused(scope=scope, paused_on=date(2025, 11, 17), reason="x")
    yield ClockResumed(advice=reference, resumed_on=date(2025, 11, 18), reason="x")
    yield ClarificationAsked(scope=scope, asked_on=date(2025, 11, 19), text="x")
    yield ClarificationAnswered(advice=reference, answered_on=date(2025, 11, 20), text="x")
    yield ExtensionAgreed(
        scope=scope,
        agreed_on=date(2025, 11, 21),
        agreed_by="us",
        by=Allowance.parse("5 working days"),
        reason="x",
    )
    yield DeadlineTold(scope=scope, deadline=deadline, told_on=date(2025, 11, 24))
    yield AdviceTransferred(
        scope=attrs.evolve(scope, addressees=("cosla",)),
        to="solace",
        transferred_on=date(2025, 11, 25),
        reason="x",
    )
    yield NoteTaken(advice=reference, noted_on=date(2025, 11, 26), text="x")
    yield EscalationMade(scope=scope, step="letter", made_on=date(2026, 2, 1), text="x")
    yield ObligationWaived(
        scope=Scope(advice=reference, recommendations=(2,), stages=(StageName.SUBSTANTIVE,)),
        waived_on=date(2026, 2, 2),
        reason="x",
    )
    yield AdviceWithdrawn(scope=scope, withdrawn_on=date(2026, 2, 3), reason="x")


def corrections(number: int, reference: str, mark: str) -> Iterator[EntryCorrected]:
    """What was said first is taken back, and our own name for the lead is set."""
    hidden = f"{mark} channel" if mark != INTERNAL else "courier"
    changes = (
        FieldChange(
            field="advice.text", text=f"{mark} text, anew" if mark != INTERNAL else "Plain"
        ),
        FieldChange(field="advice.lead", text=f"{mark} lead, anew"),
        FieldChange(field="advice.channel", value=json.dumps(hidden)),
    )
    for change in changes:
        yield EntryCorrected(
            entry=number, reference=reference, changes=(change,), because=f"{mark} because"
        )


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a paper of each visibility, all that happens to them, and their marks."""
    path = tmp_path_factory.mktemp("seeing") / "isa.db"
    with Tracker.create(
        path,
        example="foisa-like",
        adopted_on=date(2025, 1, 1),
        recorded_by=f"{INTERNAL} clerk",
        now=lambda: datetime(2026, 3, 2, 12, tzinfo=UTC),
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        tracker.add_addressee("solace", "SOLACE", kind="government")

        def keep(fact: Fact, mark: str, *, own: bool = True) -> int:
            leaves = is_internal if own and mark == INTERNAL else every_word
            named = f"{mark}-{tracker.register.size}"
            return tracker.record(marked(fact, mark, leaves), identity=named).number

        marks = ((CLOSED, RESTRICTED), (OPEN, INTERNAL), (SECRET, CONFIDENTIAL))
        numbers = {mark: keep(paper(mark), mark) for _, mark in marks}
        for reference, mark in marks:
            for fact in about(reference):
                keep(fact, mark)
            for correction in corrections(numbers[mark], reference, mark):
                tracker.record(correction)
        keep(response(OPEN, INTERNAL, Visibility.PUBLIC, 9), INTERNAL)
        keep(response(OPEN, RESTRICTED, Visibility.RESTRICTED, 10), RESTRICTED)
        keep(response(OPEN, CONFIDENTIAL, Visibility.CONFIDENTIAL, 11), CONFIDENTIAL)
        keep(response(CLOSED, RESTRICTED, Visibility.PUBLIC, 12), RESTRICTED)
        keep(response(CLOSED, CONFIDENTIAL, Visibility.CONFIDENTIAL, 13), CONFIDENTIAL)
        keep(response(SECRET, CONFIDENTIAL, Visibility.PUBLIC, 14), CONFIDENTIAL)
        hidden = "RSP-2025-003"
        for level in (Visibility.RESTRICTED, Visibility.CONFIDENTIAL):
            change = VisibilityChanged(
                advice=OPEN, response=hidden, visibility=level, changed_on=date(2026, 2, 4)
            )
            keep(change, CONFIDENTIAL)
        keep(NoteTaken(advice=OPEN, noted_on=date(2025, 12, 1), text="x"), INTERNAL)
        request = f"{INTERNAL} FOI 7/26"
        keep(HoldSet(request=request, received_on=date(2026, 2, 5)), INTERNAL)
        lifted = HoldLifted(request=request, lifted_on=date(2026, 2, 6), reason="x")
        keep(lifted, INTERNAL)
        handed = HandedOver(handed_over_on=date(2026, 2, 6), to="x", reason="x")
        number = keep(handed, INTERNAL)
        taken = TakenOver(taken_over_on=date(2026, 2, 6), handed_over=number, reason="x")
        keep(taken, INTERNAL)
        note = NoteTaken(advice=OPEN, noted_on=date(2025, 12, 2), text="x")
        tracker.erase(keep(note, INTERNAL), reason=f"{INTERNAL} r", authority=f"{INTERNAL} a")
        keep(HoldSet(request=f"{request}b", received_on=date(2026, 2, 7)), INTERNAL)
        tracker.record(
            FactNoted(noted_for=Month(2025, 9), title="A debate", advice=CLOSED, source="minutes")
        )
    return path


ARGUMENTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("addressee", "list"): ((),),
    ("addressee", "open"): ((), ("cosla",)),
    ("addressee", "show"): (("cosla",),),
    ("agenda",): (("cosla",),),
    ("weekly",): ((),),
    ("report", "weekly"): ((),),
    ("aim", "list"): ((),),
    ("alignment",): ((), ("--groups",), ("--pools",)),
    ("bodies",): ((),),
    ("changes",): (("2025-01-01", "2026-03-02"),),
    ("commitment", "list"): ((),),
    ("compliance",): ((), ("--by", "protocol"), ("--by", "stage"), ("--by", "month")),
    ("engagement", "cadences"): ((),),
    ("engagement", "list"): ((),),
    ("impact", "list"): ((),),
    ("insight", "list"): ((),),
    ("milestone", "list"): ((),),
    ("policy", "list"): ((),),
    ("programme", "route-maps"): ((),),
    ("programme", "show"): ((), ("--toml",)),
    ("progress",): ((), ("--pace",)),
    ("refs",): ((), ("--sector", "health")),
    ("response", "judgements"): ((),),
    ("response", "stances"): ((),),
    ("topic",): ((),),
    ("advice", "list"): ((),),
    ("advice", "show"): ((OPEN,), (CLOSED,), (SECRET,)),
    ("calendar", "diff"): (("days.csv",),),
    ("calendar", "list"): ((),),
    ("calendar", "show"): ((),),
    ("check",): ((), ("--at-least", "note")),
    ("due",): ((), ("--within", "100 working days")),
    ("escalation", "list"): ((),),
    ("explain",): ((OPEN,), (CLOSED,), (SECRET,), (f"{OPEN}.1",)),
    ("report", "dashboard"): ((),),
    ("report", "feed"): ((), ("--addressee", "cosla")),
    ("export",): (
        (),
        ("made.xlsx",),
        *(
            ("--sheet", sheet)
            for sheet in ("advice", "obligations", "responses", "commitments", "milestones")
        ),
    ),
    ("report", "briefing"): (("--for", "cosla"),),
    ("report", "letters"): (("made-letters",),),
    ("report", "letter"): (
        *((OPEN,), (CLOSED,), (SECRET,), (f"{OPEN}.2",)),
        *((OPEN, "--addressee", "cosla"), (OPEN, "--addressee", "solace")),
    ),
    ("entry",): tuple((str(number),) for number in range(1, 60)),
    ("history",): (
        *((OPEN,), (CLOSED,), (SECRET,), ("cosla",), ("foisa-like",)),
        *(("RSP-2025-001",), ("RSP-2025-002",), ("RSP-2025-003",), ("RSP-2025-005",)),
    ),
    ("hold", "list"): ((),),
    ("overdue",): ((), ("--lead", f"{INTERNAL} lead, anew")),
    ("protocol", "list"): ((),),
    ("protocol", "show"): (("foisa-like",),),
    ("response", "list"): ((), (OPEN,), (CLOSED,), (SECRET,)),
}
DAYS = ("2025-11-14", "2025-12-08", "2026-01-05", "2026-03-02")


@pytest.fixture
def kept(kept_once: Path) -> Path:
    Path("days.csv").write_text(
        "date,reason\n2025-01-01,New Year\n2025-12-04,the boiler\n2028-12-25,Christmas\n",
        encoding="utf-8",
    )
    return kept_once


HIDDEN = {
    "public": (INTERNAL, RESTRICTED, CONFIDENTIAL, "accepted-with-conditions"),
    "restricted": (CONFIDENTIAL,),
}
REFERENCES = {
    "public": (CLOSED, SECRET, *(f"RSP-2025-00{number}" for number in (2, 3, 4, 5, 6))),
    "restricted": (SECRET, *(f"RSP-2025-00{number}" for number in (3, 5, 6))),
}


@pytest.mark.parametrize("level", HIDDEN)
@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
def test_nothing_above_the_visibility_asked_for_is_in_any_answer(
    kept: Path, isa: Isa, command: tuple[str, ...], level: str
) -> None:
    for question in questions(ARGUMENTS, command, DAYS):
        shown = isa("--record", kept, *question, "--visibility", level)
        asked = {word for word in question if word in shown.stderr}
        said = told(shown, question)
        marks = (*HIDDEN[level], *REFERENCES[level])
        # A refusal may say again what was asked about, and no more.
        assert (question, []) == (
            question,
            [mark for mark in marks if mark in said and not any(mark in word for word in asked)],
        )
        assert shown.returncode in {0, 2, 10}
        assert "unexpected" not in shown.stderr


def test_every_command_that_can_be_told_a_visibility_is_tried_here() -> None:
    assert sorted(ARGUMENTS) == sorted(asking())


def test_every_format_that_is_handed_over_is_tried_here() -> None:
    assert sorted(HANDED_OVER) == sorted(handing_over())


OF_THE_PROGRAMME = {
    *(("aim", "list"), ("alignment",), ("commitment", "list"), ("engagement", "cadences")),
    *(("engagement", "list"), ("impact", "list"), ("insight", "list"), ("milestone", "list")),
    *(("policy", "list"), ("programme", "route-maps"), ("programme", "show"), ("progress",)),
    *(("refs",), ("response", "judgements"), ("response", "stances"), ("topic",)),
}
"""Commands about what this record has nothing of; test_seeing_programme has."""
OFFICES_RULES_AND_COUNTS = {
    *(("addressee", "list"), ("addressee", "show"), ("calendar", "list"), ("calendar", "show")),
    *(("compliance",), ("protocol", "list"), ("protocol", "show")),
}
"""Commands that tell no word of a paper, to whoever asks."""


@pytest.mark.parametrize(
    "command",
    [each for each in ARGUMENTS if each not in OF_THE_PROGRAMME | OFFICES_RULES_AND_COUNTS],
    ids=" ".join,
)
def test_what_is_left_out_is_told_to_those_who_may_see_it(
    kept: Path, isa: Isa, command: tuple[str, ...]
) -> None:
    marks = (*HIDDEN["public"], *REFERENCES["public"])
    assert any(
        mark in told(isa("--record", kept, *question, "--visibility", "confidential"), question)
        for question in questions(ARGUMENTS, command, DAYS)
        for mark in marks
    )


def test_every_field_that_is_hidden_is_in_the_record_and_what_is_public_is_in_the_export(
    kept: Path, isa: Isa
) -> None:
    whole = isa("--record", kept, "export").stdout
    public = isa("--record", kept, "export", "--visibility", "public").stdout
    restricted = isa("--record", kept, "export", "--visibility", "restricted").stdout

    kinds = {json.loads(line)["entry"]["kind"] for line in whole.splitlines()[1:]}
    about_us = {"addressee-closed.v1", "addressee-renamed.v1", "holder-appointed.v1"}
    of_the_programme = {fact.kind for fact in get_args(Linking)}  # see test_seeing_programme
    assert {*FACTS} - kinds - of_the_programme == about_us
    for mark in (RESTRICTED, CONFIDENTIAL, INTERNAL):
        assert f"{mark} reason" in whole
        assert f"{mark} delay_reason" in whole
        assert f"{mark} kept_at" in whole
    assert ("One strategy" in public, "A debate" in public, "minutes" in public) == (True,) * 3
    assert (f"{RESTRICTED} title" in restricted, f"{INTERNAL} reason" in restricted) == (True, True)


def test_standings_stay_true_though_the_answer_is_not_shown(kept: Path, isa: Isa) -> None:
    def standing(level: str) -> list[tuple[str, str, str, str | None]]:
        shown = isa(
            *("--record", kept, "advice", "show", OPEN, "--as-at", "2025-12-31"),
            *("--visibility", level, "--format", "json"),
        )
        return [
            (row["reference"], row["addressee"], row["standing"], row["disposition"])
            for row in json.loads(shown.stdout)["data"]
        ]

    assert [each[:3] for each in standing("public")] == [
        each[:3] for each in standing("confidential")
    ]
    assert standing("public")[0][2:] == ("answered-on-time", None)
    assert standing("confidential")[0][2:] == ("answered-on-time", "accepted-with-conditions")


def test_an_answer_says_for_whom_it_is_to_people_and_to_programs(kept: Path, isa: Isa) -> None:
    asked = ("--record", kept, "advice", "list", "--as-at", "2026-03-02", "--visibility")

    public = isa(*asked, "public").stdout
    restricted = isa(*asked, "restricted", "--format", "markdown").stdout
    everything = isa(*asked, "confidential").stdout

    assert public.startswith("what is public; the rest is left out\n\n")
    assert restricted.startswith("what is public or restricted; the rest is left out\n\n")
    assert everything == isa(*asked[:-1]).stdout
    assert [
        json.loads(isa(*asked, level, "--format", "json").stdout)["visibility"]
        for level in Visibility
    ] == [*Visibility]


def test_what_is_hidden_is_refused_like_what_is_not_there(kept: Path, isa: Isa) -> None:
    asked = ("--record", kept, "--visibility", "public")

    hidden = isa(*asked, "explain", CLOSED)
    unknown = isa(*asked, "explain", "ADV-2025-009")

    assert (hidden.returncode, hidden.stdout) == (2, "")
    assert hidden.stderr.replace(CLOSED, "ADV-2025-009") == unknown.stderr


def test_a_public_export_is_told_from_a_record_and_none_is_made_of_it(kept: Path, isa: Isa) -> None:
    exported = isa("--record", kept, "export", "public.jsonl", "--visibility", "public")
    first = json.loads(Path("public.jsonl").read_text(encoding="utf-8").splitlines()[0])

    refused = isa("--record", "new.db", "import", "public.jsonl")

    assert (exported.returncode, exported.stdout, exported.stderr) == (0, "", "")
    assert (first["format"], first["visibility"]) == ("isa-programme-view.v1", "public")
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            "isa: line 1: this is a view of a record, with parts of it left out, and no record can"
            " be made of it; isa export without --visibility and --known-at writes the whole\n"
        ),
    )
    assert not Path("new.db").exists()
