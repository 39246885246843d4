"""Everything that is in a record on a server, read at one moment to be proved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isa_programme.journal.postgres.laid import FUNCTIONS, LAID, ours
from isa_programme.journal.postgres.session import Session
from isa_programme.journal.store import Contents
from isa_programme.record.findings import Finding
from isa_programme.record.vocabulary import Severity

# One statement, so that entries and words are of one moment in a transaction of any kind.
_ALL = """
SELECT entry.number, identity, kind, happened_on, recorded_at, recorded_by, about, erases, bytes,
  hash, content.number, salt, words, digest
FROM {s}.entry FULL JOIN {s}.content ON content.number = entry.number
ORDER BY entry.number"""
_SAFE = ("fsync", "full_page_writes")
"""What a server must not go without, or a failure of its power may lose what it acknowledged."""


def contents_of(session: Session, schema: str) -> Contents:
    """Everything in a schema, and what is wrong with its tables, its guards or the server."""
    rows = session.ask(_ALL.format(s=schema))
    return Contents(
        tuple(tuple(row[:10]) for row in rows if row[0] is not None),
        {row[10]: tuple(row[11:]) for row in rows if row[10] is not None},
        tuple(_of_the_server(session, schema)),
    )


def _of_the_server(session: Session, schema: str) -> Iterator[Finding]:
    given: dict[str, Any] = {"schema": schema, "functions": list(FUNCTIONS)}
    if frozenset(map(tuple, session.ask(LAID, given))) != ours(schema):
        yield _finding("guards-altered", "the tables or guards of the record are not those we make")
    asked = ", ".join(f"current_setting('{name}')" for name in _SAFE)
    ((*answers,),) = session.ask(f"SELECT {asked}")
    for name, answer in zip(_SAFE, answers, strict=True):
        if answer != "on":
            yield _finding(
                "server-not-durable",
                f"the server runs with {name} = {answer}: what it acknowledged may be lost when"
                " its power fails; set it to on",
                Severity.WARNING,
            )


def _finding(rule: str, sentence: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule=rule, severity=severity, sentence=sentence)
