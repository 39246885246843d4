"""Every block of code in README.md and docs/ does what the page says it does.

Python blocks run. Console blocks run too, and their whole output is compared; ``...`` stands for
anything on its line, and ``[and so on]`` at the end for the lines that follow. A text block after
the word "prints" is what the Python block above it prints; one that begins with a command is a
conversation at a terminal. A block that a page tells the reader to save, "as `NAME`:", is there for
the blocks below. A page of the tutorial goes on where the one before it ended.

What other shells are told can't be run here: it is held to name commands and options that exist.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import click
import pytest
from sybil import Document, Example
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from isa_programme import (
    read_calendar_csv,
    read_calendar_json,
    read_calendar_toml,
    read_log_map,
    read_programme,
    read_protocol,
)
from isa_programme.cli.commands import isa
from isa_programme.cli.running import main
from isa_programme.exchange.csv_rows import read_rows
from terminals import conversation

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
GOES_ON = {DOCS / "tutorial" / "first-month.md": DOCS / "tutorial" / "first-record.md"}
"""Pages whose reader has just followed another one."""

_SAVED_AS = re.compile(r"as `([\w.-]+)`:\n+\Z")
_PRINTS = re.compile(r"\n```\n+prints:?\n+\Z")
_ANSWERED = re.compile(r"^(?:Title|.*\]):(?: (.*))?$", re.MULTILINE)
"""A question of a conversation, with what was answered to it."""
_AND_SO_ON = "[and so on]"

Read = Callable[[str], object]


def _rows_without_faults(text: str) -> None:
    assert read_rows(text).faults == ()


READERS: dict[tuple[str, str], Read] = {
    ("protocol-file.md", "toml"): read_protocol,
    ("programme-file.md", "toml"): read_programme,
    ("calendar-files.md", "toml"): read_calendar_toml,
    ("calendar-files.md", "csv"): lambda text: read_calendar_csv(text, name="office"),
    ("calendar-files.md", "json"): read_calendar_json,
    ("import-csv.md", "csv"): _rows_without_faults,
    ("import-map.md", "toml"): read_log_map,
}
"""How the files that a page of reference shows are read."""


def _before(example: Example) -> str:
    return str(example.document.text[: example.region.start])


def _run_python(example: Example) -> None:
    printed = io.StringIO()
    with redirect_stdout(printed):
        PythonEvaluator()(example)
    example.namespace["_printed"] = printed.getvalue()


def _compare_text(example: Example) -> None:
    text = str(example.parsed)
    if text.startswith("$ "):
        command, _, expected = text.removeprefix("$ isa ").partition("\n")
        shown = _said(command, _ANSWERED.findall(expected))
        assert fits(expected, shown), f"$ isa {command}\n{shown}"
    if _PRINTS.search(_before(example)):
        printed = example.namespace["_printed"]
        assert fits(text, printed), f"it prints\n{printed}"


def _said(command: str, answers: list[str]) -> str:
    """What a terminal shows of a conversation, and then what was recorded."""
    if os.name != "posix":
        pytest.skip("terminals of POSIX")
    held = conversation(answers, *shlex.split(command))
    assert held.unsaid == [], "answers that nobody asked for"
    return held.screen + held.data


def _save_and_read(example: Example) -> None:
    text = str(example.parsed)
    if named := _SAVED_AS.search(_before(example)):
        Path(named[1]).write_text(text, encoding="utf-8")
    language = str(example.region.lexemes["arguments"])
    read = READERS.get((Path(example.path).name, language))
    if read is not None:
        read(text)


def _run_console(example: Example) -> None:
    for command, expected in commands(str(example.parsed)):
        shown = outcome(command, example.namespace)
        assert fits(expected, shown), f"$ {command}\n{shown}"


def commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    assert block.startswith("$ "), "a console block begins with a command"
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.replace("\\\n", " ").partition("\n")
        yield command, output


def outcome(command: str, namespace: dict[str, Any]) -> str:
    """What a command writes, to standard output and standard error alike."""
    if command == "echo $?":
        return f"{namespace['_code']}\n"
    program, *arguments = shlex.split(command)
    if program == "mkdir":
        Path(*arguments).mkdir()
        return ""
    assert program == "isa", f"only isa is run here, not {program}"
    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown), pytest.raises(SystemExit) as left:
        main(arguments)
    namespace["_code"] = left.value.code
    return shown.getvalue()


def fits(expected: str, shown: str) -> bool:
    """Whether what was shown is what the page says; blanks at the ends of lines don't count."""
    wanted, found = _tidy(expected).split("\n"), _tidy(shown).split("\n")
    if wanted[-1] == _AND_SO_ON:
        wanted.pop()
        assert len(found) > len(wanted), "nothing goes on"
        del found[len(wanted) :]
    return len(wanted) == len(found) and all(map(_line_fits, wanted, found))


def _line_fits(expected: str, shown: str) -> bool:
    # Parts are looked for from left to right, so that a line that differs is told at once.
    first, *parts = re.split(r" *\.\.\. *", expected)
    if not parts:
        return expected == shown
    if not shown.startswith(first):
        return False
    at, *middle, last = len(first), *parts
    for part in middle:
        at = shown.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return shown[at:].endswith(last)


def _tidy(text: str) -> str:
    # Which release of the package of holidays is installed is nothing a page can know.
    plain = re.sub(r"(?<=holidays package )[0-9.]+", "...", text)
    return "\n".join(line.rstrip() for line in plain.splitlines()).rstrip()


PARSERS = (
    PythonCodeBlockParser(),
    CodeBlockParser("console", _run_console),
    CodeBlockParser("text", _compare_text),
    CodeBlockParser("toml", _save_and_read),
    CodeBlockParser("csv", _save_and_read),
    CodeBlockParser("json", _save_and_read),
)


def parsed(page: Path) -> Document:
    """A page with its blocks of code, ready to be evaluated in order."""
    document = Document.parse(str(page), *PARSERS)
    for example in document.examples():
        if str(example.region.lexemes["arguments"]) == "python":
            example.region.evaluator = _run_python
    return document


@pytest.fixture
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder and settings of its own for each page, with nobody there to be asked."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.setenv("ISA_RECORDED_BY", "office")
    monkeypatch.delenv("ISA_RECORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.mark.usefixtures("_desk")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_of_a_page_does_what_the_page_says(page: Path) -> None:
    for followed in [*filter(None, [GOES_ON.get(page)]), page]:
        for example in parsed(followed).examples():
            try:
                example.evaluate()
            except AssertionError as error:
                pytest.fail(f"{followed.name}, line {example.line}: {error}", pytrace=False)


_ELSEWHERE = re.compile(r"^```(?:sh|powershell|text|yaml)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CALLED = re.compile(r"""(?:^|(?<=[\s/\\(]))\$?isa(?:\.exe)? +((?:--)?[a-z][^\n]*)""", re.MULTILINE)
_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|\S)+""")


def _called(page: Path) -> Iterator[str]:
    """Every command in what a page tells another shell, without the program."""
    for block in _ELSEWHERE.findall(page.read_text(encoding="utf-8")):
        yield from _CALLED.findall(re.sub(r"\\\n", " ", block))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_another_shell_is_told_names_commands_and_options_that_exist(page: Path) -> None:
    for line in _called(page):
        strange = unknown_in(line)
        assert not strange, f"{page.name}: isa {line}: {strange}"


def unknown_in(line: str) -> list[str]:
    """The words of a command line that name no command, and the options that none takes."""
    command: click.Command = isa
    valued = {
        name for each in isa.params if not getattr(each, "is_flag", False) for name in each.opts
    }
    words = iter(_WORD.findall(line))
    for word in words:
        if not isinstance(command, click.Group) or word in {"[OPTIONS]", ">"}:
            break  # a line of help, or a folder called isa
        if word in valued and command is isa:
            next(words)
            continue
        if word not in command.commands:
            return [word]
        command = command.commands[word]
    taken = {"--help", "-h"}.union(*(each.opts for each in command.params))
    outside_words = re.sub(r"""(["']).*?\1""", "", re.split(r" [|#;>] ?", line)[0])
    return [
        each for each in re.findall(r"(?<= )--?[a-z][a-z-]*", outside_words) if each not in taken
    ]


def test_a_command_that_is_not_there_is_found_and_so_is_an_option() -> None:
    assert unknown_in("overdoo --as-at 2026-01-05") == ["overdoo"]
    assert unknown_in("overdue --as-of 2026-01-05 --format json") == ["--as-of"]
    assert unknown_in("--record 'an office.db' overdoo") == ["overdoo"]
    assert unknown_in("--recrod office.db overdue") == ["--recrod"]
    assert unknown_in('note ADV-2025-001 "Rang --again" --on 2026-01-05') == []


def test_an_ellipsis_stands_for_the_rest_of_its_line_only() -> None:
    assert fits("recorded as entry 5 (receipt ...)\n", "recorded as entry 5 (receipt 5:ab)\n")
    assert not fits("one ...\nthree\n", "one\ntwo\nthree\n")


def test_what_is_left_out_at_the_end_of_an_output_has_to_be_there() -> None:
    assert fits("one\n[and so on]\n", "one\ntwo\n")
    with pytest.raises(AssertionError, match="nothing goes on"):
        fits("one\n[and so on]\n", "one\n")


def test_a_command_may_run_over_several_lines() -> None:
    block = "$ isa note ADV-2025-001 \\\n  'a call'\nrecorded\n$ isa verify\n"

    assert list(commands(block)) == [
        ("isa note ADV-2025-001    'a call'", "recorded\n"),
        ("isa verify", ""),
    ]
