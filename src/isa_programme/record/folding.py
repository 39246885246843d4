"""Folding: adding entries to what a register holds, one after the other."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

import attrs

from isa_programme.calendars.months import latest
from isa_programme.errors import RecordDamagedError
from isa_programme.record.addressees import Addressee, Renaming
from isa_programme.record.adoption import Adoption
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    BodyDescribed,
    CalendarAdopted,
    CommitmentMade,
    EntryCorrected,
    FactNoted,
    HandedOver,
    HolderAppointed,
    HoldLifted,
    HoldSet,
    ProgrammeAdopted,
    ProtocolAgreed,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.followed import Followed
from isa_programme.record.names import Target, looks_assigned
from isa_programme.record.touched import Touched


class Folding:
    """The fields of a register in the making: each map is copied once, then changed in place.

    What it was started from stays as it was. The fields it gives on the way share their maps, so
    they are good only until the next entry is added.
    """

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = dict(fields)
        self._copied: set[str] = set()
        self._papers: set[str] = set()
        self._followed: set[str] = set()
        self._offices: set[str] = set()
        self._is_agreed_anew = False

    @property
    def touched(self) -> Touched:
        """What the entries added so far set anew."""
        return Touched(
            papers=frozenset(self._papers),
            followed=frozenset(self._followed),
            offices=frozenset(self._offices),
            agreed=self._is_agreed_anew,
        )

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
                self._is_agreed_anew = True
            case CalendarAdopted(calendar=calendar):
                adopted = self._map("calendars")
                adoption = Adoption(
                    calendar=calendar, adopted_on=latest(entry.happened_on), entry=entry.number
                )
                adopted[calendar.name] = (*adopted.get(calendar.name, ()), adoption)
                self._is_agreed_anew = True
            case ProtocolAgreed(protocol=protocol):
                self._append("protocols", protocol)
                self._is_agreed_anew = True
            case AddresseeAdded(addressee=addressee):
                self._set_addressee(addressee)
            case HolderAppointed(addressee=slug, holder=holder):
                held = self._map("addressees")[slug].holders
                self._evolve_addressee(slug, holders=(*held, holder))
            case AddresseeRenamed(addressee=slug, name=name, renamed_on=on):
                before = self._map("addressees")[slug].renamings
                self._evolve_addressee(slug, renamings=(*before, Renaming(name=name, on=on)))
            case AddresseeClosed(addressee=slug, closed_on=closed_on, successor=successor):
                self._evolve_addressee(slug, closed_on=closed_on, successor=successor)
            case _:
                self._happen(entry)

    def _happen(self, entry: Entry) -> None:
        match entry.fact:
            case FactNoted(advice=None):
                self._append("public_facts", entry)
            case AdviceIssued(advice=advice):
                self._set_file(AdviceFile(advice, entry))
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
            case HandedOver():
                self._fields["handed_over"] = entry
            case TakenOver():
                self._fields["handed_over"] = None
            case VisibilityChanged() as fact:
                self._show_to(fact)
            case BodyDescribed(body=body):
                described = self._map("bodies")
                described[body.addressee] = (*described.get(body.addressee, ()), entry)
            case fact if fact.opens:
                self._open(entry)
            case fact:
                if isinstance(fact, FactNoted):
                    self._append("public_facts", entry)
                name = str(fact.about)
                if name in self._fields["followed"]:
                    self._follow_up(name, entry)
                else:
                    self._follow(name, entry)

    def _open(self, entry: Entry) -> None:
        """Follow a noun from now on; one seen again counts as it was seen last."""
        fact, followed = entry.fact, self._map("followed")
        name, noun = str(fact.about), getattr(fact, fact.opens)
        if name in followed:
            self._follow_up(name, entry)
            self._set_followed(
                name, attrs.evolve(followed[name], noun=followed[name].noun_by(date.max))
            )
            return
        self._set_followed(name, Followed(noun, entry))
        self._take(name)
        if isinstance(fact, CommitmentMade) and fact.commitment.advice:
            self._follow(fact.commitment.advice, entry)

    def _follow_up(self, name: str, entry: Entry) -> None:
        known: Followed[Any] = self._map("followed")[name]
        self._set_followed(name, known.after(_with(known.entries, entry)))
        if isinstance(known.noun, Commitment) and known.noun.advice:
            self._follow(known.noun.advice, entry)  # what it owes stands with the paper

    def _evolve_addressee(self, slug: str, **changes: Any) -> None:  # noqa: ANN401 - fields of any type
        self._set_addressee(attrs.evolve(self._map("addressees")[slug], **changes))

    def _set_addressee(self, addressee: Addressee) -> None:
        self._map("addressees")[addressee.slug] = addressee
        self._offices.add(addressee.slug)

    def _set_file(self, file: AdviceFile) -> None:
        self._map("files")[file.advice.reference] = file
        self._papers.add(file.advice.reference)

    def _set_followed(self, name: str, followed: Followed[Any]) -> None:
        self._map("followed")[name] = followed
        self._followed.add(name)

    def _show_to(self, fact: VisibilityChanged) -> None:
        file = self._map("files")[fact.advice]
        if fact.response is None:
            advice = attrs.evolve(file.advice, visibility=fact.visibility)
            self._set_file(attrs.evolve(file, advice=advice))
        else:
            self._set_file(file.with_response_seen_by(fact.response, fact.visibility))

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
            case fact if fact.opens:
                self._take(str(fact.about))
            case _:
                pass

    def _take(self, reference: str) -> None:
        # References brought in from another record count too, so that none is given out twice.
        if looks_assigned(reference):
            prefix, year, number = reference.split("-")
            taken = self._map("numbered")
            taken[prefix, int(year)] = max(taken.get((prefix, int(year)), 0), int(number))

    def _follow(self, reference: str, entry: Entry) -> None:
        known = self._map("files")[reference]
        entries = _with(known.entries, entry)
        self._set_file(AdviceFile(known.advice, known.issued, entries))


def _with(entries: Iterable[Entry], entry: Entry) -> tuple[Entry, ...]:
    """Some entries in order, with one more where it belongs."""
    found = [*entries]
    insort(found, entry, key=attrgetter("order"))
    return tuple(found)
