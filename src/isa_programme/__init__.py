"""Keeps track of whether advice given in public office is answered.

Everything public is an attribute of this package and loads on first use, so that
``import isa_programme`` is quick and brings in nothing that is not asked for. What type checkers
see of it stands in ``__init__.pyi``.
"""

from __future__ import annotations

from importlib import import_module

from isa_programme.public_names import NAMES as _NAMES
from isa_programme.public_names import RENAMED as _RENAMED

_HOME = {
    **{name: (module, name) for module, names in _NAMES.items() for name in names.split()},
    **_RENAMED,
}
"""Where each public name is defined: its module and its name there."""

__all__ = sorted(_HOME)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll] - the stub lists them


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, defined = _HOME[name]
    found = getattr(import_module(f"{__name__}.{module}"), defined)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
