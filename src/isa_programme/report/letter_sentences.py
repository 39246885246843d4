"""The sentences of a letter: exact, sober, and no more than the record holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.calendars.months import CivilDate, Month, latest
from isa_programme.questions.imprint import RESTS_ON, by_what
from isa_programme.questions.lateness import told_days
from isa_programme.questions.letters.letters import (
    Correspondent,
    LetterDue,
    LetterItem,
    ReceivedReply,
)
from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    ResponseKind,
    StageName,
)

_MISSING = {
    StageName.ACKNOWLEDGEMENT: "an acknowledgement",
    StageName.SUBSTANTIVE: "an answer",
    StageName.UPDATE: "an update",
    StageName.COMMITMENT: "word that it was carried out",
}
"""What a letter asks for, by the stage that is overdue."""

_KINDS = {
    ResponseKind.ACKNOWLEDGEMENT: "an acknowledgement",
    ResponseKind.HOLDING: "a holding reply",
    ResponseKind.CLARIFICATION_REQUEST: "a request for clarification",
    ResponseKind.SUBSTANTIVE: "an answer",
    ResponseKind.UPDATE: "an update",
}


def subject(due: LetterDue) -> str:
    """What the letter is about, in a line."""
    what = _MISSING[due.stage].partition(" ")[2]
    done = due.stage is StageName.COMMITMENT
    said = "not recorded as carried out" if done else f"no {what} recorded"
    title = f", {due.title}" if due.title else ""
    return f"{due.reference}{title}: {said}"


def introduced(due: LetterDue) -> str:
    """Which paper it is about, issued when, by whom and to whom; "" where there is none."""
    if due.issued_on is None or due.issued_by is None:
        return ""
    when = _begin(_on(due.issued_on))
    ours = "our" if due.issued_by.slug == due.sender.slug else "own"
    own = f" ({ours} reference {due.own_reference})" if due.own_reference else ""
    said = (
        f"{when} {_we(due.issued_by, due)} issued {due.advice}{own}, “{due.title}”,"
        f" to {_and(_to(name, due) for name in due.asked)}."
    )
    if due.reissue_of:
        said += f" It issues {due.reissue_of} again."
    return said


def missing(due: LetterDue) -> str:
    """What there is no record of."""
    who = whose(due)
    several = bool(listed(due))
    match due.stage:
        case StageName.ACKNOWLEDGEMENT:
            return f"We have no record of an acknowledgement from {who}."
        case StageName.SUBSTANTIVE:
            what = "on the following, which it recommends" if several else "to it"
            return f"We have no record of an answer from {who} {what}{_stop(several)}"
        case StageName.UPDATE if due.items[0].line.commitment is None:
            what = "on the following, which it recommends" if several else "on it"
            return f"We have no record of an update from {who} {what}{_stop(several)}"
        case StageName.UPDATE:
            return f"We have no record of an update on the following, to which {who} is committed:"
        case StageName.COMMITMENT:
            return f"We have no record that the following, to which {who} is committed, was done:"


def _stop(several: bool) -> str:
    return ":" if several else "."


def listed(due: LetterDue) -> tuple[str, ...]:
    """What is overdue, each in the words of the record; nothing where it is the paper itself."""
    return tuple(map(_told, (item for item in due.items if item.line.text)))


def _told(item: LetterItem) -> str:
    line, promised = item.line, item.commitment
    own = f" (own reference {item.own_reference})" if item.own_reference else ""
    said = f"{_name(item)}{own}: {line.text}"
    if promised is None:
        return said
    source = f"in {promised.response}" if promised.response else f"in “{item.route_map}”"
    return f"{said} (made {source}, {_on(promised.made_on)})"


def _name(item: LetterItem) -> str:
    period = "" if item.line.period is None else f", period {item.line.period}"
    return f"{item.line.reference}{period}"


def dates_of(due: LetterDue) -> Iterator[str]:
    """Paragraphs: by which rule each was due and how late it is; then what is proposed.

    What is due by the same rule and day is told once.
    """
    for told_of in (_dates, _steps):
        told: dict[tuple[str, ...], list[str]] = {}
        for item in due.items:
            told.setdefault(tuple(told_of(item, due)), []).append(_name(item))
        for sentences, names in told.items():
            about = f"{_and(names)}: " if len(told) > 1 else ""
            if sentences:
                yield about + " ".join(sentences)


def _dates(item: LetterItem, due: LetterDue) -> Iterator[str]:
    for handed in item.handed_on:
        to = _to(handed.to, due)
        yield f"{_begin(_on(handed.on))} it was transferred from {handed.by} to {to}."
    yield from _due_by(item, due)
    yield _late(item, due)
    if item.line.requested_by is not None and item.rule:
        yield _asked_by(item, due)
    if item.also_asked:
        any_one = due.answered_by is AnsweredBy.ANY
        settles = "; an answer from any one of them settles it" if any_one else ""
        yield f"The same was asked of {_and(item.also_asked)}{settles}."


def _due_by(item: LetterItem, due: LetterDue) -> Iterator[str]:
    line = item.line
    if line.stage is StageName.COMMITMENT:
        yield from _promised(item)
        return
    what, first = _MISSING[line.stage], line.original_deadline or line.deadline
    moved = first != line.deadline
    at_first = " first" if moved else ""
    if item.rule and first is not None:
        clause = f"{item.clause} of " if item.clause else ""
        rests = RESTS_ON[item.basis] if item.basis is not None else ""
        yield (
            f"By {clause}“{item.protocol_title}” ({item.protocol}, {rests}) {what} was{at_first}"
            f" due by {in_words_with_day(first)}{_counted(item)}: {item.rule}."
        )
    elif line.requested_by is not None:
        yield f"No protocol governed it on the day of issue. {_asked_by(item, due)}"
    if moved:
        if item.moved:
            happened = "; ".join(f"{_on(each.on)} {each.what}" for each in item.moved)
            yield f"Since then, {happened}."
        if line.deadline is not None:
            rests = by_what(line.basis) if line.basis is not item.basis else ""
            yield f"It was then due by {in_words_with_day(line.deadline)}{rests}."
    for period in line.falls_in:
        yield f"That day falls in “{period}”, which does not stop this clock."


def _counted(item: LetterItem) -> str:
    """From which day the days were counted, and how that came about."""
    day = item.line.day_zero
    if day is None:
        return ""
    simple = {f"{verb} on {in_words_with_day(day)}": verb for verb in _EVENTS}
    if len(item.counted_from) == 1 and item.counted_from[0] in simple:
        event = simple[item.counted_from[0]]
        return f", counted from {in_words_with_day(day)}, the day it was {event}"
    because = f" ({'; '.join(item.counted_from)})" if item.counted_from else ""
    return f", counted from {in_words_with_day(day)}{because}"


_EVENTS = ("issued", "received", "logged", "published")


def _asked_by(item: LetterItem, due: LetterDue) -> str:
    line = item.line
    ours = due.issued_by is not None and due.issued_by.slug == due.sender.slug
    assumed = f" (assumed: {line.assumption})" if line.assumption else ""
    letter = "our letter" if ours else "the paper"
    return (
        f"The date {letter} asked for is {_when(line.requested_by or due.as_at)}{assumed}; it was"
        " requested, not agreed."
    )


def _promised(item: LetterItem) -> Iterator[str]:
    row = item.commitment
    if row is None or row.promised_for is None:
        return
    words = f" (in its words: “{row.promise}”)" if row.promise else ""
    if not row.slips:
        yield f"It was promised for {_when(row.promised_for)}{words}."
        return
    first = row.slips[0].before
    at_first = "for no date" if first is None else f"for {_when(first)}"
    moved = "; ".join(
        f"{_on(slip.moved_on)} that was moved to {_when(slip.after)}" for slip in row.slips
    )
    yield f"It was promised {at_first} at first; {moved}{words}."


def _late(item: LetterItem, due: LetterDue) -> str:
    line = item.line
    said = _past(line.days_late, line.working_days_late)
    first = line.original_deadline
    if first is not None and first != line.deadline:
        since = _past(line.days_late_original, line.working_days_late_original)
        said += f", and the day it was first due {since},"
    return f"As at {in_words_with_day(due.as_at)} that day is {said} past."


def _past(days: int, working: int | None) -> str:
    if working is None:
        return told_days(days)
    if not working:
        return f"{told_days(days)} (no working day)"
    return f"{working} working {'day' if working == 1 else 'days'} ({told_days(days)})"


def _steps(item: LetterItem, due: LetterDue) -> Iterator[str]:
    step, ahead = item.step, item.next_step
    if step is None or step.falls_due_on is None:
        return
    rests = by_what(item.line.basis)
    after = f"{step.after} working {'day' if step.after == 1 else 'days'}"
    yield (
        f"{item.line.protocol} proposes a step {after} past the due date{rests}: “{step.step}”. It"
        f" fell due on {in_words_with_day(step.falls_due_on)}."
    )
    if ahead is not None and ahead.falls_due_on is not None:
        what = _MISSING[due.stage]
        yield (
            f"If {what} has not come by then, its next step, “{ahead.step}”, falls due on"
            f" {in_words_with_day(ahead.falls_due_on)}."
        )


def received(due: LetterDue) -> tuple[str, tuple[str, ...]]:
    """What has come back from the office that owes the answer, or owed it: a lead, and a list."""
    handed = dict.fromkeys(each.by for item in due.items for each in item.handed_on)
    who = _or((*handed, whose(due)))
    heard = _heard(due)
    if due.received:
        return f"{heard} What we have received from {who} about it:".strip(), tuple(
            _reply(each, due) for each in due.received
        )
    if heard or due.stage is StageName.ACKNOWLEDGEMENT:
        return heard, ()  # of an acknowledgement, the same has been said already
    return f"We have no record of anything received from {who} about {due.reference}.", ()


def _heard(due: LetterDue) -> str:
    """When we last heard of each commitment; "" where an update may have been about any."""
    rows = {item.commitment.reference: item.commitment for item in due.items if item.commitment}
    updated = any(each.kind is ResponseKind.UPDATE for each in due.received)
    return " ".join(
        f"We last heard of {row.reference} {_on(row.updated_on)}."
        if row.updated_on is not None
        else f"We have no record of any news of {row.reference}."
        for row in rows.values()
        if row.updated_on is not None or not updated
    )


def _reply(reply: ReceivedReply, due: LetterDue) -> str:
    came = "known to have come by" if reply.known_by else "received"
    day = in_words(reply.received_on) if reply.known_by else _on(reply.received_on)
    dated = f", dated {in_words(reply.dated_on)}" if reply.dated_on is not None else ""
    own = f", reference {reply.own_reference}" if reply.own_reference else ""
    senders = f" from {_and(reply.sent_by)}" if reply.sent_by != (due.owed_by.name,) else ""
    if reply.on_behalf_of:
        senders += f" on behalf of {_and(reply.on_behalf_of)}"
    said = f"{_KINDS[reply.kind]}{senders}, {came} {day}{dated} ({reply.response}{own})"
    more = [*_promise(reply, due), *_decided(reply, due)]
    return f"{said}{'; ' if more else ''}{'; '.join(more)}"


def _promise(reply: ReceivedReply, due: LetterDue) -> Iterator[str]:
    words = f" (in its words: “{reply.promise}”)" if reply.promise else ""
    if reply.promised_for is None:
        if reply.promise:
            yield f"it says of when an answer comes: “{reply.promise}”"
        return
    passed = ", which has passed" if latest(reply.promised_for) < due.as_at else ""
    yield f"it promised an answer for {_when(reply.promised_for)}{words}{passed}"


def _decided(reply: ReceivedReply, due: LetterDue) -> Iterator[str]:
    for part, kind in reply.decided.items():
        name = f"{due.advice}.{part}"
        if kind is DispositionKind.NOT_ADDRESSED:
            yield f"it names {name} and does not answer it"
        else:
            yield f"it decides {name}: {kind.replace('-', ' ')}"
    if reply.kind is ResponseKind.SUBSTANTIVE and due.stage is StageName.SUBSTANTIVE:
        for line in (item.line for item in due.items):
            if line.recommendation is not None and line.recommendation not in reply.decided:
                yield f"it does not mention {line.reference}"


def steps_made(due: LetterDue) -> str:
    """The steps taken before, each with its day; "" where there is none on record."""
    steps = [step for item in due.items for step in item.made]
    made = {(step.made_on, step.step) for step in steps if step.made_on is not None}
    if not made:
        return ""
    told = "; ".join(f"“{step}”, {_on(made_on)}" for made_on, step in sorted(made))
    return f"Steps taken before: {told}."


def asked_for(due: LetterDue) -> str:
    """What the letter asks for; no date that neither the record nor the protocol gives."""
    names = _and(dict.fromkeys(item.line.reference for item in due.items))
    if due.stage is StageName.COMMITMENT:
        return f"We ask to be told how {names} stands, and what shows that it was carried out."
    about = f"{_MISSING[due.stage]} {_OF[due.stage]} {names}"
    sent = (
        "If it was sent and did not reach us, we ask for a copy, and for the day on which it was"
        " sent."
    )
    if due.goes_higher:
        return (
            f"We bring this to your notice, and ask you to take up with {due.owed_by.name} that we"
            f" receive {about}. {sent}"
        )
    return f"We ask for {about}. {sent}"


_OF = {
    StageName.ACKNOWLEDGEMENT: "of",
    StageName.SUBSTANTIVE: "to",
    StageName.UPDATE: "on",
}


def whose(due: LetterDue) -> str:
    """The office that owes the answer, as the letter names it to its reader."""
    return due.owed_by.name if due.goes_higher else "your office"


def _to(name: str, due: LetterDue) -> str:
    return whose(due) if name == due.owed_by.name else name


def _we(office: Correspondent, due: LetterDue) -> str:
    return "we" if office.slug == due.sender.slug else office.name


def _on(when: CivilDate) -> str:
    """``on 5 January 2026``, or ``in January 2026`` for a month."""
    return f"{'in' if isinstance(when, Month) else 'on'} {in_words(when)}"


def _when(when: CivilDate) -> str:
    return in_words(when) if isinstance(when, Month) else in_words_with_day(when)


def _begin(said: str) -> str:
    return said[:1].upper() + said[1:]


def _and(names: Iterable[str]) -> str:
    return _joined(names, "and")


def _or(names: Iterable[str]) -> str:
    return _joined(names, "or")


def _joined(names: Iterable[str], word: str) -> str:
    *some, last = dict.fromkeys(names)
    return f"{', '.join(some)} {word} {last}" if some else last
