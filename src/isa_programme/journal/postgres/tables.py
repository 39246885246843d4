"""The tables of a record on a server, and the statements that make them."""

from __future__ import annotations

import re

from isa_programme.journal.derived.deadline_schema import DEADLINE_TABLES
from isa_programme.journal.postgres.guards import guarding

VERSION = 1
"""The version of the tables made here; a record with a higher one needs a newer release."""

_TABLES = """\
CREATE TABLE {s}.record (
  application text NOT NULL,
  version integer NOT NULL
);
CREATE TABLE {s}.entry (
  number bigint PRIMARY KEY,
  identity text COLLATE "C" UNIQUE,
  kind text NOT NULL,
  happened_on text NOT NULL,
  recorded_at text NOT NULL,
  recorded_by text NOT NULL,
  about text,
  erases bigint,
  bytes bytea NOT NULL,
  hash text NOT NULL
);
CREATE TABLE {s}.content (
  number bigint PRIMARY KEY REFERENCES {s}.entry (number),
  salt bytea NOT NULL,
  words bytea NOT NULL,
  digest text NOT NULL
);
CREATE INDEX entry_about ON {s}.entry (about);
CREATE INDEX entry_erases ON {s}.entry (erases) WHERE erases IS NOT NULL;
CREATE INDEX content_digest ON {s}.content (digest);
CREATE TABLE {s}.public_row (
  number bigint PRIMARY KEY,
  kind text NOT NULL,
  happened_on text NOT NULL,
  recorded_on text NOT NULL,
  about text,
  fact jsonb NOT NULL
);
CREATE TABLE {s}.public_state (
  head text NOT NULL
);
INSERT INTO {s}.public_state VALUES ('');
CREATE VIEW {s}.public_entry WITH (security_barrier) AS
  SELECT number, kind, happened_on, recorded_on, about, fact FROM {s}.public_row
  WHERE (SELECT head FROM {s}.public_state) = coalesce(
    (SELECT number || ':' || hash FROM {s}.entry ORDER BY number DESC LIMIT 1), '');
INSERT INTO {s}.record VALUES ('isa-programme', {version});
"""

_NAMED = re.compile(r"((?:CREATE TABLE|ON)) (deadline\w*)")


def _deadline_tables(schema: str) -> list[str]:
    """The tables of what is open, as a file has them, in the words of the server."""
    made = (each for each in DEADLINE_TABLES if not each.startswith("CREATE TRIGGER"))
    return [
        _NAMED.sub(rf"\1 {schema}.\2", each)
        .replace("INTEGER", "bigint")
        .replace("TEXT", 'text COLLATE "C"')
        .replace(") STRICT", ")")
        + ";"
        for each in made
    ]


def laying_out(schema: str) -> str:
    """The statements that make the tables and guards of a record in a schema."""
    return "\n".join(
        (
            f"CREATE SCHEMA IF NOT EXISTS {schema};",
            _TABLES.format(s=schema, version=VERSION),
            *_deadline_tables(schema),
            *guarding(schema),
        )
    )
