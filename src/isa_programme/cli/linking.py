"""Options of commands that record: what a thing is tagged with, who may see it, its identity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from isa_programme.cli.values import choice
from isa_programme.record.vocabulary import Visibility

_C = TypeVar("_C", bound=Callable[..., Any])

_TOPIC = click.option("--topic", "topics", multiple=True, help="A topic, as a slug; repeatable.")
_SECTOR = click.option(
    "--sector", "sectors", multiple=True, help="A sector it concerns, as a slug; repeatable."
)
_RESTS_ON = click.option(
    "--rests-on",
    "references",
    multiple=True,
    help="What around the promise it rests on: vision-statement:3; repeatable.",
)
_MILESTONE = click.option(
    "--milestone", "milestones", multiple=True, help="A milestone it concerns; repeatable."
)
_SOURCE = click.option("--source", default="", help="Where it is published.")

LINKS = ("topics", "sectors", "references", "milestones", "presses")
"""The fields that :func:`linked` fills."""


def linked(command: _C) -> _C:
    """Give a command about advice the options for what it rests on, serves and presses again."""
    serves = click.option(
        "--serves", "milestones", multiple=True, help="A milestone it serves; repeatable."
    )
    presses = click.option(
        "--presses", multiple=True, help="Earlier advice that it presses again; repeatable."
    )
    return _TOPIC(_SECTOR(_RESTS_ON(serves(presses(command)))))


def tagged(*, sectors: bool = True, milestones: bool = False) -> Callable[[_C], _C]:
    """Give a command the options for topics and references, and others where it has them."""

    def add(command: _C) -> _C:
        command = _RESTS_ON(command)
        if milestones:
            command = _MILESTONE(command)
        if sectors:
            command = _SECTOR(command)
        return _TOPIC(command)

    return add


def classified(command: _C) -> _C:
    """Give a command the option for who may see something."""
    option = click.option(
        "--visibility",
        type=choice(Visibility),
        default=Visibility.RESTRICTED.value,
        show_default=True,
        help="Who may see it.",
    )
    return option(command)


def published(command: _C) -> _C:
    """Give a command the options for who may see something, and where it is published."""
    return classified(_SOURCE(command))


def submitted(command: _C) -> _C:
    """Give a command the options that tell a thing sent twice from a deliberate twin."""
    identity = click.option(
        "--id", "identity", help="Your own name for this submission; sent twice, kept once."
    )
    again = click.option(
        "--again", is_flag=True, help="Record a twin of an entry that is there already."
    )
    return identity(again(command))
