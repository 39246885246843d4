"""The command line: each command parses, makes one public call, and shows what came of it."""

from __future__ import annotations

from isa_programme.cli.running import main

__all__ = ["main"]
