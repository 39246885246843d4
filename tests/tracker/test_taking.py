"""Taking the writing over from a published copy, and back, and without a hand-over."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from isa_programme import Tracker
from isa_programme.errors import (
    FaultsError,
    FileError,
    RecordBusyError,
    RecordDamagedError,
    RecordForkedError,
    RecordMissingError,
    RecordReplacedError,
    RefusedError,
)
from isa_programme.journal.journal import Journal
from isa_programme.journal.json_lines import exported
from isa_programme.journal.verify import verified
from isa_programme.record.facts import TakenOver
from isa_programme.tracker import taking
from isa_programme.tracker.taking import published_in, take_over
from laptops import DAY, MANIFEST, PAPER, RECORD, Laptop, contents, copied, now, put_back, removed


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


@pytest.fixture
def carol(tmp_path: Path, shared: Path) -> Laptop:
    return Laptop(tmp_path, shared, "carol")


@pytest.fixture
def refused(ben: Laptop, shared: Path) -> Callable[..., str]:
    """Holds a take-over by Ben to being refused, with everything as it was; says how."""

    def run(kind: type[Exception], **how: object) -> str:
        before = ben.snapshot(), contents(shared)
        with pytest.raises(kind) as caught:
            ben.take_over(**how)  # type: ignore[arg-type]  # whatever a test gives
        assert kind is type(caught.value)
        assert before == (ben.snapshot(), contents(shared))
        return str(caught.value)

    return run


def test_who_takes_it_over_goes_on_with_every_entry(anna: Laptop, ben: Laptop) -> None:
    handed = anna.hand_over("Ben", reason="leave")
    before = [*exported(Journal(anna.path))][1:]
    taken = ben.take_over(receipt=handed.recorded.receipt, reason="as agreed")
    assert (ben.path, None, True) == (taken.path, taken.held_before, taken.handed_over)
    assert handed.published == taken.published
    assert ("9:", False) == (taken.recorded.receipt[:2], taken.recorded.already)
    assert "10:" == ben.note("by Ben")[:3]
    after = [*exported(Journal(ben.path))][1:]
    assert before == after[:8]
    assert () == verified(Journal(ben.path))
    with ben.open() as tracker:
        fact = tracker.entries()[8].fact
        assert TakenOver(taken_over_on=DAY, handed_over=8, reason="as agreed") == fact
        assert tracker.register.handed_over is None


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_record_is_its_owners_alone_again(anna: Laptop, ben: Laptop) -> None:
    anna.hand_over("Ben")
    ben.take_over()
    assert 0o600 == stat.S_IMODE(ben.path.stat().st_mode)
    assert {ben.path.name} == {path.name for path in ben.path.parent.iterdir()} - {"heads"}


def test_repeated_it_is_recognised(anna: Laptop, ben: Laptop) -> None:
    anna.hand_over("Ben")
    first = ben.take_over()
    ben.note("by Ben")
    before = ben.snapshot()
    again = ben.take_over()
    assert (first.recorded.receipt, True) == (again.recorded.receipt, again.recorded.already)
    assert before == ben.snapshot()


def test_handed_back_and_forth_many_times_nothing_is_lost(
    anna: Laptop, ben: Laptop, carol: Laptop
) -> None:
    laptops = (anna, ben, carol)
    kept: list[str] = []
    for turn in range(12):
        writer, next_one = laptops[turn % 3], laptops[(turn + 1) % 3]
        kept.append(writer.note(f"turn {turn}"))
        writer.publish()
        receipt = writer.hand_over(next_one.name).recorded.receipt
        taken = next_one.take_over(receipt=receipt)
        kept += [receipt, taken.recorded.receipt]
        assert (taken.held_before is None) is (turn < 2)
        with pytest.raises(RefusedError):
            writer.note("no longer")
    with anna.open() as tracker:
        held = [entry.receipt for entry in tracker.entries()]
        assert kept == held[7:]
        assert () == tracker.verify()
    assert 7 + 36 == len(anna.said())


def test_an_older_copy_here_takes_in_what_it_lacks_and_what_was_erased_is_gone(
    anna: Laptop, ben: Laptop
) -> None:
    anna.hand_over("Ben")
    ben.take_over()
    ben.note("a secret of somebody")
    ben.hand_over("Anna")
    anna.take_over()
    with anna.open() as tracker:
        tracker.erase(10, reason="she asked", authority="the office")
    anna.hand_over("Ben")
    assert b"a secret of somebody" in ben.path.read_bytes()
    taken = ben.take_over()
    assert 11 == taken.held_before
    assert b"a secret of somebody" not in ben.path.read_bytes()
    assert () == verified(Journal(ben.path))
    ours = [*exported(Journal(ben.path))][1:]
    assert [*exported(Journal(anna.path))][1:] == ours[:-1]


def test_what_is_not_handed_over_is_not_taken(
    anna: Laptop, refused: Callable[..., str], shared: Path
) -> None:
    anna.publish()
    assert refused(RefusedError) == (
        f"the copy in {shared} is not handed over: its last entry, 7 of 2026-11-23, is no"
        " hand-over; whoever writes the record hands it over (isa hand-over), or, if that can't"
        " be, say so with --without-hand-over and --because"
    )


def test_what_was_taken_by_somebody_else_and_published_is_not_taken(
    anna: Laptop, carol: Laptop, refused: Callable[..., str], shared: Path
) -> None:
    anna.hand_over("Ben")
    carol.take_over()
    carol.publish()
    assert f"the copy in {shared} is not handed over: its last entry, 9 of 2026-11-23, took it" in (
        refused(RefusedError)
    )


def test_of_two_who_take_over_the_same_copy_the_second_is_found(
    anna: Laptop, ben: Laptop, carol: Laptop, shared: Path
) -> None:
    anna.hand_over("whoever is in")
    ben.take_over()
    carol.take_over()
    kept = [ben.note("by Ben"), carol.note("by Carol")]
    ben.publish()
    published = contents(shared)
    with pytest.raises(RecordForkedError) as caught:
        carol.publish()
    assert 9 == caught.value.entry
    assert published == contents(shared)
    with pytest.raises(RecordReplacedError):
        carol.note("no more")
    assert [9, 10] == carol.unpublished()
    with carol.open() as tracker:
        assert kept[1] == tracker.unpublished(shared)[-1].receipt
    assert "11:" == ben.note("Ben goes on")[:3]
    assert () == verified(Journal(ben.path)) == verified(Journal(carol.path))


def test_the_second_comes_back_once_its_own_is_moved_aside(
    anna: Laptop, ben: Laptop, carol: Laptop
) -> None:
    anna.hand_over("whoever is in")
    ben.take_over()
    carol.take_over()
    carol.note("by Carol")
    ben.hand_over("Carol")
    with pytest.raises(RecordForkedError) as parted:
        carol.take_over()
    assert 9 == parted.value.entry
    carol.path.rename(carol.path.with_name("parted.db"))
    with pytest.raises(RecordReplacedError) as older:
        carol.take_over()
    assert "lacks entry 10, which this machine has seen: it is older, or was gone" in str(
        older.value
    )
    taken = carol.take_over(accept_head=True)
    assert "11:" == taken.recorded.receipt[:3]
    assert "12:" == carol.note("again")[:3]
    assert carol.path.with_name("parted.db").exists()


def test_a_receipt_of_an_older_copy_and_a_copy_older_than_the_receipt(
    anna: Laptop, ben: Laptop, refused: Callable[..., str], shared: Path, tmp_path: Path
) -> None:
    with anna.open() as tracker:
        early = tracker.entries()[3].receipt
    anna.publish()
    older = copied(shared, tmp_path / "older")
    told = anna.hand_over("Ben").recorded.receipt
    newest = copied(shared, tmp_path / "newest")
    put_back(shared, older)
    sentence = (
        f"the copy in {shared} ends at entry 7 and does not hold entry 8 as the receipt gives it:"
        " it is older than what was handed over, or another; try again when the folder is synced"
    )
    assert sentence == refused(RecordReplacedError, receipt=told)
    assert sentence == refused(
        RecordReplacedError, receipt=told, without_hand_over=True, reason="lost"
    )
    put_back(shared, newest)
    assert "entry 8 as the receipt" in refused(RecordReplacedError, receipt=f"8:{'0' * 64}")
    assert not ben.take_over(receipt=early).recorded.already


@pytest.mark.parametrize("receipt", ["", "8", "8:abc", f"0:{'a' * 64}", f"8:{'A' * 64}"])
def test_what_is_no_receipt_is_refused(
    anna: Laptop, refused: Callable[..., str], receipt: str
) -> None:
    anna.hand_over("Ben")
    assert "receipt: write it as it was given, the number, a colon, 64 figures" == refused(
        FaultsError, receipt=receipt
    )


def test_a_copy_older_than_what_this_machine_has_seen_is_refused(
    anna: Laptop, ben: Laptop, shared: Path, tmp_path: Path
) -> None:
    anna.hand_over("Ben")
    older = copied(shared, tmp_path / "older")
    ben.take_over()
    ben.hand_over("Anna")
    anna.take_over()
    put_back(shared, older)
    ben.path.unlink()
    before = ben.snapshot()
    with pytest.raises(RecordReplacedError) as caught:
        ben.take_over()
    assert str(caught.value) == (
        f"the copy in {shared} ends at entry 8 and lacks entry 10, which this machine has seen: it"
        " is older, or was gone on with apart from it, or the folder is not yet synced"
    )
    assert before == ben.snapshot()


def test_a_half_synced_folder_is_waited_for(
    anna: Laptop, refused: Callable[..., str], shared: Path, tmp_path: Path
) -> None:
    anna.publish()
    older = copied(shared, tmp_path / "older")
    anna.hand_over("Ben")
    newest = copied(shared, tmp_path / "newest")
    place = shared / RECORD
    sentence = (
        f"{place} is not what published.json says was published: the folder is not yet synced; try"
        " again in a few minutes"
    )
    whole = (newest / RECORD).read_bytes()
    for part in (whole[:-1], whole[:20_000], whole[:50], b"", bytes(len(whole))):
        removed(place)
        place.write_bytes(part)
        assert sentence == refused(RecordBusyError)
    for name in (RECORD, MANIFEST):
        put_back(shared, newest)
        put_back(shared, older, name)
        assert sentence == refused(RecordBusyError)
    put_back(shared, newest)
    removed(place)
    assert sentence == refused(RecordBusyError)


def test_a_folder_in_which_nothing_was_published(
    anna: Laptop, refused: Callable[..., str], shared: Path
) -> None:
    nothing = (
        f"nothing was published in {shared}, or it has not arrived here yet: it holds no"
        " published.json"
    )
    assert nothing == refused(FileError)
    shutil.copyfile(anna.path, shared / RECORD)
    assert nothing == refused(FileError)
    removed(shared / RECORD)
    with anna.open() as tracker:
        tracker.publish(shared, as_at=DAY, with_record=False)
    assert (
        f"what was published in {shared} is without a copy of the record; whoever publishes it"
        " leaves out --without-record"
    ) == refused(FileError)
    removed(*shared.iterdir())
    shared.rmdir()
    shared.write_text("a file")
    with pytest.raises(FileError, match="is no folder"):
        published_in(shared)


def test_what_is_published_is_told(anna: Laptop, shared: Path) -> None:
    handed = anna.hand_over("Ben")
    assert handed.published == published_in(shared)


@pytest.mark.parametrize("inside", ["isa.db", "own/isa.db"])
def test_the_shared_folder_is_no_place_to_write(anna: Laptop, shared: Path, inside: str) -> None:
    anna.hand_over("Ben")
    (shared / "own").mkdir()
    before = contents(shared)
    with pytest.raises(FaultsError) as caught:
        take_over(shared, shared / inside, taken_over_on=DAY)
    assert str(caught.value) == (
        f"the record is not to be written at {shared / inside}: {shared} is for others to read;"
        " name a place on this machine's own disk (--record)"
    )
    assert (before, []) == (contents(shared), [*(shared / "own").iterdir()])


def test_nor_is_one_that_is_kept_in_step_with_other_machines(
    anna: Laptop, shared: Path, tmp_path: Path
) -> None:
    anna.hand_over("Ben")
    synced = tmp_path / "OneDrive - Office"
    synced.mkdir()
    with pytest.raises(FaultsError) as caught:
        take_over(shared, synced / "isa.db", taken_over_on=DAY)
    assert "OneDrive - Office is a folder that a program keeps in step with other machines" in str(
        caught.value
    )
    assert [] == [*synced.iterdir()]


def test_another_record_at_the_place_is_left_alone(
    anna: Laptop, ben: Laptop, refused: Callable[..., str]
) -> None:
    anna.hand_over("Ben")
    ben.begin()
    assert refused(FaultsError) == (
        f"the record at {ben.path} is another than the one published; name another place for it"
        " (--record)"
    )


@pytest.mark.parametrize("content", [b"", b"a text of mine", b"SQLite format 3\0" + bytes(84)])
def test_a_file_at_the_place_that_is_no_record_is_left_alone(
    anna: Laptop, ben: Laptop, refused: Callable[..., str], content: bytes
) -> None:
    anna.hand_over("Ben")
    ben.path.write_bytes(content)
    assert str(ben.path) in refused(RecordDamagedError)


def test_a_damaged_older_copy_at_the_place_is_left_alone(
    anna: Laptop, ben: Laptop, refused: Callable[..., str]
) -> None:
    anna.hand_over("Ben")
    with ben.path.open("wb") as file:
        file.write(anna.path.read_bytes() + b"more")
    assert f"{ben.path} is not whole; isa verify tells more" == refused(RecordDamagedError)


def test_a_missing_folder_for_the_record_is_named(
    anna: Laptop, shared: Path, tmp_path: Path
) -> None:
    anna.hand_over("Ben")
    with pytest.raises(OSError, match=r"no record can be made at .*nowhere"):
        take_over(shared, tmp_path / "nowhere" / "isa.db", taken_over_on=DAY)


def test_a_dangling_link_at_the_place_is_named(anna: Laptop, ben: Laptop) -> None:
    anna.hand_over("Ben")
    ben.path.symlink_to(ben.path.with_name("gone.db"))
    with pytest.raises(RecordMissingError):
        ben.take_over()
    assert not ben.path.exists()


def test_the_machine_that_handed_over_takes_it_back_only_on_purpose(
    anna: Laptop, shared: Path
) -> None:
    anna.hand_over("Ben")
    before = anna.snapshot()
    with pytest.raises(RefusedError) as caught:
        anna.take_over()
    assert str(caught.value) == (
        "this machine handed the writing over itself (entry 8); if nobody has taken it over since,"
        " say so with --back"
    )
    assert before == anna.snapshot()
    taken = anna.take_over(back=True)
    assert ("9:", 8) == (taken.recorded.receipt[:2], taken.held_before)
    assert "10:" == anna.note("after all")[:3]
    anna.publish()
    assert RECORD in contents(shared)


def test_a_lost_laptop_is_gone_on_from_and_found_when_it_turns_up(
    anna: Laptop, ben: Laptop, shared: Path
) -> None:
    anna.publish()
    lost = [anna.note("never published"), anna.note("nor this")]
    with pytest.raises(RefusedError):
        ben.take_over()
    with pytest.raises(RefusedError) as caught:
        ben.take_over(without_hand_over=True)
    assert (
        "reason: nobody handed the writing over; say why it is taken over all the same",
    ) == caught.value.faults
    assert not ben.path.exists()
    taken = ben.take_over(without_hand_over=True, reason="left on a train")
    assert (False, "8:") == (taken.handed_over, taken.recorded.receipt[:2])
    ben.publish()
    published = contents(shared)
    # It turns up again, and knows nothing of this until it looks into the folder.
    lost.append(anna.note("found again"))
    with pytest.raises(RecordForkedError) as parted:
        anna.publish()
    assert 8 == parted.value.entry
    for writes in (lambda: anna.note("more"), anna.publish, lambda: anna.hand_over("Ben")):
        with pytest.raises(
            RecordDamagedError, match="lacks the entry 8 that this machine has seen"
        ):
            writes()
    assert published == contents(shared)
    with anna.open() as tracker:
        assert lost == [entry.receipt for entry in tracker.unpublished(shared)]
    assert () == verified(Journal(anna.path))


def test_whoever_handed_over_is_not_needed_where_it_was_handed_over(
    anna: Laptop, ben: Laptop
) -> None:
    anna.hand_over("Carol")
    taken = ben.take_over(without_hand_over=True, reason="Carol is ill")
    assert taken.handed_over
    with ben.open() as tracker:
        fact = tracker.entries()[8].fact
        assert TakenOver(taken_over_on=DAY, handed_over=8, reason="Carol is ill") == fact


def test_a_copy_of_which_only_the_record_had_arrived_when_a_laptop_was_lost(
    anna: Laptop, ben: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.publish()
    anna.note("one more")
    replace = Path.replace
    done: list[str] = []

    def lost(self: Path, target: Path) -> Path:
        if RECORD in done:
            raise KeyboardInterrupt
        done.append(target.name)
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", lost)
        with pytest.raises(KeyboardInterrupt):
            anna.publish()
    assert [MANIFEST, "page.txt", RECORD] == done
    taken = ben.take_over(without_hand_over=True, reason="lost while it published")
    assert ("9:", "8:") == (taken.recorded.receipt[:2], taken.published.head[:2])


def test_cut_off_at_any_step_it_is_taken_over_wholly_or_not_at_all(
    anna: Laptop, ben: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.hand_over("Ben")
    for name in ("_refuse_parted", "_begun", "published_copy", "_edition"):
        with monkeypatch.context() as patched:
            patched.setattr(taking, name, _struck)
            with pytest.raises(KeyboardInterrupt):
                ben.take_over()
        # The last step comes after it was recorded.
        assert (name == "_edition") is ben.path.exists(), name
    assert ben.take_over().recorded.already
    ben.hand_over("Anna")
    anna.take_over()
    anna.hand_over("Ben")
    before = ben.snapshot()
    for name in ("refuse_damaged", "_refuse_other", "_caught_up"):
        with monkeypatch.context() as patched:
            patched.setattr(taking, name, _struck)
            with pytest.raises(KeyboardInterrupt):
                ben.take_over()
        assert before == ben.snapshot(), name
    assert not ben.take_over().recorded.already


def _struck(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_rule_that_refuses_leaves_an_older_copy_as_it_was(anna: Laptop, ben: Laptop) -> None:
    anna.hand_over("Ben")
    ben.take_over()
    ben.hand_over("Anna")
    anna.take_over()
    anna.hand_over("Ben")
    before = ben.snapshot()
    with pytest.raises(RefusedError, match="has not come yet"):
        take_over(ben.shared, ben.path, taken_over_on="2030-01-01", now=now)
    assert before == ben.snapshot()


def test_without_a_memory_a_machine_is_held_to_the_copy_alone(
    anna: Laptop, ben: Laptop, shared: Path
) -> None:
    anna.hand_over("Ben")
    taken = take_over(shared, ben.path, taken_over_on=DAY, now=now)
    with Tracker.open(taken.path) as tracker:
        assert "not named" == tracker.entries()[8].recorded_by
        assert taken.recorded.receipt == tracker.head
        assert PAPER in tracker.register.files
