"""What a map of an office's log can fill: the fields of a paper, and of the letters about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    Visibility,
)


class Reading(StrEnum):
    """How a cell becomes the value of a field."""

    LINE = "line"
    TEXT = "text"
    PARTS = "parts"
    REFERENCE = "reference"
    DATE = "date"
    OFFICE = "office"
    OFFICES = "offices"
    WORD = "word"
    WORDS = "words"


@frozen
class LogField:
    """A field of a map.

    Attributes:
        reading: how its cells are read.
        choices: the fixed words that are right, where there are such.
    """

    reading: Reading
    choices: type[StrEnum] | None = None


FieldKey = tuple[str, str]
"""A field of a map by its section and its name."""

ADVICE = "advice"
"""The section of a map for the paper itself; the others are named by the kind of response."""

_LETTER = {
    "received_on": LogField(Reading.DATE),
    "dated_on": LogField(Reading.DATE),
    "sent_by": LogField(Reading.OFFICES),
    "on_behalf_of": LogField(Reading.OFFICES),
    "own_reference": LogField(Reading.REFERENCE),
    "text": LogField(Reading.TEXT),
    "delay_reason": LogField(Reading.TEXT),
    "visibility": LogField(Reading.WORD, Visibility),
    "source": LogField(Reading.TEXT),
}

FIELDS: Mapping[str, Mapping[str, LogField]] = {
    ADVICE: {
        "own_reference": LogField(Reading.REFERENCE),
        "title": LogField(Reading.LINE),
        "issued_on": LogField(Reading.DATE),
        "issued_by": LogField(Reading.OFFICE),
        "addressees": LogField(Reading.OFFICES),
        "recommendations": LogField(Reading.PARTS),
        "text": LogField(Reading.TEXT),
        "function": LogField(Reading.WORD, Function),
        "priority": LogField(Reading.WORD, Priority),
        "visibility": LogField(Reading.WORD, Visibility),
        "answered_by": LogField(Reading.WORD, AnsweredBy),
        "copied_to": LogField(Reading.OFFICES),
        "requested_by": LogField(Reading.DATE),
        "assumption": LogField(Reading.TEXT),
        "addressed_as": LogField(Reading.LINE),
        "lead": LogField(Reading.LINE),
        "capacity": LogField(Reading.LINE),
        "channel": LogField(Reading.LINE),
        "source": LogField(Reading.TEXT),
    },
    ResponseKind.ACKNOWLEDGEMENT.value: _LETTER,
    ResponseKind.HOLDING.value: {
        **_LETTER,
        "promised_for": LogField(Reading.DATE),
        "promise": LogField(Reading.TEXT),
    },
    ResponseKind.SUBSTANTIVE.value: {
        **_LETTER,
        "dispositions": LogField(Reading.WORDS, DispositionKind),
        "reasons": LogField(Reading.PARTS),
    },
}
"""The fields of each section of a map, which are attributes of :class:`Advice` and
:class:`Response`."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    ADVICE: ("title", "issued_on"),
    **{section: ("received_on",) for section in FIELDS if section != ADVICE},
}
"""The fields that a section can't do without."""
