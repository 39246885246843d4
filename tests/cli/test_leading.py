"""Somebody at a terminal is led through a command; the whole conversation is the specification."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme import Tracker
from terminals import ENDS, INTERRUPTS, Talk, conversation, on_terminal, terminal

Isa = Callable[..., CompletedProcess[str]]

pytestmark = terminal

OPENING = (
    "Enter takes what stands in [brackets], ? explains, < goes back, Ctrl-C leaves."
    " Nothing is saved before you say yes at the end.\n"
)
RULE = "(an example rule, not agreed)"
PAPER = ["Two strategies", "", "2", "Publish a plan", "", "", "", "n", "y"]
ANSWER = ["1", "", "", "10 December 2025", "", "1", "not-accepted", "none given", "n", "y"]


@pytest.fixture
def talk(small: Path) -> Callable[..., Talk]:
    """Answers what a command asks, as at 15 December 2025."""

    def run(answers: list[str | Callable[[], None]], *command: str) -> Talk:
        return conversation(answers, "--record", small, "--as-at", "2025-12-15", *command)

    return run


def test_a_paper_is_led_through_from_its_title_to_the_line_that_logs_it_too(
    talk: Callable[..., Talk], small: Path, isa: Isa
) -> None:
    held = talk(PAPER, "advice", "issue")

    assert held.screen == (
        "This logs a paper: what it asks, whom, and by when.\n"
        f"{OPENING}"
        "Title: Two strategies\n"
        "Day of issue [Monday 15 December 2025]: \n"
        "  = Monday 15 December 2025\n"
        "Offices of this record:\n"
        "   1  independent-strategic-advisor  Independent Strategic Advisor (our own)\n"
        "   2  cosla                          COSLA\n"
        "Offices asked [Enter: nobody by name, so that nobody owes an answer]: 2\n"
        "  = cosla (COSLA)\n"
        "Recommendation 1 [Enter: it has none; it asks for an answer as a whole]: Publish a plan\n"
        "Recommendation 2 [Enter: that is all]: \n"
        "Answer asked for by [Enter: it names no date]: \n"
        "   1  strategy       what is to be done, and what comes first\n"
        "   2  delivery       that it is done, by whom and by when\n"
        "   3  relationships  that those who do it work together\n"
        "Function of the programme [Enter: none]: \n"
        "Say more: priority, copies, lead, your reference, channel, summary, who may see it,"
        " source? [y/N]: n\n"
        "\n"
        "2025-12-15: ADV-2025-002 issued by independent-strategic-advisor to cosla:"
        " Two strategies\n"
        "Issued: Monday 15 December 2025.\n"
        "Answers are then owed:\n"
        f"  substantive, cosla (recommendation 1): by Friday 16 January 2026 {RULE}\n"
        "Save this? [Y/n]: y\n"
        "The same in one line:\n"
        '  isa advice issue --title "Two strategies" --on 2025-12-15 --to cosla'
        f' --recommendation "Publish a plan" --record {_quoted(small)}\n'
    )
    assert (held.code, held.unsaid) == (0, [])
    assert held.data.startswith("ADV-2025-002: recorded as entry 7 (receipt 7:")
    line = shlex.split(held.screen.splitlines()[-1])
    assert isa(*line[1:]).stdout == (
        "ADV-2025-002: already recorded as entry 7; nothing was added\n"
    )


def _quoted(path: Path) -> str:
    return f'"{path}"'


def test_a_response_is_led_through_with_what_it_answers_and_what_it_leaves_open(
    talk: Callable[..., Talk], small: Path
) -> None:
    held = talk(ANSWER, "response", "record")

    decisions = "".join(
        f"   {number}  {word:<24}  {means}\n"
        for number, (word, means) in enumerate(
            (
                ("accepted", "it will be done as advised"),
                ("accepted-in-part", "some of it will"),
                ("accepted-with-conditions", "it will, if something else comes first"),
                ("to-be-explored", "they will look into it"),
                ("not-accepted", "it won't be done; the reason is needed"),
                ("noted", "they have read it, and decide nothing"),
                ("not-addressed", "the letter leaves it open, and says so"),
                ("superseded", "something else has taken its place"),
            ),
            start=1,
        )
    )
    assert held.screen == (
        "This logs what came back on a paper: from whom, when, and what it says.\n"
        f"{OPENING}"
        "Papers still owed an answer:\n"
        "   1  ADV-2025-001  One strategy, not two\n"
        f"      2 answers open: cosla; the first by Friday 12 December 2025 {RULE}\n"
        "Paper it answers: 1\n"
        "  = ADV-2025-001: One strategy, not two\n"
        "ADV-2025-001 asks:\n"
        "   1  cosla  COSLA\n"
        "Sender [1]: \n"
        "  = cosla (COSLA)\n"
        "   1  acknowledgement        it says that the paper has arrived; it answers…\n"
        "   2  holding                it says that an answer will come later\n"
        "   3  clarification-request  it asks what the paper means\n"
        "   4  substantive            it answers: it says what is decided\n"
        "   5  update                 it reports on what was decided before\n"
        "What it is [substantive]: \n"
        "Day received [Monday 15 December 2025]: 10 December 2025\n"
        "  = Wednesday 10 December 2025\n"
        "Date it bears [Enter: the same, or none]: \n"
        "Recommendation 1: Publish a plan\n"
        f"{decisions}"
        "What it decides on recommendation 1 [Enter: it does not mention it]: 1\n"
        "Recommendation 2: Name a director\n"
        f"{decisions}"
        "What it decides on recommendation 2 [Enter: it does not mention it]: not-accepted\n"
        "Why recommendation 2 is not accepted: none given\n"
        "Say more: for whom it speaks, its reference, summary, stance, who may see it, source?"
        " [y/N]: n\n"
        "\n"
        "2025-12-10: RSP-2025-001: substantive from cosla; decides 1 accepted, 2 not-accepted\n"
        "Received: Wednesday 10 December 2025.\n"
        "It answers:\n"
        "  substantive, cosla (recommendations 1, 2): on time, owed by Friday 12 December 2025"
        f" {RULE}\n"
        "Nothing on the paper stays open.\n"
        "Save this? [Y/n]: y\n"
        "The same in one line:\n"
        "  isa response record ADV-2025-001 --from cosla --kind substantive --on 2025-12-10"
        ' --disposition 1=accepted --disposition 2=not-accepted --reason "2=none given"'
        f" --record {_quoted(small)}\n"
    )
    assert (held.code, held.unsaid) == (0, [])
    assert held.data.startswith("RSP-2025-001: recorded as entry 7 (receipt 7:")


def test_a_late_answer_to_one_of_two_says_how_late_and_what_stays_open(
    talk: Callable[..., Talk],
) -> None:
    held = talk(["", "", "today", "", "1", "", "n", "y"], "response", "record", "1e5")

    assert (
        "It answers:\n"
        "  substantive, cosla (recommendation 1): 1 working day late, owed by Friday 12 December"
        f" 2025 {RULE}\n"
        "It leaves open:\n"
        f"  substantive, cosla (recommendation 2): by Friday 12 December 2025 {RULE}\n"
    ) in held.screen
    assert "Paper it answers" not in held.screen
    assert held.code == 0


CALL = ["cosla", "clarification-request", "telephone", "20 Nov 2025", "2", "which one?"]
BOTH = (
    "If it stops the clock, and were answered the same day:\n"
    f"  substantive, cosla (recommendation 2): by Friday 19 December 2025 {RULE}\n"
    "  and later by each working day that the answer takes.\n"
    "If it moves nothing:\n"
    f"  substantive, cosla (recommendation 2): by Friday 12 December 2025 {RULE}\n"
    "Does it stop the clock? [y/n]: "
)


def test_a_question_by_telephone_that_stops_the_clock_shows_both_dates_first(
    talk: Callable[..., Talk],
) -> None:
    held = talk([*CALL, "y", "21 Nov 2025", "y"], "response", "record", "ADV-2025-001")

    assert BOTH in held.screen
    assert (
        "It moves:\n"
        f"  substantive, cosla (recommendation 2): by Friday 12 December 2025 {RULE}; then by"
        f" Monday 22 December 2025 {RULE}\n"
    ) in held.screen
    assert (
        "  isa clock clarified ADV-2025-001 --asked 2025-11-20 --answered 2025-11-21 --stops-clock"
        ' --text "which one?" --addressee cosla --recommendation 2 --record'
    ) in held.screen
    assert held.data.startswith("ADV-2025-001: recorded as entry 7 (receipt 7:")


def test_a_question_by_telephone_that_moves_nothing_is_kept_all_the_same(
    talk: Callable[..., Talk],
) -> None:
    held = talk([*CALL, "n", "y"], "response", "record", "ADV-2025-001")

    assert BOTH in held.screen
    assert "It moves nothing.\n" in held.screen
    assert " --moves-nothing " in held.screen
    assert held.data.startswith("ADV-2025-001: recorded as entry 7 (receipt 7:")


def test_a_question_by_letter_that_stops_the_clock_is_a_letter(talk: Callable[..., Talk]) -> None:
    by_letter = ["letter" if each == "telephone" else each for each in CALL]
    held = talk([*by_letter, "y", "", "n", "y"], "response", "record", "ADV-2025-001")

    assert BOTH in held.screen
    assert "paused: its date is counted once the clock goes on" in held.screen
    assert "  isa response record ADV-2025-001 --from cosla" in held.screen
    assert held.data.startswith("RSP-2025-001: recorded as entry 7 (receipt 7:")


@pytest.mark.parametrize(
    ("typed", "moved"), [("y", "2025-12-19"), ("n", "no deadline or standing changes")]
)
def test_clock_clarified_asks_it_too_unless_the_line_says_so(
    talk: Callable[..., Talk], typed: str, moved: str
) -> None:
    command = ("clock", "clarified", "1e5.2", "--asked", "2025-11-20")
    held = talk([typed, "y"], *command, "--answered", "2025-11-20")
    said = talk(["n"], *command, "--moves-nothing")
    answered = "If it stops the clock, and is answered on Thursday 20 November 2025:\n"
    by_day = BOTH.replace("  and later by each working day that the answer takes.\n", "")

    assert f"{answered}{by_day.partition(chr(10))[2]}" in held.screen
    assert moved in held.screen
    assert held.code == 0
    assert "Does it stop the clock?" not in said.screen


WRONG = {
    "title": ("", " ", "T" * 201, "\u202eT"),
    "day": (
        *("05/01/2026", "2026-02-30", "31 November 2025", "\u0662\u0660\u0662\u0665-11-13"),
        *("9999-12-31", "2025", "Tuesday 13 November 2025", "next week"),
    ),
    "offices": ("99", "0", "\u0441osla", "cos", "COSLA", "2, nobody"),
    "date asked for": ("1 November 2025",),
    "function": ("4", "s", "1 2"),
    "more": ("maybe", "j"),
}
SAID = (
    "an answer is needed here; ? explains",
    "an answer is needed here; ? explains",
    "title: 201 characters; at most 200 fit",
    "title: it holds invisible text-direction characters; leave them out",
    "'05/01/2026' is not a date here: write it as 2026-01-05 or 5 January 2026",
    "'2026-02-30' is not a date here: there is no such day; write a real one, as in 2026-01-05",
    "'31 November 2025' is not a date here: write it as 2026-01-05 or 5 January 2026",
    (
        "'\\u0662\\u0660\\u0662\\u0665-11-13' is not a date here: write it as 2026-01-05 or"
        " 5 January 2026"
    ),
    "Friday 31 December 9999: it has not come yet",
    "'2025' is not a date here: write it as 2026-01-05 or 5 January 2026",
    "'Tuesday 13 November 2025' is not a date here: 13 November 2025 is no Tuesday",
    "'next week' is not a date here: write it as 2026-01-05 or 5 January 2026",
    "'99' is no office; type a number from the list (1 to 2), or the name beside it",
    "'0' is no office; type a number from the list (1 to 2), or the name beside it",
    "'\\u0441osla' is no office; type a number from the list (1 to 2), or the name beside it",
    "'cos' is no office; type a number from the list (1 to 2), or the name beside it",
    "'COSLA' is no office; type a number from the list (1 to 2), or the name beside it",
    "'nobody' is no office; type a number from the list (1 to 2), or the name beside it",
    ("Saturday 1 November 2025: it lies before the paper was issued, Thursday 13 November 2025"),
    "'4' is no word; type a number from the list (1 to 3), or the name beside it",
    "'s' is no word; type a number from the list (1 to 3), or the name beside it",
    "'1 2' is no word; type a number from the list (1 to 3), or the name beside it",
    "'maybe' is neither yes nor no; type y or n",
    "'j' is neither yes nor no; type y or n",
)


def test_every_wrong_answer_is_asked_for_again_and_nothing_typed_is_lost(
    talk: Callable[..., Talk],
) -> None:
    held = talk(
        [
            *(*WRONG["title"], "T"),
            *(*WRONG["day"], "13 Nov 2025"),
            *(*WRONG["offices"], "2"),
            "",
            *(*WRONG["date asked for"], ""),
            *(*WRONG["function"], "1"),
            *(*WRONG["more"], "n"),
            "y",
        ],
        "advice",
        "issue",
    )

    faults = [
        line.strip()
        for line in held.screen.splitlines()
        if "is not a date" in line
        or " is n" in line
        or "answer is needed" in line
        or line.startswith(("  title:", "  Friday 31", "  Saturday 1 November"))
    ]
    assert list(SAID) == faults
    assert held.data.startswith("ADV-2025-002: recorded as entry 7")


def test_a_question_mark_explains_and_a_smaller_sign_goes_back(
    talk: Callable[..., Talk], small: Path
) -> None:
    before = small.read_bytes()
    held = talk(
        ["<", "?", "One", "<", "", "<", "Other", "", "-", "?", INTERRUPTS], "advice", "issue"
    )

    assert "this is the first question; Ctrl-C leaves\n" in held.screen
    assert "Title: ?\n  The paper's title, in one line.\n" in held.screen
    assert "Title [One]: \nDay of issue" in held.screen
    assert "Title [One]: Other\nDay of issue" in held.screen
    assert (held.code, before) == (130, small.read_bytes())


def test_what_a_rule_refuses_at_the_end_is_asked_for_again(talk: Callable[..., Talk]) -> None:
    more = ["y", "", "", "", "1e5", "", "", "", ""]
    held = talk([*PAPER[:7], *more, "mine", "y"], "advice", "issue")

    assert "  own_reference: '1e5' is ADV-2025-001 already\n" in held.screen
    assert "Your own reference [1e5]: mine\n" in held.screen
    assert held.data.startswith("ADV-2025-002: recorded as entry 7")


def test_what_is_not_safe_to_look_at_is_listed_as_marks(small: Path) -> None:
    with Tracker.open(small) as tracker:
        tracker.add_addressee("hidden", "An\u200boffice")
        tracker.issue_advice(
            "T\u200bitle",
            issued_on="2025-12-01",
            addressees="hidden",
            recommendations=["\x1b[31mred\u202e", "two\nlines"],
        )
    held = conversation(
        ["2", "", "", "", "", INTERRUPTS],
        *("--record", small, "--as-at", "2025-12-15", "response", "record"),
    )

    assert "   2  ADV-2025-002  T<U+200B>itle\n" in held.screen
    assert "   1  hidden  An<U+200B>office\n" in held.screen
    assert "Recommendation 1: <U+001B>[31mred<U+202E>\n" in held.screen
    assert not {"\x1b", "\u202e", "\u200b"} & {*held.screen}


@pytest.mark.parametrize("left", range(len(PAPER)))
def test_whoever_leaves_a_paper_at_any_question_leaves_the_record_as_it_was(
    talk: Callable[..., Talk], small: Path, left: int
) -> None:
    before = small.read_bytes()
    held = talk([*PAPER[:left], INTERRUPTS], "advice", "issue")

    assert (held.code, held.data, held.unsaid) == (130, "", [])
    assert held.screen.endswith("isa: interrupted; nothing was saved\n")
    assert before == small.read_bytes()


@pytest.mark.parametrize("left", range(len(ANSWER)))
def test_the_end_of_input_at_any_question_of_a_response_does_too(
    talk: Callable[..., Talk], small: Path, left: int
) -> None:
    before = small.read_bytes()
    held = talk([*ANSWER[:left], ENDS], "response", "record")

    assert (held.code, held.data, held.unsaid) == (130, "", [])
    assert before == small.read_bytes()


def test_no_at_the_end_saves_nothing(talk: Callable[..., Talk], small: Path) -> None:
    before = small.read_bytes()
    held = talk([*PAPER[:-1], "n"], "advice", "issue")

    assert (held.code, held.data, before) == (130, "", small.read_bytes())


def test_what_somebody_else_records_meanwhile_is_taken_in_and_shown_before_it_is_saved(
    talk: Callable[..., Talk], small: Path
) -> None:
    def meanwhile() -> None:
        with Tracker.open(small) as other:
            other.issue_advice("Another", issued_on="2025-12-01", addressees="cosla")

    held = talk([*PAPER[:-1], meanwhile, "y", "y"], "advice", "issue")

    shown = [line for line in held.screen.splitlines() if "issued by" in line]
    assert [each.partition(": ")[2][:12] for each in shown] == ["ADV-2025-002", "ADV-2025-003"]
    assert "Somebody else wrote to the record meanwhile. This is how it is now:\n" in held.screen
    assert held.screen.count("by Friday 16 January 2026") == 2
    assert held.data.startswith("ADV-2025-003: recorded as entry 8 (receipt 8:")


def test_a_month_asks_for_a_day_to_count_from(talk: Callable[..., Talk]) -> None:
    held = talk(["T", "2025-11", "31", "30", *PAPER[2:]], "advice", "issue")

    assert "  = November 2025, no day being known\n" in held.screen
    assert "'31': type a number from 1 to 30\n" in held.screen
    assert " --on 2025-11 " in held.screen
    assert " --assumed-day 30 " in held.screen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("6 December 2025", "Saturday 6 December 2025, at a weekend"),
        ("1 Dec 2025", "Monday 1 December 2025, Saint Andrew's Day (observed): no working day"),
        ("yesterday", "Sunday 14 December 2025, at a weekend"),
        ("Wednesday 10 December 2025", "Wednesday 10 December 2025"),
    ],
)
def test_a_day_is_read_back_in_full_with_why_it_is_no_working_day(
    talk: Callable[..., Talk], typed: str, said: str
) -> None:
    assert f"  = {said}\n" in talk(["T", typed, INTERRUPTS], "advice", "issue").screen


def test_nobody_is_led_through_where_nobody_may_be_asked(small: Path) -> None:
    refused = on_terminal("", "--record", small, "response", "record", "--no-input")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        "isa: missing argument 'REFERENCE' (isa response record --help says more)\n",
    )


def test_a_record_that_cannot_be_written_to_is_told_of_before_anything_is_asked(
    small: Path,
) -> None:
    small.with_name("second.db").hardlink_to(small)
    held = conversation(["T"], "--record", small, "advice", "issue")

    assert (held.code, held.unsaid) == (5, ["T"])
    assert "has a second name (a hard link)" in held.screen


def test_a_reference_that_is_not_there_is_told_of_at_once(talk: Callable[..., Talk]) -> None:
    held = talk(["x"], "response", "record", "ADV-2025-999")

    assert (held.code, held.unsaid) == (2, ["x"])
    assert "isa: no advice 'ADV-2025-999' in this record: isa advice list shows them all\n" in (
        held.screen
    )
