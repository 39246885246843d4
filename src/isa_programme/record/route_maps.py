"""Route maps: plans of others, kept as they were seen, that hold commitments and milestones."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class RouteMap:
    """A route map of Plan 24-30, or another plan of its form, as it was seen on a day.

    Its milestones and commitments are recorded beside it, and name it. The five parts are those of
    a page of Plan 24-30: starting position; destination; commitments and milestones; who is
    responsible; how we will know.

    Attributes:
        slug: our own name for it, which stays when its address changes.
        title: its title.
        reference: the reference it is kept under, as ``plan-24-30:care.stability``.
        starting_position: where things stood, in its words or a summary.
        destination: the outcomes it leads to.
        how_known: how it will be known that they were reached.
        responsible: slugs of the offices and bodies responsible.
        sectors: the sectors it concerns, as slugs.
        fully_populated: whether it says of itself that it is complete; None where it is silent.
        seen_on: the day it was read.
        visibility: who may see it.
        source: where it is published.
    """

    slug: str
    title: str = words(line=True)
    reference: str = link(LinkTo.REFERENCE, default="")
    starting_position: str = words(default="")
    destination: str = words(default="")
    how_known: str = words(default="")
    responsible: tuple[str, ...] = links(LinkTo.ADDRESSEE)
    sectors: tuple[str, ...] = ()
    fully_populated: bool | None = None
    seen_on: date | None = None
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
