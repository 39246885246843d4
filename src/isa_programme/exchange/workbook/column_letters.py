"""The letters of the columns of a sheet, as Excel shows them: A to Z, then AA."""

from __future__ import annotations


def letters_of(place: int) -> str:
    """The letters of a column by its place in a row, from 0: ``A`` for 0, ``AA`` for 26."""
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of_letters(letters: str) -> int:
    """The place of a column in a row, from 0, by its letters: 26 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
