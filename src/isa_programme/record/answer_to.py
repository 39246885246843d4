"""An answer that something waits for: to a paper or recommendation, by all asked or by one."""

from __future__ import annotations

from attrs import frozen

from isa_programme.record.names import Target, parse_target


@frozen
class AnswerTo:
    """An answer that is waited for.

    Attributes:
        target: the paper, or the recommendation of it, to be answered.
        office: the slug of the office whose answer it is; "" for everyone asked.
    """

    target: Target
    office: str = ""


def answer_to(name: str) -> AnswerTo:
    """The answer a name stands for: ``ADV-2026-004.2``, or ``ADV-2026-004.2@minister``."""
    reference, _, office = name.partition("@")
    return AnswerTo(parse_target(reference), office)
