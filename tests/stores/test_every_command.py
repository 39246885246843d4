"""Every command works on a server as it does on a file: it asks alike, and it records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

from isa_programme import Tracker, copy_record
from isa_programme.cli.running import main
from promises.commands import BACKUPS, BEFORE, FILES, MENDING, PREPARED, READING, WRITING, line
from servers import Server

Ran = tuple[int, str, str]
Run = Callable[..., Ran]

TAKES_A_FILE = frozenset({"take-over"})
"""What brings a record to a machine's own disk."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record in which most things happened once."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / BACKUPS).mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        _at_home(patched, folder, folder / "home")
        for words in PREPARED:
            assert 0 == run("--record", "isa.db", *words)[0]
    return folder


def _at_home(patched: pytest.MonkeyPatch, folder: Path, home: Path) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        patched.setenv(name, str(home))
    patched.chdir(folder)


def run(*words: str) -> Ran:
    """What a command leaves with, and what it prints."""
    out, err, code = TextIOWrapper(BytesIO(), encoding="utf-8"), StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main(words)
        except SystemExit as left:
            code = int(left.code or 0)
    out.seek(0)
    return code, out.read(), err.getvalue()


@pytest.fixture(scope="module")
def both(server: Server, prepared: Path) -> Iterator[tuple[str, str]]:
    """The record in its file, and the same on a server."""
    with server.schema() as schema:
        copy_record(prepared / "isa.db", server.address(schema))
        yield str(prepared / "isa.db"), server.address(schema)


@pytest.fixture
def home(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the record, to stand in, on a machine that has seen nothing yet."""
    _at_home(monkeypatch, prepared, tmp_path / "home")
    return prepared


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", sorted({*READING, *MENDING} - {"unpublished"}))
def test_a_question_is_answered_alike(both: tuple[str, str], command: str) -> None:
    here, there = (run("--record", each, *line(command)[2:]) for each in both)
    assert here == there
    assert here[0] in {0, 10}


def test_nothing_is_handed_over_on_a_server(both: tuple[str, str], home: Path) -> None:
    (home / "given over").mkdir()
    code, out, said = run("--record", both[1], "hand-over", "given over", "--to", "Ben", "--yes")
    assert (code, out, said) == (
        2,
        "",
        (
            "isa: a record on a server is not handed over: whoever is let in there may record; isa"
            " roles tells how\n"
        ),
    )
    assert [] == list((home / "given over").iterdir())


@pytest.mark.parametrize("command", sorted(WRITING.keys() - TAKES_A_FILE - {"hand-over"}))
def test_a_command_records(server: Server, home: Path, tmp_path: Path, command: str) -> None:
    with server.schema() as schema:
        address = server.address(schema)
        copy_record(home / "isa.db", address)
        for each in BEFORE.get(command, ()):
            assert 0 == run("--record", address, *each)[0]
        with Tracker.open(address) as before:
            size = before.register.size
        words = [_elsewhere(word, tmp_path) for word in line(command)[2:]]
        code, _, said = run("--record", address, *words)
        assert 0 == code, said
        with Tracker.open(address) as after:
            assert size < after.register.size
            assert () == after.verify()
            assert [] == list(after._amiss_in_table())


def _elsewhere(word: str, folder: Path) -> str:
    """A folder that a command fills, in a place of this test's own."""
    if word == BACKUPS:
        (folder / word).mkdir()
    return str(folder / word) if word in {BACKUPS, "given"} else word
