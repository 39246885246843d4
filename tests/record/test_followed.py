"""What is seen again: as it was seen last by the day asked about, in whatever order recorded."""

from __future__ import annotations

from datetime import date

from isa_programme.record.facts import ReferenceNoted
from isa_programme.record.followed import Followed
from isa_programme.record.references import Reference
from registers import ground, register

CARE = "plan-24-30:care"
JANUARY, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1)


def _noted(title: str, seen_on: date) -> ReferenceNoted:
    return ReferenceNoted(reference=Reference(name=CARE, title=title, seen_on=seen_on))


def _seen(*noted: ReferenceNoted) -> Followed[Reference]:
    return register(*ground(), *noted).one_of(Reference, CARE)


def _titles(followed: Followed[Reference], *days: date) -> list[str]:
    return [followed.noun_by(day).title for day in days]


FEBRUARY, APRIL, JUNE = date(2026, 2, 1), date(2026, 4, 1), date(2026, 6, 1)


def test_it_is_what_it_was_seen_as_last_by_then() -> None:
    followed = _seen(_noted("One", JANUARY), _noted("Two", MARCH), _noted("Three", MAY))
    assert ["One", "Two", "Three"] == _titles(followed, FEBRUARY, APRIL, JUNE)
    assert "Three" == followed.noun.title


def test_an_earlier_sighting_recorded_later_counts_for_its_own_days() -> None:
    followed = _seen(_noted("Three", MAY), _noted("One", JANUARY), _noted("Two", MARCH))
    assert ["One", "Two", "Three"] == _titles(followed, FEBRUARY, APRIL, JUNE)
    assert "Three" == followed.noun.title


def test_it_is_there_from_the_day_of_its_earliest_sighting() -> None:
    followed = _seen(_noted("Two", MARCH), _noted("One", JANUARY))
    assert [False, True] == [followed.is_there(day) for day in (date(2025, 12, 31), JANUARY)]


def test_before_it_was_seen_at_all_it_is_as_it_was_recorded_first() -> None:
    followed = _seen(_noted("Two", MARCH), _noted("One", JANUARY))
    assert ["Two"] == _titles(followed, date(2025, 12, 31))


def test_of_two_sightings_on_one_day_the_one_recorded_last_counts() -> None:
    assert ["Second"] == _titles(_seen(_noted("First", MARCH), _noted("Second", MARCH)), MARCH)
