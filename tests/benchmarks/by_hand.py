"""A record read by hand: its rows parsed, its nouns made and put into dicts, and nothing checked.

What a programmer would write who knows the four kinds of entries that these records are full of,
and trusts the file. The few entries of other kinds are read by the package.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from isa_programme import Advice, Disposition, Recommendation, Response
from isa_programme.journal.codec import joined
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, Fact, FactNoted, NoteTaken, ResponseReceived
from isa_programme.record.vocabulary import (
    AnsweredBy,
    DispositionKind,
    Function,
    Priority,
    ResponseKind,
    Visibility,
)

ROWS = (
    "SELECT entry.number, bytes, hash, words FROM entry"
    " LEFT JOIN content ON content.number = entry.number ORDER BY entry.number"
)


def read(path: Path) -> tuple[list[Entry], dict[str, AdviceFile], dict[str, str], dict[str, Any]]:
    """The entries of a record, its papers, whose response is which, and older references."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute(ROWS).fetchall()
    finally:
        connection.close()
    entries: list[Entry] = []
    files: dict[str, AdviceFile] = {}
    responses: dict[str, str] = {}
    names: dict[str, Any] = {}
    for number, raw, hashed, kept in rows:
        said = json.loads(raw)
        words = json.loads(kept)
        fact = made(said["kind"], said["structure"], words)
        entry = Entry(
            number=number,
            fact=fact,
            happened_on=date.fromisoformat(said["happened_on"]),
            recorded_at=datetime.fromisoformat(said["recorded_at"]),
            recorded_by=said["recorded_by"],
            identity=said["identity"],
            hash=hashed,
        )
        entries.append(entry)
        match fact:
            case AdviceIssued(advice=advice):
                files[advice.reference] = AdviceFile(advice, entry)
                names[advice.own_reference] = advice.reference
                for place, part in enumerate(advice.recommendations, start=1):
                    names[part.own_reference] = (advice.reference, place)
            case ResponseReceived(response=response):
                responses[response.reference] = response.advice
                names[response.own_reference] = response.reference
                _follow(files, response.advice, entry)
            case NoteTaken(advice=reference):
                _follow(files, reference, entry)
    return entries, files, responses, names


def _follow(files: dict[str, AdviceFile], reference: str, entry: Entry) -> None:
    file = files[reference]
    followed = sorted((*file.entries, entry), key=attrgetter("happened_on"))
    files[reference] = AdviceFile(file.advice, file.issued, tuple(followed))


def made(kind: str, plain: dict[str, Any], words: dict[str, str]) -> Fact:
    """The fact of a kind from its structure and words."""
    match kind:
        case "advice-issued.v1":
            return AdviceIssued(advice=advice(plain["advice"], words))
        case "response-received.v1":
            return ResponseReceived(response=response(plain["response"], words))
        case "note-taken.v1":
            return NoteTaken(
                advice=plain["advice"],
                noted_on=date.fromisoformat(plain["noted_on"]),
                text=words["text"],
            )
        case "fact-noted.v1":
            function = plain["function"]
            return FactNoted(
                own_reference=plain["own_reference"],
                noted_for=date.fromisoformat(plain["noted_for"]),
                title=words["title"],
                text=words.get("text", ""),
                function=None if function is None else Function(function),
                offices=words.get("offices", ""),
                advice=plain["advice"],
                source=words.get("source", ""),
            )
        case _:
            return joined(kind, plain, words)


def advice(plain: dict[str, Any], words: dict[str, str]) -> Advice:
    """A paper, whose words have their paths before them."""
    function, requested_by = plain["function"], plain["requested_by"]
    return Advice(
        reference=plain["reference"],
        own_reference=plain["own_reference"],
        title=words["advice.title"],
        text=words.get("advice.text", ""),
        issued_on=date.fromisoformat(plain["issued_on"]),
        assumed_day=plain["assumed_day"],
        issued_at=plain["issued_at"],
        issued_by=plain["issued_by"],
        capacity=words.get("advice.capacity", ""),
        channel=plain["channel"],
        function=None if function is None else Function(function),
        priority=Priority(plain["priority"]),
        visibility=Visibility(plain["visibility"]),
        addressees=tuple(plain["addressees"]),
        addressed_as=words.get("advice.addressed_as", ""),
        copied_to=tuple(plain["copied_to"]),
        answered_by=AnsweredBy(plain["answered_by"]),
        requested_by=None if requested_by is None else date.fromisoformat(requested_by),
        assumption=words.get("advice.assumption", ""),
        lead=words.get("advice.lead", ""),
        recommendations=tuple(
            recommendation(part, words, f"advice.recommendations.{place}.")
            for place, part in enumerate(plain["recommendations"])
        ),
        documents=(),
        see_also=tuple(plain["see_also"]),
        reissue_of=plain["reissue_of"],
        source=words.get("advice.source", ""),
    )


def recommendation(plain: dict[str, Any], words: dict[str, str], path: str) -> Recommendation:
    """One recommendation of a paper."""
    requested_by, priority = plain["requested_by"], plain["priority"]
    return Recommendation(
        own_reference=plain["own_reference"],
        text=words[f"{path}text"],
        addressees=tuple(plain["addressees"]),
        requested_by=None if requested_by is None else date.fromisoformat(requested_by),
        assumption=words.get(f"{path}assumption", ""),
        priority=None if priority is None else Priority(priority),
        source=words.get(f"{path}source", ""),
    )


def response(plain: dict[str, Any], words: dict[str, str]) -> Response:
    """A response, whose words have their paths before them."""
    dated_on, promised_for = plain["dated_on"], plain["promised_for"]
    return Response(
        reference=plain["reference"],
        own_reference=plain["own_reference"],
        advice=plain["advice"],
        kind=ResponseKind(plain["kind"]),
        sent_by=tuple(plain["sent_by"]),
        on_behalf_of=tuple(plain["on_behalf_of"]),
        recommendations=tuple(plain["recommendations"]),
        received_on=date.fromisoformat(plain["received_on"]),
        known_by=plain["known_by"],
        dated_on=None if dated_on is None else date.fromisoformat(dated_on),
        promised_for=None if promised_for is None else date.fromisoformat(promised_for),
        promise=words.get("response.promise", ""),
        delay_reason=words.get("response.delay_reason", ""),
        early_reason=words.get("response.early_reason", ""),
        dispositions=tuple(
            Disposition(
                recommendation=part["recommendation"],
                kind=DispositionKind(part["kind"]),
                reason=words.get(f"response.dispositions.{place}.reason", ""),
            )
            for place, part in enumerate(plain["dispositions"])
        ),
        text=words.get("response.text", ""),
        visibility=Visibility(plain["visibility"]),
        documents=(),
        source=words.get("response.source", ""),
    )
