"""Writes the commands down as data anew, after one of them has changed."""

from __future__ import annotations

from pathlib import Path

from isa_programme.cli.commands import FILE as LISTED
from isa_programme.cli.commands import as_text as as_list
from isa_programme.cli.commands import isa, listed_anew
from isa_programme.cli.completing.tree import FILE, as_text, described

Path(LISTED).write_text(as_list(listed_anew()), encoding="utf-8", newline="\n")
FILE.write_text(as_text(described(isa)), encoding="utf-8", newline="\n")
