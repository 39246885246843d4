"""P7: whoever edits, removes, swaps or replaces anything is found out.

A chain can't show by itself that its end was cut off, that an older copy was put back, or that all
of it was made anew; a receipt that was kept shows each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from isa_programme.errors import IsaProgrammeError
from isa_programme.journal import verify
from isa_programme.journal.journal import Journal
from isa_programme.journal.sqlite.schema import newest_version, our_schema
from isa_programme.record.vocabulary import Severity
from journal_samples import ISSUED, NOTED, NOW, note, record
from promises.commands import RECORD, line
from promises.desk import Desk, damage
from promises.launcher import Launcher
from promises.meddling import Change, changes, cut, forge, meddle

pytestmark = pytest.mark.promise

SIZE = 5


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A record of five entries, one of them under a name of the caller's."""
    made = Journal.create(tmp_path / "isa.db", now=lambda: NOW)
    record(made, ISSUED, NOTED, note("first"), note("second"))
    with made.appending() as appending:
        appending.append(
            note("third"), happened_on=date(2026, 1, 5), recorded_by="clerk", identity="call-17"
        )
    return made


def receipts(journal: Journal) -> list[str]:
    return [entry.receipt for entry in journal.entries()]


def named(name: str, size: int = SIZE) -> Change:
    return next(change for change in changes(size) if change.name == name)


def is_seen(journal: Journal) -> bool:
    """Whether verifying alone finds a fault."""
    try:
        return any(found.severity is Severity.ERROR for found in verify.verified(journal))
    except IsaProgrammeError:
        return True


def unseen(journal: Journal, made: Iterable[Change]) -> Iterator[Change]:
    """Those of the changes that verifying does not see."""
    whole = journal.path.read_bytes()
    for change in made:
        meddle(journal.path, change)
        if not is_seen(journal):
            yield change
        journal.path.write_bytes(whole)


def test_every_row_edited_removed_swapped_or_replaced_is_found(journal: Journal) -> None:
    assert SIZE == journal.size()
    assert 150 < len(list(changes(SIZE)))
    assert [] == list(unseen(journal, changes(SIZE)))


def _blind(*_: object, **__: object) -> Iterator[object]:
    return iter(())


@pytest.mark.parametrize(
    ("name", "blind", "change"),
    [
        ("proving._columns", _blind, "kind of entry 2 set to ''"),
        ("proving._words", _blind, "words of content 3 set to x''"),
        (
            "sqlite.contents.schema_of",
            lambda _: our_schema(newest_version()),
            "entry_is_never_deleted made idle",
        ),
    ],
)
def test_verifying_that_compares_less_is_seen(
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    blind: Callable[..., object],
    change: str,
) -> None:
    made = named(change)
    assert [] == list(unseen(journal, [made]))
    monkeypatch.setattr(f"isa_programme.journal.{name}", blind)
    assert [made] == list(unseen(journal, [made]))


@pytest.mark.parametrize("left", range(SIZE))
def test_an_end_that_was_cut_off_is_found_by_every_receipt_of_it(
    journal: Journal, left: int
) -> None:
    given = receipts(journal)
    cut(journal.path, left)
    assert [*range(1, left + 1)] == [entry.number for entry in journal.entries()]
    found = [bool(verify.verified(journal, receipt=receipt)) for receipt in given]
    assert [number > left for number in range(1, SIZE + 1)] == found


@pytest.mark.parametrize("number", range(1, SIZE + 1))
def test_a_chain_made_anew_is_found_by_every_receipt_from_there_on(
    journal: Journal, number: int
) -> None:
    given = receipts(journal)
    forge(journal.path, number, "somebody else")
    assert () == verify.verified(journal)
    found = [bool(verify.verified(journal, receipt=receipt)) for receipt in given]
    assert [each >= number for each in range(1, SIZE + 1)] == found


@pytest.mark.parametrize("more", [0, 1, 3])
def test_an_older_copy_put_back_and_gone_on_with_is_found_by_every_later_receipt(
    journal: Journal, more: int
) -> None:
    old = journal.path.read_bytes()
    record(journal, note("fourth"), note("fifth"))
    given = receipts(journal)
    journal.path.write_bytes(old)
    if more:
        record(journal, *(note(f"another {number}") for number in range(more)))
    found = [bool(verify.verified(journal, receipt=receipt)) for receipt in given]
    assert [False] * SIZE + [True] * 2 == found


def test_a_file_cut_short_at_any_page_is_found(journal: Journal) -> None:
    whole = journal.path.read_bytes()
    unseen = []
    for length in range(0, len(whole), 512):
        journal.path.write_bytes(whole[:length])
        if not damage(journal.path):
            unseen.append(length)
    assert [] == unseen


@pytest.mark.parametrize("change", ["entry 2 removed with its words", "hash of entry 13 set to ''"])
def test_isa_verify_leaves_with_4_for_what_was_changed(
    launcher: Launcher, desk: Desk, change: str
) -> None:
    size = len(desk.entries())
    meddle(desk.record, named(change, size))
    ran = launcher.run(*line("verify"), folder=desk.folder)
    assert 4 == ran.code
    assert ran.out


def test_isa_verify_leaves_with_4_for_a_receipt_of_an_end_that_was_cut_off(
    launcher: Launcher, desk: Desk
) -> None:
    *_, last = desk.entries()
    cut(desk.record, last.number - 1)
    assert 0 == launcher.run(*line("verify"), folder=desk.folder).code
    asked = ("--record", RECORD, "verify", "--receipt", last.receipt)
    assert 4 == launcher.run(*asked, folder=desk.folder).code
