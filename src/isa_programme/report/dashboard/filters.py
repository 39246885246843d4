"""What the tables can be narrowed by: addressee, function, sector and, where it is seen, lead."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

ADDRESSEE, FUNCTION, SECTOR, LEAD = "a", "f", "s", "l"
"""The letter of each filter."""
_NAMES = {ADDRESSEE: "addressee", FUNCTION: "function", SECTOR: "sector", LEAD: "lead"}


@frozen(kw_only=True)
class Choice:
    """Something to narrow by.

    Attributes:
        value: what names it, the same on every page made: a slug, or a name.
        words: what people call it.
        tag: the tag on the rows it leaves.
    """

    value: str
    words: str
    tag: str


@frozen(kw_only=True)
class Filter:
    """A filter with its choices, in order of their words.

    Attributes:
        name: its name: addressee, function, sector or lead.
        letter: the letter its tags begin with.
        choices: what it can be set to.
    """

    name: str
    letter: str
    choices: tuple[Choice, ...]


class Filters:
    """Gives every row its tags, and learns from them what there is to choose from.

    A tag is the letter of a filter and a number: no word of the record stands in it.
    """

    def __init__(self) -> None:
        self._tags: dict[tuple[str, str], str] = {}
        self._words: dict[tuple[str, str], str] = {}
        self._made: dict[tuple[object, ...], str] = {}

    def tags(
        self,
        *,
        addressees: Iterable[tuple[str, str]] = (),
        function: str | None = None,
        sectors: Iterable[str] = (),
        lead: str = "",
    ) -> str:
        """The tags of a row, parted by blanks.

        Args:
            addressees: slugs of the offices it concerns, each with its name.
            function: the function of the programme it belongs to.
            sectors: slugs of the sectors it concerns.
            lead: who in our office looks after it; "" where that is not seen.
        """
        key = (tuple(addressees), function, tuple(sectors), lead)
        found = self._made.get(key)
        if found is None:
            offices, _, within, _ = key
            each = [self._tag(ADDRESSEE, slug, name) for slug, name in offices]
            each += [self._tag(FUNCTION, function, function)] if function else []
            each += [self._tag(SECTOR, sector, sector) for sector in within]
            each += [self._tag(LEAD, lead.casefold(), lead)] if lead else []
            found = self._made[key] = " ".join(dict.fromkeys(each))
        return found

    def _tag(self, letter: str, value: str, words: str) -> str:
        key = letter, value
        if key not in self._tags:
            self._tags[key] = f"{letter}{len(self._tags)}"
            self._words[key] = words
        return self._tags[key]

    def each(self) -> tuple[Filter, ...]:
        """The filters that leave something to choose."""
        found = []
        for letter, name in _NAMES.items():
            values = [value for mine, value in self._tags if mine == letter]
            choices = [
                Choice(
                    value=value,
                    words=self._words[letter, value],
                    tag=self._tags[letter, value],
                )
                for value in values
            ]
            if choices:
                inorder = sorted(choices, key=lambda each: (each.words.casefold(), each.value))
                found.append(Filter(name=name, letter=letter, choices=tuple(inorder)))
        return tuple(found)
