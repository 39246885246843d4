"""The cells of an office's log as values: one function for each column, made once from the map.

Each function takes a cell that is not empty and gives its value, or one that is false where the
cell stands for nothing (``n/a``, say).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from isa_programme.errors import DateError, FaultsError
from isa_programme.exchange.log.dates import date_reader
from isa_programme.exchange.log.fields import LogField, Reading
from isa_programme.exchange.log.map import LINES, NUMBERED, LogMap, Source
from isa_programme.exchange.log.words import WordList, alike, tidy
from isa_programme.exchange.workbook.marks import CellFault
from isa_programme.record.misfits import shown
from isa_programme.record.names import check_slug
from isa_programme.record.words import CONTROLS

Reader = Callable[[Any], Any]
"""From a cell to the value of a field, of whatever kinds both are."""

_LONGEST_REFERENCE = 100
_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
_BULLET = re.compile(r"^[-*\u2022\u2013\u2014\u00b7]\s+")
_BEGINS = re.compile(r"\s*\(?1[.)]\s")
_LINE_NUMBER = re.compile(r"^\s*\(?([0-9]{1,2})[.)](?=\s|$)", re.MULTILINE)
_EXACT = 10**15
"""From here on Excel does not keep every figure of a number."""


def reader(field: LogField, source: Source, log_map: LogMap) -> Reader:
    """The function that reads the cells of a field.

    It raises :class:`FaultsError`: the cell can't be such a value; the sentence is without the
    name of the column.
    """
    empties = frozenset(map(alike, (*log_map.empty, *source.empty)))
    if field.reading is Reading.DATE:
        return _or_empty(_dates(date_reader(log_map.forms(source))), empties)
    text = _or_empty(_TEXTS.get(field.reading, _text), empties)
    match field.reading:
        case Reading.LINE:
            return _then(text, tidy) if source.join_lines else text
        case Reading.REFERENCE | Reading.TEXT:
            return text
    split = splitter(source.split)
    match field.reading:
        case Reading.PARTS:
            return _then(text, split)
        case Reading.OFFICE:
            return _then(text, _office(source, log_map))
        case Reading.OFFICES:
            offices = _each(split, _office(source, log_map))
            return _then(_then(text, offices), _filled)
        case Reading.WORD:
            return _then(text, _word(field, source))
        case _:
            # One that stands for nothing keeps its place: the next belongs to the next part.
            words = _each(split, _word(field, source))
            return _then(text, lambda cell: words(cell) if any(words(cell)) else ())


def _or_empty(read: Reader, empties: frozenset[str]) -> Reader:
    """Reads a cell, save where it holds a word that means it is empty, or an error."""
    longest = max(map(len, empties), default=0)

    def sifting(cell: object) -> object:
        if type(cell) is str:
            text = cell.strip()
            if not text or (len(text) <= longest and alike(text) in empties):
                return ""
            if text[0] != "#" or text not in _ERRORS:
                # Most cells are text; the rest of what stands here is for few of them.
                return read(text)
            cell = CellFault(text)
        if isinstance(cell, CellFault):
            if alike(cell.text) in empties:
                return ""
            raise FaultsError(f"it holds {cell}; put the formula right, or type the value in")
        return read(cell)

    return sifting


def _dates(read: Reader) -> Reader:
    def reading(cell: object) -> object:
        try:
            return read(cell)
        except DateError as error:
            raise FaultsError(str(error)) from None

    return reading


def _then(read: Reader, further: Reader) -> Reader:
    def reading(cell: object) -> object:
        text = read(cell)
        return further(text) if text else text

    return reading


# Text


def _text(cell: object) -> str:
    if type(cell) is str:
        return cell.replace("\r\n", "\n") if "\r" in cell else cell
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return str(cell)
    return _figures(cell)


def _reference(cell: object) -> str:
    text = cell if type(cell) is str else _figures(cell)
    if len(text) > _LONGEST_REFERENCE:
        raise FaultsError(f"{len(text)} characters; a reference has at most {_LONGEST_REFERENCE}")
    if not text.isprintable() and CONTROLS.search(text):
        raise FaultsError("it is one line; leave out line breaks and control characters")
    return text


def _plain(cell: object) -> str:
    if type(cell) is not str:
        raise FaultsError(f"{shown(cell)} is no text")
    return cell


def _figures(cell: object) -> str:
    """A number as it is typed; what else a workbook can hold is not taken for text."""
    match cell:
        case bool():
            pass
        case int() | float() if abs(cell) < _EXACT:
            return str(int(cell)) if cell == int(cell) else repr(cell)
        case int() | float():
            raise FaultsError(
                "it is a number so large that Excel loses figures of it; type it as text"
            )
        case date():
            raise FaultsError(f"Excel took it for the day {cell}; format its column as text")
    raise FaultsError(f"{shown(cell)} is no text; format its column as text")


_TEXTS: dict[Reading, Reader] = {
    Reading.REFERENCE: _reference,
    Reading.OFFICE: _plain,
    Reading.OFFICES: _plain,
    Reading.WORD: _plain,
    Reading.WORDS: _plain,
}


# Several values in one cell


def splitter(ways: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """A function that splits a cell into its parts.

    It raises :class:`FaultsError`: its parts are numbered, and not in order.

    Args:
        ways: what stands between the parts; see :class:`Source`.
    """
    between = "|".join(re.escape(way) for way in ways if way not in (LINES, NUMBERED))
    if LINES in ways:
        between = "|".join(filter(None, (between, "\n")))
    separators = re.compile(between) if between else None

    def split(text: str) -> tuple[str, ...]:
        if NUMBERED in ways and (parts := tuple(_numbered(text))):
            return parts
        if separators is None:
            return (text,)
        found = [part.strip() for part in separators.split(text)]
        if LINES in ways:
            found = [_BULLET.sub("", part) for part in found]
        return tuple(part for part in found if part)

    return split


def _numbered(text: str) -> Iterator[str]:
    """The parts of a text that are numbered from 1 on; none where it does not begin with 1.

    Raises:
        FaultsError: a line begins with a number out of order.
    """
    if not _BEGINS.match(text):
        return
    starts: list[re.Match[str]] = []
    while found := re.compile(rf"(?:^|\s)\(?{len(starts) + 1}[.)](?:\s+|$)").search(
        text, starts[-1].end() - 1 if starts else 0
    ):
        starts.append(found)
    lines = [int(found[1]) for found in _LINE_NUMBER.finditer(text)]
    if any(number > len(starts) for number in lines) or len(set(lines)) != len(lines):
        raise FaultsError("its parts are not numbered 1, 2, 3 in order")
    ends = [*(found.start() for found in starts[1:]), len(text)]
    for found, end in zip(starts, ends, strict=True):
        part = text[found.end() : end].strip()
        if not part:
            raise FaultsError("a number has nothing after it")
        yield part


# Words


def _filled(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in values if each)


def _each(split: Callable[[str], tuple[str, ...]], meaning: Callable[[str], str]) -> Reader:
    def reading(text: str) -> tuple[str, ...]:
        faults: list[str] = []
        found = []
        for part in split(text):
            try:
                found.append(meaning(part))
            except FaultsError as error:
                faults += error.faults
        if faults:
            raise FaultsError(*faults)
        return tuple(found)

    return reading


def _office(source: Source, log_map: LogMap) -> Callable[[str], str]:
    words = WordList(log_map.offices, source.words)

    def office(text: str) -> str:
        if (meant := words.meaning(text)) is not None:
            return meant
        try:
            return check_slug(text, "")
        except FaultsError:
            raise FaultsError(
                f"{text!a} is not among the offices of the map, and is no slug; add it there"
            ) from None

    return office


def _word(field: LogField, source: Source) -> Callable[[str], str]:
    words = WordList(source.words)
    choices: type[StrEnum] = field.choices or StrEnum

    def word(text: str) -> str:
        meant = words.meaning(text)
        if meant == "":
            return ""
        try:
            return choices(meant if meant is not None else alike(text).replace(" ", "-"))
        except ValueError:
            right = ", ".join(choices)
            raise FaultsError(
                f"{text!a} is none of {right}, nor among the words of the map"
            ) from None

    return word
