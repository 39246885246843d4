"""Bad input through the command line: each is refused by its own sentence, and changes nothing.

Each TOML file beside this one holds one class of it, as ``[[bad]]`` tables:

    name       what is bad about it
    run        the command, run where a record ``isa.db`` lies
    told       what is said on standard error before it is refused; nothing unless given
    says       every further line on standard error, without the "isa:" before it
    code       the exit code; 2 unless given
    file       a file beside the record, with its text and, if that is not UTF-8, its encoding

``{x*201}`` stands for 201 times an x, ``{half}`` for half a character (a lone surrogate), HERE for
the folder and TODAY for the day of recording.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from attrs import field, frozen

Isa = Callable[..., CompletedProcess[str]]

KINDS = (
    *("dates", "slugs", "look-alikes", "sizes", "characters", "blanks", "order", "unknown"),
    *("clocks", "allowances", "responses", "advice", "outputs", "protocols", "calendars"),
    *("imports", "usage", "deadlines", "starts", "adoptions", "what-ifs"),
    *("corrections", "erasures", "holds", "visibility", "known-at", "whole-records"),
    *("requests", "backups", "programmes", "plans", "handovers", "logs"),
)


BESIDE = {
    "log.csv": "Ref,Sent,To,Subject,Advice,Answered,Outcome\n",
    "map.toml": """
name = "log"
dates = "dmy"
[advice]
own_reference = "Ref"
title = "Subject"
issued_on = "Sent"
addressees = "To"
recommendations = "Advice"
[substantive]
received_on = "Answered"
dispositions = "Outcome"
""",
}
"""A log and its map, which lie beside an import that brings none of its own."""


def _whole(text: str) -> str:
    many = re.sub(r"\{(.)\*([0-9]+)\}", lambda found: found[1] * int(found[2]), text)
    return many.replace("{half}", "\udcff")


def _all_whole(texts: list[str]) -> tuple[str, ...]:
    return tuple(map(_whole, texts))


@frozen(kw_only=True)
class Bad:
    """An input that has to be refused."""

    name: str
    run: tuple[str, ...] = field(converter=_all_whole)
    says: tuple[str, ...] = field(converter=_all_whole)
    told: tuple[str, ...] = field(default=(), converter=_all_whole)
    code: int = 2
    file: str = ""
    text: str = field(default="", converter=_whole)
    encoding: str = "utf-8"


def _read(kind: str) -> list[Bad]:
    text = (Path(__file__).parent / f"{kind}.toml").read_text(encoding="utf-8")
    return [Bad(**each) for each in tomllib.loads(text)["bad"]]


BAD = {f"{kind}: {bad.name}": bad for kind in KINDS for bad in _read(kind)}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_is_refused_by_its_own_sentence_and_changes_nothing(
    record: Path, isa: Isa, bad: Bad
) -> None:
    if bad.file:
        Path(bad.file).write_bytes(bad.text.encode(bad.encoding))
    if "import" in bad.run:
        for name, text in BESIDE.items():
            if not Path(name).exists():
                Path(name).write_text(text, encoding="utf-8")
    there, before = sorted(Path.cwd().iterdir()), record.read_bytes()

    refused = isa(*bad.run)

    said = re.sub(r"today is [0-9-]{10}", "today is TODAY", refused.stderr)
    lines = [*bad.told, *(f"isa: {line}" for line in bad.says)]
    expected = "".join(f"{line}\n" for line in lines).replace("HERE", str(Path.cwd()))
    assert (refused.returncode, refused.stdout, said) == (bad.code, "", expected)
    assert record.read_bytes() == before
    assert sorted(Path.cwd().iterdir()) == there


def test_every_file_here_is_a_class_and_no_input_stands_in_it_twice() -> None:
    assert sorted(file.stem for file in Path(__file__).parent.glob("*.toml")) == sorted(KINDS)
    names = [bad.name for kind in KINDS for bad in _read(kind)]
    assert len(names) == sum(len(_read(kind)) for kind in KINDS) >= 60
    inputs = Counter((bad.run, bad.text) for bad in BAD.values())
    assert (len(BAD), max(inputs.values())) == (len(names), 1)


def test_the_record_beside_them_takes_good_input(record: Path, isa: Isa) -> None:
    before = record.read_bytes()

    noted = isa("note", "1e5", "rang", "--on", "2025-12-01")

    assert (noted.returncode, noted.stderr) == (0, "")
    assert record.read_bytes() != before
