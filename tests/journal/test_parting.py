"""What is seen in one walk is what the converter says, and nothing that it would refuse."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isa_programme.calendars.months import Month
from isa_programme.errors import FaultsError
from isa_programme.journal.chain import canonical
from isa_programme.journal.codec import joined_by_converter, split
from isa_programme.journal.joining import rejoined
from isa_programme.journal.parting import parted
from isa_programme.record.facts import AdviceIssued, Fact, NoteTaken, ResponseReceived
from isa_programme.record.vocabulary import Priority
from strategies import facts

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)

MADE_OF_MORE = {
    "calendar-adopted.v1",
    "programme-adopted.v1",
    "protocol-agreed.v1",
}
"""Kinds with a calendar, a period, a set or a mapping in them: left to the codec."""

WRONG: tuple[Any, ...] = (
    None,
    True,
    1,
    2**80,
    1.5,
    "",
    "2026-02-30",
    "2026-13",
    "nul \0",
    "half \ud83d",
    b"bytes",
    date(2026, 1, 1),
    datetime(2026, 1, 1),  # noqa: DTZ001 - one without a zone is wrong, too
    Month(2026, 1),
    Priority.ROUTINE,
    (),
    ("a", 1),
    [],
    ["a"],
    {},
    {"advice": "x"},
)


def by_converter(cls: type[Fact], structure: Any, words: dict[str, str] | None) -> Fact | None:  # noqa: ANN401 - plain data
    """What the converter makes of plain data; None where it finds faults."""
    try:
        return joined_by_converter(cls, structure, words)
    except FaultsError:
        return None


def without_documents(fact: Fact) -> Fact:
    match fact:
        case AdviceIssued(advice=advice):
            return AdviceIssued(advice=attrs.evolve(advice, documents=()))
        case ResponseReceived(response=response):
            return ResponseReceived(response=attrs.evolve(response, documents=()))
        case _:
            return fact


@SLOW
@given(facts)
def test_a_fact_is_seen_whole_unless_it_is_made_of_more_than_simple_values(fact: Fact) -> None:
    if fact.kind not in MADE_OF_MORE:
        seen = parted(without_documents(fact))
        assert seen is not None
        assert rejoined(type(fact), *seen) == without_documents(fact)


@SLOW
@given(facts)
def test_what_is_seen_is_what_the_converter_gives_byte_for_byte(fact: Fact) -> None:
    seen = parted(fact)
    if seen is not None:
        structure, words = split(fact)
        assert (canonical(seen[0]), seen[1]) == (canonical(structure), words)
        stored = json.loads(canonical(structure))
        assert joined_by_converter(type(fact), stored, words) == fact


@SLOW
@given(facts)
def test_erased_words_are_told_alike(fact: Fact) -> None:
    structure, _ = split(fact)
    seen = rejoined(type(fact), structure, None)
    if seen is not None:
        assert seen == joined_by_converter(type(fact), structure, None)


def places(node: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything below a node of plain data."""
    items: Any = ()
    if isinstance(node, dict):
        items = node.items()
    elif isinstance(node, list):
        items = enumerate(node)
    for key, below in items:
        yield (*path, key)
        yield from places(below, (*path, key))


@SLOW
@given(facts, st.data())
def test_plain_data_that_were_altered_are_never_taken_for_more_than_the_converter_takes(
    fact: Fact, data: st.DataObject
) -> None:
    structure, words = split(fact)
    altered: dict[str, Any] = copy.deepcopy(structure)
    *above, last = data.draw(st.sampled_from(list(places(altered))))
    node: Any = altered
    for key in above:
        node = node[key]
    match data.draw(st.sampled_from(["replace", "remove", "add"])):
        case "replace":
            node[last] = data.draw(st.sampled_from(WRONG))
        case "remove":
            del node[last]
        case "add" if isinstance(node, dict):
            node[data.draw(st.sampled_from(["colour", "text", "title", "source"]))] = "more"
        case _:
            node.append("more")
    told = data.draw(st.sampled_from([words, None, {**words, "elsewhere": "x"}]))
    seen = rejoined(type(fact), altered, told)
    if seen is not None:
        assert seen == by_converter(type(fact), altered, told)


@SLOW
@given(facts, st.sampled_from(WRONG), st.data())
def test_words_that_were_altered_are_never_taken_for_more_than_the_converter_takes(
    fact: Fact, wrong: object, data: st.DataObject
) -> None:
    structure, words = split(fact)
    path = data.draw(st.sampled_from([*words, "text", "advice.title"]))
    altered: dict[str, Any] = {**words, path: wrong}
    seen = rejoined(type(fact), structure, altered)
    if seen is not None:
        assert seen == by_converter(type(fact), structure, altered)


@SLOW
@given(facts, st.sampled_from(WRONG), st.data())
def test_a_fact_that_holds_other_types_than_it_declares_is_never_sure_to_be_read_again(
    fact: Fact, wrong: object, data: st.DataObject
) -> None:
    field = data.draw(st.sampled_from(attrs.fields(type(fact))))
    held = getattr(fact, field.name)
    if attrs.has(type(held)) and data.draw(st.booleans()):
        inner = data.draw(st.sampled_from([each for each in attrs.fields(type(held)) if each.init]))
        try:
            replaced = attrs.evolve(held, **{inner.alias: wrong})
        except Exception:  # noqa: BLE001 - a class that refuses it by itself can't hold it
            return
    else:
        replaced = wrong
    odd = attrs.evolve(fact, **{field.alias: replaced})
    seen = parted(odd)
    if seen is not None:
        structure, words = seen
        again = joined_by_converter(type(odd), json.loads(canonical(structure)), words)
        assert again == odd
        assert split(odd) == seen


class Text(str):
    __slots__ = ()


@pytest.mark.parametrize("odd", [Text("x"), True, None, 7, "nul \0", "half \ud83d"])
def test_only_plain_text_is_seen_as_text(odd: object) -> None:
    note = NoteTaken(advice="ADV-2025-001", noted_on=date(2026, 1, 1), text="x")
    assert parted(note) is not None
    for name in ("text", "advice"):
        changed: dict[str, Any] = {name: odd}
        assert parted(attrs.evolve(note, **changed)) is None
