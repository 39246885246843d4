"""The dates in a letter: by which rule each thing was due, how late it is, and the next step."""

from __future__ import annotations

from collections.abc import Iterator

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.questions.imprint import RESTS_ON, by_what
from isa_programme.questions.lateness import told_days
from isa_programme.questions.letters.letters import LetterDue, LetterItem
from isa_programme.record.vocabulary import AnsweredBy, StageName
from isa_programme.report.days_in_words import on, working_days
from isa_programme.report.letters.naming import (
    MISSING,
    all_of,
    begun,
    named,
    named_to,
    on_which_day,
)


def dates_of(due: LetterDue) -> Iterator[str]:
    """Paragraphs: by which rule each was due and how late it is; then what is proposed.

    What is due by the same rule and day is told once.
    """
    for told_of in (_dates, _steps):
        told: dict[tuple[str, ...], list[str]] = {}
        for item in due.items:
            told.setdefault(tuple(told_of(item, due)), []).append(named(item))
        for sentences, names in told.items():
            about = f"{all_of(names)}: " if len(told) > 1 else ""
            if sentences:
                yield about + " ".join(sentences)


def _dates(item: LetterItem, due: LetterDue) -> Iterator[str]:
    for handed in item.handed_on:
        to = named_to(handed.to, due)
        yield f"{begun(on(handed.on))} it was transferred from {handed.by} to {to}."
    yield from _due_by(item, due)
    yield _late(item, due)
    if item.line.requested_by is not None and item.rule:
        yield _asked_by(item, due)
    if item.also_asked:
        any_one = due.answered_by is AnsweredBy.ANY
        settles = "; an answer from any one of them settles it" if any_one else ""
        yield f"The same was asked of {all_of(item.also_asked)}{settles}."


def _due_by(item: LetterItem, due: LetterDue) -> Iterator[str]:
    line = item.line
    if line.stage is StageName.COMMITMENT:
        yield from _promised(item)
        return
    what, first = MISSING[line.stage], line.original_deadline or line.deadline
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
            happened = "; ".join(f"{on(each.on)} {each.what}" for each in item.moved)
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
        f"The date {letter} asked for is {on_which_day(line.requested_by or due.as_at)}{assumed};"
        " it was requested, not agreed."
    )


def _promised(item: LetterItem) -> Iterator[str]:
    row = item.commitment
    if row is None or row.promised_for is None:
        return
    words = f" (in its words: “{row.promise}”)" if row.promise else ""
    if not row.slips:
        yield f"It was promised for {on_which_day(row.promised_for)}{words}."
        return
    first = row.slips[0].before
    at_first = "for no date" if first is None else f"for {on_which_day(first)}"
    moved = "; ".join(
        f"{on(slip.moved_on)} that was moved to {on_which_day(slip.after)}" for slip in row.slips
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
    return f"{working_days(working)} ({told_days(days)})"


def _steps(item: LetterItem, due: LetterDue) -> Iterator[str]:
    step, ahead = item.step, item.next_step
    if step is None or step.falls_due_on is None:
        return
    rests = by_what(item.line.basis)
    yield (
        f"{item.line.protocol} proposes a step {working_days(step.after)} past the due date{rests}:"
        f" “{step.step}”. It fell due on {in_words_with_day(step.falls_due_on)}."
    )
    if ahead is not None and ahead.falls_due_on is not None:
        what = MISSING[due.stage]
        yield (
            f"If {what} has not come by then, its next step, “{ahead.step}”, falls due on"
            f" {in_words_with_day(ahead.falls_due_on)}."
        )
