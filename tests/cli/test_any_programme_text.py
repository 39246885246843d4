"""Text of every kind in what is said of the programme: kept exactly, shown harmlessly."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

LINES = {
    "formula": "=1+1",
    "formula with an at": "@SUM(1)",
    "full-width formula": "\uff1d1+1",
    "HTML": "<script>alert(1)</script> &amp; <b>",
    "Markdown": "[a](javascript:b) ![x](y) *b* _i_ `c` | cell",
    "heading": "# not a heading",
    "templates": "{0} {x!r} {{y}} ${z} %s %(a)s {% if %}",
    "TOML": '"""\'\'\' [[milestones]] \\u0000 = """',
    "accents": "Caf\u00e9 Cafe\u0301 \U0001f600 \u1e9e",
}
TEXTS = {
    **LINES,
    "formula after a line break": "first\n=1+1",
    "carriage returns": "one\r\ntwo\rthree",
    "terminal escape": "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "C1 control": "a\u009b31mb\u0085c",
    "bidi": "a\u202egnp.exe\u2066b\u2069",
    "zero width": "a\u200bb\u200dc\ufeffd",
    "line separators": "a\u2028b\u2029c",
}
DAY = ("--on", "2025-12-12")
WRITTEN: tuple[tuple[str, ...], ...] = (
    ("milestone", "reach", "draft", *DAY, "--evidence", "TEXT", "--source", "TEXT"),
    ("milestone", "drop", "unseen", *DAY, "--because", "TEXT"),
    ("milestone", "replan", "end", "--for", "2026-04", *DAY, "--because", "TEXT"),
    (
        *("commitment", "make", "RSP-2025-001", "--owner", "cosla", *DAY, "--promise", "TEXT"),
        *("--evidence", "TEXT", "--source", "TEXT", "--", "TEXT"),
    ),
    ("commitment", "update", *DAY, "--evidence", "TEXT", "--", "CMT-2025-001", "TEXT"),
    ("response", "stance", "RSP-2025-001", "noted", *DAY, "--because", "TEXT"),
    ("response", "judge", "RSP-2025-001", "partly", *DAY, "--because", "TEXT"),
    (
        *("engagement", "record", "cosla", *DAY, "--title", "LINE", "--present", "TEXT"),
        *("--text", "TEXT", "--source", "TEXT"),
    ),
    (
        *("engagement", "cadence", "often", "cosla", "--since", "2025-12-01", "--every"),
        *("6 weeks", "--title", "LINE", "--source", "TEXT"),
    ),
    (
        *("insight", "record", "--kind", "gap", *DAY, "--evidence", "TEXT", "--text", "TEXT"),
        *("--concerns", "cosla", "--", "LINE"),
    ),
    ("impact", "record", *DAY, "--evidence", "TEXT", "--text", "TEXT", "--", "LINE"),
    ("aim", "add", *DAY, "--text", "TEXT", "--", "late-help", "LINE"),
    ("policy", "add", *DAY, "--text", "TEXT", "--", "meals", "LINE"),
    (
        *("policy", "align", "meals", "late-help", "--relation", "data", "--status", "aligned"),
        *(*DAY, "--evidence", "TEXT"),
    ),
    (
        *("policy", "fund", "meals", "--pounds", "5", "--year", "2026-27", *DAY),
        *("--purpose", "TEXT", "--source", "TEXT"),
    ),
    ("reference", "scheme", "--source", "TEXT", "--", "ours", "LINE"),
    (
        *("reference", "note", "--text", "TEXT", "--source", "TEXT", "--seen-on", "2025-12-12"),
        *("--", "ours:1", "LINE"),
    ),
    ("body", "describe", "cosla", "--level", "local", "--role", "TEXT", "--source", "TEXT", *DAY),
)
"""Every command that says something of the programme, with each of its texts."""
READ: tuple[tuple[str, ...], ...] = (
    ("addressee", "open"),
    ("agenda", "cosla"),
    ("weekly", "--since", "2025-01-01"),
    ("aim", "list"),
    ("alignment",),
    ("alignment", "--since", "2025-01-01"),
    ("bodies",),
    ("changes", "2025-01-01", "2026-03-02"),
    ("commitment", "list"),
    ("due",),
    ("engagement", "cadences"),
    ("engagement", "list"),
    ("history", "CMT-2025-001"),
    ("history", "draft"),
    ("history", "meals"),
    ("impact", "list"),
    ("insight", "list"),
    ("milestone", "list"),
    ("policy", "list"),
    ("programme", "show"),
    ("progress", "--pace"),
    ("refs",),
    ("response", "judgements"),
    ("response", "stances"),
)


def put(words: tuple[str, ...], text: str, line: str) -> Iterator[str]:
    for word in words:
        yield {"TEXT": text, "LINE": line}.get(word, word)


def harmless(page: str) -> bool:
    """Whether a page holds nothing that can't be seen, or would move the cursor."""
    hidden = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    return not any(unicodedata.category(each) in hidden and each != "\n" for each in page)


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_kept_exactly_and_shown_harmlessly(isa: Isa, text: str) -> None:
    line = text if text in LINES.values() else "Plain"
    for words in WRITTEN:
        done = isa(*put(words, text, line))
        assert (words, 0) == (words, done.returncode), done.stderr
        assert harmless(done.stdout + done.stderr)

    for question in READ:
        asked = (*question, "--as-at", "2026-03-02")
        table, markdown, page, rows = (
            isa(*asked, "--format", form).stdout for form in ("table", "markdown", "json", "csv")
        )
        assert harmless(table), question
        assert harmless(markdown), question
        bare = re.sub(r"(?m)^#+ |^ *- ", "", markdown)
        assert not re.search(r"(?<!\\)[][<>`*]", bare), question
        data = json.loads(page)["data"]
        whole = [*csv.DictReader(io.StringIO(rows, newline=""), strict=True)]
        assert len(whole) == (len(data) if isinstance(data, list) else 1), question

    kept = json.loads(isa("export").stdout.splitlines()[-1])["content"]["words"]
    assert kept == {"body.role": text, "body.source": text}
    (made,) = json.loads(isa("commitment", "list", "--format", "json").stdout)["data"]
    told = ("text", "promise", "evidence", "update", "source")
    assert [made[name] for name in told] == [text] * 5
    (held,) = json.loads(isa("engagement", "list", "--format", "json").stdout)["data"]
    assert [held[name] for name in ("title", "present", "text")] == [line, text, text]
    assert isa("verify").returncode == 0


# TOML knows one line break: a carriage return before it is lost when a file is read again.
AS_TOML = {name: text for name, text in TEXTS.items() if "\r\n" not in text}


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize("text", AS_TOML.values(), ids=AS_TOML)
def test_a_programme_with_any_text_is_written_as_a_file_that_is_read_again(
    isa: Isa, text: str
) -> None:
    line = text if text in LINES.values() else "Plain"
    about_advice = {"response", "commitment"}
    for words in (each for each in WRITTEN if each[0] not in about_advice):
        assert isa(*put(words, text, line)).returncode == 0
    shown = isa("programme", "show", "--toml", "--output", "again.toml")
    assert (shown.returncode, shown.stderr) == (0, "")

    assert isa("--record", "again.db", "init", "again.toml").returncode == 0

    again = isa("--record", "again.db", "programme", "show", "--toml").stdout
    assert again == Path("again.toml").read_bytes().decode("utf-8")
    same = ("insight", "list", "--format", "csv", "--as-at", "2026-03-02")
    told = [
        [row["title"], row["evidence"], row["text"]]
        for row in csv.DictReader(
            io.StringIO(isa("--record", "again.db", *same).stdout, newline="")
        )
    ]
    assert told == [[line, text, text]]
