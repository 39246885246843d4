"""Prevention: the adviser's aims and the Government's policies, and whom both touch."""

from __future__ import annotations

from attrs import frozen

from isa_programme.record.links import LinkTo, link, links
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class Aim:
    """Something the adviser's prevention strategy aims at.

    Attributes:
        slug: its name in files and commands.
        title: its title.
        text: what it says, or a summary.
        groups: the groups of people it touches, as slugs.
        systems: the systems those people meet, as slugs.
        references: what around the promise it rests on.
        visibility: who may see it.
        source: where it is published.
    """

    slug: str
    title: str = words(line=True)
    text: str = words(default="")
    groups: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")


@frozen(kw_only=True)
class Policy:
    """A policy of Government, or of another body, that bears on prevention.

    Attributes:
        slug: its name in files and commands.
        title: its title.
        owner: the slug of the office or body whose policy it is; "" where that is not known.
        text: what it says, or a summary.
        groups: the groups of people it touches, as slugs.
        systems: the systems those people meet, as slugs.
        references: what around the promise it rests on.
        visibility: who may see it.
        source: where it is published.
    """

    slug: str
    title: str = words(line=True)
    owner: str = link(LinkTo.ADDRESSEE, default="")
    text: str = words(default="")
    groups: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    references: tuple[str, ...] = links(LinkTo.REFERENCE)
    visibility: Visibility = Visibility.RESTRICTED
    source: str = words(default="")
