"""What is public of a record on a server, in tables that the public may read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from isa_programme.journal.postgres.failures import told
from isa_programme.journal.postgres.session import Session

_HELD = """
SELECT number, kind, happened_on, recorded_on, about, fact::text FROM {s}.public_row"""
_BRING = "SELECT {s}.show_public(%s, %s, %s::bigint[], %s::jsonb)"


class PostgresPublic:
    """What is public, within a transaction that holds the record for writing."""

    def __init__(self, session: Session, schema: str, shown: str) -> None:
        self._session, self._schema, self._shown = session, schema, shown

    def bring(
        self,
        was_at: str | None,
        now_at: str,
        *,
        gone: Sequence[int],
        shown: Sequence[Mapping[str, object]],
    ) -> bool:
        """Bring it from one head of the record to another; False, and nothing, if it was not there.

        Raises:
            RecordError: it can't be written; the concrete class says why.
        """
        values = (was_at, now_at, list(gone), json.dumps(shown))
        with told(self._shown):
            ((done,),) = self._session.ask(_BRING.format(s=self._schema), values)
        return bool(done)

    def held(self) -> Mapping[int, Mapping[str, object]]:
        """What it holds, by the number of the entry, whether it is up to date or not."""
        names = ("number", "kind", "happened_on", "recorded_on", "about")
        return {
            row[0]: {**dict(zip(names, row, strict=False)), "fact": json.loads(row[5])}
            for row in self._session.ask(_HELD.format(s=self._schema))
        }
