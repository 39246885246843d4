"""The whole record as JSON Lines: exact both ways, and refused if one character was altered."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import (
    FaultsError,
    RecordDamagedError,
    RecordExistsError,
    RecordNewerError,
    RecordUnreadableError,
)
from isa_programme.journal import chain
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported, import_record
from isa_programme.journal.verify import verified
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact, WordsErased
from isa_programme.record.register import Register
from journal_samples import ISSUED, NOW, note, record
from strategies import facts, lines

REFUSED = (FaultsError, RecordNewerError)


def text_of(journal: Journal) -> str:
    return "".join(f"{line}\n" for line in exported(journal))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def text(journal: Journal) -> str:
    """The export of a record of four entries; the words of the third were erased."""
    with journal.appending() as appending:
        gone = WordsErased(entry=3, reference="ADV-2025-001", reason="time", authority="a rule")
        appending.append(gone, happened_on=NOW.date(), recorded_by="clerk", identity="mine")
    return text_of(journal)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "other"
    folder.mkdir()
    return folder / "again.db"


def test_what_is_read_back_is_the_same_record(journal: Journal, text: str, place: Path) -> None:
    import_record(text, place)
    again = Journal.open(place)
    assert (journal.entries(), text, ()) == (again.entries(), text_of(again), verified(again))
    assert (["again.db"], 0o600) == (names(place.parent), stat.S_IMODE(place.stat().st_mode))


def test_the_tables_are_the_same_to_the_byte(journal: Journal, text: str, place: Path) -> None:
    import_record(text, place)

    def rows(path: Path) -> list[Any]:
        with closing(sqlite3.connect(path)) as connection:
            return [
                connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                for table in ("entry", "content", "sqlite_schema")
            ]

    before, after = rows(journal.path), rows(place)
    assert before[:2] == after[:2]
    assert {row[4] for row in before[2]} == {row[4] for row in after[2]}


def test_it_is_gone_on_with_and_twins_are_recognised(text: str, place: Path) -> None:
    import_record(text, place)
    again = Journal.open(place, now=lambda: NOW)
    with again.appending() as appending:
        known = appending.already(ISSUED, ISSUED.advice.issued_on, None)
    assert [1] == [entry.number for entry in known]
    record(again, note("the fifth"))
    assert (5, ()) == (again.size(), verified(again))


def test_an_empty_record_is_read_back(path: Path, place: Path) -> None:
    import_record(text_of(Journal.create(path)), place)
    assert 0 == Journal.open(place).size()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.removesuffix("\n"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n".join(json.dumps(json.loads(line)) for line in text.splitlines()),
        lambda text: text.replace("rang", "\\u0072ang"),
    ],
)
def test_how_the_lines_are_laid_out_makes_no_other_record(
    journal: Journal, text: str, place: Path, change: Callable[[str], str]
) -> None:
    import_record(change(text), place)
    assert journal.entries() == Journal.open(place).entries()


def test_every_single_altered_character_is_refused_and_nothing_is_left(
    text: str, tmp_path: Path
) -> None:
    folder = tmp_path / "altered"
    folder.mkdir()
    original = text.splitlines()
    taken = []
    for index, character in enumerate(text):
        if character == "\n" or index % 3:
            continue
        altered = f"{text[:index]}{'8' if character != '8' else '9'}{text[index + 1 :]}"
        try:
            import_record(altered, folder / "altered.db")
        except REFUSED:
            pass
        else:
            taken.append((index, altered.splitlines() == original))
        assert [] == names(folder)
    assert [] == taken


def test_every_single_missing_character_is_refused(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "altered"
    folder.mkdir()
    for index in range(0, len(text) - 1, 5):
        with pytest.raises(REFUSED):
            import_record(text[:index] + text[index + 1 :], folder / "altered.db")
    assert [] == names(folder)


def _swapped(lines: list[str]) -> list[str]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda lines: lines[:-1], "line 1: 4 entries are announced, 3 follow"),
        (lambda lines: [*lines, lines[-1]], "line 1: 4 entries are announced, 5 follow"),
        (lambda lines: lines[1:], "line 1: it does not say that a whole record follows"),
        (lambda _: [], "line 1: it does not say that a whole record follows"),
        (lambda _: ["[" * 20_000], "line 1: it does not say that a whole record follows"),
        (lambda lines: [*lines[:2], "", *lines[3:]], "line 3: it is no entry; its keys are"),
        (lambda lines: [*lines[:2], "[" * 20_000, *lines[3:]], "line 3: it is no entry"),
        (lambda lines: [*lines[:2], "NaN", *lines[3:]], "line 3: it is no entry"),
        (
            lambda lines: [
                *lines[:2],
                lines[2].replace('{"entry"', '{"entry":1,"entry"'),
                *lines[3:],
            ],
            "line 3: it is no entry",
        ),
        (_swapped, "line 2: it does not follow from the lines before it"),
        (
            lambda lines: [lines[0].replace('"4:', '"3:'), *lines[1:]],
            "the record does not hold entry 3 as the receipt gives it",
        ),
        (
            lambda lines: [lines[0].replace('"entries":4', '"entries":4,"more":1'), *lines[1:]],
            "line 1: its keys are not format, entries and head",
        ),
        (
            lambda lines: [lines[0].replace('"entries":4', '"entries":4.0'), *lines[1:]],
            "line 1: entries: a whole number is needed",
        ),
        (
            lambda lines: [*lines[:2], _without_content(lines[2]), *lines[3:]],
            "entry 2: its words are gone, and none erased them",
        ),
        (
            lambda lines: [*lines[:2], lines[2].replace("Debate", "Quarrel"), *lines[3:]],
            "entry 2: its words are not those recorded",
        ),
    ],
)
def test_lines_that_were_meddled_with_are_refused_and_said_which(
    text: str, place: Path, change: Callable[[list[str]], list[str]], fault: str
) -> None:
    with pytest.raises(FaultsError) as refused:
        import_record("\n".join(change(text.splitlines())), place)
    assert fault in str(refused.value)
    assert [] == names(place.parent)


def _without_content(line: str) -> str:
    said = json.loads(line)
    said["content"] = None
    return chain.canonical(said).decode()


def test_all_faults_are_told_together(text: str, place: Path) -> None:
    first, *rest = text.splitlines()
    with pytest.raises(FaultsError) as refused:
        import_record("\n".join([first, *("{}" for _ in rest)]), place)
    sentence = "it is no entry; its keys are entry, hash and content"
    assert tuple(f"line {number}: {sentence}" for number in (2, 3, 4, 5)) == refused.value.faults


def test_a_newer_format_is_refused_as_such(text: str, place: Path) -> None:
    for form in ("isa-programme-record", "isa-programme-entry"):
        with pytest.raises(RecordNewerError, match="a newer release reads it"):
            import_record(text.replace(f"{form}.v1", f"{form}.v2"), place)
    assert [] == names(place.parent)


def test_a_kind_that_is_unknown_is_of_a_newer_release(journal: Journal, place: Path) -> None:
    record(journal, note("of another kind"))
    first, *rest = text_of(journal).splitlines()
    last = json.loads(rest[-1])
    last["entry"]["kind"] = "note-taken.v9"
    last["hash"] = chain.hash_of(chain.canonical(last["entry"]))
    head = {**json.loads(first), "head": f"4:{last['hash']}"}
    forged = [chain.canonical(head).decode(), *rest[:-1], chain.canonical(last).decode()]
    with pytest.raises(RecordNewerError, match=r"'note-taken\.v9' are unknown here"):
        import_record("\n".join(forged), place)


def test_a_file_that_is_there_stays(text: str, place: Path) -> None:
    place.write_text("something of mine")
    with pytest.raises(RecordExistsError):
        import_record(text, place)
    assert ("something of mine", ["again.db"]) == (place.read_text(), names(place.parent))


def test_a_place_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(RecordUnreadableError, match="no record can be made at"):
        import_record(text, tmp_path / "none" / "again.db")


def test_a_view_of_a_record_is_no_record(text: str, place: Path) -> None:
    view = text.replace("isa-programme-record.v1", "isa-programme-view.v1")
    with pytest.raises(FaultsError, match="line 1: this is a view of a record, with parts"):
        import_record(view, place)
    assert [] == names(place.parent)


@st.composite
def records(draw: st.DrawFn) -> list[tuple[Fact | int, str]]:
    """Facts of any kind, and numbers of entries to erase, each with who recorded it."""
    made: list[tuple[Fact | int, str]] = []
    length: int = draw(st.integers(0, 5))
    while len(made) < length:
        facts_so_far = [each for each, _ in made]
        erasable = [
            place
            for place, each in enumerate(facts_so_far, start=1)
            if not isinstance(each, int) and place not in facts_so_far
        ]
        erases: bool = draw(st.booleans())
        if erasable and erases:
            number: int = draw(st.sampled_from(erasable))
            made.append((number, draw(lines)))
        else:
            kept = facts.filter(lambda fact: fact.erases is None and _keeps(fact))
            made.append((draw(kept), draw(lines)))
    return made


def _keeps(fact: Fact) -> bool:
    about = fact.about
    return _builds_on_nothing(fact) and (
        about is None or (bool(about.strip()) and len(about) <= 200)
    )


def _builds_on_nothing(fact: Fact) -> bool:
    if fact.kind == "entry-corrected.v1":
        return False
    alone = Entry(
        number=1, fact=fact, happened_on=NOW.date(), recorded_at=NOW, recorded_by="a test"
    )
    try:
        Register().folded([alone])
    except RecordDamagedError:
        return False
    return True


@given(records())
def test_export_of_import_of_export_is_the_export(made: list[tuple[Fact | int, str]]) -> None:
    with TemporaryDirectory() as folder:
        instants = count()
        journal = Journal.create(
            Path(folder) / "isa.db",
            now=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=next(instants)),
        )
        with journal.appending() as appending:
            for each, by in made:
                fact = (
                    WordsErased(entry=each, reason="time", authority="a rule")
                    if isinstance(each, int)
                    else each
                )
                appending.append(fact, happened_on=fact.happened_on or NOW.date(), recorded_by=by)
        first = text_of(journal)
        import_record(first, Path(folder) / "again.db")
        again = Journal.open(Path(folder) / "again.db")
        assert (first, ()) == (text_of(again), verified(again))
        assert journal.entries() == again.entries()
