"""Whatever a tracker is asked or told wrongly, it raises only what its docstrings say."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from inspect import Parameter
from pathlib import Path
from types import FunctionType

import pytest

import isa_programme
from isa_programme import Addressee, ComplianceBy, StageName, Tracker
from journal_samples import NOW
from public_surface import items, members, said

DAY = date(2026, 1, 5)
NOT_SAID = object()
"""There is nothing wrong to say here: only a thing of its type fits."""

METHODS = tuple(
    pytest.param(name, found, id=name)
    for name, found in members(Tracker)
    if isinstance(found, FunctionType) and name not in {"create", "open", "close"}
)
WRONGLY = ("unknown names", "no dates", "empty texts", "dates to come", "long texts")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with an office, a protocol, and a paper that the office has to answer."""
    path = tmp_path_factory.mktemp("kept") / "isa.db"
    cosla = Addressee(slug="cosla", name="COSLA", kind="government")
    with Tracker.create(path, addressees=[cosla], example="foisa-like", now=lambda: NOW) as made:
        made.issue_advice("One strategy", issued_on=date(2025, 11, 13), addressees=["cosla"])
    return path


def _wrong(parameter: Parameter, wrongly: str, folder: Path) -> object:
    """A value of the type that a parameter takes, which fits nothing in the record."""
    text = {"empty texts": "", "long texts": "x" * 300}.get(wrongly, "nobody")
    day = {"no dates": "2026-02-30", "dates to come": date(2999, 1, 1)}.get(wrongly, DAY)
    long_ago = date(1, 1, 1) if wrongly == "long texts" else DAY
    return {
        "Allowance | str": text,
        "ComplianceBy": ComplianceBy.STAGE,
        "DateLike": day,
        "DayLike": day,
        "Iterable[int]": [99],
        "Iterable[str]": [text],
        "KnownAt": 999,
        "Mapping[str, object]": {text: 1},
        "StageName": StageName.SUBSTANTIVE,
        "Visibility | str": text,
        "bool": True,
        "date": long_ago,
        "int": 999,
        "str": text,
        "str | Iterable[str]": [text],
        "str | os.PathLike[str]": folder / "missing",
    }.get(str(parameter.annotation).removesuffix(" | None"), NOT_SAID)


def _calls(
    method: FunctionType, wrongly: str, folder: Path
) -> Iterator[tuple[list[object], dict[str, object]]]:
    """Calls with what is needed, and with each thing besides that may be left out."""
    taken = [*inspect.signature(method).parameters.values()][1:]
    given = [each for each in taken if each.kind is not Parameter.VAR_KEYWORD]
    optional = [each.name for each in given if each.default is not Parameter.empty]
    for besides in (None, *optional):
        said_of = {
            each.name: (each, _wrong(each, wrongly, folder))
            for each in given
            if each.name not in optional or each.name == besides
        }
        if any(value is NOT_SAID for _, value in said_of.values()):
            continue
        named = {
            name: value
            for name, (each, value) in said_of.items()
            if each.kind is Parameter.KEYWORD_ONLY
        }
        yield [value for name, (_, value) in said_of.items() if name not in named], named


def _told(method: Callable[..., object]) -> tuple[type[Exception], ...]:
    """What a method says it raises, with what its class says of all of them."""
    names = {**items(said(method), "Raises"), **items(said(Tracker), "Raises")}
    return tuple(getattr(isa_programme, name) for name in names)


@pytest.mark.parametrize("wrongly", WRONGLY)
@pytest.mark.parametrize(("name", "method"), METHODS)
def test_what_is_wrong_is_told_as_the_docstring_says(
    name: str, method: FunctionType, wrongly: str, kept: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(kept, tmp_path / "isa.db"))
    with Tracker.open(path, now=lambda: NOW) as tracker:
        for given, named in _calls(method, wrongly, tmp_path):
            try:
                with suppress(*_told(method)):
                    method(tracker, *given, **named)
            except Exception as error:  # noqa: BLE001 - which is what is looked for
                pytest.fail(f"{name}({given}, {named}) raises {error!r}, which it does not say")


def test_most_methods_can_be_called_wrongly() -> None:
    called = {
        name
        for name, method in ((each.values[0], each.values[1]) for each in METHODS)
        if isinstance(method, FunctionType) and any(_calls(method, "no dates", Path()))
    }
    assert len(called) > 80
