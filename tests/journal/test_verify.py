from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from isa_programme.errors import FaultsError, RecordNewerError
from isa_programme.journal.chain import START, commitment_to, hash_of, parsed, stored
from isa_programme.journal.journal import Journal
from isa_programme.journal.sqlite.schema import GUARDS
from isa_programme.journal.verify import verified
from isa_programme.record.facts import WordsErased
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity
from journal_samples import NOW, note, record


def meddle(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Change the file as somebody would who takes the guards away and puts them back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for guard in GUARDS:
            connection.execute(f"DROP TRIGGER {guard.split()[2]}")
        for statement in statements:
            connection.execute(statement, values if "?" in statement else ())
        for guard in GUARDS:
            connection.execute(guard)


def found(journal: Journal, receipt: str | None = None) -> list[tuple[str, int | None]]:
    return [(finding.rule, finding.entry) for finding in verified(journal, receipt=receipt)]


def raw_of(path: Path, number: int) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        found: tuple[bytes] = connection.execute(
            "SELECT bytes FROM entry WHERE number = ?", (number,)
        ).fetchone()
    return found[0]


def test_a_whole_record_gives_no_finding(journal: Journal) -> None:
    receipts = [entry.receipt for entry in journal.entries()]
    assert [verified(journal, receipt=receipt) for receipt in receipts] == [(), (), ()]


def test_a_finding_says_what_and_where_and_nothing_of_the_text(journal: Journal) -> None:
    meddle(journal.path, "UPDATE content SET words = x'7b7d' WHERE number = 3")
    expected = Finding(
        rule="words-altered",
        severity=Severity.ERROR,
        sentence="entry 3: its words are not those recorded",
        entry=3,
    )
    assert verified(journal) == (expected,)


@pytest.mark.parametrize(
    ("statement", "findings"),
    [
        ("UPDATE entry SET hash = '' WHERE number = 1", [("hash-differs", 1)]),
        (
            "UPDATE entry SET number = 7 WHERE number = 3",
            [
                ("number-gap", 7),
                ("column-differs", 7),
                ("words-missing", 7),
                ("words-astray", None),
            ],
        ),
        ("UPDATE entry SET identity = 'x' WHERE number = 2", [("column-differs", 2)]),
        ("UPDATE entry SET kind = 'x' WHERE number = 2", [("column-differs", 2)]),
        ("UPDATE entry SET happened_on = '2020-01' WHERE number = 2", [("column-differs", 2)]),
        ("UPDATE entry SET recorded_at = '' WHERE number = 2", [("column-differs", 2)]),
        ("UPDATE entry SET recorded_by = 'x' WHERE number = 2", [("column-differs", 2)]),
        ("UPDATE entry SET about = 'x' WHERE number = 2", [("column-differs", 2)]),
        (
            "UPDATE entry SET erases = 1 WHERE number = 2",
            [("words-kept", 1), ("column-differs", 2)],
        ),
        ("UPDATE content SET salt = x'00' WHERE number = 2", [("words-altered", 2)]),
        ("UPDATE content SET digest = '' WHERE number = 2", [("digest-differs", 2)]),
        ("DELETE FROM content WHERE number = 2", [("words-missing", 2)]),
        ("INSERT INTO content VALUES (9, x'00', x'00', '')", [("words-astray", None)]),
        (
            "UPDATE entry SET bytes = x'7b' WHERE number = 3",
            [("hash-differs", 3), ("bytes-unreadable", 3)],
        ),
        (
            "UPDATE entry SET bytes = x'ff00' WHERE number = 3",
            [("hash-differs", 3), ("bytes-unreadable", 3)],
        ),
        (
            (
                "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), ':', ': ') AS BLOB)"
                " WHERE number = 3"
            ),
            [("hash-differs", 3), ("bytes-unreadable", 3)],
        ),
        (
            "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'cosla', 'other') AS BLOB)",
            [("hash-differs", 1), ("digest-differs", 1), ("chain-broken", 2)],
        ),
        (
            "DELETE FROM entry WHERE number = 2",
            [("number-gap", 3), ("chain-broken", 3), ("words-astray", None)],
        ),
    ],
)
def test_a_row_that_was_edited_or_removed_is_found(
    journal: Journal, statement: str, findings: list[tuple[str, int | None]]
) -> None:
    meddle(journal.path, statement)
    assert found(journal) == findings


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        (
            "UPDATE entry SET hash = '' WHERE number = 1",
            ["1: hash-differs: entry 1: its bytes do not give its hash"],
        ),
        (
            "UPDATE entry SET kind = 'x' WHERE number = 2",
            ["2: column-differs: entry 2: the column kind is not what was said"],
        ),
        (
            "UPDATE entry SET about = 'x' WHERE number = 2",
            ["2: column-differs: entry 2: the column about is not what was said"],
        ),
        (
            "UPDATE entry SET erases = 1 WHERE number = 2",
            [
                "1: words-kept: entry 1: its words were erased, but are here",
                "2: column-differs: entry 2: the column erases is not what was said",
            ],
        ),
        (
            "UPDATE content SET digest = '' WHERE number = 2",
            ["2: digest-differs: entry 2: its digest is not its own"],
        ),
        (
            "DELETE FROM content WHERE number = 2",
            ["2: words-missing: entry 2: its words are gone, and none erased them"],
        ),
        (
            "INSERT INTO content VALUES (9, x'00', x'00', ''), (8, x'00', x'00', '')",
            [
                "None: words-astray: there are words for entry 8, but no such entry",
                "None: words-astray: there are words for entry 9, but no such entry",
            ],
        ),
        (
            "UPDATE entry SET bytes = x'7b' WHERE number = 3",
            [
                "3: hash-differs: entry 3: its bytes do not give its hash",
                "3: bytes-unreadable: entry 3: its bytes are no JSON",
            ],
        ),
        (
            "DELETE FROM entry WHERE number = 2",
            [
                "3: number-gap: entry 3 stands in place 2",
                "3: chain-broken: entry 3 does not follow from the one before it",
                "None: words-astray: there are words for entry 2, but no such entry",
            ],
        ),
    ],
)
def test_each_finding_is_an_error_with_a_sentence_that_says_where(
    journal: Journal, statement: str, sentences: list[str]
) -> None:
    meddle(journal.path, statement)
    findings = verified(journal)
    assert sentences == [f"{each.entry}: {each.rule}: {each.sentence}" for each in findings]
    assert {Severity.ERROR} == {each.severity for each in findings}


def test_rows_that_changed_places_are_found(journal: Journal) -> None:
    record(journal, note("the second note"))
    meddle(
        journal.path,
        "UPDATE entry SET number = -1 WHERE number = 3",
        "UPDATE entry SET number = 3 WHERE number = 4",
        "UPDATE entry SET number = 4 WHERE number = -1",
    )
    rules = ("chain-broken", "column-differs", "words-altered")
    assert found(journal) == [(rule, number) for number in (3, 4) for rule in rules]


def test_words_that_changed_places_are_found(journal: Journal) -> None:
    record(journal, note("the second note"))
    meddle(
        journal.path,
        "UPDATE content SET number = -1 WHERE number = 3",
        "UPDATE content SET number = 3 WHERE number = 4",
        "UPDATE content SET number = 4 WHERE number = -1",
    )
    assert found(journal) == [("words-altered", 3), ("words-altered", 4)]


def test_an_entry_forged_in_the_middle_breaks_the_chain_after_it(journal: Journal) -> None:
    forged = raw_of(journal.path, 2).replace(b'"clerk"', b'"other"')
    meddle(
        journal.path,
        "UPDATE entry SET recorded_by = 'other' WHERE number = 2",
        "UPDATE entry SET bytes = ?, hash = ? WHERE number = 2",
        values=(forged, hash_of(forged)),
    )
    assert found(journal) == [("chain-broken", 3)]


def test_a_cut_end_is_found_by_a_receipt_that_was_kept(journal: Journal) -> None:
    receipt = journal.entries()[-1].receipt
    meddle(
        journal.path, "DELETE FROM content WHERE number = 3", "DELETE FROM entry WHERE number = 3"
    )
    assert verified(journal) == ()
    expected = Finding(
        rule="receipt-not-found",
        severity=Severity.ERROR,
        sentence="the record does not hold entry 3 as the receipt gives it:"
        " its end was cut off, or another or older record was put in its place",
        entry=None,
    )
    assert verified(journal, receipt=receipt) == (expected,)


def test_an_old_copy_put_back_and_gone_on_with_is_found_by_a_receipt(journal: Journal) -> None:
    old = journal.path.read_bytes()
    record(journal, note("first"))
    receipt = journal.entries()[-1].receipt
    journal.path.write_bytes(old)
    record(journal, note("second"))
    assert verified(journal) == ()
    assert found(journal, receipt) == [("receipt-not-found", None)]


@pytest.mark.parametrize("receipt", ["", "3", "3:abc", "x:" + "0" * 64, "03:" + "0" * 64])
def test_a_receipt_that_is_none_is_the_callers_fault(journal: Journal, receipt: str) -> None:
    with pytest.raises(FaultsError) as refused:
        verified(journal, receipt=receipt)
    assert str(refused.value) == (
        "receipt: write it as it was given, the number, a colon, 64 figures"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entry_is_never_changed",
        "DROP INDEX content_digest",
        "CREATE TRIGGER quiet AFTER INSERT ON entry BEGIN SELECT 1; END",
        "ALTER TABLE content ADD COLUMN more TEXT",
    ],
)
def test_tables_and_guards_that_were_altered_are_found(journal: Journal, statement: str) -> None:
    with closing(sqlite3.connect(journal.path)) as connection:
        connection.execute(statement)
    assert ("guards-altered", None) in found(journal)


def _chained(journal: Journal, **changes: object) -> bytes:
    said = parsed(raw_of(journal.path, 3)) | changes
    del said["format"]
    said["recorded_at"] = changes.get("recorded_at", NOW)
    return stored(**said)


def _put(journal: Journal, raw: bytes) -> None:
    said = parsed(raw)
    names = ("identity", "kind", "happened_on", "recorded_at", "recorded_by", "erases")
    columns = ", ".join(f"{name} = ?" for name in names)
    meddle(
        journal.path,
        f"UPDATE entry SET {columns}, bytes = ?, hash = ? WHERE number = 3",
        values=(*(said[name] for name in names), raw, hash_of(raw)),
    )


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (
            {"structure": {}},
            [
                "kind-differs: entry 3: it does not read as its kind",
                "digest-differs: entry 3: its digest is not its own",
            ],
        ),
        (
            {"kind": "advice-issued.v1"},
            [
                "kind-differs: entry 3: it does not read as its kind",
                "digest-differs: entry 3: its digest is not its own",
            ],
        ),
        (
            {"kind": "note-taken.v9"},
            [
                (
                    "kind-unknown: entry 3: entries of the kind 'note-taken.v9' are unknown here:"
                    " a newer release of isa-programme reads them"
                ),
                "digest-differs: entry 3: its digest is not its own",
            ],
        ),
        (
            {"previous": START},
            ["chain-broken: entry 3 does not follow from the one before it"],
        ),
        (
            {"recorded_at": NOW.replace(year=2020)},
            ["recorded-earlier: entry 3 is earlier than the one before it"],
        ),
        (
            {"erases": 2},
            [
                "words-kept: entry 2: its words were erased, but are here",
                "kind-differs: entry 3: it erases what its kind does not say",
            ],
        ),
        ({"commitment": ""}, ["words-altered: entry 3: its words are not those recorded"]),
        (
            {"commitment": commitment_to(b"", b"")},
            ["words-altered: entry 3: its words are not those recorded"],
        ),
    ],
)
def test_a_last_entry_forged_with_its_hash_is_found_where_it_contradicts_itself(
    journal: Journal, changes: dict[str, object], sentences: list[str]
) -> None:
    _put(journal, _chained(journal, **changes))
    assert sentences == [f"{each.rule}: {each.sentence}" for each in verified(journal)]


def test_words_that_are_no_words_are_found_though_their_commitment_holds(journal: Journal) -> None:
    _put(journal, _chained(journal, commitment=commitment_to(b"salt", b"[]")))
    meddle(
        journal.path,
        "UPDATE content SET salt = ?, words = ? WHERE number = 3",
        values=(b"salt", b"[]"),
    )
    assert found(journal) == [("words-altered", 3)]


def test_words_missing_are_no_finding_where_an_entry_erases_them(journal: Journal) -> None:
    erased = WordsErased(entry=2, reference="ADV-2025-001", reason="too much", authority="board")
    with journal.appending() as appending:
        appending.append(erased, happened_on=date(2026, 1, 9), recorded_by="clerk")
    assert verified(journal) == ()
    assert [entry.erased_by for entry in journal.entries()] == [None, 4, None, None]


def test_no_flipped_byte_of_an_entry_goes_unseen(journal: Journal) -> None:
    whole = journal.path.read_bytes()
    entries = journal.entries()
    silent = []
    for place in range(0, len(whole), 37):
        journal.path.write_bytes(_flipped(whole, place))
        try:
            if not verified(journal) and journal.entries() != entries:
                silent.append(place)
        except RecordNewerError:
            pass
    assert silent == []


@pytest.mark.parametrize("column", ["bytes", "words", "salt"])
def test_any_flipped_byte_of_what_was_said_is_a_finding(journal: Journal, column: str) -> None:
    with closing(sqlite3.connect(journal.path)) as connection:
        table = "entry" if column == "bytes" else "content"
        said: bytes = connection.execute(
            f"SELECT {column} FROM {table} WHERE number = 3"
        ).fetchone()[0]
    whole = journal.path.read_bytes()
    start = whole.index(said)
    unseen = []
    for place in range(start, start + len(said)):
        journal.path.write_bytes(_flipped(whole, place))
        if not verified(journal):
            unseen.append(place)
    assert unseen == []


def _flipped(whole: bytes, place: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ 0x04]) + whole[place + 1 :]


@pytest.mark.parametrize(
    "change",
    [lambda raw: raw[:4096], lambda raw: raw[:-100], lambda raw: raw[:4096] + b"\0" * 4096 * 8],
)
def test_a_damaged_file_is_a_finding_and_never_a_traceback(
    journal: Journal, change: Callable[[bytes], bytes]
) -> None:
    journal.path.write_bytes(change(journal.path.read_bytes()))
    told = {rule for rule, _ in found(journal)}
    assert told & {"file-damaged", "file-inconsistent", "bytes-astray"}
