"""The fixed words of a choice, each with what it means in a few words."""

from __future__ import annotations

from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    Visibility,
)

FUNCTIONS = (
    (Function.STRATEGY, "what is to be done, and what comes first"),
    (Function.DELIVERY, "that it is done, by whom and by when"),
    (Function.RELATIONSHIPS, "that those who do it work together"),
)
ANSWERED_BY = (
    (AnsweredBy.ALL, "each office asked owes an answer of its own"),
    (AnsweredBy.ANY, "one answer settles it for all"),
    (AnsweredBy.LEAD, "the answer of the office named first settles it"),
)
PRIORITIES = (
    (Priority.ROUTINE, "as usual"),
    (Priority.URGENT, "pressing; a protocol may give it a shorter time"),
)
VISIBILITIES = (
    (Visibility.PUBLIC, "anybody"),
    (Visibility.RESTRICTED, "whom your office counts among those it concerns"),
    (Visibility.CONFIDENTIAL, "as few as can be"),
)
KINDS = (
    (ResponseKind.ACKNOWLEDGEMENT, "it says that the paper has arrived; it answers nothing yet"),
    (ResponseKind.HOLDING, "it says that an answer will come later"),
    (ResponseKind.CLARIFICATION_REQUEST, "it asks what the paper means"),
    (ResponseKind.SUBSTANTIVE, "it answers: it says what is decided"),
    (ResponseKind.UPDATE, "it reports on what was decided before"),
)
DISPOSITIONS = (
    (DispositionKind.ACCEPTED, "it will be done as advised"),
    (DispositionKind.ACCEPTED_IN_PART, "some of it will"),
    (DispositionKind.ACCEPTED_WITH_CONDITIONS, "it will, if something else comes first"),
    (DispositionKind.TO_BE_EXPLORED, "they will look into it"),
    (DispositionKind.NOT_ACCEPTED, "it won't be done; the reason is needed"),
    (DispositionKind.NOTED, "they have read it, and decide nothing"),
    (DispositionKind.NOT_ADDRESSED, "the letter leaves it open, and says so"),
    (DispositionKind.SUPERSEDED, "something else has taken its place"),
)
