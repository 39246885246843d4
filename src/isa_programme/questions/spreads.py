"""Spreads: how long things took, where some still run.

What still runs has taken at least its present age, and nobody knows how much more. So a median is
an interval: its lower bound takes everything that runs as done today, its upper bound as never.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from statistics import median

from attrs import frozen


@frozen(kw_only=True)
class Spread:
    """Median and range of calendar days, with what still runs counted at its present age.

    Attributes:
        counted: how many there are, those that still run among them.
        running: how many of them still run.
        median_at_least: the lowest the median can be in calendar days; None where there are none.
        median_at_most: the highest it can be; None where what still runs decides it.
        median_is_more: whether it is certainly more than that lowest, which something still running
            decides.
        shortest: the fewest calendar days of those that ended; None where none ended.
        longest: the most calendar days of any, at its present age if it still runs.
        longest_runs: whether that one still runs.
    """

    counted: int
    running: int
    median_at_least: float | None
    median_at_most: float | None
    median_is_more: bool
    shortest: int | None
    longest: int | None
    longest_runs: bool

    def __str__(self) -> str:
        """The median in words: ``20``, ``20 to 24``, ``more than 34``."""
        if self.median_at_least is None:
            return ""
        least = _days(self.median_at_least)
        if self.median_at_most is None:
            return f"more than {least}" if self.median_is_more else f"at least {least}"
        if self.median_at_most == self.median_at_least:
            return least
        return f"{least} to {_days(self.median_at_most)}"


def _days(number: float) -> str:
    """Days, whole or and a half, with every figure of the longest time there can be."""
    return f"{number:.10g}"


def spread(ended: Sequence[int], running: Sequence[int] = ()) -> Spread:
    """The spread of what ended after so many calendar days, and what has run for so many."""
    ages = [*ended, *running]
    if not ages:
        return Spread(
            counted=0,
            running=0,
            median_at_least=None,
            median_at_most=None,
            median_is_more=False,
            shortest=None,
            longest=None,
            longest_runs=False,
        )
    lowest = median(ages)
    highest = median([*ended, *(inf for _ in running)])
    longest = max(ages)
    return Spread(
        counted=len(ages),
        running=len(running),
        median_at_least=float(lowest),
        median_at_most=None if highest == inf else float(highest),
        median_is_more=median([*ended, *(age + 1 for age in running)]) > lowest,
        shortest=min(ended, default=None),
        longest=longest,
        longest_runs=longest in running,
    )
