"""What came back: responses, what they decide about each recommendation, what they promise."""

from __future__ import annotations

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.documents import Document
from isa_programme.record.vocabulary import DispositionKind, ResponseKind, Visibility
from isa_programme.record.words import NOT_SHOWN, words


@frozen(kw_only=True)
class Disposition:
    """What a response decides about one recommendation.

    Attributes:
        recommendation: its number in the paper, from 1.
        kind: what was decided.
        reason: why; required where it was not accepted.
    """

    recommendation: int
    kind: DispositionKind
    reason: str = words(default="")


@frozen(kw_only=True)
class Response:
    """One letter, statement or report that came back.

    Attributes:
        reference: ``RSP-<year of receipt>-<number>``, assigned when it is recorded.
        own_reference: the office's or the sender's own reference, as typed.
        advice: the reference of the paper it answers.
        kind: what it is; only a substantive response answers.
        sent_by: slugs of its senders; a joint response meets each sender's obligation.
        on_behalf_of: slugs of offices the senders answer for, by name.
        recommendations: numbers of the recommendations it is about, where it names some: what a
            clarification request asks about. Empty means the paper as a whole.
        received_on: the day (or month) it arrived.
        known_by: the date is that by which it was known to have arrived, not when it did.
        dated_on: the date it bears, where that differs.
        promised_for: the day (or month) for which a holding reply promises an answer, as read
            by us.
        promise: the promise in its own words, such as "by Easter".
        delay_reason: why it is late, as it says itself.
        early_reason: why it bears a date before the paper it answers, where it does.
        dispositions: what it decides, per recommendation; one it does not mention is not covered.
        text: what it says, or a summary.
        visibility: who may see it.
        documents: the files it consists of.
        source: where it is published.
    """

    reference: str = ""
    own_reference: str = ""
    advice: str
    kind: ResponseKind
    sent_by: tuple[str, ...]
    on_behalf_of: tuple[str, ...] = ()
    recommendations: tuple[int, ...] = ()
    received_on: CivilDate
    known_by: bool = False
    dated_on: CivilDate | None = None
    promised_for: CivilDate | None = None
    promise: str = words(default="")
    delay_reason: str = words(default="", internal=True)
    early_reason: str = words(default="", internal=True)
    dispositions: tuple[Disposition, ...] = field(default=())
    text: str = words(default="")
    visibility: Visibility = Visibility.RESTRICTED
    documents: tuple[Document, ...] = ()
    source: str = words(default="")

    @property
    def speaks_for(self) -> frozenset[str]:
        """Slugs of every office the response answers for: its senders and those they name."""
        return frozenset((*self.sent_by, *self.on_behalf_of))

    @property
    def shown(self) -> bool:
        """Whether the visibility asked for shows it; if not, only what its clocks need is here."""
        return self.reference != NOT_SHOWN

    def disposition_of(self, recommendation: int) -> Disposition | None:
        """What it decides about one recommendation, or None where it does not mention it."""
        return next((d for d in self.dispositions if d.recommendation == recommendation), None)
