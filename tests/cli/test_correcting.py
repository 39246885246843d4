from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import masked, today

Isa = Callable[..., CompletedProcess[str]]

MOVED = """\
past standings that change:

reference       addressee    stage        from        to          stood as    stands as
--------------  -----------  -----------  ----------  ----------  ----------  -----------
ADV-2025-001.1  cosla        substantive  2025-11-13  2025-11-16  awaiting
ADV-2025-001.1  cosla        substantive  2025-12-05  2025-12-08  due-soon    awaiting
ADV-2025-001.1  cosla        substantive  2025-12-12  2025-12-12  due-today   due-soon
ADV-2025-001.1  cosla        substantive  2025-12-13  2025-12-15  overdue     due-soon
ADV-2025-001.1  cosla        substantive  2025-12-16  2025-12-16  overdue     due-today
ADV-2025-001.2  cosla        substantive  2025-11-13  2025-11-16  awaiting
ADV-2025-001.2  cosla        substantive  2025-12-05  2025-12-08  due-soon    awaiting
ADV-2025-001.2  cosla        substantive  2025-12-12  2025-12-12  due-today   due-soon
ADV-2025-001.2  cosla        substantive  2025-12-13  2025-12-15  overdue     due-soon
ADV-2025-001.2  cosla        substantive  2025-12-16  2025-12-16  overdue     due-today
reference       addressee    stage        deadline now    deadline then    standing now    \
standing then    owed then by
--------------  -----------  -----------  --------------  ---------------  --------------  \
---------------  --------------
ADV-2025-001.1  cosla        substantive  2025-12-12      2025-12-16       overdue         \
overdue          cosla
ADV-2025-001.2  cosla        substantive  2025-12-12      2025-12-16       overdue         \
overdue          cosla
"""
NOTHING = "no past standing changes\nno deadline or standing changes\n"
CORRECT = ("correct", "6", "--because", "misread")


@pytest.fixture
def record(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record, found without a word: its paper is entry 6."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    return small


def rows(isa: Isa, *command: str) -> list[dict[str, object]]:
    shown = isa(*command, "--format", "json")
    assert shown.returncode in {0, 10}, shown.stderr
    data: list[dict[str, object]] = json.loads(shown.stdout)["data"]
    return data


@pytest.mark.usefixtures("record")
def test_a_date_put_right_shows_first_which_standings_and_deadlines_move(isa: Isa) -> None:
    done = isa(*CORRECT, "--set", "issued_on=2025-11-17")

    assert (done.returncode, masked(done.stdout), done.stderr) == (
        0,
        "ADV-2025-001: recorded as entry 7 (receipt 7:HASH)\n",
        MOVED,
    )
    due = rows(isa, "due", "--as-at", "2025-12-01")
    assert [row["deadline"] for row in due] == ["2025-12-16"] * 2
    assert rows(isa, "due", "--as-at", "2025-11-16") == []


@pytest.mark.usefixtures("record")
def test_words_put_right_move_nothing_and_are_said_with_the_earlier_ones_kept(isa: Isa) -> None:
    done = isa(
        *(*CORRECT, "--set", "title=Two = 2", "--set", "recommendations.2.text=Name two"),
        *("--set", "requested_by=", "--set", "copied_to=cosla"),
    )

    assert done.returncode == 2
    assert done.stderr == "isa: requested_by: it is that already\n"
    done = isa(*CORRECT, "--set", "title=Two = 2", "--set", "recommendations.2.text=Name two")
    assert (done.returncode, done.stderr) == (0, NOTHING)
    assert [row["text"] for row in rows(isa, "due", "--as-at", "2025-12-01")] == [
        "Publish a plan",
        "Name two",
    ]
    assert [row["title"] for row in rows(isa, "advice", "list")] == ["Two = 2"]
    assert [
        (row["number"], row["sentence"], row["corrected_by"], row["voided_by"])
        for row in rows(isa, "history", "1e5")
    ] == [
        (
            6,
            (
                "ADV-2025-001 issued by independent-strategic-advisor to cosla:"
                " One strategy, not two"
            ),
            [7],
            None,
        ),
        (
            7,
            (
                "entry 6 corrected, title set to Two = 2, recommendations.2.text"
                " set to Name two: misread"
            ),
            [],
            None,
        ),
    ]


@pytest.mark.usefixtures("record")
def test_the_last_correction_counts_and_voiding_it_brings_back_the_one_before(isa: Isa) -> None:
    def title() -> object:
        return rows(isa, "advice", "list")[0]["title"]

    for text in ("Second", "Third"):
        assert isa(*CORRECT, "--set", f"title={text}").returncode == 0
    assert title() == "Third"
    assert isa("correct", "8", "--void", "--because", "hasty").returncode == 0
    assert title() == "Second"
    assert isa("correct", "9", "--void", "--because", "it was right").returncode == 0
    assert title() == "Third"
    assert isa("correct", "7", "--void", "--because", "hasty").returncode == 0
    assert title() == "Third"


@pytest.mark.usefixtures("record")
def test_a_voided_paper_is_owed_no_more_and_its_reference_is_not_given_again(isa: Isa) -> None:
    voided = isa("correct", "6", "--void", "--because", "never sent")

    assert (voided.returncode, masked(voided.stdout)) == (
        0,
        "ADV-2025-001: recorded as entry 7 (receipt 7:HASH)\n",
    )
    assert rows(isa, "advice", "list") == []
    issue = ("advice", "issue", "--title", "Next", "--on", "2025-11-20", "--to", "cosla")
    assert isa(*issue).stdout.startswith("ADV-2025-002: recorded as entry 8")
    again = isa("correct", "6", "--void", "--because", "never sent")
    assert again.stdout == "ADV-2025-001: already recorded as entry 7; nothing was added\n"
    other = isa("correct", "6", "--void", "--because", "another reason")
    assert (other.returncode, other.stderr) == (
        2,
        "isa: entry 6: it was voided by entry 7; void that entry to go on with it\n",
    )


@pytest.mark.usefixtures("record")
def test_what_others_build_on_is_not_voided_before_them(isa: Isa) -> None:
    assert isa("note", "1e5", "rang").returncode == 0

    refused = isa("correct", "6", "--void", "--because", "never sent")
    office = isa("correct", "5", "--void", "--because", "twice")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "isa: entry 7 would no longer fit: advice: no advice 'ADV-2025-001' in this record:"
        " isa advice list shows them all\n"
    )
    assert (office.returncode, office.stdout) == (2, "")
    assert office.stderr.startswith("isa: entry 6 would no longer fit: ")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "markdown"])
def test_a_correction_is_told_in_every_format(isa: Isa, form: str) -> None:
    done = isa(*CORRECT, "--set", "title=Two", "--format", form)

    assert done.returncode == 0
    expected = {
        "jsonl": (
            '{"number": 7, "reference": "ADV-2025-001", "receipt": "7:HASH", "already": false,'
            ' "findings": []}\n'
        ),
        "csv": ("number,reference,receipt,already,findings\r\n7,ADV-2025-001,7:HASH,no,\r\n"),
    }
    if form in expected:
        assert masked(done.stdout) == expected[form]
    elif form == "json":
        assert json.loads(done.stdout)["data"][0]["reference"] == "ADV-2025-001"
    else:
        cells = [cell.strip() for cell in masked(done.stdout).splitlines()[2].split("|")[1:-1]]
        assert cells == ["ADV-2025-001", "7", "7:HASH"]


@pytest.mark.usefixtures("record")
def test_who_may_see_a_paper_or_a_response_is_decided_by_either_reference(isa: Isa) -> None:
    respond = ("response", "record", "1e5", "--from", "cosla", "--kind", "holding")
    assert isa(*respond, "--on", "2025-12-01", "--own-reference", "C/7").returncode == 0

    paper = isa("visibility", "1e5", "public", "--on", "2025-12-05", "--because", "published")
    letter = isa("visibility", "C/7", "confidential")
    again = isa("visibility", "RSP-2025-001", "confidential")
    back = isa("visibility", "1e5", "restricted")

    assert [(each.returncode, masked(each.stdout)) for each in (paper, letter, back)] == [
        (0, "ADV-2025-001: recorded as entry 8 (receipt 8:HASH)\n"),
        (0, "ADV-2025-001: recorded as entry 9 (receipt 9:HASH)\n"),
        (0, "ADV-2025-001: recorded as entry 10 (receipt 10:HASH)\n"),
    ]
    assert again.stdout == "ADV-2025-001: already recorded as entry 9; nothing was added\n"
    assert [row["sentence"] for row in rows(isa, "history", "1e5")][2:] == [
        "ADV-2025-001 is public from now on: published",
        "RSP-2025-001 is confidential from now on",
        "ADV-2025-001 is restricted from now on",
    ]
    assert rows(isa, "history", "1e5")[-1]["happened_on"] == str(today())
    assert rows(isa, "advice", "list")[0]["visibility"] == "restricted"
