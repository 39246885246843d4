"""Corrections: what the entries say once those that were wrong are put right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import Month
from isa_programme.errors import FaultsError
from isa_programme.record.allowance import Allowance
from isa_programme.record.converter import structured, unstructured
from isa_programme.record.entries import Entry
from isa_programme.record.facts import EntryCorrected, Fact, FieldChange, WordsErased
from isa_programme.record.words import ERASED, holds_words, without_words


@frozen(kw_only=True)
class PutRight:
    """A run of entries with its corrections and erasures applied.

    Attributes:
        recorded: the entries as they were recorded, less the words that were erased.
        entries: the entries as corrected, without those that were voided.
        voided: the number of the correction that voids an entry, by the entry's own.
        corrected: each entry that has fields set anew, as corrected, by its number.
        erased: the number of the entry that erased the words of another, by the other's own.
    """

    entries: tuple[Entry, ...]
    recorded: tuple[Entry, ...]
    voided: Mapping[int, int] = field(factory=dict)
    corrected: Mapping[int, Entry] = field(factory=dict)
    erased: Mapping[int, int] = field(factory=dict)


class HasPartsError(FaultsError):
    """Raised when a field is to be set that has fields of its own."""


def amends(entry: Entry) -> bool:
    """Whether an entry changes what entries before it add up to."""
    return isinstance(entry.fact, EntryCorrected | WordsErased)


def put_right(entries: Iterable[Entry]) -> PutRight:
    """Apply the corrections and erasures among some entries to the others.

    A correction that was voided itself has no effect. Of several that set one field, the last
    counts. A corrected entry keeps its number; its date is the corrected one.
    """
    held = tuple(entries)
    erased = {e.fact.entry: e.number for e in held if isinstance(e.fact, WordsErased)}
    known = {entry.number: _erased(entry, erased.get(entry.number)) for entry in held}
    recorded = tuple(known.values())
    voided: dict[int, int] = {}
    for entry in reversed(held):
        fact, stands = entry.fact, entry.number not in voided
        if isinstance(fact, EntryCorrected) and fact.voids and stands:
            voided[fact.entry] = entry.number
    changed = set()
    for number, entry in tuple(known.items()):
        fact = entry.fact
        if not isinstance(fact, EntryCorrected) or fact.voids or number in voided:
            continue
        if fact.entry not in known:
            continue  # of a part of a record only
        changed.add(fact.entry)
        gone = entry.erased_by is not None
        known[fact.entry] = _corrected(known[fact.entry], fact.changes, words_gone=gone)
    return PutRight(
        recorded=recorded,
        entries=tuple(entry for number, entry in known.items() if number not in voided),
        voided=voided,
        corrected={number: known[number] for number in sorted(changed)},
        erased=erased,
    )


def _erased(entry: Entry, erased_by: int | None) -> Entry:
    if erased_by is None or entry.erased_by is not None:
        return entry
    return attrs.evolve(entry, fact=without_words(entry.fact, ERASED), erased_by=erased_by)


def _corrected(entry: Entry, changes: Iterable[FieldChange], *, words_gone: bool) -> Entry:
    fact = corrected(entry.fact, changes, words_gone=words_gone)
    return attrs.evolve(entry, fact=fact, happened_on=fact.happened_on or entry.happened_on)


def corrected(fact: Fact, changes: Iterable[FieldChange], *, words_gone: bool = False) -> Fact:
    """A fact with some of its fields set anew.

    Args:
        fact: the fact as it is.
        changes: the fields to set.
        words_gone: the words of the correction were erased.

    Raises:
        FaultsError: there is no such field, or the result does not fit the kind.
    """
    plain = unstructured(fact)
    for change in changes:
        attribute = attribute_at(fact, change.field)
        if holds_words(attribute) != (change.value is None):
            raise FaultsError(f"{change.field}: words and structure are set apart")
        new = change.text if change.value is None else json.loads(change.value)
        if change.value is None and words_gone and attribute.default != "":
            new = ERASED
        above, _, last = change.field.rpartition(".")
        holder = value_at(plain, above) if above else plain
        holder[_steps(last)[0]] = new
    return structured(plain, type(fact))


def value_at(plain: Any, path: str) -> Any:  # noqa: ANN401 - as deep as JSON goes
    """What stands at a path of what is stored."""
    for step in _steps(path):
        plain = plain[step]
    return plain


def attribute_at(fact: Fact, path: str) -> attrs.Attribute[Any]:
    """The field a path of what is stored leads to: ``advice.recommendations.1.text``.

    Raises:
        FaultsError: it leads to no field.
        HasPartsError: it leads to one that has fields of its own.
    """
    node: Any = fact
    attribute = None
    for step in _steps(path):
        if isinstance(step, int) and isinstance(node, tuple) and step < len(node):
            node, attribute = node[step], None
        elif has_fields(node) and step in (known := _fields(type(node))):
            attribute, node = known[str(step)], getattr(node, str(step))
        else:
            break
    else:
        if attribute is not None and not _has_parts(attribute, node):
            return attribute
        raise HasPartsError(f"{path}: it has fields of its own; correct those")
    raise FaultsError(f"{path}: there is no such field")


def has_fields(thing: object) -> bool:
    """Whether something has fields that can be set apart; a month or an allowance is one value."""
    return attrs.has(type(thing)) and not isinstance(thing, Allowance | Month)


def _fields(cls: type[attrs.AttrsInstance]) -> dict[str, attrs.Attribute[Any]]:
    return attrs.fields_dict(attrs.resolve_types(cls))


def _has_parts(attribute: attrs.Attribute[Any], node: object) -> bool:
    parts = node if isinstance(node, tuple) else (node,)
    # Of an empty list the type alone tells: words in its parts must not be set as structure.
    return (
        isinstance(node, Mapping) or any(map(has_fields, parts)) or _leads_to_words(attribute.type)
    )


def _leads_to_words(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and attrs.has(annotation):
        known = _fields(annotation).values()
        return any(holds_words(each) or _leads_to_words(each.type) for each in known)
    return any(map(_leads_to_words, get_args(annotation)))


def _steps(path: str) -> list[str | int]:
    return [int(step) if step.isascii() and step.isdigit() else step for step in path.split(".")]
