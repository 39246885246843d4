from __future__ import annotations

import sys
import unicodedata

import pytest

from isa_programme.report.visible import shortened, visible


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("Gàidhlig, 春, é", "Gàidhlig, 春, é"),
        ("two lines", "two\nlines"),
        ("a  b", "a\n\nb"),
        ("a<U+000D> b", "a\r\nb"),
        ("a<U+0009>b", "a\tb"),
        ("<U+001B>[31mred<U+001B>[0m", "\x1b[31mred\x1b[0m"),
        ("abc<U+0008><U+0008>", "abc\x08\x08"),
        ("<U+0000><U+007F>", "\0\x7f"),
        ("<U+009B>31m", "\x9b31m"),
        ("evil<U+202E>fdp.exe", "evil\u202efdp.exe"),
        ("<U+2066>isolated<U+2069>", "\u2066isolated\u2069"),
        ("zero<U+200B>width", "zero\u200bwidth"),
        ("<U+FEFF>mark", "\ufeffmark"),
        ("a<U+200D>b<U+00AD>c", "a\u200db\u00adc"),
        ("line<U+2028>paragraph<U+2029>", "line\u2028paragraph\u2029"),
        ("private<U+E000>", "private\ue000"),
        ("half<U+D800>", "half\ud800"),
        ("<U+E0067>", "\U000e0067"),
        ("<U+FFFE><U+FFFF>no character<U+FDD0><U+FDEF>", "\ufffe\uffffno character\ufdd0\ufdef"),
        ("<U+1FFFE><U+10FFFF>", "\U0001fffe\U0010ffff"),
    ],
)
def test_what_cannot_be_seen_or_moves_the_cursor_becomes_a_mark(shown: str, text: str) -> None:
    assert visible(text) == shown


NO_CHARACTERS = {
    *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
}
"""The 66 places of Unicode that are, and stay, no character."""


def test_nothing_shown_can_control_a_terminal_whatever_the_character() -> None:
    controls = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    shown = "".join(visible(chr(point)) for point in range(sys.maxunicode + 1))

    assert {unicodedata.category(each) for each in shown} & controls == set()


def test_every_other_character_is_shown_as_it_is() -> None:
    seen = [
        chr(point)
        for point in range(sys.maxunicode + 1)
        if unicodedata.category(chr(point)) not in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
        and point not in NO_CHARACTERS
    ]

    assert visible("".join(seen)) == "".join(seen)


@pytest.mark.parametrize(
    ("cut", "text"),
    [("", ""), ("12345", "12345"), ("1234…", "123456"), ("123…", "123 56"), ("éèà…", "éèà  x")],
)
def test_a_long_text_is_cut_with_an_ellipsis_and_no_blank_before_it(cut: str, text: str) -> None:
    assert shortened(text, 5) == cut
