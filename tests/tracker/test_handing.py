"""Publishing the record, and handing its writing over, through the library."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from isa_programme import Tracker
from isa_programme.errors import (
    ExtraMissingError,
    FaultsError,
    FileError,
    OutcomeUnconfirmedError,
    RecordBusyError,
    RecordDamagedError,
    RecordForkedError,
    RecordReplacedError,
    RefusedError,
)
from isa_programme.journal import verify
from isa_programme.journal.journal import Journal
from isa_programme.journal.published import listed, read_manifest
from isa_programme.journal.verify import verified
from isa_programme.record.facts import HandedOver
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility
from laptops import (
    DAY,
    MANIFEST,
    PAPER,
    RECORD,
    Laptop,
    contents,
    copied,
    now,
    pages,
    put_back,
    removed,
)
from promises.meddling import cut


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def anna(tmp_path: Path, shared: Path) -> Laptop:
    made = Laptop(tmp_path, shared, "anna")
    made.begin()
    return made


@pytest.fixture
def ben(tmp_path: Path, shared: Path) -> Laptop:
    return Laptop(tmp_path, shared, "ben")


def head(laptop: Laptop) -> str:
    with laptop.open() as tracker:
        return tracker.head


def test_a_whole_copy_and_the_pages_made_from_it_are_published(
    anna: Laptop, shared: Path, tmp_path: Path
) -> None:
    made = anna.publish()
    files = contents(shared)
    assert {"page.txt", RECORD, MANIFEST} == set(files)
    assert head(anna).encode() == files["page.txt"]
    copy = tmp_path / "copy.db"
    copy.write_bytes(files[RECORD])
    with Tracker.open(copy) as tracker:
        assert ((), head(anna)) == (tracker.verify(receipt=head(anna)), tracker.head)
    assert (DAY, head(anna), Visibility.PUBLIC, "anna", ()) == (
        made.published.as_at,
        made.published.head,
        made.published.visibility,
        made.published.published_by,
        made.findings,
    )
    assert listed({name: files[name] for name in ("page.txt", RECORD)}) == made.published.files


def test_the_same_record_and_day_give_the_same_bytes(anna: Laptop, shared: Path) -> None:
    anna.publish()
    before = contents(shared)
    removed(*shared.iterdir())
    anna.publish()
    assert before == contents(shared)


def test_publishing_leaves_the_record_as_it_was(anna: Laptop) -> None:
    before = anna.snapshot()
    anna.publish()
    assert before == anna.snapshot()


def test_pages_are_of_the_entries_that_the_copy_holds(anna: Laptop, shared: Path) -> None:
    def slow(shown: Shown) -> Mapping[str, bytes]:
        anna.note("while the pages were made")
        return {"page.txt": shown.held.head.encode()}

    before = head(anna)
    with anna.open() as tracker:
        made = tracker.publish(shared, as_at=DAY, pages=slow)
    assert before != head(anna)
    assert (before, before) == (made.published.head, contents(shared)["page.txt"].decode())


def test_the_record_can_be_left_out(anna: Laptop, shared: Path) -> None:
    with anna.open() as tracker:
        tracker.publish(shared, as_at=DAY, pages=pages, with_record=False)
        assert {"page.txt", MANIFEST} == set(contents(shared))
        tracker.note(PAPER, "rang", noted_on="2025-12-01")
        tracker.publish(shared, as_at=DAY, pages=pages, with_record=False)
    assert head(anna) == contents(shared)["page.txt"].decode()


@pytest.mark.parametrize("name", [RECORD, "Record.DB"])
@pytest.mark.parametrize("with_record", [False, True])
def test_no_page_takes_the_name_of_the_copy(
    anna: Laptop, shared: Path, name: str, *, with_record: bool
) -> None:
    with anna.open() as tracker, pytest.raises(FaultsError) as caught:
        tracker.publish(shared, as_at=DAY, pages=lambda _: {name: b"x"}, with_record=with_record)
    assert f"files: {RECORD} is the name of the record's own copy; name the page otherwise" == str(
        caught.value
    )
    assert {} == contents(shared)


@pytest.mark.parametrize("above", [False, True])
def test_the_folder_of_the_record_is_no_place_to_publish(
    anna: Laptop, tmp_path: Path, *, above: bool
) -> None:
    folder = tmp_path if above else anna.path.parent
    with anna.open() as tracker, pytest.raises(FaultsError) as caught:
        tracker.publish(folder, as_at=DAY)
    assert str(caught.value) == (
        f"the record itself lies in {folder}; keep it on this machine's own disk, and name a folder"
        " for others to read"
    )


def test_a_folder_that_is_not_there_is_named(anna: Laptop, tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", anna.path):
        with anna.open() as tracker, pytest.raises(FileError, match=r"is no folder, or can't be"):
            tracker.publish(folder, as_at=DAY)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_only_be_read_is_named(anna: Laptop, shared: Path) -> None:
    shared.chmod(0o555)
    with anna.open() as tracker:
        with pytest.raises(FileError, match="nothing can be published in"):
            tracker.hand_over("Ben", shared, handed_over_on=DAY)
        assert tracker.register.handed_over is None
    shared.chmod(0o755)


def test_a_damaged_record_is_not_published(anna: Laptop, shared: Path) -> None:
    anna.publish()
    before = contents(shared)
    with sqlite3.connect(anna.path) as connection:
        connection.execute("DROP TRIGGER entry_is_never_changed")
    connection.close()
    with anna.open() as tracker, pytest.raises(RecordDamagedError) as caught:
        tracker.publish(shared, as_at=DAY)
    assert str(caught.value) == (
        f"{anna.path} is not fit to be published: the tables or guards of the file are not those we"
        " make; isa verify tells more"
    )
    assert before == contents(shared)


def test_an_older_copy_in_the_records_place_is_not_published(anna: Laptop, shared: Path) -> None:
    older = anna.path.read_bytes()
    anna.note("one more")
    anna.publish()
    before = contents(shared)
    anna.path.write_bytes(older)
    with anna.open() as tracker, pytest.raises(RecordDamagedError, match="lacks entry 8, which"):
        tracker.publish(shared, as_at=DAY)
    assert before == contents(shared)


def test_an_older_copy_is_not_published_by_a_machine_that_remembers_nothing(
    anna: Laptop, shared: Path
) -> None:
    older = anna.path.read_bytes()
    anna.note("one more")
    anna.publish()
    before = contents(shared)
    anna.path.write_bytes(older)
    shutil.rmtree(anna.heads)
    with anna.open() as tracker, pytest.raises(RecordReplacedError) as caught:
        tracker.publish(shared, as_at=DAY)
    assert str(caught.value) == (
        f"{shared} holds a newer copy, up to entry 8, and this record ends at entry 7: it was gone"
        " on with on another machine, and is written there"
    )
    assert before == contents(shared)


def test_what_is_published_of_another_record_is_not_replaced(
    anna: Laptop, ben: Laptop, shared: Path
) -> None:
    anna.publish()
    before = contents(shared)
    ben.begin()
    for with_record in (True, False):
        with ben.open() as tracker, pytest.raises(FileError) as caught:
            tracker.publish(shared, as_at=DAY, with_record=with_record)
        assert str(caught.value) == (
            f"{shared} holds what was published of another record; name another"
        )
    assert before == contents(shared)
    assert "8:" == ben.note("and this one is still written")[:2]


def test_a_foreign_file_under_the_name_of_the_copy_is_not_replaced(
    anna: Laptop, shared: Path
) -> None:
    (shared / RECORD).write_bytes(b"a database of mine")
    with anna.open() as tracker, pytest.raises(FileError) as caught:
        tracker.publish(shared, as_at=DAY)
    assert str(caught.value) == (
        f"{shared / RECORD} is no whole record, and nothing says that it was published; move it"
        " aside, or name another folder"
    )
    assert {RECORD: b"a database of mine"} == contents(shared)


def test_a_copy_that_is_not_whole_is_waited_for(anna: Laptop, shared: Path) -> None:
    anna.publish()
    whole = (shared / RECORD).read_bytes()
    removed(shared / RECORD)
    (shared / RECORD).write_bytes(whole[:20_000])
    with anna.open() as tracker, pytest.raises(RecordBusyError, match="not yet synced; try again"):
        tracker.publish(shared, as_at=DAY)
    assert whole[:20_000] == (shared / RECORD).read_bytes()


def test_an_older_copy_in_the_folder_is_replaced(
    anna: Laptop, shared: Path, tmp_path: Path
) -> None:
    anna.publish()
    older = copied(shared, tmp_path / "older")
    anna.note("one more")
    anna.publish()
    newest = contents(shared)
    put_back(shared, older)
    anna.publish()
    assert newest == contents(shared)


def test_a_copy_that_is_gone_is_published_again(anna: Laptop, shared: Path) -> None:
    anna.publish()
    before = contents(shared)
    removed(shared / RECORD)
    anna.publish()
    assert before == contents(shared)


def test_a_hand_over_is_recorded_and_published(anna: Laptop, shared: Path) -> None:
    made = anna.hand_over("Ben", reason="leave")
    assert ("8:", False) == (made.recorded.receipt[:2], made.recorded.already)
    assert head(anna) == made.recorded.receipt == made.published.head
    assert made.recorded.receipt == contents(shared)["page.txt"].decode()
    with anna.open() as tracker:
        handed = tracker.register.handed_over
        assert handed is not None
        assert HandedOver(handed_over_on=DAY, to="Ben", reason="leave") == handed.fact


def test_after_it_nothing_more_is_recorded(anna: Laptop) -> None:
    anna.hand_over("Ben")
    before = anna.snapshot()
    told = (
        "the writing was handed over on 2026-01-05 (entry 8), so nothing is recorded here; isa"
        " take-over takes it up again (--back if nobody took it)"
    )
    with anna.open() as tracker:
        for records in (
            lambda: tracker.note(PAPER, "once more", noted_on="2025-12-01"),
            lambda: tracker.void(7, because="a slip"),
            lambda: tracker.erase(7, reason="asked", authority="the office"),
            lambda: tracker.set_hold("FOI-1", received_on="2025-12-01"),
            lambda: tracker.import_csv("kind,date,title\nfact,2025-12-01,a\nfact,2025-12-02,b\n"),
            lambda: tracker.add_addressee("hie", "HIE"),
        ):
            with pytest.raises(RefusedError) as caught:
                records()
            assert (told,) == caught.value.faults
    assert before == anna.snapshot()


def test_repeated_it_goes_on_with_what_is_left(anna: Laptop, shared: Path) -> None:
    first = anna.hand_over("Ben")
    published = contents(shared)
    removed(*shared.iterdir())
    again = anna.hand_over("Ben")
    assert (first.recorded.receipt, True) == (again.recorded.receipt, again.recorded.already)
    assert published == contents(shared)


def test_to_somebody_else_it_is_refused(anna: Laptop, shared: Path) -> None:
    anna.hand_over("Ben")
    before = contents(shared), anna.snapshot()
    with pytest.raises(RefusedError) as caught:
        anna.hand_over("Carol")
    assert str(caught.value) == (
        "to: the writing was handed over to somebody else on 2026-01-05 (entry 8); isa take-over"
        " takes it back"
    )
    assert before == (contents(shared), anna.snapshot())


def test_what_can_not_be_made_is_known_before_anything_is_recorded(
    anna: Laptop, shared: Path
) -> None:
    def missing(_: Shown) -> Mapping[str, bytes]:
        raise ExtraMissingError("publishing", "html,xlsx")

    before = anna.snapshot()
    with anna.open() as tracker, pytest.raises(ExtraMissingError):
        tracker.hand_over("Ben", shared, handed_over_on=DAY, pages=missing)
    assert (before, {}) == (anna.snapshot(), contents(shared))


@pytest.mark.parametrize("to", ["", " ", "a\nb", "x" * 201, "\u202eneB", "nul\0", "\udcff"])
def test_a_name_that_is_none_is_refused(anna: Laptop, shared: Path, to: str) -> None:
    before = anna.snapshot()
    with pytest.raises(RefusedError, match=r"^to: "):
        anna.hand_over(to)
    assert (before, {}) == (anna.snapshot(), contents(shared))


def test_a_hand_over_that_can_not_be_published_stays_recorded(
    anna: Laptop, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            "isa_programme.tracker.handing.put_in_place",
            lambda *_: (_ for _ in ()).throw(FileError("the folder is gone")),
        )
        with pytest.raises(OutcomeUnconfirmedError) as caught:
            anna.hand_over("Ben")
    assert str(caught.value) == (
        f"the writing is handed over (receipt {head(anna)}), but that is not published: the folder"
        " is gone; run it again, which goes on with what is left"
    )
    assert 8 == len(anna.said())
    assert anna.hand_over("Ben").recorded.already
    assert RECORD in contents(shared)


def test_a_place_that_others_write_to_is_warned_of(
    anna: Laptop, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "shared_place", lambda _: "OneDrive is one")
    assert ["place-is-shared"] == [found.rule for found in anna.publish().findings]
    assert RECORD in contents(shared)


def test_nothing_yet_is_nothing_to_publish(tmp_path: Path, shared: Path) -> None:
    Journal.create(tmp_path / "empty.db")
    with Tracker.open(tmp_path / "empty.db") as tracker, pytest.raises(FaultsError) as caught:
        tracker.publish(shared, as_at=DAY)
    assert "the record holds nothing yet, so there is nothing to publish" == str(caught.value)


def test_everything_is_unpublished_before_it_is_published(anna: Laptop) -> None:
    assert [*range(1, 8)] == anna.unpublished()
    anna.publish()
    assert [] == anna.unpublished()
    anna.note("one more")
    assert [8] == anna.unpublished()


def test_of_another_record_nothing_is_listed(anna: Laptop, ben: Laptop, shared: Path) -> None:
    anna.publish()
    ben.begin()
    with ben.open() as tracker, pytest.raises(FileError) as caught:
        tracker.unpublished(shared)
    assert f"{shared / RECORD} is a copy of another record; name another folder" == str(
        caught.value
    )


def test_two_that_went_on_are_found_and_neither_replaces_the_other(
    anna: Laptop, ben: Laptop, shared: Path
) -> None:
    anna.publish()
    shutil.copyfile(anna.path, ben.path)
    ben.note("of Ben")
    ben.publish()
    before = contents(shared)
    anna.note("of Anna")
    anna.note("of Anna too")
    for _ in range(2):
        with anna.open() as tracker, pytest.raises(RecordDamagedError) as caught:
            tracker.publish(shared, as_at=DAY)
        if isinstance(caught.value, RecordForkedError):
            assert 8 == caught.value.entry
            assert str(caught.value) == (
                f"this record and the copy in {shared} part at entry 8: both were gone on with; isa"
                " unpublished shows what only this one holds, to be recorded there"
            )
    assert "lacks the entry 8 that this machine has seen" in str(caught.value)
    assert before == contents(shared)
    assert [8, 9] == anna.unpublished()


def test_once_it_has_seen_the_other_it_writes_no_more(anna: Laptop, ben: Laptop) -> None:
    anna.publish()
    shutil.copyfile(anna.path, ben.path)
    ben.note("of Ben")
    ben.publish()
    kept = [anna.note("of Anna"), anna.note("of Anna too")]
    with pytest.raises(RecordForkedError):
        anna.publish()
    before = anna.snapshot()
    for writes in (
        lambda: anna.note("once more"),
        anna.publish,
        lambda: anna.hand_over("Carol"),
    ):
        with pytest.raises(
            RecordDamagedError, match="lacks the entry 8 that this machine has seen"
        ):
            writes()
    assert before == anna.snapshot()
    with anna.open() as tracker:
        assert kept == [entry.receipt for entry in tracker.entries()[7:]]
        assert tracker.is_replaced()
        assert ["record-replaced"] == [found.rule for found in tracker.verify()]
        tracker.accept_head()
    assert "10:" == anna.note("gone on with, by decision")[:3]
    assert () == verified(Journal(anna.path))


def test_a_copy_whose_end_was_cut_off_is_older_and_is_replaced(
    anna: Laptop, shared: Path, tmp_path: Path
) -> None:
    anna.publish()
    whole = contents(shared)
    short = tmp_path / "short.db"
    short.write_bytes(whole[RECORD])
    cut(short, 5)
    removed(shared / RECORD)
    shutil.copyfile(short, shared / RECORD)
    anna.publish()
    assert whole == contents(shared)


def test_who_publishes_is_named_in_one_line(anna: Laptop, shared: Path) -> None:
    for by in ("", "a\nb", "x" * 201):
        with (
            Tracker.open(anna.path, recorded_by=by, now=now) as tracker,
            pytest.raises(FaultsError, match="recorded_by: one line of text is needed"),
        ):
            tracker.publish(shared, as_at=DAY)
    assert {} == contents(shared)


def test_it_says_who_published(anna: Laptop, shared: Path) -> None:
    with Tracker.open(anna.path, recorded_by="\u202eCaf\u00e9 <b>", now=now) as tracker:
        tracker.publish(shared, as_at=DAY)
    found = read_manifest(shared)
    assert found is not None
    assert found.published is not None
    assert "\u202eCaf\u00e9 <b>" == found.published.published_by


def test_published_while_others_write_every_copy_is_of_one_moment(
    anna: Laptop, shared: Path, tmp_path: Path
) -> None:
    done = threading.Event()
    kept: list[str] = []

    def write() -> None:
        while not done.is_set():
            kept.append(anna.note(f"note {len(kept)}"))

    writer = threading.Thread(target=write)
    writer.start()
    copies = []
    try:
        for number in range(5):
            with anna.open() as tracker:
                made = tracker.publish(shared, as_at=DAY, pages=pages)
            copies.append((made.published.head, tmp_path / f"copy-{number}.db"))
            copies[-1][1].write_bytes((shared / RECORD).read_bytes())
            assert made.published.head == (shared / "page.txt").read_text()
    finally:
        done.set()
        writer.join()
    ours = {receipt: place for place, receipt in enumerate(kept)}
    for head_then, path in copies:
        assert () == verified(Journal(path), receipt=head_then)
        held = [entry.receipt for entry in Journal(path).entries()][7:]
        assert kept[: ours.get(head_then, -1) + 1] == held
    with anna.open() as tracker:
        assert kept == [entry.receipt for entry in tracker.entries()][7:]
