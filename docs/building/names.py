"""Pages of public names: one for each part of ``reference/python.md``, from docstrings."""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import is_typeddict

import attrs

import isa_programme
from isa_programme.public_names import HOME

FOLDER = "api"
"""Where the pages are put, beside ``reference/python.md``. They are made anew by every build."""

_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def parts(overview: str) -> Iterator[tuple[str, list[str]]]:
    """The parts of the overview that have tables of public names, each with its names."""
    public = {*isa_programme.__all__}
    for part in re.split(r"^## +", overview, flags=re.MULTILINE)[1:]:
        heading, _, below = part.partition("\n")
        if heading != "What a Tracker can do" and (
            found := [name for name in _ROW.findall(below) if name in public]
        ):
            yield heading, found


def write_pages(docs: Path) -> None:
    """Write the pages that differ from what is there, and take away those that are no more."""
    reference = docs / "reference"
    overview = (reference / "python.md").read_text(encoding="utf-8")
    pages = {f"{_slug(heading)}.rst": page(heading, names) for heading, names in parts(overview)}
    folder = reference / FOLDER
    folder.mkdir(exist_ok=True)
    for there in folder.iterdir():
        if there.name not in pages:
            there.unlink()
    for name, text in pages.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def page(heading: str, names: list[str]) -> str:
    """One page: its heading, the way back to the overview, and every name in its order."""
    title = f"{heading}, name by name"
    shown = "\n".join(directive(name) for name in names)
    return (
        f"{title}\n{'=' * len(title)}\n\n"
        "What each is for, at a glance, is in :doc:`Python names </reference/python>`.\n\n"
        f"{shown}"
    )


def directive(name: str) -> str:
    """How a name is asked for of autodoc: by where it is public, whatever module defines it."""
    kind = _kind(getattr(isa_programme, name))
    if kind == "choice":
        said = "".join(f"   {line}\n" for line in _said_of(name))
        return f".. py:data:: isa_programme.{name}\n\n{said}"
    kind, options = _KIND_OF[kind]
    lines = (f".. auto{kind}:: isa_programme.{name}", *(f"   {each}" for each in options))
    return "\n".join(lines) + "\n"


def _said_of(name: str) -> list[str]:
    """What is said below a choice of types, which has no docstring of its own."""
    from sphinx.pycode import ModuleAnalyzer  # noqa: PLC0415 - tests read the overview without it

    module, defined = HOME[name]
    analysed = ModuleAnalyzer.for_module(f"isa_programme.{module}")
    return analysed.find_attr_docs()["", defined]


_KIND_OF = {
    "words": ("class", (":members:", ":undoc-members:")),
    "exception": ("exception", (":members:",)),
    "class": ("class", (":members:", ":inherited-members: dict, tuple, object")),
    "function": ("function", ()),
}


def _kind(found: object) -> str:
    match found:
        case enum.EnumMeta():
            return "words"
        case type() if is_typeddict(found):
            return "words"
        case type() if issubclass(found, BaseException):
            return "exception"
        case type():
            return "class"
        case _ if inspect.isroutine(found):
            return "function"
        case _:
            return "choice"


_FIELD = re.compile(r"attr_dict\['(\w+)'\]\.default")
"""How a default reads in the code that attrs writes."""


def on_signature(
    _app: object,
    _what: str,
    _name: str,
    found: object,
    _options: object,
    signature: str,
    gives: str,
) -> tuple[str, str] | None:
    """The signature with the defaults of fields as they are; none for words, which nobody makes."""
    if isinstance(found, enum.EnumMeta):
        return "", ""
    if not (isinstance(found, type) and attrs.has(found) and signature):
        return None
    fields = attrs.fields_dict(found)
    plain = _FIELD.sub(lambda field: _shown(fields[field[1]].default), signature)
    return plain.replace(" = NOTHING", " = ..."), gives


def _shown(default: object) -> str:
    return str(default) if isinstance(default, enum.Enum) else repr(default)


def _slug(heading: str) -> str:
    return heading.lower().replace(" ", "-")
