from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import masked, today

Isa = Callable[..., CompletedProcess[str]]

REQUEST = """\
reference = "FOI 7/26"
received_on = "{day}"
asked_for = "Everything on <strategy>"
about = ["1e5"]
[[withhold]]
entry = 7
exemption = "FOISA s.38(1)(b)"
[[withhold]]
entry = 6
field = "recommendations.2.text"
exemption = "FOISA s.30(b)(ii)"
[[withhold]]
entry = 6
field = "recorded_by"
exemption = "FOISA s.38(1)(b)"
"""
COPY = r"""# FOI 7/26: information held on TODAY

Asked for: Everything on \<strategy\>

3 entries, as they were recorded by the end of that day; each correction made by then is an entry \
of its own. The record then ended with receipt 8:HASH.

## What is withheld

| entry   | kind             | field                  | exemption         |
|:--------|:-----------------|:-----------------------|:------------------|
| 6       | advice-issued.v1 | recommendations.2.text | FOISA s.30(b)(ii) |
| 6       | advice-issued.v1 | recorded\_by           | FOISA s.38(1)(b)  |
| 7       | note-taken.v1    |                        | FOISA s.38(1)(b)  |

## Entry 6: advice-issued.v1

* happened: 2025-11-13
* recorded: TODAY, by \[withheld: FOISA s.38(1)(b)\]
* reference: ADV-2025-001
* own_reference: 1e5
* title: One strategy, not two
* issued_on: 2025-11-13
* issued_by: independent-strategic-advisor
* priority: routine
* visibility: restricted
* addressees: cosla
* answered_by: all
* recommendations.1.text: Publish a plan
* recommendations.1.addressees: cosla
* recommendations.2.text: \[withheld: FOISA s.30(b)(ii)\]
* recommendations.2.addressees: cosla

## Entry 7: note-taken.v1

Withheld: FOISA s.38(1)(b)

## Entry 8: entry-corrected.v1
""".replace("\\\n", "")
SCHEDULE = (
    "entry,kind,field,exemption\r\n"
    "6,advice-issued.v1,recommendations.2.text,FOISA s.30(b)(ii)\r\n"
    "6,advice-issued.v1,recorded_by,FOISA s.38(1)(b)\r\n"
    "7,note-taken.v1,,FOISA s.38(1)(b)\r\n"
)


@pytest.fixture
def record(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record: its paper is entry 6, a note about it 7, a correction of it 8."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    for command in (
        ("note", "1e5", "a name, +44 131"),
        ("correct", "6", "--set", "title=Two strategies", "--because", "misread"),
    ):
        assert isa(*command).returncode == 0
    Path("request.toml").write_text(REQUEST.format(day=today()), encoding="utf-8")
    return small


def test_a_copy_and_a_schedule_lie_in_a_new_folder_and_a_hold_is_set(
    record: Path, isa: Isa
) -> None:
    done = isa("disclose", "request.toml", "out")

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "FOI 7/26: 3 entries and the schedule are in out\n",
        "",
    )
    names = ["copy.jsonl", "copy.md", "schedule.csv"]
    assert sorted(path.name for path in Path("out").iterdir()) == names
    texts = {name: Path("out", name).read_bytes().decode("utf-8") for name in names}
    assert masked(texts["copy.md"]).startswith(COPY)
    assert texts["schedule.csv"] == SCHEDULE
    assert not any("131" in text or "Name a director" in text for text in texts.values())
    rows = [json.loads(line) for line in texts["copy.jsonl"].splitlines()]
    assert [(row["number"], row["withheld"], row["recorded_by"]) for row in rows] == [
        (6, "", "[withheld: FOISA s.38(1)(b)]"),
        (7, "FOISA s.38(1)(b)", ""),
        (8, "", "clerk"),
    ]
    assert rows[1]["content"] == {}
    assert rows[0]["content"]["recommendations.2.text"] == "[withheld: FOISA s.30(b)(ii)]"
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o700 or os.name != "posix"
    held = json.loads(isa("hold", "list", "--format", "json").stdout)["data"]
    assert [(row["request"], row["reason"], row["entry"]) for row in held] == [
        ("FOI 7/26", "Everything on <strategy>", 9)
    ]
    erase = ("erase", "7", "--because", "names", "--authority", "me", "--yes")
    assert isa("--record", record, *erase).returncode == 2


@pytest.mark.usefixtures("record")
def test_the_same_copy_is_made_again_and_the_hold_stays_one(isa: Isa) -> None:
    assert isa("disclose", "request.toml", "out").returncode == 0
    assert isa("note", "1e5", "added since", "--on", "2025-11-20").returncode == 0

    # What was recorded on the day of the request, later that day too, was held at its end.
    again = isa("disclose", "request.toml", "again")

    assert again.stdout == "FOI 7/26: 4 entries and the schedule are in again\n"
    assert len(isa("hold", "list", "--format", "jsonl").stdout.splitlines()) == 1
    assert Path("again/schedule.csv").read_bytes() == Path("out/schedule.csv").read_bytes()


@pytest.mark.usefixtures("record")
def test_what_was_not_held_on_the_day_of_the_request_is_not_in_the_copy(isa: Isa) -> None:
    text = REQUEST.format(day=today() - timedelta(days=1))
    Path("request.toml").write_text(text, encoding="utf-8")

    refused = isa("disclose", "request.toml", "out")

    day = today() - timedelta(days=1)
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            f"isa: about: nothing held on {day} is about '1e5'\n"
            "isa: withhold: entry 7 is not among what was asked for and held\n"
            "isa: withhold: entry 6 is not among what was asked for and held\n"
            "isa: withhold: entry 6 is not among what was asked for and held\n"
        ),
    )
    assert not Path("out").exists()
    assert isa("hold", "list").stdout == "no hold is open\n"


@pytest.mark.parametrize("there", ["out", "out/"])
def test_a_folder_that_is_there_is_left_as_it_is_and_nothing_is_recorded(
    record: Path, isa: Isa, there: str
) -> None:
    Path("out").mkdir()
    before = record.read_bytes()

    refused = isa("disclose", "request.toml", there)

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        5,
        "",
        "isa: out is there already; name a new folder\n",
    )
    assert (list(Path("out").iterdir()), record.read_bytes()) == ([], before)


def test_a_copy_that_can_not_be_written_sets_no_hold_and_leaves_nothing(
    record: Path, isa: Isa
) -> None:
    Path("file").touch()
    before = record.read_bytes()

    for folder, why in (
        ("nowhere/out", "No such file or directory"),
        ("file/out", "Not a directory"),
        ("x" * 300, "File name too long"),
    ):
        refused = isa("disclose", "request.toml", folder)
        assert (refused.returncode, refused.stdout, refused.stderr) == (
            5,
            "",
            f"isa: {folder} can't be written: {why}\n",
        )
    assert record.read_bytes() == before
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["file", "request.toml"]


@pytest.mark.usefixtures("record")
def test_what_is_confidential_and_given_out_is_warned_of(isa: Isa) -> None:
    assert isa("visibility", "1e5", "confidential").returncode == 0

    done = isa("disclose", "request.toml", "out")

    assert (done.returncode, done.stderr) == (
        0,
        "warning: entry 6 is confidential, and is given out but for the fields withheld\n",
    )


@pytest.mark.usefixtures("record")
def test_text_is_shown_escaped_in_the_copy_and_exactly_for_programs(isa: Isa) -> None:
    text = (
        "=1+1 | <script>x</script> [a](javascript:b) `c` \x1b[2J \u202e \u200b {x}"
        " \r\n# not a heading"
    )
    assert isa("note", "1e5", text).returncode == 0
    asked = 'reference = "=FOI|<7>"\nreceived_on = {day}\nabout = ["1e5"]\n'
    more = '[[withhold]]\nentry = 7\nexemption = "=s.38|<b>\\u202e\\u001b"\n'
    Path("request.toml").write_text((asked + more).format(day=today()), encoding="utf-8")

    assert isa("disclose", "request.toml", "out").returncode == 0

    page = Path("out/copy.md").read_bytes().decode("utf-8")
    rows = Path("out/copy.jsonl").read_bytes().decode("utf-8").splitlines()
    schedule = Path("out/schedule.csv").read_bytes().decode("utf-8")
    assert page.startswith("# =FOI\\|\\<7\\>: information held on ")
    assert (
        "* text: =1+1 \\| \\<script\\>x\\</script\\>"
        " \\[a\\](javascript:b) \\`c\\` \\<U+001B\\>\\[2J"
        " \\<U+202E\\> \\<U+200B\\> {x} \\<U+000D\\> # not a heading\n"
    ) in page
    assert {character for character in page if ord(character) < 32} == {"\n"}
    assert not {"\u202e", "\u200b"} & {*page}
    assert text in [json.loads(row)["content"].get("text") for row in rows]
    assert schedule == "entry,kind,field,exemption\r\n7,note-taken.v1,,=s.38|<b>\u202e\x1b\r\n"
