"""Lines of a calendar: folded at 75 octets, never within a character or an escape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.report.calendar_lines import line

LETTER, ROOM = 75 - len("X:"), 74

CASES = {
    "nothing": ("", b"X:\r\n"),
    "what just fits": ("a" * LETTER, b"X:" + b"a" * LETTER + b"\r\n"),
    "one more": ("a" * (LETTER + 1), b"X:" + b"a" * LETTER + b"\r\n a\r\n"),
    "two lines full": (
        "a" * (LETTER + ROOM),
        b"X:" + b"a" * LETTER + b"\r\n " + b"a" * ROOM + b"\r\n",
    ),
    "a character of two octets across": (
        "a" * (LETTER - 1) + "\u00f2",
        b"X:" + b"a" * (LETTER - 1) + b"\r\n \xc3\xb2\r\n",
    ),
    "a character of four octets across": (
        "a" * (LETTER - 3) + "\U0001f4c5",
        b"X:" + b"a" * (LETTER - 3) + b"\r\n \xf0\x9f\x93\x85\r\n",
    ),
    "a comma's escape across": (
        "a" * (LETTER - 1) + "\\,",
        b"X:" + b"a" * (LETTER - 1) + b"\r\n \\,\r\n",
    ),
    "a backslash's escape before": (
        "a" * (LETTER - 2) + "\\\\,",
        b"X:" + b"a" * (LETTER - 2) + b"\\\\\r\n ,\r\n",
    ),
    "a space first": ("a" * LETTER + " b", b"X:" + b"a" * LETTER + b"\r\n  b\r\n"),
}


@pytest.mark.parametrize(("value", "expected"), CASES.values(), ids=CASES)
def test_a_line_is_folded_where_it_is_too_long(value: str, expected: bytes) -> None:
    assert expected == line("X", value.encode())


@given(st.text(st.sampled_from("a,;\\ \u00f2\u20ac\U0001f4c5"), max_size=400))
def test_what_is_folded_is_whole_again(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    made = line("SUMMARY", escaped.encode())
    pieces = made.removesuffix(b"\r\n").split(b"\r\n")
    assert f"SUMMARY:{escaped}".encode() == made.removesuffix(b"\r\n").replace(b"\r\n ", b"")
    assert [] == [piece for piece in pieces if len(piece) > 75]
    for piece in pieces:
        told = piece.decode("utf-8")
        assert 0 == (len(told) - len(told.rstrip("\\"))) % 2
