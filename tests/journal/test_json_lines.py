from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from isa_programme.errors import RecordDamagedError
from isa_programme.journal.chain import START
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from journal_samples import NOW, note, record


def test_an_empty_record_is_one_line(path: Path) -> None:
    assert list(exported(Journal.create(path))) == [
        '{"format":"isa-programme-record.v1","entries":0,"head":""}'
    ]


def test_a_line_holds_the_bytes_stored_their_hash_and_the_words_with_their_salt(path: Path) -> None:
    journal = Journal.create(path, now=lambda: NOW)
    record(journal, note("caf\u00e9"))
    (entry,) = journal.entries()
    with closing(sqlite3.connect(path)) as connection:
        raw, salt = connection.execute("SELECT bytes, salt FROM entry JOIN content").fetchone()
    assert list(exported(journal)) == [
        f'{{"format":"isa-programme-record.v1","entries":1,"head":"1:{entry.hash}"}}',
        (
            f'{{"entry":{raw.decode("ascii")},"hash":"{entry.hash}",'
            f'"content":{{"salt":"{salt.hex()}","words":{{"text":"caf\\u00e9"}}}}}}'
        ),
    ]


def test_the_lines_prove_themselves_with_the_standard_library(journal: Journal) -> None:
    first, *lines = exported(journal)
    previous = START
    for line in lines:
        told = json.loads(line)
        raw = json.dumps(told["entry"], separators=(",", ":")).encode()
        words = json.dumps(told["content"]["words"], separators=(",", ":"), sort_keys=True).encode()
        salted = bytes.fromhex(told["content"]["salt"]) + words
        assert told["entry"]["previous"] == previous
        assert told["entry"]["commitment"] == hashlib.sha256(salted).hexdigest()
        assert told["hash"] == hashlib.sha256(raw).hexdigest()
        previous = told["hash"]
    assert json.loads(first)["head"] == f"{len(lines)}:{previous}"


def test_the_same_record_gives_the_same_lines(journal: Journal) -> None:
    assert list(exported(journal)) == list(exported(Journal.open(journal.path)))


def test_erased_words_come_out_as_null(journal: Journal) -> None:
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER content_leaves_by_erasure")
        connection.execute("DROP TRIGGER entry_is_never_changed")
        connection.execute("UPDATE entry SET erases = 1 WHERE number = 3")
        connection.execute("DELETE FROM content WHERE number = 1")
    contents = [json.loads(line)["content"] for line in [*exported(journal)][1:]]
    assert [content is None for content in contents] == [True, False, False]


@pytest.mark.parametrize(
    ("trigger", "statement"),
    [
        ("entry_is_never_changed", "UPDATE entry SET bytes = x'7b' WHERE number = 2"),
        ("entry_is_never_changed", "UPDATE entry SET hash = '' WHERE number = 2"),
        ("content_is_never_changed", "UPDATE content SET words = x'7b7d' WHERE number = 2"),
        ("content_leaves_by_erasure", "DELETE FROM content WHERE number = 2"),
    ],
)
def test_a_damaged_record_is_not_exported(journal: Journal, trigger: str, statement: str) -> None:
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as connection:
        connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
    with pytest.raises(RecordDamagedError, match=r"^entry 2: "):
        list(exported(journal))
