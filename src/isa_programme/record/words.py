"""Words: the text people write into the record, kept apart from its structure so that it can go.

A field made with :func:`words` holds such text. Everything else in an entry is structure
(references, kinds, dates, offices), which stays when words are erased, so that no deadline moves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import attrs

LINE = 200
"""The most characters a title or a name may have."""
TEXT = 1_048_576
"""The most bytes, as UTF-8, that a text may have: 1 MiB."""
ERASED = "[words erased]"
"""What stands in the place of words that were erased."""

_WORDS = "words"
_REQUIRED: Any = attrs.NOTHING
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def words(*, line: bool = False, default: Any = _REQUIRED) -> Any:  # noqa: ANN401 - attrs.field gives Any
    """A field of words.

    Args:
        line: a title or a name: one line, at most 200 characters, no text-direction controls.
        default: the value where none is given; without it the field is required.
    """
    return attrs.field(default=default, metadata={_WORDS: "line" if line else "text"})


def holds_words(attribute: attrs.Attribute[Any]) -> bool:
    """Whether a field was made with :func:`words`."""
    return _WORDS in attribute.metadata


def faults_in_words(thing: attrs.AttrsInstance) -> Iterator[str]:
    """A sentence for each field of words, at any depth, that can't be kept as it was given."""
    for attribute in attrs.fields(type(thing)):
        value = getattr(thing, attribute.name)
        if holds_words(attribute):
            if isinstance(value, str):
                yield from _faults(value, attribute.name, attribute)
        elif attrs.has(type(value)):
            # The noun a fact is about goes without saying: "title", not "advice.title".
            yield from faults_in_words(value)
        elif isinstance(value, tuple):
            for number, part in enumerate(value, start=1):
                if attrs.has(type(part)):
                    for fault in faults_in_words(part):
                        yield f"{attribute.name} {number}: {fault}"


def _faults(text: str, where: str, attribute: attrs.Attribute[Any]) -> Iterator[str]:
    if attribute.default is attrs.NOTHING and not text.strip():
        yield f"{where}: it can't be blank"
    if any(unicodedata.category(character) == "Cs" for character in text):
        yield f"{where}: it holds half a character (a lone surrogate); type it again"
        return
    if "\0" in text:
        yield f"{where}: it holds a NUL character; leave it out"
    if attribute.metadata[_WORDS] == "line":
        if len(text) > LINE:
            yield f"{where}: {len(text)} characters; at most {LINE} fit"
        if any(unicodedata.category(character) == "Cc" for character in text):
            yield f"{where}: it is one line; leave out line breaks and control characters"
        if _BIDI & set(text):
            yield f"{where}: it holds invisible text-direction characters; leave them out"
    elif len(text.encode("utf-8")) > TEXT:
        yield f"{where}: more than 1 MiB of text; keep it as a document and name that"
