"""The derived tables: everything open, over the days on which nothing happens to it.

Nothing is known only here. The tables can be emptied and made anew from the entries at any time,
and whoever proves the record does not look at them.
"""

from __future__ import annotations

DEADLINE_TABLES = (
    """\
CREATE TABLE deadline (
  file TEXT NOT NULL,
  kind INTEGER NOT NULL,
  place INTEGER NOT NULL,
  part INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  until_day TEXT,
  settled TEXT,
  warn INTEGER NOT NULL,
  counted_to TEXT,
  counted_place INTEGER,
  deadline_place INTEGER,
  original_place INTEGER,
  held_place INTEGER,
  met_place INTEGER,
  fingerprint TEXT,
  begun_on TEXT NOT NULL,
  clock TEXT,
  reference TEXT NOT NULL,
  own_reference TEXT NOT NULL,
  advice TEXT NOT NULL,
  recommendation INTEGER,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  addressee TEXT NOT NULL,
  transferred_from TEXT,
  stage TEXT NOT NULL,
  commitment TEXT,
  period INTEGER,
  because TEXT NOT NULL,
  basis TEXT,
  protocol TEXT,
  calendar TEXT,
  day_zero TEXT,
  deadline TEXT,
  original_deadline TEXT,
  outside_protocol INTEGER NOT NULL,
  falls_in TEXT NOT NULL,
  requested_by TEXT,
  assumption TEXT NOT NULL,
  held_on TEXT,
  promised_for TEXT,
  promised_by TEXT,
  met_on TEXT,
  met_by TEXT,
  withdrawn_on TEXT,
  disposition TEXT,
  function TEXT,
  priority TEXT NOT NULL,
  visibility TEXT NOT NULL,
  lead TEXT NOT NULL
) STRICT""",
    """\
CREATE TABLE deadline_calendar (
  fingerprint TEXT PRIMARY KEY,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  working TEXT NOT NULL
) STRICT""",
    """\
CREATE TABLE deadline_office (
  slug TEXT NOT NULL,
  since TEXT NOT NULL,
  name TEXT NOT NULL,
  ours INTEGER NOT NULL,
  PRIMARY KEY (slug, since)
) STRICT""",
    # Of one row: which entry the tables are up to, and by which rules they were made.
    """\
CREATE TABLE deadline_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  rules INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT""",
    "CREATE INDEX deadline_file ON deadline (file)",
    # What is open now, however much was ever recorded; and what was open then.
    "CREATE INDEX deadline_open ON deadline (deadline) WHERE until_day IS NULL",
    """\
CREATE INDEX deadline_past ON deadline (until_day, first_day, deadline)
WHERE until_day IS NOT NULL""",
    # Words that an erasure takes out of the record are in these tables too.
    """\
CREATE TRIGGER deadline_forgets_with_an_erasure AFTER INSERT ON entry WHEN NEW.erases IS NOT NULL
BEGIN
  DELETE FROM deadline_state; DELETE FROM deadline; DELETE FROM deadline_office;
END""",
)
"""What makes the tables in a record's file; the columns of the first are those of a stretch."""
