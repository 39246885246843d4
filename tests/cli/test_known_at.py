"""What was known then: an answer given once is given again, byte for byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from every_question import asking, given, questions
from isa_programme.tracker.tracker import Tracker
from masking import today

Isa = Callable[..., CompletedProcess[str]]

PAPER, OTHER = "ADV-2025-001", "ADV-2025-002"
THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAYS = ("2025-12-01", "2026-01-05", "2026-03-02")
ARGUMENTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("addressee", "list"): ((),),
    ("addressee", "open"): ((), ("cosla",)),
    ("addressee", "show"): (("cosla",),),
    ("agenda",): (("cosla",),),
    ("aim", "list"): ((),),
    ("alignment",): ((), ("--groups",), ("--pools",)),
    ("bodies",): ((),),
    ("changes",): (("2025-11-01", "2026-03-02"),),
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
    ("advice", "list"): ((), ("--visibility", "public")),
    ("advice", "show"): ((PAPER,), (OTHER,)),
    ("calendar", "diff"): (("days.csv",),),
    ("calendar", "list"): ((),),
    ("calendar", "show"): (("--year", "2026"),),
    ("check",): ((),),
    ("due",): ((), ("--visibility", "public")),
    ("escalation", "list"): ((),),
    ("explain",): ((PAPER,), (OTHER,), (f"{PAPER}.2",)),
    ("weekly",): ((), ("--visibility", "public")),
    ("report", "letters"): (("made-letters", "--visibility", "restricted"),),
    ("report", "weekly"): ((), ("--visibility", "restricted")),
    ("report", "dashboard"): ((), ("--visibility", "restricted")),
    ("report", "feed"): ((), ("--visibility", "restricted")),
    ("report", "briefing"): (("--for", "cosla", "--visibility", "restricted"),),
    ("report", "letter"): ((f"{PAPER}", "--addressee", "cosla", "--visibility", "restricted"),),
    ("export",): (
        *(("--visibility", level) for level in ("confidential", "public")),
        *(("--sheet", "obligations", "--visibility", "restricted"), ("made.xlsx",)),
    ),
    ("entry",): (("6",), ("1",)),
    ("history",): ((PAPER,), (OTHER,), ("cosla",), ("scotland",), ("foisa-like",)),
    ("hold", "list"): ((),),
    ("overdue",): ((), ("--lead", "Ann"), ("--visibility", "public")),
    ("protocol", "list"): ((),),
    ("protocol", "show"): (("foisa-like",),),
    ("response", "list"): ((), (PAPER,)),
}
LATER: tuple[tuple[str, ...], ...] = (
    ("note", PAPER, "rang", "--on", "2025-11-20"),
    ("clock", "pause", f"{PAPER}.2", "--on", "2025-11-21", "--because", "asked"),
    ("response", "record", OTHER, "--from", "cosla", "--kind", "substantive", "--on", "2025-12-03"),
    ("addressee", "holder", "cosla", "--name", "B President", "--from", "2025-06-01"),
    ("correct", "6", "--set", "title=Two strategies", "--set", "lead=Bob", "--because", "misread"),
    ("correct", "6", "--set", "issued_on=2025-11-17", "--because", "the letter says so"),
    ("correct", "8", "--void", "--because", "it was another paper"),
    ("visibility", PAPER, "confidential", "--because", "names"),
    ("visibility", "RSP-2025-001", "public"),
    ("hold", "set", "FOI 7/26", "--received", "2026-01-02"),
    ("addressee", "rename", "cosla", "Councils", "--on", "2025-12-01"),
    ("calendar", "close", "--first", "2025-11-24", "--on", "2025-11-24", "--because", "snow"),
)
"""What is recorded later, much of it about days before."""


@pytest.fixture(scope="module")
def then_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two papers (entries 6 and 7), a note (8) and a response (9)."""
    path = tmp_path_factory.mktemp("known-at") / "isa.db"
    with Tracker.create(
        path, example="foisa-like", adopted_on=date(2025, 1, 1), now=lambda: THEN
    ) as tracker:
        tracker.add_addressee("cosla", "COSLA", kind="government")
        for title, level in (("One strategy", "public"), ("A plan", "restricted")):
            tracker.issue_advice(
                title,
                issued_on="2025-11-13",
                addressees=["cosla"],
                recommendations=["Publish", "Name"],
                lead="Ann",
                visibility=level,
            )
        tracker.note(PAPER, "wrote", noted_on="2025-11-18")
        tracker.record_response(
            PAPER,
            sent_by="cosla",
            kind="substantive",
            received_on="2025-12-10",
            dispositions={1: "accepted"},
        )
    return path


@pytest.fixture
def record(then_once: Path) -> Path:
    Path("days.csv").write_text(
        "date,reason\n2025-01-01,New Year\n2025-11-28,the boiler\n2028-12-25,Christmas\n",
        encoding="utf-8",
    )
    return Path(shutil.copy(then_once, "isa.db"))


def receipt(isa: Isa) -> str:
    head: str = json.loads(isa("verify", "--format", "json").stdout)["head"]
    return head


def add(isa: Isa, *commands: tuple[str, ...]) -> None:
    for command in commands:
        assert (command, 0) == (command, isa(*command).returncode)


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
def test_what_was_answered_then_is_answered_again_whatever_was_recorded_since(
    isa: Isa, command: tuple[str, ...]
) -> None:
    asked = tuple(questions(ARGUMENTS, command, DAYS))
    before = [_asked(isa, question) for question in asked]
    head = receipt(isa)
    moments = (head, "9", str(THEN), THEN.isoformat().replace("+00:00", "Z"), "2026-03-02")

    add(isa, *LATER)

    # On a day on which no letter is due, it is refused.
    refused = {2} if command == ("report", "letter") else set()
    assert {code for code, _ in before} <= {0, 10} | refused
    for place, (question, said) in enumerate(zip(asked, before, strict=True)):
        when = moments[place % len(moments)]
        again = _asked(isa, question, "--known-at", when.replace(" ", "T"))
        assert (question, said) == (question, again)


def _asked(isa: Isa, question: tuple[str, ...], *more: str) -> tuple[int, dict[str, bytes]]:
    """The exit code of a command, and what it gave."""
    said = isa(*question, *more)
    return said.returncode, given(said, question)


def test_every_command_that_can_be_told_a_moment_is_tried_here() -> None:
    assert sorted(ARGUMENTS) == sorted(asking())


@pytest.mark.usefixtures("record")
def test_what_was_recorded_since_changes_what_is_answered_now(isa: Isa) -> None:
    changed = [("due", "--as-at", "2025-12-01"), ("advice", "list"), ("history", PAPER)]
    before = [isa(*question).stdout for question in changed]

    add(isa, *LATER)

    now = [isa(*question).stdout for question in changed]
    assert [False] * 3 == [old == new for old, new in zip(before, now, strict=True)]


@pytest.mark.usefixtures("record")
def test_erased_words_are_the_one_difference(isa: Isa) -> None:
    def shown(*more: str) -> str:
        return "".join(
            isa(*question, *more).stdout
            for command in (("history",), ("advice", "list"), ("advice", "show"), ("due",))
            for question in questions(ARGUMENTS, command, DAYS)
            if question[-1] == "jsonl"
        )

    before, head = shown(), receipt(isa)

    add(isa, ("erase", "6", "8", "--because", "names", "--authority", "the board", "--yes"))

    after = shown("--known-at", head)
    expected = [without_words(json.loads(line)) for line in before.splitlines()]
    assert expected == [json.loads(line) for line in after.splitlines()]
    assert [words in before for words in ("One strategy", "wrote", "[words erased]")] == [
        *(True, True, False)
    ]
    assert [words in after for words in ("One strategy", "wrote")] == [False, False]


def without_words(row: dict[str, Any]) -> dict[str, Any]:
    """A row about the first paper as it is once its words and those of its note are gone."""
    erased = {6: ("One strategy", 10), 8: ("wrote", 11)}
    if PAPER in str(row["reference"]):
        row |= {field: "[words erased]" for field in ("title", "text") if field in row}
        row |= {"lead": ""} if "lead" in row else {}
    if (number := row.get("number")) in erased:
        words, by = erased[number]
        row["sentence"] = row["sentence"].replace(words, "[words erased]")
        row["erased_by"] = by
    return row


@pytest.mark.usefixtures("record")
def test_what_was_seen_then_is_shown_again_and_what_was_restricted_since_is_named(
    isa: Isa,
) -> None:
    add(isa, ("visibility", PAPER, "confidential"))

    then = isa("advice", "list", "--known-at", "9", "--visibility", "public", "--format", "csv")
    now = isa("advice", "list", "--visibility", "public", "--format", "csv")

    assert (PAPER in then.stdout, PAPER in now.stdout) == (True, False)
    assert (then.stderr, now.stderr) == (
        f"shown as it was known then, and restricted since: {PAPER}\n",
        "",
    )


@pytest.mark.usefixtures("record")
def test_a_day_counts_to_its_end_in_london_and_an_instant_to_itself(isa: Isa) -> None:
    def entries(when: str) -> int:
        lines = isa("export", "--known-at", when).stdout.splitlines()
        assert len(lines) == 1 + json.loads(lines[0])["entries"]
        return len(lines) - 1

    add(isa, ("note", PAPER, "rang"))

    day = today()
    assert [
        entries(when)
        for when in (
            *("2026-03-01", "2026-03-02", "2026-03-02T08:59:59Z", "2026-03-02T09:00:00Z"),
            *("2026-03-02T10:00:00+01:00", str(day - timedelta(days=1)), str(day), "3", "10"),
        )
    ] == [0, 9, 0, 9, 9, 9, 10, 3, 10]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("11", "no entry '11' in this record: the last is 9"),
        ("3:" + "a" * 64, "known_at: the record holds no entry 3 of this receipt"),
        ("99:" + "a" * 64, "known_at: the record holds no entry 99 of this receipt"),
        *(
            (
                when,
                (
                    f"known_at: {when!a} is no moment of the record; write an entry's number, a"
                    " receipt, a day as 2026-01-05, or an instant as 2026-01-05T12:00:00Z"
                ),
            )
            for when in (
                *("", "0", "-1", "007", "1e3", "last", "2026-02-30", "5 January 2026"),
                *("2026-01-05T12:00:00", "2026-01-05T25:00:00Z", "\uff11", "3:abc", "9" * 30),
            )
        ),
    ],
)
def test_what_is_no_moment_of_the_record_is_refused(isa: Isa, when: str, said: str) -> None:
    refused = isa("due", "--known-at", when)

    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", f"isa: {said}\n")


@pytest.mark.usefixtures("record")
def test_nothing_was_known_before_the_first_entry(isa: Isa) -> None:
    asked = ("--known-at", "2020-01-01", "--format", "json")

    page = json.loads(isa("advice", "list", *asked).stdout)

    assert (page["head"], page["known_at"], page["data"]) == (None, None, [])
    assert date.fromisoformat(page["as_at"]) == today()
