"""Which letters are due: from the escalation steps that fell due, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import latest
from isa_programme.errors import FaultsError, UnknownReferenceError
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.escalation import ProposedStep, next_step, proposed_steps
from isa_programme.questions.letters.items import Owed, letter_about
from isa_programme.questions.letters.letters import LetterDue
from isa_programme.questions.standing import lines_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName
from isa_programme.record.words import NOT_SHOWN


def letters_due(register: Register, *, as_at: date) -> tuple[LetterDue, ...]:
    """A letter for every step fallen due by the end of a day and not made, in order of paper.

    One letter asks one office for all of one paper that the step is proposed for. What is ours to
    answer has none, and neither has what was withdrawn.
    """
    found = []
    for file in register.files.values():
        if latest(file.advice.issued_on) > as_at:
            continue
        grouped: dict[tuple[str, ...], list[tuple[Owed, ProposedStep]]] = {}
        for each in _owed_on(register, file, as_at):
            if each.asks and not each.line.ours:
                for step in each.steps:
                    if step.is_due(as_at) and not _goes_to_us(register, step):
                        key = (each.line.addressee, each.line.stage, step.step, step.to or "")
                        grouped.setdefault(key, []).append((each, step))
        found += [letter_about(register, chosen, as_at=as_at) for chosen in grouped.values()]
    return tuple(found)


def letter_due(
    register: Register,
    reference: str,
    *,
    as_at: date,
    addressee: str | None = None,
    step: str | None = None,
) -> LetterDue:
    """The letter about a paper, a recommendation or a commitment to one office.

    It is drafted from the newest step that fell due and was not made. Where none is proposed at
    all, because no protocol governs it or because its protocol proposes none, it asks for what is
    overdue all the same.

    Args:
        register: the record.
        reference: the paper, recommendation or commitment.
        as_at: the day the letter is of.
        addressee: the slug of the office that owes the answer; the only one, unless given.
        step: the step to draft from, by the name its protocol gives it; the newest unless given.

    Raises:
        FaultsError: nothing fell due, the step named did not, or there are several offices; each
            sentence says what would be next, and when.
        UnknownReferenceError: the record holds no such paper or office, or nothing is owed there.
    """
    owed = _owed_under(register, reference, as_at)
    owed = _by_office(register, reference, owed, addressee)
    office = owed[0].line.addressee
    if owed[0].line.ours:
        raise FaultsError(
            f"addressee: {office} is our own office; isa overdue --ours lists what is ours"
        )
    chosen = _chosen(owed, step, as_at)
    if not chosen:
        raise FaultsError(*dict.fromkeys(_why_none(each, step, as_at) for each in owed))
    drafted_from = chosen[0][1]
    if drafted_from is not None and _goes_to_us(register, drafted_from):
        raise FaultsError(
            f"step: {drafted_from.step} goes to {drafted_from.to}, which is our own office"
        )
    return letter_about(register, chosen, as_at=as_at)


def _goes_to_us(register: Register, step: ProposedStep) -> bool:
    office = register.addressees.get(step.to or "")
    return office is not None and office.ours


def _owed_under(register: Register, reference: str, as_at: date) -> list[Owed]:
    followed = register.followed.get(reference)
    if followed is not None and isinstance(made := followed.noun, Commitment):
        file = register.files.get(made.advice)
        found = [] if file is None else list(_owed_on(register, file, as_at))
        own = [each for each in found if each.line.commitment == made.reference]
        lines = commitment_lines(register, as_at=as_at)
        own += [Owed(line, file, None, ()) for line in lines if line.reference == made.reference]
        if not own:
            raise FaultsError(f"{reference}: nothing is owed on it as at {in_words(as_at)}")
        return own
    target = register.target(reference)
    file = register.file(target.paper)
    if latest(file.advice.issued_on) > as_at:
        raise FaultsError(
            f"{reference}: it was issued after {in_words(as_at)}, the day of the letter"
        )
    return [
        each
        for each in _owed_on(register, file, as_at)
        if target.recommendation in (None, each.line.recommendation)
    ]


def _owed_on(register: Register, file: AdviceFile, as_at: date) -> Iterator[Owed]:
    for reading, line in lines_read(register, file, as_at=as_at):
        steps = proposed_steps(file, reading, line.addressee, as_at=as_at)
        yield Owed(line, file, reading, steps)


def _by_office(
    register: Register, reference: str, owed: Sequence[Owed], addressee: str | None
) -> list[Owed]:
    offices = tuple(dict.fromkeys(each.line.addressee for each in owed))
    asked = ", ".join(offices) or "nobody"
    if addressee is None:
        late = tuple(dict.fromkeys(each.line.addressee for each in owed if each.asks))
        if len(late) > 1:
            raise FaultsError(
                f"addressee: {reference} is overdue from {', '.join(late)}; name one of them"
            )
        if not late and owed:
            return list(owed)
        addressee = late[0] if late else ""
    else:
        register.addressee(addressee)
    theirs = [each for each in owed if each.line.addressee == addressee]
    if not theirs:
        handed = [each.line for each in owed if each.line.transferred_from == addressee]
        if handed:
            to = ", ".join(dict.fromkeys(line.addressee for line in handed))
            raise FaultsError(
                f"addressee: what {addressee} owed was transferred; it is owed by {to}"
            )
        raise UnknownReferenceError("obligation", reference, f"it is owed by {asked}")
    return theirs


def _chosen(
    owed: Sequence[Owed], named: str | None, as_at: date
) -> list[tuple[Owed, ProposedStep | None]]:
    """What the letter is about: all that the newest step fallen due is proposed for."""
    if named is not None:
        proposed = dict.fromkeys(step.step for each in owed for step in each.steps)
        if named not in proposed:
            known = ", ".join(proposed) or "none"
            raise FaultsError(f"step: {named!a} is not proposed here; proposed are: {known}")
    due = [
        (each, step)
        for each in owed
        if each.asks
        for step in each.steps
        if step.is_due(as_at) and named in (None, step.step)
    ]
    if due:
        first, newest = max(due, key=lambda found: (found[1].falls_due_on or as_at, found[1].after))
        return [
            (each, step)
            for each, step in due
            if (step.step, step.to, each.line.stage) == (newest.step, newest.to, first.line.stage)
        ]
    late = [each for each in owed if each.asks and named is None]
    plain = [each for each in late if not each.steps]
    if len(plain) < len(late):  # of what has steps, all that fell due were made
        plain = [each for each in plain if each.line.stage is StageName.COMMITMENT]
    if not plain:
        return []
    stage = max(plain, key=lambda each: each.line.deadline or as_at).line.stage
    return [(each, None) for each in plain if each.line.stage is stage]


def _why_none(owed: Owed, named: str | None, as_at: date) -> str:
    line = owed.line
    period = "" if line.period is None else f", period {line.period}"
    return (
        f"no letter is due about {line.reference} ({line.stage}{period}, {line.addressee}):"
        f" {_why(owed, named, as_at)}"
    )


def _why(owed: Owed, named: str | None, as_at: date) -> str:
    line = owed.line
    if line.met_by is not None and line.met_on is not None:
        by = "" if line.met_by == NOT_SHOWN else f" by {line.met_by}"
        return f"it was answered{by} on {in_words(line.met_on)}"
    if line.withdrawn_on is not None:
        return f"it was withdrawn on {in_words(line.withdrawn_on)}"
    match line.standing:
        case Standing.NOT_OWED | Standing.WITHDRAWN:
            return f"it is {line.standing.replace('-', ' ')}"
        case Standing.PAUSED:
            resumed = line.earliest_if_resumed
            if resumed is None:
                return "its clock is paused"
            then = f"resumed on {in_words(as_at)}, it would be due by {in_words(resumed)}"
            return f"its clock is paused; {then}"
        case Standing.UNANSWERED_NO_DATE:
            return "there is no date to be late by"
        case Standing.NOT_STARTED | Standing.CANNOT_BE_WORKED_OUT:
            return f"{line.standing.replace('-', ' ')}, {line.because}"
    due = "" if line.deadline is None else f"its date is {in_words(line.deadline)}; "
    return f"{due}{_ahead(_of(owed.steps, named), as_at)}"


def _of(steps: Iterable[ProposedStep], named: str | None) -> list[ProposedStep]:
    return [step for step in steps if named in (None, step.step)]


def _ahead(steps: Sequence[ProposedStep], as_at: date) -> str:
    """What would be next, and when."""
    if not steps:
        return "no step is proposed for it"
    ahead = next_step(steps, as_at)
    if ahead is not None and ahead.falls_due_on is not None:
        return f"the next step, {ahead.step}, falls due on {in_words(ahead.falls_due_on)}"
    made = [step.made_on for step in steps if step.made_on is not None]
    if len(made) < len(steps):
        return "the calendar does not reach the day the next step falls due"
    return f"every step proposed was made, the last on {in_words(max(made))}"
