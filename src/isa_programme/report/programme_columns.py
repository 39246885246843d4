"""Which fields a table shows of what is asked about the programme and what stands around it."""

from __future__ import annotations

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
