"""The sheet of responses: a row for each that came."""

from __future__ import annotations

from attrs import frozen

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
from isa_programme.questions.responses import ResponseRow, responses
from isa_programme.record.advice import Advice
from isa_programme.record.facts import ResponseReceived
from isa_programme.record.responses import Response


@frozen(kw_only=True)
class _Came:
    """A response with what a row of it shows."""

    row: ResponseRow
    response: Response
    advice: Advice
    about: Surroundings

    @property
    def reasons(self) -> str:
        return "\n".join(
            f"{each.recommendation}. {each.reason}"
            for each in self.response.dispositions
            if each.reason
        )


_COLUMNS: tuple[Filled[_Came], ...] = (
    text(
        "reference",
        "Reference",
        "The response, as the record numbers it",
        lambda came: came.row.reference,
    ),
    text(
        "own_reference",
        "Own reference",
        "The sender's or our office's own reference of it, as typed",
        lambda came: came.row.own_reference,
    ),
    text("advice", "Answers", "The paper it answers", lambda came: came.row.advice),
    text(
        "advice_own_reference",
        "Own reference of the paper",
        "The office's older reference of that paper, as typed",
        lambda came: came.advice.own_reference,
    ),
    text(
        "title",
        "Title of the paper",
        "The title of that paper",
        lambda came: came.advice.title,
        width=40,
    ),
    text("kind", "Kind", "What kind of response it is", lambda came: came.row.kind),
    text(
        "sent_by_name",
        "From",
        "The offices that sent it",
        lambda came: came.about.named(came.row.sent_by),
        width=30,
    ),
    text(
        "sent_by",
        "From (slugs)",
        "Their slugs in the record",
        lambda came: several(came.row.sent_by),
        width=20,
    ),
    text(
        "on_behalf_of",
        "On behalf of",
        "Offices that the senders answer for, by name",
        lambda came: came.about.named(came.row.on_behalf_of),
        width=24,
    ),
    dated(
        "received_on",
        "Received",
        "The day it arrived; a month where no day is known",
        lambda came: came.row.received_on,
    ),
    text(
        "known_by",
        "Known by then",
        "yes, where that is the date by which it was known to have arrived, not when it did",
        lambda came: yes(came.row.known_by),
    ),
    dated(
        "dated_on",
        "Dated",
        "The date it bears, where that differs",
        lambda came: came.row.dated_on,
    ),
    text(
        "about",
        "About recommendations",
        "Numbers of the recommendations it is about, where it names some",
        lambda came: several(came.response.recommendations),
    ),
    text(
        "decides",
        "Decides",
        "What it decides about each recommendation, by number",
        lambda came: several(f"{part}={kind}" for part, kind in came.row.dispositions.items()),
        width=30,
    ),
    text(
        "reasons",
        "Reasons given",
        "The reasons it gives for that, by number of the recommendation, each on lines of its own",
        lambda came: came.reasons,
        width=40,
    ),
    text(
        "stance",
        "As a whole",
        "What it says of the paper as a whole",
        lambda came: came.row.stance,
    ),
    dated(
        "promised_for",
        "Promised for",
        "The date for which it promises an answer, as read by us",
        lambda came: came.row.promised_for,
    ),
    text(
        "promise",
        "The promise in its own words",
        "How it words that date",
        lambda came: came.row.promise,
        width=24,
    ),
    text(
        "commitments",
        "Commitments",
        "References of the commitments made in it",
        lambda came: came.about.promised_in(came.row.reference),
        width=18,
    ),
    text(
        "delay_reason",
        "Why it is late",
        "Why it is late, as it says itself; never shown to the public",
        lambda came: came.response.delay_reason,
        width=30,
    ),
    text(
        "judged",
        "Our judgement",
        "Whether it answers what was advised, as our office judges it; never shown to the public",
        lambda came: came.row.judged,
    ),
    text("text", "Text", "What it says, or a summary", lambda came: came.row.text, width=60),
    text("visibility", "Visibility", "Who may see it", lambda came: came.row.visibility),
    number(
        "entry",
        "Entry",
        "The number of the entry that recorded it",
        lambda came: came.row.entry,
    ),
    text("source", "Source", "Where it is published", lambda came: came.row.source, width=40),
)


def responses_sheet(about: Surroundings) -> Sheet:
    """Every response received by the end of a day, by paper, then by the day it came."""
    files = about.register.files
    came = {
        entry.fact.response.reference: entry.fact.response
        for file in files.values()
        for entry in file.entries_by(about.as_at)
        if isinstance(entry.fact, ResponseReceived)
    }
    return sheet(
        "responses",
        "Responses",
        _COLUMNS,
        [
            _Came(
                row=row,
                response=came[row.reference],
                advice=files[row.advice].advice,
                about=about,
            )
            for row in responses(about.register, as_at=about.as_at)
        ],
    )
