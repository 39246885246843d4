"""The tables of a record on a server, and the guards that keep them append-only.

The guards hold against everybody, the owner of the tables included, until somebody who owns them
takes them away; :mod:`isa_programme.journal.postgres.contents` sees that. They fire always, even
where a session says that it only replays what another server did.
"""

from __future__ import annotations

import re

from isa_programme.journal.derived.deadline_schema import DEADLINE_TABLES

VERSION = 1
"""The version of the tables made here; a record with a higher one needs a newer release."""

GUARD = "ISA01"
"""What a guard answers that refuses a row, in place of one of the server's own codes."""

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


_BODIES = {
    "refuse_change": """
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'ISA01', MESSAGE = TG_ARGV[0];
END""",
    "entry_is_appended": """
BEGIN
  IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM {s}.entry)
    OR NEW.erases >= NEW.number
    OR EXISTS (SELECT 1 FROM {s}.entry WHERE identity = NEW.identity)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'ISA01',
      MESSAGE = 'an entry comes after the last, under its own identity';
  END IF;
  RETURN NEW;
END""",
    "content_comes_with_its_entry": """
BEGIN
  IF NEW.number IS DISTINCT FROM (SELECT max(number) FROM {s}.entry)
    OR EXISTS (SELECT 1 FROM {s}.content WHERE number = NEW.number)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'ISA01',
      MESSAGE = 'words come once, with the newest entry';
  END IF;
  RETURN NEW;
END""",
    "content_leaves_by_erasure": """
BEGIN
  IF NOT EXISTS (SELECT 1 FROM {s}.entry WHERE erases = OLD.number) THEN
    RAISE EXCEPTION USING ERRCODE = 'ISA01',
      MESSAGE = 'words leave only by an erasure that names them';
  END IF;
  RETURN OLD;
END""",
}
"""What the functions behind the guards do, by their names."""

_FORGET = """
BEGIN
  DELETE FROM {s}.deadline_state;
  DELETE FROM {s}.deadline;
  DELETE FROM {s}.deadline_office;
  DELETE FROM {s}.public_row;
  UPDATE {s}.public_state SET head = '';
  RETURN NEW;
END"""
"""Words that an erasure takes out of the record are in what is derived from it, too."""

_ERASE = """
BEGIN
  DELETE FROM {s}.content WHERE content.number = erased;
END"""

_SHOW = """
BEGIN
  UPDATE {s}.public_state SET head = now_at WHERE head = was_at OR was_at IS NULL;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM {s}.public_row WHERE number = ANY (gone);
  INSERT INTO {s}.public_row
    SELECT number, kind, happened_on, recorded_on, about, fact
    FROM jsonb_to_recordset(shown) AS new (
      number bigint, kind text, happened_on text, recorded_on text, about text, fact jsonb)
    ON CONFLICT (number) DO UPDATE SET kind = EXCLUDED.kind, happened_on = EXCLUDED.happened_on,
      recorded_on = EXCLUDED.recorded_on, about = EXCLUDED.about, fact = EXCLUDED.fact;
  RETURN true;
END"""
"""Brings what is public up to a head; answers false where it was not at the head it was said."""

_ROW, _BEFORE, _INSERT, _DELETE, _UPDATE, _TRUNCATE = 1, 2, 4, 8, 16, 32
_EVENTS = {_INSERT: "INSERT", _DELETE: "DELETE", _UPDATE: "UPDATE", _TRUNCATE: "TRUNCATE"}

_GUARDS = (
    ("entry_is_never_changed", "entry", _UPDATE, "refuse_change", "an entry is never changed"),
    ("entry_is_never_deleted", "entry", _DELETE, "refuse_change", "an entry is never deleted"),
    ("entry_is_never_emptied", "entry", _TRUNCATE, "refuse_change", "an entry is never deleted"),
    ("entry_is_appended", "entry", _INSERT, "entry_is_appended", ""),
    ("content_is_never_changed", "content", _UPDATE, "refuse_change", "words are never changed"),
    ("content_comes_with_its_entry", "content", _INSERT, "content_comes_with_its_entry", ""),
    ("content_leaves_by_erasure", "content", _DELETE, "content_leaves_by_erasure", ""),
    ("content_is_never_emptied", "content", _TRUNCATE, "refuse_change", "words are never emptied"),
)
"""Each guard: its name, its table, before what it fires, which function it asks, with what."""

Laid = frozenset[tuple[str, ...]]
"""Columns, constraints, guards and functions of a record, as plain text."""


def laying_out(schema: str) -> str:
    """The statements that make the tables and guards of a record in a schema."""
    parts = [f"CREATE SCHEMA IF NOT EXISTS {schema};"]
    parts.append(_TABLES.format(s=schema, version=VERSION))
    parts += _deadline_tables(schema)
    for name, body in _BODIES.items():
        parts.append(
            f"CREATE FUNCTION {schema}.{name}() RETURNS trigger LANGUAGE plpgsql\n"
            f"SET search_path = pg_catalog, pg_temp AS $guard${body.format(s=schema)}$guard$;\n"
        )
    parts.append(
        f"CREATE FUNCTION {schema}.erase_words(erased bigint) RETURNS void LANGUAGE plpgsql\n"
        "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $guard${_ERASE.format(s=schema)}$guard$;\n"
        f"REVOKE ALL ON FUNCTION {schema}.erase_words(bigint) FROM PUBLIC;\n"
    )
    parts.append(
        f"CREATE FUNCTION {schema}.show_public("
        "was_at text, now_at text, gone bigint[], shown jsonb)\n"
        "RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $guard${_SHOW.format(s=schema)}$guard$;\n"
        f"REVOKE ALL ON FUNCTION {schema}.show_public(text, text, bigint[], jsonb) FROM PUBLIC;\n"
    )
    parts.append(
        f"CREATE FUNCTION {schema}.forget_erased() RETURNS trigger LANGUAGE plpgsql\n"
        "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $guard${_FORGET.format(s=schema)}$guard$;\n"
        f"CREATE TRIGGER erased_is_forgotten AFTER INSERT ON {schema}.entry FOR EACH ROW"
        f" WHEN (NEW.erases IS NOT NULL) EXECUTE FUNCTION {schema}.forget_erased();\n"
        f"ALTER TABLE {schema}.entry ENABLE ALWAYS TRIGGER erased_is_forgotten;\n"
    )
    for name, table, event, function, argument in _GUARDS:
        each = "STATEMENT" if event == _TRUNCATE else "ROW"
        said = f"'{argument}'" if argument else ""
        parts.append(
            f"CREATE TRIGGER {name} BEFORE {_EVENTS[event]} ON {schema}.{table}"
            f" FOR EACH {each} EXECUTE FUNCTION {schema}.{function}({said});\n"
            f"ALTER TABLE {schema}.{table} ENABLE ALWAYS TRIGGER {name};\n"
        )
    return "\n".join(parts)


LAID = """
SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
  a.attnotnull::text, ''
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %(schema)s AND c.relname IN ('entry', 'content') AND a.attnum > 0
  AND NOT a.attisdropped
UNION ALL
SELECT 'constraint', c.relname, k.contype::text, k.convalidated::text,
  array_to_string(ARRAY(
    SELECT a.attname FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)), ','), ''
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %(schema)s AND c.relname IN ('entry', 'content') AND k.contype IN ('p', 'u', 'f')
UNION ALL
SELECT 'guard', c.relname, t.tgname, t.tgtype::text || t.tgenabled::text,
  p.proname || coalesce(' of ' || nullif(t.tgattr::text, ''), '')
    || CASE WHEN t.tgqual IS NULL THEN '' ELSE regexp_replace(
      pg_get_triggerdef(t.oid), '^.* WHEN (.*) EXECUTE .*$', ' when \\1') END,
  encode(t.tgargs, 'escape')
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %(schema)s AND c.relname IN ('entry', 'content') AND NOT t.tgisinternal
UNION ALL
SELECT 'function', p.proname, p.prosecdef::text, array_to_string(p.proconfig, ','), p.prosrc, ''
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = %(schema)s AND p.proname = ANY (%(functions)s)
UNION ALL
SELECT 'rule', c.relname, r.rulename, '', '', ''
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %(schema)s AND c.relname IN ('entry', 'content')"""
"""Asks for what :func:`ours` gives, as it lies in a schema."""

FUNCTIONS = (*_BODIES, "erase_words", "forget_erased")
"""The names of the functions of a record."""

_COLUMNS = (
    ("entry", "number", "bigint", True),
    ("entry", "identity", "text", False),
    ("entry", "kind", "text", True),
    ("entry", "happened_on", "text", True),
    ("entry", "recorded_at", "text", True),
    ("entry", "recorded_by", "text", True),
    ("entry", "about", "text", False),
    ("entry", "erases", "bigint", False),
    ("entry", "bytes", "bytea", True),
    ("entry", "hash", "text", True),
    ("content", "number", "bigint", True),
    ("content", "salt", "bytea", True),
    ("content", "words", "bytea", True),
    ("content", "digest", "text", True),
)
_CONSTRAINTS = (
    ("entry", "p", "number"),
    ("entry", "u", "identity"),
    ("content", "p", "number"),
    ("content", "f", "number"),
)
_PATH = "search_path=pg_catalog, pg_temp"


def ours(schema: str) -> Laid:
    """Columns, constraints, guards and functions of a record that nobody has meddled with."""
    columns = (
        ("column", table, name, kind, "true" if needed else "false", "")
        for table, name, kind, needed in _COLUMNS
    )
    constraints = (("constraint", table, kind, "true", on, "") for table, kind, on in _CONSTRAINTS)
    guards = (
        (
            *("guard", table, name),
            f"{_BEFORE + event + (0 if event == _TRUNCATE else _ROW)}A",
            *(function, f"{argument}\\000" if argument else ""),
        )
        for name, table, event, function, argument in _GUARDS
    )
    functions = (
        ("function", name, "false", _PATH, body.format(s=schema), "")
        for name, body in _BODIES.items()
    )
    others = (
        ("function", "erase_words", "true", _PATH, _ERASE.format(s=schema), ""),
        ("function", "forget_erased", "true", _PATH, _FORGET.format(s=schema), ""),
        (
            *("guard", "entry", "erased_is_forgotten", f"{_INSERT + _ROW}A"),
            *("forget_erased when ((new.erases IS NOT NULL))", ""),
        ),
    )
    return frozenset((*columns, *constraints, *guards, *functions, *others))
