from __future__ import annotations

import hashlib
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from isa_programme.calendars.months import Month
from isa_programme.errors import RecordDamagedError, RecordNewerError
from isa_programme.journal.chain import (
    START,
    canonical,
    canonical_words,
    commitment_to,
    digest,
    hash_of,
    instant_text,
    parsed,
    stored,
)

RAW = stored(
    number=1,
    identity=None,
    kind="note-taken.v1",
    happened_on=Month(2025, 9),
    recorded_at=datetime(2026, 11, 23, 12, 58, 0, 123456, tzinfo=UTC),
    recorded_by="Se\u00e1n",
    structure={"advice": "ADV-2025-001", "noted_on": "2025-09-01"},
    commitment="c" * 64,
    previous=START,
)


def test_the_bytes_of_an_entry_are_these_and_no_others() -> None:
    expected = (
        b'{"format":"isa-programme-entry.v1","number":1,"identity":null,"kind":"note-taken.v1",'
        b'"happened_on":"2025-09","recorded_at":"2026-11-23T12:58:00.123456Z",'
        b'"recorded_by":"Se\\u00e1n","erases":null,'
        b'"structure":{"advice":"ADV-2025-001","noted_on":"2025-09-01"},'
        b'"commitment":"' + b"c" * 64 + b'","previous":"' + b"0" * 64 + b'"}'
    )
    assert expected == RAW


def test_the_hash_is_that_of_the_stored_bytes() -> None:
    assert hash_of(RAW) == hashlib.sha256(RAW).hexdigest()


def test_the_commitment_is_that_of_salt_and_sorted_words() -> None:
    words = canonical_words({"title": "\u00e9", "advice.text": "a"})
    assert words == b'{"advice.text":"a","title":"\\u00e9"}'
    assert commitment_to(b"salt", words) == hashlib.sha256(b"salt" + words).hexdigest()


def test_an_instant_is_written_in_utc_to_the_microsecond() -> None:
    summer = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert instant_text(summer) == "2026-06-30T23:30:00.000000Z"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can't be set here")
def test_an_instant_is_written_alike_wherever_the_machine_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Seoul")
        time.tzset()
        written = instant_text(datetime(2026, 7, 2, 0, 30, tzinfo=UTC))
    time.tzset()
    assert written == "2026-07-02T00:30:00.000000Z"


def test_what_is_not_a_number_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical({"x": float("nan")})


@pytest.mark.parametrize(
    ("kind", "noun"), [("advice-issued.v1", "advice"), ("response-received.v1", "response")]
)
def test_the_assigned_reference_is_no_part_of_what_tells_a_repeated_entry(
    kind: str, noun: str
) -> None:
    day = date(2026, 1, 1)
    first = digest(kind, day, {noun: {"reference": "X-2026-001", "by": "a"}}, {"t": "x"})
    assert first == digest(kind, "2026-01-01", {noun: {"reference": "", "by": "a"}}, {"t": "x"})
    others = {
        digest("other.v1", day, {noun: {"reference": "", "by": "a"}}, {"t": "x"}),
        digest(kind, date(2026, 1, 2), {noun: {"reference": "", "by": "a"}}, {"t": "x"}),
        digest(kind, day, {noun: {"reference": "", "by": "b"}}, {"t": "x"}),
        digest(kind, day, {noun: {"reference": "", "by": "a"}}, {"t": "y"}),
    }
    assert len(others | {first}) == 5


def test_what_tells_a_repeated_entry_is_the_hash_of_its_plain_data_in_order() -> None:
    plain = (
        b'["advice-issued.v1","2026-01-01",'
        b'{"advice":{"by":"Se\\u00e1n"},"z":null},{"a":"x","b":"y"}]'
    )
    structure = {"z": None, "advice": {"reference": "ADV-2026-001", "by": "Se\u00e1n"}}
    words = {"b": "y", "a": "x"}
    assert hashlib.sha256(plain).hexdigest() == digest(
        "advice-issued.v1", date(2026, 1, 1), structure, words
    )
    assert structure["advice"] == {"reference": "ADV-2026-001", "by": "Se\u00e1n"}


@pytest.mark.parametrize(
    ("kind", "noun", "reference", "told"),
    [
        pytest.param("commitment-made.v1", "commitment", "COM-2026-001", False, id="assigned"),
        pytest.param("commitment-made.v1", "commitment", "", False, id="none"),
        pytest.param("commitment-made.v1", "commitment", "P1", True, id="a plan's own"),
        pytest.param("engagement-held.v1", "engagement", "E1", False, id="of a meeting"),
        pytest.param("impact-claimed.v1", "impact", "I1", False, id="of an impact"),
        pytest.param("insight-stated.v1", "insight", "N1", False, id="of an insight"),
        pytest.param("note-taken.v1", "advice", "A1", True, id="of a kind that is assigned none"),
    ],
)
def test_a_reference_is_told_only_where_it_is_not_assigned(
    kind: str, noun: str, reference: str, told: bool
) -> None:
    given, bare = (
        digest(kind, "2026-01-01", {noun: thing}, {}) for thing in ({"reference": reference}, {})
    )
    assert told == (given != bare)


def test_the_name_that_a_plan_gives_its_commitment_is_told_as_it_stands() -> None:
    plain = b'["commitment-made.v1","2026-01-01",{"commitment":{"reference":"P1"}},{}]'
    structure = {"commitment": {"reference": "P1"}}
    expected = hashlib.sha256(plain).hexdigest()
    assert expected == digest("commitment-made.v1", "2026-01-01", structure, {})


def test_a_structure_without_its_noun_is_told_as_it_is() -> None:
    plain = b'["advice-issued.v1","2026-01-01",{"advice":"ADV-2026-001"},{}]'
    expected = hashlib.sha256(plain).hexdigest()
    assert expected == digest("advice-issued.v1", "2026-01-01", {"advice": "ADV-2026-001"}, {})


def test_bytes_say_what_was_put_into_them() -> None:
    said = parsed(RAW)
    assert (said["number"], said["recorded_by"], said["previous"]) == (1, "Se\u00e1n", START)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "its bytes are missing"),
        (b"", "its bytes are no JSON"),
        (b"{", "its bytes are no JSON"),
        (b"\xff", "its bytes are no JSON"),
        (b"[" * 100_000, "its bytes are no JSON"),
        (b"[]", "its bytes are no entry"),
        (b"{}", "its bytes are no entry"),
        (RAW.replace(b'"number":1', b'"number":true'), "its bytes are no entry"),
        (RAW.replace(b'"erases":null,', b""), "its bytes are no entry"),
        (RAW.replace(b'"number":1', b'"number": 1'), "its bytes are not in canonical form"),
        (
            RAW.replace(b'"number":1', b'"number":2,"number":1'),
            "its bytes are not in canonical form",
        ),
        (RAW.replace(b"2025-09-01", b"2025-09-01\\u0041"), "its bytes are not in canonical form"),
    ],
)
def test_bytes_that_are_no_entry_are_told_from_one(raw: bytes | None, sentence: str) -> None:
    with pytest.raises(RecordDamagedError) as caught:
        parsed(raw)
    assert str(caught.value) == sentence


def test_a_newer_format_is_named() -> None:
    with pytest.raises(RecordNewerError) as caught:
        parsed(b'{"format":"isa-programme-entry.v2"}')
    assert str(caught.value) == (
        "its format 'isa-programme-entry.v2' is unknown here: a newer release reads it"
    )


def test_a_newer_format_without_end_is_named_by_its_first_forty_characters() -> None:
    with pytest.raises(RecordNewerError) as caught:
        parsed(b'{"format":"isa-programme-entry.v' + b"2" * 100 + b'"}')
    assert str(caught.value) == (
        f"its format 'isa-programme-entry.v{'2' * 19}' is unknown here: a newer release reads it"
    )


@pytest.mark.parametrize(
    "form", ["5", "null", '"another-format.v2"', '["isa-programme-entry.v2"]'], ids=ascii
)
def test_what_is_in_another_format_is_no_entry(form: str) -> None:
    with pytest.raises(RecordDamagedError) as caught:
        parsed(RAW.replace(b'"isa-programme-entry.v1"', form.encode("ascii")))
    assert str(caught.value) == "its bytes are no entry"
