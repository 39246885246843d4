"""The commands as data: all that completing them needs, read in a moment.

Loading every command takes longer than somebody who presses a key waits. So what can be typed is
kept in a file beside this one, from which click's own commands are made as far as the line goes. A
test holds the file to the commands themselves; ``python -m isa_programme.cli.completing``
writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isa_programme.cli.completing.naming import is_a_name, noun_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FILE = Path(__file__).with_name("commands.json")
"""Where the commands stand as data."""

# In words, since click before 8.5 knows of no kinds of items while it runs.
Offer = Callable[[str, click.Context, str], "list[CompletionItem[str]]"]
"""Gives what could be meant: the noun, the line as far as it was read, and what was begun."""


def described(command: click.Command, path: str = "") -> dict[str, Any]:
    """A command with all below it, as data."""
    said: dict[str, Any] = {
        "help": command.get_short_help_str(limit=100),
        "parameters": [_parameter(each, path) for each in command.params if not _hidden(each)],
    }
    if isinstance(command, click.Group):
        said["commands"] = {
            name: described(each, f"{path} {name}".strip())
            for name, each in sorted(command.commands.items())
            if not each.hidden
        }
    return said


def _hidden(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.hidden


def _parameter(parameter: click.Parameter, path: str) -> dict[str, Any]:
    said: dict[str, Any] = {"name": parameter.name, "nargs": parameter.nargs}
    if isinstance(parameter, click.Option):
        said["flags"] = [*parameter.opts, *parameter.secondary_opts]
        said["help"] = parameter.help or ""
        if parameter.multiple:
            said["multiple"] = True
        if parameter.is_flag:
            return {**said, "flag": True}
    match parameter.type:
        case click.Choice(choices=words):
            said["choices"] = [*words]
        case click.Path(file_okay=False):
            said["noun"] = "folder"
        case click.Path():
            said["noun"] = "file"
        case _:
            said["noun"] = noun_of(path, parameter) if is_a_name(parameter) else ""
    return said


def recalled(said: dict[str, Any], offer: Offer, name: str = "isa") -> click.Command:
    """A command from data, with those below it made when they are asked for."""
    params = [*_parameters(said["parameters"], offer)]
    details: dict[str, Any] = {
        "params": params,
        "help": said["help"],
        "context_settings": {"help_option_names": ["-h", "--help"]},
    }
    if "commands" not in said:
        return click.Command(name, **details)
    return _Recalled(name, below=said["commands"], offer=offer, **details)


class _Recalled(click.Group):
    """A group whose commands are made from data, one at a time."""

    def __init__(
        self,
        name: str,
        *,
        below: dict[str, Any],
        offer: Offer,
        **details: Any,  # noqa: ANN401 - click's own
    ) -> None:
        super().__init__(name, **details)
        self._below, self._offer = below, offer

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of its commands."""
        del ctx
        return [*self._below]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of its commands."""
        del ctx
        said = self._below.get(cmd_name)
        return None if said is None else recalled(said, self._offer, cmd_name)


def _parameters(said: list[dict[str, Any]], offer: Offer) -> Iterator[click.Parameter]:
    for each in said:
        noun = each.get("noun") or ""
        kind = click.Choice(each["choices"]) if "choices" in each else click.STRING
        completer = None if "choices" in each else _completer(noun, offer)
        if "flags" not in each:
            yield click.Argument(
                [each["name"]],
                type=kind,
                nargs=each["nargs"],
                required=False,
                shell_complete=completer,
            )
            continue
        flags = [flag for flag in each["flags"] if flag.startswith("-")]
        yield click.Option(
            [*flags, each["name"]],
            type=None if each.get("flag") else kind,
            is_flag=bool(each.get("flag")),
            multiple=bool(each.get("multiple")),
            help=each["help"],
            shell_complete=completer,
        )


def _completer(
    noun: str, offer: Offer
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]:
    def complete(
        ctx: click.Context, _parameter: click.Parameter, begun: str
    ) -> list[CompletionItem[str]]:
        return offer(noun, ctx, begun)

    return complete


def kept() -> dict[str, Any]:
    """The commands as the file beside this one has them."""
    said: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return said


def as_text(said: dict[str, Any], indent: str = "") -> str:
    """The commands as the file holds them: a line for each parameter, so that changes are seen."""
    listed = [json.dumps(each) for each in said["parameters"]]
    parts = [f'"help": {json.dumps(said["help"])}', f'"parameters": {_listed(listed, indent)}']
    if "commands" in said:
        below = [
            f"{json.dumps(name)}: {as_text(each, f'{indent}  ').strip()}"
            for name, each in said["commands"].items()
        ]
        parts.append(f'"commands": {{\n{indent}  ' + f",\n{indent}  ".join(below) + "}")
    return f"{{{f',{chr(10)}{indent} '.join(parts)}}}\n"


def _listed(lines: list[str], indent: str) -> str:
    return f"[\n{indent}   " + f",\n{indent}   ".join(lines) + "]" if lines else "[]"
