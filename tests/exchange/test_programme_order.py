"""The order in which a programme file is recorded: each thing after what it names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError
from isa_programme.exchange.programme_file import read_programme
from isa_programme.record.facts import (
    MilestonePlanned,
    MilestoneReached,
    ReferenceNoted,
)
from programme_tables import NEEDED


def faults_of(text: str) -> tuple[str, ...]:
    with pytest.raises(FaultsError) as refused:
        read_programme(text)
    return refused.value.faults


def milestone(slug: str, *depends_on: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "objective": "objective",
        "title": slug,
        "planned_for": "2026-03",
        "depends_on": [*depends_on],
    }


def reference(name: str, part_of: str = "") -> dict[str, Any]:
    return {"name": name, "title": name, "part_of": part_of}


@st.composite
def plans(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """Tables of every kind in an order in which each comes after what it names."""
    slugs = [f"m{number}" for number in range(draw(st.integers(0, 7)))]
    names = [f"plan-24-30:{number}" for number in range(draw(st.integers(0, 7)))]
    earlier = {
        slug: draw(st.lists(st.sampled_from(slugs[:place]), unique=True)) if place else []
        for place, slug in enumerate(slugs)
    }
    said: dict[str, list[dict[str, Any]]] = tomllib.loads(NEEDED)
    said["milestones"] = [
        {
            **milestone(slug, *earlier[slug]),
            **({"reached": {"reached_on": date(2025, 11, 13)}} if draw(st.booleans()) else {}),
        }
        for slug in slugs
    ]
    said["references"] = [
        reference(name, draw(st.sampled_from(["", *names[:place]])))
        for place, name in enumerate(names)
    ]
    return said


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A plan, and the same with its tables in any other order."""
    said = draw(plans())
    keys = draw(st.permutations([*said]))
    return said, {key: draw(st.permutations(said[key])) for key in keys}


@given(shuffled())
def test_the_same_facts_come_out_in_whatever_order_the_tables_stand(
    both: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    in_order, mixed = (read_programme(tomli_w.dumps(each)).facts for each in both)
    assert sorted(map(repr, in_order)) == sorted(map(repr, mixed))
    assert [type(fact) for fact in in_order] == [type(fact) for fact in mixed]


@given(shuffled())
def test_every_fact_comes_after_what_it_names_in_whatever_order_the_tables_stand(
    both: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    facts = read_programme(tomli_w.dumps(both[1])).facts
    seen: set[str] = set()
    for fact in facts:
        match fact:
            case MilestonePlanned(milestone=planned):
                assert {planned.objective, *planned.depends_on} <= seen
            case ReferenceNoted(reference=noted) if noted.part_of:
                assert noted.part_of in seen
            case MilestoneReached(milestone=slug):
                assert slug in seen
            case _:
                pass
        seen.add(str(fact.about))


def test_what_nothing_waits_for_keeps_the_order_of_the_file() -> None:
    tables = [milestone("c"), milestone("a", "d"), milestone("b"), milestone("d")]
    facts = read_programme(tomli_w.dumps({"milestones": tables})).facts
    assert ["c", "d", "a", "b"] == [fact.about for fact in facts]


def test_something_seen_twice_keeps_the_order_in_which_it_was_seen() -> None:
    tables = [
        reference("plan-24-30:b", "plan-24-30:a") | {"title": "first"},
        reference("plan-24-30:b") | {"title": "second"},
        reference("plan-24-30:a"),
    ]
    facts = read_programme(tomli_w.dumps({"references": tables})).facts
    titles = [fact.reference.title for fact in facts if isinstance(fact, ReferenceNoted)]
    assert ["plan-24-30:a", "first", "second"] == titles


def test_a_long_chain_of_milestones_is_no_burden() -> None:
    tables = [milestone(f"m{number}", f"m{number + 1}") for number in range(1500)]
    facts = read_programme(tomli_w.dumps({"milestones": tables})).facts
    assert [f"m{number}" for number in reversed(range(1500))] == [fact.about for fact in facts]


@pytest.mark.parametrize(
    ("rings", "depends_on"),
    [
        (["a -> a"], {"a": ["a"]}),
        (["a -> b -> a"], {"b": ["a"], "a": ["b"]}),
        (["a -> b -> c -> a"], {"c": ["a"], "a": ["b"], "b": ["c"], "d": ["a"]}),
        (["a -> b -> a", "c -> d -> c"], {"d": ["c"], "c": ["d"], "b": ["a"], "a": ["b"]}),
    ],
    ids=["itself", "two", "three and one that waits for them", "two rings"],
)
def test_milestones_that_would_wait_for_each_other_are_named(
    rings: list[str], depends_on: Mapping[str, list[str]]
) -> None:
    tables = [milestone(slug, *others) for slug, others in depends_on.items()]
    expected = tuple(f"milestones: each would wait for the next for ever: {each}" for each in rings)
    assert expected == faults_of(tomli_w.dumps({"milestones": tables}))


def test_a_ring_is_told_together_with_what_else_is_wrong() -> None:
    text = tomli_w.dumps(
        {
            "milestones": [milestone("a", "b"), milestone("b", "a")],
            "aims": [{"slug": "aim"}],
            "x": 1,
        }
    )
    expected = ("x: no such key", "aims[0].title: it is missing")
    ring = "milestones: each would wait for the next for ever: a -> b -> a"
    assert expected == faults_of(text)
    assert ("aims[0].title: it is missing", ring) == faults_of(text.replace("x = 1\n", ""))
