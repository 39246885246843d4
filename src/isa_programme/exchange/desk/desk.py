"""The desk: every sheet of a record, as at a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from isa_programme.errors import FaultsError
from isa_programme.exchange.desk.advice_sheet import advice_sheet
from isa_programme.exchange.desk.commitments_sheet import commitments_sheet
from isa_programme.exchange.desk.milestones_sheet import milestones_sheet
from isa_programme.exchange.desk.obligations_sheet import obligations_sheet
from isa_programme.exchange.desk.responses_sheet import responses_sheet
from isa_programme.exchange.desk.sheet_surroundings import Surroundings
from isa_programme.exchange.desk.sheets import Sheet
from isa_programme.record.register import Register

_SHEETS: Mapping[str, Callable[[Surroundings], Sheet]] = {
    "advice": advice_sheet,
    "obligations": obligations_sheet,
    "responses": responses_sheet,
    "commitments": commitments_sheet,
    "milestones": milestones_sheet,
}

SHEETS = tuple(_SHEETS)
"""The names of the sheets, in the order of a workbook."""


def sheets(register: Register, *, as_at: date) -> tuple[Sheet, ...]:
    """Every sheet of a register, as at the end of a day."""
    about = Surroundings.of(register, as_at=as_at)
    return tuple(made(about) for made in _SHEETS.values())


def one_sheet(register: Register, name: str, *, as_at: date) -> Sheet:
    """One sheet by its name.

    Raises:
        FaultsError: there is none of that name.
    """
    if name not in _SHEETS:
        raise FaultsError(f"sheet: {name!a} is none of {', '.join(SHEETS)}")
    return _SHEETS[name](Surroundings.of(register, as_at=as_at))
