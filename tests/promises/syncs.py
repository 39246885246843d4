"""Syncs: what a process had written and not yet synced at the moment it acknowledged.

The calls of a process, as strace lists them with the path behind each descriptor, are gone through
in order. A file is unsynced from a write to it until it is synced; a folder from a name made or
removed in it until it is synced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from promises.desk import Desk

OPTIONS = ("-y", "-s", "4000", "-e", "trace=%file,%desc,exit_group", "-e", "signal=none")
_CALL = re.compile(r"^(?P<name>\w+)\((?P<given>.*)\) += (?P<result>-?\d+|\?)")
_DESCRIPTOR = re.compile(r"^\d+<(?P<path>[^>]*)>")
_NAMED = re.compile(r'"(?P<path>[^"]*)"')
_WRITES = frozenset({"write", "pwrite64", "writev", "pwritev", "ftruncate", "fallocate"})
_SYNCS = frozenset({"fsync", "fdatasync"})
_REMOVES = frozenset({"unlink", "unlinkat", "rename", "renameat", "renameat2"})
_NAMES = frozenset({"link", "linkat"})
_RECEIPT = re.compile(r"[1-9][0-9]*:[0-9a-f]{64}")


def unsynced(log: str, desk: Desk) -> tuple[int, list[str]]:
    """How many acknowledgements a log shows, and what was not as it must be before one of them.

    An acknowledgement is a receipt on standard output, or the end of the process.
    """
    told, found, written = 0, [], False
    dirty: set[str] = set()
    for line in log.splitlines():
        call = _CALL.match(line)
        if call is None or call["result"].startswith("-"):
            continue
        name, path = call["name"], _path(call["given"])
        if name == "write" and call["given"].startswith("1<") and _RECEIPT.search(call["given"]):
            told += 1
            found += [f"a receipt was given, and not synced was {each}" for each in sorted(dirty)]
            if not written:
                found.append("a receipt was given, and nothing had been written")
            written = False
        if name == "exit_group":
            told += 1
            found += [f"the process ended, and not synced was {each}" for each in sorted(dirty)]
        found += _overtaken(name, path, dirty, desk)
        dirty = _after(name, call["given"], path, dirty, desk)
        # What is written to undo a write is not yet the write itself.
        is_journal = path.endswith("-journal")
        written = written or (name in _WRITES and _within(path, desk) and not is_journal)
    return told, found


def _path(given: str) -> str:
    of_descriptor = _DESCRIPTOR.match(given)
    named = _NAMED.search(given)
    if of_descriptor is not None:
        return of_descriptor["path"]
    return named["path"] if named is not None else ""


def _within(path: str, desk: Desk) -> bool:
    return Path(path) == desk.kept or desk.kept in Path(path).parents


def _overtaken(name: str, path: str, dirty: set[str], desk: Desk) -> Iterator[str]:
    """The record may be written only once the way back from that is safe."""
    if name in _WRITES and path == str(desk.record):
        yield from (f"the record was written before {each} was synced" for each in dirty - {path})


def _after(name: str, given: str, path: str, dirty: set[str], desk: Desk) -> set[str]:
    if not _within(path, desk):
        return dirty
    if name in _WRITES:
        return dirty | {path}
    if name in _SYNCS:
        return dirty - {path}
    if name in _REMOVES | _NAMES:
        # What was not synced under its first name is not synced under the next.
        renamed = {each for each in _NAMED.findall(given)[1:] if path in dirty}
        gone = {path} if name in _REMOVES else set()
        return (dirty - gone) | renamed | {str(desk.kept)}
    # Which O_CREAT made a file is not told: each is taken to have made one.
    if name in {"open", "openat", "creat"} and "O_CREAT" in given:
        return dirty | {str(desk.kept)}
    return dirty
