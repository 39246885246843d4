"""Every public name, and every public method, property and field below it, with what it says."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType

import attrs

import isa_programme

_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields):$", re.MULTILINE)
_ITEM = re.compile(r"^    \*{0,2}(\w+): ", re.MULTILINE)


def public() -> Iterator[tuple[str, object]]:
    """Every public name with what it stands for."""
    for name in isa_programme.__all__:
        yield name, getattr(isa_programme, name)


def classes() -> Iterator[tuple[str, type]]:
    """Every public class."""
    for name, found in public():
        if isinstance(found, type):
            yield name, found


def functions() -> Iterator[tuple[str, FunctionType]]:
    """Every public function."""
    for name, found in public():
        function = inspect.unwrap(found) if callable(found) else found  # one may be cached
        if isinstance(function, FunctionType):
            yield name, function


def is_ours(thing: object) -> bool:
    """Whether a function or class is written in this package."""
    return str(getattr(thing, "__module__", "")).startswith("isa_programme")


def members(cls: type) -> Iterator[tuple[str, object]]:
    """Public methods and properties of a class, its own and inherited, that this package wrote."""
    for name in dir(cls):
        if name.startswith("_"):
            continue
        found = inspect.getattr_static(cls, name)
        if isinstance(found, classmethod | staticmethod):
            found = found.__func__
        written = found.fget if isinstance(found, property) else found
        if isinstance(written, FunctionType) and is_ours(written):
            yield name, found


def callables() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public function, and every public method by the class that has it."""
    yield from functions()
    for name, cls in classes():
        for member, found in members(cls):
            if isinstance(found, FunctionType):
                yield f"{name}.{member}", found


def written() -> Iterator[tuple[str, object]]:
    """Everything that has to have a docstring."""
    yield from functions()
    for name, cls in classes():
        yield name, cls
        for member, below in members(cls):
            yield f"{name}.{member}", below


def said(thing: object) -> str:
    """What a docstring says; "" where there is none of its own."""
    found = thing.__dict__.get("__doc__") if isinstance(thing, type) else thing.__doc__
    return inspect.cleandoc(found or "")


def sections(text: str) -> dict[str, str]:
    """The sections of a docstring by their heading; what comes before them under ""."""
    parts = _SECTION.split(text)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def items(text: str, section: str) -> dict[str, str]:
    """What a section names, each with what is said of it."""
    parts = _ITEM.split(sections(text).get(section, ""))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def fields(cls: type) -> dict[str, str]:
    """Every public field of a class of values, with what is said of it, here or in a base."""
    if not attrs.has(cls):
        return {}
    told: dict[str, str] = {}
    for each in reversed(cls.__mro__):
        told |= items(said(each), "Attributes")
    return {
        each.name: told.get(each.name, "")
        for each in attrs.fields(cls)
        if not each.name.startswith("_")
    }


def kinds() -> Iterator[tuple[str, str]]:
    """What every public call takes and gives back, and what every field is, as annotated."""
    for name, function in callables():
        signature = inspect.signature(function)
        for parameter in signature.parameters.values():
            yield f"{name}({parameter.name})", str(parameter.annotation)
        yield name, str(signature.return_annotation)
    for name, cls in classes():
        for each in filter(is_ours, cls.__mro__):
            for field, kind in inspect.get_annotations(each).items():
                if not field.startswith("_"):
                    yield f"{name}.{field}", str(kind)
        for member, found in members(cls):
            if isinstance(found, property):
                yield f"{name}.{member}", _given_back(found.fget)


def counts_of_days() -> Iterator[tuple[str, str]]:
    """Every public count of days with what is said of it: a field, property, or function."""
    for name, cls in classes():
        for field, told in fields(cls).items():
            if _is_a_count(field, str(inspect.get_annotations(_holder(cls, field))[field])):
                yield f"{name}.{field}", told
        for member, found in members(cls):
            getter = found.fget if isinstance(found, property) else found
            if _is_a_count(member, _given_back(getter)):
                yield f"{name}.{member}", said(found)


def _holder(cls: type, field: str) -> type:
    """The class that declares a field: the class itself, or one that it builds on."""
    return next(each for each in cls.__mro__ if field in inspect.get_annotations(each))


def _given_back(function: object) -> str:
    annotations: Mapping[str, object] = getattr(function, "__annotations__", {})
    return str(annotations.get("return", ""))


def _is_a_count(name: str, kind: str) -> bool:
    return bool(re.search(r"days|_late|age|waited|took", name)) and bool(
        re.search(r"\b(int|float|Fraction|Spread)\b", kind)
    )
