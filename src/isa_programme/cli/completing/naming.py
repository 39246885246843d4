"""What each parameter names: an office, a paper, a milestone; or nothing that can be looked up.

A parameter is found by its name, whichever command it belongs to; where one command means
something else by it, both stand in the table of exceptions.
"""

from __future__ import annotations

from collections.abc import Mapping

import click

FREE = ""
"""Text in somebody's own words, or a value that is no name."""

NAMES: Mapping[str, str] = {
    "addressee": "office",
    "addressees": "office",
    "addressed_as": FREE,
    "advice": "paper",
    "agreed_by": FREE,
    "aim": "aim",
    "aliases": FREE,
    "allowance": FREE,
    "answers_for": "office",
    "assumption": FREE,
    "assumed_day": FREE,
    "at": FREE,
    "authority": FREE,
    "because": FREE,
    "body": "office",
    "calendars": "calendar or file",
    "capacity": FREE,
    "channel": "channel",
    "concerns": "milestone",
    "copied_to": "office",
    "delay_reason": FREE,
    "depends_on": "milestone",
    "dispositions": "decision",
    "division": FREE,
    "early_reason": FREE,
    "entries": FREE,
    "entry": FREE,
    "evidence": FREE,
    "extend_at_most": FREE,
    "groups": FREE,
    "identity": FREE,
    "issued_at": FREE,
    "issued_by": "office",
    "kind": "kind of office",
    "known_at": FREE,
    "lead": "lead",
    "milestones": "milestone",
    "name": FREE,
    "named": FREE,
    "number": FREE,
    "on_behalf_of": "office",
    "own_reference": FREE,
    "owner": "office",
    "part_of": "reference",
    "period": FREE,
    "periods": FREE,
    "policy": "policy",
    "pounds": FREE,
    "presses": "paper",
    "present": FREE,
    "promise": FREE,
    "protocol": "protocol",
    "purpose": FREE,
    "question": FREE,
    "reason": FREE,
    "reasons": FREE,
    "receipt": FREE,
    "recommendation": "number",
    "recommendations": "number",
    "records": "file",
    "recorded_by": FREE,
    "reference": "paper or part",
    "references": "reference",
    "request": "hold",
    "response": "response",
    "role": FREE,
    "route_map": "route map",
    "scheme": "scheme",
    "sector": "sector",
    "sectors": "sector",
    "see_also": "paper",
    "sender": "office",
    "sent_by": "office",
    "settings_given": FREE,
    "shared_with": "office",
    "slug": FREE,
    "slugs": "office",
    "source": FREE,
    "stance_reason": FREE,
    "step": "step",
    "successor": "office",
    "systems": FREE,
    "tag": FREE,
    "text": FREE,
    "times": FREE,
    "title": FREE,
    "to": "office",
    "topics": "topic",
    "under": "protocol",
    "withdraw": FREE,
    "year": FREE,
}
"""The noun that a parameter of a name takes, in any command."""

ELSEWHERE: Mapping[tuple[str, str], str] = {
    ("addressee close", "slug"): "office",
    ("addressee holder", "slug"): "office",
    ("addressee rename", "slug"): "office",
    ("addressee show", "slug"): "office",
    ("advice issue", "recommendations"): FREE,
    ("calendar adopt", "name"): "calendar",
    ("calendar close", "name"): "calendar",
    ("calendar diff", "name"): "calendar",
    ("calendar show", "name"): "calendar",
    ("commitment done", "reference"): "commitment",
    ("commitment drop", "reference"): "commitment",
    ("commitment revise", "reference"): "commitment",
    ("commitment update", "reference"): "commitment",
    ("copy", "source"): "file",
    ("copy", "target"): "file",
    ("deadline", "protocol"): "protocol or file",
    ("history", "reference"): "anything",
    ("hold set", "request"): FREE,
    ("import", "sheet"): FREE,
    ("milestone drop", "slug"): "milestone",
    ("milestone link", "slug"): "milestone",
    ("milestone mark", "slug"): "milestone",
    ("milestone reach", "slug"): "milestone",
    ("milestone replan", "slug"): "milestone",
    ("protocol show", "name"): "protocol",
    ("reference note", "lead"): "office",
    ("refs", "name"): "reference",
    ("response judge", "reference"): "response",
    ("response stance", "reference"): "response",
    ("roles", "prefix"): FREE,
    ("roles", "schema"): FREE,
    ("topic", "name"): "topic",
    ("visibility", "reference"): "paper or response",
}
"""The noun where a command means another by the same name."""


def noun_of(path: str, parameter: click.Parameter) -> str | None:
    """What a parameter of a command names; None where the table says nothing of it."""
    name = str(parameter.name)
    return ELSEWHERE.get((path, name), NAMES.get(name))


def is_a_name(parameter: click.Parameter) -> bool:
    """Whether a parameter takes what somebody types freely, so that the table must know it."""
    if isinstance(parameter, click.Option) and (parameter.is_flag or parameter.count):
        return False
    kind = parameter.type
    return not isinstance(kind, click.Choice | click.Path) and kind.name in _TYPED


_TYPED = {"text", "integer", "integer range", "entry", "n=word"}
