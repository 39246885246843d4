"""Erased words are gone: from every byte of the file and beside it, from exports, from memory."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import RecordDamagedError
from isa_programme.journal.appending import Appending
from isa_programme.journal.codec import joined, split
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.verify import verified
from isa_programme.record.facts import FACTS, Fact, NoteTaken, WordsErased
from isa_programme.record.words import ERASED, without_words
from journal_samples import NOW, note, record
from strategies import facts_by_kind

MARKER = "Ailsa-Craig"


def erasure(number: int) -> WordsErased:
    return WordsErased(entry=number, reason="her request", authority="UK GDPR article 17")


def erase(journal: Journal, number: int) -> None:
    with journal.appending() as appending:
        appending.append(erasure(number), happened_on=NOW.date(), recorded_by="clerk")


def salt_of(path: Path, number: int) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        found: tuple[bytes] = connection.execute(
            "SELECT salt FROM content WHERE number = ?", (number,)
        ).fetchone()
    return found[0]


def files_with(folder: Path, *marks: bytes) -> list[str]:
    return [file.name for file in folder.iterdir() for mark in marks if mark in file.read_bytes()]


@pytest.mark.parametrize("length", [1, 50, 500, 50_000])
def test_words_and_salt_are_nowhere_in_the_folder(journal: Journal, length: int) -> None:
    record(journal, note(" ".join([MARKER] * length)), note("rang again"))
    salt = salt_of(journal.path, 4)
    assert files_with(journal.path.parent, MARKER.encode(), salt) == ["isa.db", "isa.db"]
    erase(journal, 4)
    assert files_with(journal.path.parent, MARKER.encode(), salt) == []
    assert verified(journal) == ()


def test_words_are_gone_though_the_file_was_much_rearranged(journal: Journal) -> None:
    record(journal, *(note(f"{MARKER} {'x' * 900} {number}") for number in range(40)))
    for number in range(4, 44):
        erase(journal, number)
    assert files_with(journal.path.parent, MARKER.encode()) == []
    assert verified(journal) == ()


def test_an_erasure_that_is_given_up_erases_nothing(journal: Journal) -> None:
    record(journal, note(MARKER))
    before = list(exported(journal))
    with pytest.raises(KeyboardInterrupt), journal.appending() as appending:
        _interrupted(appending)
    assert before == list(exported(journal))
    assert files_with(journal.path.parent, MARKER.encode()) == ["isa.db"]


def _interrupted(appending: Appending) -> None:
    appending.append(erasure(4), happened_on=NOW.date(), recorded_by="clerk")
    raise KeyboardInterrupt


def test_words_recorded_and_erased_in_one_go_were_never_in_the_file(journal: Journal) -> None:
    with journal.appending() as appending:
        said = note(MARKER)
        appending.append(said, happened_on=said.noted_on, recorded_by="clerk")
        appending.append(erasure(4), happened_on=NOW.date(), recorded_by="clerk")
    assert files_with(journal.path.parent, MARKER.encode()) == []
    assert [None, None, None, 5, None] == [entry.erased_by for entry in journal.entries()]


def test_no_export_holds_them(journal: Journal) -> None:
    record(journal, note(MARKER))
    salt = salt_of(journal.path, 4).hex()
    assert [salt in line and MARKER in line for line in exported(journal)].count(True) == 1
    erase(journal, 4)
    lines = list(exported(journal))
    assert not any(salt in line or MARKER in line for line in lines)
    assert lines[4].endswith('"content":null}')


def test_who_erased_them_when_why_and_by_what_authority_remains(journal: Journal) -> None:
    before = journal.entries()
    erase(journal, 3)
    *kept, gone, erasing = journal.entries()
    assert list(before[:2]) == kept
    assert (ERASED, 4, before[2].receipt) == (
        getattr(gone.fact, "text", None),
        gone.erased_by,
        gone.receipt,
    )
    assert (erasure(3), "clerk", NOW, date(2026, 11, 23)) == (
        erasing.fact,
        erasing.recorded_by,
        erasing.recorded_at,
        erasing.happened_on,
    )


def test_words_leave_the_file_by_an_erasure_only(journal: Journal) -> None:
    with closing(sqlite3.connect(journal.path)) as connection:
        refused = pytest.raises(sqlite3.IntegrityError, match="only by an erasure that names them")
        with refused:
            connection.execute("DELETE FROM content WHERE number = 3")


def test_words_put_back_after_an_erasure_are_found(journal: Journal) -> None:
    with closing(sqlite3.connect(journal.path)) as connection:
        row = connection.execute("SELECT * FROM content WHERE number = 3").fetchone()
    erase(journal, 3)
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as connection:
        guard = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'content_comes_with_its_entry'"
        ).fetchone()[0]
        connection.execute("DROP TRIGGER content_comes_with_its_entry")
        connection.execute("INSERT INTO content VALUES (?, ?, ?, ?)", row)
        connection.execute(guard)
    assert [("words-kept", 3)] == [(each.rule, each.entry) for each in verified(journal)]


def test_an_erasure_of_an_entry_to_come_is_refused_by_the_file(journal: Journal) -> None:
    for number in (4, 5):
        with pytest.raises(RecordDamagedError):
            erase(journal, number)
    assert 3 == journal.size()


def test_the_same_under_the_same_identity_is_recognised_without_its_words(
    journal: Journal,
) -> None:
    said = note(MARKER)
    with journal.appending() as appending:
        appending.append(said, happened_on=said.noted_on, recorded_by="clerk", identity="mail-1")
    erase(journal, 4)
    other = NoteTaken(advice=said.advice, noted_on=said.noted_on, text="other words")
    with journal.appending() as appending:
        found = appending.already(other, said.noted_on, "mail-1")
    assert [4] == [entry.number for entry in found]
    assert MARKER not in repr(found)


@pytest.mark.parametrize("kind", sorted(FACTS))
@given(st.data())
def test_a_fact_without_its_words_is_what_is_read_once_they_are_erased(
    kind: str, data: st.DataObject
) -> None:
    fact: Fact = data.draw(facts_by_kind[kind])
    structure, words = split(fact)
    read = joined(kind, structure, None)
    assert without_words(fact, ERASED) == read
    assert (structure, {}) == (split(read)[0], _said(read, words))


def _said(read: Fact, words: dict[str, str]) -> dict[str, str]:
    """Of the words there were, those that are still there."""
    return {
        path: text
        for path, text in split(read)[1].items()
        if text != ERASED and text == words.get(path)
    }
