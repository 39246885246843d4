"""Tables and lists that grow are a dict and a tuple in all that can be asked, and never change."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.record import growing
from isa_programme.record.growing import GrowingList, GrowingTable, list_from, table_from

keys = st.integers(0, 40)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables and lists that are put together after a few things, not after hundreds."""
    monkeypatch.setattr(growing, "_SMALL", 2)


def all_of_table(table: Mapping[int, int]) -> tuple[Any, ...]:
    """Everything that can be asked of a table."""
    asked = range(-1, 42)
    return (
        len(table),
        bool(table),
        [*table],
        [*table.keys()],
        [*table.values()],
        [*table.items()],
        [*reversed(table)],
        [key in table for key in asked],
        [table.get(key) for key in asked],
        [table.get(key, "none") for key in asked],
        [table[key] for key in table],
        {**table},
        dict(table) == table,
        table == dict(table),
        table == {**table, 99: 1},
        repr(table),
    )


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), keys, st.integers()),
        st.tuples(st.just("pop"), keys, st.just(0)),
        st.tuples(st.just("ask"), keys, st.just(0)),
        st.tuples(st.just("branch"), st.integers(0, 9), st.just(0)),
    ),
    max_size=60,
)


@given(st.dictionaries(keys, st.integers()), STEPS)
def test_a_table_is_a_dict_however_it_grows_and_branches(
    first: dict[int, int], steps: list[tuple[str, int, int]]
) -> None:
    versions: list[tuple[MutableMapping[int, int], dict[int, int]]] = [
        (table_from(first), dict(first))
    ]
    at = 0
    for step, key, value in steps:
        table, plain = versions[at]
        match step:
            case "set":
                table[key] = plain[key] = value
            case "pop":
                assert plain.pop(key, None) == table.pop(key, None)
            case "ask":
                assert all_of_table(plain) == all_of_table(table)
            case _:
                older, its_plain = versions[key % len(versions)]
                versions.append((table_from(older), dict(its_plain)))
                at = len(versions) - 1
    # Only the newest of each branch was changed: those before it hold what they held.
    assert [all_of_table(plain) for _, plain in versions] == [
        all_of_table(table) for table, _ in versions
    ]


def test_a_large_dict_is_shared_and_never_changed() -> None:
    held = dict.fromkeys(range(100), 0)
    table = table_from(held)
    assert isinstance(table, GrowingTable)
    table[5], table[200] = 1, 2
    del table[6]
    assert dict.fromkeys(range(100), 0) == held
    assert {**dict.fromkeys((n for n in range(100) if n != 6), 0), 5: 1, 200: 2} == table


def test_what_is_no_mapping_is_no_table() -> None:
    table: GrowingTable[int, int] = GrowingTable({1: 2})
    assert table != [(1, 2)]
    with pytest.raises(KeyError):
        table[2]
    with pytest.raises(KeyError):
        del table[2]
    with pytest.raises(TypeError):
        hash(table)


def all_of_list(held: Sequence[int]) -> tuple[Any, ...]:
    """Everything that can be asked of a list."""
    return (
        len(held),
        bool(held),
        [*held],
        [*reversed(held)],
        [held[place] for place in range(-len(held), len(held))],
        held[:3],
        held[2:],
        held[-2:],
        held[::-1],
        [number in held for number in range(5)],
        held == tuple(held),
        tuple(held) == held,
        held == (*held, 1),
        repr(held),
    )


@given(
    st.lists(st.integers(0, 5)),
    st.lists(st.tuples(st.sampled_from(["append", "ask", "branch"]), st.integers(0, 5))),
)
def test_a_list_is_a_tuple_however_it_grows_and_branches(
    first: list[int], steps: list[tuple[str, int]]
) -> None:
    versions: list[tuple[GrowingList[int], tuple[int, ...]]] = [
        (list_from(tuple(first)), tuple(first))
    ]
    at = 0
    for step, number in steps:
        held, plain = versions[at]
        match step:
            case "append":
                held.append(number)
                versions[at] = held, (*plain, number)
            case "ask":
                assert all_of_list(plain) == all_of_list(held)
            case _:
                older, its_plain = versions[number % len(versions)]
                versions.append((list_from(older), its_plain))
                at = len(versions) - 1
    assert [all_of_list(plain) for _, plain in versions] == [
        all_of_list(held) for held, _ in versions
    ]


@pytest.mark.parametrize("place", [3, -4, 99])
def test_where_a_list_holds_nothing_is_told(place: int) -> None:
    held = list_from((1, 2))
    held.append(3)
    with pytest.raises(IndexError):
        held[place]
    assert held != [1, 2, 3]
    with pytest.raises(TypeError):
        hash(held)


def test_lists_are_the_same_wherever_their_base_ends() -> None:
    late, early = list_from((1, 2)), list_from((1,))
    late.append(3)
    early.append(2)
    early.append(3)
    assert late == early


def test_one_more_thing_costs_no_copy_of_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 100,000 things, what is copied for 3,000 versions is far less than one copy for each."""
    monkeypatch.setattr(growing, "_SMALL", 64)
    put_together = 0
    together = GrowingTable._together

    def counted(self: GrowingTable[Any, Any]) -> dict[Any, Any]:
        nonlocal put_together
        put_together += self._whole is None
        return together(self)

    monkeypatch.setattr(GrowingTable, "_together", counted)
    table = table_from(dict.fromkeys(range(100_000), 0))
    for number in range(3_000):
        table = table_from(table)
        table[100_000 + number] = number
        assert isinstance(table, GrowingTable)
        assert len(table._top) <= 1_290  # four times the square root of the base
    assert 2 == put_together
    assert 103_000 == len(table)
