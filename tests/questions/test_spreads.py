"""How long things took, where some still run: against cases worked by hand, and brute force."""

from __future__ import annotations

from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.questions.spreads import Spread, spread

LONG = 10_000

BY_HAND: dict[str, tuple[list[int], list[int], str]] = {
    "nothing": ([], [], ""),
    "one answer": ([20], [], "20"),
    "an even number of answers": ([20, 25], [], "22.5"),
    "one still open": ([], [34], "more than 34"),
    "an open one decides": ([5], [9, 9], "more than 9"),
    "an open one that can't decide": ([5, 6], [40], "6"),
    "an open one may yet decide": ([5, 10], [3], "5 to 10"),
    "two open that leave it to an answer": ([1, 5], [2, 9, 9], "at least 5"),
    "half of them open, of an even number": ([5, 5], [1, 1], "more than 3"),
    "as long as there are dates": ([2_900_000, 2_900_001], [], "2900000.5"),
    "for as long as there are dates": ([], [3_652_058], "more than 3652058"),
}


@pytest.mark.parametrize(("ended", "running", "told"), BY_HAND.values(), ids=BY_HAND)
def test_a_median_says_what_is_certain_of_it(
    ended: list[int], running: list[int], told: str
) -> None:
    assert told == str(spread(ended, running))


def test_a_spread_tells_its_range_and_what_still_runs() -> None:
    assert spread([20, 7], [34]) == Spread(
        counted=3,
        running=1,
        median_at_least=20.0,
        median_at_most=20.0,
        median_is_more=False,
        shortest=7,
        longest=34,
        longest_runs=True,
    )


DAYS = st.lists(st.integers(0, 6), max_size=4)


@given(ended=DAYS, running=st.lists(st.integers(0, 6), max_size=3))
def test_its_bounds_are_the_least_and_most_of_every_way_it_can_end(
    ended: list[int], running: list[int]
) -> None:
    if not ended and not running:
        return
    ways = product(*([*range(age + 1, 9), LONG] for age in running))
    medians = [median([*ended, *way]) for way in ways]
    found = spread(ended, running)
    assert found.median_at_least is not None
    least = min(medians)
    assert found.median_at_least <= least
    assert found.median_is_more == (least > found.median_at_least)
    if found.median_at_most is None:
        assert max(medians) >= LONG / 2
    else:
        assert max(medians) == found.median_at_most
