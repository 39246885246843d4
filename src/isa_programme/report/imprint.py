"""The imprint, where reports look for it."""

from __future__ import annotations

from isa_programme.questions.imprint import EXAMPLE_RULE, RESTS_ON, by_what, imprint

__all__ = ["EXAMPLE_RULE", "RESTS_ON", "by_what", "imprint"]
