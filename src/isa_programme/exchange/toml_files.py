"""What is written in TOML: protocols, programmes with their offices, information requests."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from typing import Any

from attrs import frozen

from isa_programme.errors import FaultsError, ProtocolError
from isa_programme.record.addressees import Addressee
from isa_programme.record.converter import structured
from isa_programme.record.programme import Programme
from isa_programme.record.protocols import Protocol
from isa_programme.record.requests import InformationRequest


@frozen(kw_only=True)
class ProgrammeFile:
    """A programme with the offices and bodies it deals with."""

    programme: Programme
    addressees: tuple[Addressee, ...] = ()


def read_protocol(text: str) -> Protocol:
    """A protocol from TOML, with the attributes of :class:`Protocol` as its keys.

    Raises:
        ProtocolError: a key is missing, unknown or wrong; all of them are reported together.
    """
    try:
        return structured(_table(text), Protocol)
    except FaultsError as error:
        raise ProtocolError(*error.faults) from None


def read_programme(text: str) -> ProgrammeFile:
    """A programme from TOML: ``[programme]``, and ``[[addressees]]`` for offices and bodies.

    Raises:
        FaultsError: a key is missing, unknown or wrong; all of them are reported together.
    """
    return structured(_table(text), ProgrammeFile)


def read_request(text: str) -> InformationRequest:
    """An information request from TOML, with the attributes of :class:`InformationRequest`.

    Raises:
        FaultsError: a key is missing, unknown or wrong; all of them are reported together.
    """
    return structured(_table(text), InformationRequest)


def _table(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return _plain(tomllib.loads(text.removeprefix("\ufeff")))
    except tomllib.TOMLDecodeError as error:
        raise FaultsError(f"not TOML: {error}") from None
    except RecursionError:
        raise FaultsError("not TOML we can read: it is nested too deeply") from None
    except ValueError:
        raise FaultsError("not TOML we can read: a number in it is too long") from None


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """TOML's own dates and times as the text everything else is read from."""
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case datetime():
            return value.isoformat()
        case date():
            return value.isoformat()
        case time():
            return str(value).removesuffix(":00")
        case _:
            return value
