"""Who may see what of the programme: asked of the library, one method after the other."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hidden_programmes import (
    CONFIDENTIAL,
    INTERNAL,
    LEVELS,
    NUMBERS,
    POUNDS,
    RESTRICTED,
    everything,
)
from isa_programme import Tracker
from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.exchange.programme_writing import written_programme
from isa_programme.record.allowance import Allowance
from isa_programme.record.engagements import Cadence
from isa_programme.record.facts import CadenceSet, RouteMapSeen
from isa_programme.record.route_maps import RouteMap
from isa_programme.report.calendar_feed import calendar_feed
from isa_programme.report.dashboard import dashboard
from isa_programme.report.view_lines import view_lines
from isa_programme.tracker.asking_programme import AskingProgramme
from isa_programme.tracker.viewing import View
from words_of import words_of

DAYS = (date(2025, 12, 15), date(2026, 3, 2))
SINCE = date(2025, 11, 1)
OPENLY = "openly"
HIDDEN = {"public": (INTERNAL, RESTRICTED, CONFIDENTIAL), "restricted": (CONFIDENTIAL,)}
PREFIXES = {"ADV": 2025, "RSP": 2025, "CMT": 2025, "ENG": 2026, "INS": 2025, "IMP": 2025}

Asked = Callable[[Tracker | View, date], object]


def _letter(view: Tracker | View, reference: str, day: date) -> object:
    """What a letter can say, or why none is due."""
    try:
        return view.letter_due(reference, addressee="cosla", as_at=day)
    except (FaultsError, UnknownReferenceError) as refused:
        return str(refused)


QUESTIONS: dict[str, Asked] = {
    "agenda": lambda view, day: view.agenda("cosla", as_at=day),
    "aims": lambda view, day: view.aims(as_at=day),
    "alignment": lambda view, day: view.alignment(as_at=day),
    "alignment_moved": lambda view, day: view.alignment_moved(SINCE, day),
    "bodies": lambda view, day: view.bodies(as_at=day),
    "briefing": lambda view, day: view.briefing("cosla", as_at=day, since=SINCE),
    "cadences": lambda view, day: view.cadences(as_at=day),
    "changes": lambda view, day: view.changes(SINCE, day),
    "commitments": lambda view, day: view.commitments(as_at=day),
    "critical_chain": lambda view, day: (
        view.critical_chain(as_at=day),
        view.critical_chain(as_at=day, route_map="openly-map"),
    ),
    "engagements": lambda view, day: view.engagements(as_at=day),
    "groups": lambda view, day: view.groups(as_at=day),
    "impacts": lambda view, day: view.impacts(as_at=day),
    "in_sector": lambda view, day: view.in_sector("openly-sector", as_at=day),
    "insights": lambda view, day: view.insights(as_at=day),
    "judgements": lambda view, day: view.judgements(as_at=day),
    "letter_due": lambda view, day: _letter(view, "ADV-2025-003", day),
    "letters_due": lambda view, day: view.letters_due(as_at=day),
    "milestones": lambda view, day: view.milestones(as_at=day),
    "objectives": lambda view, day: view.objectives(as_at=day),
    "open_with": lambda view, day: view.open_with("cosla", as_at=day),
    "pace": lambda view, day: view.pace(as_at=day),
    "pointing_at": lambda view, day: view.pointing_at("our-papers:1", as_at=day),
    "policies": lambda view, day: view.policies(as_at=day),
    "pools": lambda view, day: view.pools(as_at=day),
    "progress": lambda view, day: (
        view.progress(as_at=day, with_pace=True),
        view.progress(as_at=day, route_map="openly-map"),
    ),
    "references": lambda view, day: view.references(as_at=day),
    "route_maps": lambda view, day: view.route_maps(as_at=day),
    "stances": lambda view, day: view.stances(as_at=day),
    "thread": lambda view, day: view.thread("openly-topic", as_at=day),
    "topics": lambda view, day: view.topics(as_at=day),
}
"""Every question about the programme; it is asked for what is open to all."""
OTHERS: dict[str, Asked] = {
    "register": lambda view, _: view.register,
    "entries": lambda view, _: (view.entries(), [*view_lines(view.entries(), view.held)]),
    "standings": lambda view, day: view.standings(as_at=day),
    "check": lambda view, day: view.check(as_at=day),
    "history": lambda view, _: [
        view.history(each) for each in ("openly-end", "CMT-2025-003", "openly-policy", "cosla")
    ],
    "weekly": lambda view, day: view.weekly(as_at=day, since=SINCE),
    "dashboard": lambda view, day: dashboard(view, as_at=day, visibility="confidential"),
    "feed": lambda view, day: words_of(calendar_feed(view, as_at=day, visibility="confidential")),
    "sheets": lambda view, day: [sheet.rows for sheet in view.sheets(as_at=day)],
    "written": lambda view, _: written_programme(view.register),
    "written, of a route map": lambda view, _: written_programme(
        view.register, route_map="openly-map"
    ),
}
EVERYTHING: dict[str, Asked] = {**QUESTIONS, **OTHERS}
ASKED_BY_AN_OPEN_NAME = {"in_sector", "letter_due", "thread"}
ONLY_COUNTED = {"pace", "references"}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """A programme of each visibility, of which each names the more hidden ones, put right since."""
    path: Path = tmp_path_factory.mktemp("seen") / "isa.db"
    then = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Tracker.create(
        path,
        example="foisa-like",
        adopted_on=date(2025, 1, 1),
        recorded_by=INTERNAL,
        now=lambda: then,
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        tracker.record_all([*everything()])
        for name in (CONFIDENTIAL, RESTRICTED):
            planned, *_ = tracker.history(f"{name}-end")
            *_, dropped = tracker.history(f"{name}-goal-second")
            tracker.correct(planned.number, {"title": f"{name} again"}, because=f"{name} reason")
            tracker.void(dropped.number, because=f"{name} reason")
        yield tracker


def leaks(told: object, level: str) -> list[str]:
    """What of the levels above one stands in an answer: marks, references, sums of money."""
    names = HIDDEN[level]
    numbers = [NUMBERS[name] for name in names if name in NUMBERS]
    marks = [
        *names,
        *(f"{kind}-{year}-{number}" for kind, year in PREFIXES.items() for number in numbers),
        *(str(POUNDS[name]) for name in names if name in POUNDS),
    ]
    plain = re.sub(r"[0-9a-f]{64}", "", str(told))
    return [mark for mark in marks if mark in plain]


def test_every_question_about_the_programme_is_asked_here() -> None:
    methods = inspect.getmembers(AskingProgramme, inspect.isfunction)
    assert {name for name, _ in methods} == QUESTIONS.keys()


@pytest.mark.parametrize("level", HIDDEN)
@pytest.mark.parametrize("question", EVERYTHING)
def test_nothing_above_the_visibility_asked_for_is_in_any_answer(
    record: Tracker, question: str, level: str
) -> None:
    ask = EVERYTHING[question]
    view = record.seen_at(level)
    assert [[], []] == [leaks(ask(view, day), level) for day in DAYS]


@pytest.mark.parametrize(
    "question", sorted(EVERYTHING.keys() - ASKED_BY_AN_OPEN_NAME - ONLY_COUNTED)
)
def test_it_is_there_for_whoever_may_see_it(record: Tracker, question: str) -> None:
    ask = EVERYTHING[question]
    assert any(leaks(ask(record, day), "public") for day in DAYS)


@pytest.mark.parametrize("name", [RESTRICTED, CONFIDENTIAL])
def test_a_sector_of_what_is_hidden_is_empty_for_whoever_may_not_see_it(
    record: Tracker, name: str
) -> None:
    assert () == record.seen_at("public").in_sector(f"{name}-sector", as_at=DAYS[1])
    assert () != record.in_sector(f"{name}-sector", as_at=DAYS[1])


def test_whoever_sees_everything_is_told_what_the_record_says(record: Tracker) -> None:
    view = record.seen_at("confidential")
    for ask in EVERYTHING.values():
        assert [ask(record, day) for day in DAYS] == [ask(view, day) for day in DAYS]


def test_a_view_of_a_view_never_shows_more(record: Tracker) -> None:
    assert record.seen_at("public").register == (
        record.seen_at("public").seen_at("confidential").register
    )
    assert record.seen_at("public").register == (
        record.seen_at("restricted").seen_at("public").register
    )


def test_as_known_then_no_more_is_shown_than_may_be_seen(record: Tracker) -> None:
    for number in range(1, len(record.entries()), 7):
        then = record.known_at(number).seen_at("public")
        assert (number, []) == (number, leaks(then.register, "public"))


# What hangs on what is hidden


def test_judgements_are_never_public(record: Tracker) -> None:
    judged = [record.seen_at(level).judgements(as_at=DAYS[1]) for level in LEVELS.values()]
    assert [3, 2, 0] == [len(rows) for rows in judged]


LINKS: dict[str, tuple[tuple[str, ...], tuple[str, ...], list[str]]] = {
    "confidential": (
        (
            *("confidentially-end", "restrictedly-end"),
            *("CMT-2025-001", "CMT-2025-002", "CMT-2025-003"),
        ),
        ("ADV-2025-001", "ADV-2025-002", "ADV-2025-003"),
        ["CMT-2025-001", "confidentially-end"],
    ),
    "restricted": (
        ("restrictedly-end", "CMT-2025-002", "CMT-2025-003"),
        ("ADV-2025-002", "ADV-2025-003"),
        ["CMT-2025-002", "openly-end"],
    ),
    "public": (("CMT-2025-003",), ("ADV-2025-003",), ["CMT-2025-003", "openly-end"]),
}


@pytest.mark.parametrize("level", LINKS)
def test_links_to_what_is_hidden_vanish_and_so_do_waits_for_it(record: Tracker, level: str) -> None:
    view, (waits, advice, chain) = record.seen_at(level), LINKS[level]
    (row,) = (row for row in view.milestones(as_at=DAYS[0]) if row.slug == "openly-end")
    assert (waits, waits, advice) == (row.depends_on, row.waits_for, row.advice)
    assert chain == [link.name for link in view.critical_chain(as_at=DAYS[0])]


@pytest.mark.parametrize("hidden", ["RSP-2025-003", "ADV-2025-003"])
def test_a_response_that_is_hidden_hides_its_commitments_and_waits_for_them(
    tmp_path: Path, hidden: str
) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    with Tracker.create(tmp_path / "isa.db", now=lambda: now) as tracker:
        tracker.add_addressee("cosla", "COSLA")
        tracker.record_all([*everything()])
        tracker.change_visibility(hidden, "restricted", changed_on="2026-03-01", reason="asked")
        public = tracker.seen_at("public")
        assert "CMT-2025-003" not in repr(public.register)
        (row,) = (row for row in public.milestones(as_at=DAYS[0]) if row.slug == "openly-end")
        assert ((), ()) == (row.depends_on, row.waits)
        assert "CMT-2025-003" in repr(tracker.seen_at("restricted").register)


# What is seen again, by fewer or by more


def _seen_again(tracker: Tracker, *levels: str) -> None:
    """A route map and a cadence, of which the first of each level is called so."""
    for month, level in enumerate(levels, start=1):
        seen_on = date(2026, month, 1)
        visibility = LEVELS[level]
        tracker.record_all(
            [
                RouteMapSeen(
                    route_map=RouteMap(
                        slug="map", title=level, seen_on=seen_on, visibility=visibility
                    )
                ),
                CadenceSet(
                    cadence=Cadence(
                        slug="talks",
                        addressee="cosla",
                        title=level,
                        every=Allowance.parse("6 weeks"),
                        since=date(2025, 12, 1),
                        visibility=visibility,
                    ),
                    set_on=seen_on,
                ),
            ]
        )


AGAIN: dict[str, tuple[tuple[str, ...], list[list[str]]]] = {
    "by more": ((CONFIDENTIAL, OPENLY), [[], [OPENLY]]),
    "by fewer": ((OPENLY, CONFIDENTIAL), [[], []]),
    "by more, then by all": ((CONFIDENTIAL, RESTRICTED, OPENLY), [[], [], [OPENLY]]),
    "by all, by few, by all": ((OPENLY, CONFIDENTIAL, OPENLY), [[OPENLY], [OPENLY], [OPENLY]]),
}


@pytest.mark.parametrize(("levels", "expected"), AGAIN.values(), ids=AGAIN)
def test_what_was_seen_by_fewer_is_not_shown_with_what_all_may_see(
    tmp_path: Path, levels: tuple[str, ...], expected: list[list[str]]
) -> None:
    now = datetime(2026, 5, 2, 12, tzinfo=UTC)
    with Tracker.create(tmp_path / "isa.db", now=lambda: now) as tracker:
        tracker.add_addressee("cosla", "COSLA")
        _seen_again(tracker, *levels)
        public = tracker.seen_at("public")
        months = [date(2026, month, 15) for month in range(1, len(levels) + 1)]
        assert expected == [[row.title for row in public.route_maps(as_at=day)] for day in months]
        assert expected == [[row.title for row in public.cadences(as_at=day)] for day in months]
        assert [] == leaks((public.register, public.history("cosla")), "public")
