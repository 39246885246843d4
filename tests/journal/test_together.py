"""Rows read together say what each of them says alone, or are left to be looked at alone."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isa_programme.errors import RecordDamagedError, RecordError
from isa_programme.journal import together
from isa_programme.journal.chain import canonical_words as kept_words
from isa_programme.journal.chain import commitment_to, hash_of, stored
from isa_programme.journal.codec import split
from isa_programme.journal.journal import Journal
from isa_programme.journal.reading import Row
from isa_programme.journal.together import Columns, entries_together
from isa_programme.record.collector import collector_paused
from isa_programme.record.entries import Entry
from isa_programme.record.facts import Fact
from journal_samples import NOW, note, record
from strategies import facts

SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
SALT = bytes(range(32))
ON = date(2026, 1, 5)


def row(fact: Fact, number: int, **changed: object) -> Columns:
    """A row as the journal writes it."""
    structure, words = split(fact)
    kept = kept_words(words)
    values: dict[str, Any] = {
        "number": number,
        "identity": None,
        "kind": fact.kind,
        "happened_on": fact.happened_on or ON,
        "recorded_at": datetime(2026, 11, 23, 12, 58, tzinfo=UTC),
        "recorded_by": "clerk",
        "structure": structure,
        "commitment": commitment_to(SALT, kept),
        "previous": "0" * 64,
        "erases": fact.erases,
    }
    raw = stored(**{**values, **changed})
    return number, raw, hash_of(raw), SALT, kept, None


def alone(columns: Columns) -> Entry | str:
    """What a row says, or how what is wrong with it is told."""
    try:
        return Row(*columns).entry()
    except RecordError as error:
        return f"{type(error).__name__}: {error}"


def never_more(rows: Sequence[Columns]) -> list[Entry | None]:
    """What is seen of rows together, held against what each says alone."""
    seen = list(entries_together(rows))
    expected = [alone(columns) for columns in rows]
    assert [
        None if found is None else told for found, told in zip(seen, expected, strict=True)
    ] == (seen)
    return seen


@SLOW
@given(
    st.lists(facts, max_size=6), st.none() | st.sampled_from(["import 1", "caf\u00e9", "nul \0"])
)
def test_rows_say_together_what_they_say_alone(made: list[Fact], identity: str | None) -> None:
    never_more([row(fact, number, identity=identity) for number, fact in enumerate(made, start=1)])


@SLOW
@given(facts)
def test_what_is_common_is_seen_together_with_others(fact: Fact) -> None:
    rows = [row(note(), 1), row(fact, 2), row(note("wrote"), 3)]
    before, seen, after = never_more(rows)
    assert [alone(rows[0]), alone(rows[2])] == [before, after]
    assert seen is not None or not is_common(fact)


MADE_OF_MORE = {"calendar-adopted.v1", "programme-adopted.v1", "protocol-agreed.v1"}
"""Kinds with a calendar, a period, a set or a mapping in them."""


def is_common(fact: Fact) -> bool:
    """Whether it is of simple values alone, and no text in it is written as a NUL might be."""
    text = json.dumps(split(fact))
    odd = any(form in text for form in ('"documents": [{', "\\ud", "\\u0000"))
    return fact.kind not in MADE_OF_MORE and not odd


def edited(raw: bytes, draw: st.DataObject) -> bytes:
    """Bytes with something done to them by hand."""
    at = draw.draw(st.integers(0, len(raw)))
    return draw.draw(
        st.sampled_from(
            [
                raw[:at] + b" " + raw[at:],
                raw[:at] + raw[at + 1 :],
                raw[:at] + draw.draw(st.binary(min_size=1, max_size=2)) + raw[at + 1 :],
                raw.replace(b'"number":', b'"number":1,"number":', 1),
                raw.replace(b'"structure":{', b'"structure":{"text":"x",', 1),
                raw.replace(b":null", b":NaN", 1),
                raw.replace(b":null", b":1e400", 1),
                raw.replace(b":null", b":1.0", 1),
                raw.replace(b":[]", b":[[]]", 1),
                raw.replace(b"a", b"\\u0061", 1),
                raw.replace(b"2026", b"2O26"),
                raw.replace(b'"', b'"\\ud83d', 1),
                raw.replace(b".v1", b".v2", 1),
                raw.replace(b"clerk", b"\\u0000", 1),
                raw + b"," + raw,
                raw[:at],
                b"[" * 20_000,
                b"null",
                b"",
            ]
        )
    )


@SLOW
@given(st.lists(facts, min_size=1, max_size=4), st.data())
def test_rows_that_were_altered_are_never_taken_together_for_more_than_alone(
    made: list[Fact], data: st.DataObject
) -> None:
    rows = [row(fact, number) for number, fact in enumerate(made, start=1)]
    place = data.draw(st.integers(0, len(rows) - 1))
    number, raw, hashed, salt, kept, erased_by = rows[place]
    what = data.draw(st.sampled_from(["bytes", "bytes and hash", "words", "column"]))
    if what == "words":
        assert kept is not None
        kept = edited(kept, data)
    elif what == "column":
        number, hashed, salt, kept, erased_by = data.draw(
            st.sampled_from(
                [
                    (number + 1, hashed, salt, kept, None),
                    (number, "0" * 64, salt, kept, None),
                    (number, hashed, None, None, None),
                    (number, hashed, None, None, 7),
                    (number, hashed, salt, kept, 7),
                    (number, hashed, None, kept, None),
                    (number, hashed, salt, None, 7),
                    (number, hashed, b"", b"", None),
                ]
            )
        )
    else:
        raw = edited(raw, data)
        hashed = hash_of(raw) if what == "bytes and hash" else hashed
    rows[place] = number, raw, hashed, salt, kept, erased_by
    never_more(rows)


@SLOW
@given(st.data())
def test_words_under_a_commitment_that_fits_are_read_as_alone(data: st.DataObject) -> None:
    kept = data.draw(
        st.sampled_from(
            [
                b'{"text": "with a blank"}',
                b'{"text":"one","text":"two"}',
                b'{"text":""}',
                b'{"text":1}',
                b'{"text":"x","more":"y"}',
                b'{"text":"\\ud83d"}',
                b'{"text":"\\u0000"}',
                b'{"text":"\\ud83d\\ude00"}',
                b"{}",
                b"[]",
                b"null",
                b"1",
                b'{"text":"x"},{"text":"y"}',
            ]
        )
    )
    number, raw, hashed, salt, _, _ = row(note(), 1, commitment=commitment_to(SALT, kept))
    never_more([(number, raw, hashed, salt, kept, None), row(note(), 2)])


def test_bytes_that_run_over_into_the_next_row_are_told() -> None:
    first, second = row(note(), 1), row(note("wrote"), 2)
    whole = first[1] + b"," + second[1]
    for at in range(1, len(whole)):
        rows = [
            (1, whole[:at], hash_of(whole[:at]), SALT, first[4], None),
            (2, whole[at + 1 :], hash_of(whole[at + 1 :]), SALT, second[4], None),
        ]
        if whole[at : at + 1] != b"," or at == len(first[1]):
            continue
        assert [None, None] == list(entries_together(rows))


def test_a_row_that_is_odd_leaves_the_others_seen() -> None:
    rows = [row(note(text), number) for number, text in enumerate(["a", "\U0001f600", "b"], 1)]
    first, odd, last = never_more(rows)
    assert (None, True, True) == (odd, first is not None, last is not None)


@pytest.mark.parametrize("wrong", [None, "text", 7])
def test_columns_of_other_types_are_looked_at_alone(wrong: Any) -> None:  # noqa: ANN401 - any column
    good = row(note(), 1)
    for place in range(1, 5):
        odd: Any = (*good[:place], wrong, *good[place + 1 :])
        assert [None] == list(entries_together([odd]))


def test_rows_are_read_in_runs_and_stay_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_AT_ONCE", 3)
    rows = [row(note(f"call {number}"), number) for number in range(1, 12)]
    assert [alone(columns) for columns in rows] == list(entries_together(rows))
    assert [] == list(entries_together([]))


def test_what_entries_share_is_the_very_same() -> None:
    (first, second) = entries_together([row(note(), 1), row(note(), 2)])
    assert first is not None
    assert second is not None
    assert first.happened_on is second.happened_on
    assert first.recorded_at is second.recorded_at
    assert first.fact.about is second.fact.about


# The collector


@pytest.fixture
def as_it_was() -> Any:  # noqa: ANN401 - a fixture that yields nothing
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.usefixtures("as_it_was")
@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_collector_is_left_as_it_was(switch: Callable[[], None], tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "isa.db", now=lambda: NOW)
    record(journal, note(), note("wrote"))
    switch()
    was_on = gc.isenabled()
    journal.entries()
    assert was_on == gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert was_on == gc.isenabled()
    with pytest.raises(RecordDamagedError), collector_paused():
        raise RecordDamagedError("its bytes were altered")
    assert was_on == gc.isenabled()
