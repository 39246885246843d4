"""Narrowing a command to some of a paper's obligations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from isa_programme.cli.values import choice
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


def narrows_to_periods(command: _C) -> _C:
    """Give a command the same, and the option that narrows to periods of a stage that recurs."""
    period = click.option(
        "--period",
        "periods",
        type=click.IntRange(1),
        multiple=True,
        help="Only this period of a stage that recurs, by number.",
    )
    return narrows(period(command))
