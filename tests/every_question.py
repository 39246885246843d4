"""Every question the command line can be asked: each command, about each thing, in each format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from isa_programme.cli.commands import isa

FORMATS = ("table", "json", "jsonl", "csv", "markdown")

Words = tuple[str, ...]


def asking(command: click.Command = isa, *words: str) -> Iterator[Words]:
    """The words of every command that asks a record, and so can be told when and for whom."""
    if isinstance(command, click.Group):
        for name, inside in command.commands.items():
            yield from asking(inside, *words, name)
    elif "known_at" in {each.name for each in command.params} and words not in _APART:
        yield words


_APART = {("demo",), ("report", "letters")}
"""Commands that make a place of their own: a record, a folder."""


def questions(
    asked: Mapping[Words, Sequence[Words]], words: Words, days: Sequence[str]
) -> Iterator[Words]:
    """Every way in which a command is asked: of each thing, as at each day, in each format."""
    can = {each.name for each in _command(words).params}
    for arguments in asked[words]:
        # A whole record is as at no day; a sheet of it is.
        dated = "as_at" in can and (words != ("export",) or "--sheet" in arguments)
        for day in days if dated else ("",):
            for form in FORMATS if "format" in can else ("",):
                yield (
                    *(*words, *arguments),
                    *(("--as-at", day) if day else ()),
                    *(("--format", form) if form else ()),
                )


def _command(words: Words) -> click.Command:
    found: click.Command = isa
    for word in words:
        assert isinstance(found, click.Group)
        found = found.commands[word]
    return found
