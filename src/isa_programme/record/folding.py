"""Folding: adding entries to what a register holds, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from datetime import date
from typing import Any, ClassVar

import attrs

from isa_programme.calendars.months import latest
from isa_programme.errors import RecordDamagedError
from isa_programme.record.addressees import Addressee, Renaming
from isa_programme.record.adoption import Adoption
from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.commitments import Commitment
from isa_programme.record.entries import Entry, with_entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AddresseeRenamed,
    AdviceIssued,
    BodyDescribed,
    CalendarAdopted,
    CommitmentMade,
    EntryCorrected,
    Fact,
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
from isa_programme.record.growing import GrowingList, list_from, table_from
from isa_programme.record.names import Target, assigned_parts
from isa_programme.record.touched import Touched


class Folding:
    """The fields of a register in the making: what is set anew goes on from what it was.

    What it was started from stays as it was. The fields it gives on the way share what they hold,
    so they are good only until the next entry is added.
    """

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = dict(fields)
        self._last: Entry | None = None
        self._tables: dict[str, MutableMapping[Any, Any]] = {}
        self._lists: dict[str, GrowingList[Any]] = {}
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
        made = {**self._fields, **self._tables, **self._lists}
        if self._last is not None:
            made["size"], made["head"] = self._last.number, self._last.receipt
        return made

    def _map(self, name: str) -> MutableMapping[Any, Any]:
        try:
            return self._tables[name]
        except KeyError:
            made = self._tables[name] = table_from(self._fields[name])
            return made

    def _append(self, name: str, thing: object) -> None:
        held = self._lists.get(name)
        if held is None:
            held = self._lists[name] = list_from(self._fields[name])
        held.append(thing)

    def add(self, entry: Entry) -> None:
        """Fold one more entry, the next in the order recorded, that amends none before it."""
        self.add_as(entry, entry)

    def add_as(self, entry: Entry, standing: Entry | None) -> None:
        """Fold an entry as it stands with its corrections; None where it was voided."""
        self._last = entry
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
        fact = entry.fact
        fold = self._FOLDS.get(type(fact))
        if fold is not None:
            fold(self, entry, fact)
        elif fact.opens:
            self._open(entry)
        else:
            self._happen(entry)

    def _happen(self, entry: Entry) -> None:
        name = str(entry.fact.about)
        if name in self._map("followed"):
            self._follow_up(name, entry)
        else:
            self._follow(name, entry)

    def _adopt_programme(self, _entry: Entry, fact: ProgrammeAdopted) -> None:
        self._fields["programme"] = fact.programme
        self._is_agreed_anew = True

    def _adopt_calendar(self, entry: Entry, fact: CalendarAdopted) -> None:
        adopted, name = self._map("calendars"), fact.calendar.name
        adoption = Adoption(
            calendar=fact.calendar, adopted_on=latest(entry.happened_on), entry=entry.number
        )
        adopted[name] = (*adopted.get(name, ()), adoption)
        self._is_agreed_anew = True

    def _agree(self, _entry: Entry, fact: ProtocolAgreed) -> None:
        self._fields["protocols"] = (*self._fields["protocols"], fact.protocol)
        self._is_agreed_anew = True

    def _add_addressee(self, _entry: Entry, fact: AddresseeAdded) -> None:
        self._set_addressee(fact.addressee)

    def _appoint(self, _entry: Entry, fact: HolderAppointed) -> None:
        held = self._map("addressees")[fact.addressee].holders
        self._evolve_addressee(fact.addressee, holders=(*held, fact.holder))

    def _rename(self, _entry: Entry, fact: AddresseeRenamed) -> None:
        before = self._map("addressees")[fact.addressee].renamings
        renaming = Renaming(name=fact.name, on=fact.renamed_on)
        self._evolve_addressee(fact.addressee, renamings=(*before, renaming))

    def _close(self, _entry: Entry, fact: AddresseeClosed) -> None:
        self._evolve_addressee(fact.addressee, closed_on=fact.closed_on, successor=fact.successor)

    def _note(self, entry: Entry, fact: FactNoted) -> None:
        self._append("public_facts", entry)
        if fact.advice is not None:
            self._happen(entry)

    def _issue(self, entry: Entry, fact: AdviceIssued) -> None:
        advice = fact.advice
        self._set_file(AdviceFile(advice, entry))
        if advice.reissue_of:
            self._follow(advice.reissue_of, entry)
        self._name(advice)
        self._take(advice.reference)

    def _receive(self, entry: Entry, fact: ResponseReceived) -> None:
        response = fact.response
        self._map("responses")[response.reference] = response.advice
        if response.own_reference:
            self._map("letters")[response.own_reference] = response.reference
        self._take(response.reference)
        self._follow(response.advice, entry)

    def _set_hold(self, entry: Entry, fact: HoldSet) -> None:
        self._map("holds")[fact.request] = entry

    def _lift_hold(self, _entry: Entry, fact: HoldLifted) -> None:
        self._map("holds").pop(fact.request, None)

    def _hand_over(self, entry: Entry, _fact: HandedOver) -> None:
        self._fields["handed_over"] = entry

    def _take_over(self, _entry: Entry, _fact: TakenOver) -> None:
        self._fields["handed_over"] = None

    def _describe(self, entry: Entry, fact: BodyDescribed) -> None:
        described, slug = self._map("bodies"), fact.body.addressee
        described[slug] = (*described.get(slug, ()), entry)

    def _leave(self, _entry: Entry, _fact: Fact) -> None:
        """Corrections and erasures are applied before anything is folded."""

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
        entries = with_entry(known.entries, entry)
        self._set_followed(name, Followed(known.noun, known.recorded, entries))
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

    def _show_to(self, _entry: Entry, fact: VisibilityChanged) -> None:
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
        if (parts := assigned_parts(reference)) is not None:
            prefix, year, number = parts
            taken = self._map("numbered")
            taken[prefix, year] = max(taken.get((prefix, year), 0), number)

    def _follow(self, reference: str, entry: Entry) -> None:
        known = self._map("files")[reference]
        entries = with_entry(known.entries, entry)
        self._set_file(AdviceFile(known.advice, known.issued, entries))

    _FOLDS: ClassVar[dict[type, Callable[[Folding, Entry, Any], None]]] = {
        ProgrammeAdopted: _adopt_programme,
        CalendarAdopted: _adopt_calendar,
        ProtocolAgreed: _agree,
        AddresseeAdded: _add_addressee,
        HolderAppointed: _appoint,
        AddresseeRenamed: _rename,
        AddresseeClosed: _close,
        FactNoted: _note,
        AdviceIssued: _issue,
        ResponseReceived: _receive,
        EntryCorrected: _leave,
        WordsErased: _leave,
        HoldSet: _set_hold,
        HoldLifted: _lift_hold,
        HandedOver: _hand_over,
        TakenOver: _take_over,
        VisibilityChanged: _show_to,
        BodyDescribed: _describe,
    }
    """What folds facts of each class; others open something, or happen to what is there."""
