"""The register: what the entries add up to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

import attrs
from attrs import field, frozen

from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import UnknownReferenceError
from isa_programme.record.addressees import Addressee
from isa_programme.record.adoption import Adoption
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.collector import collector_paused
from isa_programme.record.corrections import amends, put_right
from isa_programme.record.entries import Entry
from isa_programme.record.facts import EntryCorrected
from isa_programme.record.folding import Folding
from isa_programme.record.followed import Followed
from isa_programme.record.names import Target, parse_target
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import Protocol
from isa_programme.record.touched import Touched, differing

N = TypeVar("N")


@frozen(kw_only=True)
class Register:
    """The state that a run of entries adds up to. Folding more entries gives a new register.

    Attributes:
        programme: the programme adopted last.
        addressees: offices and bodies by slug.
        protocols: every version of every protocol, in the order agreed.
        supposed: a protocol version taken to govern whatever it admits, to ask what if; it is
            never recorded, and None in a register that the entries alone add up to.
        calendars: the calendars adopted under each name, in order.
        files: the papers, by reference, each with what followed.
        aliases: what each older reference of the office's own names: a paper, or a part of one.
        responses: the reference of the paper each response answers, by its own reference.
        letters: the reference of the response for each reference of the sender's or the office's.
        followed: milestones, commitments, meetings and everything else that others follow, by its
            reference or slug, each with what followed.
        bodies: the entries that describe the part of an office or body, by its slug, in order.
        public_facts: entries of dated public facts, in the order recorded.
        numbered: how many references of each prefix and year are taken.
        entries: the entries as they were recorded, save for words that were erased since.
        voided: the number of the correction that voids an entry, by the entry's own.
        corrected: each entry that has fields set anew, as corrected, by its number.
        erased: the number of the entry that erased the words of another, by the other's own.
        holds: the hold of each information request that is open, by its reference.
        handed_over: the entry that handed the writing over, while nobody has taken it over.
        size: how many entries were folded.
        head: the receipt of the last of them, or "" for none.
    """

    programme: Programme | None = None
    addressees: Mapping[str, Addressee] = field(factory=dict)
    protocols: tuple[Protocol, ...] = ()
    supposed: Protocol | None = None
    calendars: Mapping[str, tuple[Adoption, ...]] = field(factory=dict)
    files: Mapping[str, AdviceFile] = field(factory=dict)
    aliases: Mapping[str, Target] = field(factory=dict)
    responses: Mapping[str, str] = field(factory=dict)
    letters: Mapping[str, str] = field(factory=dict)
    followed: Mapping[str, Followed[Any]] = field(factory=dict)
    bodies: Mapping[str, tuple[Entry, ...]] = field(factory=dict)
    public_facts: Sequence[Entry] = ()
    numbered: Mapping[tuple[str, int], int] = field(factory=dict)
    entries: Sequence[Entry] = ()
    voided: Mapping[int, int] = field(factory=dict)
    corrected: Mapping[int, Entry] = field(factory=dict)
    erased: Mapping[int, int] = field(factory=dict)
    holds: Mapping[str, Entry] = field(factory=dict)
    handed_over: Entry | None = None
    size: int = 0
    head: str = ""

    def folded(self, entries: Iterable[Entry]) -> Register:
        """The register after some more entries, in the order they were recorded.

        A correction or an erasure among them changes what came before, so that everything is
        folded anew.
        """
        more = tuple(entries)
        if not more:
            return self
        if any(map(amends, more)):
            return _put_right((*self.entries, *more), self.supposed)
        folding = self.folding()
        with collector_paused():
            for entry in more:
                folding.add(entry)
        return Register.of(folding)

    def folding(self) -> Folding:
        """A folding of further entries, which leaves this register as it is."""
        return Folding({name: getattr(self, name) for name in _FIELDS})

    def touched_since(self, before: Register) -> Touched:
        """What differs from another register of the record, one that held less of it, say.

        Where no entry amends an earlier one :attr:`Folding.touched` tells the same at less cost.
        """
        return Touched(
            papers=frozenset(differing(before.files, self.files)),
            followed=frozenset(differing(before.followed, self.followed)),
            offices=frozenset(differing(before.addressees, self.addressees)),
            agreed=(
                before.programme != self.programme
                or before.protocols != self.protocols
                or before.calendars != self.calendars
            ),
        )

    @classmethod
    def of(cls, folding: Folding) -> Register:
        """The register with everything folded so far; good until the next entry is added."""
        return cls(**folding.fields)

    def file(self, reference: str) -> AdviceFile:
        """The paper a reference names, by its own reference or by an older one.

        Raises:
            UnknownReferenceError: the record holds no such paper.
        """
        named = self.aliases.get(reference)
        found = self.files.get(reference if named is None else named.paper)
        if found is None:
            raise UnknownReferenceError("advice", reference, "isa advice list shows them all")
        return found

    def all_of(self, cls: type[N]) -> tuple[Followed[N], ...]:
        """Everything followed of one class, in the order recorded."""
        return tuple(each for each in self.followed.values() if isinstance(each.noun, cls))

    def one_of(self, cls: type[N], name: str) -> Followed[N]:
        """What is followed under a reference or slug.

        Raises:
            UnknownReferenceError: the record holds nothing of this class under it.
        """
        found = self.followed.get(name)
        if found is None or not isinstance(found.noun, cls):
            raise UnknownReferenceError(cls.__name__.lower(), name)
        return found

    def target(self, reference: str) -> Target:
        """The paper, or the recommendation of it, that a reference names.

        Raises:
            UnknownReferenceError: the record holds no such paper, or it has no such part.
        """
        if (named := self.aliases.get(reference)) is not None:
            return named
        target = Target(reference) if reference in self.files else parse_target(reference)
        advice = self.file(target.paper).advice
        if target.recommendation is not None and not (
            1 <= target.recommendation <= len(advice.recommendations)
        ):
            raise UnknownReferenceError(
                "recommendation",
                reference,
                f"{advice.reference} has {len(advice.recommendations)} of them",
            )
        return Target(advice.reference, target.recommendation)

    def corrections_of(self, number: int) -> tuple[Entry, ...]:
        """The corrections of an entry that stand, in order."""
        return tuple(
            entry
            for entry in self.entries
            if isinstance(entry.fact, EntryCorrected)
            and entry.fact.entry == number
            and entry.number not in self.voided
        )

    def entry(self, number: int) -> Entry:
        """An entry as it stands, with its corrections.

        Raises:
            UnknownReferenceError: there is no such entry.
        """
        if number in self.corrected:
            return self.corrected[number]
        place = bisect_left(self.entries, number, key=attrgetter("number"))
        if place < len(self.entries) and self.entries[place].number == number:
            return self.entries[place]
        raise UnknownReferenceError("entry", str(number), f"the last is {self.size}")

    def addressee(self, slug: str) -> Addressee:
        """The office or body of a slug.

        Raises:
            UnknownReferenceError: the record holds no such office.
        """
        found = self.addressees.get(slug)
        if found is None:
            raise UnknownReferenceError("addressee", slug, "isa addressee list shows them all")
        return found

    def calendar(self, name: str, on: date = date.max) -> WorkingCalendar | None:
        """The calendar adopted under a name and in force on a day; None if none was adopted.

        The first one adopted also serves the days before.
        """
        adopted = self.calendars.get(name)
        if not adopted:
            return None
        in_force = [each.calendar for each in adopted if each.adopted_on <= on]
        return in_force[-1] if in_force else adopted[0].calendar

    def version(self, named: str) -> Protocol:
        """A protocol version by name, ``foisa-like.2``; the newest of a protocol, ``foisa-like``.

        Raises:
            UnknownReferenceError: the record holds no such version.
        """
        name, dot, number = named.partition(".")
        versions = [each for each in self.protocols if each.name == name]
        for protocol in reversed(versions):
            if not dot or str(protocol.version) == number:
                return protocol
        known = ", ".join(f"{each.name}.{each.version}" for each in self.protocols) or "none"
        raise UnknownReferenceError("protocol version", named, f"there is {known}")

    def supposing(self, protocol: Protocol) -> Register:
        """The same record, with one protocol version taken to govern whatever it admits."""
        return attrs.evolve(self, supposed=protocol)


_FIELDS = tuple(attribute.name for attribute in attrs.fields(Register))


def _put_right(recorded: tuple[Entry, ...], supposed: Protocol | None) -> Register:
    right = put_right(recorded)
    folding = Register(supposed=supposed).folding()
    standing = {entry.number: entry for entry in right.entries}
    for entry in right.recorded:
        folding.add_as(entry, standing.get(entry.number))
    return attrs.evolve(
        Register.of(folding),
        voided=right.voided,
        corrected=right.corrected,
        erased=right.erased,
    )
