"""The sheet of obligations: a row for each answer owed or given, and each open commitment."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.exchange.desk.sheet_surroundings import Surroundings
from isa_programme.exchange.desk.sheets import (
    Filled,
    Sheet,
    dated,
    number,
    several,
    sheet,
    text,
    yes,
)
from isa_programme.questions.commitment_lines import commitment_lines
from isa_programme.questions.escalation import ProposedStep, next_step, proposed_steps
from isa_programme.questions.imprint import RESTS_ON
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings_read
from isa_programme.questions.standing_words import Standing
from isa_programme.record.advice import Advice


@frozen(kw_only=True)
class _Owed:
    """A line with what a row of it shows.

    Attributes:
        line: the line.
        advice: the paper it is about; None for a commitment of a plan.
        step: the escalation step to be made next, if one is proposed.
        about: what stands around it.
    """

    line: Line
    advice: Advice | None
    step: ProposedStep | None
    about: Surroundings

    @property
    def own_part(self) -> str:
        part = self.line.recommendation
        if self.advice is None or part is None:
            return ""
        return self.advice.recommendations[part - 1].own_reference

    @property
    def issued_on(self) -> CivilDate | None:
        return None if self.advice is None else self.advice.issued_on

    @property
    def commitments(self) -> str:
        line = self.line
        return line.commitment or self.about.promised_in(line.reference)


_COLUMNS: tuple[Filled[_Owed], ...] = (
    text(
        "reference",
        "Reference",
        "The recommendation, the paper, or the commitment it is owed on",
        lambda owed: owed.line.reference,
        width=18,
    ),
    text(
        "own_part",
        "Own reference",
        "The office's older reference of the recommendation, as typed",
        lambda owed: owed.own_part,
    ),
    text(
        "text",
        "What is asked",
        "What the recommendation asks, or the commitment promises",
        lambda owed: owed.line.text,
        width=50,
    ),
    text(
        "addressee_name",
        "Owed by",
        "The office that owes it",
        lambda owed: owed.line.addressee_name,
        width=30,
    ),
    text("stage", "Stage", "The step owed", lambda owed: owed.line.stage),
    text("standing", "Standing", "Where it stands", lambda owed: owed.line.standing, width=20),
    dated(
        "deadline",
        "Deadline",
        "The last good day; empty while paused, not begun, or without a date",
        lambda owed: owed.line.deadline,
    ),
    text(
        "rests_on",
        "The date rests on",
        "What the deadline rests on; an example rule is one that nobody agreed",
        lambda owed: RESTS_ON[owed.line.basis] if owed.line.basis else "",
        width=26,
    ),
    number(
        "working_days_left",
        "Working days left",
        "Working days until the deadline; empty once it has passed, or where they are not known",
        lambda owed: owed.line.working_days_left,
    ),
    number(
        "working_days_late",
        "Working days late",
        "Working days past the deadline, to the answer or to the day of the sheet;"
        " empty where no calendar covers them",
        lambda owed: owed.line.working_days_late,
    ),
    number(
        "days_late",
        "Calendar days late",
        "Calendar days past the deadline, likewise",
        lambda owed: owed.line.days_late,
    ),
    text(
        "step",
        "Next escalation step",
        "Of what is overdue, the step to be made next: the newest that fell due and nobody made,"
        " else the first still to fall due",
        lambda owed: owed.step.step if owed.step else "",
        width=30,
    ),
    dated(
        "step_falls_due_on",
        "That step falls due",
        "The working day on which that step falls, or fell, due",
        lambda owed: owed.step.falls_due_on if owed.step else None,
    ),
    dated(
        "promised_for",
        "Promised for",
        "The date that the newest holding reply promises an answer for; of a commitment, its date",
        lambda owed: owed.line.promised_for,
    ),
    text(
        "promised_by",
        "Promised in",
        "The response that promises it",
        lambda owed: owed.line.promised_by,
    ),
    dated(
        "met_on",
        "Answered",
        "The day it was answered; the last day it can have been, where only a month is known",
        lambda owed: owed.line.met_on,
    ),
    text("met_by", "Answered in", "The response that answered it", lambda owed: owed.line.met_by),
    text(
        "disposition",
        "Decided",
        "The newest decision on the recommendation by the office that owes it",
        lambda owed: owed.line.disposition,
        width=18,
    ),
    text(
        "commitments",
        "Commitments",
        "References of the commitments that carry it out, or of the one it belongs to",
        lambda owed: owed.commitments,
        width=18,
    ),
    text(
        "because",
        "Because",
        "Why it stands so, where the standing alone does not say",
        lambda owed: owed.line.because,
        width=30,
    ),
    text("title", "Title", "The title of the paper", lambda owed: owed.line.title, width=40),
    text("advice", "Paper", "The paper it belongs to", lambda owed: owed.line.advice),
    text(
        "own_reference",
        "Own reference of the paper",
        "The office's older reference of that paper, as typed",
        lambda owed: owed.line.own_reference,
    ),
    number(
        "recommendation",
        "Recommendation",
        "The number of the recommendation within the paper",
        lambda owed: owed.line.recommendation,
    ),
    text(
        "addressee",
        "Owed by (slug)",
        "Its slug in the record",
        lambda owed: owed.line.addressee,
        width=18,
    ),
    text(
        "ours",
        "Ours to answer",
        "yes, where that is our own office",
        lambda owed: yes(owed.line.ours),
    ),
    text(
        "transferred_from",
        "Handed on by",
        "The office first asked, where it was handed on",
        lambda owed: (
            owed.about.named([owed.line.transferred_from]) if owed.line.transferred_from else ""
        ),
        width=24,
    ),
    number(
        "period",
        "Period",
        "Which period of a step that recurs, from 1",
        lambda owed: owed.line.period,
    ),
    text("function", "Function", "The function of the paper", lambda owed: owed.line.function),
    text(
        "sectors",
        "Sectors",
        "The sectors of the recommendation and of its paper",
        lambda owed: owed.about.sectors(owed.line.advice, owed.line.recommendation),
    ),
    text(
        "topics",
        "Topics",
        "What the recommendation and its paper are about",
        lambda owed: owed.about.topics(owed.line.advice, owed.line.recommendation),
    ),
    text("priority", "Priority", "How pressing it is", lambda owed: owed.line.priority),
    dated(
        "issued_on",
        "Issued",
        "The day the paper was issued; a month where no day is known",
        lambda owed: owed.issued_on,
    ),
    dated(
        "day_zero",
        "Counted from",
        "The day that the clock counts from",
        lambda owed: owed.line.day_zero,
    ),
    dated(
        "original_deadline",
        "Original deadline",
        "The deadline at issue, before anything happened to the clock",
        lambda owed: owed.line.original_deadline,
    ),
    number(
        "working_days_late_original",
        "Working days late by the original deadline",
        "Working days past the original deadline, likewise",
        lambda owed: owed.line.working_days_late_original,
    ),
    number(
        "days_late_original",
        "Calendar days late by the original deadline",
        "Calendar days past the original deadline, likewise",
        lambda owed: owed.line.days_late_original,
    ),
    text(
        "protocol",
        "Protocol",
        "The protocol version that governs it",
        lambda owed: owed.line.protocol,
    ),
    text(
        "outside_protocol",
        "Outside the protocol",
        "yes, where an extension that breaks the bounds of the protocol moved the deadline",
        lambda owed: yes(owed.line.outside_protocol),
    ),
    text(
        "falls_in",
        "Falls in",
        "Periods of the protocol that the deadline falls in, though they stop nothing",
        lambda owed: several(owed.line.falls_in),
    ),
    dated(
        "requested_by",
        "Answer asked for by",
        "The date by which the paper itself asks for an answer",
        lambda owed: owed.line.requested_by,
    ),
    text(
        "assumption",
        "That date is assumed because",
        "Why that date is an assumption, where the paper does not say it itself",
        lambda owed: owed.line.assumption,
        width=30,
    ),
    dated(
        "held_on",
        "Holding reply",
        "The day the first holding reply came",
        lambda owed: owed.line.held_on,
    ),
    dated(
        "withdrawn_on",
        "Withdrawn",
        "The day it was withdrawn while unanswered",
        lambda owed: owed.line.withdrawn_on,
    ),
    dated(
        "earliest_if_resumed",
        "Deadline if resumed",
        "Of what is paused, the deadline if the clock went on on the day of the sheet",
        lambda owed: owed.line.earliest_if_resumed,
    ),
    number(
        "age",
        "Age in calendar days",
        "Calendar days since the paper was issued, or the commitment made",
        lambda owed: owed.line.age,
    ),
    text("visibility", "Visibility", "Who may see it", lambda owed: owed.line.visibility),
    text(
        "lead",
        "Looked after by",
        "Who in our office looks after the paper; never shown to the public",
        lambda owed: owed.line.lead,
        width=20,
    ),
)


def obligations_sheet(about: Surroundings) -> Sheet:
    """Every obligation by the end of a day, in order of paper, and then every open commitment."""
    return sheet("obligations", "Obligations", _COLUMNS, _owed(about))


def _owed(about: Surroundings) -> Iterator[_Owed]:
    files, as_at = about.register.files, about.as_at
    for reading, line in standings_read(about.register, as_at=as_at):
        file = files[line.advice]
        step = None
        if line.standing is Standing.OVERDUE:
            until = line.withdrawn_on or as_at
            step = next_step(proposed_steps(file, reading, line.addressee, as_at=until), until)
        yield _Owed(line=line, advice=file.advice, step=step, about=about)
    for line in commitment_lines(about.register, as_at=as_at):
        paper = files.get(line.advice)
        yield _Owed(line=line, advice=paper.advice if paper else None, step=None, about=about)
