"""The imprint: as at which day, from which record, for whom and how something was made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from isa_programme.calendars.dates import in_words
from isa_programme.record.held import Held
from isa_programme.record.vocabulary import Basis, Visibility

RESTS_ON = {
    Basis.AGREED: "an agreed protocol",
    Basis.BORROWED_EXAMPLE: "an example rule, not agreed",
    Basis.REQUESTED: "what the paper asked for, not agreed",
    Basis.PROMISED: "what was promised",
}
"""What a date rests on, in words."""

EXAMPLE_RULE = "Dates marked as an example rule are counted by one that nobody agreed."


def by_what(basis: Basis | None) -> str:
    """Beside a date that nobody agreed, what it rests on, in brackets; "" beside any other."""
    unagreed = basis in (Basis.BORROWED_EXAMPLE, Basis.REQUESTED)
    return f" ({RESTS_ON[basis]})" if basis is not None and unagreed else ""


def imprint(
    held: Held, *, as_at: date, made_with: str, bases: Iterable[Basis | None] = ()
) -> tuple[str, ...]:
    """The sentences for the foot of something made, the same for the same record and day.

    Args:
        held: the entries it rests on, and who may see it.
        as_at: the day it is about, to its end.
        made_with: the command that makes it again, as ``isa report weekly``, but for the day and
            who may see it.
        bases: what the dates in it rest on.
    """
    said = [f"As at {in_words(as_at)}."]
    said.append(
        f"From the record up to the entry with the receipt {held.head}."
        if held.head
        else "From a record that holds nothing yet."
    )
    if held.left_out:
        said.append(f"Only {held.left_out}.")
    if Basis.BORROWED_EXAMPLE in bases:
        said.append(EXAMPLE_RULE)
    seen = "" if held.visibility is Visibility.PUBLIC else f" --visibility {held.visibility}"
    said.append(f"Made with {made_with}{seen} --as-at {as_at}.")
    return tuple(said)
