"""Publishing: each file whole or the one before, and nothing of anybody else's overwritten."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isa_programme.errors import FaultsError, FileError
from isa_programme.journal import publishing
from isa_programme.journal.published import MANIFEST, Published, listed, read_manifest
from isa_programme.journal.publishing import put_in_place
from isa_programme.record.vocabulary import Visibility

RECORD = "b" * 64
MONDAY = {"record.xlsx": b"sheet 1", "record.db": b"record 1", "dates.ics": b"dates 1"}
TUESDAY = {"record.xlsx": b"sheet 2", "record.db": b"record 2", "dates.ics": b"dates 2"}


def edition(contents: dict[str, bytes], day: int = 5) -> Published:
    return Published(
        as_at=date(2026, 1, day),
        head=f"7:{'a' * 64}",
        visibility=Visibility.PUBLIC,
        published_by="clerk",
        files=listed(contents),
    )


def put(folder: Path, contents: dict[str, bytes], day: int = 5) -> None:
    put_in_place(folder, RECORD, edition(contents, day), contents)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


def test_what_is_published_lies_there_whole_and_can_only_be_read(folder: Path) -> None:
    put(folder, MONDAY)
    assert MONDAY == there(folder)
    assert {0o444} == {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    found = read_manifest(folder)
    assert found is not None
    assert (RECORD, edition(MONDAY), ()) == (found.record, found.published, found.under_way)


def test_it_takes_the_place_of_what_was_published_before(folder: Path) -> None:
    put(folder, MONDAY)
    put(folder, TUESDAY, 6)
    found = read_manifest(folder)
    assert found is not None
    assert (TUESDAY, edition(TUESDAY, 6)) == (there(folder), found.published)


def made(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file each is, and when it was written; the number of one that is gone is given anew."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_what_is_the_same_stays_as_it_is(folder: Path) -> None:
    put(folder, MONDAY)
    before = made(folder)
    put(folder, MONDAY)
    assert before == made(folder)
    put(folder, {**MONDAY, "dates.ics": b"dates 2"}, 6)
    after = made(folder)
    assert {"dates.ics", MANIFEST} == {name for name in after if after[name] != before[name]}


@pytest.mark.parametrize("name", ["record.xlsx", "dates.ics"])
def test_a_file_of_somebody_else_is_not_overwritten(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"our log since 2021")
    with pytest.raises(FileError) as caught:
        put(folder, MONDAY)
    assert str(caught.value) == (
        f"{folder / name} is not what was published under that name: somebody put it there, or"
        " typed into it; move it aside and publish again"
    )
    assert {name: b"our log since 2021"} == there(folder)


def test_what_somebody_typed_into_a_published_file_is_not_overwritten(folder: Path) -> None:
    put(folder, MONDAY)
    typed = folder / "record.xlsx"
    typed.chmod(0o644)
    typed.write_bytes(b"sheet 1, and a row typed by hand")
    with pytest.raises(FileError, match="typed into it"):
        put(folder, TUESDAY, 6)
    assert {**MONDAY, "record.xlsx": b"sheet 1, and a row typed by hand"} == there(folder)


@pytest.mark.parametrize(
    "name", ["", "a/b", "a\\b", "..", ".hidden", "a b", "c:d", "nul\0", "caf\u00e9", "x" * 101]
)
def test_a_name_that_is_none_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(FaultsError) as caught:
        put(folder, {name: b"x"})
    assert str(caught.value) == (
        f"files: {name!a} is no bare name of a file, of letters, figures, dots and hyphens"
    )
    assert {} == there(folder)


@pytest.mark.parametrize("name", [MANIFEST, "Published.JSON"])
def test_the_name_of_the_manifest_is_taken(folder: Path, name: str) -> None:
    with pytest.raises(FaultsError, match="no bare name"):
        put(folder, {name: b"x"})


def test_names_that_are_one_on_windows_are_refused(folder: Path) -> None:
    with pytest.raises(FaultsError, match="two names differ in nothing but capitals"):
        put(folder, {"dates.ics": b"x", "Dates.ics": b"y"})


def _open_elsewhere(name: str) -> Callable[[Path, Path], Path]:
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if target.name == name:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(self, target)

    return refused


def test_a_spreadsheet_that_is_open_elsewhere_leaves_everything_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, MONDAY)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", _open_elsewhere("record.xlsx"))
        with pytest.raises(FileError) as caught:
            put(folder, TUESDAY, 6)
    assert str(caught.value) == (
        f"{folder / 'record.xlsx'} can't be written: Permission denied; if it is open in another"
        " program, close it there and publish again"
    )
    assert MONDAY == there(folder)
    put(folder, TUESDAY, 6)
    assert TUESDAY == there(folder)


@pytest.mark.parametrize("name", [*MONDAY, MANIFEST])
def test_whichever_file_can_not_be_replaced_each_is_of_an_edition_that_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put(folder, MONDAY)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", _open_elsewhere(name))
        with pytest.raises(FileError):
            put(folder, TUESDAY, 6)
    assert sorted(MONDAY) == sorted(there(folder))
    assert_named(folder)
    put(folder, TUESDAY, 6)
    assert TUESDAY == there(folder)


def assert_named(folder: Path) -> None:
    """Every file is whole, and of an edition that the manifest names."""
    found = read_manifest(folder)
    for name, content in there(folder).items():
        assert found is not None, name
        assert found.holding(name, content) is not None, name


class Struck(BaseException):
    """What a kill is to the code it meets: nothing there handles it."""


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every call that looks at or changes the folder, after what is asked at each of them."""
    made: list[object] = [None]

    def watched(place: object, name: str) -> None:
        inner = getattr(place, name)

        def call(*given: object, **named: object) -> object:
            strikes, *_ = made
            made.append((name, *given))
            if callable(strikes):
                strikes(len(made) - 1)
            return inner(*given, **named)

        monkeypatch.setattr(place, name, call)

    for place, name in ((Path, "replace"), (Path, "chmod"), (Path, "open"), (os, "fsync")):
        watched(place, name)
    return made


@pytest.mark.parametrize("failure", [Struck(), OSError(errno.ENOSPC, "No space left on device")])
def test_cut_off_at_any_call_every_file_is_whole_and_the_next_time_completes_it(
    folder: Path, calls: list[object], failure: BaseException
) -> None:
    put(folder, MONDAY)
    before = len(calls)
    put(folder, TUESDAY, 6)
    count = len(calls) - before
    assert 15 < count
    for step in range(1, count + 1):
        put(folder, MONDAY, step % 28 + 1)
        after = len(calls) - 1

        def strikes(number: int, at: int = after + step) -> None:
            if number == at:
                raise failure

        calls[0] = strikes
        try:
            put(folder, TUESDAY, 6)
        except (Struck, FileError):
            pass
        else:  # it was only to be looked whether something is there already
            assert TUESDAY == there(folder), step
        calls[0] = None
        assert sorted(MONDAY) == sorted(there(folder)), step
        assert {MONDAY[name] for name in MONDAY} | {TUESDAY[name] for name in TUESDAY} >= set(
            there(folder).values()
        ), step
        assert_named(folder)
        # Whatever the next edition is, it takes the place of what was cut off.
        third = dict.fromkeys(MONDAY, b"third")
        put(folder, third, 7)
        assert third == there(folder), step


def test_what_a_killed_publishing_left_is_taken_away_by_the_next(folder: Path) -> None:
    (folder / ".isa-0123456789abcdef.part").write_bytes(b"half")
    put(folder, MONDAY)
    assert MONDAY == there(folder)


def test_on_windows_a_file_is_made_writable_before_it_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, MONDAY)
    modes: list[int] = []
    replace = Path.replace

    def replaced(self: Path, target: Path) -> Path:
        modes.append(stat.S_IMODE(target.stat().st_mode) & stat.S_IWUSR)
        return replace(self, target)

    class Windows:
        """The module ``os`` of a Windows machine, as far as it is asked."""

        name = "nt"
        fsync = staticmethod(os.fsync)

    monkeypatch.setattr(publishing, "os", Windows)
    monkeypatch.setattr(Path, "replace", replaced)
    put(folder, TUESDAY, 6)
    assert [stat.S_IWUSR] * len(modes) == modes
    assert 5 == len(modes)
    assert {0} == {path.stat().st_mode & stat.S_IWUSR for path in folder.iterdir()}
