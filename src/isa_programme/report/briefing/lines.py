"""What a briefing says of each thing, in a sentence or two; the most pressing words first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from isa_programme.calendars.dates import in_words
from isa_programme.questions.briefing import BriefedSince, Briefing, CameBack, LateAnswer
from isa_programme.questions.commitments import CommitmentRow
from isa_programme.questions.coverage import coverage
from isa_programme.questions.escalation import EscalationDue, ProposedStep
from isa_programme.questions.imprint import by_what
from isa_programme.questions.lateness import told_days
from isa_programme.questions.lines import Line
from isa_programme.questions.papers import PaperRow
from isa_programme.questions.promises import PromisePassed
from isa_programme.questions.standing_words import CommitmentStanding, Standing
from isa_programme.record.names import parse_target
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import ResponseKind, StageName
from isa_programme.report.days_in_words import how_long, on
from isa_programme.report.visible import shortened, visible

_LONGEST_TITLE = 90

KINDS = {
    ResponseKind.ACKNOWLEDGEMENT: "acknowledgement",
    ResponseKind.HOLDING: "holding reply",
    ResponseKind.CLARIFICATION_REQUEST: "request for clarification",
    ResponseKind.SUBSTANTIVE: "answer",
    ResponseKind.UPDATE: "update",
}
"""What a response is, in words."""


def since_when(found: Briefing) -> str:
    """From when on what happened is told, and why from then."""
    match found.since_what:
        case BriefedSince.LAST_ENGAGEMENT if found.engagement is not None:
            held = found.engagement
            return (
                f"since the last engagement with this office, {held.kind} {held.reference}"
                f" {on(held.held_on)}"
            )
        case BriefedSince.PROGRAMME_BEGUN:
            return "since the programme began"
        case BriefedSince.GIVEN if found.since is not None:
            return f"since {in_words(found.since)}, as asked for"
        case _:
            return "from the whole record"


def names_of(register: Register, slugs: tuple[str, ...], as_at: date) -> str:
    """The names of some offices on a day."""
    offices = (register.addressees.get(slug) for slug in slugs)
    named = zip(slugs, offices, strict=True)
    return ", ".join(slug if office is None else office.name_on(as_at) for slug, office in named)


def due_when(line: Line) -> str:
    """Where something owed stands by its date."""
    rests = by_what(line.basis)
    match line.standing:
        case Standing.OVERDUE if line.deadline is not None:
            withdrawn = f", and withdrawn {on(line.withdrawn_on)}" if line.withdrawn_on else ""
            late_by = how_long(line.days_late, line.working_days_late)
            return f"due {in_words(line.deadline)}{rests}, {late_by} late{withdrawn}"
        case Standing.AWAITING | Standing.DUE_SOON | Standing.DUE_TODAY if line.deadline:
            return f"due {in_words(line.deadline)}{rests}"
        case Standing.UNANSWERED_NO_DATE:
            return "no date asked for"
        case Standing.PAUSED:
            return "its clock is paused"
        case standing:
            return standing.replace("-", " ")


def asked_of(line: Line, found: Briefing) -> str:
    """A recommendation that is still to be answered by the office or its body."""
    whose = "" if line.addressee == found.addressee else f", {line.addressee_name}"
    return f"{line.reference}{whose}: {due_when(line)}{promised_too(line)}."


def promised_too(line: Line) -> str:
    """That an answer was promised, and for when; "" where none was."""
    if line.promised_for is None:
        return ""
    return f"; an answer was promised for {in_words(line.promised_for)}"


def stage_of(line: Line) -> str:
    """What is owed, in words."""
    period = "" if line.period is None else f", period {line.period}"
    return f"{_STAGES[line.stage]}{period}"


_STAGES = {
    StageName.ACKNOWLEDGEMENT: "an acknowledgement",
    StageName.SUBSTANTIVE: "an answer",
    StageName.UPDATE: "an update",
    StageName.COMMITMENT: "a commitment",
}


def steps_told(steps: Iterable[EscalationDue], register: Register, as_at: date) -> tuple[str, ...]:
    """The steps that go to the office or its body; of one paper and one day, together."""
    grouped: dict[tuple[str, ...], list[EscalationDue]] = {}
    for step in steps:
        paper = parse_target(step.reference).paper
        key = (paper, step.addressee, step.step, str(step.deadline), str(step.fell_due_on))
        grouped.setdefault(key, []).append(step)
    return tuple(_step_told(each, register, as_at) for each in grouped.values())


def _step_told(steps: Sequence[EscalationDue], register: Register, as_at: date) -> str:
    step = steps[0]
    about = ", ".join(each.reference for each in steps)
    who = names_of(register, (step.addressee,), as_at)
    return (
        f"{about}, owed by {who}, due {in_words(step.deadline)}{_rests_on(step, register)}:"
        f" “{step.step}” fell due {in_words(step.fell_due_on)}."
    )


def _rests_on(step: EscalationDue, register: Register) -> str:
    """Beside a date that nobody agreed, what it rests on."""
    bases = {str(each): each.basis for each in register.protocols}
    return by_what(bases.get(step.protocol))


def advised(row: PaperRow, register: Register, as_at: date) -> str:
    """A paper, with how far it is answered."""
    asked = names_of(register, row.addressees, as_at) or "nobody by name"
    own = f" ({row.own_reference})" if row.own_reference else ""
    title = shortened(visible(row.title), _LONGEST_TITLE)
    return (
        f"{row.reference}{own}, {in_words(row.issued_on)}, “{title}”:"
        f" {_answered(row, register, as_at)}. To {asked}."
    )


def _answered(row: PaperRow, register: Register, as_at: date) -> str:
    """How many answers came, of those owed by each office on each recommendation."""
    lines = coverage(register, register.file(row.reference), as_at=as_at)
    owed = [line for line in lines if line.standing not in _SETTLED_OTHERWISE]
    # Of one that came on a day its source does not give, only that it decides is known.
    came = sum(line.standing in _CAME or line.first_disposition is not None for line in owed)
    late = sum(line.standing is Standing.OVERDUE for line in owed)
    overdue = f", {late} overdue" if late else ""
    if not owed:
        return "no answer is owed"
    return f"of {len(owed)} answers owed, {came} came{overdue}"


_CAME = frozenset({Standing.ANSWERED_ON_TIME, Standing.ANSWERED_LATE, Standing.ANSWERED_NO_DATE})
_SETTLED_OTHERWISE = frozenset({Standing.NOT_OWED, Standing.WITHDRAWN})


def came_back(row: CameBack, register: Register, as_at: date) -> str:
    """What a response says about a recommendation."""
    senders = names_of(register, row.sent_by, as_at)
    day = f"known by {in_words(row.received_on)}" if row.known_by else on(row.received_on)
    told = f"{row.reference}: {what_it_says(row)}, {senders}, {day} ({row.response})."
    promise = promise_of(row)
    return f"{told} It {promise}." if promise else told


def what_it_says(row: CameBack) -> str:
    """What it decides; what it is, where it decides nothing."""
    return KINDS[row.kind] if row.disposition is None else row.disposition.replace("-", " ")


def promise_of(row: CameBack) -> str:
    """For when it promised an answer, and in which words; "" where it promised none."""
    words = f" (“{row.promise}”)" if row.promise else ""
    if row.promised_for is None:
        return f"promised an answer{words}" if words else ""
    return f"promised an answer for {in_words(row.promised_for)}{words}"


def late(found: LateAnswer, as_at: date) -> str:
    """An answer that is overdue, with the next step."""
    line = found.line
    stage = "" if line.stage is StageName.SUBSTANTIVE else f", {stage_of(line)}"
    return (
        f"{line.reference}, {owing(line)}{stage}: {due_when(line)}."
        f" {next_step_told(found.step, as_at)}"
    ).rstrip()


def owing(line: Line) -> str:
    """The office that owes it, by name; ours is told apart."""
    return f"{line.addressee_name}{' (ours to answer)' if line.ours else ''}"


def next_step_told(step: ProposedStep | None, as_at: date) -> str:
    """What is proposed next, with the day it fell or falls due; "" for nothing."""
    if step is None or step.falls_due_on is None:
        return ""
    fell = "fell" if step.falls_due_on <= as_at else "falls"
    return f"Next: “{step.step}”, {fell} due {in_words(step.falls_due_on)}."


def promised(row: PromisePassed, register: Register, as_at: date) -> str:
    """A promise of an answer that passed."""
    who = names_of(register, (row.addressee,), as_at)
    return (
        f"{row.reference}, {who}: {row.response} promised an answer for"
        f" {in_words(row.promised_for)}, {told_days(row.days_passed)} ago."
    )


def committed(row: CommitmentRow) -> str:
    """A commitment that is due or was moved."""
    told = f"{row.reference}, {row.owner_name}: {when_promised(row)}"
    if row.slips:
        first = row.first_promised_for
        times = "once" if len(row.slips) == 1 else f"{len(row.slips)} times"
        told += f"; moved {times}" + (f", first promised for {in_words(first)}" if first else "")
    return f"{told}."


def when_promised(row: CommitmentRow) -> str:
    """For when a commitment is promised, and how late it is."""
    if row.promised_for is None:
        return "no date named"
    late_by = ""
    if row.standing is CommitmentStanding.OVERDUE:
        late_by = f", {told_days(row.days_late)} overdue"
    return f"promised for {in_words(row.promised_for)}{late_by}"
