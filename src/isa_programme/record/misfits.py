"""What in some plain data does not fit, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from isa_programme.errors import FaultsError

_SHOWN = 60


def misfits(error: BaseException, path: str = "") -> Iterator[str]:
    """A sentence for each fault in the tree of errors that a converter raises, with its path.

    What is no fault of the data is raised again.
    """
    # The tree of faults is walked here and not by cattrs.transform_error, which gives one text
    # per fault, its path at the end: a path could then not be told from a value.
    match error:
        case ClassValidationError():
            noted, plain = error.group_exceptions()
            for inner, note in noted:
                yield from misfits(inner, f"{path}.{note.name}" if path else note.name)
            for other in plain:
                yield from misfits(other, path)
        case IterableValidationError():
            items, plain = error.group_exceptions()
            for inner, item in items:
                yield from misfits(inner, f"{path}[{item.index!a}]")
            for other in plain:
                yield from misfits(other, path)
        case ForbiddenExtraKeysError():
            for key in sorted(map(str, error.extra_fields)):
                name = key if key.isidentifier() and key.isascii() else shown(key)
                yield f"{path}.{name}: no such key" if path else f"{name}: no such key"
        case KeyError():
            yield f"{path}: it is missing"
        case FaultsError():
            yield from (f"{path}: {fault}" if path else fault for fault in error.faults)
        case _:
            raise error


def shown(value: object) -> str:
    """A value as a sentence names it: short, in ASCII, containers only by what they are."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return ascii(value if len(value) <= _SHOWN else value[:_SHOWN] + "...")
        case int() if abs(value) >= 10**12:
            return "so large a number"
        case int() | float():
            return f"the number {value!r}"
        case list() | tuple():
            return "a list"
        case Mapping():
            return "a table of keys"
    return f"a {type(value).__name__}"
