"""Programmes and route maps as TOML: what a file says, as facts in an order to be recorded in.

A file is a list of tables by what they are. Each becomes the fact that records it; what happened to
it since stands in tables below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import CivilDate, latest
from isa_programme.errors import FaultsError
from isa_programme.exchange.programme_sections import SECTIONS, Section
from isa_programme.exchange.toml_files import toml_table
from isa_programme.record.addressees import Addressee
from isa_programme.record.converter import structured
from isa_programme.record.facts import Fact, MilestonePlanned, ReferenceNoted
from isa_programme.record.programme import Programme
from isa_programme.record.rings import in_order, ring
from isa_programme.record.vocabulary import Visibility


@frozen(kw_only=True)
class ProgrammeFile:
    """What a programme file says.

    Attributes:
        programme: the programme, where the file holds one; a route map's file holds none.
        addressees: the offices and bodies it adds.
        facts: everything else, each after what it builds on.
    """

    programme: Programme | None = None
    addressees: tuple[Addressee, ...] = ()
    facts: tuple[Fact, ...] = field(default=())


def read_programme(text: str) -> ProgrammeFile:
    """A programme or a route map from TOML.

    ``[programme]`` and ``[[addressees]]`` are what a new record begins with; the tables of
    :data:`SECTIONS` are what a programme holds. ``visibility`` and ``dated_on`` above them say who
    may see, and as of which day stands, whatever does not say so itself.

    Raises:
        FaultsError: a key is missing, unknown or wrong, or milestones wait for each other in a
            ring; all of them are reported together.
    """
    table = toml_table(text)
    if not isinstance(table, dict):
        raise FaultsError("not a table of keys")
    defaults = {key: table.pop(key) for key in ("visibility", "dated_on") if key in table}
    given = {each.key: table.pop(each.key) for each in SECTIONS if each.key in table}
    faults = [*_unfit(defaults)]
    facts: list[Fact] = []
    later: list[Fact] = []
    for section in SECTIONS:
        found = _Found(section, defaults)
        for place, each in enumerate(found.tables(given.get(section.key, []))):
            found.read(each, f"{section.key}[{place}]")
        faults += found.faults
        facts += _placed(found.facts)
        later += found.later
    try:
        head = structured(table, _Head)
    except FaultsError as error:
        raise FaultsError(*error.faults, *faults) from None
    faults += _rings(facts)
    if faults:
        raise FaultsError(*faults)
    return ProgrammeFile(
        programme=head.programme, addressees=head.addressees, facts=(*facts, *later)
    )


def _unfit(defaults: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the keys that speak for every table; such a one then speaks for none."""
    try:
        structured({**defaults}, _Defaults)
    except FaultsError as error:
        yield from error.faults
        for fault in error.faults:
            defaults.pop(fault.partition(":")[0], None)


@frozen(kw_only=True)
class _Defaults:
    visibility: Visibility = Visibility.RESTRICTED
    dated_on: CivilDate | None = None


@frozen(kw_only=True)
class _Head:
    programme: Programme | None = None
    addressees: tuple[Addressee, ...] = ()


class _Found:
    """What the tables of one section say, and what is wrong with them."""

    def __init__(self, section: Section, defaults: Mapping[str, Any]) -> None:
        self._section = section
        self._defaults = defaults
        self.facts: list[Fact] = []
        self.later: list[Fact] = []
        self.faults: list[str] = []

    def tables(self, given: object) -> Sequence[object]:
        if isinstance(given, list):
            return given
        self.faults.append(f"{self._section.key}: write each as [[{self._section.key}]]")
        return ()

    def read(self, table: object, path: str) -> None:
        section = self._section
        if not isinstance(table, dict):
            self.faults.append(f"{path}: it is not a table of keys")
            return
        said = dict(table)
        below = {key: said.pop(key) for key in section.below if key in said}
        names = {each.name for each in attrs.fields(section.fact)}
        fact: dict[str, Any] = {}
        if section.dated in names and (on := said.pop(section.dated, self._dated_on)) is not None:
            fact[section.dated] = on
        fact[section.noun] = said
        self._see(said, _noun_class(section.fact, section.noun))
        made = self._made(section.fact, fact, path, within=section.noun)
        if made is None:
            return
        self.facts.append(made)
        if below and not made.about:
            self.faults.append(f"{path}.reference: name it, so that what became of it can be told")
            return
        happened = [
            one
            for key, cls in section.below.items()
            for one in self._below(cls, below.get(key, []), str(made.about), f"{path}.{key}")
        ]
        self.later += sorted(happened, key=_when)

    @property
    def _dated_on(self) -> object:
        return self._defaults.get("dated_on")

    def _see(self, said: dict[str, Any], cls: type[attrs.AttrsInstance]) -> None:
        if "visibility" in self._defaults and "visibility" in attrs.fields_dict(cls):
            said.setdefault("visibility", self._defaults["visibility"])

    def _below(self, cls: type[Fact], given: object, about: str, path: str) -> Iterator[Fact]:
        tables = given if isinstance(given, list) else [given]
        for place, each in enumerate(tables):
            where = f"{path}[{place}]" if isinstance(given, list) else path
            if not isinstance(each, dict):
                self.faults.append(f"{where}: it is not a table of keys")
                continue
            if cls.named_by in each:
                self.faults.append(f"{where}.{cls.named_by}: no such key")
            said = {**each, cls.named_by: about}
            self._see(said, cls)
            made = self._made(cls, said, where)
            if made is not None:
                yield made

    def _made(
        self, cls: type[Fact], plain: Mapping[str, Any], path: str, within: str = ""
    ) -> Fact | None:
        try:
            return structured(plain, cls)
        except FaultsError as error:
            inside = f"{within}." if within else ""
            self.faults += [f"{path}.{fault.removeprefix(inside)}" for fault in error.faults]
            return None


def _noun_class(fact: type[Fact], noun: str) -> type[attrs.AttrsInstance]:
    found = attrs.fields_dict(attrs.resolve_types(fact))[noun].type
    assert isinstance(found, type), "the field holds a noun"
    return found


def _when(fact: Fact) -> date:
    return date.max if fact.happened_on is None else latest(fact.happened_on)


def _needs(fact: Fact) -> tuple[str, ...]:
    match fact:
        case MilestonePlanned(milestone=milestone):
            return milestone.depends_on
        case ReferenceNoted(reference=reference):
            return (reference.part_of,)
        case _:
            return ()


def _placed(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts of one kind, each after those it names; one noted twice in the order given."""
    by_name: dict[str, list[Fact]] = {}
    for position, fact in enumerate(facts):
        by_name.setdefault(fact.about or f"[{position}]", []).append(fact)
    for name in in_order(by_name, lambda name: _needs(by_name[name][0])):
        yield from by_name[name]


def _rings(facts: Iterable[Fact]) -> Iterator[str]:
    """Each ring of milestones once, from the one that comes first in the alphabet."""
    needs = {str(fact.about): _needs(fact) for fact in facts if isinstance(fact, MilestonePlanned)}
    told: set[frozenset[str]] = set()
    for name in sorted(needs):
        found = ring(name, lambda each: needs.get(each, ()))
        if found and frozenset(found) not in told:
            told.add(frozenset(found))
            yield (f"milestones: each would wait for the next for ever: {' -> '.join(found)}")
