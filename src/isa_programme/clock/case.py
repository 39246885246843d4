"""A case: something owed, with the paper it is owed on and the record that holds both."""

from __future__ import annotations

from attrs import frozen

from isa_programme.clock.obligations import Obligation
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.register import Register


@frozen
class Case:
    """What a clock is read of: all that its dates can come from.

    Attributes:
        register: the record.
        file: the paper, with what followed.
        obligation: what is owed on it.
    """

    register: Register
    file: AdviceFile
    obligation: Obligation
