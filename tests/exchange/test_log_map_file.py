"""A map in TOML: every key is read, and every fault named by its table and key, all together."""

from __future__ import annotations

import pytest

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.dates import DateForms, DateOrder
from isa_programme.exchange.log.map import Ignored, LogMap, Skipped, Source
from isa_programme.exchange.log.map_file import read_log_map
from isa_programme.record.addressees import Addressee

WHOLE = """
name = "advice-log"
sheet = "Log"
heading_row = 4
dates = "dmy"
month_names = true
two_digit_years = 2000
times = true
empty = ["n/a", "-"]
ignore = ["RAG", { letter = "H" }]

[[skip]]
column = "Ref"
value = "Total"

[[skip]]
letter = "B"
value = "Sum"

[offices]
"Minister for Example Affairs" = "minister"
"nobody" = ""

[[addressees]]
slug = "minister"
name = "Minister for Example Affairs"
kind = "government"

[advice]
own_reference = "Ref"
title = { column = "Subject", join_lines = true }
issued_on = { letter = "C", dates = "mdy", month_names = false, times = false }
issued_by = { always = "minister" }
addressees = { column = "To", split = [";", "lines"] }
priority = { column = "Hot", words = { "yes" = "urgent" }, otherwise = "routine", empty = ["?"] }

[substantive]
received_on = { column = "Answered", two_digit_years = 1900 }
sent_by = { same_as = "addressees" }
dispositions = { column = "Outcome", words = { "Awaiting" = "" } }
"""


def test_every_key_is_read() -> None:
    assert read_log_map(WHOLE) == LogMap(
        name="advice-log",
        sheet="Log",
        heading_row=4,
        dates=DateOrder.DMY,
        month_names=True,
        two_digit_years=2000,
        times=True,
        empty=("n/a", "-"),
        ignore=(Ignored(column="RAG"), Ignored(letter="H")),
        skip=(Skipped(column="Ref", value="Total"), Skipped(letter="B", value="Sum")),
        offices={"Minister for Example Affairs": "minister", "nobody": ""},
        addressees=(
            Addressee(slug="minister", name="Minister for Example Affairs", kind="government"),
        ),
        fields={
            "advice": {
                "own_reference": Source(column="Ref"),
                "title": Source(column="Subject", join_lines=True),
                "issued_on": Source(
                    letter="C", dates=DateOrder.MDY, month_names=False, times=False
                ),
                "issued_by": Source(always="minister"),
                "addressees": Source(column="To", split=(";", "lines")),
                "priority": Source(
                    column="Hot", words={"yes": "urgent"}, otherwise="routine", empty=("?",)
                ),
            },
            "substantive": {
                "received_on": Source(column="Answered", two_digit_years=1900),
                "sent_by": Source(same_as="addressees"),
                "dispositions": Source(column="Outcome", words={"Awaiting": ""}),
            },
        },
    )


def test_a_field_writes_its_dates_as_it_says_and_else_as_the_log_does() -> None:
    log_map = read_log_map(WHOLE)

    assert DateForms(
        order=DateOrder.MDY, month_names=False, century=2000, times=False
    ) == log_map.forms(log_map.fields["advice"]["issued_on"])
    assert DateForms(
        order=DateOrder.DMY, month_names=True, century=1900, times=True
    ) == log_map.forms(log_map.fields["substantive"]["received_on"])


LEAST = 'name = "a"\n[advice]\ntitle = "T"\nissued_on = "D"\n'


def test_the_least_map_names_a_title_and_a_date() -> None:
    fields = {"advice": {"title": Source(column="T"), "issued_on": Source(column="D")}}
    assert LogMap(name="a", fields=fields) == read_log_map(LEAST)
    assert LogMap(name="a", fields=fields) == read_log_map("\ufeff" + LEAST)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["name: it is missing", "advice: it is missing"]),
        ("name = [", ["not TOML"]),
        ("a = " + "[" * 5000, ["not TOML we can read: it is nested too deeply"]),
        ("heading_row = " + "9" * 5000, ["not TOML we can read: a number in it is too long"]),
        ('name = "a"\nname = "b"', ["not TOML: Cannot overwrite a value"]),
        (LEAST + "title = 'again'", ["not TOML: Cannot overwrite a value"]),
        ('colour = "red"\n' + LEAST, ["colour: no such key"]),
        ("fields = { advice = {} }\n" + LEAST, ["fields: no such key; the tables are advice,"]),
        (LEAST + 'colour = "C"', ["advice.colour: no such key; there is own_reference, title,"]),
        (LEAST + '"\u0430" = "C"', ["advice.'\\u0430': no such key; there is own_reference,"]),
        ('advice = "T"\nname = "a"', ["advice: 'T' is not a table of keys"]),
        ('ignore = "T"\n' + LEAST, ["ignore: 'T' is not a list of headings"]),
        ("ignore = [7]\n" + LEAST, ["ignore[0]: the number 7 is not a table of keys"]),
        ("ignore = [{}]\n" + LEAST, ["ignore[0]: one of column and letter is needed, and only"]),
        (
            'ignore = [{ letter = "a1" }]\n' + LEAST,
            ["ignore[0].letter: 'a1' is no column; write it as C or AB"],
        ),
        (LEAST + 'function = { colour = "C" }', ["advice.function.colour: no such key"]),
        (LEAST + "function = {}", ["advice.function: one of column, letter and always is needed"]),
        (
            LEAST + 'function = { column = "F", letter = "F" }',
            ["advice.function: one of column, letter and always is needed, and only one"],
        ),
        (LEAST + 'function = { letter = "1" }', ["advice.function.letter: '1' is no column"]),
        (
            LEAST + "function = 7",
            ["advice.function: the number 7 is neither a heading nor a table of keys"],
        ),
        (LEAST + 'text = { column = "C", split = [";"] }', ["advice.text.split: text has no use"]),
        (LEAST + 'text = { column = "C", dates = "dmy" }', ["advice.text.dates: text has no use"]),
        (LEAST + 'text = { column = "C", words = {a="b"} }', ["advice.text.words: text has no"]),
        (
            LEAST + 'text = { column = "C", join_lines = true }',
            ["advice.text.join_lines: text has"],
        ),
        (LEAST + 'text = { column = "C", pattern = ".*" }', ["advice.text.pattern: no such key"]),
        (
            LEAST + 'requested_by = { column = "C", dates = "yyyy" }',
            ["advice.requested_by.dates: 'yyyy' is none of dmy, mdy, ymd"],
        ),
        (
            LEAST + 'requested_by = { column = "C", two_digit_years = 20 }',
            ["advice.requested_by.two_digit_years: a century is needed, such as 2000"],
        ),
        (
            LEAST + 'addressees = { column = "C", split = [""] }',
            ["advice.addressees.split: a text between the values is needed, or lines, or"],
        ),
        (
            LEAST + 'own_reference = { always = "R" }',
            ["advice.own_reference: each row has its own; name a column"],
        ),
        (
            LEAST + 'lead = { always = "L", otherwise = "M" }',
            ["advice.lead: otherwise and empty go with a column"],
        ),
        (
            LEAST + 'function = { column = "C", words = { "A" = "tactics" } }',
            ["advice.function.words.'A': 'tactics' is none of strategy, delivery, relationships"],
        ),
        (
            LEAST + 'function = { column = "C", words = { "A" = "strategy", " a " = "delivery" } }',
            ["advice.function.words: 'a' is there twice; capitals and blanks make no difference"],
        ),
        (
            LEAST + 'function = { column = "C", words = { " " = "strategy" } }',
            ["advice.function.words: a word is needed; an empty cell has none"],
        ),
        (
            LEAST + 'addressees = { column = "C", words = { "A" = "Not A Slug" } }',
            ["advice.addressees.words.'A': 'Not A Slug' is no slug; use small letters"],
        ),
        (
            LEAST + 'issued_by = { same_as = "addressees" }',
            ["advice.issued_by.same_as: only sent_by may be the same, as addressees"],
        ),
        (
            LEAST + '[holding]\nreceived_on = "H"\nsent_by = { same_as = "copied_to" }',
            ["holding.sent_by.same_as: only sent_by may be the same, as addressees"],
        ),
        (LEAST + '[holding]\npromise = "P"', ["holding.received_on: it is missing"]),
        (
            LEAST + '[holding]\nreceived_on = "H"\ndispositions = "P"',
            ["holding.dispositions: no such key; there is"],
        ),
        (
            LEAST + '[holding]\nreceived_on = { always = "2026-01-05" }',
            ["holding.received_on: each row has its own; name a column"],
        ),
        (LEAST.replace('"a"', '"A log"'), ["name: 'A log' is no slug; use small letters a-z"]),
        (LEAST.replace('"a"', f'"{"a" * 41}"'), ["name: 41 characters; at most 40 fit"]),
        ("heading_row = 0\n" + LEAST, ["heading_row: the number of a row is needed, from 1 to"]),
        ("heading_row = true\n" + LEAST, ["heading_row: true is not a whole number"]),
        ("heading_row = nan\n" + LEAST, ["heading_row: the number nan is not a whole number"]),
        ("two_digit_years = 20\n" + LEAST, ["two_digit_years: a century is needed, such as 2000"]),
        ('offices = { "A" = "No Slug" }\n' + LEAST, ["offices.'A': 'No Slug' is no slug;"]),
        ('offices = { "A" = "a", "a" = "b" }\n' + LEAST, ["offices: 'a' is there twice; capitals"]),
        (
            LEAST + '[[addressees]]\nslug = "a"\nname = "A"\n' * 2,
            ["addressees: 'a' is there twice"],
        ),
        (LEAST + '[[addressees]]\nslug = "a"\n', ["addressees[0].name: it is missing"]),
        (
            'colour = 1\nheading_row = "x"\n[advice]\ntitle = 7\n[holding]\n',
            [
                "name: it is missing",
                "heading_row: 'x' is not a whole number",
                "colour: no such key",
                "advice.title: the number 7 is neither a heading nor a table of keys",
                "advice.issued_on: it is missing",
                "holding.received_on: it is missing",
            ],
        ),
    ],
)
def test_a_map_that_is_wrong_is_refused_with_every_fault_by_table_and_key(
    text: str, said: list[str]
) -> None:
    with pytest.raises(FaultsError) as caught:
        read_log_map(text)

    told = caught.value.faults
    assert len(said) == len(told), told
    assert [fault[: len(begin)] for fault, begin in zip(told, said, strict=True)] == said
