"""Proposing a map for an office's log: from its headings, and from what stands in its cells.

What the table of synonyms knows is written out; what it does not know, or what could be two
things, is written as a comment for the office to choose. Nothing is guessed in silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.cells import splitter
from isa_programme.exchange.log.dates import DateOrder
from isa_programme.exchange.log.fields import ADVICE, FIELDS, NEEDED, FieldKey, Reading
from isa_programme.exchange.log.guessing import Cell, guessed_split
from isa_programme.exchange.log.matching import LeftColumn, SeenColumn, matching
from isa_programme.exchange.log.sheet import log_sheet
from isa_programme.exchange.log.synonyms import EMPTY, WORDS, plain, slug_of
from isa_programme.exchange.log.words import alike, tidy
from isa_programme.exchange.workbook.reading import GivenSheet

_OFFICES = (Reading.OFFICE, Reading.OFFICES)
_WORDED = (Reading.WORD, Reading.WORDS)
_SPLIT = (Reading.PARTS, Reading.OFFICES, Reading.WORDS)


def suggest_log_map(content: bytes, *, sheet: str = "", name: str = "advice-log") -> str:
    """A map for an office's log, as TOML with comments that say what to check.

    Lines on which the office has to choose are comments, so that the map can be read as it is;
    the log can be imported once they are settled.

    Args:
        content: the file: a workbook (.xlsx), or a CSV in UTF-8.
        sheet: the sheet of a workbook; it may be left out where only one is to be seen.
        name: the name of the log.

    Raises:
        FaultsError: the file can't be read, or it has no such sheet.
        ExtraMissingError: it is a workbook, and the extra `xlsx` is not installed.
    """
    return _Suggesting(log_sheet(content, name=sheet), name).text()


class _Suggesting:
    """A map in the making."""

    def __init__(self, sheet: GivenSheet, name: str) -> None:
        self._sheet, self._name = sheet.name, name
        self._found = matching(sheet)
        self._columns, self._dates = self._found.columns, self._found.dates

    def text(self) -> str:
        """The map."""
        lines = [
            "# A map proposed from the headings and cells of the log. Check every line: what is",
            "# marked 'choose' is left to you, and the log is refused until it is settled.",
            "",
            f"name = {_quoted(self._name)}  # never change it: rows are known again by it",
        ]
        if self._sheet:
            lines.append(f"sheet = {_quoted(self._sheet)}")
        lines.append(f"heading_row = {self._found.heading_row}")
        lines += self._empties()
        lines += self._ignored()
        lines += self._skipped()
        lines += self._offices()
        for section in FIELDS:
            lines += self._section(section)
        return "\n".join(lines) + "\n"

    # Above the tables

    def _empties(self) -> Iterator[str]:
        found: dict[str, None] = {}
        for column in self._columns.values():
            for _, cell in column.cells:
                if isinstance(cell, str) and alike(cell) in EMPTY:
                    found.setdefault(alike(cell))
        if found:
            words = ", ".join(map(_quoted, found))
            yield f"empty = [{words}]  # cells that hold one of these count as empty"

    def _ignored(self) -> Iterator[str]:
        if not self._found.left:
            yield "ignore = []"
            return
        yield "# choose: take the # away to leave a column out, or map it below"
        yield "ignore = ["
        for each in self._found.left:
            column = each.column
            named = _quoted(column.heading) if column.is_named else f"{{ {_key(column)} }}"
            yield f"  # {named},  # {_why(each)}"
        yield "]"

    def _skipped(self) -> Iterator[str]:
        if self._found.total is not None:
            number, column, word = self._found.total
            yield ""
            yield f"[[skip]]  # row {number} seems to be no paper"
            yield _key(column)
            yield f"value = {_quoted(word)}"

    def _offices(self) -> Iterator[str]:
        found: dict[str, tuple[str, int]] = {}
        for (section, field), column in self._columns.items():
            if FIELDS[section][field].reading in _OFFICES:
                split = guessed_split(column.cells)
                for word, number in _words(column.cells, split):
                    if alike(word) not in EMPTY:
                        found.setdefault(alike(word), (word, number))
        if found:
            yield ""
            yield "[offices]  # check each: isa addressee list shows the slugs of the record"
        for word, number in found.values():
            slug = slug_of(word)
            if slug:
                yield f"{_quoted(word)} = {_quoted(slug)}  # row {number}"
            else:
                yield f'# {_quoted(word)} = ""  # choose: its slug (row {number})'
        if found:
            yield "# offices that the record does not have yet can be added by the import:"
            yield "# [[addressees]]"
            yield '# slug = ""'
            yield '# name = ""'

    # The tables

    def _section(self, section: str) -> Iterator[str]:
        keys = {
            name: (section, name) for name in FIELDS[section] if (section, name) in self._columns
        }
        needed = [name for name in NEEDED[section] if name not in keys]
        if section != ADVICE and needed:
            for name, key in keys.items():
                column = self._columns[key]
                yield f"# choose: {_key(column)} could be {section}.{name}, but no column holds"
                yield f"# {section}.{needed[0]}; leave it out under ignore, or map it"
            return
        yield ""
        yield f"[{section}]"
        for name in needed:
            yield f'# {name} = ""  # choose: the heading of its column; it is needed'
        if section == ADVICE and "own_reference" not in keys:
            yield '# own_reference = ""  # choose: without references a changed row can\'t be told'
            yield "# from a new one, so that the log can be imported only once"
        senders = [*self._senders()] if section != ADVICE and "sent_by" not in keys else []
        # Tables of words come last: what stands below one would belong to it.
        written = [[*self._field(key)] for key in keys.values()]
        yield from (line for lines in written if not _is_table(lines) for line in lines)
        yield from senders
        yield from (line for lines in written if _is_table(lines) for line in lines)

    def _field(self, key: FieldKey) -> Iterator[str]:
        section, name = key
        column, field = self._columns[key], FIELDS[section][name]
        if field.reading is Reading.DATE:
            yield from self._dated(key)
            return
        keys = [_key(column)]
        if field.reading in _SPLIT:
            split = guessed_split(column.cells, numbered=field.reading is not Reading.OFFICES)
            if split:
                keys.append(f"split = [{', '.join(map(_quoted, split))}]")
        is_plain = len(keys) == 1 and column.is_named
        alone = _quoted(column.heading) if is_plain else f"{{ {', '.join(keys)} }}"
        if field.choices is None or field.reading not in _WORDED:
            yield f"{name} = {alone}"
            return
        known = [*field.choices]
        words = dict(self._meanings(key, known))
        if not words:
            yield f"{name} = {alone}"
            return
        yield f"[{section}.{name}]"
        yield from keys
        yield f"[{section}.{name}.words]"
        for word, meant in words.items():
            if meant:
                yield f"{_quoted(word)} = {_quoted(meant)}"
            else:
                yield f'# {_quoted(word)} = ""  # choose: {", ".join(known)}'

    def _meanings(self, key: FieldKey, known: Sequence[str]) -> Iterator[tuple[str, str]]:
        column = self._columns[key]
        split = guessed_split(column.cells, numbered=True)
        table: Mapping[str, str] = WORDS.get(key, {})
        for word, _ in _words(column.cells, split):
            if alike(word).replace(" ", "-") not in known and alike(word) not in EMPTY:
                yield word, table.get(plain(word), "")

    def _dated(self, key: FieldKey) -> Iterator[str]:
        name, column, guess = key[1], self._columns[key], self._dates[key]
        keys = [_key(column)]
        if guess.month_names:
            keys.append("month_names = true")
        for cell in guess.others[:3]:
            yield f"# {_cell(cell)} is no date; put it right in the log"
        if guess.short_year:
            yield f"# choose: {_cell(guess.short_year)} has a year of two figures; if it is of this"
            yield "# century, add two_digit_years = 2000"
        if guess.timed:
            yield f"# choose: {_cell(guess.timed)} has a time of day; times = true leaves it out"
        fitting = guess.fitting
        if fitting is not None and not fitting:
            yield f"# no one order fits all its dates; {_cell(guess.example)} is the odd one"
        elif fitting is not None and len(fitting) > 1:
            orders = sorted(fitting, key=[*DateOrder].index)
            yield f"# ambiguous: {_cell(guess.example)} could be {' or '.join(orders)}; choose one"
            for order in orders:
                yield f"# {name} = {{ {', '.join((*keys, f'dates = {_quoted(order)}'))} }}"
        elif fitting:
            (order,) = fitting
            keys.append(f"dates = {_quoted(order)}")
            yield f"# all its dates fit this order alone, such as {_cell(guess.example)}"
        if len(keys) == 1 and column.is_named:
            yield f"{name} = {_quoted(column.heading)}"
        else:
            yield f"{name} = {{ {', '.join(keys)} }}"

    def _senders(self) -> Iterator[str]:
        column = self._columns.get((ADVICE, "addressees"))
        if column is not None and (split := guessed_split(column.cells)):
            several = next(
                (cell for cell in column.cells if len([*_words([cell], split)]) > 1), None
            )
            if several is not None:
                yield f"# choose: {_cell(several)} names several offices; if a letter is from all"
                yield "# of them, take the # away"
                yield '# sent_by = { same_as = "addressees" }'


def _key(column: SeenColumn) -> str:
    """How a map names a column: ``column = "To"``, or ``letter = "C"``."""
    if column.is_named:
        return f"column = {_quoted(column.heading)}"
    return f"letter = {_quoted(column.letter)}"


def _why(left: LeftColumn) -> str:
    """Why a column is left to the office."""
    if left.could_be is None:
        return "not recognised"
    field = ".".join(left.could_be)
    if left.rival is not None:
        return f"it could be {field}, as could {_key(left.rival)}"
    return f"it could be {field}, but {_cell(left.odd)} is no date"


def _is_table(lines: Sequence[str]) -> bool:
    return lines[0].startswith("[")


def _words(cells: Sequence[Cell], split: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The words in some cells, each once, with the row it stands in first."""
    seen = set[str]()
    parts = splitter(split)
    for number, cell in cells:
        try:
            words = [tidy(part) for part in parts(cell)] if isinstance(cell, str) else []
        except FaultsError:
            words = [tidy(str(cell))]
        for word in words:
            if word and alike(word) not in seen:
                seen.add(alike(word))
                yield word, number


def _quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _cell(cell: Cell | None) -> str:
    """A cell as a comment names it, on one line whatever is in it."""
    if cell is None:
        return "a cell"
    number, held = cell
    shown = str(held)
    return f"{shown if len(shown) <= 40 else shown[:40] + '...'!r} (row {number})"
