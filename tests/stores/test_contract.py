"""What holds for every place where a record may be kept: a file, and a PostgreSQL server."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import attrs
import pytest

from isa_programme import (
    Addressee,
    AlreadyRecordedError,
    FaultsError,
    RecordBusyError,
    RecordDamagedError,
    RecordExistsError,
    RecordMissingError,
    RecordMovedOnError,
    RefusedError,
    Tracker,
    import_record,
)
from isa_programme.journal.copying import copy_record
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.stores import made
from isa_programme.journal.verify import verified
from journal_samples import ISSUED, NOTED, NOW, note, record

AS_AT = date(2026, 1, 5)


@pytest.fixture
def journal(place: str) -> Iterator[Journal]:
    """A record of three entries."""
    with made(place) as store:
        record(Journal(store, now=lambda: NOW), ISSUED, NOTED, note())
    with Journal.open(place, now=lambda: NOW) as opened:
        yield opened


@contextmanager
def begun(place: str) -> Iterator[Tracker]:
    """A record with two offices and a paper that one of them has not answered."""
    offices = [Addressee(slug=slug, name=slug.upper()) for slug in ("minister", "cosla")]
    with Tracker.create(
        place,
        addressees=offices,
        example="foisa-like",
        adopted_on=date(2025, 11, 1),
        recorded_by="clerk",
        now=lambda: NOW,
    ) as tracker:
        tracker.issue_advice(
            "One strategy, not two",
            issued_on="2025-11-13",
            addressees=["minister", "cosla"],
            recommendations=["Publish a joint statement"],
        )
        tracker.record_response(
            "ADV-2025-001", sent_by="minister", kind="substantive", received_on="2025-12-10"
        )
        yield tracker


@pytest.fixture
def tracker(place: str) -> Iterator[Tracker]:
    with begun(place) as found:
        yield found


def append(journal: Journal, text: str, *, identity: str | None = None) -> int:
    with journal.appending() as appending:
        fact = note(text)
        return appending.append(
            fact, happened_on=fact.noted_on, recorded_by="clerk", identity=identity
        ).number


# Making and opening


def test_what_is_not_there_is_not_made_by_opening(place: str) -> None:
    for _ in range(2):
        with pytest.raises(RecordMissingError, match="isa init makes one"):
            Journal.open(place)


def test_a_record_is_never_made_over_another(journal: Journal, place: str) -> None:
    before = list(exported(journal))
    with pytest.raises(RecordExistsError, match="already"), made(place):
        pass
    with pytest.raises(RecordExistsError, match="already"):
        Tracker.create(place)
    assert before == list(exported(journal))


def test_what_fails_while_it_is_made_leaves_nothing(place: str) -> None:
    def cut_short() -> None:
        with made(place) as store:
            record(Journal(store), ISSUED)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    with pytest.raises(RecordMissingError):
        Journal.open(place)


def test_a_new_record_is_whole_and_knows_its_entries(journal: Journal) -> None:
    assert ((), 3) == (verified(journal), journal.size())
    assert [ISSUED, NOTED, note()] == [entry.fact for entry in journal.entries()]
    assert [NOTED] == [entry.fact for entry in journal.entries(after=1, upto=2)]


# Appending


def test_entries_are_numbered_without_a_gap_and_chained(journal: Journal) -> None:
    assert [4, 5] == [append(journal, "rang again"), append(journal, "rang once more")]
    assert [1, 2, 3, 4, 5] == [entry.number for entry in journal.entries()]
    assert () == verified(journal)


def test_nothing_of_a_transaction_that_failed_is_kept(journal: Journal) -> None:
    before = list(exported(journal))

    def cut_short() -> None:
        with journal.appending() as appending:
            fact = note("gone")
            appending.append(fact, happened_on=fact.noted_on, recorded_by="clerk")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_short()
    assert before == list(exported(journal))
    assert 4 == append(journal, "kept")


def test_a_refusal_leaves_nothing(tracker: Tracker) -> None:
    before = list(tracker.export())
    with pytest.raises(RefusedError):
        tracker.record_all([note("rang"), attrs.evolve(note("rang"), advice="ADV-2030-009")])
    assert before == list(tracker.export())


def test_an_identity_is_taken_once(journal: Journal) -> None:
    assert 4 == append(journal, "rang", identity="call-1")
    with pytest.raises(AlreadyRecordedError, match="for entry 4"):
        append(journal, "rang", identity="call-1")
    with journal.appending() as appending, pytest.raises(AlreadyRecordedError, match="in entry 4"):
        appending.already(note("other"), AS_AT, "call-1")
    assert 4 == journal.size()


def test_a_twin_is_recognised_unless_it_is_meant(tracker: Tracker) -> None:
    first = tracker.record(note("rang"))
    assert (first.number, True) == (
        (twin := tracker.record(note("rang"))).number,
        twin.already,
    )
    meant = tracker.record(note("rang"), again=True)
    assert (first.number + 1, False) == (meant.number, meant.already)


def test_what_was_decided_from_an_older_head_is_refused(tracker: Tracker, place: str) -> None:
    head = tracker.head
    with Tracker.open(place, now=lambda: NOW) as other:
        other.record(note("came in between"))
    with pytest.raises(RecordMovedOnError, match="look again"):
        tracker.record_all([note("decided before")], looked_at=head)
    assert note("came in between") == tracker.entries()[-1].fact


def test_another_writers_entries_are_seen_at_once(tracker: Tracker, place: str) -> None:
    with Tracker.open(place, now=lambda: NOW) as other:
        number = other.record(note("from elsewhere")).number
        assert tracker.head == other.head
    assert number + 1 == tracker.record(note("from here")).number


# Several at once

_WRITES = """
import sys
from datetime import date
from isa_programme import Tracker
from isa_programme.record.facts import NoteTaken
place, name, many = sys.argv[1:]
with Tracker.open(place, recorded_by=name) as tracker:
    for n in range(int(many)):
        fact = NoteTaken(advice="ADV-2025-001", noted_on=date(2026, 1, 1), text=f"{name} {n}")
        print(tracker.record(fact).receipt)
"""


def test_eight_writers_at_once_lose_nothing(tracker: Tracker, place: str) -> None:
    before = tracker.register.size
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITES, place, f"writer {n}", "6"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(8)
    ]
    told = [each.communicate(timeout=300) for each in writers]
    assert [(0, "")] * 8 == [
        (each.returncode, err) for each, (_, err) in zip(writers, told, strict=True)
    ]
    receipts = {receipt for out, _ in told for receipt in out.split()}
    assert receipts == {entry.receipt for entry in tracker.entries()[before:]}
    assert before + 48 == tracker.register.size
    assert () == tracker.verify()


def test_threads_share_a_tracker(tracker: Tracker) -> None:
    before = tracker.register.size

    def write(name: str) -> None:
        for n in range(5):
            tracker.record(note(f"{name} {n}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (before + 15, ()) == (tracker.register.size, tracker.verify())


def test_who_waits_too_long_is_told_so(
    journal: Journal, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("sqlite.connection", "postgres.session"):
        monkeypatch.setattr(f"isa_programme.journal.{module}.WAIT", 0.05)
    with (
        journal.appending(),
        Journal.open(place) as other,
        pytest.raises(RecordBusyError, match="in use by another program"),
        other.appending(),
    ):
        pass
    assert 4 == append(journal, "afterwards")


def test_a_reader_is_not_held_up_by_a_writer(journal: Journal, place: str) -> None:
    with journal.appending() as appending:
        fact = note("not yet")
        appending.append(fact, happened_on=fact.noted_on, recorded_by="clerk")
        with Journal.open(place) as other:
            assert 3 == other.size() == len(other.entries())


# Erasure


def test_erased_words_are_gone_and_the_chain_holds(tracker: Tracker) -> None:
    number = tracker.record(note("MARKER of a person")).number
    head = tracker.head
    tracker.erase(number, authority="the keeper", reason="a person asked")
    assert () == tracker.verify(receipt=head)
    assert "MARKER" not in "".join(tracker.export())
    assert note("[words erased]") == tracker.register.entry(number).fact


def test_words_leave_only_by_an_erasure(journal: Journal) -> None:
    with (
        pytest.raises(RecordDamagedError, match="isa verify tells more"),
        journal.store.writing() as held,
    ):
        held.erase(3)
    assert (3, ()) == (journal.size(), verified(journal))


# Export, import, copy


def test_a_record_read_back_from_its_export_is_the_same(tracker: Tracker, tmp_path: Path) -> None:
    lines = list(tracker.export())
    import_record("\n".join(lines), tmp_path / "back.db")
    with Tracker.open(tmp_path / "back.db") as back:
        assert (lines, tracker.head) == (list(back.export()), back.head)


def test_a_record_is_made_of_an_export(place: str, tmp_path: Path) -> None:
    with begun(str(tmp_path / "first.db")) as first:
        lines, head = list(first.export()), first.head
        owed = first.overdue(as_at=AS_AT)
    import_record("\n".join(lines), place)
    with Tracker.open(place) as back:
        assert (lines, head, ()) == (list(back.export()), back.head, back.verify())
        assert owed == back.overdue(as_at=AS_AT) != ()
    with pytest.raises(RecordExistsError):
        import_record("\n".join(lines), place)


def test_an_export_with_a_line_left_out_leaves_nothing(place: str, tmp_path: Path) -> None:
    with begun(str(tmp_path / "first.db")) as first:
        lines = list(first.export())
    head = lines[0].replace(f'"entries":{len(lines) - 1}', f'"entries":{len(lines) - 2}')
    with pytest.raises(FaultsError, match=r"line 3: it does not follow"):
        import_record("\n".join([head, lines[1], *lines[3:]]), place)
    with pytest.raises(RecordMissingError):
        Journal.open(place)


def test_a_copy_is_the_record_entry_for_entry(
    tracker: Tracker, place: str, tmp_path: Path, to_another: Callable[[], str]
) -> None:
    number = tracker.record(note("to be erased")).number
    tracker.erase(number, authority="the keeper", reason="a person asked")
    lines, head = list(tracker.export()), tracker.head
    there, back = to_another(), str(tmp_path / "back.db")
    made_there = copy_record(place, there)
    assert (len(lines) - 1, head) == (made_there.entries, made_there.head)
    assert head == copy_record(there, back).head
    for copy in (there, back):
        with Tracker.open(copy, now=lambda: NOW) as copied:
            assert (lines, ()) == (list(copied.export()), copied.verify(receipt=head))
            assert copied.overdue(as_at=AS_AT) == tracker.overdue(as_at=AS_AT)
            assert number + 2 == copied.record(note("goes on")).number
    with pytest.raises(RecordExistsError):
        copy_record(place, there)
    assert lines == list(tracker.export())


@pytest.fixture
def to_another(request: pytest.FixtureRequest, place: str, tmp_path: Path) -> Callable[[], str]:
    """A place of the other kind."""
    if "://" in place:
        return lambda: str(tmp_path / "other.db")
    return lambda: str(request.getfixturevalue("address"))


def test_a_record_that_is_not_whole_is_not_copied(
    journal: Journal, place: str, to_another: Callable[[], str], meddle: Callable[..., None]
) -> None:
    meddle("UPDATE entry SET recorded_by = 'other' WHERE number = 2")
    there = to_another()
    with pytest.raises(RecordDamagedError, match="is not whole, so no copy was made"):
        copy_record(place, there)
    with pytest.raises(RecordMissingError):
        Journal.open(there)
    assert 3 == journal.size()


# Verifying


@pytest.mark.parametrize(
    ("statement", "findings"),
    [
        ("UPDATE entry SET recorded_by = 'other' WHERE number = 2", [("column-differs", 2)]),
        (
            "UPDATE entry SET erases = 1 WHERE number = 2",
            [("words-kept", 1), ("column-differs", 2)],
        ),
        ("UPDATE content SET digest = '' WHERE number = 2", [("digest-differs", 2)]),
        ("DELETE FROM content WHERE number = 2", [("words-missing", 2)]),
        (
            "UPDATE entry SET about = NULL, hash = '0' WHERE number = 3",
            [("hash-differs", 3), ("column-differs", 3)],
        ),
    ],
)
def test_what_was_altered_past_the_guards_is_found(
    journal: Journal,
    meddle: Callable[..., None],
    statement: str,
    findings: list[tuple[str, int | None]],
) -> None:
    meddle(statement)
    assert findings == [(each.rule, each.entry) for each in verified(journal)]


def test_a_tail_that_was_cut_off_is_found_with_a_receipt(
    journal: Journal, meddle: Callable[..., None]
) -> None:
    receipt = journal.entries()[-1].receipt
    meddle("DELETE FROM content WHERE number = 3", "DELETE FROM entry WHERE number = 3")
    assert () == verified(journal)
    assert ["receipt-not-found"] == [each.rule for each in verified(journal, receipt=receipt)]


def test_a_guard_that_was_taken_away_is_found(
    journal: Journal, unguard: Callable[[], None]
) -> None:
    unguard()
    assert ["guards-altered"] == [each.rule for each in verified(journal)]
