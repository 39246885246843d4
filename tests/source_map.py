"""Writes the map of the source anew: from the folder ``tests``, ``python -m source_map``.

The page lists every module with what its first line says of it, so that a reader who looks for
something finds its file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import isa_programme

ROOT = Path(str(isa_programme.__file__)).parent
PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "source-map.md"

_PREFACE = """\
# Map of the source

Every module of `src/isa_programme`, with the first line of its own text. Rooms stand from the
ground up, as in [architecture](architecture.md). This page is written from the source:
`python -m source_map`, in the folder `tests`.
"""
_ROOMS = (
    *("", "calendars", "record", "clock", "questions"),
    *("journal", "exchange", "report", "tracker", "cli"),
)
"""The rooms, from the ground up; first what stands in none."""


def modules() -> Iterator[tuple[str, str]]:
    """Every module by its path within the package, with the first line of its text."""
    for path in sorted(ROOT.rglob("*.py")):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        sentence = " ".join(said.partition("\n\n")[0].split())
        yield path.relative_to(ROOT).with_suffix("").as_posix(), _as_markdown(sentence)


def _as_markdown(sentence: str) -> str:
    return re.sub(r":\w+:(?=`)", "", sentence).replace("``", "`")


def page() -> str:
    """The page as it should stand."""
    rooms: dict[str, dict[str, str]] = {}
    for module, sentence in modules():
        room, _, file = module.rpartition("/")
        rooms.setdefault(room, {})[file] = sentence
    return _PREFACE + "".join(
        f"\n{_heading(room)}\n\n{_listed(rooms[room])}" for room in sorted(rooms, key=_storey)
    )


def _storey(room: str) -> tuple[int, str]:
    return _ROOMS.index(room.partition("/")[0]), room


def _heading(room: str) -> str:
    return f"## {room or 'The package'}" if "/" not in room else f"### {room}"


def _listed(files: dict[str, str]) -> str:
    rows = "".join(
        f"| `{name}` | {sentence} |\n" for name, sentence in files.items() if name != "__init__"
    )
    return f"{files['__init__']}\n\n| file | holds |\n| --- | --- |\n{rows}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
