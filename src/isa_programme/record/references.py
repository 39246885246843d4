"""References: names of our own for what stands around the promise, never an address."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from attrs import frozen

from isa_programme.record.links import LinkTo, link
from isa_programme.record.words import words

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}:[a-z0-9][a-z0-9.-]{0,63}")


class KnownScheme(StrEnum):
    """The schemes that every record knows; a record may name more of its own.

    Attributes:
        PROMISE_REPORT: the reports of the Independent Care Review.
        PLAN_24_30: plan 24-30, its foundations and route maps.
        VISION_STATEMENT: the ten vision statements, by number.
        STORY_OF_PROGRESS: the three questions of the Promise Story of Progress.
        AUDIT_RECOMMENDATION: what auditors recommended.
        OVERSIGHT_REPORT: reports of the Oversight Board.
        DATA_MAP: the Promise Data Map.
        INFORMATION_SHARING: the information sharing project.
        LEGISLATION: acts and bills.
    """

    PROMISE_REPORT = "promise-report"
    PLAN_24_30 = "plan-24-30"
    VISION_STATEMENT = "vision-statement"
    STORY_OF_PROGRESS = "story-of-progress"
    AUDIT_RECOMMENDATION = "audit-recommendation"
    OVERSIGHT_REPORT = "oversight-report"
    DATA_MAP = "data-map"
    INFORMATION_SHARING = "information-sharing"
    LEGISLATION = "legislation"


def is_reference(name: str) -> bool:
    """Whether a name has the form of a reference: a scheme, a colon, an id within it."""
    return _NAME.fullmatch(name) is not None


@frozen(kw_only=True)
class Scheme:
    """A scheme of references of an office's own.

    Attributes:
        slug: its name, which stands before the colon.
        title: what it names.
        source: where it is set out.
    """

    slug: str
    title: str = words(line=True)
    source: str = words(default="")


@frozen(kw_only=True)
class Reference:
    """Something around the promise that can be pointed at, as it was seen on a day.

    Attributes:
        name: its scheme and its id within it, both our own and stable: ``vision-statement:3``,
            ``plan-24-30:care.stability``.
        title: what it is called.
        text: what it says, or a summary.
        part_of: the reference it is a part of; "" for none.
        lead: the slug of the office or body that leads it; "" where none is known.
        aliases: other names and addresses it was seen under; found by, never keyed on.
        sectors: the sectors it concerns, as slugs.
        seen_on: the day it was seen so.
        source: where it was seen.
    """

    name: str
    title: str = words(line=True)
    text: str = words(default="")
    part_of: str = link(LinkTo.REFERENCE, default="")
    lead: str = link(LinkTo.ADDRESSEE, default="")
    aliases: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    seen_on: date | None = None
    source: str = words(default="")

    @property
    def scheme(self) -> str:
        """The scheme it belongs to."""
        return self.name.partition(":")[0]
