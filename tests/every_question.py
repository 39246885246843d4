"""Every question the command line can be asked: each command, about each thing, in each format."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import click

from isa_programme.cli.commands import isa
from words_of import words_of

FORMATS = ("table", "json", "jsonl", "csv", "markdown")

Words = tuple[str, ...]

_DOCUMENT = (".md", ".html", ".docx", ".eml")
HANDED_OVER: Mapping[Words, Sequence[str]] = {
    ("report", "briefing"): _DOCUMENT,
    ("report", "dashboard"): (".html",),
    ("report", "feed"): (".ics",),
    ("report", "letter"): _DOCUMENT,
    ("report", "weekly"): _DOCUMENT,
}
"""For each command that makes a file for others, the endings of what it can make."""


def asking(command: click.Command = isa, *words: str) -> Iterator[Words]:
    """The words of every command that asks a record, and so can be told when and for whom."""
    if isinstance(command, click.Group):
        for name, inside in command.commands.items():
            yield from asking(inside, *words, name)
    elif "known_at" in {each.name for each in command.params} and words not in _APART:
        yield words


_APART = {("demo",)}
"""Commands that make a record of their own."""


def handing_over() -> Iterator[Words]:
    """The words of every command that makes a file for others, which it is told the name of."""
    for words in asking():
        if any(isinstance(each, click.Argument) for each in _named(words, "output")):
            yield words


def questions(
    asked: Mapping[Words, Sequence[Words]], words: Words, days: Sequence[str]
) -> Iterator[Words]:
    """Every way in which a command is asked: of each thing, as at each day, in each format."""
    for arguments in asked[words]:
        # A whole record is as at no day; what of it goes to a desk is.
        whole = words == ("export",) and not {"--sheet", "made.xlsx"} & {*arguments}
        dated = _named(words, "as_at") and not whole
        for day in days if dated else ("",):
            for form in FORMATS if _named(words, "format") else ("",):
                for ending in HANDED_OVER.get(words, ("",)):
                    yield (
                        *(*words, *arguments),
                        *((f"made{ending}",) if ending else ()),
                        *(("--as-at", day) if day else ()),
                        *(("--format", form) if form else ()),
                    )


def told(shown: CompletedProcess[str], question: Words) -> str:
    """All that a command told, in what it made for others too, which is taken away again."""
    made = {name: words_of(content) for name, content in given(shown, question).items()}
    return "\n".join((shown.stderr, *made, *made.values()))


def given(shown: CompletedProcess[str], question: Words) -> dict[str, bytes]:
    """What a command gave, byte for byte, and what it made, which is taken away again."""
    found = {"": shown.stdout.encode()}
    for word in question:
        if not word.startswith("made") or not (place := Path(word)).exists():
            continue
        files = [place] if place.is_file() else sorted(place.iterdir())
        found |= {str(each): each.read_bytes() for each in files}
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    return found


def _named(words: Words, name: str) -> list[click.Parameter]:
    return [each for each in _command(words).params if each.name == name]


def _command(words: Words) -> click.Command:
    found: click.Command = isa
    for word in words:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found
