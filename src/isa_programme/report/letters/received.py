"""What a letter says has come back, and which steps were taken before."""

from __future__ import annotations

from collections.abc import Iterator

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import latest
from isa_programme.questions.letters.letters import LetterDue, ReceivedReply
from isa_programme.record.vocabulary import DispositionKind, ResponseKind, StageName
from isa_programme.report.days_in_words import on
from isa_programme.report.letters.naming import all_of, any_of, on_which_day, whose

_KINDS = {
    ResponseKind.ACKNOWLEDGEMENT: "an acknowledgement",
    ResponseKind.HOLDING: "a holding reply",
    ResponseKind.CLARIFICATION_REQUEST: "a request for clarification",
    ResponseKind.SUBSTANTIVE: "an answer",
    ResponseKind.UPDATE: "an update",
}


def received(due: LetterDue) -> tuple[str, tuple[str, ...]]:
    """What has come back from the office that owes the answer, or owed it: a lead, and a list."""
    handed = dict.fromkeys(each.by for item in due.items for each in item.handed_on)
    who = any_of((*handed, whose(due)))
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
        f"We last heard of {row.reference} {on(row.updated_on)}."
        if row.updated_on is not None
        else f"We have no record of any news of {row.reference}."
        for row in rows.values()
        if row.updated_on is not None or not updated
    )


def _reply(reply: ReceivedReply, due: LetterDue) -> str:
    came = "known to have come by" if reply.known_by else "received"
    day = in_words(reply.received_on) if reply.known_by else on(reply.received_on)
    dated = f", dated {in_words(reply.dated_on)}" if reply.dated_on is not None else ""
    own = f", reference {reply.own_reference}" if reply.own_reference else ""
    senders = f" from {all_of(reply.sent_by)}" if reply.sent_by != (due.owed_by.name,) else ""
    if reply.on_behalf_of:
        senders += f" on behalf of {all_of(reply.on_behalf_of)}"
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
    yield f"it promised an answer for {on_which_day(reply.promised_for)}{words}{passed}"


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
    told = "; ".join(f"“{step}”, {on(made_on)}" for made_on, step in sorted(made))
    return f"Steps taken before: {told}."
