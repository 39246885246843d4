"""What lies in a schema, and what would lie there if nobody had meddled with it."""

from __future__ import annotations

from isa_programme.journal.postgres.guards import (
    BEFORE,
    BODIES,
    ERASE,
    FORGET,
    GUARDS,
    INSERT,
    ROW,
    TRUNCATE,
)

Laid = frozenset[tuple[str, ...]]
"""Columns, constraints, guards and functions of a record, as plain text."""

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

FUNCTIONS = (*BODIES, "erase_words", "forget_erased")
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
            f"{BEFORE + event + (0 if event == TRUNCATE else ROW)}A",
            *(function, f"{argument}\\000" if argument else ""),
        )
        for name, table, event, function, argument in GUARDS
    )
    functions = (
        ("function", name, "false", _PATH, body.format(s=schema), "")
        for name, body in BODIES.items()
    )
    others = (
        ("function", "erase_words", "true", _PATH, ERASE.format(s=schema), ""),
        ("function", "forget_erased", "true", _PATH, FORGET.format(s=schema), ""),
        (
            *("guard", "entry", "erased_is_forgotten", f"{INSERT + ROW}A"),
            *("forget_erased when ((new.erases IS NOT NULL))", ""),
        ),
    )
    return frozenset((*columns, *constraints, *guards, *functions, *others))
