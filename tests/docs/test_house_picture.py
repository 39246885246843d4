"""The picture of the rooms is true, and says what the page beside it says."""

from __future__ import annotations

import pytest

from house_picture import EXPLANATION, PICTURE, ROOMS, picture, steps, told
from test_architecture import KNOWS

PAGE = (EXPLANATION / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_below_a_room_lies_just_what_it_may_use(room: str) -> None:
    below = {other for other in ROOMS if ROOMS[room].stands_above(ROOMS[other])}

    assert {*KNOWS[room]} == below


def test_every_room_of_the_source_is_in_the_picture() -> None:
    no_rooms = {"__init__", "__main__", "public_names"}

    assert {*KNOWS} - no_rooms == {*ROOMS}


def test_every_room_is_told_of_on_the_page() -> None:
    assert {*ROOMS} == {*told(PAGE)}


def test_every_step_of_an_entry_is_taken_by_a_room_of_the_picture() -> None:
    numbers = sorted(number for taken in steps(PAGE).values() for number in taken)

    assert numbers
    assert [*range(1, len(numbers) + 1)] == numbers


def test_the_picture_is_as_it_is_drawn_from_the_page() -> None:
    drawn = PICTURE.read_text(encoding="utf-8")

    assert drawn == picture(PAGE), "write it anew: python -m house_picture, in the folder tests"
