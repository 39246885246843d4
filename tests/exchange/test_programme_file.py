"""Programmes and route maps as TOML: every table and key, and what stands where none does."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
import tomli_w

from isa_programme.calendars.months import Month
from isa_programme.calendars.periods import Period
from isa_programme.exchange.programme_file import ProgrammeFile, read_programme
from isa_programme.exchange.programme_sections import SECTIONS
from isa_programme.record.addressees import Addressee, Holder
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.facts import (
    AimSet,
    AlignmentFound,
    InvestmentNoted,
    MilestoneReached,
    PolicyNoted,
)
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.programme import Programme
from isa_programme.record.vocabulary import (
    AlignmentStatus,
    Function,
    InvestmentKind,
    Relation,
    Visibility,
)
from programme_tables import DAY, EVERY_FACT, EVERY_TABLE, NEEDED, facts_needed
from strategies import NASTY


def test_every_key_of_every_table_is_read() -> None:
    assert ProgrammeFile(facts=EVERY_FACT) == read_programme(EVERY_TABLE)


def test_the_sample_leaves_no_table_and_no_key_out() -> None:
    said = tomllib.loads(EVERY_TABLE)
    assert [section.key for section in SECTIONS] == [*said]
    for section in SECTIONS:
        assert {*section.below} <= {*said[section.key][0]}


def test_what_a_table_leaves_out_takes_its_default() -> None:
    expected = ProgrammeFile(facts=facts_needed(Visibility.RESTRICTED, None))
    assert expected == read_programme(NEEDED)


@pytest.mark.parametrize("visibility", Visibility)
def test_visibility_and_date_above_the_tables_stand_wherever_a_table_says_none(
    visibility: Visibility,
) -> None:
    text = f'visibility = "{visibility}"\ndated_on = 2025-10-01\n{NEEDED}'
    expected = ProgrammeFile(facts=facts_needed(visibility, date(2025, 10, 1)))
    assert expected == read_programme(text)


def test_a_table_that_says_for_itself_is_not_overruled_from_above() -> None:
    above = 'visibility = "confidential"\ndated_on = 2020-01-01\n'
    said = tomllib.loads(EVERY_TABLE)
    assert ProgrammeFile(facts=EVERY_FACT) == read_programme(above + tomli_w.dumps(said))


def test_findings_and_figures_below_a_policy_take_the_visibility_from_above() -> None:
    text = """\
visibility = "public"
[[policies]]
slug = "visits"
title = "Visits"
visibility = "confidential"
[[policies.alignments]]
aim = "start-well"
relation = "data"
status = "partly"
found_on = 2025-11-13
[[policies.investments]]
direction = "investment"
pounds = 1
year = "2026-27"
noted_on = 2025-11-14
visibility = "restricted"
source = "a page"
"""
    expected = ProgrammeFile(
        facts=(
            PolicyNoted(
                policy=Policy(slug="visits", title="Visits", visibility=Visibility.CONFIDENTIAL)
            ),
            AlignmentFound(
                aim="start-well",
                policy="visits",
                relation=Relation.DATA,
                status=AlignmentStatus.PARTLY,
                found_on=DAY,
                visibility=Visibility.PUBLIC,
            ),
            InvestmentNoted(
                policy="visits",
                direction=InvestmentKind.INVESTMENT,
                pounds=1,
                year="2026-27",
                noted_on=date(2025, 11, 14),
                visibility=Visibility.RESTRICTED,
                source="a page",
            ),
        )
    )
    assert expected == read_programme(text)


def test_a_month_above_the_tables_dates_what_may_be_dated_by_a_month() -> None:
    text = 'dated_on = "2025-11"\n[[aims]]\nslug = "aim"\ntitle = "T"\n'
    expected = ProgrammeFile(
        facts=(AimSet(aim=Aim(slug="aim", title="T"), set_on=Month(2025, 11)),)
    )
    assert expected == read_programme(text)


def test_what_happens_once_may_stand_as_a_table_or_in_a_list() -> None:
    below = NEEDED[NEEDED.index("[[milestones]]") : NEEDED.index("[[cadences]]")]
    one = read_programme(f"{below}[milestones.reached]\nreached_on = 2025-11-13\n")
    listed = read_programme(f"{below}[[milestones.reached]]\nreached_on = 2025-11-13\n")
    none = read_programme(f"{below}reached = []\n")
    assert MilestoneReached(milestone="milestone", reached_on=DAY) == one.facts[-1]
    assert (one, 1) == (listed, len(none.facts))


@pytest.mark.parametrize("typed", NASTY)
def test_words_are_kept_as_they_were_typed(typed: str) -> None:
    text = tomli_w.dumps({"aims": [{"slug": "aim", "title": typed, "text": typed}]})
    expected = ProgrammeFile(facts=(AimSet(aim=Aim(slug="aim", title=typed, text=typed)),))
    assert expected == read_programme(text)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_programme(EVERY_TABLE) == read_programme(f"\ufeff{EVERY_TABLE}")


def test_a_file_may_hold_nothing() -> None:
    assert ProgrammeFile() == read_programme("")
    assert ProgrammeFile() == read_programme("# nothing yet\nmilestones = []\n")


def test_a_programme_file_holds_a_programme_and_its_offices() -> None:
    text = """\
[programme]
title = "Our programme"
adviser = "adviser"
adviser_name = "The adviser"
length = "18 months"
functions = ["strategy"]
source = "our page"
[programme.period]
first = 2025-11-13
last = 2027-05-12

[[addressees]]
slug = "body"
name = "A body"

[[addressees]]
slug = "office"
name = "An office"
kind = "government"
body = "body"
answers_for = ["body"]
ours = true
closed_on = 2027-01-01
successor = "body"
[[addressees.holders]]
name = "A person"
first = "2024-06"
last = 2025-05-31
source = "a page"
"""
    assert read_programme(text) == ProgrammeFile(
        programme=Programme(
            title="Our programme",
            adviser="adviser",
            adviser_name="The adviser",
            length=Allowance(18, Unit.MONTHS),
            period=Period(date(2025, 11, 13), date(2027, 5, 12)),
            functions=(Function.STRATEGY,),
            source="our page",
        ),
        addressees=(
            Addressee(slug="body", name="A body"),
            Addressee(
                slug="office",
                name="An office",
                kind="government",
                body="body",
                answers_for=("body",),
                ours=True,
                closed_on=date(2027, 1, 1),
                successor="body",
                holders=(
                    Holder(
                        name="A person",
                        first=Month(2024, 6),
                        last=date(2025, 5, 31),
                        source="a page",
                    ),
                ),
            ),
        ),
    )


def test_a_programme_file_may_name_no_office() -> None:
    assert read_programme('[programme]\ntitle = "T"\n') == ProgrammeFile(
        programme=Programme(title="T"), addressees=()
    )
