"""How it looks: pages of answers as tables, Markdown, CSV and JSON, and entries as sentences."""
