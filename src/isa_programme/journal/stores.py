"""Which store a place means: the path of a file, an address, an engine or an open connection."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.journal.addresses import SCHEMA, checked_schema, is_address, parse_address
from isa_programme.journal.sqlite.making import made_whole
from isa_programme.journal.sqlite.store import SqliteStore
from isa_programme.journal.store import Store

if TYPE_CHECKING:
    import psycopg
    import sqlalchemy

    from isa_programme.journal.postgres.connections import Connections

    Place: TypeAlias = (
        str | os.PathLike[str] | sqlalchemy.Engine | sqlalchemy.Connection | psycopg.Connection[Any]
    )
    """Where a record is: a path, an address, an SQLAlchemy engine, an open connection."""


def at(place: Place, *, schema: str | None = None) -> Store:
    """The store at a place, which is not looked at.

    Args:
        place: where it is.
        schema: which schema holds it, for an engine or a connection; an address names its own.

    Raises:
        FaultsError: it is no place for a record.
        ExtraMissingError: a server needs the extra `postgres`.
    """
    if _is_path(place):
        _refuse_schema(schema)
        return SqliteStore(place)
    where = _on_a_server(place, schema)
    from isa_programme.journal.postgres.store import PostgresStore  # noqa: PLC0415 - an extra

    return PostgresStore(*where)


def opened(place: Place, *, schema: str | None = None) -> Store:
    """The store of the record at a place; none is ever made by opening.

    Args:
        place: where it is.
        schema: which schema holds it, for an engine or a connection; an address names its own.

    Raises:
        RecordMissingError: there is no record there.
        FaultsError: it is no place for one.
        ExtraMissingError: a server needs the extra `postgres`.
        RecordError: it can't be used; the concrete class says why.
    """
    found = at(place, schema=schema)
    try:
        found.look()
    except BaseException:
        found.close()
        raise
    return found


@contextmanager
def made(place: Place, *, schema: str | None = None) -> Iterator[Store]:
    """The store of a new record to be filled, which is there only once all of it is.

    Raises:
        RecordExistsError: there is one already; it is left as it is.
        FaultsError: it is no place for one.
        ExtraMissingError: a server needs the extra `postgres`.
        RecordError: it can't be made; the concrete class says why.
    """
    if _is_path(place):
        _refuse_schema(schema)
        with made_whole(place) as beside:
            yield SqliteStore.create(beside)
        return
    connections, name, shown = _on_a_server(place, schema)
    from isa_programme.journal.postgres.store import made_at  # noqa: PLC0415 - an extra

    try:
        with made_at(connections, name, shown) as store:
            yield store
    finally:
        connections.close()


def _is_path(place: Place) -> TypeGuard[str | os.PathLike[str]]:
    return isinstance(place, str | os.PathLike) and not is_address(place)


def _refuse_schema(schema: str | None) -> None:
    if schema is not None:
        raise FaultsError("schema: a record in a file has none; leave it out")


def _on_a_server(place: Place, schema: str | None) -> tuple[Connections, str, str]:
    """The connections, the schema, and how sentences name the two together."""
    try:
        from isa_programme.journal.postgres.connections import (  # noqa: PLC0415 - an extra
            FromAddress,
            connections_of,
        )
    except ImportError:
        raise ExtraMissingError("a record on a server", "postgres") from None
    if not isinstance(place, str):
        name = checked_schema(SCHEMA if schema is None else schema)
        return connections_of(place), name, f"the schema {name} of the connection given"
    address = parse_address(place)
    if schema not in {None, address.schema}:
        raise FaultsError("schema: the address names the schema; name it there alone")
    return FromAddress(address), address.schema, address.shown
