"""Taking over: the writing of a record goes on on this machine, from a published copy of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from attrs import frozen

from isa_programme.errors import (
    FaultsError,
    RecordReplacedError,
    RefusedError,
)
from isa_programme.journal.copies import (
    Copy,
    absolute,
    chain_of,
    published_copy,
    refuse_damaged,
)
from isa_programme.journal.derived.deriving import Deriving
from isa_programme.journal.forking import forked, forks_at, is_in
from isa_programme.journal.heads import HeadsSeen
from isa_programme.journal.journal import Journal, utc_now
from isa_programme.journal.places import shared_place
from isa_programme.journal.published import Published
from isa_programme.journal.sqlite.making import made_whole, make_empty
from isa_programme.record.entries import Entry
from isa_programme.record.facts import TakenOver
from isa_programme.record.intake import DayLike, taken_day
from isa_programme.record.receipts import number_of
from isa_programme.record.register import Register
from isa_programme.tracker.kept_record import KeptRecord
from isa_programme.tracker.recorded import Recorded
from isa_programme.tracker.recording import Recording


@frozen(kw_only=True)
class TakeOver:
    """What came of taking the writing over.

    Attributes:
        path: where the record is written from now on.
        recorded: the entry that says so.
        published: what the copy was published with.
        held_before: how many entries of it this machine held; None where it had no record.
        handed_over: whether it had been handed over.
    """

    path: Path
    recorded: Recorded
    published: Published
    held_before: int | None
    handed_over: bool


def published_in(folder: str | os.PathLike[str]) -> Published:
    """What lies published in a folder, with a copy of the record.

    Raises:
        FileError: nothing was published there, or no copy of the record.
        RecordBusyError: it is not what was published; it may still be on its way here.
    """
    with published_copy(absolute(folder)) as copy:
        return _edition(copy)


def _edition(copy: Copy) -> Published:
    assert copy.edition is not None  # published_copy gives none without
    return copy.edition


def take_over(
    folder: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    taken_over_on: DayLike,
    receipt: str | None = None,
    without_hand_over: bool = False,
    back: bool = False,
    reason: str = "",
    accept_head: bool = False,
    recorded_by: str = "not named",
    now: Callable[[], datetime] = utc_now,
    heads: str | os.PathLike[str] | None = None,
) -> TakeOver:
    """Go on with the writing of a record on this machine, from the copy published in a folder.

    The copy is verified, brought to this machine's own disk, and that it was taken over is
    recorded: all in one step, so that whoever is killed in between has changed nothing. An older
    copy of the same record that lies at the place takes in what it lacks. Called again, it says
    that it was done already.

    Args:
        folder: where the record was published.
        path: where it is to be written from now on, on this machine's own disk.
        taken_over_on: the day.
        receipt: the receipt that was told at the hand-over; the copy must hold its entry.
        without_hand_over: go on though nobody handed it over, as after the loss of a machine. What
            that machine recorded after it was last published is not in the copy.
        back: take it back on the machine that handed it over itself, since nobody has taken it
            over.
        reason: why; needed where nobody handed it over.
        accept_head: go on though this machine has seen entries that the copy lacks.
        recorded_by: who takes it over, and records from then on.
        now: gives the instant of recording; for tests.
        heads: see :meth:`Tracker.open`.

    Raises:
        RefusedError: it was not handed over, or by this machine itself, or a rule is broken.
        FaultsError: the place is one where other machines write too; or the receipt is none.
        FileError: nothing was published in the folder, or it can't be read.
        RecordBusyError: the folder does not hold what was published, yet; try again.
        RecordReplacedError: the copy is older than what this machine has seen, or than the receipt.
        RecordForkedError: the record at the place was gone on with apart from the copy.
        RecordDamagedError: the record at the place is not whole.
    """
    day = taken_day("taken_over_on", taken_over_on)
    source, place = absolute(folder), Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".." steps
    _refuse_shared(place, source)
    seen = None if heads is None else HeadsSeen(heads)
    with published_copy(source, receipt) as copy:
        is_here = os.path.lexists(place)
        held = chain_of(place) if is_here else ()
        if is_here:
            refuse_damaged(place)
            _refuse_other(place, held, copy)
        entries = Journal(copy.path).entries()
        handed_over = Register().folded(entries).handed_over
        if (known := _taken_before(place, held, copy)) is not None:
            recorded = Recorded(
                number=known.number, reference="", receipt=known.receipt, already=True
            )
        else:
            _refuse_parted(source, held, copy)
            if seen is not None and not accept_head:
                _refuse_older(source, copy, seen)
            if held == copy.chain and handed_over is not None and not back:
                raise RefusedError(
                    "this machine handed the writing over itself (entry"
                    f" {handed_over.number}); if nobody has taken it over since, say so with --back"
                )
            if handed_over is None and not without_hand_over:
                raise RefusedError(_not_handed_over(source, entries))
            fact = TakenOver(
                taken_over_on=day,
                handed_over=None if handed_over is None else handed_over.number,
                reason=reason,
            )
            if is_here:
                recorded = _caught_up(Journal(place, now=now, seen=seen), copy, fact, recorded_by)
            else:
                recorded = _begun(place, copy, fact, recorded_by, now)
        if seen is not None:
            if accept_head:
                seen.accept(copy.chain[0], recorded.receipt)
            seen.saw(copy.chain[0], recorded.receipt)
        return TakeOver(
            path=place,
            recorded=recorded,
            published=_edition(copy),
            held_before=len(held) if is_here else None,
            handed_over=handed_over is not None,
        )


def _refuse_shared(place: Path, source: Path) -> None:
    why = shared_place(place)
    if place.resolve().is_relative_to(source.resolve()):
        why = f"{source} is for others to read"
    if why is not None:
        raise FaultsError(
            f"the record is not to be written at {place}: {why}; name a place on this machine's own"
            " disk (--record)"
        )


def _refuse_other(place: Path, held: tuple[str, ...], copy: Copy) -> None:
    if held[:1] != copy.chain[:1]:
        raise FaultsError(
            f"the record at {place} is another than the one published; name another place for it"
            " (--record)"
        )


def _refuse_parted(source: Path, held: tuple[str, ...], copy: Copy) -> None:
    if (number := forks_at(held, copy.chain)) is not None:
        raise forked("this machine's record", f"the copy in {source}", number)


def _taken_before(place: Path, held: tuple[str, ...], copy: Copy) -> Entry | None:
    """The entry by which this very copy was taken over here before, if it was."""
    size = len(copy.chain)
    if len(held) <= size or held[:size] != copy.chain:
        return None
    (after,) = Journal(place).entries(after=size, upto=size + 1)
    return after if isinstance(after.fact, TakenOver) else None


def _refuse_older(source: Path, copy: Copy, seen: HeadsSeen) -> None:
    known = seen.of(copy.chain[0])
    for each in (known.head, known.elsewhere):
        if each and not is_in(copy.chain, each):
            raise RecordReplacedError(
                f"the copy in {source} ends at entry {len(copy.chain)} and lacks entry"
                f" {number_of(each)}, which this machine has seen: it is older, or was gone"
                " on with apart from it, or the folder is not yet synced"
            )


def _not_handed_over(source: Path, entries: tuple[Entry, ...]) -> str:
    last = entries[-1]
    taken = isinstance(last.fact, TakenOver)
    what = "took it over" if taken else "is no hand-over"
    return (
        f"the copy in {source} is not handed over: its last entry, {last.number} of"
        f" {last.recorded_on}, {what}; whoever writes the record hands it over (isa hand-over), or,"
        " if that can't be, say so with --without-hand-over and --because"
    )


def _caught_up(journal: Journal, copy: Copy, fact: TakenOver, recorded_by: str) -> Recorded:
    with journal.appending(after=copy.path) as appending:
        deriving = Deriving(appending, Register())
        recording = Recording(appending, Register(), recorded_by)
        recorded = recording.record(fact, again=True)
        deriving.finish(recording.register, recording.touched)
        return recorded


def _begun(
    place: Path, copy: Copy, fact: TakenOver, recorded_by: str, now: Callable[[], datetime]
) -> Recorded:
    with made_whole(place) as beside:
        make_empty(beside)  # to be read and written by its owner alone
        shutil.copyfile(copy.path, beside)
        with KeptRecord(Journal(beside, now=now), recorded_by=recorded_by) as making:
            return making.record(fact, again=True)
