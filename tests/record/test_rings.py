"""Rings and orders: held against what can be reached, worked out as a transitive closure."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from isa_programme.record.rings import in_order, ring

Needs = dict[str, list[str]]

some = st.lists(st.sampled_from("abcdef"), max_size=3)
graphs = st.fixed_dictionaries(dict.fromkeys("abcdef", some))


def _closure(needs: Needs) -> set[tuple[str, str]]:
    """Every pair of which the first needs the second, however far round (Warshall)."""
    pairs = {(one, other) for one, others in needs.items() for other in others}
    for middle in needs:
        pairs |= {
            (one, other)
            for one in needs
            for other in needs
            if (one, middle) in pairs and (middle, other) in pairs
        }
    return pairs


@given(graphs)
def test_a_ring_is_found_where_a_thing_needs_itself_however_far_round(needs: Needs) -> None:
    pairs = _closure(needs)
    assert {name: (name, name) in pairs for name in needs} == {
        name: bool(ring(name, needs.__getitem__)) for name in needs
    }


@given(graphs)
def test_a_ring_begins_and_ends_with_the_thing_and_goes_through_each_other_once(
    needs: Needs,
) -> None:
    for name in needs:
        found = ring(name, needs.__getitem__)
        if found:
            assert (name, name) == (found[0], found[-1])
            assert len(found) - 1 == len(set(found))
            assert all(other in needs[one] for one, other in pairwise(found))


def test_rings_are_told_in_the_order_in_which_one_needs_the_next() -> None:
    needs = {"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"], "e": ["e"]}
    assert {
        "a": ("a", "b", "c", "a"),
        "b": ("b", "c", "a", "b"),
        "d": (),
        "e": ("e", "e"),
    } == {name: ring(name, needs.__getitem__) for name in "abde"}


@given(graphs, st.permutations("abcdef"), st.integers(0, 6))
def test_in_order_each_comes_once_and_after_what_it_needs_where_that_is_no_ring(
    needs: Needs, names: list[str], how_many: int
) -> None:
    given_names = names[:how_many]
    found = in_order(given_names, needs.__getitem__)
    among = {name: [each for each in needs[name] if each in given_names] for name in given_names}
    pairs = _closure(among)
    assert sorted(given_names) == sorted(found)
    for place, name in enumerate(found):
        for other in among[name]:
            assert found.index(other) < place or (other, name) in pairs


def test_what_needs_nothing_stays_as_it_was_given() -> None:
    assert ("c", "a", "b") == in_order("cab", lambda _: ())
    assert ("b", "c", "a") == in_order("cab", {"c": "b", "a": "c", "b": ""}.__getitem__)
    assert ("b", "a") == in_order("ab", {"a": ["b", "not-given"], "b": ["a"]}.__getitem__)
