"""A deadline worked out without a record."""
