"""The bounds that a protocol sets on extensions: how many, and how long in all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from isa_programme.clock.tracks import Leg, exceed
from isa_programme.errors import RefusedError
from isa_programme.record.stages import ExtensionCap


def refuse_beyond(
    cap: ExtensionCap,
    extensions: Sequence[Leg],
    *,
    clause: str,
    ends: date | None,
    longest: date | None,
) -> None:
    """Refuse what was agreed where it is beyond a bound.

    Args:
        cap: the bounds.
        extensions: every extension of a clock, the new one too; holding replies, and what was
            agreed outside the protocol, count for no bound.
        clause: where the protocol sets it; "" where that is not told.
        ends: where the clock ends with all of them; None where that can't be told.
        longest: where it would end with the most that the bounds allow; None likewise.

    Raises:
        RefusedError: it breaks a bound.
    """
    legs = [leg for leg in extensions if leg.bounded]
    where = f" ({clause})" if clause else ""
    if cap.at_most is not None and len(legs) > cap.at_most:
        raise RefusedError(
            f"extension: at most {cap.at_most} can be agreed under the protocol{where};"
            " one more is recorded as outside it"
        )
    if cap.up_to is None:
        return
    later = longest is not None and ends is not None and ends > longest
    beyond = exceed(legs, cap.up_to)
    if beyond or (beyond is None and later):
        dates = f", to {longest} and not to {ends}" if later else ""
        raise RefusedError(
            f"extension: up to {cap.up_to} in all can be agreed under the protocol{where}"
            f"{dates}; more is recorded as outside it"
        )
