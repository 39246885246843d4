"""Groups that list their commands from data, and load a command when it is called.

Loading every command takes many times what a page of help needs, and somebody who asks one
question waits for the modules of that question alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import Any

import click

Load = Callable[[str], click.Command]
"""Loads the command of a word."""


class LateGroup(click.Group):
    """A group whose commands are loaded one at a time, each when it is called or asked for help.

    Its attribute ``commands`` is a mapping as click knows it, which loads what is taken from it.

    Args:
        name: the word it is called by.
        told: what each of its commands does, in a line, by the word it is called by.
        load: loads the command of a word.
        details: what any group of click's takes.
    """

    def __init__(
        self,
        name: str,
        *,
        told: Mapping[str, str],
        load: Load,
        **details: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(name, commands=_Late(told, load), **details)
        self._told = told

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands into a page of help, from what is told of them."""
        told = [click.Command(name, help=said) for name, said in self._told.items()]
        click.Group(self.name, commands=told).format_commands(ctx, formatter)


class _Late(MutableMapping[str, click.Command]):
    """The commands of a group by name, each loaded when it is taken."""

    def __init__(self, names: Iterable[str], load: Load) -> None:
        self._loaded: dict[str, click.Command | None] = dict.fromkeys(names)
        self._load = load

    def __getitem__(self, name: str) -> click.Command:
        found = self._loaded[name]
        if found is None:
            found = self._loaded[name] = self._load(name)
        return found

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)

    def __contains__(self, name: object) -> bool:
        return name in self._loaded


def defined(place: str) -> click.Command:
    """The command at a place, ``module:name``, in the folder of commands."""
    module, _, name = place.partition(":")
    found = getattr(import_module(f"isa_programme.cli.commands.{module}"), name)
    assert isinstance(found, click.Command), f"{place} is a command"
    return found
