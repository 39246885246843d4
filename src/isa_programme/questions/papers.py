"""Papers as rows, each with how much of it is owed and answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.questions.standing import standings_of
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Function, Priority, Visibility


@frozen(kw_only=True)
class PaperRow:
    """A paper, with how many of its obligations stand how.

    `owed`, `overdue` and `answered` count obligations, not recommendations. `presses` names earlier
    advice that it presses again; `pressed_again_by` names papers that press it again.

    Attributes:
        reference: its reference, ``ADV-<year>-<number>``.
        own_reference: the office's own reference of it, as typed.
        issued_on: the day (or month) of issue.
        issued_by: the slug of the office that issued it.
        title: its title.
        function: the function it belongs to, if to any.
        priority: how urgent it is.
        visibility: who may see it.
        addressees: the slugs of everyone it asks.
        addressed_as: how it names whom it is to, as typed.
        recommendations: how many it makes.
        requested_by: by when it asks for an answer, if it says so.
        owed: to how many of its obligations an answer is still awaited, overdue or not.
        overdue: how many are overdue.
        answered: how many are answered, in time or late.
        lead: who in our office looks after it.
        reissue_of: the reference of the paper that this one issues again; else empty.
        reissued_as: references of papers that issue this one again.
        presses: references of earlier advice that it presses again.
        pressed_again_by: references of papers that press it again.
        source: where it is published.
    """

    reference: str
    own_reference: str
    issued_on: CivilDate
    issued_by: str
    title: str
    function: Function | None
    priority: Priority
    visibility: Visibility
    addressees: tuple[str, ...]
    addressed_as: str
    recommendations: int
    requested_by: CivilDate | None
    owed: int
    overdue: int
    answered: int
    lead: str
    reissue_of: str
    reissued_as: tuple[str, ...]
    presses: tuple[str, ...]
    pressed_again_by: tuple[str, ...]
    source: str


_ANSWERED = frozenset(
    {Standing.ANSWERED_ON_TIME, Standing.ANSWERED_LATE, Standing.ANSWERED_NO_DATE}
)


def papers(register: Register, *, as_at: date) -> tuple[PaperRow, ...]:
    """Every paper issued by the end of a day, in the order recorded."""
    pressed = _pressed_again(register, as_at)
    return tuple(
        _paper(register, file, pressed, as_at)
        for file in register.files.values()
        if latest(file.advice.issued_on) <= as_at
    )


def paper(register: Register, file: AdviceFile, *, as_at: date) -> PaperRow:
    """One paper as it stands at the end of a day."""
    return _paper(register, file, _pressed_again(register, as_at), as_at)


def _paper(
    register: Register, file: AdviceFile, pressed: Mapping[str, tuple[str, ...]], as_at: date
) -> PaperRow:
    advice, lines = file.advice, standings_of(register, file, as_at=as_at)
    return PaperRow(
        reference=advice.reference,
        own_reference=advice.own_reference,
        issued_on=advice.issued_on,
        issued_by=advice.issued_by,
        title=advice.title,
        function=advice.function,
        priority=advice.priority,
        visibility=advice.visibility,
        addressees=advice.everyone_asked,
        addressed_as=advice.addressed_as,
        recommendations=len(advice.recommendations),
        requested_by=advice.requested_by,
        owed=sum(line.owed for line in lines),
        overdue=sum(line.standing is Standing.OVERDUE for line in lines),
        answered=sum(line.standing in _ANSWERED for line in lines),
        lead=advice.lead,
        reissue_of=advice.reissue_of,
        reissued_as=file.reissued_by(as_at),
        presses=file.presses_by(as_at),
        pressed_again_by=pressed.get(advice.reference, ()),
        source=advice.source,
    )


def _pressed_again(register: Register, as_at: date) -> Mapping[str, tuple[str, ...]]:
    """References of the papers that by the end of a day press another again, by the other's."""
    found: dict[str, tuple[str, ...]] = {}
    for file in register.files.values():
        for earlier in {register.target(each).paper for each in file.presses_by(as_at)}:
            found[earlier] = (*found.get(earlier, ()), file.advice.reference)
    return found
