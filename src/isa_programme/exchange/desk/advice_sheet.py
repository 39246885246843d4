"""The sheet of advice: a row for each paper."""

from __future__ import annotations

from attrs import frozen

from isa_programme.exchange.desk.sheet_surroundings import Surroundings
from isa_programme.exchange.desk.sheets import Filled, Sheet, dated, number, several, sheet, text
from isa_programme.questions.papers import PaperRow, papers
from isa_programme.record.advice import Advice


@frozen(kw_only=True)
class _Paper:
    """A paper with what a row of it shows."""

    row: PaperRow
    advice: Advice
    about: Surroundings

    @property
    def recommendations(self) -> str:
        asked = self.advice.recommendations
        return "\n".join(f"{number}. {each.text}" for number, each in enumerate(asked, start=1))

    @property
    def own_parts(self) -> str:
        asked = self.advice.recommendations
        return several(
            f"{number}={each.own_reference}"
            for number, each in enumerate(asked, start=1)
            if each.own_reference
        )


_COLUMNS: tuple[Filled[_Paper], ...] = (
    text(
        "reference",
        "Reference",
        "The paper, as the record numbers it",
        lambda paper: paper.row.reference,
    ),
    text(
        "own_reference",
        "Own reference",
        "The office's older reference of the paper, as typed",
        lambda paper: paper.row.own_reference,
    ),
    text("title", "Title", "Its title", lambda paper: paper.row.title, width=40),
    text(
        "text",
        "Text",
        "What it says, or a summary",
        lambda paper: paper.advice.text,
        width=60,
    ),
    dated(
        "issued_on",
        "Issued",
        "The day it was issued; a month where no day is known",
        lambda paper: paper.row.issued_on,
    ),
    text(
        "issued_by_name",
        "Issued by",
        "The office that issued it",
        lambda paper: paper.about.named([paper.row.issued_by]),
        width=24,
    ),
    text(
        "issued_by", "Issued by (slug)", "Its slug in the record", lambda paper: paper.row.issued_by
    ),
    text(
        "capacity",
        "In the capacity of",
        "In which capacity its author gave it",
        lambda paper: paper.advice.capacity,
        width=24,
    ),
    text(
        "asks",
        "Asks",
        "The offices it, or one of its recommendations, asks for an answer",
        lambda paper: paper.about.named(paper.row.addressees),
        width=30,
    ),
    text(
        "addressees",
        "Asks (slugs)",
        "Their slugs in the record",
        lambda paper: several(paper.row.addressees),
        width=20,
    ),
    text(
        "addressed_as",
        "Addressed as",
        "The addressee as the paper words it",
        lambda paper: paper.row.addressed_as,
        width=30,
    ),
    text(
        "copied_to",
        "Copied to",
        "Offices that got a copy and owe nothing",
        lambda paper: paper.about.named(paper.advice.copied_to),
        width=24,
    ),
    text(
        "function",
        "Function",
        "The function of the programme it belongs to",
        lambda paper: paper.row.function,
    ),
    text(
        "sectors",
        "Sectors",
        "The sectors it concerns",
        lambda paper: paper.about.sectors(paper.row.reference),
    ),
    text(
        "topics",
        "Topics",
        "What it is about",
        lambda paper: paper.about.topics(paper.row.reference),
    ),
    text("priority", "Priority", "How pressing it is", lambda paper: paper.row.priority),
    number(
        "recommendations",
        "Recommendations",
        "How many recommendations it makes",
        lambda paper: paper.row.recommendations,
    ),
    text(
        "asked",
        "What it recommends",
        "The words of each recommendation, by number, each on lines of its own",
        lambda paper: paper.recommendations,
        width=60,
    ),
    text(
        "own_parts",
        "Own references within",
        "The office's older references of single recommendations, by number",
        lambda paper: paper.own_parts,
        width=20,
    ),
    text(
        "answered_by",
        "Whose answer settles it",
        "Whether all offices asked have to answer, any one, or the first named for all",
        lambda paper: paper.advice.answered_by,
    ),
    dated(
        "requested_by",
        "Answer asked for by",
        "The date by which the paper itself asks for an answer",
        lambda paper: paper.row.requested_by,
    ),
    text(
        "assumption",
        "That date is assumed because",
        "Why that date is an assumption, where the paper does not say it itself",
        lambda paper: paper.advice.assumption,
        width=30,
    ),
    number(
        "owed",
        "Answers owed",
        "How many answers are still owed on it, one for each office, recommendation and stage",
        lambda paper: paper.row.owed,
    ),
    number(
        "overdue",
        "Of them overdue",
        "How many of them are overdue",
        lambda paper: paper.row.overdue,
    ),
    number(
        "answered",
        "Answered",
        "How many answers came",
        lambda paper: paper.row.answered,
    ),
    text(
        "commitments",
        "Commitments",
        "References of commitments made in answer to the paper as a whole",
        lambda paper: paper.about.promised_in(paper.row.reference),
        width=18,
    ),
    text(
        "reissue_of",
        "Issued before as",
        "The paper it was issued as before",
        lambda paper: paper.row.reissue_of,
    ),
    text(
        "reissued_as",
        "Issued again as",
        "The papers it was issued as again",
        lambda paper: several(paper.row.reissued_as),
    ),
    text(
        "presses",
        "Presses again",
        "Earlier advice that it presses again",
        lambda paper: several(paper.row.presses),
    ),
    text(
        "pressed_again_by",
        "Pressed again by",
        "Papers that press it again",
        lambda paper: several(paper.row.pressed_again_by),
    ),
    text(
        "visibility",
        "Visibility",
        "Who may see it",
        lambda paper: paper.row.visibility,
    ),
    text(
        "lead",
        "Looked after by",
        "Who in our office looks after it; never shown to the public",
        lambda paper: paper.row.lead,
        width=20,
    ),
    text("source", "Source", "Where it is published", lambda paper: paper.row.source, width=40),
)


def advice_sheet(about: Surroundings) -> Sheet:
    """Every paper issued by the end of a day, in the order recorded."""
    found = papers(about.register, as_at=about.as_at)
    files = about.register.files
    return sheet(
        "advice",
        "Advice",
        _COLUMNS,
        [_Paper(row=row, advice=files[row.reference].advice, about=about) for row in found],
    )
