"""Whether, by what and when an obligation was met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from isa_programme.calendars.months import earliest, latest
from isa_programme.calendars.periods import Period
from isa_programme.clock.obligations import Obligation
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.counting_rules import MetOn
from isa_programme.record.entries import Entry
from isa_programme.record.facts import CommitmentUpdated, ResponseReceived
from isa_programme.record.responses import Disposition, Response
from isa_programme.record.vocabulary import DispositionKind, ResponseKind, StageName


@frozen
class Meeting:
    """The response that met an obligation.

    Attributes:
        response: the response.
        entry: the number of its entry.
        on: the days on which it can have come: one day, unless its source gives only a month, or
            only the day by which it was known.
        since: the deadline of the period before, for a stage that recurs; what came by then met
            an earlier period.
    """

    response: Response
    entry: int
    on: Period
    since: date | None = None

    def in_time_for(self, deadline: date) -> bool | None:
        """Whether it met the deadline; None where its own date is too vague to say."""
        if self.since is not None and self.on.first <= self.since:
            return None
        if self.on.last <= deadline:
            return True
        return False if self.on.first > deadline else None


def met(obligation: Obligation, file: AdviceFile, as_at: date) -> Meeting | None:
    """The first response that met an obligation by the end of a day, or None.

    A substantive stage is met for a recommendation by any disposition but ``not-addressed``; a
    recommendation the letter does not mention is not covered. A joint response meets each sender's
    obligation, and an office may answer on behalf of another that it names. A period of a stage
    that recurs is met by what comes after the period before: in time if in its own, late if later.
    What is owed on a commitment is also met by what its owner tells of it.
    """
    entries, since = file.entries_by(as_at), obligation.since
    meetings = [*_told(obligation, entries, since)]
    meetings += [
        Meeting(fact.response, entry.number, _came_on(obligation, fact.response, file), since)
        for entry in entries
        if isinstance(fact := entry.fact, ResponseReceived)
        and _meets(obligation, fact, entry, entries)
    ]
    if since is not None:
        meetings = [meeting for meeting in meetings if meeting.on.last > since]
    return min(meetings, key=lambda meeting: meeting.on.last, default=None)


def _told(
    obligation: Obligation, entries: Iterable[Entry], since: date | None
) -> Iterator[Meeting]:
    """What was told of a commitment, as an update from its owner."""
    if obligation.commitment is None:
        return
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, CommitmentUpdated) and fact.commitment == obligation.commitment:
            update = Response(
                reference=fact.commitment,
                advice=obligation.advice,
                kind=ResponseKind.UPDATE,
                sent_by=(obligation.addressee,),
                received_on=fact.updated_on,
            )
            on = Period(earliest(fact.updated_on), latest(fact.updated_on))
            yield Meeting(update, entry.number, on, since)


def latest_position(
    obligation: Obligation, file: AdviceFile, as_at: date
) -> tuple[Response, Disposition] | None:
    """The newest decision on a recommendation by the office that owes it, with its response.

    The first answer met the obligation; a later letter may still change the position.
    """
    if obligation.recommendation is None:
        return None
    position = None
    for entry in (entries := file.entries_by(as_at)):
        if isinstance(fact := entry.fact, ResponseReceived):
            decided = fact.response.disposition_of(obligation.recommendation)
            if decided and _speaks(obligation, fact.response, entry, entries):
                position = fact.response, decided
    return position


def _meets(
    obligation: Obligation, fact: ResponseReceived, entry: Entry, entries: Iterable[Entry]
) -> bool:
    response = fact.response
    kinds = obligation.rules.met_by if obligation.rules else (ResponseKind.SUBSTANTIVE,)
    if response.kind not in kinds or not _speaks(obligation, response, entry, entries):
        return False
    if obligation.recommendation is None or obligation.stage is StageName.ACKNOWLEDGEMENT:
        return True
    if obligation.commitment is not None:
        return obligation.recommendation in response.recommendations
    decided = response.disposition_of(obligation.recommendation)
    return decided is not None and decided.kind is not DispositionKind.NOT_ADDRESSED


def _speaks(
    obligation: Obligation, response: Response, entry: Entry, entries: Iterable[Entry]
) -> bool:
    return obligation.responsible(entries, entry) in response.speaks_for


def _came_on(obligation: Obligation, response: Response, file: AdviceFile) -> Period:
    rules = obligation.rules
    when = response.received_on
    if rules and rules.met_on is MetOn.SENT and response.dated_on is not None:
        when = response.dated_on
    first = earliest(file.advice.issued_on) if response.known_by else earliest(when)
    return Period(min(first, latest(when)), latest(when))
