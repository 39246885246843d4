"""The register: what the entries add up to."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

import attrs
from attrs import field, frozen

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.errors import RecordDamagedError, UnknownReferenceError
from isa_programme.record.addressees import Addressee, Renaming
from isa_programme.record.adoption import Adoption
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.corrections import amends, put_right
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    CalendarAdopted,
    EntryCorrected,
    FactNoted,
    HolderAppointed,
    HoldLifted,
    HoldSet,
    ProgrammeAdopted,
    ProtocolAgreed,
    ResponseReceived,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.names import Target, looks_assigned, parse_target
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import Protocol


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
        public_facts: entries of dated public facts, in the order recorded.
        numbered: how many references of each prefix and year are taken.
        entries: the entries as they were recorded, save for words that were erased since.
        voided: the number of the correction that voids an entry, by the entry's own.
        corrected: each entry that has fields set anew, as corrected, by its number.
        erased: the number of the entry that erased the words of another, by the other's own.
        holds: the hold of each information request that is open, by its reference.
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
    public_facts: tuple[Entry, ...] = ()
    numbered: Mapping[tuple[str, int], int] = field(factory=dict)
    entries: tuple[Entry, ...] = ()
    voided: Mapping[int, int] = field(factory=dict)
    corrected: Mapping[int, Entry] = field(factory=dict)
    erased: Mapping[int, int] = field(factory=dict)
    holds: Mapping[str, Entry] = field(factory=dict)
    size: int = 0
    head: str = ""

    def folded(self, entries: Iterable[Entry]) -> Register:
        """The register after some more entries, in the order they were recorded.

        A correction or an erasure among them changes what came before, so that everything is
        folded anew.
        """
        more = tuple(entries)
        if any(map(amends, more)):
            return _put_right((*self.entries, *more), self.supposed)
        folding = Folding(self)
        for entry in more:
            folding.add(entry)
        return folding.register

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
        for entry in self.entries:
            if entry.number == number:
                return entry
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


def _put_right(recorded: tuple[Entry, ...], supposed: Protocol | None) -> Register:
    right = put_right(recorded)
    folding = Folding(Register(supposed=supposed))
    standing = {entry.number: entry for entry in right.entries}
    for entry in right.recorded:
        folding.add_as(entry, standing.get(entry.number))
    return attrs.evolve(
        folding.register,
        voided=right.voided,
        corrected=right.corrected,
        erased=right.erased,
    )


_FIELDS = tuple(attribute.name for attribute in attrs.fields(Register))


class Folding:
    """A register in the making: its maps are copied once, then changed in place.

    The register it was started from stays as it was. Those it gives on the way share their maps,
    so each is good only until the next entry is added.
    """

    def __init__(self, start: Register) -> None:
        self._fields: dict[str, Any] = {name: getattr(start, name) for name in _FIELDS}
        self._copied: set[str] = set()

    def _map(self, name: str) -> dict[Any, Any]:
        if name not in self._copied:
            self._fields[name] = dict(self._fields[name])
            self._copied.add(name)
        found: dict[Any, Any] = self._fields[name]
        return found

    def _append(self, name: str, thing: object) -> None:
        if name not in self._copied:
            self._fields[name] = list(self._fields[name])
            self._copied.add(name)
        self._fields[name].append(thing)

    @property
    def register(self) -> Register:
        """The register with everything added so far."""
        fields: dict[str, Any] = {
            name: tuple(value) if type(value) is list else value
            for name, value in self._fields.items()
        }
        return Register(**fields)

    def add(self, entry: Entry) -> None:
        """Fold one more entry, the next in the order recorded, that amends none before it."""
        self.add_as(entry, entry)

    def add_as(self, entry: Entry, standing: Entry | None) -> None:
        """Fold an entry as it stands with its corrections; None where it was voided."""
        self._fields["size"], self._fields["head"] = entry.number, entry.receipt
        self._append("entries", entry)
        if standing is None:
            self._take_of(entry)
            return
        try:
            self._apply(standing)
        except KeyError:
            raise RecordDamagedError(
                f"entry {entry.number} builds on what is not in the record before it"
            ) from None

    def _apply(self, entry: Entry) -> None:
        match entry.fact:
            case ProgrammeAdopted(programme=programme):
                self._fields["programme"] = programme
            case CalendarAdopted(calendar=calendar):
                adopted = self._map("calendars")
                adoption = Adoption(
                    calendar=calendar, adopted_on=latest(entry.happened_on), entry=entry.number
                )
                adopted[calendar.name] = (*adopted.get(calendar.name, ()), adoption)
            case ProtocolAgreed(protocol=protocol):
                self._append("protocols", protocol)
            case AddresseeAdded(addressee=addressee):
                self._map("addressees")[addressee.slug] = addressee
            case HolderAppointed(addressee=slug, holder=holder):
                held = self._map("addressees")[slug].holders
                self._evolve_addressee(slug, holders=(*held, holder))
            case AddresseeRenamed(addressee=slug, name=name, renamed_on=on):
                before = self._map("addressees")[slug].renamings
                self._evolve_addressee(slug, renamings=(*before, Renaming(name=name, on=on)))
            case AddresseeClosed(addressee=slug, closed_on=closed_on, successor=successor):
                self._evolve_addressee(slug, closed_on=closed_on, successor=successor)
            case FactNoted(advice=None):
                self._append("public_facts", entry)
            case AdviceIssued(advice=advice):
                self._map("files")[advice.reference] = AdviceFile(advice, entry)
                if advice.reissue_of:
                    self._follow(advice.reissue_of, entry)
                self._name(advice)
                self._take(advice.reference)
            case ResponseReceived(response=response):
                self._map("responses")[response.reference] = response.advice
                if response.own_reference:
                    self._map("letters")[response.own_reference] = response.reference
                self._take(response.reference)
                self._follow(response.advice, entry)
            case EntryCorrected() | WordsErased():
                pass  # applied before anything is folded
            case HoldSet(request=request):
                self._map("holds")[request] = entry
            case HoldLifted(request=request):
                self._map("holds").pop(request, None)
            case VisibilityChanged() as fact:
                self._show_to(fact)
            case fact:
                if isinstance(fact, FactNoted):
                    self._append("public_facts", entry)
                self._follow(str(fact.about), entry)

    def _evolve_addressee(self, slug: str, **changes: Any) -> None:  # noqa: ANN401 - fields of any type
        known = self._map("addressees")
        known[slug] = attrs.evolve(known[slug], **changes)

    def _show_to(self, fact: VisibilityChanged) -> None:
        files = self._map("files")
        file = files[fact.advice]
        if fact.response is None:
            advice = attrs.evolve(file.advice, visibility=fact.visibility)
            files[fact.advice] = attrs.evolve(file, advice=advice)
        else:
            files[fact.advice] = file.with_response_seen_by(fact.response, fact.visibility)

    def _name(self, advice: Advice) -> None:
        aliases = self._map("aliases")
        if advice.own_reference:
            aliases[advice.own_reference] = Target(advice.reference)
        for number, part in enumerate(advice.recommendations, start=1):
            if part.own_reference:
                aliases[part.own_reference] = Target(advice.reference, number)

    def _take_of(self, voided: Entry) -> None:
        """The reference that a voided entry was given is not given again."""
        match voided.fact:
            case AdviceIssued(advice=advice):
                self._take(advice.reference)
            case ResponseReceived(response=response):
                self._take(response.reference)
            case _:
                pass

    def _take(self, reference: str) -> None:
        # References brought in from another record count too, so that none is given out twice.
        if looks_assigned(reference):
            prefix, year, number = reference.split("-")
            taken = self._map("numbered")
            taken[prefix, int(year)] = max(taken.get((prefix, int(year)), 0), int(number))

    def _follow(self, reference: str, entry: Entry) -> None:
        files = self._map("files")
        known = files[reference]
        entries = [*known.entries]
        insort(entries, entry, key=attrgetter("order"))
        files[reference] = AdviceFile(known.advice, known.issued, tuple(entries))
