"""A tool of its own that asks the record: which steps of a plan can begin, and which wait.

Who runs it: a team that keeps the steps of its route map in a file of its own, `steps.json`, and
leaves to the record what was advised and answered. It copies no date, so that none can differ.

    python steps.py RECORD STEPS [AS_AT]

What comes out: each step; below it, of what it waits for, who owes it, by when, and what that date
rests on. AS_AT is today unless given. It leaves with 1, and a sentence, where it can't be told.

It uses public names of the package alone: docs/reference/python.md lists them.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from zoneinfo import ZoneInfo

from isa_programme import IsaProgrammeError, Line, Tracker


def asked_by(line: Line, reference: str) -> bool:
    """Whether a step waits for this: it names the paper, in either way, or a recommendation."""
    return reference in {line.reference, line.advice, line.own_reference}


def sentence(line: Line) -> str:
    """What is still owed. Whatever a date rests on stands beside it: it may be an example."""
    due = f"due {line.deadline}, {line.basis}" if line.deadline else "without a date"
    return f"    {line.addressee_name}: {line.text or line.title} ({line.standing}; {due})"


def told(record: str, steps: Path, as_at: date) -> Iterator[str]:
    """A line for each step, and for each answer it waits for."""
    with Tracker.open(record) as tracker:  # tracker.seen_at("public"), where others read it
        lines = tracker.standings(as_at=as_at)
    for step in json.loads(steps.read_text(encoding="utf-8")):
        asked = [line for line in lines if asked_by(line, step["waits_for"])]
        if not asked:  # a slip of the keyboard must not look like an answer
            raise LookupError(f"{step['step']}: the record asks for no {step['waits_for']}")
        owed = [line for line in asked if line.owed]
        yield f"{step['step']}: " + ("waits for" if owed else "waits for nothing")
        yield from map(sentence, owed)


if __name__ == "__main__":
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # Windows would take another
    if len(sys.argv) not in {3, 4}:
        sys.exit("usage: python steps.py RECORD STEPS [AS_AT]")
    record, steps, *days = sys.argv[1:]
    try:
        today = datetime.now(ZoneInfo("Europe/London")).date()
        as_at = date.fromisoformat(days[0]) if days else today
        print(*told(record, Path(steps), as_at), sep="\n")
    except (IsaProgrammeError, LookupError, OSError, TypeError, ValueError) as error:
        sys.exit(f"this can't be told: {error}")
