from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from promises.commands import BEFORE, HANDED, MAKING, PREPARED, RECORD, WARMING, WHOLE
from promises.desk import Begun, Desk
from promises.launcher import Launcher


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the full figures are asked for."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(scope="session")
def strace(*, full: bool) -> None:
    """Ask for strace: without it there is nothing to prove, and no full figures."""
    if not sys.platform.startswith("linux"):
        pytest.skip("strace is for Linux")
    if shutil.which("strace") is None:
        if full:
            pytest.fail("the full figures need strace, and it is not installed")
        pytest.skip("strace is not installed")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The record that the stories go on with."""
    if os.name != "posix":
        pytest.skip("the launcher forks")
    desk = Desk(tmp_path_factory.mktemp("prepared"))
    desk.lay(None)
    with Launcher() as launcher:
        for words in PREPARED:
            ran = launcher.run("--record", RECORD, *words, folder=desk.folder)
            assert (ran.code, words) == (0, words), ran.err
    return desk.record.read_bytes()


@pytest.fixture(scope="session")
def launcher(prepared: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launcher]:
    """A launcher that has made a record and answered every question once."""
    desk = Desk(tmp_path_factory.mktemp("warm"))
    desk.lay(prepared)
    with Launcher(folder=desk.folder, warm=WARMING) as made:
        yield made


@pytest.fixture(scope="session")
def whole(prepared: bytes, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The prepared record, as it is exported."""
    desk = Desk(tmp_path_factory.mktemp("whole"))
    desk.lay(prepared)
    return "".join(f"{line}\n" for line in exported(Journal.open(desk.record)))


@pytest.fixture(scope="session")
def handed(prepared: bytes, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What is published as the prepared record is handed over, by the name of the file."""
    desk = Desk(tmp_path_factory.mktemp("handed"))
    desk.lay(prepared)
    folder = desk.folder / HANDED
    folder.mkdir()
    with Launcher() as launcher:
        words = ("hand-over", HANDED, "--to", "Ben")
        ran = launcher.run("--record", RECORD, *words, folder=desk.folder)
        assert 0 == ran.code, ran.err
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def desk(tmp_path: Path, prepared: bytes, whole: str, handed: Mapping[str, bytes]) -> Desk:
    """A desk with the prepared record."""
    made = Desk(tmp_path)
    made.lay(prepared)
    (tmp_path / WHOLE).write_text(whole, encoding="utf-8")
    (tmp_path / HANDED).mkdir()
    for name, content in handed.items():
        (tmp_path / HANDED / name).write_bytes(content)
    return made


@pytest.fixture
def begun(launcher: Launcher, desk: Desk, prepared: bytes) -> Begun:
    """Lays the record that the story of a command begins with, and gives it; None for none."""

    def lay(command: str) -> bytes | None:
        desk.lay(None if command in MAKING else prepared)
        for words in BEFORE.get(command, ()):
            assert 0 == launcher.run("--record", RECORD, *words, folder=desk.folder).code
        record = desk.record.read_bytes() if command not in MAKING else None
        desk.lay(record)
        return record

    return lay
