"""Commands that lead somebody through, where they are typed with no option at a terminal."""

from __future__ import annotations

from typing import Any

import click

from isa_programme.cli.settings import settings

_LED = f"{__name__}.led"


class Led(click.Command):
    """A command whose body may lead through it.

    Options of every command (which record, in which format) don't count as an option given.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note whether no option of its own was given, before any that is needed is missed."""
        ctx.meta[_LED] = self._is_bare(ctx, args)
        return super().parse_args(ctx, args)

    def _is_bare(self, ctx: click.Context, args: list[str]) -> bool:
        if ctx.resilient_parsing:
            return False
        given, _, _ = self.make_parser(ctx).parse_args([*args])
        own = {
            parameter.name
            for parameter in self.params
            if isinstance(parameter, click.Option) and parameter.expose_value
        }
        silent = bool(given.get("no_input")) or not settings().interactive
        return not silent and not own & given.keys()


class Paper(click.Argument):
    """An argument that is asked for where its command leads through, and needed anywhere else."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:  # noqa: ANN401 - click's own
        """The value; none where it is about to be asked for."""
        if is_led() and self.value_is_missing(value):
            return None
        return super().process_value(ctx, value)


def is_led() -> bool:
    """Whether the command that is running leads through itself."""
    return bool(click.get_current_context().meta.get(_LED))
