"""A map proposed for a log: what is sure is written, what could be two things is left to choose."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.dates import DateOrder
from isa_programme.exchange.log.log import read_log
from isa_programme.exchange.log.map import Source
from isa_programme.exchange.log.map_file import read_log_map
from isa_programme.exchange.log.suggesting import suggest_log_map
from isa_programme.exchange.log.synonyms import HEADINGS, WORDS, field_of, plain, slug_of
from isa_programme.record.vocabulary import DispositionKind
from workbooks import DAY, cell, inline, row, workbook


def as_csv(*rows: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


LOG = as_csv(
    ("Our log", "", "", "", "", "", "", "", ""),
    ("Ref", "Date sent", "To", "Subject", "Advice given", "Ack'd", "Replied", "Outcome", "RAG"),
    (
        *("L-1", "03/04/2025", "COSLA; Comhairle Be\u00f2", "Care", "1. A\n2. B", "n/a"),
        *("13/05/2025", "Accepted in part", "red"),
    ),
    ("L-2", "04/04/2025", "COSLA", "C\u00e0rn", "Do it", "5 May 2025", "01/06/25", "Watching", ""),
    ("Total", "", "", "2", "", "", "", "", ""),
)


def test_a_proposal_says_what_is_sure_and_leaves_what_is_not_to_be_chosen() -> None:
    assert (
        suggest_log_map(LOG)
        == """\
# A map proposed from the headings and cells of the log. Check every line: what is
# marked 'choose' is left to you, and the log is refused until it is settled.

name = "advice-log"  # never change it: rows are known again by it
heading_row = 2
empty = ["n/a"]  # cells that hold one of these count as empty
# choose: take the # away to leave a column out, or map it below
ignore = [
  # "RAG",  # not recognised
]

[[skip]]  # row 5 seems to be no paper
column = "Ref"
value = "Total"

[offices]  # check each: isa addressee list shows the slugs of the record
"COSLA" = "cosla"  # row 3
"Comhairle Be\u00f2" = "comhairle-beo"  # row 3
# offices that the record does not have yet can be added by the import:
# [[addressees]]
# slug = ""
# name = ""

[advice]
own_reference = "Ref"
title = "Subject"
# ambiguous: '03/04/2025' (row 3) could be dmy or mdy; choose one
# issued_on = { column = "Date sent", dates = "dmy" }
# issued_on = { column = "Date sent", dates = "mdy" }
issued_on = "Date sent"
addressees = { column = "To", split = [";"] }
recommendations = { column = "Advice given", split = ["numbered", "lines"] }

[acknowledgement]
received_on = { column = "Ack'd", month_names = true }
# choose: 'COSLA; Comhairle Be\u00f2' (row 3) names several offices; if a letter is from all
# of them, take the # away
# sent_by = { same_as = "addressees" }

[substantive]
# choose: '01/06/25' (row 4) has a year of two figures; if it is of this
# century, add two_digit_years = 2000
# all its dates fit this order alone, such as '13/05/2025' (row 3)
received_on = { column = "Replied", dates = "dmy" }
# choose: 'COSLA; Comhairle Be\u00f2' (row 3) names several offices; if a letter is from all
# of them, take the # away
# sent_by = { same_as = "addressees" }
[substantive.dispositions]
column = "Outcome"
[substantive.dispositions.words]
# "Watching" = ""  # choose: """
        + ", ".join(DispositionKind)
        + "\n"
    )


def test_a_proposal_is_a_map_and_the_log_is_refused_until_all_is_chosen() -> None:
    proposed = suggest_log_map(LOG)
    log_map = read_log_map(proposed)

    assert log_map.fields["substantive"]["received_on"] == Source(
        column="Replied", dates=DateOrder.DMY
    )
    with pytest.raises(FaultsError, match=r"the column 'RAG' \(I\) is not in the map"):
        read_log(LOG, log_map)


def test_a_proposal_for_a_tidy_log_takes_it_as_it_is() -> None:
    tidy = as_csv(
        ("Reference", "Date sent", "Addressee", "Subject", "Recommendation", "Function"),
        ("L-1", "2025-04-03", "cosla", "Care", "Do it", "Strategy"),
        ("L-2", "2025-04-13", "cosla", "More", "Do that", "delivery"),
    )
    log = read_log(tidy, read_log_map(suggest_log_map(tidy)))

    assert ([], ["L-1", "L-2"]) == ([*log.faults], [row.reference for row in log.rows])


def test_a_sheet_that_is_not_there_or_not_named_is_refused() -> None:
    made = workbook(
        row(1, inline("A1", "Subject")), others={"More": "", "Lists": ""}, hidden=("Lists",)
    )

    unnamed = "name the one to read, in the map or with --sheet"
    for name, said in (("Loog", "there is no sheet 'Loog'"), ("", unnamed)):
        with pytest.raises(FaultsError) as caught:
            suggest_log_map(made, sheet=name)
        assert f"sheet: {said}; there is 'Log', 'More', 'Lists' (hidden)" == str(caught.value)


def test_the_sheet_and_its_days_are_read_from_a_workbook() -> None:
    made = workbook(
        row(1, inline("A1", "Subject"), inline("B1", "Date sent")),
        row(2, inline("A2", "Care"), cell("B2", 45000, style=DAY)),
        others={"Lists": ""},
        hidden=("Lists",),
    )

    proposed = suggest_log_map(made)

    assert 'sheet = "Log"' in proposed
    assert 'issued_on = "Date sent"' in proposed
    assert 1 == len(read_log(made, read_log_map(proposed)).rows)


@pytest.mark.parametrize(
    ("heading", "cells", "line"),
    [
        ("Date sent", ["13/04/2025", "04/13/2025"], "# no one order fits all its dates; "),
        ("Date sent", ["2025-04-03 09:30"], "# choose: '2025-04-03 09:30' (row 2) has a time of"),
        ("Date sent", ["3 May 25"], "# choose: '3 May 25' (row 2) has a year of two figures;"),
        ("Date sent", ["2025-04-03", "2025-04-04", "x"], "# 'x' (row 4) is no date; put it right"),
        ("Date sent", ["see file"], '  # "Date sent",  # it could be advice.issued_on, but'),
        ("Date sent", ["13/04/2025"], 'issued_on = { column = "Date sent", dates = "dmy" }'),
        ("Answer", ["They said yes"], '  # "Answer",  # it could be substantive.received_on, but'),
        ("Title", ["a", "b"], '  # "Title",  # it could be advice.title, as could column ='),
        ("To", ["\u4e2d\u6587"], '# "\u4e2d\u6587" = ""  # choose: its slug (row 2)'),
        ("Promised for", ["2025-04-03"], '# choose: column = "Promised for" could be holding.'),
        ('Weird \x7f"', ["x"], '  # "Weird \\u007f\\"",  # not recognised'),
    ],
)
def test_what_is_not_sure_is_a_comment(heading: str, cells: list[str], line: str) -> None:
    rows = [("Subject", heading), *((f"Paper {at}", cell) for at, cell in enumerate(cells))]
    proposed = suggest_log_map(as_csv(*rows))

    assert [line] == [each[: len(line)] for each in proposed.splitlines() if each.startswith(line)]
    read_log_map(proposed.replace('# issued_on = ""', 'issued_on = "?" #'))


def test_a_column_without_a_heading_is_left_to_be_chosen_by_its_letter() -> None:
    rows = (("Subject", "", "Date sent"), ("Care", "filled", "2025-04-03"))

    assert '  # { letter = "B" },  # not recognised' in suggest_log_map(as_csv(*rows)).splitlines()


def test_no_heading_stands_for_two_fields_and_every_word_for_a_fixed_one() -> None:
    known = [word for words in HEADINGS.values() for word in words]
    assert sorted(known) == sorted(set(known)) == sorted(map(plain, known))
    assert all(field_of(word) == place for place, words in HEADINGS.items() for word in words)
    assert all(plain(word) == word for words in WORDS.values() for word in words)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Minister for Children & Families", "minister-for-children-and-families"),
        ("Comhairle nan Eilean Siar", "comhairle-nan-eilean-siar"),
        ("Be\u00f2", "beo"),
        ("  ", ""),
        ("x" * 80, "x" * 64),
    ],
)
def test_a_slug_is_made_of_a_name(name: str, slug: str) -> None:
    assert slug == slug_of(name)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
HEADING = st.one_of(st.sampled_from([w for words in HEADINGS.values() for w in words]), TEXT)


@given(
    st.lists(HEADING, min_size=1, max_size=6),
    st.lists(st.lists(st.one_of(TEXT, st.just("03/04/2025")), min_size=6, max_size=6), max_size=4),
)
def test_every_proposal_is_toml_and_lacks_only_what_it_says(
    headings: list[str], rows: list[list[str]]
) -> None:
    width = len(headings)
    content = as_csv(tuple(headings), *(tuple(row[:width]) for row in rows))

    proposed = suggest_log_map(content)

    try:
        read_log_map(proposed)
    except FaultsError as error:
        for fault in error.faults:
            key = fault.removesuffix(": it is missing")
            section, _, name = key.partition(".")
            assert section == "advice"
            assert f'# {name} = ""  # choose' in proposed
