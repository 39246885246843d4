"""The script for Mondays: a file that Windows runs, made of commands that are there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from isa_programme.cli.commands import isa

ROOT = Path(__file__).parents[2]
RAW = (ROOT / "examples" / "monday.cmd").read_bytes()
LINES = RAW.decode("ascii").split("\r\n")
SET = dict(re.findall(r'(?m)^set "(\w+)=([^"\r]*)"', RAW.decode("ascii")))


def test_it_is_ascii_and_every_line_ends_as_windows_ends_lines() -> None:
    assert RAW.isascii()
    assert RAW.endswith(b"\r\n")
    assert RAW.count(b"\n") == RAW.count(b"\r") == RAW.count(b"\r\n")
    assert "*.cmd text eol=crlf" in (ROOT / ".gitattributes").read_text(encoding="ascii")
    assert not any(line != line.rstrip() for line in LINES)


def _commands() -> Iterator[list[str]]:
    for line in LINES:
        if line.startswith("isa "):
            filled = re.sub(r"%(\w+)%", lambda found: SET[found[1]], line)
            yield shlex.split(filled.replace("\\", "/"))[1:]


def _command(words: list[str]) -> tuple[click.Command, list[str]]:
    found: click.Command = isa
    while isinstance(found, click.Group):
        name, *words = words
        assert name in found.commands, f"there is no command {name}"
        found = found.commands[name]
    return found, words


def _takes(command: click.Command, words: list[str]) -> None:
    command.make_parser(click.Context(command)).parse_args(words)


@pytest.mark.parametrize("words", [*_commands()], ids=" ".join)
def test_each_command_in_it_is_there_with_its_options(words: list[str]) -> None:
    command, rest = _command(words)
    _takes(command, rest)


def test_a_command_or_option_that_is_not_there_would_be_seen() -> None:
    with pytest.raises(AssertionError, match="there is no command burn"):
        _command(["report", "burn"])
    command, rest = _command(["report", "publish", "x", "--burn"])
    with pytest.raises(click.NoSuchOption):
        _takes(command, rest)


def test_it_brings_in_publishes_and_opens_the_page_in_this_order() -> None:
    steps = [line for line in LINES if line.startswith(("isa ", "start "))]
    assert steps == [
        'isa import "%INBOX%" --map "%MAP%" --because "%BECAUSE%"',
        'isa import "%INBOX%" --map "%MAP%"',
        'isa report publish "%FOLDER%"',
        'start "" "%FOLDER%\\dashboard.html"',
    ]


def test_after_each_step_it_looks_whether_that_worked() -> None:
    for at, line in enumerate(LINES):
        if line.startswith(("isa ", "start ")):
            assert LINES[at + 1] == 'set "CODE=%ERRORLEVEL%"'
            # Not "if errorlevel 1": a program that crashed leaves with a negative code.
            assert LINES[at + 2] == 'if not "%CODE%"=="0" goto failed'


def test_where_it_fails_the_window_stays_open_and_the_code_is_kept() -> None:
    end = LINES[LINES.index(":failed") :]
    assert [line for line in end if line][-2:] == ["pause", "exit /b %CODE%"]
    labels = {line[1:] for line in LINES if line.startswith(":")}
    jumps = set(re.findall(r"goto (\w+)", RAW.decode("ascii")))
    assert labels == jumps


def test_every_path_stands_once_at_the_top_and_is_quoted_wherever_it_is_used() -> None:
    assert ["INBOX", "MAP", "FOLDER", "ISA_RECORDED_BY"] == [*SET][:4]
    for line in LINES:
        for found in re.finditer(r"%(INBOX|MAP|FOLDER|USERPROFILE|BECAUSE)%", line):
            assert line[: found.start()].count('"') % 2, line
    # A bracket in a path would end a block, so there is none.
    assert not any(line.rstrip().endswith("(") for line in LINES)


def test_nothing_set_in_it_outlives_it() -> None:
    assert ["@echo off", "setlocal EnableExtensions DisableDelayedExpansion"] == LINES[:2]
