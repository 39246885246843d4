from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

CODE_PAGES = {
    "windows": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "plain": {"LC_ALL": "C"},
}
TITLE = "Gàidhlig: naoi facail: 春 🏴"


@pytest.mark.parametrize("environment", CODE_PAGES.values(), ids=CODE_PAGES)
def test_output_is_utf8_whatever_the_code_page(
    small: Path, isa: Isa, isa_process: Isa, environment: dict[str, str]
) -> None:
    issue = ("advice", "issue", "--title", TITLE, "--on", "2025-11-14", "--to", "cosla")
    assert isa("--record", small, *issue).returncode == 0
    listed = ("--record", small, "advice", "list", "--as-at", "2026-01-05", "--format")

    for form in ("table", "json", "csv", "markdown"):
        shown = isa_process(*listed, form, **environment)
        assert (shown.returncode, shown.stderr) == (0, "")
        assert TITLE in shown.stdout
        assert shown.stdout == isa(*listed, form).stdout


@pytest.mark.parametrize("environment", CODE_PAGES.values(), ids=CODE_PAGES)
def test_errors_are_utf8_whatever_the_code_page(
    tmp_path: Path, isa_process: Isa, environment: dict[str, str]
) -> None:
    missing = tmp_path / "naoi-春.db"

    found = isa_process("--record", missing, "due", **environment)

    assert (found.returncode, found.stdout, found.stderr) == (
        5,
        "",
        f"isa: there is no record at {missing}; isa init makes one\n",
    )


def test_a_file_of_output_is_utf8_whatever_the_code_page(
    tmp_path: Path, small: Path, isa: Isa, isa_process: Isa
) -> None:
    issue = ("advice", "issue", "--title", TITLE, "--on", "2025-11-14", "--to", "cosla")
    assert isa("--record", small, *issue).returncode == 0
    file = tmp_path / "advice.csv"
    listed = ("--record", small, "advice", "list", "--format", "csv", "--output", file)

    assert isa_process(*listed, **CODE_PAGES["windows"]).returncode == 0
    assert TITLE.encode() in file.read_bytes()


def test_words_typed_under_a_plain_locale_are_kept_as_they_were_typed(
    small: Path, isa: Isa, isa_process: Isa
) -> None:
    note = ("--record", small, "note", "1e5", TITLE, "--on", "2025-12-30")

    assert isa_process(*note, PYTHONUTF8="1", LC_ALL="C").returncode == 0
    history = isa("--record", small, "history", "1e5", "--format", "csv")
    assert f"note: {TITLE}" in history.stdout


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on POSIX only")
def test_bytes_that_are_no_utf8_are_refused_and_what_is_said_of_them_is_utf8(
    small: Path,
) -> None:
    before = small.read_bytes()

    refused = subprocess.run(
        [sys.executable, "-m", "isa_programme", "--record", small, "note", "1e5", b"caf\xe9"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )

    assert (refused.returncode, refused.stdout, refused.stderr.decode()) == (
        2,
        b"",
        "isa: text: it holds a NUL or half a character (a lone surrogate); type it again\n",
    )
    assert small.read_bytes() == before
