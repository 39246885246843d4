"""P12 in part: the same record gives the same answers wherever the machine says it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from promises.commands import READING, line
from promises.desk import Desk
from promises.launcher import Launcher

pytestmark = pytest.mark.promise

ZONES: Mapping[str, Mapping[str, str]] = {
    "UTC": {"TZ": "UTC"},
    # Written out, so that the machine needs no list of zones.
    "Kiritimati": {"TZ": "<+14>-14"},
    "Adak": {"TZ": "HST10HDT,M3.2.0,M11.1.0"},
    "no language": {"TZ": "Europe/London", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
    "another code page": {"TZ": "Asia/Kathmandu", "PYTHONIOENCODING": "latin-1"},
}
FORMATS = ("json", "table")


@pytest.fixture(scope="module")
def launchers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Launcher]]:
    folder = tmp_path_factory.mktemp("zones")
    made = {name: Launcher(folder=folder, environment=zone) for name, zone in ZONES.items()}
    yield made
    for launcher in made.values():
        launcher.close()


def answers(
    launchers: Mapping[str, Launcher], desk: Desk, command: str, faults: Sequence[str] = ()
) -> dict[str, list[str]]:
    """The answers of a command in each format, by the zones that give them."""
    found: dict[str, list[str]] = {}
    for name, launcher in launchers.items():
        told = ""
        for form in FORMATS:
            asked = ("--as-at", "2026-01-05", "--format", form, *line(command))
            ran = launcher.run(*asked, folder=desk.folder, faults=faults)
            told += f"{ran.code}\n{ran.out}\n{ran.err}\n"
        found.setdefault(told, []).append(name)
    return found


@pytest.mark.parametrize("command", READING)
def test_an_answer_is_the_same_to_the_byte_in_any_zone_and_language(
    launchers: Mapping[str, Launcher], desk: Desk, command: str
) -> None:
    assert [list(ZONES)] == list(answers(launchers, desk, command).values())


@pytest.mark.parametrize(
    ("fault", "command"),
    [("days of the machine", "history"), ("code page of the machine", "history")],
)
def test_an_answer_that_hangs_on_the_machine_is_seen(
    launchers: Mapping[str, Launcher], desk: Desk, fault: str, command: str
) -> None:
    assert 1 < len(answers(launchers, desk, command, [fault]))
