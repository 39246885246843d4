"""How quick the programme is, as ratios: ``python -m benchmarks``, from the folder ``tests``.

Needs the extra ``bench``. Each row names what ours is compared with, what the ratio has to be and
what is hoped for; the exit code is 1 where one is not what it has to be.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

from benchmarks import (
    clocks,
    dashboards,
    deadlines,
    feeds,
    keeping,
    loading,
    logs,
    serving,
    standings,
    starting,
    working_days,
)
from benchmarks.measuring import table

PEERS = ("business_calendar", "numpy")
PARTS = (
    *(working_days.rows, clocks.rows, standings.rows, keeping.rows),
    *(loading.rows, deadlines.rows, dashboards.rows, feeds.rows, logs.rows, starting.rows),
    serving.rows,
)
"""Each part gives its rows as they are measured, in the order of the table."""


def main() -> int:
    """Print the table; 1 where something that must hold does not, 2 where peers are missing."""
    missing = [peer for peer in PEERS if find_spec(peer) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}; run: pip install -e '.[bench]'")
        return 2
    rows = [row for part in PARTS for row in part()]
    print(table(rows))
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
