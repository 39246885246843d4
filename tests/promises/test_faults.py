"""P2: any call on the record may fail, and all or nothing of the command is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from promises.commands import MAKING, MENDING, WRITING
from promises.desk import Begun, Desk
from promises.faults import KILL, Step, Stepped, Struck, steps
from promises.launcher import Launcher

pytestmark = [pytest.mark.promise, pytest.mark.usefixtures("strace")]

CLOSELY = frozenset({"init", "note", "advice issue", "advice reissue", "import"})
"""Of these every call fails in every way. The others go the same ways: of them every call that
changes something fails, and is killed at; every fifth meets a full disk, as every fifth that only
looks meets a failure."""

SLOW = frozenset({"demo"})
"""The commands of which every eighth step is taken, since they take long."""

_COMMANDS = (*MAKING, *WRITING, *MENDING)


def stepped(
    launcher: Launcher, desk: Desk, begun: Begun, command: str, faults: Sequence[str] = ()
) -> Stepped:
    record = begun(command)
    before = desk.entries() if record is not None else ()
    return Stepped(command, launcher, desk, record, before, faults)


@pytest.mark.parametrize("command", _COMMANDS)
def test_a_fault_at_any_call_keeps_all_or_nothing(
    launcher: Launcher,
    desk: Desk,
    begun: Begun,
    command: str,
    record_property: Callable[[str, object], None],
    *,
    full: bool,
) -> None:
    story = stepped(launcher, desk, begun, command)
    calls, whole = story.listed()
    planned = list(steps(calls, every=1 if command in CLOSELY else 5))
    planned = planned[:: (8 if command in SLOW else 1) * (1 if full else 20)]
    struck = [story.struck(step, whole) for step in planned]
    record_property("struck", sum(each.happened for each in struck))
    assert [] == [f"{each.step}: {sentence}" for each in struck for sentence in each.found]
    assert [] == [each.step for each in struck if not each.happened]


@pytest.mark.parametrize(
    ("fault", "command", "kind", "sentence"),
    [
        ("undoes nothing", "note", KILL, "what is left is damaged"),
        ("ignores failures", "note", "EIO", "it succeeded, but kept []"),
        ("records one by one", "advice reissue", KILL, "neither all nor nothing is kept"),
    ],
)
def test_a_store_that_keeps_halves_is_seen(
    launcher: Launcher,
    desk: Desk,
    begun: Begun,
    fault: str,
    *,
    command: str,
    kind: str,
    sentence: str,
) -> None:
    story = stepped(launcher, desk, begun, command, [fault])
    calls, whole = story.listed()
    writes = [step for step in steps(calls) if step.call == "pwrite64" and step.fault == kind]
    # The last writes go to the record itself.
    found = (told for step in reversed(writes) for told in story.struck(step, whole).found)
    assert any(told.startswith(sentence) for told in found)


def test_a_step_that_struck_nothing_is_not_counted(
    launcher: Launcher, desk: Desk, begun: Begun
) -> None:
    story = stepped(launcher, desk, begun, "note")
    _, whole = story.listed()
    beyond = [Step("unlink", 9, fault) for fault in ("EIO", KILL)]
    struck = [story.struck(step, whole) for step in beyond]
    assert [Struck(step, happened=False, found=[]) for step in beyond] == struck
