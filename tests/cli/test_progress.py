"""Progress, what changed, and what to raise next."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]
Refuses = Callable[..., None]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

SPAN = ("2025-11-01", "2026-01-05")
DAY = ("--as-at", "2026-01-05")
HOSTILE = "=1+1 \x1b[31mred\u202e <b>|x|</b> *y*"
SHOWN = "=1+1 <U+001B>[31mred<U+202E> <b>|x|</b> *y*"
ESCAPED = r"=1+1 \<U+001B\>\[31mred\<U+202E\> \<b\>\|x\|\</b\> \*y\*"


def test_the_page_answers_three_questions(says: Says) -> None:
    page = says("progress", *DAY)

    assert """\
Progress of the programme as at 5 January 2026

Is the work being done?

  0 of 3 milestones reached, 1 was due by now, 0 reached on time, 0 late, 1 overdue, \
2 still to come
  strategy: 0 of 3 milestones reached, 1 was due by now, 0 reached on time, 0 late, 1 overdue, \
2 still to come
  overdue: draft, A draft, planned for December 2025, 5 days late
""" == page.partition("  due next")[0]
    assert ["Is the work being done?", "Is it fast enough?", "Is it answered?"] == [
        line for line in page.splitlines() if line.endswith("?")
    ]
    assert (
        "what is public; the rest is left out"
        == says("progress", *DAY, "--visibility", "public").splitlines()[1]
    )


def test_the_page_for_markdown_has_the_same_lines_as_items(says: Says) -> None:
    text = says("progress", "--pace", *DAY).replace("_", "\\_").splitlines()
    markdown = says("progress", "--pace", *DAY, "--format", "markdown").splitlines()

    assert [f"## {line}" if line.endswith("?") else line for line in text if line[:2] != "  "] == [
        line for line in markdown if not line.lstrip().startswith("- ")
    ]
    assert len(text) == len(markdown)


def test_progress_is_one_object_for_programs(says: Says) -> None:
    answer = json.loads(says("progress", *DAY, "--format", "json", "--visibility", "public"))

    data = answer["data"]
    assert ("isa-programme/progress.v1", "progress", "2026-01-05", "public") == tuple(
        answer[key] for key in ("schema", "question", "as_at", "visibility")
    )
    whole = {
        "function": None,
        "milestones": 2,
        "due_by_now": 1,
        "reached": 0,
        "on_time": 0,
        "late": 0,
        "overdue": 1,
        "planned": 1,
        "dropped": 0,
        "blocked": 1,
    }
    assert whole == {key: data["work"][0][key] for key in whole}
    assert ["draft"] == [row["slug"] for row in data["overdue"]]
    assert None is data["pace"]
    assert 0 == data["answered"]["owed"]


CHANGES = """\
Changes after 1 November 2025, to 5 January 2026

{h}Advice given (1)

{i}13 November 2025: ADV-2025-001 (cosla): One strategy, not two.

{h}Fallen overdue (2)

{i}13 December 2025: ADV-2025-001.1 (cosla): substantive of COSLA, due 12 December 2025.
{i}13 December 2025: ADV-2025-001.2 (cosla): substantive of COSLA, due 12 December 2025.

{h}Milestones planned (3)

{i}13 November 2025: draft: A draft, for December 2025.
{i}13 November 2025: end (cosla): The end, for 2 March 2026.
{i}13 November 2025: unseen: Nobody else sees this, for 2 February 2026.

{h}Milestones past their date (1)

{i}1 January 2026: draft: A draft, planned for December 2025.
"""


@pytest.mark.parametrize(
    ("form", "heading", "item"), [("table", "", "  "), ("markdown", "## ", "- ")]
)
def test_what_changed_is_told_in_prose(says: Says, form: str, heading: str, item: str) -> None:
    page = says("changes", *SPAN, "--format", form)

    assert CHANGES.format(h=heading, i=item) == page


def test_what_is_restricted_changed_for_nobody_else(says: Says) -> None:
    page = says("changes", *SPAN, "--visibility", "public")

    assert (
        """\
Changes after 1 November 2025, to 5 January 2026
what is public; the rest is left out

Milestones planned (2)

  13 November 2025: draft: A draft, for December 2025.
  13 November 2025: end (cosla): The end, for 2 March 2026.

Milestones past their date (1)

  1 January 2026: draft: A draft, planned for December 2025.
"""
        == page
    )


def test_the_exit_code_tells_whether_anything_changed(isa: Isa) -> None:
    same = isa("changes", "2026-01-05", "2026-01-05", "--exit-code")

    assert (
        0,
        "Changes after 5 January 2026, to 5 January 2026\n\nnothing changed\n",
    ) == (same.returncode, same.stdout)
    assert 10 == isa("changes", *SPAN, "--exit-code").returncode
    assert 0 == isa("changes", *SPAN).returncode


@pytest.mark.parametrize(("form", "shown"), [("table", SHOWN), ("markdown", ESCAPED)])
def test_a_hostile_text_does_nothing_on_a_page(says: Says, form: str, shown: str) -> None:
    says("milestone", "reach", "draft", "--on", "2025-12-11", "--evidence", HOSTILE)
    says(
        "milestone",
        "replan",
        "end",
        "--for",
        "2026-03-03",
        *("--on", "2025-12-11"),
        *("--because", HOSTILE),
    )
    page = says("changes", *SPAN, "--format", form)

    assert 2 == page.count(shown)
    assert set() == {"\x1b", "\u202e"} & set(page)
    whole = json.loads(says("changes", *SPAN, "--format", "json"))["data"]
    assert 2 == sum(HOSTILE in row["sentence"] for row in whole)


def test_what_to_raise_next_is_listed_the_most_pressing_first(says: Says) -> None:
    agenda = says("agenda", "cosla", *DAY)

    assert (
        """\
why      reference       due         what to raise
-------  --------------  ----------  ---------------------------------------------
overdue  ADV-2025-001.1  2025-12-12  substantive, 24 days overdue: Publish a plan
overdue  ADV-2025-001.2  2025-12-12  substantive, 24 days overdue: Name a director
"""
        == agenda
    )
    public = says("agenda", "cosla", *DAY, "--visibility", "public")
    assert "what is public; the rest is left out\n\nnothing to show\n" == public
    ours = says("agenda", "independent-strategic-advisor", *DAY)
    assert "nothing to raise with independent-strategic-advisor\n" == ours


REFUSED = {
    ("changes", "2026-01-05", "2025-11-01"): "to: 2025-11-01 lies before 2026-01-05",
    ("changes", "2025-11", "2026-01-05"): (
        "invalid value for 'FROM': 2025-11 is a month; a day is needed here, as in 2025-11-15"
        " (isa changes --help says more)"
    ),
    ("changes", "2025-11-01"): "missing argument 'TO' (isa changes --help says more)",
    ("agenda",): "missing argument 'ADDRESSEE' (isa agenda --help says more)",
    ("agenda", "nobody"): "no addressee 'nobody' in this record: isa addressee list shows them all",
    ("progress", "--route-map", "nowhere"): (
        "no route map 'nowhere' in this record: there is none"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_wrong_is_refused_in_a_sentence(
    refuses: Refuses, words: tuple[str, ...], said: str
) -> None:
    refuses(*words, said=said)
