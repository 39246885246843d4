"""P13 and P5 in part: no command speaks to a network, and a question leaves no trace."""

from __future__ import annotations

import pytest

from promises.commands import COPYING, MAKING, MENDING, READING, WRITING, line
from promises.desk import Begun, Desk
from promises.launcher import Launcher

pytestmark = pytest.mark.promise

HEARD = "promises.sockets:heard"


@pytest.mark.parametrize("command", [*MAKING, *WRITING, *READING, *COPYING, *MENDING])
def test_no_command_opens_a_socket(
    launcher: Launcher, desk: Desk, begun: Begun, command: str
) -> None:
    begun(command)
    ran = launcher.run(*line(command), folder=desk.folder, call=HEARD)
    assert ran.code in {0, 10}, ran.err
    assert "network: " not in ran.err


def test_a_command_that_opens_a_socket_is_heard(launcher: Launcher, desk: Desk) -> None:
    faults = ["opens a socket"]
    ran = launcher.run(*line("due"), folder=desk.folder, call=HEARD, faults=faults)
    assert "network: socket.__new__" in ran.err


@pytest.mark.parametrize("command", [*READING, *COPYING])
def test_a_question_leaves_the_record_and_its_folder_as_they_were(
    launcher: Launcher, desk: Desk, command: str
) -> None:
    before = desk.state()
    launcher.run(*line(command), folder=desk.folder)
    assert before == desk.state()


@pytest.mark.parametrize("fault", ["touches the record", "leaves a file"])
def test_a_question_that_leaves_a_trace_is_seen(launcher: Launcher, desk: Desk, fault: str) -> None:
    before = desk.state()
    assert 0 == launcher.run(*line("due"), folder=desk.folder, faults=[fault]).code
    assert before != desk.state()
