"""How a letter names things to its reader: offices, days, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from isa_programme.calendars.dates import in_words, in_words_with_day
from isa_programme.calendars.months import CivilDate, Month
from isa_programme.questions.letters.letters import Correspondent, LetterDue, LetterItem
from isa_programme.record.vocabulary import StageName

MISSING = {
    StageName.ACKNOWLEDGEMENT: "an acknowledgement",
    StageName.SUBSTANTIVE: "an answer",
    StageName.UPDATE: "an update",
    StageName.COMMITMENT: "word that it was carried out",
}
"""What a letter asks for, by the stage that is overdue."""


def whose(due: LetterDue) -> str:
    """The office that owes the answer, as the letter names it to its reader."""
    return due.owed_by.name if due.goes_higher else "your office"


def named_to(name: str, due: LetterDue) -> str:
    """An office by its name; the one that owes the answer as the reader knows it."""
    return whose(due) if name == due.owed_by.name else name


def we(office: Correspondent, due: LetterDue) -> str:
    """The office, or "we" where it is the one that writes."""
    return "we" if office.slug == due.sender.slug else office.name


def named(item: LetterItem) -> str:
    """What is overdue by its reference, with the period where it recurs."""
    period = "" if item.line.period is None else f", period {item.line.period}"
    return f"{item.line.reference}{period}"


def on_which_day(when: CivilDate) -> str:
    """``Monday 5 January 2026``, or ``January 2026`` for a month."""
    return in_words(when) if isinstance(when, Month) else in_words_with_day(when)


def begun(said: str) -> str:
    """Words as they begin a sentence."""
    return said[:1].upper() + said[1:]


def all_of(names: Iterable[str]) -> str:
    """Names in a row, each once, with "and" before the last."""
    return _joined(names, "and")


def any_of(names: Iterable[str]) -> str:
    """Names in a row, each once, with "or" before the last."""
    return _joined(names, "or")


def _joined(names: Iterable[str], word: str) -> str:
    *some, last = dict.fromkeys(names)
    return f"{', '.join(some)} {word} {last}" if some else last
