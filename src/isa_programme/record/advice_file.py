"""The file of a paper: the paper with everything recorded about it since."""

from __future__ import annotations

from datetime import date

import attrs
from attrs import frozen

from isa_programme.calendars.months import latest
from isa_programme.record.advice import Advice
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    AdviceLinked,
    ClarificationAnswered,
    ClarificationAsked,
    ClockPaused,
    ClockResumed,
    ResponseReceived,
)
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import ResponseKind, Visibility


@frozen
class AdviceFile:
    """A paper with everything recorded about it since.

    Attributes:
        advice: the paper.
        issued: the entry that recorded it.
        entries: what followed, by the day it happened, then by number.
    """

    advice: Advice
    issued: Entry
    entries: tuple[Entry, ...] = ()

    def entries_by(self, as_at: date) -> tuple[Entry, ...]:
        """What had happened by the end of a day; a month counts from its last day."""
        if not self.entries or latest(self.entries[-1].happened_on) <= as_at:
            return self.entries  # the last of them has happened, and so have all
        return tuple(entry for entry in self.entries if latest(entry.happened_on) <= as_at)

    def responses_by(self, as_at: date) -> tuple[Response, ...]:
        """The responses that had come by the end of a day."""
        facts = (entry.fact for entry in self.entries_by(as_at))
        return tuple(fact.response for fact in facts if isinstance(fact, ResponseReceived))

    def visibility_of(self, response: str | None) -> Visibility:
        """Who may see one of its responses, or the paper itself for None."""
        facts = (entry.fact for entry in self.entries)
        return next(
            (
                fact.response.visibility
                for fact in facts
                if isinstance(fact, ResponseReceived) and fact.response.reference == response
            ),
            self.advice.visibility,
        )

    def with_response_seen_by(self, reference: str, visibility: Visibility) -> AdviceFile:
        """The file in which other people may see one of its responses."""
        return attrs.evolve(
            self, entries=tuple(_seen_by(each, reference, visibility) for each in self.entries)
        )

    def reissued_by(self, as_at: date) -> tuple[str, ...]:
        """References of the papers that by the end of a day had issued this one again."""
        facts = (entry.fact for entry in self.entries_by(as_at))
        return tuple(fact.advice.reference for fact in facts if isinstance(fact, AdviceIssued))

    def presses_by(self, as_at: date) -> tuple[str, ...]:
        """References of the earlier advice that, as said by the end of a day, it presses again."""
        facts = (entry.fact for entry in self.entries_by(as_at))
        named = (each for fact in facts if isinstance(fact, AdviceLinked) for each in fact.presses)
        return tuple(dict.fromkeys(named))

    def open_pauses(self) -> tuple[Entry, ...]:
        """The pauses that nothing has ended yet."""
        ended = {e.fact.pause for e in self.entries if isinstance(e.fact, ClockResumed)}
        return tuple(
            entry
            for entry in self.entries
            if isinstance(entry.fact, ClockPaused) and entry.number not in ended
        )

    def open_questions(self) -> tuple[Entry, ...]:
        """The clarifications asked, by letter or otherwise, that nothing has answered yet."""
        ended = {e.fact.question for e in self.entries if isinstance(e.fact, ClarificationAnswered)}
        return tuple(entry for entry in self.entries if _asks(entry) and entry.number not in ended)


def _seen_by(entry: Entry, reference: str, visibility: Visibility) -> Entry:
    fact = entry.fact
    if not isinstance(fact, ResponseReceived) or fact.response.reference != reference:
        return entry
    response = attrs.evolve(fact.response, visibility=visibility)
    return attrs.evolve(entry, fact=attrs.evolve(fact, response=response))


def _asks(entry: Entry) -> bool:
    match entry.fact:
        case ClarificationAsked(moves_nothing=moves_nothing):
            return not moves_nothing
        case ResponseReceived(response=response):
            return response.kind is ResponseKind.CLARIFICATION_REQUEST
        case _:
            return False
