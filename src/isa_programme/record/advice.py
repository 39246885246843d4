"""What asks for an answer: a paper, letter or statement, and the recommendations in it."""

from __future__ import annotations

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.documents import Document
from isa_programme.record.vocabulary import AnsweredBy, Function, Priority, Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Recommendation:
    """One thing a paper asks for, with the offices it asks.

    Attributes:
        own_reference: the office's older reference of it, as typed.
        text: what is asked.
        addressees: slugs of the offices asked; empty asks nobody by name, so nobody owes.
        requested_by: the day by which this recommendation asks for an answer, if it names one.
        assumption: why `requested_by` is an assumption, where the paper does not say it itself.
        priority: how pressing it is, where it differs from the paper.
        source: where it is published, where it differs from the paper.
    """

    own_reference: str = ""
    text: str = words()
    addressees: tuple[str, ...] = ()
    requested_by: CivilDate | None = None
    assumption: str = words(default="")
    priority: Priority | None = None
    source: str = words(default="")


@frozen(kw_only=True)
class Advice:
    """One numbered paper, letter or statement.

    Attributes:
        reference: ``ADV-<year of issue>-<number>``, assigned when it is recorded.
        own_reference: the office's older reference, kept as typed; found by either.
        title: its title.
        text: what it says, or a summary.
        issued_on: the day (or month) it was issued.
        assumed_day: a day of that month to count from, where the source gives no day and
            somebody chose one; it is labelled wherever it matters.
        issued_at: the time of issue in London as ``HH:MM``, where a cut-off needs it.
        issued_by: the slug of the office that issued it.
        capacity: in which capacity its author gave it.
        channel: how it was sent (``post``, ``e-mail``), where a protocol dates receipt by that.
        function: the function of the programme it belongs to.
        priority: how pressing it is.
        visibility: who may see it.
        addressees: slugs of the offices asked; the recommendations' own by default.
        addressed_as: the addressee as the paper words it.
        copied_to: slugs of offices that got a copy and owe nothing.
        answered_by: whose answer settles a recommendation put to several.
        requested_by: the day by which the paper asks for an answer, if it names one.
        assumption: why `requested_by` is an assumption, where the paper does not say it itself.
        lead: who in our office looks after it.
        recommendations: what it asks for, numbered from 1.
        documents: the files it consists of.
        see_also: references of papers it belongs with.
        reissue_of: the reference of the paper it was issued as before, to a predecessor, say; the
            clock of this one is its own.
        source: where it is published.
    """

    reference: str = ""
    own_reference: str = ""
    title: str = words(line=True)
    text: str = words(default="")
    issued_on: CivilDate
    assumed_day: int | None = None
    issued_at: str | None = None
    issued_by: str
    capacity: str = words(line=True, default="")
    channel: str | None = None
    function: Function | None = None
    priority: Priority = Priority.ROUTINE
    visibility: Visibility = Visibility.RESTRICTED
    addressees: tuple[str, ...] = ()
    addressed_as: str = words(line=True, default="")
    copied_to: tuple[str, ...] = ()
    answered_by: AnsweredBy = AnsweredBy.ALL
    requested_by: CivilDate | None = None
    assumption: str = words(default="")
    lead: str = words(line=True, default="", internal=True)
    recommendations: tuple[Recommendation, ...] = field(default=())
    documents: tuple[Document, ...] = ()
    see_also: tuple[str, ...] = ()
    reissue_of: str = ""
    source: str = words(default="")

    @property
    def everyone_asked(self) -> tuple[str, ...]:
        """Slugs of all offices the paper or one of its recommendations asks, each once."""
        named = [*self.addressees]
        for recommendation in self.recommendations:
            named += recommendation.addressees
        return tuple(dict.fromkeys(named))

    def asked(self, recommendation: int | None) -> tuple[str, ...]:
        """Slugs of the offices asked by one recommendation, or by the paper as a whole."""
        if recommendation is None:
            return self.everyone_asked
        return self.recommendations[recommendation - 1].addressees

    def priority_of(self, recommendation: int | None) -> Priority:
        """The priority of one recommendation, or of the paper."""
        own = None if recommendation is None else self.recommendations[recommendation - 1].priority
        return own or self.priority

    def request_of(self, recommendation: int | None) -> tuple[CivilDate | None, str]:
        """The date asked for by one recommendation (else by the paper), and any assumption."""
        if recommendation is not None:
            asked = self.recommendations[recommendation - 1]
            if asked.requested_by is not None:
                return asked.requested_by, asked.assumption
        return self.requested_by, self.assumption
