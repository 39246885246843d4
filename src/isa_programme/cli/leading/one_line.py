"""The one command that records what somebody was led through, safe to paste into a shell.

What is quoted reads the same in PowerShell and in sh, in cmd.exe too where that can be. Where no
one way of quoting serves both, the command stands there twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/=-]*")
_SINGLE = re.compile("['\u2018-\u201b]")
"""What PowerShell takes for a single quotation mark."""
_LIVELY = re.compile('["$`\\\\!%\u201c-\u201e]')
"""What some shell takes for its own within double quotation marks, or for their end."""


def one_line(root: click.Command, path: Iterable[str], given: Mapping[str, Any]) -> Iterator[str]:
    """The command that records the same, once, or once for each shell.

    Args:
        root: the command all others belong to.
        path: the words of the command, ``advice issue``.
        given: the value of each of its parameters by name; what is left out has its default.
    """
    command = root
    for word in path:
        assert isinstance(command, click.Group), "the path leads from group to command"
        command = command.commands[word]
    words = [*(_Option(word) for word in path), *_arguments(command, given)]
    if any(not word.isprintable() for word in words):
        return
    if any(_SINGLE.search(word) and _LIVELY.search(word) for word in words):
        yield f"in PowerShell:  isa {' '.join(map(_for_powershell, words))}"
        yield f"in other shells:  isa {' '.join(map(_for_sh, words))}"
        return
    yield f"isa {' '.join(map(_for_both, words))}"


class _Option(str):
    """A word of the command itself, which needs no quoting."""

    __slots__ = ()


def _arguments(command: click.Command, given: Mapping[str, Any]) -> Iterator[str]:
    for parameter in command.params:
        value = given.get(str(parameter.name))
        if value is None or value in ("", ()) or value == _default(parameter):
            continue
        if isinstance(parameter, click.Argument):
            yield str(value)
            continue
        option = _Option(max(parameter.opts, key=len))
        match value:
            case True:
                yield option
            case False:
                yield from map(_Option, parameter.secondary_opts)
            case tuple():
                for each in value:
                    yield option
                    yield "=".join(map(str, each)) if isinstance(each, tuple) else str(each)
            case _:
                yield option
                yield str(value)


def _default(parameter: click.Parameter) -> object:
    return None if parameter.multiple else parameter.default


def _is_plain(word: str) -> bool:
    return isinstance(word, _Option) or _PLAIN.fullmatch(word) is not None


def _for_both(word: str) -> str:
    if _is_plain(word):
        return word
    return f"'{word}'" if _LIVELY.search(word) else f'"{word}"'


def _for_powershell(word: str) -> str:
    doubled = _SINGLE.sub(lambda mark: mark[0] * 2, word)
    return word if _is_plain(word) else f"'{doubled}'"


def _for_sh(word: str) -> str:
    ended = word.replace("'", "'\\''")
    return word if _is_plain(word) else f"'{ended}'"
