"""Touched: what some entries set anew, so that only what follows from that is worked out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen


@frozen(kw_only=True)
class Touched:
    """What some entries set anew in a register: it was added, it changed, or it is gone.

    It never tells too little. It may name something that was set anew to what it was before.

    Attributes:
        papers: references of the papers whose file was set anew.
        followed: references and slugs of the milestones, commitments and the like set anew.
        offices: slugs of the offices and bodies set anew.
        agreed: whether what is agreed for all was: the programme, a protocol or a calendar.
    """

    papers: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    agreed: bool = False

    def __or__(self, other: Touched) -> Touched:
        return Touched(
            papers=self.papers | other.papers,
            followed=self.followed | other.followed,
            offices=self.offices | other.offices,
            agreed=self.agreed or other.agreed,
        )


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """The names of what is in one of two mappings only, or differs between them."""
    yield from (name for name in before if name not in after)
    yield from (name for name, each in after.items() if before.get(name) != each)
