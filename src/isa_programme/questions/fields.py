"""Fields: what an entry says, field by field, under the names by which it is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from isa_programme.record.converter import unstructured
from isa_programme.record.correcting import name_of
from isa_programme.record.entries import Entry
from isa_programme.record.register import Register


@frozen(kw_only=True)
class FieldRow:
    """One field of an entry.

    Attributes:
        entry: the number of the entry.
        field: its name, as :meth:`Tracker.correct` takes it.
        value: what it holds, with every correction.
        corrected: whether a correction set it anew.
        recorded: what it held when it was recorded, where a correction set it anew; None else.
    """

    entry: int
    field: str
    value: Any
    corrected: bool
    recorded: Any


def fields(register: Register, number: int) -> tuple[FieldRow, ...]:
    """Every field of an entry, in the order its kind gives them.

    Raises:
        UnknownReferenceError: there is no such entry.
    """
    standing = register.entry(number)
    recorded = next((entry for entry in register.entries if entry.number == number), standing)
    said = dict(leaves(recorded))
    return tuple(
        FieldRow(
            entry=number,
            field=name_of(path),
            value=value,
            corrected=value != said[path],
            recorded=None if value == said[path] else said[path],
        )
        for path, value in leaves(standing)
    )


def leaves(entry: Entry) -> Iterator[tuple[str, Any]]:
    """The path of every field of an entry that has no fields of its own, with its plain value."""
    return _leaves(unstructured(entry.fact), "")


def _leaves(node: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as deep as JSON goes
    match node:
        case dict():
            parts = [(str(key), each) for key, each in node.items()]
        case list() if any(isinstance(each, dict) for each in node):
            parts = [(str(place), each) for place, each in enumerate(node)]
        case _:
            yield path, node
            return
    for name, each in parts:
        yield from _leaves(each, f"{path}.{name}" if path else name)
