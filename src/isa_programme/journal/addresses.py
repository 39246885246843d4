"""Addresses of records on a database server, taken apart so that no password is ever shown.

``postgresql+psycopg://USER@HOST:PORT/DATABASE?schema=NAME``. Whatever else stands after the
question mark is for the server's own library, as ``sslmode=verify-full``.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from attrs import field, frozen

from isa_programme.errors import FaultsError

SCHEMA = "isa"
"""The schema that holds a record where none is named."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
# Mistyped ones too, since whoever takes one for the name of a file shows the password in it.
_BEGUN = re.compile(
    r"\s*([a-z][a-z0-9+.-]*://|postgres(ql)?(\+[a-z0-9]*)?(:|/+[^/]*@))", re.IGNORECASE
)
_OURS = ("postgresql+psycopg", "postgresql", "postgres")
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_SHARED = ("public", "information_schema")
_PART = re.compile(r"[^/@?#\s]+")
_SECRET = re.compile("pass(?!file)|secret|key", re.IGNORECASE)
_RIGHT = "write it as postgresql+psycopg://USER@HOST/DATABASE?schema=NAME"


@frozen(kw_only=True)
class Address:
    """Where on a database server a record is.

    Attributes:
        schema: the schema that holds its tables.
        shown: the address as sentences name it; without a password.
        url: the address for the database library, without the schema. It may hold a password.
        holds_secret: whether it does, so that it is not to be kept anywhere.
    """

    schema: str
    shown: str
    url: str = field(repr=False)
    holds_secret: bool

    def __str__(self) -> str:
        return self.shown


def is_address(place: object) -> bool:
    """Whether a place is given as an address, rightly or wrongly, and not as the path of a file."""
    return isinstance(place, str) and _BEGUN.match(place) is not None


def parse_address(text: str) -> Address:
    """The address that a text gives. No sentence about it quotes the text, which may hold secrets.

    Raises:
        FaultsError: it can't be read as one, or is of another kind of database.
    """
    scheme = _SCHEME.match(text)
    if scheme is None or scheme[1].lower() not in _OURS:
        raise FaultsError(f"the record's address: only PostgreSQL is known as a server; {_RIGHT}")
    unreadable = FaultsError(f"the record's address can't be read; {_RIGHT}")
    try:
        parts = urlsplit(text)
        said = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        query = dict(said)
        user, host, port, password = parts.username, parts.hostname, parts.port, parts.password
    except ValueError:
        raise unreadable from None
    database = parts.path.removeprefix("/")
    named = [each for each in (user, database) if each]
    if len(query) < len(said):
        raise FaultsError(
            "the record's address says something after its question mark twice; say each once"
        )
    if parts.fragment or not database or not all(map(_PART.fullmatch, named)):
        raise unreadable
    schema = checked_schema(query.pop("schema", SCHEMA))
    # An address with several hosts, or a folder for a socket, names its host after the mark.
    told = {"host": query["host"]} if not host and query.get("host") else {}
    who = f"{user}@" if user else ""
    where = f"{who}{host or ''}{f':{port}' if port else ''}/{database}"
    shown = f"postgresql+psycopg://{where}?{urlencode({**told, 'schema': schema}, safe='/,')}"
    rest = f"?{urlencode(query, quote_via=quote)}" if query else ""
    return Address(
        schema=schema,
        shown=shown,
        url=f"postgresql+psycopg://{parts.netloc}/{database}{rest}",
        holds_secret=password is not None or any(map(_SECRET.search, query)),
    )


def checked_schema(name: str) -> str:
    """The name of a schema.

    Raises:
        FaultsError: it is not fit for one.
    """
    if name in _SHARED:
        raise FaultsError(f"schema: {name} is everybody's; a record has a schema of its own")
    if not _SCHEMA.fullmatch(name) or name.startswith("pg_"):
        raise FaultsError(
            "schema: small letters, figures and underscores are allowed, and no figure or pg_ first"
        )
    return name
