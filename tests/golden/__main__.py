"""Writes the golden files anew: from the folder ``tests``, ``python -m golden``.

A record that tells something else than was frozen is frozen as it is told now, and then every file
is made again. What changed is read in the diff before it is taken.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from golden.records import RECORDS
from golden.rows import FILES, GOLDEN


def write() -> None:
    """Write every golden file, and take away what no row names."""
    for record in RECORDS:
        if record.freeze_if_retold():
            sys.stdout.write(f"{record.kept_at.name}: told anew\n")
    FILES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for record in RECORDS:
            record.put(Path(folder))
        for row in GOLDEN:
            kept = row.kept_as(row.make(Path(folder)))
            if not row.kept_at.exists() or row.kept_at.read_bytes() != kept:
                row.kept_at.write_bytes(kept)
                sys.stdout.write(f"{row.kept_at.name}: written\n")
    for left in {*FILES.iterdir()} - {row.kept_at for row in GOLDEN}:
        left.unlink()
        sys.stdout.write(f"{left.name}: taken away\n")


if __name__ == "__main__":
    write()
