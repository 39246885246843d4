"""The guards that keep a record on a server append-only, and the functions behind them.

They hold against everybody, the owner of the tables included, until somebody who owns them takes
them away; :mod:`isa_programme.journal.postgres.laid` sees that. They fire always, even where a
session says that it only replays what another server did.
"""

from __future__ import annotations

from collections.abc import Iterator

GUARD = "ISA01"
"""What a guard answers that refuses a row, in place of one of the server's own codes."""

BODIES = {
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

FORGET = """
BEGIN
  DELETE FROM {s}.deadline_state;
  DELETE FROM {s}.deadline;
  DELETE FROM {s}.deadline_office;
  DELETE FROM {s}.public_row;
  UPDATE {s}.public_state SET head = '';
  RETURN NEW;
END"""
"""Words that an erasure takes out of the record are in what is derived from it, too."""

ERASE = """
BEGIN
  DELETE FROM {s}.content WHERE content.number = erased;
END"""
"""Takes out the words of an entry, for whoever may not delete anything themselves."""

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

ROW, BEFORE, INSERT, _DELETE, _UPDATE, TRUNCATE = 1, 2, 4, 8, 16, 32
"""When a trigger fires, as the bits by which PostgreSQL itself says so (``pg_trigger.tgtype``)."""
_EVENTS = {INSERT: "INSERT", _DELETE: "DELETE", _UPDATE: "UPDATE", TRUNCATE: "TRUNCATE"}

GUARDS = (
    ("entry_is_never_changed", "entry", _UPDATE, "refuse_change", "an entry is never changed"),
    ("entry_is_never_deleted", "entry", _DELETE, "refuse_change", "an entry is never deleted"),
    ("entry_is_never_emptied", "entry", TRUNCATE, "refuse_change", "an entry is never deleted"),
    ("entry_is_appended", "entry", INSERT, "entry_is_appended", ""),
    ("content_is_never_changed", "content", _UPDATE, "refuse_change", "words are never changed"),
    ("content_comes_with_its_entry", "content", INSERT, "content_comes_with_its_entry", ""),
    ("content_leaves_by_erasure", "content", _DELETE, "content_leaves_by_erasure", ""),
    ("content_is_never_emptied", "content", TRUNCATE, "refuse_change", "words are never emptied"),
)
"""Each guard: its name, its table, before what it fires, which function it asks, with what."""


def guarding(schema: str) -> Iterator[str]:
    """The statements that make the guards and functions of a record in a schema."""
    for name, body in BODIES.items():
        yield (
            f"CREATE FUNCTION {schema}.{name}() RETURNS trigger LANGUAGE plpgsql\n"
            f"SET search_path = pg_catalog, pg_temp AS $guard${body.format(s=schema)}$guard$;\n"
        )
    yield (
        f"CREATE FUNCTION {schema}.erase_words(erased bigint) RETURNS void LANGUAGE plpgsql\n"
        "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $guard${ERASE.format(s=schema)}$guard$;\n"
        f"REVOKE ALL ON FUNCTION {schema}.erase_words(bigint) FROM PUBLIC;\n"
    )
    yield (
        f"CREATE FUNCTION {schema}.show_public("
        "was_at text, now_at text, gone bigint[], shown jsonb)\n"
        "RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $guard${_SHOW.format(s=schema)}$guard$;\n"
        f"REVOKE ALL ON FUNCTION {schema}.show_public(text, text, bigint[], jsonb) FROM PUBLIC;\n"
    )
    yield (
        f"CREATE FUNCTION {schema}.forget_erased() RETURNS trigger LANGUAGE plpgsql\n"
        "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"
        f" AS $guard${FORGET.format(s=schema)}$guard$;\n"
        f"CREATE TRIGGER erased_is_forgotten AFTER INSERT ON {schema}.entry FOR EACH ROW"
        f" WHEN (NEW.erases IS NOT NULL) EXECUTE FUNCTION {schema}.forget_erased();\n"
        f"ALTER TABLE {schema}.entry ENABLE ALWAYS TRIGGER erased_is_forgotten;\n"
    )
    for name, table, event, function, argument in GUARDS:
        each = "STATEMENT" if event == TRUNCATE else "ROW"
        said = f"'{argument}'" if argument else ""
        yield (
            f"CREATE TRIGGER {name} BEFORE {_EVENTS[event]} ON {schema}.{table}"
            f" FOR EACH {each} EXECUTE FUNCTION {schema}.{function}({said});\n"
            f"ALTER TABLE {schema}.{table} ENABLE ALWAYS TRIGGER {name};\n"
        )
