"""The letters of columns, beside those of the library that writes workbooks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]  # it ships no types

from isa_programme.exchange.workbook.column_letters import letters_of, place_of_letters


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_a_column_has_the_letters_that_excel_shows(place: int, letters: str) -> None:
    assert letters == letters_of(place)
    assert place == place_of_letters(letters)


@given(st.integers(0, 16_383))
def test_every_column_there_is_has_letters_of_its_own(place: int) -> None:
    assert xl_col_to_name(place) == letters_of(place)
    assert place == place_of_letters(letters_of(place))
