"""Races: who takes how long for the same answers, side by side, and whether that is in bounds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from time import perf_counter
from typing import Any

from attrs import frozen
from tabulate import tabulate

ROUNDS = 100
"""How often everybody runs, in turn; the best time of each counts, so a busy machine does not."""


@frozen
class Contender:
    """One way to work out answers, timed over all its questions in one go.

    Attributes:
        name: what it is called in the table.
        deal: hands out the questions, untimed, anew for each round.
        run: answers the questions dealt, in their order.
    """

    name: str
    deal: Callable[[], Sequence[Any]]
    run: Callable[[Sequence[Any]], object]


class Sense(StrEnum):
    """Which way a ratio is told."""

    COST = "times the cost"
    GAIN = "times as fast"


@frozen
class Goal:
    """What the ratio of ours to another has to be; None where it is only told.

    Attributes:
        sense: whether ratios are of cost (the less the better) or of speed.
        must: the ratio below (cost) or above (speed) which the program fails.
        aim: the ratio hoped for.
    """

    sense: Sense
    must: float | None = None
    aim: float | None = None

    def ratio(self, ours: float, theirs: float) -> float:
        """The ratio of two times, as the sense has it."""
        return ours / theirs if self.sense is Sense.COST else theirs / ours

    def met(self, ratio: float, bound: float | None) -> bool:
        """Whether a ratio is within a bound; what has no bound always is."""
        if bound is None:
            return True
        return ratio <= bound if self.sense is Sense.COST else ratio >= bound

    def told(self, bound: float | None) -> str:
        """A bound as the table has it."""
        sign = "at most" if self.sense is Sense.COST else "at least"
        return "" if bound is None else f"{sign} {bound:g}"


@frozen
class Row:
    """One line of the table: our time for one answer against another's.

    Attributes:
        what: what is worked out.
        against: whose time ours is compared with, or what figure.
        ours: our time for one answer, in seconds.
        theirs: the other's.
        goal: what the ratio has to be.
        told: how ours and the other's are written, where they are no times.
    """

    what: str
    against: str
    ours: float
    theirs: float
    goal: Goal
    told: Callable[[float], str] | None = None

    @property
    def ratio(self) -> float:
        """The ratio of the two times."""
        return self.goal.ratio(self.ours, self.theirs)

    @property
    def holds(self) -> bool:
        """Whether what must be is so."""
        return self.goal.met(self.ratio, self.goal.must)

    def cells(self) -> tuple[str, ...]:
        """The row as the table has it."""
        goal, told = self.goal, self.told or _duration
        return (
            self.what,
            told(self.ours),
            f"{self.against} ({told(self.theirs)})",
            f"{self.ratio:.3g} {goal.sense}",
            goal.told(goal.must),
            goal.told(goal.aim),
            self._verdict(),
        )

    def _verdict(self) -> str:
        if self.goal.must is None and self.goal.aim is None:
            return ""
        if not self.holds:
            return "NO"
        return (
            "yes, the aim too" if self.goal.met(self.ratio, self.goal.aim) else "yes, not the aim"
        )


def table(rows: Iterable[Row]) -> str:
    """The rows as people read them."""
    heads = ("what", "ours", "against", "ratio", "must", "aim", "holds")
    return tabulate([row.cells() for row in rows], heads, disable_numparse=True)


def race(
    what: str, ours: Contender, *others: tuple[Contender, Goal], rounds: int = ROUNDS
) -> Iterator[Row]:
    """A row for each of the others, all of them timed in turn with ours."""
    first, *rest = best_times([ours, *(other for other, _ in others)], rounds)
    for (other, goal), theirs in zip(others, rest, strict=True):
        yield Row(what, other.name, first, theirs, goal)


def best_times(contenders: Sequence[Contender], rounds: int = ROUNDS) -> list[float]:
    """Each contender's best time for one answer, in seconds; they run in turn, not in a row."""
    best = [float("inf")] * len(contenders)
    for _ in range(rounds):
        for place, contender in enumerate(contenders):
            best[place] = min(best[place], _time(contender))
    return best


def _time(contender: Contender) -> float:
    questions = contender.deal()
    with _no_collection():
        begun = perf_counter()
        contender.run(questions)
        return (perf_counter() - begun) / len(questions)


@contextmanager
def _no_collection() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def plain_bytes(held: float) -> str:
    """So much memory."""
    return f"{held:,.0f} bytes"


def _duration(seconds: float) -> str:
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"
