"""Commands run for somebody who sits at a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from subprocess import CompletedProcess

import pytest

if sys.platform != "win32":
    import pty

terminal = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")


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
