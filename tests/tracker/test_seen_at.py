"""Who may see what: standings stay true at every visibility, and what is hidden is nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from isa_programme import Addressee, Allowance, Document, Tracker, UnknownReferenceError
from isa_programme.errors import FaultsError
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.record.facts import AdviceIssued, EntryCorrected, FactNoted
from isa_programme.record.names import parse_target
from isa_programme.report.view_lines import view_lines
from isa_programme.tracker.viewing import View
from journal_samples import NOW

OPEN, OURS, SECRET = "ADV-2025-001", "ADV-2025-002", "ADV-2025-003"
"""A paper for everybody, one for the office and one for few."""
ASKED = date(2026, 1, 20)
HIDDEN = "Ailsa"
"""The marker in what a restricted view must not give."""
KEPT = "Bass"
"""The marker in what a public view must not give, and a restricted one may."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """Papers, answers and what moved them, each marked with who may not see it."""
    path: Path = tmp_path_factory.mktemp("seen") / "isa.db"
    with Tracker.create(
        path,
        addressees=[Addressee(slug=slug, name=slug.upper()) for slug in ("minister", "cosla")],
        example="foisa-like",
        recorded_by=f"a clerk, {KEPT}",
        now=lambda: NOW,
    ) as tracker:
        _papers(tracker)
        _answers(tracker)
        _what_happened(tracker)
        _put_right(tracker)
        yield tracker


def _papers(tracker: Tracker) -> None:
    tracker.issue_advice(
        "For everybody",
        issued_on=date(2025, 11, 3),
        visibility="public",
        addressees=["minister", "cosla"],
        recommendations=["Publish", "Name a director"],
        lead=f"{KEPT} looks after it",
        documents=[Document(name=f"{KEPT}.pdf", sha256="0" * 64, size=7, kept_at=f"{KEPT} box")],
    )
    tracker.issue_advice(
        f"Of {KEPT}",
        issued_on=date(2025, 11, 4),
        own_reference=f"{KEPT}/1",
        see_also=[OPEN],
        addressees=["cosla"],
        recommendations=[f"To {KEPT}"],
    )
    tracker.issue_advice(
        f"Of {HIDDEN}",
        issued_on=date(2025, 11, 5),
        visibility="confidential",
        own_reference=f"{HIDDEN}/1",
        see_also=[OPEN],
        reissue_of=OPEN,
        addressees=["minister"],
        recommendations=[f"To {HIDDEN}"],
    )
    tracker.issue_advice(
        "For everybody, once more",
        issued_on=date(2025, 11, 6),
        visibility="public",
        see_also=[OPEN, OURS, SECRET],
        reissue_of=SECRET,
        addressees=["minister"],
        recommendations=["Publish it now"],
    )


def _answers(tracker: Tracker) -> None:
    for reference, sender, kind, day, visibility, mark in (
        (OPEN, "minister", "clarification-request", 10, "confidential", HIDDEN),
        (OPEN, "cosla", "holding", 12, "restricted", KEPT),
        (OPEN, "cosla", "substantive", 14, "confidential", HIDDEN),
        (OURS, "cosla", "substantive", 17, "restricted", KEPT),
        (SECRET, "minister", "substantive", 18, "public", HIDDEN),
    ):
        substantive = kind == "substantive"
        tracker.record_response(
            reference,
            sent_by=sender,
            kind=kind,
            received_on=date(2025, 11, day),
            visibility=visibility,
            own_reference=f"{mark}-{day}",
            text=f"{mark} in the text",
            delay_reason=f"{mark} late",
            promise=f"{mark} by Easter" if kind == "holding" else "",
            promised_for=date(2025, 12, 24) if kind == "holding" else None,
            dispositions={1: "not-accepted"} if substantive else {},
            reasons={1: f"{mark} is why"} if substantive else {},
            documents=[Document(name=f"{mark}.pdf", sha256="1" * 64, size=1)],
        )


def _what_happened(tracker: Tracker) -> None:
    tracker.answer_clarification(OPEN, answered_on=date(2025, 11, 13), text=f"{KEPT} meant")
    tracker.pause_clock(OPEN, paused_on=date(2025, 11, 20), reason=f"{KEPT} recess")
    tracker.resume_clock(OPEN, resumed_on=date(2025, 11, 24), reason=f"{KEPT} back")
    tracker.extend_clock(
        OPEN,
        agreed_on=date(2025, 11, 25),
        agreed_by="us",
        by=Allowance.parse("5 working days"),
        reason=f"{KEPT} asked",
        outside_protocol=True,
    )
    tracker.note(OPEN, f"{KEPT} rang", noted_on=date(2025, 11, 26))
    tracker.note(SECRET, f"{HIDDEN} rang", noted_on=date(2025, 11, 26))
    tracker.pause_clock(SECRET, paused_on=date(2025, 11, 20), reason=f"{HIDDEN} recess")
    tracker.record(
        FactNoted(noted_for=date(2025, 11, 27), title="Debate", advice=SECRET, source="a report")
    )


def _put_right(tracker: Tracker) -> None:
    numbers = {
        entry.fact.advice.reference: entry.number
        for entry in tracker.entries()
        if isinstance(entry.fact, AdviceIssued)
    }
    tracker.correct(numbers[SECRET], {"title": f"Of {HIDDEN}, really"}, because=f"{HIDDEN} said")
    tracker.correct(numbers[OPEN], {"title": "For all"}, because=f"{KEPT} said")
    tracker.correct(
        numbers["ADV-2025-004"], {"see_also": [OURS, OPEN, SECRET]}, because=f"{KEPT} said so"
    )
    tracker.set_hold(f"{KEPT}-FOI", received_on=date(2026, 1, 5), reason=f"{KEPT} asks")
    tracker.change_visibility(
        OPEN, "restricted", changed_on=date(2026, 1, 6), reason=f"{KEPT} wished"
    )
    tracker.change_visibility(OPEN, "public", changed_on=date(2026, 1, 7), reason=f"{KEPT} again")


def said(view: Tracker | View, as_at: date = ASKED) -> str:
    """Everything that can be asked of a view, as text."""
    papers = [row.reference for row in view.papers(as_at=as_at)]
    return "\n".join(
        map(
            str,
            (
                view.entries(),
                view.standings(as_at=as_at),
                view.due(as_at=as_at),
                view.overdue(as_at=as_at),
                view.weekly(as_at=as_at),
                view.papers(as_at=as_at),
                view.responses(as_at=as_at),
                view.promises_passed(as_at=as_at),
                view.escalations_due(as_at=as_at),
                view.standing_table(as_at=as_at),
                view.check(as_at=as_at),
                view.holds(),
                *(view.history(each) for each in papers),
                *(view.coverage(each, as_at=as_at) for each in papers),
                *(view.explain(each) for each in papers),
                *(repr(view.explain(each)) for each in papers),
                *view_lines(view.entries(), view.held),
            ),
        )
    )


def hidden_from(record: Tracker, level: str) -> list[str]:
    """Marks, and references of papers and responses, that a view must not give."""
    responses = record.register.responses
    of_few = [each for each, paper in responses.items() if paper == SECRET]
    first, _holding, substantive = (each for each, paper in responses.items() if paper == OPEN)
    confidential = [HIDDEN, SECRET, first, substantive, *of_few]
    if level == "restricted":
        return confidential
    of_ours = [each for each, paper in responses.items() if paper == OURS]
    return [*confidential, KEPT, OURS, _holding, *of_ours, "0" * 64, "1" * 64]


@pytest.mark.parametrize("level", ["restricted", "public"])
def test_what_is_hidden_is_in_no_answer(record: Tracker, level: str) -> None:
    text = said(record.seen_at(level))
    assert [] == [each for each in hidden_from(record, level) if each in text]


@pytest.mark.parametrize("level", ["restricted", "public"])
def test_whoever_may_see_everything_finds_it_all(record: Tracker, level: str) -> None:
    text = said(record)
    assert [] == [each for each in hidden_from(record, level) if each not in text]


@pytest.mark.parametrize("level", ["restricted", "public"])
def test_the_register_of_a_view_holds_nothing_that_is_hidden(record: Tracker, level: str) -> None:
    text = repr(record.seen_at(level).register)
    assert [] == [each for each in hidden_from(record, level) if each in text]


def test_a_confidential_view_is_everything(record: Tracker) -> None:
    view = record.seen_at("confidential")
    assert record.register == view.register
    assert said(record) == said(view)


def test_whatever_the_public_sees_the_office_sees(record: Tracker) -> None:
    public, office = record.seen_at("public"), record.seen_at("restricted")
    assert {OPEN, "ADV-2025-004"} == public.register.files.keys()
    assert {OPEN, OURS, "ADV-2025-004"} == office.register.files.keys()
    assert {} == public.register.responses
    assert ["RSP-2025-002", "RSP-2025-004"] == [*office.register.responses]
    assert {e.number for e in public.entries()} < {e.number for e in office.entries()}
    assert {e.number for e in office.entries()} < {e.number for e in record.entries()}


@pytest.mark.parametrize("level", ["restricted", "public"])
def test_standings_of_what_is_seen_are_the_same_every_day(record: Tracker, level: str) -> None:
    view = record.seen_at(level)
    seen = view.register.files.keys()
    day = date(2025, 11, 1)
    while day < date(2026, 2, 10):
        whole = [line for line in record.standings(as_at=day) if line.advice in seen]
        assert [_figures(line) for line in whole] == [
            _figures(line) for line in view.standings(as_at=day)
        ]
        day += timedelta(days=1)


def _figures(line: Line) -> tuple[object, ...]:
    return (
        line.reference,
        line.addressee,
        line.stage,
        line.standing,
        line.deadline,
        line.original_deadline,
        line.met_on,
        line.days_late,
        line.working_days_late,
        line.working_days_left,
    )


def test_an_answer_that_is_not_shown_still_answers(record: Tracker) -> None:
    (line,) = (
        each
        for each in record.seen_at("public").standings(as_at=ASKED)
        if (each.reference, each.addressee) == (f"{OPEN}.1", "cosla")
    )
    assert (Standing.ANSWERED_ON_TIME, date(2025, 11, 14), "[not shown]", None) == (
        line.standing,
        line.met_on,
        line.met_by,
        line.disposition,
    )


@pytest.mark.parametrize("level", ["restricted", "public"])
def test_links_to_what_is_hidden_vanish(record: Tracker, level: str) -> None:
    files = record.seen_at(level).register.files
    again = files["ADV-2025-004"].advice
    expected = (OURS, OPEN) if level == "restricted" else (OPEN,)
    assert (expected, "", ()) == (again.see_also, again.reissue_of, files[OPEN].advice.see_also)
    assert () == files[OPEN].reissued_by(ASKED)
    assert (SECRET,) == record.register.files[OPEN].reissued_by(ASKED)


@pytest.mark.parametrize("level", ["restricted", "public"])
@pytest.mark.parametrize("named", [SECRET, f"{SECRET}.1", f"{HIDDEN}/1", "RSP-2025-005"])
def test_what_is_hidden_is_asked_for_as_if_it_were_not_there(
    record: Tracker, level: str, named: str
) -> None:
    view = record.seen_at(level)
    for ask in (
        lambda: view.explain(named),
        lambda: view.history(named),
        lambda: view.coverage(named, as_at=ASKED),
        lambda: view.responses(as_at=ASKED, reference=named),
    ):
        with pytest.raises(UnknownReferenceError, match="in this record"):
            ask()
    assert named not in view.register.aliases
    assert parse_target(named).paper not in view.register.files


def test_notes_holds_and_reasons_are_never_public(record: Tracker) -> None:
    public = record.seen_at("public")
    kinds = {entry.fact.kind for entry in public.entries()}
    private = {"note-taken.v1", "hold-set.v1", "visibility-changed.v1"}
    assert set() == kinds & private
    assert () == public.holds()
    assert 1 == len(record.seen_at("restricted").holds())
    assert {("[not shown]", None)} == {(e.recorded_by, e.identity) for e in public.entries()}


def test_a_correction_is_seen_with_what_it_corrects(record: Tracker) -> None:
    corrections = [
        entry.fact.reference
        for entry in record.seen_at("public").entries()
        if isinstance(entry.fact, EntryCorrected)
    ]
    assert [OPEN, "ADV-2025-004"] == corrections
    assert "For all" == record.seen_at("public").register.files[OPEN].advice.title


def test_a_view_of_a_view_never_shows_more(record: Tracker) -> None:
    levels = ("public", "restricted", "confidential")
    for place, level in enumerate(levels):
        for other_place, other in enumerate(levels):
            narrower = levels[min(place, other_place)]
            assert record.seen_at(narrower).register == (
                record.seen_at(level).seen_at(other).register
            )


@pytest.mark.parametrize("level", ["restricted", "public"])
def test_what_was_known_then_is_seen_as_what_is_known_now(record: Tracker, level: str) -> None:
    number = record.entries()[-3].number
    assert record.known_at(number).seen_at(level).register == (
        record.seen_at(level).known_at(number).register
    )
    hidden = hidden_from(record, level)
    text = repr(record.seen_at(level).known_at(number).register)
    assert [] == [each for each in hidden if each in text]


@pytest.mark.parametrize("level", ["secret", "", "PUBLIC", "confidential "])
def test_what_is_no_visibility_is_refused(record: Tracker, level: str) -> None:
    with pytest.raises(FaultsError, match="visibility"):
        record.seen_at(level)


def test_a_view_tells_which_visibility_it_rests_on(record: Tracker) -> None:
    held = record.held
    assert [("public", held.head), ("restricted", held.head), ("confidential", held.head)] == [
        (record.seen_at(level).held.visibility.value, record.seen_at(level).held.head)
        for level in ("public", "restricted", "confidential")
    ]
