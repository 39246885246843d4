"""A record kept in a file of SQLite's: opened, guarded, backed up and brought up to date."""
