"""Whole records that were altered: refused by line, and nothing is made of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Isa = Callable[..., CompletedProcess[str]]
Lines = list[str]


def again(lines: Lines, place: int, change: Callable[[Any], object]) -> Lines:
    """The lines with one of them changed as JSON, written as it was."""
    told = json.loads(lines[place])
    change(told)
    return [*lines[:place], json.dumps(told, separators=(",", ":")), *lines[place + 1 :]]


def headed(lines: Lines) -> Lines:
    """The lines with a first line that fits them."""
    last = json.loads(lines[-1])
    head = f"{last['entry']['number']}:{last['hash']}"
    said = {"entries": len(lines) - 1, "head": head}
    return again(lines, 0, lambda first: first.update(said))


def hashed(told: dict[str, Any]) -> None:
    """Give an entry the hash of its bytes."""
    raw = json.dumps(told["entry"], separators=(",", ":")).encode("ascii")
    told["hash"] = hashlib.sha256(raw).hexdigest()


def set_in(place: int, *path: str, to: object) -> Callable[[Lines], Lines]:
    """Set something of a line, whatever follows from it."""

    def change(told: dict[str, Any]) -> None:
        for step in path[:-1]:
            told = told[step]
        told[path[-1]] = to

    return lambda lines: again(lines, place, change)


def forged(place: int, *path: str, to: object) -> Callable[[Lines], Lines]:
    """Set something of an entry, and give it the hash that fits."""

    def alter(lines: Lines) -> Lines:
        changed = again(set_in(place, "entry", *path, to=to)(lines), place, hashed)
        return headed(changed) if place == len(lines) - 1 else changed

    return alter


GONE = (
    "the record does not hold entry 15 as the receipt gives it: its end was cut off, or another or"
    " older record was put in its place"
)
NO_FOLLOWER = "it does not follow from the lines before it"
LAST = 15
ALTERED: dict[str, tuple[Callable[[Lines], Lines], tuple[str, ...]]] = {
    "words altered": (
        set_in(10, "content", "words", "reason", to="another"),
        ("entry 10: its words are not those recorded",),
    ),
    "the salt altered": (
        set_in(10, "content", "salt", to="00" * 32),
        ("entry 10: its words are not those recorded",),
    ),
    "a salt that is none": (
        set_in(10, "content", "salt", to="xy"),
        ("line 11: content: it is null, or has a salt and words",),
    ),
    "words taken out": (
        set_in(10, "content", to=None),
        ("entry 10: its words are gone, and none erased them",),
    ),
    "words that are a list": (
        set_in(10, "content", "words", to=[]),
        ("line 11: content: it is null, or has a salt and words",),
    ),
    "the structure altered": (
        set_in(10, "entry", "structure", "paused_on", to="2025-11-19"),
        ("line 11: the hash is not that of the entry",),
    ),
    "who recorded it altered": (
        set_in(10, "entry", "recorded_by", to="another"),
        ("line 11: the hash is not that of the entry",),
    ),
    "the hash altered": (
        set_in(10, "hash", to="0" * 64),
        ("line 11: the hash is not that of the entry",),
    ),
    "the hash a number": (
        set_in(10, "hash", to=0),
        ("line 11: the hash is not that of the entry",),
    ),
    "an entry forged with its hash": (
        forged(10, "recorded_by", to="another"),
        ("entry 11 does not follow from the one before it",),
    ),
    "the last forged, with another commitment": (
        forged(LAST, "commitment", to="0" * 64),
        ("entry 15: its words are not those recorded",),
    ),
    "the last forged, as of another kind": (
        forged(LAST, "kind", to="note-taken.v1"),
        (
            (
                "line 16: advice: it is missing; noted_on: it is missing; adopted_on: no such key;"
                " calendar: no such key"
            ),
        ),
    ),
    "the last forged, as of an instant before": (
        forged(LAST, "recorded_at", to="2020-01-01T00:00:00.000000+00:00"),
        ("entry 15 is earlier than the one before it",),
    ),
    "the last forged, after another": (
        forged(LAST, "previous", to="0" * 64),
        ("entry 15 does not follow from the one before it",),
    ),
    "the last forged, with another number": (
        forged(LAST, "number", to=16),
        (f"line 16: {NO_FOLLOWER}",),
    ),
    "the last forged, with an enormous number": (
        forged(LAST, "number", to=2**70),
        ("line 1: head: it is no receipt, a number, a colon and 64 figures",),
    ),
    "two lines swapped": (
        lambda lines: [*lines[:10], lines[11], lines[10], *lines[12:]],
        (f"line 11: {NO_FOLLOWER}",),
    ),
    "a line twice": (
        lambda lines: headed([*lines[:11], *lines[10:]]),
        (f"line 12: {NO_FOLLOWER}",),
    ),
    "a line left out": (
        lambda lines: headed([*lines[:10], *lines[11:]]),
        (f"line 11: {NO_FOLLOWER}",),
    ),
    "the first entry left out": (
        lambda lines: headed([lines[0], *lines[2:]]),
        (f"line 2: {NO_FOLLOWER}",),
    ),
    "the end cut off": (lambda lines: lines[:-1], ("line 1: 15 entries are announced, 14 follow",)),
    "the end cut off, and the number of entries altered": (
        lambda lines: again(lines[:-1], 0, lambda first: first.update(entries=14)),
        (GONE,),
    ),
    "cut within the last line": (
        lambda lines: [*lines[:-1], lines[-1][:-9]],
        ("line 16: it is no entry; its keys are entry, hash and content",),
    ),
    "another head": (
        set_in(0, "head", to=f"15:{'0' * 64}"),
        (GONE,),
    ),
    "several lines altered": (
        lambda lines: set_in(10, "hash", to="x")(set_in(12, "content", to=1)(lines)),
        (
            "line 11: the hash is not that of the entry",
            "line 13: content: it is null, or has a salt and words",
        ),
    ),
}


@pytest.mark.parametrize(("alter", "says"), ALTERED.values(), ids=ALTERED)
def test_an_altered_record_is_refused_by_line_and_nothing_is_made_of_it(
    record: Path, isa: Isa, alter: Callable[[Lines], Lines], says: tuple[str, ...]
) -> None:
    lines = isa("--record", str(record), "export").stdout.splitlines()
    text = "".join(f"{line}\n" for line in alter(lines))
    Path("altered.jsonl").write_text(text, encoding="utf-8")
    there, before = sorted(Path.cwd().iterdir()), record.read_bytes()

    refused = isa("--record", "new.db", "import", "altered.jsonl")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert tuple(line.removeprefix("isa: ") for line in refused.stderr.splitlines()) == says
    assert sorted(Path.cwd().iterdir()) == there
    assert record.read_bytes() == before


def test_the_record_that_was_not_altered_is_taken(record: Path, isa: Isa) -> None:
    lines = isa("--record", str(record), "export").stdout.splitlines()
    assert headed(lines) == lines
    Path("whole.jsonl").write_text("\r\n".join(["\ufeff" + lines[0], *lines[1:]]), encoding="utf-8")

    made = isa("--record", "new.db", "import", "whole.jsonl")

    assert (made.returncode, made.stderr) == (0, "")
    assert isa("--record", "new.db", "export").stdout.splitlines() == lines
