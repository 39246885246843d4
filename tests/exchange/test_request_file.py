"""An information request as TOML: read whole, or refused with every fault named."""

from __future__ import annotations

from datetime import date

import pytest

from isa_programme.errors import FaultsError
from isa_programme.exchange.toml_files import read_request
from isa_programme.record.requests import InformationRequest, Withheld

REQUEST = """
reference = "FOI/26/9"
received_on = "2026-11-23"
asked_for = "everything about ADV-2026-001"
about = ["ADV-2026-001", "minister"]

[[withhold]]
entry = 7
exemption = "FOISA s.30(b)(ii)"

[[withhold]]
entry = 9
field = "recommendations.2.text"
exemption = "FOISA s.38(1)(b)"
"""


def test_a_request_is_read_with_what_is_withheld() -> None:
    expected = InformationRequest(
        reference="FOI/26/9",
        received_on=date(2026, 11, 23),
        asked_for="everything about ADV-2026-001",
        about=("ADV-2026-001", "minister"),
        withhold=(
            Withheld(entry=7, exemption="FOISA s.30(b)(ii)"),
            Withheld(entry=9, field="recommendations.2.text", exemption="FOISA s.38(1)(b)"),
        ),
    )
    assert expected == read_request(REQUEST)


def test_a_date_may_be_one_of_toml_itself() -> None:
    assert read_request(REQUEST) == read_request(REQUEST.replace('"2026-11-23"', "2026-11-23"))


def test_reference_and_day_are_all_that_is_needed() -> None:
    expected = InformationRequest(reference="FOI/1", received_on=date(2026, 11, 23))
    assert expected == read_request('reference = "FOI/1"\nreceived_on = "2026-11-23"\n')


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('reference = "FOI/26/9"', "", "reference"),
        ('received_on = "2026-11-23"', "", "received_on"),
        ("2026-11-23", "23/11/2026", "received_on"),
        ("2026-11-23", "2026-11", "received_on"),
        ("asked_for", "asked", "asked"),
        ("entry = 7", 'entry = "7"', "withhold"),
        ("entry = 7", "entry = 7.0", "withhold"),
        ("entry = 7", "entry = true", "withhold"),
        ("entry = 7", "", "entry"),
        ('exemption = "FOISA s.30(b)(ii)"', "", "exemption"),
        ('exemption = "FOISA s.30(b)(ii)"', 'exemption = ""', "exemption"),
        ("entry = 9", "entry = 7", "the whole entry is withheld already"),
        ('["ADV-2026-001", "minister"]', '"ADV-2026-001"', "about"),
        ("[[withhold]]", "[[withhold", "line 7"),
    ],
)
def test_what_is_wrong_in_it_is_named(old: str, new: str, named: str) -> None:
    assert old in REQUEST
    with pytest.raises(FaultsError, match=named):
        read_request(REQUEST.replace(old, new, 1))


def test_all_faults_are_told_together() -> None:
    with pytest.raises(FaultsError) as refused:
        read_request('received_on = "soon"\nmore = 1\n[[withhold]]\nentry = "7"\n')
    told = str(refused.value)
    assert [] == [
        name for name in ("reference", "received_on", "more", "entry") if name not in told
    ]
