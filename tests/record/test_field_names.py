"""Every field of every kind of fact has one name, and is found by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError
from isa_programme.record.converter import unstructured
from isa_programme.record.correcting import name_of, path_of
from isa_programme.record.corrections import attribute_at
from isa_programme.record.facts import FACTS
from strategies import facts_by_kind


def _paths(node: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - as deep as JSON goes
    parts = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list) and any(isinstance(each, dict) for each in node)
        else ()
    )
    if not parts:
        yield path
    for name, each in parts:
        yield from _paths(each, f"{path}.{name}".lstrip("."))


@pytest.mark.parametrize("kind", sorted(FACTS))
@given(st.data())
def test_every_field_has_one_name_and_is_found_by_it(kind: str, data: st.DataObject) -> None:
    fact = data.draw(facts_by_kind[kind])
    paths = [*_paths(unstructured(fact))]
    assert len(paths) == len({name_of(path) for path in paths})
    for path in paths:
        try:
            attribute_at(fact, path)
        except FaultsError:
            continue  # it has parts, such as the days of a calendar
        assert path == path_of(fact, name_of(path))
