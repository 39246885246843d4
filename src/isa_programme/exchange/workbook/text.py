"""Text as a workbook holds it: every character kept, or told of.

XML has no place for most control characters, so Excel writes them as ``_x0007_``, and an
underscore that would begin such an escape by chance as ``_x005F_`` (ECMA-376 part 1, 22.9.2.19).
"""

from __future__ import annotations

import re

LONGEST = 32_767
"""The most characters that Excel keeps in a cell, those beyond U+FFFF counting twice."""

_NOT_HELD = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[\0-\x08\x0b-\x1f]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}[_\0-\x08\x0b-\x1f])")
_LEFT_OUT = " [{} more characters are left out here; the CSV holds them]"


def held(text: str) -> str:
    """A text as a workbook can hold it: with marks for what no workbook can, and cut if too long.

    Half characters, U+FFFE and U+FFFF are marked as ``<U+FFFE>``.
    """
    if text.isascii() and len(text) <= LONGEST:
        return text
    marked = _NOT_HELD.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
    if not _is_too_long(marked):
        return marked
    room = LONGEST - len(_LEFT_OUT) - len(str(len(marked)))
    kept = marked.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + _LEFT_OUT.format(len(marked) - len(kept))


def what_is_lost(text: str) -> tuple[str, ...]:
    """What :func:`held` changes in a text, a part of a sentence each."""
    lost = []
    if marks := len(_NOT_HELD.findall(text)):
        one = "1 character that no workbook can hold is shown as a mark"
        several = f"{marks} characters that no workbook can hold are shown as marks"
        lost.append(one if marks == 1 else several)
    if len(held(text)) != len(_NOT_HELD.sub("<U+FFFE>", text)):
        lost.append(f"the text is cut, since a cell holds at most {LONGEST} characters")
    return tuple(lost)


def _is_too_long(text: str) -> bool:
    return len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST


def as_xml(text: str) -> str:
    """A text that a workbook can hold, as the XML of a shared string."""
    if not text.isascii() or not text.isprintable() or "_x" in text:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
        text = _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<si><t xml:space="preserve">{text}</t></si>'
