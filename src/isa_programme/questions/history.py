"""History: every entry about something, in the order of recording."""

from __future__ import annotations

from isa_programme.errors import UnknownReferenceError
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued
from isa_programme.record.names import parse_target
from isa_programme.record.register import Register


def history(register: Register, reference: str) -> tuple[Entry, ...]:
    """Every entry about a paper, office, protocol, calendar, milestone or the like, in order.

    A paper's has what became of the commitments that responses to it made.

    Raises:
        UnknownReferenceError: no entry is about it.
    """
    named = register.responses.get(reference, reference)
    known = {named, parse_target(named).paper}
    if any(each in register.files or each in register.aliases for each in known):
        named = register.target(named).paper
    file = register.files.get(named)
    with_it = {entry.number for entry in file.entries} if file else ()
    found = tuple(
        entry for entry in register.entries if entry.number in with_it or _is_about(entry, named)
    )
    if not found:
        raise UnknownReferenceError("entry about", reference)
    return found


def _is_about(entry: Entry, named: str) -> bool:
    again = entry.fact.advice.reissue_of if isinstance(entry.fact, AdviceIssued) else ""
    return named in {entry.fact.about, again or None}
