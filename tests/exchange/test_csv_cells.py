"""The apostrophe before a cell of a CSV for Excel: where it stands, and how it is taken off."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.exchange.csv_cells import guarded, unguarded

FORMULAS = (
    "=1+1",
    "+44 131 000 0000",
    "-1 day",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\n\n @x",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
    "\ufe661",
    "\u22121",
    "'=1+1",
    "'",
    "'quoted'",
)
"""What a spreadsheet takes for a formula, or drops a part of, if it is not guarded."""

COUNTED = (
    *("5", "007", "1e5", "1E5", "1.5", "1,000", "£5", "50%", "(3)", "5 ", "12:30", "3 pm"),
    *("3-4", "1/2", "2025-09", "2025-09-01", "01/02/2025 10:00", "1 Jan 2025", "Jan-25"),
    *("March 2026", "10 sept", "MAY-14", "true", "FALSE", "12-Dec-2025 10:30"),
)
"""What a spreadsheet makes a number, a date or a truth of."""

PLAIN = (
    *("", "a", "Publish a plan", "ADV-2025-014.2", "20 working days", "One strategy, not two"),
    *(
        "a=b",
        "x@y.example",
        "e-mail",
        "Maybe 5",
        "10 marches",
        "Marching",
        "1 of 3",
        "(see page 3)",
        "...",
    ),
    *("INV/1", "caf\u00e9", "\u4e2d", "truest", "May", "Children\u2019s", "A1", "by Easter 2026"),
)
"""What stays the text it is."""


@pytest.mark.parametrize("text", [*FORMULAS, *COUNTED], ids=ascii)
def test_what_excel_would_take_for_something_else_is_guarded_by_one_apostrophe(text: str) -> None:
    assert f"'{text}" == guarded(text)


@pytest.mark.parametrize("text", PLAIN, ids=ascii)
def test_other_text_stands_as_it_is(text: str) -> None:
    assert text == guarded(text)


def test_a_text_longer_than_a_number_can_be_is_text_even_if_it_is_a_mebibyte_of_figures() -> None:
    for text in ("1" * 256, "1" * 2**20, "1 " * 2**19 + "may x"):
        assert text == guarded(text)


@given(st.text() | st.text("'=+-@ \t\r\n1aé\uff1d"))
def test_the_guard_of_any_text_is_taken_off_again(text: str) -> None:
    assert text == unguarded(guarded(text))


@given(st.text() | st.text("'=+-@ \t\r\n1aé\uff1d"))
def test_no_text_begins_as_a_formula_once_it_is_guarded(text: str) -> None:
    first = guarded(text).strip()[:1]
    assert unicodedata.normalize("NFKC", first) not in ("=", "+", "-", "@")
