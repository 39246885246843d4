"""Keeps track of whether advice given in public office is answered.

Everything public is an attribute of this package and loads on first use, so that
``import isa_programme`` is quick and brings in nothing that is not asked for. What type checkers
see of it stands in ``__init__.pyi``.
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415 - the command line asks for no public name

    from isa_programme.public_names import HOME  # noqa: PLC0415 - nor does it wait for their list

    found: object
    if name == "__all__":
        found = sorted(HOME)
    elif name in HOME:
        module, defined = HOME[name]
        found = getattr(import_module(f"{__name__}.{module}"), defined)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    from isa_programme.public_names import HOME  # noqa: PLC0415 - as for the names

    return sorted(HOME)
