"""The sheets for an office's desk, as columns and rows."""
