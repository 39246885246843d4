"""Text in a workbook: every escape is read as what it stands for, and what is lost is told."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.exchange.workbook.text import LONGEST, as_xml, held, what_is_lost

LIKE_ESCAPES = st.lists(
    st.sampled_from(["_", "x", "_x", "_x000D_", "_x005F_", "005F", "000d", "\r", "\x07", "A", "é"]),
    max_size=12,
).map("".join)
ANY_TEXT = st.text() | LIKE_ESCAPES


def read(xml: str) -> str:
    """The text of a shared string as the standard has it: each escape once, from the left."""
    text = ET.fromstring(xml).findtext("t")
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text or "")


WRITTEN = {
    "plain": "plain",
    "a\rb": "a_x000D_b",
    "a\nb\tc": "a\nb\tc",
    "_x000D_": "_x005F_x000D_",
    "_x005F_x000D_": "_x005F_x005F_x005F_x000D_",
    "_x0041\x07": "_x005F_x0041_x0007_",
    "_x0041_x0042_": "_x005F_x0041_x005F_x0042_",
    "_X000D_ _x00D_ _x0041": "_X000D_ _x00D_ _x0041",
    "<r>a</r> & ]]>": "&lt;r&gt;a&lt;/r&gt; &amp; ]]&gt;",
    "\x7f\x85\u2028\U0001f600": "\x7f\x85\u2028\U0001f600",
}


@pytest.mark.parametrize(("text", "xml"), WRITTEN.items(), ids=ascii)
def test_a_text_is_written_as_excel_writes_it(text: str, xml: str) -> None:
    assert f'<si><t xml:space="preserve">{xml}</t></si>' == as_xml(text)


@given(ANY_TEXT)
def test_any_text_that_can_be_held_is_read_again_as_it_was(text: str) -> None:
    assert held(text) == read(as_xml(held(text)))


@given(ANY_TEXT)
def test_only_what_is_told_of_is_changed(text: str) -> None:
    assert (held(text) == text) == (what_is_lost(text) == ())


def test_what_no_workbook_can_hold_is_marked_and_told_of() -> None:
    assert "a<U+FFFE>b" == held("a\ufffeb")
    assert ("1 character that no workbook can hold is shown as a mark",) == what_is_lost("a\ufffeb")
    assert "<U+D83D><U+FFFF>" == held("\ud83d\uffff")
    assert ("2 characters that no workbook can hold are shown as marks",) == what_is_lost(
        "\ud83d\uffff"
    )


@pytest.mark.parametrize("letter", ["a", "é", "\U0001f600", "\ufffe"])
def test_a_text_longer_than_a_cell_is_cut_and_says_by_how_much(letter: str) -> None:
    shown = len(held(letter).encode("utf-16-le")) // 2
    fits = letter * (LONGEST // shown)
    assert len(held(letter)) * len(fits) == len(held(fits))
    long = fits + letter
    cut = held(long)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    kept, _, rest = cut.partition(" [")
    left_out = len(held(letter)) * len(long) - len(kept)
    assert f"{left_out} more characters are left out here; the CSV holds them]" == rest
    assert held(letter) * len(long) == kept + (held(letter) * len(long))[len(kept) :]
    said = "the text is cut, since a cell holds at most 32767 characters"
    assert said == what_is_lost(long)[-1]
