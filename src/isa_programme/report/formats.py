"""The formats in which answers are written, and the forms in which documents are handed over."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class DocumentForm(StrEnum):
    """What a document is handed over as."""

    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"
    MAIL = "mail"
