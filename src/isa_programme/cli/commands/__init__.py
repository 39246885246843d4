"""The commands, by noun.

Each is loaded when it is called. Where it stands and what it does in a line is said in
``commands.txt``, from which pages of help are written without loading any; a test holds the lines
to the commands themselves, and ``python -m isa_programme.cli.completing`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from isa_programme.cli.late_group import LateGroup, defined
from isa_programme.cli.options import everything
from isa_programme.cli.release import VERSION

FILE = f"{__path__[0]}/commands.txt"
"""Every command and group on a line: its words, where it stands, and what it does."""

Place = tuple[str, str]
"""Where a command stands, ``module:name``, which a group does nowhere; and what it does."""


def listed() -> dict[str, Place]:
    """Every command and group as the file lists it, by its words."""
    with open(FILE, encoding="utf-8") as file:  # noqa: PTH123 - pathlib is slower than the page
        lines = [line.split("|", 2) for line in file]
    return {words.strip(): (place.strip(), said.strip()) for words, place, said in lines}


def as_text(places: Mapping[str, Place]) -> str:
    """Commands and groups as the file lists them."""
    words = max(map(len, places))
    wide = max(len(place) for place, _ in places.values())
    return "".join(
        f"{each:<{words}} | {place:<{wide}} | {said}\n" for each, (place, said) in places.items()
    )


def listed_anew() -> dict[str, Place]:
    """Every command and group as it should be listed: what a command does is told by the command.

    What a group is for is said in the file alone.
    """
    return {words: (place, _told(place) or said) for words, (place, said) in listed().items()}


def _told(place: str) -> str:
    return defined(place).get_short_help_str(limit=1000) if place else ""


def _inside(group: str, places: Mapping[str, Place]) -> dict[str, Place]:
    """What is in a group, by the words after its own."""
    begun = f"{group} "
    return {each[len(begun) :]: place for each, place in places.items() if each.startswith(begun)}


def _details(places: Mapping[str, Place]) -> dict[str, Any]:
    """What a group is made from: what its commands do, and how each is loaded."""

    def load(word: str) -> click.Command:
        place, said = places[word]
        if place:
            return defined(place)
        return LateGroup(word, help=said, **_details(_inside(word, places)))

    return {
        "told": {word: said for word, (_, said) in places.items() if " " not in word},
        "load": load,
    }


@click.group(
    cls=LateGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    **_details(listed()),
)
@click.version_option(VERSION, prog_name="isa")
@everything
def isa() -> None:
    """Keeps track of whether advice given in public office is answered.

    Start with `isa demo` to look at a real public record, or `isa init` to begin your own.
    """
