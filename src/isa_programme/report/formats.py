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
    """What a document is handed over as.

    Attributes:
        MARKDOWN: text to read, or to paste where Markdown is understood.
        HTML: a page for a browser, to look at or to print.
        WORD: a Word file, on the office's own template if one is given.
        MAIL: a mail that is not sent yet; Outlook opens it as a draft.
    """

    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "word"
    MAIL = "mail"
