"""What several records are called, so that a line can name the one it stands in.

A record has no name in itself; what tells it apart is where it lies. So it is called what its file
is called, without the ending, with as many of its folders before it as keep it apart. A record on
a server is called by its schema, else its database, with more before it where that is needed; never
by who logs in there.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from isa_programme.errors import FaultsError
from isa_programme.journal.addresses import SCHEMA, is_address, parse_address

Place = str | os.PathLike[str]
"""Where a record is: a file, or the address of a record on a server."""


def record_names(places: Sequence[Place]) -> tuple[str, ...]:
    """A name for each record, all of them different.

    Args:
        places: where the records are.

    Raises:
        FaultsError: two of the places are one record.
    """
    refuse_same(places)
    parts = [_parts(place) for place in places]
    depths = [1] * len(parts)
    names = _named(parts, depths)
    while alike := {name for name, times in Counter(names).items() if times > 1}:
        deeper = [
            depth + (name in alike and depth < len(part))
            for name, part, depth in zip(names, parts, depths, strict=True)
        ]
        if deeper == depths:
            return tuple(_numbered(names))
        depths = deeper
        names = _named(parts, depths)
    return tuple(names)


def refuse_same(places: Sequence[Place]) -> None:
    """Refuse places of which two are one record: all its lines would be told twice.

    Raises:
        FaultsError: two of them are.
    """
    for number, place in enumerate(places):
        for other in places[number + 1 :]:
            if _is_same(place, other):
                both = dict.fromkeys((shown_place(place), shown_place(other)))
                raise FaultsError(f"record: {' and '.join(both)}: name each record once")


def shown_place(place: Place) -> str:
    """Where a record is, as it may be shown: an address without a password."""
    text = os.fspath(place)
    return parse_address(text).shown if is_address(text) else text


def _parts(place: Place) -> list[str]:
    """What leads to a record, its own name last."""
    text = os.fspath(place)
    if is_address(text):
        server, database, schema = _at(text)
        return [each for each in (server, database) if each] + (
            [schema] if schema != SCHEMA else []
        )
    path = Path(text).absolute()
    return [_written(each) for each in (*path.parent.parts[1:], path.stem)]


def _written(name: str) -> str:
    """A file's name as it can be written down, though its bytes may be no text in UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _at(address: str) -> tuple[str, str, str]:
    """The server, database and schema of an address: all that tells one record from another."""
    schema = parse_address(address).schema
    parts = urlsplit(address)
    _, _, before = parts.netloc.rpartition("@")
    # Several hosts, or the folder of a socket, stand after the mark.
    after = dict(parse_qsl(parts.query))
    server = ":".join(each for each in (before, after.get("host"), after.get("port")) if each)
    return server, unquote(parts.path.removeprefix("/")), schema


def _named(parts: Sequence[Sequence[str]], depths: Sequence[int]) -> list[str]:
    return ["/".join(part[-depth:]) for part, depth in zip(parts, depths, strict=True)]


def _numbered(names: Sequence[str]) -> list[str]:
    """Names of which those that are alike are numbered, from the second on."""
    given: list[str] = []
    for name in names:
        number, told = 1, name
        while told in given or (number > 1 and told in names):
            number += 1
            told = f"{name} ({number})"
        given.append(told)
    return given


def _is_same(place: Place, other: Place) -> bool:
    text, another = os.fspath(place), os.fspath(other)
    if is_address(text) or is_address(another):
        return is_address(text) and is_address(another) and _at(text) == _at(another)
    try:
        return Path(text).samefile(another)
    except (OSError, ValueError):
        # One of them is not there, or can't be: whoever opens it says so.
        return Path(text).absolute() == Path(another).absolute()
