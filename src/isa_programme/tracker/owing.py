"""What is due and what is overdue, from the deadline table where that is in step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from isa_programme.journal.derived.deadline_rows import DeadlineRows
from isa_programme.journal.derived.deadline_table import UNREADABLE, KeptLines
from isa_programme.journal.derived.deriving import rebuild
from isa_programme.questions.lines import Line
from isa_programme.questions.stretches.calendar_bits import calendar_days
from isa_programme.questions.stretches.stretches import Stretching, office_names
from isa_programme.questions.stretches.told_lines import told_line
from isa_programme.record.allowance import Allowance
from isa_programme.record.findings import Finding
from isa_programme.record.held import Held
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity
from isa_programme.tracker.keeping import Keeping


class Owing(Keeping):
    """Answers what is owed without adding up the record, where the deadline table can."""

    @property
    def head(self) -> str:
        """The receipt of the newest entry, as ``number:hash``; "" while there is none."""
        return self.held.head

    @property
    def held(self) -> Held:
        """What an answer given now rests on."""
        newest = self._journal.newest()
        return Held() if newest is None else Held(head=newest[0], known_at=newest[1])

    def _kept_due(self, as_at: date, within: Allowance | None) -> Sequence[Line] | None:
        return _lines(self._journal.due(as_at=as_at, within=within))

    def _kept_overdue(self, as_at: date, since: date | None) -> Sequence[Line] | None:
        return _lines(self._journal.overdue(as_at=as_at, since=since))

    def rebuild(self) -> int:
        """Make the deadline table anew from the entries; nothing else is written.

        On a server, what is shown there as public is made anew with it. How many rows the table
        then has is given back: one for everything that is or was open, over each run of days on
        which nothing happened to it.

        For a table that another release made by other rules, or that :meth:`check` finds to differ.

        Raises:
            RecordError: the record can't be written; the concrete class says why.
        """
        with self._journal.appending() as appending:
            return rebuild(appending, self._caught_up(appending))

    def check(self, *, as_at: date) -> tuple[Finding, ...]:
        """Everything in the record that somebody should look at, as at a day.

        Whether the deadline table is what the entries come to is among it; where the heads this
        machine has seen are remembered, so is a backup that is overdue.
        """
        return (*super().check(as_at=as_at), *self._amiss_in_table())

    def _amiss_in_table(self) -> Iterator[Finding]:
        register = self.register
        kept = self._journal.deadlines(register.head)
        if kept is not None and not _is_made_of(kept, register):
            yield Finding(
                rule="deadline-table-differs",
                severity=Severity.ERROR,
                sentence="the deadline table is not what the entries come to, so that isa due and"
                " isa overdue may be wrong; isa rebuild makes it anew",
            )


def _is_made_of(kept: DeadlineRows, register: Register) -> bool:
    stretching = Stretching(register)
    return (
        Counter(kept.stretches) == Counter(stretching.every())
        # A calendar that nothing is counted by any more may still be there.
        and {*kept.calendars} >= {*map(calendar_days, stretching.calendars.values())}
        and Counter(kept.offices) == Counter(office_names(register))
    )


def _lines(kept: KeptLines | None) -> Sequence[Line] | None:
    """The lines of an answer; None where the table has none, or none that can be read."""
    if kept is None:
        return None
    try:
        return [told_line(each) for each in kept.lines]
    except UNREADABLE:
        return None
