"""Writes the commands down as data anew, after one of them has changed."""

from __future__ import annotations

from isa_programme.cli.commands import isa
from isa_programme.cli.completing.tree import FILE, as_text, described

FILE.write_text(as_text(described(isa)), encoding="utf-8", newline="\n")
