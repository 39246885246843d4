"""Commands run for somebody who sits at a terminal."""

from __future__ import annotations

import functools
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from subprocess import CompletedProcess

import pytest
from attrs import frozen

if sys.platform != "win32":
    import pty

terminal = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")


heeds_interrupts = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
"""For what a process does first: where the tests run in the background, it would heed none."""


def on_terminal(typed: str, *arguments: object) -> CompletedProcess[str]:
    """Runs a command for somebody at a terminal, who types ahead; its output goes to a file."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "isa_programme", *map(str, arguments)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        encoding="utf-8",
    )
    os.write(ours, typed.encode())
    said, _ = running.communicate()
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # a terminal nobody holds any more has no more to say
        pass
    os.close(ours)
    screen = shown.decode().replace("\r\n", "\n")
    return CompletedProcess(running.args, running.returncode, said, screen)


@frozen(kw_only=True)
class Talk:
    """What came of a conversation.

    Attributes:
        code: the code the command left with.
        data: what it wrote to standard output.
        screen: what the terminal showed, answers too.
        unsaid: answers that nobody asked for.
    """

    code: int
    data: str
    screen: str
    unsaid: list[str | Callable[[], None]]


INTERRUPTS, ENDS = "\x03", "\x04"
"""What Ctrl-C and Ctrl-D send."""

_ASKED = re.compile(rb": \Z")
"""How what is shown ends while an answer is waited for."""


def conversation(answers: Iterable[str | Callable[[], None]], *arguments: object) -> Talk:
    """Runs a command for somebody who answers each question when it is put.

    An answer is a line to type, or what interrupts it or ends the input. A callable among
    them is called before the next answer, to do what somebody else does meanwhile. The screen then
    shows question and answer as they followed each other.
    """
    ours, theirs = pty.openpty()
    # The first of a session to open a terminal is interrupted by what is typed there.
    on_it = f'exec "$@" <{os.ttyname(theirs)}'
    running = subprocess.Popen(
        ["sh", "-c", on_it, "sh", sys.executable, "-m", "isa_programme", *map(str, arguments)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=heeds_interrupts,  # noqa: PLW1509 - no other thread of the tests holds a lock
    )
    os.close(theirs)
    shown, left, typed = b"", [*answers], ""
    while True:
        unnoticed = typed == INTERRUPTS and b"interrupted" not in shown
        while unnoticed and not select.select([ours], [], [], 5)[0]:
            # An interrupt that comes just before what is typed is read goes by unnoticed.
            os.write(ours, typed.encode())
        try:
            part = os.read(ours, 65536)
        except OSError:  # nobody holds the terminal any more
            break
        shown += part
        if not _ASKED.search(shown):
            continue
        while left and callable(left[0]):
            left.pop(0)()  # type: ignore[operator]  # it was asked just now
        if not left:
            break
        typed = str(left.pop(0))
        os.write(ours, (typed if typed in {INTERRUPTS, ENDS} else f"{typed}\n").encode())
    os.close(ours)
    assert running.stdout is not None
    said = running.stdout.read().decode()
    running.stdout.close()
    screen = re.sub(r"(\^C)+", "^C", shown.decode().replace("\r\n", "\n"))
    return Talk(code=running.wait(), data=said, screen=screen, unsaid=left)
