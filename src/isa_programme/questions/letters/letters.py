"""Letters: what a letter about something overdue can say, and no more than the record holds."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.questions.commitments import CommitmentRow
from isa_programme.questions.escalation import ProposedStep
from isa_programme.questions.lines import Line
from isa_programme.record.vocabulary import (
    AnsweredBy,
    Basis,
    DispositionKind,
    ResponseKind,
    StageName,
    Visibility,
)


@frozen(kw_only=True)
class Correspondent:
    """An office that writes, is written to, or is written about.

    Attributes:
        slug: its slug.
        name: its name on the day of the letter.
        holder: who holds it that day; "" where nobody is recorded.
        body: the name of the body it belongs to; "" for none.
        ours: whether it is our own office.
    """

    slug: str
    name: str
    holder: str = ""
    body: str = ""
    ours: bool = False


@frozen(kw_only=True)
class DateMoved:
    """Something that moved a deadline, without its reason and without who agreed it.

    Attributes:
        on: the day it happened.
        what: what happened, as the end of a sentence.
        deadline: the deadline right after it; None while there was none.
    """

    on: date
    what: str
    deadline: date | None


@frozen(kw_only=True)
class HandedOn:
    """That what is owed was moved to another office.

    Attributes:
        on: the day.
        by: the name of the office that owed it until then.
        to: the name of the office that has owed it since.
    """

    on: date
    by: str
    to: str


@frozen(kw_only=True)
class ReceivedReply:
    """A reply that came from the office that owes the answer, or owed it then.

    Attributes:
        response: its reference.
        own_reference: the sender's or the office's own, as typed.
        kind: what it is.
        sent_by: names of its senders.
        on_behalf_of: names of the offices they answer for.
        received_on: the day (or month) it arrived.
        known_by: the date is that by which it was known to have arrived.
        dated_on: the date it bears, where that differs.
        promised_for: the day (or month) for which it promises an answer, as read by us.
        promise: the promise in its own words.
        decided: what it decides, by the number of the recommendation.
    """

    response: str
    own_reference: str
    kind: ResponseKind
    sent_by: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    received_on: CivilDate
    known_by: bool
    dated_on: CivilDate | None
    promised_for: CivilDate | None
    promise: str
    decided: dict[int, DispositionKind]


@frozen(kw_only=True)
class LetterItem:
    """Something overdue that a letter is about, with how its date came about.

    Attributes:
        line: where it stands.
        own_reference: the office's older reference of the recommendation, as typed.
        rule: the allowance in words, by the rules at issue; "" where no protocol governed it.
        clause: the clause that says so; "" where none is named.
        protocol: the protocol version at issue; "" for none.
        protocol_title: its title.
        basis: what the date at issue rests on; None where there was none.
        counted_from: how the day counted from came about, a sentence each.
        moved: what moved the date since.
        handed_on: how it came to the office that owes it now.
        step: the step the letter is drafted from, with the day it fell due; None where none is
            proposed.
        next_step: the step to fall due next if no answer comes; None where there is none.
        made: steps that were made already.
        also_asked: names of the other offices of which the same is asked.
        commitment: the commitment it belongs to, or is.
        route_map: the title of the route map that holds the commitment; "" for none.
    """

    line: Line
    own_reference: str = ""
    rule: str = ""
    clause: str = ""
    protocol: str = ""
    protocol_title: str = ""
    basis: Basis | None = None
    counted_from: tuple[str, ...] = ()
    moved: tuple[DateMoved, ...] = field(default=())
    handed_on: tuple[HandedOn, ...] = field(default=())
    step: ProposedStep | None = None
    next_step: ProposedStep | None = None
    made: tuple[ProposedStep, ...] = field(default=())
    also_asked: tuple[str, ...] = ()
    commitment: CommitmentRow | None = None
    route_map: str = ""


@frozen(kw_only=True)
class LetterDue:
    """A letter that can be drafted: about one paper, to one office, from one step that fell due.

    Nothing in it is a note of ours, a judgement, a lead, or a reason for delay.

    Attributes:
        as_at: the day the letter is of.
        advice: the reference of the paper; "" for a commitment of a route map.
        own_reference: the office's older reference of the paper, as typed.
        title: the paper's title.
        issued_on: the day (or month) it was issued; None where there is no paper.
        issued_by: the office that issued it; None where there is no paper.
        asked: names of all the offices the paper asks, in order.
        reissue_of: the reference of the paper that it issues again; "" for none.
        answered_by: whose answer settles a recommendation put to several.
        stage: what is asked for.
        step: what the protocol proposes; "" where it proposes nothing for this stage.
        sender: the office that writes: the programme's adviser.
        to: the office it goes to: the one the step names, else the one that owes the answer.
        owed_by: the office that owes the answer.
        items: what is overdue, in order.
        received: what came from the office that owes the answer, or owed it then, in order.
        unseen: who may see a reply from it that is not shown here; None where all are shown. A
            letter that leaves one out could say what is not so.
    """

    as_at: date
    advice: str
    own_reference: str
    title: str
    issued_on: CivilDate | None
    issued_by: Correspondent | None
    asked: tuple[str, ...]
    reissue_of: str
    answered_by: AnsweredBy
    stage: StageName
    step: str
    sender: Correspondent
    to: Correspondent
    owed_by: Correspondent
    items: tuple[LetterItem, ...]
    received: tuple[ReceivedReply, ...]
    unseen: Visibility | None

    @property
    def reference(self) -> str:
        """What it is about: the paper, or the commitment where there is none."""
        return self.advice or self.items[0].line.reference

    @property
    def goes_higher(self) -> bool:
        """Whether it goes to another office than the one that owes the answer."""
        return self.to.slug != self.owed_by.slug
