"""Narrowing a command to some of a paper's obligations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from isa_programme.cli.values import choice
from isa_programme.record.drafts import draft_scope
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import StageName

_C = TypeVar("_C", bound=Callable[..., Any])


def narrows(command: _C) -> _C:
    """Give a command the options that narrow what it acts on."""
    for option in (
        click.option(
            "--stage", "stages", type=choice(StageName), multiple=True, help="Only this stage."
        ),
        click.option(
            "--recommendation",
            "recommendations",
            type=click.IntRange(1),
            multiple=True,
            help="Only this recommendation, by number.",
        ),
        click.option("--addressee", "addressees", multiple=True, help="Only this office."),
    ):
        command = option(command)
    return command


def narrowed(
    reference: str,
    *,
    addressees: tuple[str, ...] = (),
    recommendations: tuple[int, ...] = (),
    stages: tuple[str, ...] = (),
) -> Scope:
    """The obligations meant; ``ADV-2026-014.2`` narrows to its second recommendation itself."""
    return draft_scope(
        reference, addressees=addressees, recommendations=recommendations, stages=stages
    )
