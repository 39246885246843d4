"""Whether ``isa`` is found by its name, and what switches on the environment it stands in."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def how_to_switch_on() -> str:
    """The command by which a shell finds ``isa`` by its name; "" where it does, or none would.

    It is told to whoever ran ``isa`` by its place in a virtual environment that is not on.
    """
    if Path(sys.argv[0]).stem != "isa" or sys.prefix == sys.base_prefix or shutil.which("isa"):
        return ""
    folder = Path(sys.prefix)
    if folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    if os.name == "nt":
        place = str(folder / "Scripts" / "Activate.ps1")
        return f'& "{place}"' if " " in place else place
    return f". {shlex.quote(str(folder / 'bin' / 'activate'))}"
