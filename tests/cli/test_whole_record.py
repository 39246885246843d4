from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import masked

Isa = Callable[..., CompletedProcess[str]]

LATER: tuple[tuple[str, ...], ...] = (
    ("note", "1e5", "a <b>note</b>, \u202e \U0001f600"),
    ("correct", "6", "--set", "title==1+1", "--because", "misread"),
    ("erase", "7", "--because", "names", "--authority", "the board", "--yes"),
    ("hold", "set", "FOI 7/26", "--received", "2026-01-05"),
    ("visibility", "1e5", "public"),
)


@pytest.fixture
def record(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record with a correction, an erasure, a hold and a change of visibility."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    for command in LATER:
        assert isa(*command).returncode == 0
    assert isa("export", "whole.jsonl").returncode == 0
    return small


@pytest.mark.usefixtures("record")
def test_the_same_record_is_made_of_an_export_and_goes_on(isa: Isa) -> None:
    made = isa("--record", "again.db", "import", "whole.jsonl")

    assert (made.returncode, masked(made.stdout), made.stderr) == (
        0,
        "the record is at HERE/again.db (receipt 11:HASH)\n",
        "",
    )
    whole = Path("whole.jsonl").read_bytes()
    assert (
        isa("--record", "again.db", "export").stdout.encode()
        == whole
        == isa("export").stdout.encode()
    )
    assert isa("--record", "again.db", "verify").returncode == 0
    for question in (("history", "1e5"), ("advice", "list"), ("hold", "list"), ("check",)):
        asked = (*question, "--format", "json")
        assert isa("--record", "again.db", *asked).stdout == isa(*asked).stdout
    assert isa("--record", "again.db", "note", "1e5", "rang").returncode == 0
    assert stat.S_IMODE(Path("again.db").stat().st_mode) == 0o600 or os.name != "posix"


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("there", ["", "the record", "not a record"])
def test_no_file_is_replaced_by_a_record_made_of_an_export(isa: Isa, there: str) -> None:
    Path("there.db").write_text(there, encoding="utf-8")

    refused = isa("--record", "there.db", "import", "whole.jsonl")

    assert (refused.returncode, refused.stdout, masked(refused.stderr)) == (
        5,
        "",
        "isa: there is a file at HERE/there.db already\n",
    )
    assert Path("there.db").read_text(encoding="utf-8") == there
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["there.db", "whole.jsonl"]


def test_an_export_is_not_imported_into_the_record_itself(record: Path, isa: Isa) -> None:
    before = record.read_bytes()

    refused = isa("import", "whole.jsonl")

    assert (refused.returncode, refused.stderr) == (
        5,
        f"isa: there is a file at {record} already\n",
    )
    assert record.read_bytes() == before


@pytest.mark.usefixtures("record")
def test_a_folder_that_is_missing_takes_no_record(isa: Isa) -> None:
    refused = isa("--record", "nowhere/isa.db", "import", "whole.jsonl")

    assert (refused.returncode, refused.stdout, masked(refused.stderr)) == (
        5,
        "",
        "isa: no record can be made at HERE/nowhere/isa.db: No such file or directory\n",
    )


@pytest.mark.usefixtures("record")
def test_an_export_to_a_file_or_by_output_or_to_standard_output_is_the_same(isa: Isa) -> None:
    by_output = isa("export", "--output", "other.jsonl")

    assert (by_output.returncode, by_output.stdout, by_output.stderr) == (0, "", "")
    assert Path("other.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()
    assert isa("export").stdout.encode() == Path("whole.jsonl").read_bytes()


@pytest.mark.usefixtures("record")
def test_every_line_of_an_export_is_ascii_and_one_entry(isa: Isa) -> None:
    lines = isa("export").stdout.split("\n")

    assert lines.pop() == ""
    assert all(line.isascii() for line in lines)
    assert json.loads(lines[0])["entries"] == len(lines) - 1 == 11
    assert [json.loads(line)["content"] is None for line in lines[1:]] == [
        number == 7 for number in range(1, 12)
    ]


@pytest.mark.usefixtures("record")
def test_a_view_of_an_earlier_moment_is_no_record_either(isa: Isa) -> None:
    assert isa("export", "view.jsonl", "--known-at", "6").returncode == 0

    refused = isa("--record", "again.db", "import", "view.jsonl")

    lines = [json.loads(each) for each in Path("view.jsonl").read_text("utf-8").splitlines()]
    assert [each["number"] for each in lines[1:]] == [1, 2, 3, 4, 5, 6]
    assert (refused.returncode, refused.stdout, refused.stderr[:42]) == (
        2,
        "",
        "isa: line 1: this is a view of a record, w",
    )
    assert not Path("again.db").exists()
