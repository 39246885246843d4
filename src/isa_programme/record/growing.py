"""Growing: a table and a list that take in one more thing at the same cost, however large they are.

Each is a base that is never changed again, which many versions share, and what came on top of it.
A version that goes on from another one takes over its base and copies only the top, which is small
beside it; once it is not, both are put together to be the base of the next.
"""

from __future__ import annotations

from collections.abc import (
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    MutableMapping,
    Sequence,
    ValuesView,
)
from itertools import chain
from operator import eq
from typing import Any, ClassVar, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")

_SMALL = 64
"""With so few things a copy costs nothing to speak of."""


def table_from(held: Mapping[K, V]) -> MutableMapping[K, V]:
    """A table that starts with what another holds, which stays as it is."""
    if isinstance(held, GrowingTable):
        return held.another()
    if isinstance(held, dict) and len(held) > _SMALL:
        return GrowingTable(held)
    return dict(held)


def list_from(held: Sequence[V]) -> GrowingList[V]:
    """A list that starts with what another holds, which stays as it is."""
    return held.another() if isinstance(held, GrowingList) else GrowingList(tuple(held))


def _is_outgrown(base: int, top: int) -> bool:
    """Whether what came on top is no longer small beside the base.

    With four times the square root of the base as the bound, what is copied for each version costs
    about as much as its share in putting all together now and then, of which a thing costs more.
    """
    return top > _SMALL and top * top > 16 * base


class GrowingTable(MutableMapping[K, V]):
    """A table on a base that it does not change, its keys in the order in which they first came.

    Looked through as a whole, it is put together once, and then as quick as a dict.
    """

    __slots__ = ("_base", "_new", "_top", "_whole")

    def __init__(self, base: dict[K, V]) -> None:
        self._base = base
        self._top: dict[K, V] = {}
        self._new = 0  # how many keys of the top the base lacks
        self._whole: dict[K, V] | None = base

    def another(self) -> GrowingTable[K, V]:
        """A table that starts as this one, which stays as it is."""
        if self._whole is not None or _is_outgrown(len(self._base), len(self._top)):
            return GrowingTable(self._together())
        made = GrowingTable(self._base)
        made._top, made._new, made._whole = dict(self._top), self._new, None
        return made

    def _together(self) -> dict[K, V]:
        whole = self._whole
        if whole is None:
            whole = self._whole = {**self._base, **self._top}
        return whole

    def __getitem__(self, key: K) -> V:
        top = self._top
        return top[key] if key in top else self._base[key]

    def __contains__(self, key: object) -> bool:
        return key in self._top or key in self._base

    def get(self, key: K, /, default: Any = None) -> Any:  # noqa: ANN401 - any default
        """What stands under a key, or something else where there is no such key."""
        top = self._top
        return top[key] if key in top else self._base.get(key, default)

    def __setitem__(self, key: K, value: V) -> None:
        if key not in self._top and key not in self._base:
            self._new += 1
        self._top[key] = value
        self._whole = None

    def __delitem__(self, key: K) -> None:
        base = dict(self._together())
        del base[key]
        self._base, self._top, self._new, self._whole = base, {}, 0, base

    def __len__(self) -> int:
        return len(self._base) + self._new

    def __iter__(self) -> Iterator[K]:
        return iter(self._together())

    def __reversed__(self) -> Iterator[K]:
        return reversed(self._together())

    def keys(self) -> KeysView[K]:
        """Its keys as they now are."""
        return self._together().keys()

    def values(self) -> ValuesView[V]:
        """What it now holds, in the order of its keys."""
        return self._together().values()

    def items(self) -> ItemsView[K, V]:
        """Its keys as they now are, each with what stands under it."""
        return self._together().items()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return self._together() == dict(other)

    __hash__ = None  # type: ignore[assignment]  # as a dict has none

    def __repr__(self) -> str:
        return repr(self._together())


class GrowingList(Sequence[V]):
    """A list on a base that it does not change."""

    __slots__ = ("_base", "_top")

    def __init__(self, base: tuple[V, ...] = ()) -> None:
        self._base = base
        self._top: list[V] = []

    def another(self) -> GrowingList[V]:
        """A list that starts as this one, which stays as it is."""
        if _is_outgrown(len(self._base), len(self._top)):
            return GrowingList(tuple(self))
        made = GrowingList(self._base)
        made._top = self._top.copy()
        return made

    def append(self, thing: V) -> None:
        """Take in one more thing, at the end."""
        self._top.append(thing)

    @overload
    def __getitem__(self, place: int) -> V: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[V, ...]: ...
    def __getitem__(self, place: int | slice) -> V | tuple[V, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        first = len(self._base)
        if place < 0:
            place += len(self)
        if place >= first:
            return self._top[place - first]
        if place < 0:
            raise IndexError("there is nothing at this place")
        return self._base[place]

    def __len__(self) -> int:
        return len(self._base) + len(self._top)

    def __iter__(self) -> Iterator[V]:
        return chain(self._base, self._top)

    def __reversed__(self) -> Iterator[V]:
        return chain(reversed(self._top), reversed(self._base))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GrowingList | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # it may still grow

    def __repr__(self) -> str:
        return repr(tuple(self))
