"""The lines of a calendar file, folded as RFC 5545 has it.

They are folded here, though the package icalendar can fold too: it takes four times as long, and
where it folds is up to its version, while a feed is to be the same file in every one.
"""

from __future__ import annotations

_LONGEST = 75
"""The most octets of a line, without its end (RFC 5545, 3.1)."""


def line(name: str, value: bytes) -> bytes:
    """A line with its end, folded where it is too long.

    Args:
        name: the name of the property, with its parameters.
        value: its value, escaped.
    """
    whole = b"%b:%b" % (name.encode("ascii"), value)
    if len(whole) <= _LONGEST:
        return whole + b"\r\n"
    parts = []
    begin, room = 0, _LONGEST
    while len(whole) - begin > room:
        end = _before(whole, begin, begin + room)
        parts.append(whole[begin:end])
        begin, room = end, _LONGEST - 1  # the space that begins what follows counts too
    parts.append(whole[begin:])
    return b"\r\n ".join(parts) + b"\r\n"


def _before(whole: bytes, begin: int, end: int) -> int:
    """The last place, up to `end`, that is neither within a character nor within an escape."""
    while whole[end] & 0xC0 == 0x80:
        end -= 1
    run = whole[begin:end]
    # Of a run of backslashes each second one is escaped by the one before it.
    return end - (len(run) - len(run.rstrip(b"\\"))) % 2
