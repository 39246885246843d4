"""Who may do what with a record on a server, as the server itself holds them to it.

Four roles, none of which logs in by itself: whoever looks after the server grants them to those
who do. The tables stay their owner's; nobody else changes, deletes or empties anything.
"""

from __future__ import annotations

import re

from isa_programme.errors import FaultsError
from isa_programme.journal.addresses import SCHEMA, checked_schema

PREFIX = "isa"
"""What the names of the roles begin with, unless told otherwise."""

RESERVED = ("words-erased.v1", "hold-set.v1", "hold-lifted.v1")
"""Kinds of entries that only a custodian adds."""

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,40}")

_ROLES = """\
-- Roles for the record in the schema {s}. Carry this out as the owner of its tables, who needs the
-- right to make roles; again after each upgrade. It changes no entry.
--
--   {p}_public     reads what is public, in {s}.public_entry, and nothing else
--   {p}_reader     reads the whole record
--   {p}_recorder   reads it, and adds entries; neither erases words nor sets or lifts holds
--   {p}_custodian  does that too
--
-- Then, for each person or program: GRANT {p}_recorder TO somebody;

BEGIN;

DO $roles$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['{p}_public', '{p}_reader', '{p}_recorder', '{p}_custodian'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
END
$roles$;

REVOKE ALL ON ALL TABLES IN SCHEMA {s}
  FROM PUBLIC, {p}_public, {p}_reader, {p}_recorder, {p}_custodian;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {s}
  FROM PUBLIC, {p}_public, {p}_reader, {p}_recorder, {p}_custodian;
REVOKE ALL ON SCHEMA {s} FROM PUBLIC;
GRANT USAGE ON SCHEMA {s} TO {p}_public, {p}_reader, {p}_recorder, {p}_custodian;

GRANT SELECT ON {s}.public_entry TO {p}_public, {p}_reader, {p}_recorder, {p}_custodian;
GRANT SELECT ON {s}.record, {s}.entry, {s}.content TO {p}_reader, {p}_recorder, {p}_custodian;
GRANT INSERT ON {s}.entry, {s}.content TO {p}_recorder, {p}_custodian;
-- What is derived from the entries can be made anew from them, and so may be taken out again.
GRANT SELECT ON {s}.deadline, {s}.deadline_calendar, {s}.deadline_office, {s}.deadline_state
  TO {p}_reader, {p}_recorder, {p}_custodian;
GRANT INSERT, DELETE ON {s}.deadline, {s}.deadline_calendar, {s}.deadline_office, {s}.deadline_state
  TO {p}_recorder, {p}_custodian;
GRANT SELECT ON {s}.public_row, {s}.public_state TO {p}_recorder, {p}_custodian;
GRANT EXECUTE ON FUNCTION {s}.show_public(text, text, bigint[], jsonb)
  TO {p}_recorder, {p}_custodian;
GRANT EXECUTE ON FUNCTION {s}.erase_words(bigint) TO {p}_custodian;

ALTER TABLE {s}.entry ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS read ON {s}.entry;
DROP POLICY IF EXISTS add ON {s}.entry;
DROP POLICY IF EXISTS add_reserved ON {s}.entry;
-- Who may read at all is said by the grants. Whoever may is never shown a part for the whole.
CREATE POLICY read ON {s}.entry FOR SELECT TO PUBLIC USING (true);
-- What is read of an entry is its bytes, so what they say has to be what the columns say.
CREATE POLICY add ON {s}.entry FOR INSERT TO {p}_recorder
  WITH CHECK (erases IS NULL AND kind NOT IN ({reserved})
    AND convert_from(bytes, 'UTF8')::json ->> 'kind' = kind
    AND convert_from(bytes, 'UTF8')::json ->> 'erases' IS NULL);
CREATE POLICY add_reserved ON {s}.entry FOR INSERT TO {p}_custodian WITH CHECK (true);

COMMIT;
"""


def roles_sql(schema: str = SCHEMA, *, prefix: str = PREFIX) -> str:
    """The statements that make the roles for the record in a schema, to be carried out by psql.

    Args:
        schema: the schema that holds the record.
        prefix: what the names of the roles begin with; they are known to the whole server, so two
            records on it that differ in who may read them need two prefixes.

    Raises:
        FaultsError: one of the two is not fit for a name.
    """
    if not _NAME.fullmatch(prefix) or prefix.startswith("pg_"):
        raise FaultsError(
            "prefix: small letters, figures and underscores are allowed, and no figure or pg_ first"
        )
    reserved = ", ".join(f"'{kind}'" for kind in RESERVED)
    return _ROLES.format(s=checked_schema(schema), p=prefix, reserved=reserved)
