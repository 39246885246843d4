"""Stretches: everything open, each over the days on which nothing happens to it.

Between two things that happen, only counting goes on: how late an answer is, how long is left. So a
table of stretches answers what is due and what is overdue on any day, past or to come, without the
entries it came from; :class:`StretchLines` does that counting. What is answered has no stretch, but
for the days before.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.clock.kept_clock import kept_clock
from isa_programme.clock.reading import Reading
from isa_programme.clock.terms import calendar_in_force
from isa_programme.questions.commitment_lines import commitment_line
from isa_programme.questions.lateness import WARN
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.questions.stretches.reading_on import ReadingOn
from isa_programme.questions.stretches.rows import OfficeName, Stretch
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.followed import Followed
from isa_programme.record.register import Register

_Key = tuple[int, int | None]
"""What tells apart what is open on one paper or commitment: its part, and the period."""

Found = tuple[Line, WorkingCalendar | None, int, Reading | None]
"""A line, its calendar, how soon is soon, and how its clock was read, if it has one."""


class Stretching:
    """The stretches of what a register holds.

    Attributes:
        calendars: those by which the stretches given so far are counted, by fingerprint.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._agreed_from = sorted(set(_agreed_from(register)))
        self.calendars: dict[str, WorkingCalendar] = {}

    def every(self) -> Iterator[Stretch]:
        """Those of everything that is, was or will be open."""
        for file in self._register.files.values():
            yield from self.of_paper(file)
        for followed in self._register.all_of(Commitment):
            yield from self.of_commitment(followed)

    def of_paper(self, file: AdviceFile) -> list[Stretch]:
        """Those of everything owed on a paper, each obligation's in order of day."""
        issued_on = latest(file.advice.issued_on)
        happens = sorted({latest(entry.happened_on) for entry in file.entries})
        runs = _Runs(self, file.advice.reference, 0, file.issued.number, issued_on)
        reading_on = ReadingOn(self._register, file)
        day: date | None = issued_on
        while day is not None:
            runs.stand(day, map(_found, reading_on.on(day)))
            # What comes into force acts on what is open, and so on nothing once all is settled.
            marks = (happens, self._agreed_from) if reading_on.is_open else (happens,)
            day = min(_next(day, *marks), default=None)
            while (begins := reading_on.next_begins) and (day is None or begins < day):
                runs.begin(begins, map(_found, reading_on.begun(begins)))
        return runs.finished()

    def of_commitment(self, followed: Followed[Commitment]) -> list[Stretch]:
        """Those of a commitment, in order of day."""
        noun = followed.noun
        happens = {latest(entry.happened_on) for entry in (followed.recorded, *followed.entries)}
        begins = min(happens)
        days = sorted({*happens, *(day for day in self._agreed_from if day > begins)})
        runs = _Runs(self, noun.reference, 1, followed.recorded.number, latest(noun.made_on))
        for day in days:
            calendar = calendar_in_force(self._register, None, day)
            line = commitment_line(self._register, followed, calendar, as_at=day)
            runs.stand(day, () if line is None else ((line, calendar, WARN, None),))
        return runs.finished()


def _found(read: tuple[Reading, Line]) -> Found:
    reading, line = read
    return line, reading.calendar, reading.warn, reading


def office_names(register: Register) -> Iterator[OfficeName]:
    """Every name of every office, each office's in order of day."""
    for office in register.addressees.values():
        names = {"": office.name}
        for renaming in sorted(office.renamings, key=lambda each: each.on):
            names.setdefault(str(renaming.on), renaming.name)
        for since, name in names.items():
            yield OfficeName(office.slug, since, name, int(office.ours))


def _agreed_from(register: Register) -> Iterator[date]:
    """The days on which something agreed comes into force for what is open."""
    for adopted in register.calendars.values():
        yield from (adoption.adopted_on for adoption in adopted)
    yield from (protocol.effective_from for protocol in register.protocols)


def _next(day: date, *marks: list[date]) -> Iterator[date]:
    for each in marks:
        place = bisect_right(each, day)
        if place < len(each):
            yield each[place]


class _Runs:
    """The stretches of one paper or commitment in the making; what stays the same runs on."""

    def __init__(
        self, stretching: Stretching, file: str, kind: int, place: int, begun_on: date
    ) -> None:
        self._calendars = stretching.calendars
        self._file, self._kind, self._place = file, kind, place
        self._begun_on = str(begun_on)
        self._finished: list[Stretch] = []
        self._running: dict[_Key, Stretch] = {}
        self._parts: dict[object, int] = {}

    def stand(self, day: date, lines: Iterable[Found]) -> None:
        """All that stands from a day on; it runs on where it is what stood on the day before."""
        before, self._running = self._running, {}
        for key, made in self._made(day, lines):
            known = before.get(key)
            goes_on = known is not None and known[6:] == made[6:]
            self._running[key] = before.pop(key) if goes_on else made
        self._finished += (each._replace(until_day=str(day)) for each in before.values())

    def begin(self, day: date, lines: Iterable[Found]) -> None:
        """What stands from a day on besides."""
        self._running.update(self._made(day, lines))

    def finished(self) -> list[Stretch]:
        """All of them."""
        return [*self._finished, *self._running.values()]

    def _made(self, day: date, lines: Iterable[Found]) -> Iterator[tuple[_Key, Stretch]]:
        for line, calendar, warn, reading in lines:
            owed = None if reading is None else reading.obligation
            key = owed and (owed.reference, owed.addressee, owed.stage, owed.owed_per)
            part = self._parts.setdefault(key, len(self._parts))
            if line.owed or line.standing is Standing.OVERDUE:
                made = self._stretch(part, day, line, calendar, warn, reading)
                yield (part, line.period), made

    def _stretch(  # noqa: PLR0917 - what a stretch is made of, in its order
        self,
        part: int,
        first: date,
        line: Line,
        calendar: WorkingCalendar | None,
        warn: int,
        reading: Reading | None,
    ) -> Stretch:
        def place(day: date | None) -> int | None:
            return None if day is None or calendar is None else calendar.ordinals.get(day)

        if calendar is not None:
            self._calendars[calendar.fingerprint] = calendar
        paused = line.standing is Standing.PAUSED and reading is not None
        clock = reading.clock if paused and reading is not None else None
        return Stretch(
            file=self._file,
            kind=self._kind,
            place=self._place,
            part=part,
            first_day=str(first),
            until_day=None,
            settled=None if line.by_deadline else line.standing.value,
            warn=min(warn, date.max.toordinal()),  # more days than there are is as good
            counted_to=_text(line.withdrawn_on),
            counted_place=place(line.withdrawn_on),
            deadline_place=place(line.deadline),
            original_place=place(line.original_deadline),
            held_place=place(line.held_on),
            met_place=place(line.met_on),
            fingerprint=None if calendar is None else calendar.fingerprint,
            begun_on=self._begun_on,
            clock=None if clock is None else json.dumps(kept_clock(clock)),
            reference=line.reference,
            own_reference=line.own_reference,
            advice=line.advice,
            recommendation=line.recommendation,
            title=line.title,
            text=line.text,
            addressee=line.addressee,
            transferred_from=line.transferred_from,
            stage=line.stage.value,
            commitment=line.commitment,
            period=line.period,
            because=line.because,
            basis=_text(line.basis),
            protocol=line.protocol,
            calendar=line.calendar,
            day_zero=_text(line.day_zero),
            deadline=_text(line.deadline),
            original_deadline=_text(line.original_deadline),
            outside_protocol=int(line.outside_protocol),
            falls_in=json.dumps(line.falls_in) if line.falls_in else "",
            requested_by=_text(line.requested_by),
            assumption=line.assumption,
            held_on=_text(line.held_on),
            promised_for=_text(line.promised_for),
            promised_by=line.promised_by,
            met_on=_text(line.met_on),
            met_by=line.met_by,
            withdrawn_on=_text(line.withdrawn_on),
            disposition=_text(line.disposition),
            function=_text(line.function),
            priority=line.priority.value,
            visibility=line.visibility.value,
            lead=line.lead,
        )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
