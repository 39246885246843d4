"""Since when: the day of the last list, after which something has to have come about to be told."""

from __future__ import annotations

from datetime import date

from isa_programme.errors import FaultsError


def refuse_since_ahead(since: date | None, as_at: date) -> None:
    """Refuse to tell what came about after a day that is still to come: it would be nothing.

    Raises:
        FaultsError: the day lies after the one asked about.
    """
    if since is not None and since > as_at:
        raise FaultsError(f"since: {since} lies after {as_at}, the day asked about")
