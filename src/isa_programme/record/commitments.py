"""Commitments: what somebody promised to do, in a response or a plan."""

from __future__ import annotations

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Commitment:
    """Something an office promised to do: an accepted recommendation is not a done one.

    Attributes:
        reference: ``CMT-<year made>-<number>``, assigned when it is recorded; a route map's own
            commitment may bring a slug instead.
        response: the reference of the response it arises from; "" where it arises from a plan.
        advice: the reference of the paper that response answers.
        recommendation: the number of the recommendation it carries out, or None.
        route_map: the slug of the route map that holds it; "" for none.
        owner: the slug of the office that is to do it.
        text: what was promised.
        made_on: the day (or month) it was made.
        promised_for: the day (or month) it was first promised for; None where none was named.
        promise: that date in its own words, such as "by Easter".
        evidence: what will show that it is done.
        references: what around the promise it rests on.
        topics: its topics, as slugs.
        sectors: the sectors it concerns, as slugs.
        visibility: who may see it; never more people than may see the response.
        source: where it is published.
    """

    reference: str = ""
    response: str = link(LinkTo.RESPONSE, default="")
    advice: str = link(LinkTo.ADVICE, default="")
    recommendation: int | None = None
    route_map: str = link(LinkTo.ROUTE_MAP, default="")
    owner: str = link(LinkTo.ADDRESSEE)
    text: str = words()
    made_on: CivilDate
    promised_for: CivilDate | None = None
    promise: str = words(default="")
    evidence: str = words(default="")
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    topics: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
