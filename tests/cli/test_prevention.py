"""Aims, policies, how far they are aligned, and what is spent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Refuses = Callable[..., None]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

DAY = ("--as-at", "2026-01-05")
LEFT_OUT = "what is public; the rest is left out\n\n"
ALIGN = ("--relation", "data", "--status", "aligned", "--on", "2025-12-20")
FUND = ("--year", "2026-27", "--on", "2025-12-04", "--source", "a budget")

AIMS = """\
aim         title       groups    policies            at odds    not known
----------  ----------  --------  ------------------  ---------  -----------
early-help  Early help  babies    home-visits; meals  meals
later-help  Later help  babies
quiet-help  Quiet help
"""
PUBLIC_AIMS = """\
aim         title       groups    policies     at odds    not known
----------  ----------  --------  -----------  ---------  -----------
early-help  Early help  babies    home-visits
later-help  Later help  babies
"""
WITHOUT = """\
aim         title       groups    policies    at odds    not known
----------  ----------  --------  ----------  ---------  -----------
later-help  Later help  babies
quiet-help  Quiet help
"""
POLICIES = """\
policy       title         owner    groups    systems    aims
-----------  ------------  -------  --------  ---------  ----------
home-visits  Home visits   cosla    babies               early-help
meals        School meals  cosla    babies    school     early-help
"""
PUBLIC_POLICIES = """\
policy       title         owner    groups    systems    aims
-----------  ------------  -------  --------  ---------  ----------
home-visits  Home visits   cosla    babies               early-help
meals        School meals  cosla    babies    school
"""
ALIGNMENT = """\
aim         policy       relationship    status    found       rests on
----------  -----------  --------------  --------  ----------  ----------
early-help  home-visits  data            aligned   2025-12-20
early-help  meals        data            at-odds   2025-12-20
"""
PUBLIC_ALIGNMENT = """\
aim         policy       relationship    status    found       rests on
----------  -----------  --------------  --------  ----------  ----------
early-help  home-visits  data            aligned   2025-12-20
"""
MOVED = """\
aim         policy       relationship    was     is       found
----------  -----------  --------------  ------  -------  ----------
early-help  home-visits  data            partly  aligned  2025-12-20
early-help  meals        data                    at-odds  2025-12-20
"""
PUBLIC_MOVED = """\
aim         policy       relationship    was     is       found
----------  -----------  --------------  ------  -------  ----------
early-help  home-visits  data            partly  aligned  2025-12-20
"""
GROUPS = """\
group    policies            of     aims                    systems
-------  ------------------  -----  ----------------------  ---------
babies   home-visits; meals  cosla  early-help; later-help  school
"""


@pytest.fixture
def compared(plan: Path, says: Says) -> Path:
    """Aims and policies, some public; of the findings and figures, only those of home-visits."""
    tags = ("--group", "babies", "--system", "school", "--rests-on", "vision-statement:3")
    seen = ("--visibility", "public", "--source", "a page")
    for number, (slug, words) in enumerate(
        (
            ("later-help", ("aim", "add", "later-help", "Later help", *tags, *seen)),
            ("quiet-help", ("aim", "add", "quiet-help", "Quiet help")),
            ("meals", ("policy", "add", "meals", "School meals", "--owner", "cosla", *tags, *seen)),
        ),
        start=15,
    ):
        expected = f"{slug}: recorded as entry {number} (receipt {number}:HASH)\n"
        assert expected == says(*words, "--text", "Words", "--on", "2025-12-01")
    home = ("policy", "align", "home-visits", "early-help", "--relation", "data", *seen[:2])
    partly = says(*home, "--status", "partly", "--on", "2025-12-05")
    assert "home-visits: recorded as entry 18 (receipt 18:HASH)\n" == partly
    says(*home, "--status", "aligned", "--on", "2025-12-20")
    says("policy", "align", "meals", "early-help", *ALIGN[:3], "at-odds", *ALIGN[4:])
    says("policy", "fund", "home-visits", "--pounds", "1000000", *FUND, *seen[:2])
    says("policy", "fund", "meals", "--pounds", "500", *FUND)
    return plan


LISTS = {
    ("aim", "list"): (AIMS, PUBLIC_AIMS),
    ("aim", "list", "--without-policy"): (WITHOUT, None),
    ("policy", "list"): (POLICIES, PUBLIC_POLICIES),
    ("alignment",): (ALIGNMENT, PUBLIC_ALIGNMENT),
    ("alignment", "--since", "2025-12-10"): (MOVED, PUBLIC_MOVED),
    ("alignment", "--since", "2025-12-20"): (
        "nothing moved after 2025-12-20\n",
        "nothing to show\n",
    ),
    ("alignment", "--groups"): (GROUPS, GROUPS),
}


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize(("words", "shown"), LISTS.items(), ids=map(" ".join, LISTS))
def test_what_was_found_is_listed_and_the_public_sees_only_what_is_public(
    says: Says, words: tuple[str, ...], shown: tuple[str, str | None]
) -> None:
    whole, public = shown

    assert whole == says(*words, *DAY)
    if public is not None:
        assert f"{LEFT_OUT}{public}" == says(*words, *DAY, "--visibility", "public")


POOLS = """\
group    year     policies            of     pounds
-------  -------  ------------------  -----  --------
babies   2026-27  home-visits; meals  cosla  1000500
"""


@pytest.mark.usefixtures("compared")
def test_money_for_one_group_stands_side_by_side(says: Says) -> None:
    assert POOLS == says("alignment", "--pools", *DAY)
    public = says("alignment", "--pools", *DAY, "--visibility", "public")
    assert f"{LEFT_OUT}nothing to show\n" == public


def test_money_taken_out_is_told_apart(says: Says) -> None:
    words = ("policy", "fund", "home-visits", "--pounds", "500", *FUND)
    first = says(*words, "--disinvestment", "--purpose", "less of it")

    row = json.loads(says("policy", "list", *DAY, "--format", "json"))["data"][0]
    assert "home-visits: recorded as entry 15 (receipt 15:HASH)\n" == first
    assert [
        {
            "policy": "home-visits",
            "direction": "disinvestment",
            "pounds": 500,
            "year": "2026-27",
            "noted_on": "2025-12-04",
            "purpose": "less of it",
            "source": "a budget",
            "entry": 15,
        }
    ] == row["investments"]


NOTHING = {
    ("alignment",): "nothing found yet; isa policy align records a finding\n",
    ("alignment", "--pools"): "no two policies have money for one group in one year\n",
}


@pytest.mark.parametrize(("words", "expected"), NOTHING.items(), ids=map(" ".join, NOTHING))
def test_where_nothing_was_found_that_is_said(
    says: Says, words: tuple[str, ...], expected: str
) -> None:
    assert expected == says(*words, *DAY)


ONE = "give one of --groups, --pools and --since (isa alignment --help says more)"
RELATIONS = "'policy-and-system', 'data', 'scrutiny-and-legislative', 'risk', 'financial'"
VISITS = ("policy", "fund", "home-visits")
REFUSED = {
    ("aim", "add", "early-help", "Early help"): "slug: early-help is there already",
    ("aim", "add", "Early Help", "T"): (
        "slug: 'Early Help' is no slug; use small letters a-z, figures and hyphens,"
        " as in minister-promise"
    ),
    ("policy", "add", "other", "T", "--owner", "nobody"): (
        "owner: no addressee 'nobody' in this record"
    ),
    ("policy", "align", "home-visits", "nowhere", *ALIGN): "aim: no aim 'nowhere' in this record",
    ("policy", "align", "nowhere", "early-help", *ALIGN): (
        "policy: no policy 'nowhere' in this record"
    ),
    ("policy", "align", "home-visits", "early-help", "--relation", "x", *ALIGN[2:]): (
        f"invalid value for '--relation': 'x' is not one of {RELATIONS}"
        " (isa policy align --help says more)"
    ),
    ("policy", "align", "home-visits", "early-help", *ALIGN[:3], "x", *ALIGN[4:]): (
        "invalid value for '--status': 'x' is not one of 'aligned', 'partly', 'at-odds',"
        " 'not-known' (isa policy align --help says more)"
    ),
    (*VISITS, "--pounds", "0", *FUND): (
        "invalid value for '--pounds': 0 is not in the range x>=1"
        " (isa policy fund --help says more)"
    ),
    (*VISITS, "--pounds", "99999999999999999999", *FUND): (
        "pounds: a whole number from 1 to 1000000000000000"
    ),
    (*VISITS, "--pounds", "5", "--year", "2026-28", *FUND[2:]): (
        "year: a financial year is written as in 2026-27"
    ),
    (*VISITS, "--pounds", "5", *FUND[:-1], " "): "source: it can't be blank",
    ("alignment", "--groups", "--pools"): ONE,
    ("alignment", "--pools", "--since", "2025-12-01"): ONE,
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_wrong_is_refused_in_a_sentence(
    refuses: Refuses, words: tuple[str, ...], said: str
) -> None:
    refuses(*words, said=said)
