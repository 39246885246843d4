"""Making text safe to look at: what can't be seen, or would move the cursor, becomes a mark."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """`text` on one line, with control, direction and zero-width characters as ``<U+202E>``.

    So is what Unicode says is no character, which XML can't hold. Line breaks become a space, so
    that a table stays a table.
    """
    tidy = " ".join(text.split("\n")) if "\n" in text else text
    if tidy.isascii() and tidy.isprintable():
        return tidy
    return "".join(f"<U+{ord(each):04X}>" if _is_hidden(each) else each for each in tidy)


def _is_hidden(character: str) -> bool:
    if unicodedata.category(character) in _HIDDEN:
        return True
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def escaped(text: str) -> str:
    """`text` made visible, with what Markdown would take for its own escaped."""
    shown = visible(text)
    for mark in "\\`*_[]<>&|":
        shown = shown.replace(mark, f"\\{mark}")
    return shown


def shortened(text: str, width: int) -> str:
    """`text`, cut to at most `width` characters with an ellipsis where it is longer."""
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
