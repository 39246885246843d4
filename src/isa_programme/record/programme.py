"""The work programme: its period and its three functions."""

from __future__ import annotations

import attrs
from attrs import frozen

from isa_programme.calendars.periods import Period
from isa_programme.record.allowance import Allowance
from isa_programme.record.vocabulary import Function
from isa_programme.record.words import words


@frozen(kw_only=True)
class Programme:
    """The programme of the adviser whose record this is.

    Attributes:
        title: its name.
        adviser: the slug of the office that advises; advice is issued by it unless said.
        adviser_name: that office's name in prose.
        length: how long it runs, as published.
        period: its first and last day, or None where they are not public.
        functions: its functions.
        source: where it is published.
    """

    title: str = words(line=True)
    adviser: str = "independent-strategic-advisor"
    adviser_name: str = words(line=True, default="Independent Strategic Advisor")
    length: Allowance | None = None
    period: Period | None = None
    functions: tuple[Function, ...] = tuple(Function)
    source: str = words(default="")

    @property
    def is_unnamed(self) -> bool:
        """Whether it only stands for the programme of a record begun without one."""
        return attrs.evolve(UNNAMED, adviser=self.adviser, adviser_name=self.adviser_name) == self


UNNAMED = Programme(title="Work programme")
"""What a record begun without a programme has in its place, until one is loaded."""
