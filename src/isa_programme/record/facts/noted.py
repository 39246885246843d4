"""Facts that move nothing: public facts, notes, escalation steps somebody made."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.scope import Scope
from isa_programme.record.vocabulary import Function
from isa_programme.record.words import title, words


@frozen(kw_only=True)
class FactNoted(Recordable):
    """A dated public fact: a debate, an election, a plan. It stands on the timeline.

    Attributes:
        own_reference: the office's own reference of it, as typed; may be empty.
        noted_for: the day or month it is about.
        title: its title.
        text: what it was.
        function: the function it belongs to.
        offices: who took part, as typed.
        advice: the reference of a paper it belongs to, if there is one.
        source: where it is published.
    """

    kind: ClassVar[str] = "fact-noted.v1"
    dated_by: ClassVar[str] = "noted_for"
    named_by: ClassVar[str] = "advice"
    own_reference: str = ""
    noted_for: CivilDate
    title: str = words(line=True)
    text: str = words(default="")
    function: Function | None = None
    offices: str = words(default="")
    advice: str | None = None
    source: str = words(default="")


@frozen(kw_only=True)
class NoteTaken(Recordable):
    """A call, a chase, a thought, about a paper.

    Attributes:
        advice: the reference of the paper.
        noted_on: the day.
        text: the note.
    """

    kind: ClassVar[str] = "note-taken.v1"
    dated_by: ClassVar[str] = "noted_on"
    named_by: ClassVar[str] = "advice"
    advice: str
    noted_on: date
    text: str = words(internal=True)


@frozen(kw_only=True)
class EscalationMade(Recordable):
    """Somebody took a step that the protocol proposes; we never send anything ourselves.

    Attributes:
        scope: which obligations it concerns.
        step: the step, by the name the protocol gives it.
        made_on: the day it was made.
        text: what was sent or said.
    """

    kind: ClassVar[str] = "escalation-made.v1"
    dated_by: ClassVar[str] = "made_on"
    named_by: ClassVar[str] = "scope.advice"
    scope: Scope
    step: str = title()
    made_on: date
    text: str = words(default="", internal=True)
