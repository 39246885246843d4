"""Coverage: which recommendations of a paper each office has answered, and how."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.clock.meeting import latest_position
from isa_programme.clock.obligations import obligations
from isa_programme.questions.standing import standings_of
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import AnsweredBy, DispositionKind, StageName, Standing


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
    lines = [
        line
        for line in standings_of(register, file, as_at=as_at)
        if line.stage is StageName.SUBSTANTIVE
    ]
    owed = [each for each in obligations(register, file) if each.stage is StageName.SUBSTANTIVE]
    settled = all if file.advice.answered_by is AnsweredBy.ALL else any
    covered = []
    for line, obligation in zip(lines, owed, strict=True):
        position = latest_position(obligation, file, as_at)
        first = None
        if line.met_by is not None and line.recommendation is not None:
            met = next(r for r in file.responses_by(as_at) if r.reference == line.met_by)
            decided = met.disposition_of(line.recommendation)
            first = None if decided is None else decided.kind
        siblings = [each for each in lines if each.recommendation == line.recommendation]
        answers = [each.met_by is not None for each in siblings]
        covered.append(
            Coverage(
                reference=line.reference,
                text=line.text,
                addressee=line.addressee,
                standing=line.standing,
                first_disposition=first,
                disposition=None if position is None else position[1].kind,
                reason="" if position is None else position[1].reason,
                response=line.met_by if position is None else position[0].reference,
                answered=settled(answers),
            )
        )
    return tuple(covered)
