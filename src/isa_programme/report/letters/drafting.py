"""Letters about what is overdue: drafted from the step that fell due, for a person to send."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import attrs
from attrs import frozen

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.errors import FaultsError
from isa_programme.questions.imprint import imprint
from isa_programme.questions.letters.due import letter_due, letters_due
from isa_programme.questions.letters.letters import Correspondent, LetterDue
from isa_programme.record.commitments import Commitment
from isa_programme.record.held import Held
from isa_programme.record.names import parse_target
from isa_programme.record.register import Register
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.document.document import (
    Block,
    Document,
    Heading,
    Lines,
    Listed,
    Paragraph,
)
from isa_programme.report.letters.asking import asked_for, introduced, listed, missing, subject
from isa_programme.report.letters.dates import dates_of
from isa_programme.report.letters.received import received, steps_made

DRAFT = "A draft, for a person to check and to send: nothing was sent or recorded by making it."
_LONGEST_STEP = 40
"""The most characters of a step in the name of a file."""


@frozen(kw_only=True)
class DraftedLetter:
    """A letter, drafted.

    Attributes:
        due: what it is made of.
        document: the letter.
        name: a name for its file, without an ending: the paper, the office, the stage and the
            step, in letters, figures and hyphens, which any system takes.
    """

    due: LetterDue
    document: Document
    name: str

    @property
    def recording(self) -> str:
        """The command that records the step as made, but for its day; "" where there is no step."""
        due = self.due
        if not due.step:
            return ""
        lines = [item.line for item in due.items]
        parts = sorted({line.recommendation for line in lines if line.recommendation is not None})
        periods = sorted({line.period for line in lines if line.period is not None})
        return " ".join(
            (
                f"isa escalation record {due.advice} --addressee {due.owed_by.slug}",
                f"--stage {due.stage}",
                *(f"--recommendation {part}" for part in parts),
                *(f"--period {period}" for period in periods),
                f"--step {_quoted(due.step)} --on DATE",
            )
        )


@frozen(kw_only=True)
class DraftedLetters:
    """The letters for everything that fell due.

    Attributes:
        drafted: those that could be drafted, in order of paper.
        left_out: a sentence for each that could not, since it would not be whole.
    """

    drafted: tuple[DraftedLetter, ...]
    left_out: tuple[str, ...]


def drafted_letter(
    shown: Shown,
    reference: str,
    *,
    as_at: date,
    addressee: str | None = None,
    step: str | None = None,
    visibility: Visibility | str = Visibility.PUBLIC,
) -> DraftedLetter:
    """The letter about something overdue, drafted from the step that fell due.

    It says what was asked, by which rule it was due, what has come back, and what is asked for; a
    date only where the record or the protocol gives one. A note, a judgement, a lead or a reason
    for delay is never in it. Nothing is recorded by drafting it.

    Args:
        shown: a tracker, or a view of one.
        reference: the paper, recommendation or commitment it is about.
        as_at: the day the letter is of.
        addressee: the slug of the office that owes the answer; needed where several do.
        step: the step to draft from, by its protocol's name; the newest fallen due unless given.
        visibility: who may see the letter.

    Raises:
        FaultsError: no letter is due, and why; or it would not be whole at this visibility.
        UnknownReferenceError: the record holds no such paper or office, or nothing is owed there.
    """
    seen = shown.seen_at(visibility)
    level = _hidden(shown.register, reference)
    if level is not None and _hidden(seen.register, reference) is None:
        raise FaultsError(f"{reference} can't be shown here; {_ask_for(level)}")
    due = letter_due(seen.register, reference, as_at=as_at, addressee=addressee, step=step)
    if due.unseen is not None:
        raise FaultsError(_not_whole(due, due.unseen))
    how = "" if step is None else f" --step {_quoted(step)}"
    return _drafted(due, seen.held, f"{_quoted(reference)} --addressee {due.owed_by.slug}{how}")


def drafted_letters(
    shown: Shown, *, as_at: date, visibility: Visibility | str = Visibility.PUBLIC
) -> DraftedLetters:
    """A letter for every step that fell due and was not made.

    Args:
        shown: a tracker, or a view of one.
        as_at: the day the letters are of.
        visibility: who may see them.

    Raises:
        FaultsError: it is no visibility.
    """
    seen = shown.seen_at(visibility)
    drafted, left_out = [], []
    for due in letters_due(seen.register, as_at=as_at):
        if due.unseen is None:
            named = f"{due.reference} --addressee {due.owed_by.slug} --step {_quoted(due.step)}"
            drafted.append(_drafted(due, seen.held, named))
        else:
            left_out.append(_not_whole(due, due.unseen))
    return DraftedLetters(drafted=_named_apart(drafted), left_out=tuple(dict.fromkeys(left_out)))


def _named_apart(drafted: Sequence[DraftedLetter]) -> tuple[DraftedLetter, ...]:
    """The letters, of which no two have one name, on a system that knows no capitals either."""
    taken = Counter(each.name for each in drafted)
    return tuple(
        attrs.evolve(each, name=f"{each.name}-{_digest(each.due.step)}")
        if taken[each.name] > 1
        else each
        for each in drafted
    )


def _hidden(register: Register, reference: str) -> Visibility | None:
    """Who may see what a reference names; None where the register does not hold it."""
    followed = register.followed.get(reference)
    if followed is not None and isinstance(made := followed.noun, Commitment):
        return made.visibility
    target = register.aliases.get(reference) or parse_target(reference)
    file = register.files.get(reference) or register.files.get(target.paper)
    return None if file is None else file.advice.visibility


def _ask_for(level: Visibility) -> str:
    return f"ask for {level} visibility, and give the letter to those who may see it"


def _not_whole(due: LetterDue, level: Visibility) -> str:
    return (
        f"{due.reference}: not all that came back from {due.owed_by.slug} can be shown here, and a"
        f" letter without it could say what is not so; {_ask_for(level)}"
    )


def _drafted(due: LetterDue, held: Held, named: str) -> DraftedLetter:
    bases = [item.basis for item in due.items] + [item.line.basis for item in due.items]
    document = Document(
        title=f"{subject(due)} ({due.to.name})",
        as_at=due.as_at,
        author=due.sender.name,
        blocks=tuple(_blocks(due)),
        imprint=(
            DRAFT,
            *imprint(
                held,
                as_at=due.as_at,
                made_with=f"isa report letter {named}",
                bases=bases,
            ),
        ),
    )
    return DraftedLetter(due=due, document=document, name=_name(due))


def _blocks(due: LetterDue) -> Iterator[Block]:
    yield Lines(lines=_address(due.sender))
    yield Lines(lines=_address(due.to))
    yield Lines(lines=(in_words_with_day(due.as_at),))
    yield Heading(text=subject(due), level=1)
    if said := introduced(due):
        yield Paragraph(text=said)
    yield Paragraph(text=missing(due))
    if items := listed(due):
        yield Listed(items=items)
    for said in dates_of(due):
        yield Paragraph(text=said)
    lead, replies = received(due)
    if lead:
        yield Paragraph(text=lead)
    if replies:
        yield Listed(items=replies)
    if said := steps_made(due):
        yield Paragraph(text=said)
    yield Paragraph(text=asked_for(due))
    yield Lines(lines=_address(due.sender))


def _address(office: Correspondent) -> tuple[str, ...]:
    return tuple(line for line in (office.holder, office.name, office.body) if line)


def _name(due: LetterDue) -> str:
    step = due.step
    words = re.sub("[^a-z0-9]+", "-", step.lower()).strip("-")
    if step and (not words or len(words) > _LONGEST_STEP or not step.isascii()):
        # What the name leaves out of the step stays told apart.
        words = f"{words[:_LONGEST_STEP].strip('-')}-{_digest(step)}".strip("-")
    parts = (due.reference, due.owed_by.slug, due.stage.value, words)
    return "-".join(part for part in parts if part)


def _digest(step: str) -> str:
    return hashlib.sha256(step.encode()).hexdigest()[:8]


def _quoted(text: str) -> str:
    """A text as one word of a command line; in double quotes where they do, for any shell."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", text):
        return text
    plain = not re.search(r'["\\$`%!^\n]', text)
    return f'"{text}"' if plain else shlex.quote(text)
