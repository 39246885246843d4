"""A map of an office's log as it is written in TOML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.fields import ADVICE, FIELDS, NEEDED, LogField, Reading
from isa_programme.exchange.log.map import Ignored, LogMap, Skipped, Source
from isa_programme.exchange.log.words import alike
from isa_programme.exchange.toml_files import toml_table
from isa_programme.record.converter import structured
from isa_programme.record.misfits import shown
from isa_programme.record.names import check_slug

_LETTER = re.compile(r"[A-Z]{1,3}")
_LONGEST_NAME = 40
_LAST_HEADING_ROW = 1000
_CENTURIES = (1900, 2000, 2100)
_DATED = ("dates", "month_names", "two_digit_years", "times")
_SEVERAL = (Reading.PARTS, Reading.OFFICES, Reading.WORDS)
_OFFICES = (Reading.OFFICE, Reading.OFFICES)
_WORDED = (Reading.WORD, Reading.WORDS, *_OFFICES)
_ONLY_FOR: Mapping[str, tuple[Reading, ...]] = {
    "split": _SEVERAL,
    "words": _WORDED,
    "join_lines": (Reading.LINE,),
    **dict.fromkeys(_DATED, (Reading.DATE,)),
}
"""The keys of a source that only some kinds of field have a use for."""
_OWN_CELL = ("own_reference", "received_on")
"""Fields that each row says itself: one value for all, or for those left empty, would be wrong."""


def read_log_map(text: str) -> LogMap:
    """A map from TOML: the attributes of :class:`LogMap` as keys, and a table for each section.

    In ``[advice]``, ``[acknowledgement]``, ``[holding]`` and ``[substantive]`` each key is a field,
    and its value the heading of a column, or a table with the attributes of :class:`Source`.

    Raises:
        FaultsError: a key is missing, unknown or wrong; all of them are reported together, each
            with its table and key.
    """
    table = toml_table(text)
    faults: list[str] = []
    given = {section: table.pop(section) for section in FIELDS if section in table}
    if table.pop("fields", None) is not None:
        faults.append(f"fields: no such key; the tables are {', '.join(FIELDS)}")
    table["ignore"] = [
        {"column": each} if isinstance(each, str) else each
        for each in _listed(table.get("ignore", []), faults)
    ]
    fields = {section: _sources(section, each, faults) for section, each in given.items()}
    faults += _missing(given)
    try:
        found = structured(table, LogMap)
    except FaultsError as error:
        raise FaultsError(*error.faults, *faults) from None
    faults = [*_faults_of(found), *faults]
    if faults:
        raise FaultsError(*faults)
    return attrs.evolve(found, fields=fields)


def _listed(given: object, faults: list[str]) -> list[Any]:
    if isinstance(given, list):
        return given
    faults.append(f"ignore: {shown(given)} is not a list of headings")
    return []


def _sources(section: str, given: object, faults: list[str]) -> dict[str, Source]:
    if not isinstance(given, Mapping):
        faults.append(f"{section}: {shown(given)} is not a table of keys")
        return {}
    found: dict[str, Source] = {}
    for name, value in given.items():
        known = FIELDS[section].get(name)
        if known is None:
            right = ", ".join(FIELDS[section])
            faults.append(f"{section}.{_key(name)}: no such key; there is {right}")
            continue
        if not isinstance(value, str | Mapping):
            said = f"{shown(value)} is neither a heading nor a table of keys"
            faults.append(f"{section}.{name}: {said}")
            continue
        try:
            source = structured({"column": value} if isinstance(value, str) else value, Source)
        except FaultsError as error:
            faults += [f"{section}.{name}.{fault}" for fault in error.faults]
            continue
        faults += [f"{section}.{name}{fault}" for fault in _faults_of_source(name, source, known)]
        found[name] = source
    return found


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else shown(name)


def _faults_of_source(name: str, source: Source, known: LogField) -> Iterator[str]:
    where = [each for each in ("column", "letter", "always") if getattr(source, each)]
    if len(where) > 1 or not (where or source.same_as):
        yield ": one of column, letter and always is needed, and only one"
    yield from _faults_of_letter(source)
    default = Source()
    for key, readings in _ONLY_FOR.items():
        if getattr(source, key) != getattr(default, key) and known.reading not in readings:
            yield f".{key}: {name} has no use for it"
    if source.same_as and (name, source.same_as) != ("sent_by", "addressees"):
        yield ".same_as: only sent_by may be the same, as addressees"
    if name in _OWN_CELL and (source.always or source.otherwise):
        yield ": each row has its own; name a column"
    if not source.is_column and (source.otherwise or source.empty):
        yield ": otherwise and empty go with a column"
    if any(not each for each in source.split):
        yield ".split: a text between the values is needed, or lines, or numbered"
    if known.reading in _WORDED:
        yield from _faults_of_words(source.words, known)
    yield from _faults_of_century(source.two_digit_years, ".two_digit_years")


def _faults_of_letter(place: Source | Skipped | Ignored) -> Iterator[str]:
    if place.letter and not _LETTER.fullmatch(place.letter):
        yield f".letter: {place.letter!a} is no column; write it as C or AB"


def _faults_of_words(words: Mapping[str, str], known: LogField) -> Iterator[str]:
    yield from (f".words{fault}" for fault in _alike(words))
    for word, meant in words.items():
        if not meant:
            continue  # it stands for an empty cell
        if known.choices is None:
            yield from (f".words.{fault}" for fault in _no_slug(word, meant))
        elif meant not in set(known.choices):
            yield f".words.{shown(word)}: {shown(meant)} is none of {', '.join(known.choices)}"


def _no_slug(word: str, slug: str) -> Iterator[str]:
    try:
        check_slug(slug, shown(word))
    except FaultsError as error:
        yield from error.faults


def _alike(words: Mapping[str, str]) -> Iterator[str]:
    """Words that differ in capitals or blanks alone, so that a cell would be both."""
    for word, times in Counter(map(alike, words)).items():
        if times > 1:
            yield f": {shown(word)} is there twice; capitals and blanks make no difference"
        if not word:
            yield ": a word is needed; an empty cell has none"


def _faults_of_century(century: int | None, where: str) -> Iterator[str]:
    if century is not None and century not in _CENTURIES:
        yield f"{where}: a century is needed, such as 2000"


def _faults_of(found: LogMap) -> Iterator[str]:
    try:
        check_slug(found.name, "name")
    except FaultsError as error:
        yield from error.faults
    if len(found.name) > _LONGEST_NAME:
        yield f"name: {len(found.name)} characters; at most {_LONGEST_NAME} fit"
    if not 1 <= found.heading_row <= _LAST_HEADING_ROW:
        yield f"heading_row: the number of a row is needed, from 1 to {_LAST_HEADING_ROW}"
    yield from _faults_of_century(found.two_digit_years, "two_digit_years")
    yield from (f"offices{fault}" for fault in _alike(found.offices))
    for word, slug in found.offices.items():
        if slug:
            yield from (f"offices.{fault}" for fault in _no_slug(word, slug))
    yield from _faults_of_places("ignore", found.ignore)
    yield from _faults_of_places("skip", found.skip)
    for slug, times in Counter(each.slug for each in found.addressees).items():
        if times > 1:
            yield f"addressees: {shown(slug)} is there twice"


def _faults_of_places(key: str, places: Sequence[Skipped | Ignored]) -> Iterator[str]:
    for number, place in enumerate(places):
        if bool(place.column) == bool(place.letter):
            yield f"{key}[{number}]: one of column and letter is needed, and only one"
        yield from (f"{key}[{number}]{fault}" for fault in _faults_of_letter(place))


def _missing(given: Mapping[str, object]) -> Iterator[str]:
    for section, needed in NEEDED.items():
        if section not in given:
            if section == ADVICE:
                yield f"{ADVICE}: it is missing; it says which columns hold the papers"
            continue
        named = given[section]
        if isinstance(named, Mapping):
            yield from (f"{section}.{each}: it is missing" for each in needed if each not in named)
