"""Text of every kind through what puts the record right: kept exactly, shown harmlessly."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import today

Isa = Callable[..., CompletedProcess[str]]

LINES = {
    "formula": "=1+1",
    "formula with a sign": "+cmd|' /C calc'!A0",
    "formula with a minus": "-2+3",
    "formula with an at": "@SUM(1)",
    "full-width formula": "\uff1d1+1",
    "apostrophe": "'=1+1",
    "HTML": "<script>alert(1)</script> &amp; <b>",
    "Markdown": "[a](javascript:b) ![x](y) *b* _i_ `c` # h | cell",
    "templates": "{0} {x!r} {{y}} ${z} %s %(a)s {% if %}",
    "quotes": "\"double\" 'single' \u201ccurly\u201d",
    "accents": "Caf\u00e9 Cafe\u0301 \U0001f600 \u1e9e",
    "a number": "1e5",
    "looks like JSON": '{"a": [null, 1]}',
    "looks like a receipt": "3:" + "a" * 64,
}
TEXTS = {
    **LINES,
    "formula after a line break": "first\n=1+1",
    "formula after a tab": "\t=1+1",
    "carriage returns": "one\r\ntwo\rthree",
    "terminal escape": "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "C1 control": "a\u009b31mb\u0085c",
    "backspaces": "yes\b\b\bno",
    "bidi": "a\u202egnp.exe\u2066b\u2069",
    "zero width": "a\u200bb\u200dc\ufeffd",
    "line separators": "a\u2028b\u2029c",
    "only marks": "\u200b\u200b.",
}
FORMATS = ("table", "markdown", "csv", "json", "jsonl")


@pytest.fixture
def record(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record, found without a word: entry 6 is its paper, entry 7 a note about it."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    assert isa("note", "1e5", "rang").returncode == 0
    return small


def words(isa: Isa) -> list[dict[str, object] | None]:
    """The words kept with each entry, None where they were erased."""
    lines = isa("export").stdout.splitlines()[1:]
    contents = [json.loads(line)["content"] for line in lines]
    return [content and content["words"] for content in contents]


def sentences(isa: Isa, *asked: str) -> list[str]:
    told = isa("history", "1e5", *asked, "--format", "json").stdout
    return [row["sentence"] for row in json.loads(told)["data"]]


def harmless(text: str) -> bool:
    """Whether a page holds nothing that can't be seen, or would move the cursor."""
    hidden = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    return not any(
        unicodedata.category(character) in hidden and character != "\n" for character in text
    )


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_kept_exactly_and_shown_harmlessly(isa: Isa, text: str) -> None:
    corrected = isa("correct", "6", "--set", f"text={text}", "--because", text)
    changed = isa("visibility", "1e5", "public", "--because", text)

    assert [each.returncode for each in (corrected, changed)] == [0, 0]
    assert words(isa)[7:] == [{"because": text, "changes.0.text": text}, {"reason": text}]
    assert sentences(isa)[2:] == [
        f"entry 6 corrected, text set to {text}: {text}",
        f"ADV-2025-001 is public from now on: {text}",
    ]
    shown = {form: isa("history", "1e5", "--format", form) for form in FORMATS}
    assert [each.returncode for each in shown.values()] == [0] * 5
    rows = [*csv.DictReader(io.StringIO(shown["csv"].stdout, newline=""), strict=True)]
    assert [row["sentence"] for row in rows] == sentences(isa)
    assert harmless(shown["table"].stdout)
    assert harmless(shown["markdown"].stdout)
    assert not re.search(r"(?<!\\)[][<>`*]", shown["markdown"].stdout)
    for each in (corrected, changed):
        assert harmless(each.stdout + each.stderr)


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_request_an_authority_and_a_title_take_any_line(isa: Isa, line: str) -> None:
    done = [
        isa("correct", "6", "--set", f"title={line}", "--because", "misread"),
        isa("hold", "set", "--received", "2026-01-05", "--because", line, "--", line),
        isa("hold", "lift", "--because", line, "--", line),
        isa("erase", "7", "--because", line, "--authority", line, "--yes"),
    ]

    assert [each.returncode for each in done] == [0, 0, 0, 0]
    assert words(isa)[6:] == [
        None,
        {"because": "misread", "changes.0.text": line},
        {"reason": line},
        {"reason": line},
        {"authority": line, "reason": line},
    ]
    assert sentences(isa)[-1] == f"words of entry 7 erased, on the authority of {line}: {line}"
    titles = json.loads(isa("advice", "list", "--format", "json").stdout)["data"]
    assert [row["title"] for row in titles] == [line]
    assert isa("verify").returncode == 0


def toml(value: object) -> str:
    """A number or a text as TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_is_disclosed_is_exact_for_programs_and_harmless_on_its_page(
    isa: Isa, text: str
) -> None:
    assert isa("note", "--", "1e5", text).returncode == 0
    held = {"entry": 7, "exemption": text}
    told = "".join(f"{key} = {toml(value)}\n" for key, value in held.items())
    Path("request.toml").write_text(
        f'reference = "FOI 7"\nreceived_on = {today()}\nasked_for = {toml(text)}\n'
        f"[[withhold]]\n{told}",
        encoding="utf-8",
    )

    done = isa("disclose", "request.toml", "out")

    assert (done.returncode, done.stderr) == (0, "")
    page, lines, schedule = (
        Path("out", name).read_bytes().decode("utf-8")
        for name in ("copy.md", "copy.jsonl", "schedule.csv")
    )
    assert harmless(page)
    assert "<script>" not in page
    copied = [json.loads(line) for line in lines.split("\n")[:-1]]
    assert copied[-1]["content"]["text"] == text
    assert copied[-2]["withheld"] == text
    rows = [*csv.reader(io.StringIO(schedule, newline=""), strict=True)]
    assert rows == [
        ["entry", "kind", "field", "exemption"],
        ["7", "note-taken.v1", "", text],
    ]
    assert words(isa)[-1] == {"reason": text}


@pytest.mark.usefixtures("record")
def test_the_same_record_is_made_of_an_export_with_texts_of_every_kind(isa: Isa) -> None:
    for text in TEXTS.values():
        noted = isa("note", "--", "1e5", text)
        assert noted.returncode == 0
    assert isa("export", "whole.jsonl").returncode == 0

    assert isa("--record", "again.db", "import", "whole.jsonl").returncode == 0

    assert isa("--record", "again.db", "export").stdout == isa("export").stdout
    assert sentences(isa, "--record", "again.db") == sentences(isa)
