"""What lies published in a folder, as ``published.json`` says; anything else is refused."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from isa_programme.errors import FileError
from isa_programme.journal.published import (
    MANIFEST,
    Manifest,
    Published,
    listed,
    read_manifest,
)
from isa_programme.record.vocabulary import Visibility
from strategies import lines

HEAD = f"7:{'a' * 64}"
OLD = {"dates.ics": b"old dates", "record.db": b"old record"}
NEW = {"dates.ics": b"new dates", "record.db": b"new record"}


def edition(contents: dict[str, bytes], by: str = "clerk") -> Published:
    return Published(
        as_at=date(2026, 1, 5),
        head=HEAD,
        visibility=Visibility.PUBLIC,
        published_by=by,
        files=listed(contents),
    )


def manifest(published: Published | None = None) -> Manifest:
    return Manifest(record="b" * 64, published=published)


def test_it_says_what_belongs_together() -> None:
    said = json.loads(manifest(edition({"dates.ics": b"old dates"})).written())
    digest = hashlib.sha256(b"old dates").hexdigest()
    assert {
        "schema": "isa-programme/published.v1",
        "record": "b" * 64,
        "published": {
            "as_at": "2026-01-05",
            "head": HEAD,
            "visibility": "public",
            "published_by": "clerk",
            "files": [{"name": "dates.ics", "size": 9, "sha256": digest}],
        },
        "under_way": [],
    } == said


@given(lines)
def test_it_is_read_as_it_was_written(by: str) -> None:
    began = manifest(edition(OLD, by)).beginning(edition(NEW, by))
    again = json.loads(began.written())
    assert by == again["under_way"][0]["published_by"]
    assert began.written().isascii()


def test_it_is_read_back(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    began = manifest(edition(OLD)).beginning(edition(NEW, "\u202eCaf\u00e9"))
    (tmp_path / MANIFEST).write_bytes(began.written())
    assert began == read_manifest(tmp_path)


def test_every_edition_on_its_way_is_named_until_one_is_complete() -> None:
    first, second, third = edition(OLD), edition(NEW), edition({"dates.ics": b"third"})
    began = manifest(first).beginning(second).beginning(third)
    assert (third, second, first) == began.editions
    assert (second, third, first) == began.beginning(second).editions
    assert (third,) == began.complete(third).editions
    assert (first,) == manifest().beginning(first).editions
    assert () == manifest().editions


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("dates.ics", b"old dates", edition(OLD)),
        ("dates.ics", b"new dates", edition(NEW)),
        ("dates.ics", b"old record", None),
        ("other.ics", b"old dates", None),
        ("record.db", b"", None),
    ],
)
def test_a_file_is_of_the_edition_whose_content_it_has(
    name: str, content: bytes, expected: Published | None
) -> None:
    assert expected == manifest(edition(OLD)).beginning(edition(NEW)).holding(name, content)


def test_a_content_of_the_same_length_is_not_the_same() -> None:
    (file,) = listed({"a.txt": b"one"})
    assert [True, False, False] == [file.is_of(each) for each in (b"one", b"two", b"one ")]


def _changed(**changes: object) -> bytes:
    said: dict[str, Any] = json.loads(manifest(edition(OLD)).written())
    for path, value in changes.items():
        node, *steps = path.split("__")
        if steps:
            said["published"][steps[0]] = value
        else:
            said[node] = value
    return json.dumps(said).encode()


BAD = {
    "nothing": b"",
    "half of it": manifest(edition(OLD)).written()[:200],
    "no JSON": b"published",
    "a list": b"[]",
    "a number too large": _changed(published__head="9" * 80),
    "another schema": _changed(schema="isa-programme/published.v2"),
    "no record": _changed(record=None),
    "a record that is a path": _changed(record="../../etc/passwd"),
    "a key more": _changed(more=1),
    "no receipt": _changed(published__head=""),
    "no date": _changed(published__as_at="05/01/2026"),
    "no visibility": _changed(published__visibility="secret"),
    "no files": _changed(published__files={}),
    "a digest that is none": _changed(
        published__files=[{"name": "a", "size": 1, "sha256": "A" * 64}]
    ),
    "a size that is a text": _changed(
        published__files=[{"name": "a", "size": "1", "sha256": "a" * 64}]
    ),
    "not a number": _changed(published__files=[{"name": "a", "size": float("nan"), "sha256": ""}]),
    "deep": b"[" * 20_000,
    "too long": _changed(published__published_by="x" * 1_048_576),
    "UTF-16": manifest(edition(OLD)).written().decode().encode("utf-16"),
    "Latin-1": "caf\u00e9".encode("latin-1"),
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_what_is_no_manifest_is_refused_and_stays(tmp_path: Path, raw: bytes) -> None:
    place = tmp_path / MANIFEST
    place.write_bytes(raw)
    with pytest.raises(FileError) as caught:
        read_manifest(tmp_path)
    assert str(caught.value) == (
        f"{place} is not what isa report publish writes, or has not arrived whole yet; try again in"
        " a few minutes, and if it stays so, move it aside"
    )
    assert raw == place.read_bytes()


def test_one_that_can_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(FileError, match=r"published\.json can't be read: "):
        read_manifest(tmp_path)


def test_the_files_stand_in_the_order_of_their_names() -> None:
    names = [each.name for each in listed({"b": b"", "a": b"", "c": b""})]
    assert ["a", "b", "c"] == names
    assert None is evolve(edition(OLD), files=()).named("dates.ics")
