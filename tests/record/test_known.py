"""What was known at a moment is always the first so many entries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError, IsaProgrammeError, UnknownReferenceError
from isa_programme.record.entries import Entry
from isa_programme.record.known import KnownAt, known
from journal_samples import note
from registers import entries

START = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
"""On the evening before the clocks go forward in London."""


def recorded(*instants: datetime) -> tuple[Entry, ...]:
    made = entries(*(note(str(number)) for number, _ in enumerate(instants)))
    return tuple(
        attrs.evolve(entry, recorded_at=instant, hash=f"{entry.number:064x}")
        for entry, instant in zip(made, instants, strict=True)
    )


HELD = recorded(
    START,
    START + timedelta(hours=1, minutes=29, seconds=59, microseconds=999_999),  # 23:59:59 GMT
    START + timedelta(hours=1, minutes=30),  # midnight
    START + timedelta(hours=24, minutes=29),  # 23:59 summer time
    START + timedelta(hours=24, minutes=30),  # midnight, summer time
)


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (0, 0),
        (1, 1),
        (5, 5),
        ("3", 3),
        (" 3 ", 3),
        (HELD[2].receipt, 3),
        (date(2026, 3, 27), 0),
        (date(2026, 3, 28), 2),
        (date(2026, 3, 29), 4),
        ("2026-03-28", 2),
        ("2026-03-29", 4),
        (date(2030, 1, 1), 5),
        (START, 1),
        (START - timedelta(microseconds=1), 0),
        (START + timedelta(hours=2), 3),
        (START.astimezone(timezone(timedelta(hours=13))), 1),
        ("2026-03-28T22:30:00Z", 1),
        ("2026-03-29T00:00:00Z", 3),
        ("2026-03-28T22:29:59.999999Z", 0),
    ],
)
def test_a_moment_is_a_number_a_receipt_a_day_or_an_instant(at: KnownAt, number: int) -> None:
    assert HELD[:number] == known(HELD, at)


@pytest.mark.parametrize("at", [6, -1, "6", 2**70, "999999999999999999"])
def test_an_entry_that_is_not_there_is_told(at: KnownAt) -> None:
    with pytest.raises(UnknownReferenceError, match="the last is 5"):
        known(HELD, at)


@pytest.mark.parametrize(
    "receipt",
    [f"3:{'0' * 64}", f"6:{6:064x}", f"99999:{'0' * 64}"],
)
def test_a_receipt_of_another_record_is_told(receipt: str) -> None:
    number = receipt.partition(":")[0]
    with pytest.raises(FaultsError) as refused:
        known(HELD, receipt)
    assert (f"known_at: the record holds no entry {number} of this receipt",) == (
        refused.value.faults
    )


@pytest.mark.parametrize(
    "at",
    [
        "",
        "yesterday",
        "0",
        "-1",
        "03",
        "\u0663",
        "2026-13-01",
        "2026-03",
        "29/03/2026",
        "2026-03-29T00:00:00",
        "2026-03-29T25:00:00Z",
        "2026-03-29 00:00:00Z",
        "3:abc",
        f"0:{'0' * 64}",
        f"03:{'0' * 64}",
        f"3:{'A' * 64}",
        "1" * 5000,
    ],
)
def test_what_is_no_moment_is_refused_and_the_right_forms_are_shown(at: str) -> None:
    with pytest.raises(FaultsError, match=r"^known_at: .* is no moment of the record; write an"):
        known(HELD, at)


def test_an_instant_without_its_zone_is_refused() -> None:
    with pytest.raises(IsaProgrammeError, match="zone"):
        known(HELD, START.replace(tzinfo=None))


instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside it
moments: st.SearchStrategy[KnownAt] = st.one_of(
    instants, st.dates(date(2025, 12, 1), date(2027, 2, 1)), st.integers(0, 8)
)


@given(st.lists(instants, min_size=8, max_size=8).map(sorted), moments, moments)
def test_what_was_known_is_a_prefix_and_knowing_twice_is_knowing_the_less(
    stamped: list[datetime],
    one: KnownAt,
    other: KnownAt,
) -> None:
    held = recorded(*stamped)
    first, second = known(held, one), known(held, other)
    assert held[: len(first)] == first
    shorter = min(first, second, key=len)
    if not isinstance(other, int) or other <= len(first):
        assert shorter == known(first, other)


@given(st.lists(instants, min_size=2, max_size=8).map(sorted), st.data())
def test_an_instant_and_the_entry_recorded_then_know_the_same(
    stamped: list[datetime], data: st.DataObject
) -> None:
    held = recorded(*stamped)
    entry = data.draw(st.sampled_from(held))
    last = max(each.number for each in held if each.recorded_at == entry.recorded_at)
    text = entry.recorded_at.isoformat().replace("+00:00", "Z")
    assert known(held, last) == known(held, entry.recorded_at) == known(held, text)
    assert known(held, entry.number) == known(held, entry.receipt)
