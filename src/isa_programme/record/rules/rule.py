"""A rule: what a fact has to keep to, and which facts it has something to say about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar, get_args, get_type_hints

from attrs import frozen

from isa_programme.record.facts import Fact
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register

F = TypeVar("F")


@frozen(eq=False)
class Rule:
    """A small function that gives findings, made a rule by :func:`rule`.

    Attributes:
        look: from the record so far, a new fact and the day of recording, what is wrong with it.
        about: the facts it has something to say about.
    """

    look: Callable[[Register, Any, date], Iterable[Finding]]
    about: tuple[type, ...]

    @property
    def name(self) -> str:
        """The name under which it finds what it finds."""
        return self.look.__name__.replace("_", "-")

    def __call__(self, register: Register, fact: Fact, recorded_on: date) -> Iterable[Finding]:
        """What it finds in a fact; nothing where it has nothing to say about it."""
        return self.look(register, fact, recorded_on) if isinstance(fact, self.about) else ()


def rule(look: Callable[[Register, F, date], Iterable[Finding]]) -> Rule:
    """A rule about the facts that the annotation of the function's `fact` names."""
    fact = get_type_hints(look)["fact"]
    return Rule(look, get_args(fact) or (fact,))
