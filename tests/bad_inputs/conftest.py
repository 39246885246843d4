from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme.calendars.working import WorkingCalendar, weekdays
from isa_programme.cli.running import main
from isa_programme.record.addressees import Addressee
from isa_programme.tracker.tracker import Tracker

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

    def run(*arguments: str) -> CompletedProcess[str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert isinstance(left.value.code, int)
        return CompletedProcess(arguments, left.value.code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def record_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bad-inputs") / "isa.db"
    offices = [
        Addressee(slug=slug, name=slug.upper(), kind="government")
        for slug in ("cosla", "solace", "board")
    ]
    with Tracker.create(
        path,
        addressees=offices,
        example="foisa-like",
        now=lambda: datetime(2026, 11, 23, 12, tzinfo=UTC),
    ) as tracker:
        tracker.issue_advice(
            "One strategy, not two",
            issued_on="2025-11-13",
            addressees=["cosla"],
            recommendations=["Publish a plan", "Name a director"],
            own_reference="1e5",
        )
        tracker.issue_advice(
            "Paused twice", issued_on="2025-11-14", addressees=["solace"], identity="letter"
        )
        tracker.pause_clock("ADV-2025-002", paused_on="2025-11-20", reason="election")
        tracker.pause_clock("ADV-2025-002", paused_on="2025-11-21", reason="recess")
        tracker.close_addressee("board", closed_on="2025-06-01", successor="solace")
        tracker.appoint_holder("cosla", "A President", first="2025-01-01")
        tracker.adopt_calendar(weekdays(date(2035, 1, 1), date(2035, 12, 31), name="later"))
        tracker.adopt_calendar(
            WorkingCalendar(
                name="weekend",
                first=date(2025, 1, 1),
                last=date(2027, 12, 31),
                closed={},
                week=frozenset({5, 6}),
            )
        )
    return path


@pytest.fixture
def record(record_once: Path) -> Path:
    """``isa.db`` where one stands: two papers, one of them paused twice (entries 10 and 11).

    Beside Scotland's calendar there is one of 2035, and one of weekends.
    """
    return Path(shutil.copy(record_once, "isa.db"))
