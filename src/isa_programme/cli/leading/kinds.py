"""The kinds of question: a text, a day, one of some words, several of a list, yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs
from attrs import frozen

from isa_programme.calendars.dates import in_words, in_words_with_day, parse_typed_date
from isa_programme.calendars.months import CivilDate, Month, earliest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.cli.leading.question import Question
from isa_programme.errors import CalendarError, FaultsError, OutsideCalendarError
from isa_programme.record.words import faults_in_field
from isa_programme.report.visible import shortened, visible

_WIDTH = 76
"""The most characters of a line of a list, so that it fits the narrowest console."""


@frozen(kw_only=True)
class Text(Question):
    """Words, kept as typed.

    Attributes:
        of: the noun, and the field of it, that will hold them; None where it is no field of words.
    """

    of: tuple[type[attrs.AttrsInstance], str] | None = None

    def take(self, typed: str) -> str:
        """The words, where they can be kept."""
        if self.of is not None and (faults := [*faults_in_field(*self.of, typed)]):
            raise FaultsError(*faults)
        return typed


@frozen(kw_only=True)
class Day(Question):
    """A day, or a month where that is all that is known; it is read back in full.

    Attributes:
        today: what ``today`` and ``yesterday`` count from.
        calendar: says whether it is a working day, if one was adopted.
        may_be_month: whether a month will do.
        until: the last day it can be, or None; with `because`, what is wrong with a later one.
        since: the first day it can be, or None; likewise.
    """

    today: date
    calendar: WorkingCalendar | None = None
    may_be_month: bool = True
    until: date | None = None
    too_late: str = "it has not come yet"
    since: date | None = None
    too_early: str = ""

    def take(self, typed: str) -> CivilDate:
        """The day or month, within its bounds."""
        when = self._named(typed)
        if isinstance(when, Month) and not self.may_be_month:
            raise FaultsError(f"{when} is a month; a day is needed here, as in {when}-15")
        if self.until is not None and earliest(when) > self.until:
            raise FaultsError(f"{told(when)}: {self.too_late}")
        if self.since is not None and _last(when) < self.since:
            raise FaultsError(f"{told(when)}: {self.too_early}")
        return when

    def _named(self, typed: str) -> CivilDate:
        match typed.strip().lower():
            case "today":
                return self.today
            case "yesterday":
                return self.today - timedelta(days=1)
            case _:
                return parse_typed_date(typed)

    def reads_back(self, answer: CivilDate) -> str:
        """The day in full, with why it is no working day where it is none."""
        return f"{told(answer)}{_unworked(answer, self.calendar)}"

    def in_brackets(self) -> str:
        """The default in full."""
        return told(self.take(self.default)) if self.default else ""


def told(when: CivilDate) -> str:
    """A date in full: ``Wednesday 24 December 2025``, or ``December 2025``."""
    return in_words(when) if isinstance(when, Month) else in_words_with_day(when)


def _last(when: CivilDate) -> date:
    return when.last if isinstance(when, Month) else when


def _unworked(when: CivilDate, calendar: WorkingCalendar | None) -> str:
    if isinstance(when, Month):
        return ", no day being known"
    if when.weekday() >= _SATURDAY:
        return ", at a weekend"
    try:
        why = None if calendar is None else calendar.reason_closed(when)
    except (CalendarError, OutsideCalendarError):
        return ""
    return f", {visible(why)}: no working day" if why else ""


_SATURDAY = 5


@frozen(kw_only=True)
class OneOf(Question):
    """One of some fixed words, by the word or by its number.

    Attributes:
        words: each word with what it means.
        heading: a line above them; "" for none.
    """

    words: tuple[tuple[str, str], ...]
    heading: str = ""

    def lists(self) -> Iterator[str]:
        """The words, numbered, with what they mean."""
        if self.heading:
            yield self.heading
        yield from _numbered([(str(word), means) for word, means in self.words])

    def take(self, typed: str) -> str:
        """The word."""
        known = [str(word) for word, _ in self.words]
        (found,) = _chosen([typed], known) or [""]
        return found


@frozen(kw_only=True)
class Offices(Question):
    """Offices of the record, by slug or by the number in the list.

    Attributes:
        among: each name that is listed, with its words.
        others: likewise, what is not listed and can be given by its name all the same.
        heading: a line above the list; "" for none.
    """

    among: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...] = ()
    heading: str = ""

    def lists(self) -> Iterator[str]:
        """What can be chosen, numbered."""
        if self.heading:
            yield self.heading
        yield from _numbered(list(self.among))

    def take(self, typed: str) -> tuple[str, ...]:
        """Their slugs; several stand apart by commas, semicolons or blanks."""
        known, others = ([slug for slug, _ in each] for each in (self.among, self.others))
        return tuple(_chosen(_apart(typed), known, others, what="office"))

    def reads_back(self, answer: tuple[str, ...]) -> str:
        """The names with their words."""
        names = dict((*self.among, *self.others))
        return "; ".join(visible(f"{slug} ({shortened(names[slug], 60)})") for slug in answer)


@frozen(kw_only=True)
class Numbers(Question):
    """Some of a paper's recommendations, by number.

    Attributes:
        texts: what each asks, in order.
    """

    texts: tuple[str, ...]

    def lists(self) -> Iterator[str]:
        """The recommendations, numbered."""
        for number, text in enumerate(self.texts, start=1):
            yield shortened(visible(f"  {number:>2}  {text}"), _WIDTH)

    def take(self, typed: str) -> tuple[int, ...]:
        """Their numbers, each once."""
        known = [str(number) for number in range(1, len(self.texts) + 1)]
        return tuple(int(each) for each in _chosen(_apart(typed), known, what="recommendation"))


@frozen(kw_only=True)
class Number(Question):
    """A number from 1 to the most there is."""

    most: int

    def take(self, typed: str) -> int:
        """The number."""
        tidy = typed.strip()
        number = int(tidy) if tidy.isascii() and tidy.isdigit() and len(tidy) <= 4 else 0
        if not 1 <= number <= self.most:
            raise FaultsError(f"{typed!a}: type a number from 1 to {self.most}")
        return number


@frozen(kw_only=True)
class YesNo(Question):
    """Yes or no."""

    def take(self, typed: str) -> bool:
        """Whether it is yes."""
        match typed.strip().lower():
            case "y" | "yes":
                return True
            case "n" | "no":
                return False
            case _:
                raise FaultsError(f"{typed!a} is neither yes nor no; type y or n")

    def as_typed(self, answer: bool) -> str:
        """The answer as a letter."""
        return "y" if answer else "n"

    def in_brackets(self) -> str:
        """The answers, the one that Enter gives as a capital."""
        return {"y": "Y/n", "n": "y/N"}.get(self.default, "y/n")


def _numbered(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = max((len(name) for name, _ in rows), default=0)
    for number, (name, words) in enumerate(rows, start=1):
        said = f"  {number:>2}  {visible(name):<{width}}  {visible(words)}"
        yield shortened(said.rstrip(), max(_WIDTH, width + 8))


def _apart(typed: str) -> list[str]:
    return [each for each in re.split(r"[,;\s]+", typed) if each]


def _chosen(
    given: Iterable[str], known: list[str], others: Iterable[str] = (), *, what: str = "word"
) -> list[str]:
    """Names for what was typed, each once and in the order typed.

    Raises:
        FaultsError: something typed is neither a name nor a number listed, or could be two.
    """
    faults, found = [], []
    for each in given:
        numbered = _at(each, known)
        exact = each if each in (*known, *others) else None
        if exact is not None and numbered is not None and exact != numbered:
            faults.append(f"{each!a} names one {what} and numbers another, {numbered}")
        elif (name := exact or numbered) is None:
            faults.append(_unknown(each, known, what))
        else:
            found.append(name)
    if not found and not faults:
        faults.append("nothing was chosen")
    if faults:
        raise FaultsError(*faults)
    return list(dict.fromkeys(found))


def _at(typed: str, known: list[str]) -> str | None:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        return None
    number = int(typed)
    return known[number - 1] if 1 <= number <= len(known) else None


def _unknown(typed: str, known: list[str], what: str) -> str:
    if not known:
        return f"{typed!a} is no {what}"
    listed = "1" if len(known) == 1 else f"1 to {len(known)}"
    return f"{typed!a} is no {what}; type a number from the list ({listed}), or the name beside it"
