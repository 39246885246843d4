"""P6: one flipped byte that changes an entry is never silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from isa_programme.journal import chain, reading
from isa_programme.journal.journal import Journal
from isa_programme.journal.verify import verified
from journal_samples import ISSUED, NOTED, NOW, note, record
from promises import flips
from promises.flips import silent

pytestmark = pytest.mark.promise

SLICES = 8
MASKS = (0x04, 0xFF, 0x01, 0x80)
"""What is flipped of a byte: one bit of it, or all, by turns."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of three entries."""
    made = tmp_path / "isa.db"
    record(Journal.create(made, now=lambda: NOW), ISSUED, NOTED, note())
    return made


@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("part", range(SLICES))
def test_no_flipped_byte_is_silent(path: Path, part: int, mask: int, *, full: bool) -> None:
    turn = MASKS.index(mask)
    places = range(path.stat().st_size)[turn :: len(MASKS)][part::SLICES]
    assert [] == list(silent(path, places if full else places[::9], mask=mask))


def test_a_reader_that_compares_no_hash_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = path.read_bytes().index(b"rang, no answer")
    assert [] == list(silent(path, [place]))
    monkeypatch.setattr(reading.Row, "_said", lambda row: chain.parsed(row.raw))
    monkeypatch.setattr(reading, "commitment_to", lambda _salt, _words: _Any())
    assert [] == list(silent(path, [place])), "verifying still finds it"
    monkeypatch.setattr(flips, "verified", lambda _: ())
    assert [
        f"byte {place}: entries read otherwise, and nothing was found",
        f"byte {place}: the export reads otherwise, and nothing was found",
    ] == list(silent(path, [place]))


class _Any(str):
    """Equal to every commitment."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


def test_verifying_that_finds_nothing_in_what_reading_refuses_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = path.read_bytes().index(b"rang, no answer")
    monkeypatch.setattr(flips, "verified", lambda _: ())
    assert [f"byte {place}: it is refused, but verifying finds nothing"] == list(
        silent(path, [place])
    )


def test_a_reader_that_writes_or_breaks_down_is_seen(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = flips.read(path)

    def breaks_down(_: object) -> flips.Reading:
        if path.read_bytes()[200] == 0:
            return whole
        raise ValueError("no")

    def writes(journal: Journal) -> tuple[object, ...]:
        journal.path.write_bytes(journal.path.read_bytes() + b"\0")
        return ()

    monkeypatch.setattr(flips, "verified", writes)
    assert ["byte 200: reading has changed the file"] == list(silent(path, [200]))[-1:]
    monkeypatch.setattr(flips, "read", breaks_down)
    assert ["byte 200: ValueError: no"] == list(silent(path, [200]))


def test_the_record_is_put_back(path: Path) -> None:
    before = path.read_bytes()
    list(silent(path, [0, 3000]))
    assert (before, ()) == (path.read_bytes(), verified(Journal.open(path)))
