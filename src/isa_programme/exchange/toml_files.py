"""What is written in TOML: protocols and information requests."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from typing import Any

from isa_programme.errors import FaultsError, ProtocolError
from isa_programme.record.converter import structured
from isa_programme.record.protocols import Protocol
from isa_programme.record.requests import InformationRequest


def read_protocol(text: str) -> Protocol:
    """A protocol from TOML, with the attributes of :class:`Protocol` as its keys.

    Raises:
        ProtocolError: a key is missing, unknown or wrong; all of them are reported together.
    """
    try:
        return structured(toml_table(text), Protocol)
    except FaultsError as error:
        raise ProtocolError(*error.faults) from None


def read_request(text: str) -> InformationRequest:
    """An information request from TOML, with the attributes of :class:`InformationRequest`.

    Raises:
        FaultsError: a key is missing, unknown or wrong; all of them are reported together.
    """
    return structured(toml_table(text), InformationRequest)


def toml_table(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The plain data of TOML, its dates and times as text.

    Raises:
        FaultsError: it is not TOML, or none we can read.
    """
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
