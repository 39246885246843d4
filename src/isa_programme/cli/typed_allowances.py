"""Allowances as people type them on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isa_programme.cli.typed_dates import quoted

if TYPE_CHECKING:
    from isa_programme.record.allowance import Allowance

    _Allowances = click.ParamType[Allowance]
else:
    _Allowances = click.ParamType


class _Allowance(_Allowances):
    """An allowance, such as ``10 working days``."""

    name = "allowance"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Allowance:
        from isa_programme.errors import FaultsError  # noqa: PLC0415 - where one is given
        from isa_programme.record.allowance import Allowance  # noqa: PLC0415 - likewise

        try:
            return value if isinstance(value, Allowance) else Allowance.parse(str(value))
        except FaultsError as error:
            self.fail(f"{error}{quoted(value)}", param, ctx)


ALLOWANCE = _Allowance()
