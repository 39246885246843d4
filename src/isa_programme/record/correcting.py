"""Drafting a correction: fields as people name them, and values as they type them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Any, get_args, get_origin

import attrs

from isa_programme.errors import FaultsError
from isa_programme.record.converter import unstructured
from isa_programme.record.corrections import HasPartsError, attribute_at, corrected, has_fields
from isa_programme.record.entries import Entry
from isa_programme.record.facts import EntryCorrected, Fact, FieldChange
from isa_programme.record.words import holds_words

_PART = re.compile(r"[1-9][0-9]{0,5}")
_WHOLE = re.compile(r"[0-9]{1,9}")
_BOOLEANS = {"yes": True, "true": True, "no": False, "false": False}


def draft_correction(
    entry: Entry, settings: Mapping[str, object], *, because: str
) -> EntryCorrected:
    """The correction that sets fields of an entry.

    Args:
        entry: the entry as it stands, with its earlier corrections.
        settings: the new value of each field by its name: ``issued_on``, ``title``,
            ``recommendations.2.text`` (parts of a list are numbered from 1). A text is read as the
            field's kind needs it: ``2026-01-05``, ``yes``, ``minister; cosla``; empty for none.
        because: why the entry was wrong.

    Raises:
        FaultsError: a field or a value is wrong; all of them are reported together.
    """
    faults: list[str] = []
    changes: list[FieldChange] = []
    for name, given in settings.items():
        try:
            change = _change(entry.fact, name, given)
            if change.field in {each.field for each in changes}:
                faults.append(f"{name}: the field is set twice")
            changes.append(change)
        except FaultsError as error:
            faults += error.faults
    if not settings:
        faults.append("set: name a field and its new value, or void the entry")
    if faults:
        raise FaultsError(*faults)
    corrected(entry.fact, changes)
    return EntryCorrected(
        entry=entry.number, reference=entry.fact.about, changes=tuple(changes), because=because
    )


def draft_voiding(entry: Entry, *, because: str) -> EntryCorrected:
    """The correction after which an entry counts as never recorded."""
    return EntryCorrected(
        entry=entry.number, reference=entry.fact.about, voids=True, because=because
    )


def _change(fact: Fact, name: str, given: object) -> FieldChange:
    path = path_of(fact, name)
    attribute = attribute_at(fact, path)
    if holds_words(attribute):
        if not isinstance(given, str):
            raise FaultsError(f"{name}: it holds words, so a text is needed")
        change = FieldChange(field=path, text=given)
    else:
        plain = (
            _typed(name, attribute.type, given) if isinstance(given, str) else unstructured(given)
        )
        try:
            value = json.dumps(plain, allow_nan=False, separators=(",", ":"))
        except (TypeError, ValueError):
            raise FaultsError(f"{name}: a value of another kind is needed") from None
        change = FieldChange(field=path, value=value)
    corrected(fact, [change])
    return change


def path_of(fact: Fact, name: str) -> str:
    """The path in what is stored of a field as people name it.

    The noun a fact is about goes without saying; parts of a list are numbered from 1.

    Raises:
        FaultsError: there is no such field, or it has fields of its own.
    """
    nouns = [each.name for each in attrs.fields(type(fact)) if has_fields(getattr(fact, each.name))]
    for path in (_from_zero(name), *(_from_zero(f"{noun}.{name}") for noun in nouns)):
        try:
            attribute_at(fact, path)
        except HasPartsError:
            raise FaultsError(f"{name}: it has parts; correct one of them, or void it") from None
        except FaultsError:
            continue
        return path
    raise FaultsError(f"{name}: there is no such field; there is {', '.join(_names(fact))}")


def name_of(path: str) -> str:
    """The name people give the field at a path in what is stored; see :func:`path_of`."""
    first, *rest = path.split(".")
    steps = rest if rest and not rest[0].isdigit() else [first, *rest]
    return ".".join(str(int(step) + 1) if step.isdigit() else step for step in steps)


def _from_zero(path: str) -> str:
    """The path with the parts of its lists, numbered from 1, numbered from 0."""
    return ".".join(
        str(int(step) - 1) if _PART.fullmatch(step) else f"[{step}]" if step.isdigit() else step
        for step in path.split(".")
    )


def _names(thing: attrs.AttrsInstance, above: str = "", *, deep: bool = True) -> Iterator[str]:
    for each in attrs.fields(type(thing)):
        value = getattr(thing, each.name)
        if has_fields(value):
            yield from _names(value, above, deep=False) if deep else ()
        elif isinstance(value, tuple) and any(map(has_fields, value)):
            yield from (f"{above}{each.name}.1.{name}" for name in _names(value[0], deep=False))
        elif not isinstance(value, Mapping):
            yield f"{above}{each.name}"


def _typed(name: str, annotation: Any, text: str) -> object:  # noqa: ANN401 - any annotation
    """A text as plain data of the kind a field needs."""
    kinds = get_args(annotation) or (annotation,)
    if get_origin(annotation) in (tuple, frozenset):
        each = [part.strip() for part in text.split(";")]
        return [_typed(name, kinds[0], part) for part in each if part]
    if not text and NoneType in kinds:
        return None
    if bool in kinds:
        if text not in _BOOLEANS:
            raise FaultsError(f"{name}: write yes or no")
        return _BOOLEANS[text]
    if int in kinds:
        if not _WHOLE.fullmatch(text):
            raise FaultsError(f"{name}: a whole number is needed")
        return int(text)
    return text
