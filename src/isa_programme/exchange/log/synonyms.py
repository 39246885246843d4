"""What the headings and words of an office's log usually mean: a small table, and no more.

It only serves to propose a map. What is not in it is left for the office to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from isa_programme.exchange.log.fields import ADVICE, FieldKey
from isa_programme.record.vocabulary import ResponseKind

_ACKNOWLEDGED = ResponseKind.ACKNOWLEDGEMENT.value
_HOLDING = ResponseKind.HOLDING.value
_ANSWERED = ResponseKind.SUBSTANTIVE.value

HEADINGS: Mapping[FieldKey, tuple[str, ...]] = {
    (ADVICE, "own_reference"): (
        *("ref", "reference", "ref no", "reference no", "reference number", "our ref", "log no"),
        *("no", "number", "id", "advice ref", "paper no"),
    ),
    (ADVICE, "title"): (
        *("title", "subject", "topic", "advice", "paper", "subject of advice", "advice title"),
    ),
    (ADVICE, "issued_on"): (
        *("date", "date sent", "sent", "date issued", "issued", "date of advice", "sent on"),
        *("issue date", "advice date", "date of letter"),
    ),
    (ADVICE, "issued_by"): ("from", "issued by", "sent by", "author"),
    (ADVICE, "addressees"): (
        *("to", "sent to", "addressee", "addressees", "recipient", "recipients", "addressed to"),
    ),
    (ADVICE, "recommendations"): (
        *("recommendation", "recommendations", "what we advised", "what was advised", "ask"),
        *("asks", "action requested", "advice given"),
    ),
    (ADVICE, "function"): ("function", "workstream", "programme function", "area"),
    (ADVICE, "priority"): ("priority", "urgency"),
    (ADVICE, "visibility"): ("visibility", "marking", "protective marking"),
    (ADVICE, "copied_to"): ("cc", "copied to", "copy to", "copies"),
    (ADVICE, "requested_by"): (
        *("reply by", "response requested by", "requested by", "answer by", "due", "due date"),
        *("deadline", "response due"),
    ),
    (ADVICE, "lead"): ("lead", "owner", "our lead", "lead officer", "official"),
    (_ACKNOWLEDGED, "received_on"): (
        *("acknowledged", "ackd", "ack", "date acknowledged", "acknowledgement"),
        *("acknowledged on", "acknowledgement received", "acknowledgement date"),
    ),
    (_HOLDING, "received_on"): (
        *("holding reply", "holding response", "holding reply received", "interim reply"),
    ),
    (_HOLDING, "promised_for"): ("promised for", "promised by", "answer promised", "promised"),
    (_ANSWERED, "received_on"): (
        *("answered", "answer", "date answered", "replied", "reply", "reply received"),
        *("response", "response received", "date of response", "response date", "answered on"),
        *("date of reply", "substantive reply", "substantive response"),
    ),
    (_ANSWERED, "sent_by"): ("answered by", "reply from", "response from", "replied by"),
    (_ANSWERED, "dispositions"): ("outcome", "decision", "result", "disposition", "accepted"),
    (_ANSWERED, "reasons"): ("reason", "reasons", "reason given", "reasons given", "rationale"),
    (_ANSWERED, "own_reference"): ("their ref", "their reference", "reply ref"),
}
"""The headings that usually stand above each field, in small letters and without marks."""

WORDS: Mapping[FieldKey, Mapping[str, str]] = {
    (_ANSWERED, "dispositions"): {
        "accepted": "accepted",
        "agreed": "accepted",
        "accepted in full": "accepted",
        "accepted in part": "accepted-in-part",
        "partially accepted": "accepted-in-part",
        "partly accepted": "accepted-in-part",
        "accepted with conditions": "accepted-with-conditions",
        "to be explored": "to-be-explored",
        "under consideration": "to-be-explored",
        "not accepted": "not-accepted",
        "rejected": "not-accepted",
        "declined": "not-accepted",
        "noted": "noted",
        "not addressed": "not-addressed",
        "superseded": "superseded",
    },
    (ADVICE, "priority"): {"normal": "routine", "standard": "routine", "high": "urgent"},
    (ADVICE, "visibility"): {"open": "public", "official": "restricted"},
    (ADVICE, "function"): {"engagement": "relationships"},
}
"""The words that usually stand for a fixed word, in small letters and without marks."""

EMPTY = ("n/a", "na", "none", "nil", "tbc", "-", "\u2013", "\u2014", "?")
"""What people type into a cell that has nothing to say."""

_MARKS = re.compile(r"[^\w\s/]+")


def plain(text: str) -> str:
    """A heading or word in the form of the table: small letters, no marks, single blanks."""
    return " ".join(_MARKS.sub("", text.replace("-", " ")).casefold().split())


def field_of(heading: str) -> FieldKey | None:
    """The field that usually stands under a heading; None where the table does not know."""
    known = plain(heading)
    return next((key for key, words in HEADINGS.items() if known in words), None)


def slug_of(name: str) -> str:
    """A slug that could stand for a name: small ASCII letters, figures and hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    ascii_only = "".join(c for c in letters if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:64].rstrip("-")
