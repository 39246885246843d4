"""Addresses of records on a server: read strictly, and shown without what they keep secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme import FaultsError
from isa_programme.journal.addresses import is_address, parse_address

SECRET = "s3cr3t-MARKER"


@pytest.mark.parametrize(
    ("text", "shown", "schema", "url"),
    [
        (
            "postgresql+psycopg://db.example/records",
            "postgresql+psycopg://db.example/records?schema=isa",
            "isa",
            "postgresql+psycopg://db.example/records",
        ),
        (
            f"postgresql://clerk:{SECRET}@db.example:5433/records?schema=council_a&sslmode=require",
            "postgresql+psycopg://clerk@db.example:5433/records?schema=council_a",
            "council_a",
            f"postgresql+psycopg://clerk:{SECRET}@db.example:5433/records?sslmode=require",
        ),
        (
            f"postgres://clerk@/records?host=/run/postgresql&password={SECRET}",
            "postgresql+psycopg://clerk@/records?host=/run/postgresql&schema=isa",
            "isa",
            f"postgresql+psycopg://clerk@/records?host=%2Frun%2Fpostgresql&password={SECRET}",
        ),
    ],
)
def test_an_address_is_taken_apart(text: str, shown: str, schema: str, url: str) -> None:
    found = parse_address(text)
    assert (shown, schema, url) == (found.shown, found.schema, found.url)
    assert (SECRET in text) is found.holds_secret
    assert SECRET not in f"{found} {found!r}"
    assert found.shown == parse_address(found.shown).shown


@pytest.mark.parametrize(
    "text",
    [
        f"mysql://clerk:{SECRET}@db/records",
        f"postgresql+psycopg2://clerk:{SECRET}@db/records",
        f"postgresql:clerk:{SECRET}@db/records",
        f" postgresql://clerk:{SECRET}@db/records",
        f"\npostgresql+psycopg://clerk:{SECRET}@db/records",
        f"postgresql//clerk:{SECRET}@db/records",
        f"postgresql://clerk:{SECRET}@db/records?schema=a&schema=b",
        f"postgresql://clerk:{SECRET}@db",
        f"postgresql://clerk:{SECRET}@db:port/records",
        f"postgresql://clerk:{SECRET}/more@db/records",
        f"postgresql://clerk:{SECRET}?more@db/records",
        f"postgresql://clerk:{SECRET}#more@db/records",
        f"postgresql://clerk:{SECRET}@db/records/more",
        f"postgresql://clerk:{SECRET}@db/records?schema=Council",
        f"postgresql://clerk:{SECRET}@db/records?schema=a;drop",
        f"postgresql://clerk:{SECRET}@db/records?schema=pg_isa",
        f"postgresql://clerk:{SECRET}@db/records?schema=public",
        f"postgresql://clerk:{SECRET}@db/records?schema",
        f"postgresql://clerk:{SECRET}@[db/records",
    ],
)
def test_no_sentence_about_a_wrong_address_quotes_it(text: str) -> None:
    assert is_address(text)
    with pytest.raises(FaultsError) as caught:
        parse_address(text)
    assert "MARKER" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("path", ["isa.db", "C:\\isa.db", "/srv/a:b/isa.db", "postgres.db", ""])
def test_a_path_is_no_address(path: str) -> None:
    assert not is_address(path)


@given(st.text(min_size=1).filter(lambda text: "\0" not in text))
def test_whatever_the_password_is_it_is_not_shown(password: str) -> None:
    marked = f"MARKER{password}MARKER"
    said = told(f"postgresql://clerk:{marked}@db.example/records")
    assert "MARKER" not in said
    assert said.startswith(
        ("postgresql+psycopg://clerk@db.example", "the record's address can't be read")
    )


def told(address: str) -> str:
    """Whatever is said of an address."""
    try:
        found = parse_address(address)
    except FaultsError as error:
        return str(error)
    return f"{found} {found!r}"
