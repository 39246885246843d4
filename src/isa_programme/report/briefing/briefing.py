"""A briefing: two pages for an office that is about to meet the adviser, and an appendix."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.questions.briefing import Briefing, briefing
from isa_programme.questions.imprint import imprint
from isa_programme.questions.standing_words import CommitmentStanding
from isa_programme.record.held import Held
from isa_programme.record.register import Register
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Basis, Visibility
from isa_programme.report.briefing import lines as told
from isa_programme.report.briefing.appendix import appendix
from isa_programme.report.briefing.front import PLAIN, TEMPLATE, Part, Room, front, item, lines_of
from isa_programme.report.document.document import Block, Document, Heading, NewPage, Paragraph


def briefing_document(
    shown: Shown,
    *,
    addressee: str,
    as_at: date,
    since: date | None = None,
    visibility: Visibility | str = Visibility.PUBLIC,
    on_template: bool = False,
) -> Document:
    """A briefing for an office: what is asked of it, was advised, came back, and is late.

    The front is two A4 pages: of what they do not hold it gives the number. The appendix begins on
    a page of its own and holds everything, whole. Our own judgement of answers, notes, leads and
    reasons for delay are in neither, whoever may see it.

    Args:
        shown: a tracker, or a view of one.
        addressee: the slug of the office.
        as_at: the day asked about, to its end.
        since: the day after which what happened is told; without it, the day of the last
            engagement with the office, else the day before the programme began.
        visibility: who may see it.
        on_template: whether it is to be a Word file on an office's own template, whose letters and
            margins may be larger than those of the plain page.

    Raises:
        FaultsError: `since` lies after the day asked about.
        UnknownReferenceError: the record holds no such office.
    """
    seen = shown.seen_at(visibility)
    register = seen.register
    found = briefing(register, addressee, as_at=as_at, since=since)
    programme = register.programme
    asked = f" --since {since}" if since is not None else ""
    return Document(
        title=f"Briefing for {found.name}, {as_at}",
        as_at=as_at,
        author="" if programme is None else programme.adviser_name,
        blocks=(
            *_above(found, seen.held),
            *_front(found, register, seen.held, TEMPLATE if on_template else PLAIN),
            NewPage(),
            *appendix(found, register),
        ),
        imprint=imprint(
            seen.held,
            as_at=as_at,
            made_with=f"isa report briefing --for {addressee}{asked}",
            bases=_bases(found, register),
        ),
    )


def _bases(found: Briefing, register: Register) -> Iterator[Basis | None]:
    yield from (each.line.basis for each in found.late)
    yield from (line.basis for line in found.asked)
    if found.escalated:
        yield from (protocol.basis for protocol in register.protocols)


def _above(found: Briefing, held: Held) -> tuple[Block, ...]:
    return (
        Heading(text=f"Briefing for {found.name}", level=1),
        Paragraph(text=_opening(found, held)),
        Paragraph(text=_in_short(found), strong=True),
    )


def _opening(found: Briefing, held: Held) -> str:
    only = f" Shown is {held.left_out}." if held.left_out else ""
    return (
        f"As at {in_words_with_day(found.as_at)}. What was advised and what came back is told"
        f" {told.since_when(found)}; all else is told as it stands.{only}"
    )


def _in_short(found: Briefing) -> str:
    overdue = sum(row.standing is CommitmentStanding.OVERDUE for row in found.commitments)
    return (
        f"Asked of this office and its body: {len(found.asked)}."
        f" Steps that go to it: {len(found.escalated)}."
        f" Papers advised: {len(found.advised)}. Replies: {len(_replies(found))}."
        f" Answers overdue, of all offices: {len(found.late)}."
        f" Promises passed: {len(found.promises)}. Commitments overdue: {overdue}."
    )


def _replies(found: Briefing) -> set[str]:
    return {row.response for row in found.came_back}


def _front(found: Briefing, register: Register, held: Held, room: Room) -> Iterator[Block]:
    above = 4 + lines_of(_opening(found, held), room) + 1.2 * lines_of(_in_short(found), room)
    yield from front(tuple(_parts(found, register, held.that_is_seen)), room, above=above)


def _parts(found: Briefing, register: Register, seen: str) -> Iterator[Part]:
    day = found.as_at
    yield Part(
        heading="What is asked of the meeting",
        items=(
            *(item(told.asked_of(line, found), line.text or line.title) for line in found.asked),
            *(item(f"{row.reference}: {row.sentence}") for row in found.raised),
        ),
        nothing=f"Nothing{seen} is asked of it.",
    )
    if found.escalated:
        yield Part(
            heading="Steps that fell due and go to it",
            items=tuple(map(item, told.steps_told(found.escalated, register, day))),
            nothing="",
        )
    yield Part(
        heading="What was advised",
        items=tuple(item(told.advised(row, register, day)) for row in reversed(found.advised)),
        nothing="Nothing, in this time.",
    )
    yield Part(
        heading="What came back",
        items=tuple(
            item(told.came_back(row, register, day), row.reason)
            for row in reversed(found.came_back)
        ),
        nothing="Nothing that may be shown here, in this time.",
    )
    yield Part(
        heading="What is overdue, and the next step",
        items=tuple(
            item(told.late(each, day), each.line.text or each.line.title) for each in found.late
        ),
        nothing=f"Nothing{seen} is overdue.",
    )
    yield Part(
        heading="Promises of an answer that passed",
        items=tuple(item(told.promised(row, register, day)) for row in found.promises),
        nothing="None.",
    )
    yield Part(
        heading="Commitments due or moved",
        items=tuple(item(told.committed(row), row.text) for row in found.commitments),
        nothing="None is overdue, due within 90 days, or was moved.",
    )
