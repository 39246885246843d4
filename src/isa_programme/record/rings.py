"""Rings: things that would each have to come before the next, for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def ring(start: str, needs: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """The ring that leads from a thing back to itself through what each needs; () for none.

    Args:
        start: the thing.
        needs: what a thing needs to come first.
    """
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        for other in needs(name):
            if other == start:
                way = [start, name]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way)) if name != start else (start, start)
            if other not in came_from:
                came_from[other] = name
                waiting.append(other)
    return ()


def in_order(names: Iterable[str], needs: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """The names in an order in which each comes after what it needs, else as they were given.

    What is needed and not among the names is passed over. A ring comes out in the order it was
    entered; :func:`ring` finds it.
    """
    given = dict.fromkeys(names)
    placed: dict[str, None] = {}
    entered: set[str] = set()
    for first in given:
        waiting = [first]
        while waiting:
            name = waiting[-1]
            if name not in entered:
                entered.add(name)
                waiting += [each for each in needs(name) if each in given and each not in entered]
            else:
                placed.setdefault(waiting.pop())
    return tuple(placed)
