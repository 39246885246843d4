"""Which fields a table shows of each kind of row, under which heading."""

from __future__ import annotations

DUE = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("ours to answer", "ours"),
    ("stage", "stage"),
    ("period", "period"),
    ("standing", "standing"),
    ("deadline", "deadline"),
    ("working days left", "working_days_left"),
    ("rests on", "basis"),
    ("outside the protocol", "outside_protocol"),
    ("falls in", "falls_in"),
    ("asked by", "requested_by"),
    ("because", "because"),
    ("what", ("text", "title")),
)
OVERDUE = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("ours to answer", "ours"),
    ("stage", "stage"),
    ("period", "period"),
    ("deadline", "deadline"),
    ("working days late", "working_days_late"),
    ("rests on", "basis"),
    ("outside the protocol", "outside_protocol"),
    ("asked by", "requested_by"),
    ("because", "because"),
    ("what", ("text", "title")),
)
WEEK = (
    ("lead", "lead"),
    ("why", "part"),
    ("reference", "reference"),
    ("offices", "addressees"),
    ("kind", "kind"),
    ("on", "on"),
    ("rests on", "basis"),
    ("days late", "days_late"),
    ("response", "response"),
    ("step", "step"),
    ("what", ("what", "title")),
)
PAPERS = (
    ("reference", "reference"),
    ("issued", "issued_on"),
    ("by", "issued_by"),
    ("title", "title"),
    ("asks", "addressees"),
    ("recommendations", "recommendations"),
    ("owed", "owed"),
    ("overdue", "overdue"),
    ("answered", "answered"),
    ("issued again as", "reissued_as"),
    ("presses", "presses"),
    ("pressed again by", "pressed_again_by"),
)
COVERAGE = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("standing", "standing"),
    ("decided", "disposition"),
    ("in", "response"),
    ("text", "text"),
)
RESPONSES = (
    ("reference", "reference"),
    ("answers", "advice"),
    ("received", "received_on"),
    ("kind", "kind"),
    ("from", "sent_by"),
    ("for", "on_behalf_of"),
    ("decides", "dispositions"),
    ("as a whole", "stance"),
    ("judged", "judged"),
    ("promised for", "promised_for"),
)
OFFICES = (
    ("slug", "slug"),
    ("name", "name"),
    ("kind", "kind"),
    ("body", "body"),
    ("holder", "holder"),
    ("answers for", "answers_for"),
    ("closed", "closed_on"),
)
HOLDERS = (("name", "name"), ("from", "first"), ("to", "last"), ("source", "source"))
STAGES = (
    ("protocol", "protocol"),
    ("version", "version"),
    ("status", "basis"),
    ("from", "effective_from"),
    ("governs", "kinds"),
    ("stage", "stage"),
    ("allowance", "allowance"),
    ("counts from", "counts_from"),
    ("title", "title"),
)
CLOSED_DAYS = (("calendar", "calendar"), ("day", "day"), ("reason", "reason"))
FINDINGS = (
    ("severity", "severity"),
    ("rule", "rule"),
    ("entry", "entry"),
    ("finding", "sentence"),
)
ESCALATIONS = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("period", "period"),
    ("step", "step"),
    ("to", "to"),
    ("fell due", "fell_due_on"),
    ("deadline", "deadline"),
    ("proposed by", "protocol"),
)
FIELDS = (("field", "field"), ("value", "value"), ("recorded as", "recorded"))
HISTORY = (
    ("entry", "number"),
    ("happened", "happened_on"),
    ("recorded", "recorded_on"),
    ("days later", "days_late"),
    ("by", "recorded_by"),
    ("what", "sentence"),
    ("corrected by", "corrected_by"),
    ("voided by", "voided_by"),
    ("erased by", "erased_by"),
)
EXPLANATIONS = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("stage", "stage"),
    ("period", "period"),
    ("deadline", "deadline"),
    ("how", "sentences"),
)
ANSWERED = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("standing", "standing"),
    ("deadline", "deadline"),
    ("answered", "met_on"),
    ("in", "met_by"),
    ("rests on", "basis"),
    ("because", "because"),
)
MOVES = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("stage", "stage"),
    ("period", "period"),
    ("deadline now", "deadline_before"),
    ("deadline then", "deadline_after"),
    ("standing now", "standing_before"),
    ("standing then", "standing_after"),
    ("owed then by", "addressee_after"),
    ("told on", "told_on"),
)
BACKUPS = (("backup", "backup"), ("entries", "entries"), ("receipt", "receipt"))
HOLDS = (
    ("request", "request"),
    ("received", "received_on"),
    ("set", "set_on"),
    ("entry", "entry"),
    ("for", "reason"),
)
PAST_STANDINGS = (
    ("reference", "reference"),
    ("addressee", "addressee"),
    ("stage", "stage"),
    ("period", "period"),
    ("from", "first"),
    ("to", "last"),
    ("stood as", "standing_before"),
    ("stands as", "standing_after"),
)
CALENDARS = (
    ("calendar", "calendar"),
    ("counts from", "adopted_on"),
    ("entry", "entry"),
    ("covers from", "first"),
    ("to", "last"),
    ("closed days", "closed"),
    ("source", "source"),
)
CALCULATED = (
    ("reference", "reference"),
    ("from", "start"),
    ("allowance", "allowance"),
    ("deadline", "deadline"),
    ("late from", "overdue_from"),
    ("standing", "standing"),
    ("working days left", "working_days_left"),
    ("working days late", "working_days_late"),
    ("rests on", "basis"),
    ("because", "because"),
)
HOW = (("how", "explanation"),)
CALCULATION = (
    ("start by", "start_by"),
    ("day zero", "day_zero"),
    ("deadline", "deadline"),
    ("late from", "overdue_from"),
    ("standing", "standing"),
    ("working days left", "working_days_left"),
    ("working days late", "working_days_late"),
    ("rests on", "basis"),
)
