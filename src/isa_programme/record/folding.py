"""Folding: adding entries to what a register holds, one after the other."""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

import attrs

from isa_programme.calendars.months import latest
from isa_programme.errors import RecordDamagedError
from isa_programme.record.addressees import Renaming
from isa_programme.record.adoption import Adoption
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
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
from isa_programme.record.names import Target, looks_assigned


class Folding:
    """The fields of a register in the making: each map is copied once, then changed in place.

    What it was started from stays as it was. The fields it gives on the way share their maps, so
    they are good only until the next entry is added.
    """

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = dict(fields)
        self._copied: set[str] = set()

    @property
    def fields(self) -> dict[str, Any]:
        """The fields with everything added so far."""
        return {
            name: tuple(value) if type(value) is list else value
            for name, value in self._fields.items()
        }

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
