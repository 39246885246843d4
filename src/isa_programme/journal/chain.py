"""The chain: the exact bytes of each entry, which hold the hash of the entry before.

An entry's hash is the SHA-256 of its stored bytes: canonical JSON, in one order of keys, escaped
to ASCII, without blanks. Its words stand apart and may be erased, so the bytes hold a salted
commitment to them instead; without the salt nobody can guess short words from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from itertools import product
from types import NoneType
from typing import Any

from isa_programme.calendars.months import CivilDate
from isa_programme.errors import RecordDamagedError, RecordNewerError
from isa_programme.record.names import looks_assigned

_FORMATS = "isa-programme-entry.v"
FORMAT = f"{_FORMATS}1"
KEYS = (
    "format",
    "number",
    "identity",
    "kind",
    "happened_on",
    "recorded_at",
    "recorded_by",
    "erases",
    "structure",
    "commitment",
    "previous",
)
"""The keys of an entry's bytes, in the order in which they stand."""
_TYPES: dict[str, tuple[type, ...]] = {
    "number": (int,),
    "identity": (str, NoneType),
    "erases": (int, NoneType),
    "structure": (dict,),
}
_SIGNATURES = frozenset(product(*(_TYPES.get(key, (str,)) for key in KEYS)))
"""The types that the values of an entry may have, in the order of their keys."""
START = "0" * 64
"""What the first entry gives as the hash of the entry before it."""

# Plain data are trees, so there is no circle in them to look for.
_PLAIN = json.JSONEncoder(
    ensure_ascii=True, allow_nan=False, check_circular=False, separators=(",", ":")
)
_SORTED = json.JSONEncoder(check_circular=False, sort_keys=True, separators=(",", ":"))

_ASSIGNED = {
    "advice-issued.v1": "advice",
    "commitment-made.v1": "commitment",
    "engagement-held.v1": "engagement",
    "impact-claimed.v1": "impact",
    "insight-stated.v1": "insight",
    "response-received.v1": "response",
}


def canonical(thing: object) -> bytes:
    """The one JSON form of plain data: keys as they stand, ASCII escapes, no blanks."""
    return _PLAIN.encode(thing).encode("ascii")


def canonical_words(words: Mapping[str, str]) -> bytes:
    """The bytes in which words are kept: their paths in order."""
    return canonical(dict(sorted(words.items())))


def stored(
    *,
    number: int,
    identity: str | None,
    kind: str,
    happened_on: CivilDate,
    recorded_at: datetime,
    recorded_by: str,
    structure: Mapping[str, Any],
    commitment: str,
    previous: str,
    erases: int | None = None,
) -> bytes:
    """The bytes of an entry, as they are stored and hashed."""
    return canonical(
        {  # in the order of KEYS
            "format": FORMAT,
            "number": number,
            "identity": identity,
            "kind": kind,
            "happened_on": str(happened_on),
            "recorded_at": instant_text(recorded_at),
            "recorded_by": recorded_by,
            "erases": erases,
            "structure": dict(structure),
            "commitment": commitment,
            "previous": previous,
        }
    )


def parsed(raw: object) -> dict[str, Any]:
    """What an entry's bytes say.

    Raises:
        RecordNewerError: they are in a newer format.
        RecordDamagedError: they are no entry, or not in canonical form.
    """
    if not isinstance(raw, bytes):
        raise RecordDamagedError("its bytes are missing")
    try:
        said = json.loads(raw.decode("ascii"))
    except (ValueError, RecursionError):
        raise RecordDamagedError("its bytes are no JSON") from None
    if not isinstance(said, dict):
        raise RecordDamagedError("its bytes are no entry")
    form = said.get("format")
    if form != FORMAT and isinstance(form, str) and form.startswith(_FORMATS):
        raise RecordNewerError(
            f"its format {form[:40]!a} is unknown here: a newer release reads it"
        )
    if form != FORMAT or tuple(said) != KEYS or tuple(map(type, said.values())) not in _SIGNATURES:
        raise RecordDamagedError("its bytes are no entry")
    try:
        again = canonical(said)
    except (ValueError, RecursionError):
        again = b""
    if again != raw:
        raise RecordDamagedError("its bytes are not in canonical form")
    return said


def hash_of(raw: bytes) -> str:
    """The hash of an entry: SHA-256 over exactly the bytes stored."""
    return hashlib.sha256(raw).hexdigest()


def commitment_to(salt: bytes, words: bytes) -> str:
    """The commitment to words, given as the bytes in which they are kept."""
    return hashlib.sha256(salt + words).hexdigest()


def digest(
    kind: str, happened_on: CivilDate | str, structure: Mapping[str, Any], words: Mapping[str, str]
) -> str:
    """What tells a repeated entry: its kind, date, structure and words.

    The reference assigned when it was recorded is left out, since a repeated one has none yet. The
    name that a plan gives its own commitment is told.
    """
    told = dict(structure)
    noun = _ASSIGNED.get(kind, "")
    if isinstance(told.get(noun), dict):
        told[noun] = dict(told[noun])
        given = told[noun].pop("reference", "")
        if noun == "commitment" and given and not looks_assigned(given):
            told[noun]["reference"] = given  # a plan's own name for it
    plain = _SORTED.encode([kind, str(happened_on), told, dict(words)])
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def instant_text(instant: datetime) -> str:
    """An instant in UTC to the microsecond: ``2026-11-23T12:58:00.123456Z``."""
    return _text_in_utc(instant.astimezone(UTC))


@lru_cache(maxsize=8)  # what one transaction appends was all recorded at one instant
def _text_in_utc(instant: datetime) -> str:
    return instant.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
