"""Coverage: which recommendations of a paper each office has answered, and how."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.clock.meeting import latest_position
from isa_programme.clock.obligations import Obligation
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import lines_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import AnsweredBy, DispositionKind, StageName


@frozen(kw_only=True)
class Coverage:
    """One recommendation put to one office, and what its letters say about it.

    Attributes:
        reference: the recommendation.
        text: what it asks.
        addressee: the slug of the office that owes the answer.
        standing: where the substantive answer stands.
        first_disposition: what the response that met it decided; None while unanswered.
        disposition: the newest decision; ``not-addressed`` where a letter leaves it open by name,
            None where no letter mentions it.
        reason: the reason given with the newest decision.
        response: the reference of the response that holds it.
        answered: whether the recommendation counts as answered for the paper as a whole, by its
            rule: all the offices asked, any one, or the lead.
    """

    reference: str
    text: str
    addressee: str
    standing: Standing
    first_disposition: DispositionKind | None
    disposition: DispositionKind | None
    reason: str
    response: str | None
    answered: bool


def coverage(register: Register, file: AdviceFile, *, as_at: date) -> tuple[Coverage, ...]:
    """A line per recommendation and office asked, in order.

    A paper without recommendations has one line per office, for the paper itself.
    """
    owed = [
        (line, reading.obligation)
        for reading, line in lines_read(register, file, as_at=as_at)
        if line.stage is StageName.SUBSTANTIVE
    ]
    settled = any if file.advice.answered_by is AnsweredBy.ANY else all
    return tuple(
        _covered(
            file,
            line,
            obligation,
            as_at,
            answered=settled(
                other.met_by is not None
                for other, theirs in owed
                if other.recommendation == line.recommendation
                and theirs.lead in (None, theirs.addressee)
            ),
        )
        for line, obligation in owed
    )


def _covered(
    file: AdviceFile, line: Line, obligation: Obligation, as_at: date, *, answered: bool
) -> Coverage:
    position = latest_position(obligation, file, as_at)
    return Coverage(
        reference=line.reference,
        text=line.text,
        addressee=line.addressee,
        standing=line.standing,
        first_disposition=_first_disposition(file, line, as_at),
        disposition=position[1].kind if position and position[0].shown else None,
        reason="" if position is None else position[1].reason,
        response=line.met_by if position is None else position[0].reference,
        answered=answered,
    )


def _first_disposition(file: AdviceFile, line: Line, as_at: date) -> DispositionKind | None:
    if line.met_by is None or line.recommendation is None:
        return None
    answers = {response.reference: response for response in file.responses_by(as_at)}
    answer = answers[line.met_by]
    decided = answer.disposition_of(line.recommendation)
    return decided.kind if decided and answer.shown else None
