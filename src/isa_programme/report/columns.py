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
OBJECTIVES = (
    ("objective", "slug"),
    ("function", ("function", "route_map")),
    ("title", "title"),
    ("milestones", "milestones"),
    ("reached", "reached"),
    ("overdue", "overdue"),
    ("dropped", "dropped"),
)
ROUTE_MAPS = (
    ("route map", "slug"),
    ("title", "title"),
    ("kept as", "reference"),
    ("responsible", "responsible"),
    ("seen on", "seen_on"),
    ("fully populated", "fully_populated"),
    ("milestones", "milestones"),
    ("reached", "reached"),
    ("overdue", "overdue"),
)
MILESTONES = (
    ("milestone", "slug"),
    ("title", "title"),
    ("planned for", "planned_for"),
    ("standing", "standing"),
    ("reached", "reached_on"),
    ("first planned for", "first_planned_for"),
    ("days late", "days_late"),
    ("owners", "owners"),
    ("waits for", "waits_for"),
)
COMMITMENTS = (
    ("reference", "reference"),
    ("owner", "owner"),
    ("promised for", "promised_for"),
    ("standing", "standing"),
    ("days late", "days_late"),
    ("done", "done_on"),
    ("in", ("response", "route_map")),
    ("last told", "updated_on"),
    ("what", "text"),
)
ENGAGEMENTS = (
    ("reference", "reference"),
    ("on", "held_on"),
    ("kind", "kind"),
    ("with", "addressees"),
    ("about", "title"),
    ("topics", "topics"),
    ("advice", "advice"),
)
CADENCES = (
    ("cadence", "slug"),
    ("with", "addressee"),
    ("often", "often"),
    ("standing", "standing"),
    ("last", "last_on"),
    ("next by", "next_by"),
    ("held", "held"),
    ("title", "title"),
    ("because", "because"),
)
INSIGHTS = (
    ("reference", "reference"),
    ("on", "stated_on"),
    ("kind", "kind"),
    ("what", "title"),
    ("rests on", "evidence"),
    ("concerns", "concerns"),
)
IMPACTS = (
    ("reference", "reference"),
    ("on", "claimed_on"),
    ("what", "title"),
    ("shown by", "evidence"),
    ("serves", "references"),
)
JUDGEMENTS = (
    ("response", "response"),
    ("on", "reference"),
    ("judged", "judgement"),
    ("day", "judged_on"),
    ("why", "reason"),
)
STANCES = (
    ("response", "response"),
    ("paper", "advice"),
    ("as a whole", "stance"),
    ("why", "reason"),
)
AIMS = (
    ("aim", "slug"),
    ("title", "title"),
    ("groups", "groups"),
    ("policies", "policies"),
    ("at odds", "at_odds"),
    ("not known", "unknown"),
)
POLICIES = (
    ("policy", "slug"),
    ("title", "title"),
    ("owner", "owner"),
    ("groups", "groups"),
    ("systems", "systems"),
    ("aims", "aims"),
)
ALIGNMENT = (
    ("aim", "aim"),
    ("policy", "policy"),
    ("relationship", "relation"),
    ("tag", "tag"),
    ("status", "status"),
    ("found", "found_on"),
    ("rests on", "evidence"),
)
ALIGNMENT_MOVED = (
    ("aim", "aim"),
    ("policy", "policy"),
    ("relationship", "relation"),
    ("tag", "tag"),
    ("was", "before"),
    ("is", "after"),
    ("found", "found_on"),
)
GROUPS = (
    ("group", "group"),
    ("policies", "policies"),
    ("of", "owners"),
    ("aims", "aims"),
    ("systems", "systems"),
)
POOLS = (
    ("group", "group"),
    ("year", "year"),
    ("policies", "policies"),
    ("of", "owners"),
    ("pounds", "pounds"),
)
REFERENCES = (
    ("reference", "name"),
    ("title", "title"),
    ("led by", "lead"),
    ("seen on", "seen_on"),
    ("rests on it", "pointed_at_by"),
)
POINTERS = (
    ("on", "on"),
    ("what", "what"),
    ("reference", "reference"),
    ("offices", "offices"),
    ("title", "title"),
)
TOPICS = (("topic", "topic"), ("items", "items"), ("last", "last_on"))
BODIES = (
    ("body", "slug"),
    ("name", "name"),
    ("level", "level"),
    ("sectors", "sectors"),
    ("owes", "owes"),
    ("overdue", "overdue"),
    ("commitments", "commitments"),
    ("milestones", "milestones"),
    ("leads", "leads"),
)
OPEN = (
    ("reference", "reference"),
    ("office", "addressee"),
    ("stage", "stage"),
    ("standing", "standing"),
    ("deadline", "deadline"),
    ("asked of", "holder_then"),
    ("held now by", "holder_now"),
    ("issue again", "reissue"),
)
AGENDA = (
    ("why", "why"),
    ("reference", "reference"),
    ("due", "due"),
    ("what to raise", "sentence"),
)
