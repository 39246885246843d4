from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme.cli.running import main

Isa = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of one's own to stand in, and settings that nobody else has written."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.delenv("ISA_RECORD", raising=False)
    monkeypatch.setenv("ISA_RECORDED_BY", "clerk")


@pytest.fixture
def isa(capsys: pytest.CaptureFixture[str]) -> Isa:
    """Runs a command in this process: what it wrote, and the code it left with."""

    def run(*arguments: object) -> CompletedProcess[str]:
        given = [str(each) for each in arguments]
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(given)
        assert isinstance(left.value.code, int)
        return CompletedProcess(given, left.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def isa_process() -> Isa:
    """Runs a command as a process of its own."""

    def run(*arguments: object, **environment: str) -> CompletedProcess[str]:
        ran = subprocess.run(
            [sys.executable, "-m", "isa_programme", *map(str, arguments)],
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
        )
        return CompletedProcess(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run


@pytest.fixture(scope="session")
def demo_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from isa_programme.tracker.demonstration import demonstrate  # noqa: PLC0415 - once, if asked

    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demonstrate(path, recorded_by="clerk").close()
    return path


@pytest.fixture
def demo(demo_once: Path, tmp_path: Path) -> Path:
    """A record of the public chronology."""
    return Path(shutil.copy(demo_once, tmp_path / "demo.db"))


@pytest.fixture
def small(tmp_path: Path, isa: Isa) -> Path:
    """A record of one office and one paper with two recommendations, ADV-2025-001."""
    path = tmp_path / "small.db"
    record = ("--record", path)
    assert isa(*record, "init", "--example", "foisa-like").returncode == 0
    added = isa(*record, "addressee", "add", "cosla", "COSLA", "--kind", "government")
    assert added.returncode == 0
    issued = isa(
        *(*record, "advice", "issue", "--title", "One strategy, not two", "--on", "2025-11-13"),
        *("--to", "cosla", "-r", "Publish a plan", "-r", "Name a director"),
        *("--own-reference", "1e5"),
    )
    assert issued.returncode == 0
    return path
