"""Objectives: what a function of the programme is to bring about."""

from __future__ import annotations

from attrs import frozen

from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.vocabulary import Function, Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Objective:
    """Something the programme, or a route map, is to bring about; it holds milestones.

    Attributes:
        slug: its name in files and commands.
        title: its title.
        function: the function of the programme it belongs to; None in a route map.
        route_map: the slug of the route map it belongs to; "" for the programme's own.
        text: what it says, or a summary.
        references: what around the promise it rests on.
        visibility: who may see it.
        source: where it is published.
    """

    slug: str
    title: str = words(line=True)
    function: Function | None = None
    route_map: str = link(LinkTo.ROUTE_MAP, default="")
    text: str = words(default="")
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
