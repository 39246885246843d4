"""Where the record is kept: entries in one SQLite file, chained, words apart from structure."""
