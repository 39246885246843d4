"""Deriving: the deadline table is kept in step with the record, in the transaction that appends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isa_programme.journal.appending import Appending
from isa_programme.journal.derived.public_copy import bring_public
from isa_programme.questions.stretches.calendar_bits import calendar_days
from isa_programme.questions.stretches.rows import RULES, Stretch
from isa_programme.questions.stretches.stretches import Stretching, office_names
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts import CommitmentMade
from isa_programme.record.register import Register
from isa_programme.record.touched import Touched


class Deriving:
    """What one transaction does to the deadline table.

    Args:
        appending: the transaction, with nothing appended yet.
        before: what the record adds up to at its start.
    """

    def __init__(self, appending: Appending, before: Register) -> None:
        self._appending = appending
        self._before = before
        self._number, self._hash = appending.number, appending.hash

    def finish(self, after: Register, touched: Touched) -> None:
        """Bring the table up to the entries appended, if there are any.

        Args:
            after: what the record adds up to with them.
            touched: what they set anew.
        """
        appending, table = self._appending, self._appending.deadlines
        if appending.number == self._number:
            return
        if appending.public is not None:
            bring_public(appending.public, after, self._before.head)
        # An erasure emptied it, and another release may have made it by other rules.
        in_step = table.is_up_to(RULES, self._number, self._hash)
        if not in_step or touched.agreed or self._counted_otherwise(after, touched):
            _rebuild_table(appending, after)
            return
        files = {*touched.papers, *touched.followed, *self._reworded(after, touched)}
        stretching = Stretching(after)
        for each in sorted(files):
            table.remove(each)
        try:
            table.add(_worked_out(_of(stretching, after, sorted(files))))
        except _NotWorkedOutError:
            table.clear()
            return
        table.add_calendars(map(calendar_days, stretching.calendars.values()))
        if touched.offices:
            table.replace_offices(office_names(after))
        table.now_up_to(RULES, appending.number, appending.hash)

    def _counted_otherwise(self, after: Register, touched: Touched) -> bool:
        """Whether an office became one of another kind, for which other protocols may be in force.

        It takes a correction to do that.
        """
        before = self._before.addressees
        return any(
            slug in before
            and (slug not in after.addressees or before[slug].kind != after.addressees[slug].kind)
            for slug in touched.offices
        )

    def _reworded(self, after: Register, touched: Touched) -> Iterator[str]:
        """The commitments that tell something of a paper which now says otherwise."""
        for each in touched.papers:
            files = (self._before.files.get(each), after.files.get(each))
            if _advice(files[0]) == _advice(files[1]):
                continue
            for entry in (entry for file in files if file is not None for entry in file.entries):
                if isinstance(entry.fact, CommitmentMade):
                    yield entry.fact.commitment.reference


def rebuild(appending: Appending, register: Register) -> int:
    """Make the whole deadline table anew from what a record adds up to, and what is public.

    How many rows the table then has is given back; none where something can't be worked out.
    """
    if appending.public is not None:
        bring_public(appending.public, register, None)
    return _rebuild_table(appending, register)


def _rebuild_table(appending: Appending, register: Register) -> int:
    table, stretching = appending.deadlines, Stretching(register)
    table.clear()
    try:
        rows = list(_worked_out(stretching.every()))
    except _NotWorkedOutError:
        return 0
    table.add(rows)
    table.add_calendars(map(calendar_days, stretching.calendars.values()))
    table.replace_offices(office_names(register))
    table.now_up_to(RULES, appending.number, appending.hash)
    return len(rows)


def _of(stretching: Stretching, register: Register, files: Iterable[str]) -> Iterator[Stretch]:
    for each in files:
        if (file := register.files.get(each)) is not None:
            yield from stretching.of_paper(file)
        followed = register.followed.get(each)
        if followed is not None and isinstance(followed.noun, Commitment):
            yield from stretching.of_commitment(followed)


def _advice(file: AdviceFile | None) -> Advice | None:
    return None if file is None else file.advice


class _NotWorkedOutError(Exception):
    """Raised where something in the record can't be worked out."""


def _worked_out(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The same stretches; what goes wrong in working them out is told apart from the store's.

    A table that only helps to answer must keep nobody from recording what happened: it is left
    empty then, and whoever asks is told what is wrong.
    """
    try:
        yield from stretches
    except Exception as error:
        raise _NotWorkedOutError from error
