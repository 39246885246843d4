"""Bodies: what part an office or body has in keeping the promise."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.record.links import LinkTo, link
from isa_programme.record.vocabulary import BodyLevel
from isa_programme.record.words import words


@frozen(kw_only=True)
class BodyRole:
    """The part an office or body has, from a day and until a day where they are known.

    Attributes:
        addressee: the slug of the office or body.
        level: where it stands: a promise body, national, local, a plan or report.
        role: what it does, in prose.
        sectors: the sectors it works in, as slugs.
        since: the first day; None where it is not known.
        until: the last day; None while it lasts, or where it is not known.
        source: where that is stated.
    """

    addressee: str = link(LinkTo.ADDRESSEE)
    level: BodyLevel
    role: str = words(default="")
    sectors: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str = words(default="")
