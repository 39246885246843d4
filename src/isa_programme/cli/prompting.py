"""Options that are needed: asked for on a terminal, and named as missing anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from isa_programme.cli.leading.led import is_led
from isa_programme.cli.settings import settings

_C = TypeVar("_C", bound=Callable[..., Any])


class _Asked(click.Option):
    """An option that is asked for on a terminal when it is missing, and named as missing else."""

    def prompt_for_value(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        if is_led():
            return None
        if not settings().interactive:
            raise click.MissingParameter(ctx=ctx, param=self)

        def taken(typed: str) -> Any:  # noqa: ANN401 - whatever the option's type makes of it
            return self.process_value(ctx, _several(typed) if self.multiple else typed)

        question = f"{self.prompt} (several: with semicolons)" if self.multiple else self.prompt
        return click.prompt(str(question), type=self.type, value_proc=taken, err=True)


def _several(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(";") if part.strip())


def asked(*names: str, ask: str, **details: Any) -> Callable[[_C], _C]:  # noqa: ANN401 - click's own
    """A needed option; on a terminal, `ask` is put as a question when it is missing."""
    return click.option(*names, cls=_Asked, prompt=ask, **details)
