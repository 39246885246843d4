"""Whom advice is put to: offices that answer, the bodies they belong to, the people in them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import CivilDate, earliest, latest
from isa_programme.record.words import words


@frozen(kw_only=True)
class Holder:
    """A person who holds an office from a date, and until a date once it is known.

    Attributes:
        name: the person.
        first: the first day (or month) of the term.
        last: the last day (or month), or None while the term runs.
        source: where the term is stated; sources differ, so each term names its own.
    """

    name: str = words(line=True)
    first: CivilDate
    last: CivilDate | None = None
    source: str = words(default="")

    def holds_on(self, day: date) -> bool:
        """Whether the term covers `day`."""
        return earliest(self.first) <= day and (self.last is None or day <= latest(self.last))


@frozen(kw_only=True)
class Renaming:
    """A name that came into use on a day.

    Attributes:
        name: the name.
        on: the first day of it.
    """

    name: str = words(line=True)
    on: date


@frozen(kw_only=True)
class Addressee:
    """An office or a body that advice can be put to, or that gives it.

    People change and offices answer: an obligation is always an office's.

    Attributes:
        slug: its name in commands and references.
        name: its name in prose, as it was added.
        renamings: the names it took since, by date, as recorded.
        kind: a slug for the class it belongs to (``government``, ``public-body``), by which a
            protocol chooses whom it governs.
        body: the slug of the body it belongs to; one body may hold many offices.
        answers_for: slugs of offices on whose behalf it may answer.
        ours: whether it is our own office or body.
        holders: the people in it, by date, as recorded.
        closed_on: the last day it existed, once it is abolished.
        successor: the slug of what took its place.
    """

    slug: str
    name: str = words(line=True)
    renamings: tuple[Renaming, ...] = field(default=())
    kind: str = "office"
    body: str | None = None
    answers_for: tuple[str, ...] = ()
    ours: bool = False
    holders: tuple[Holder, ...] = field(default=())
    closed_on: date | None = None
    successor: str | None = None

    def name_on(self, day: date) -> str:
        """Its name on a day."""
        taken = [renaming for renaming in self.renamings if renaming.on <= day]
        return max(taken, key=lambda renaming: renaming.on).name if taken else self.name

    @property
    def terms(self) -> tuple[Holder, ...]:
        """The terms in order; one whose end is not recorded ends the day before the next."""
        inorder = sorted(self.holders, key=lambda held: earliest(held.first))
        ended = [
            attrs.evolve(held, last=earliest(after.first) - timedelta(days=1))
            if held.last is None and earliest(after.first) > earliest(held.first)
            else held
            for held, after in pairwise(inorder)
        ]
        return (*ended, *inorder[-1:])

    def holder_on(self, day: date) -> Holder | None:
        """Who holds the office on a day; the term begun last, where terms overlap."""
        return next((held for held in reversed(self.terms) if held.holds_on(day)), None)
