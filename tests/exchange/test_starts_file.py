"""A file of starts: one clock a row, kept as it was typed."""

from __future__ import annotations

from datetime import date, time

import pytest

from isa_programme.errors import FaultsError
from isa_programme.exchange.starts_file import STARTS, read_starts
from isa_programme.questions.calculation.calculated import GivenStart
from isa_programme.record.allowance import Allowance


def test_every_cell_of_a_row_is_read_and_all_but_the_start_may_be_left_out() -> None:
    text = (
        "reference,from,allowance,answered\n"
        "A/1,2025-11-13,20 working days,2025-12-12\n"
        ",2025-11-13T17:01,,\n"
        ",,,\n"
        "B,2026-07-01T23:30Z,,\n"
    )

    assert read_starts(text) == (
        GivenStart(
            reference="A/1",
            start=date(2025, 11, 13),
            allowance=Allowance.parse("20 working days"),
            answered_on=date(2025, 12, 12),
        ),
        GivenStart(start=date(2025, 11, 13), at=time(17, 1)),
        GivenStart(reference="B", start=date(2026, 7, 2), at=time(0, 30)),
    )


@pytest.mark.parametrize(
    "text", ["\ufefffrom\r\n2025-11-13\r\n", "from\n2025-11-13", '"from"\n\n"2025-11-13"\n\n']
)
def test_a_mark_at_the_beginning_line_ends_and_blank_lines_do_no_harm(text: str) -> None:
    assert read_starts(text) == (GivenStart(start=date(2025, 11, 13)),)


@pytest.mark.parametrize(
    "reference", ["=1+1", "+A", "-A", "@A", "'A", " A ", "a\nb", "1e5", "\x1b["]
)
def test_a_reference_comes_back_exactly_as_it_was_typed(reference: str) -> None:
    (start,) = read_starts(f'from,reference\n2025-11-13,"{reference}"\n')

    assert start.reference == reference


def test_the_columns_stand_in_any_order() -> None:
    (start,) = read_starts("answered,from\n2025-11-14,2025-11-13\n")

    assert (start.start, start.answered_on) == (date(2025, 11, 13), date(2025, 11, 14))


def test_the_faults_of_all_rows_are_reported_together() -> None:
    with pytest.raises(FaultsError) as caught:
        read_starts("from,allowance\n2025-02-30,soon\n2025-11-13\n2025-11-13T25:00,\n")

    assert caught.value.faults == (
        (
            "row 2: allowance: 'soon' is no allowance: write a whole number and working days, days,"
            " weeks or months, as in '20 working days'"
        ),
        (
            "row 2: from: '2025-02-30' is not a date here: there is no such day; write a real one,"
            " as in 2026-01-05"
        ),
        "row 3: 2 cells are expected, 1 found",
        (
            "row 4: from: '2025-11-13T25:00' is not a date here: write the time as hour and minute:"
            " 2026-01-05T17:30"
        ),
    )


@pytest.mark.parametrize(("text", "fault"), [("", "missing"), ("from,from\n", "twice")])
def test_the_columns_that_there_are_are_named_with_a_fault_of_theirs(text: str, fault: str) -> None:
    with pytest.raises(FaultsError) as caught:
        read_starts(text)

    said, columns = caught.value.faults
    assert (fault in said, columns) == (True, f"row 1: the columns are {', '.join(STARTS)}")
