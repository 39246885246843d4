from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, date, datetime

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from tabulate import tabulate

from isa_programme.calendars.months import Month
from isa_programme.questions.standing_words import Standing
from isa_programme.record.held import Held
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.answers import Answer, written
from isa_programme.report.cells import Plain, cell
from isa_programme.report.formats import Format
from isa_programme.report.plain_pages import Column, json_page, simple_table


@frozen
class Told:
    """A row of one reference and one text."""

    reference: str
    text: str


@frozen
class Everything:
    """A row with every kind of value that a row can hold."""

    name: str
    number: int
    truth: bool
    day: date
    month: Month
    standing: Standing
    nothing: str | None
    several: tuple[str, ...]
    decided: dict[int, Standing]
    inside: Told


HELD = Held(
    head="3:abc",
    known_at=datetime(2026, 1, 5, 9, 30, tzinfo=UTC),
    visibility=Visibility.CONFIDENTIAL,
)
COLUMNS: tuple[Column, ...] = (("reference", "reference"), ("what", "text"))
EVERYTHING = Everything(
    "A name",
    7,
    truth=True,
    day=date(2026, 1, 5),
    month=Month(2025, 9),
    standing=Standing.DUE_SOON,
    nothing=None,
    several=("one", "two"),
    decided={1: Standing.OVERDUE, 10: Standing.PAUSED},
    inside=Told("1e5", "inside"),
)


def page(*rows: Told, heading: str = "", nothing: str = "nothing") -> Answer:
    return Answer(
        question="told",
        row=Told,
        rows=rows,
        columns=COLUMNS,
        heading=heading,
        nothing=nothing,
        held=HELD,
    )


def markdown(text: str) -> str:
    """The cell of a text in a Markdown table."""
    last = written(page(Told("A", text)), Format.MARKDOWN).splitlines()[-1]
    assert last.startswith("| A           | ")
    return last.removeprefix("| A           | ").removesuffix(" |").rstrip()


def test_a_table_is_a_page_of_its_heading_and_its_rows() -> None:
    assert (
        written(page(Told("A", "one"), Told("B", "two"), heading="All"), Format.TABLE)
        == """\
All

reference    what
-----------  ------
A            one
B            two
"""
    )


def test_markdown_is_a_table_that_can_be_pasted() -> None:
    assert (
        written(page(Told("A", "one"), heading="All"), Format.MARKDOWN)
        == """\
All

| reference   | what   |
|:------------|:-------|
| A           | one    |
"""
    )


def test_several_sentences_stand_a_line_each_above_a_table() -> None:
    answer = Answer(
        question="told",
        row=Told,
        rows=[Told("A", "one")],
        columns=COLUMNS,
        heading=("All\nof it", "", "and *more*\x1b"),
        under="answers version 2",
    )

    table, pasted = written(answer, Format.TABLE), written(answer, Format.MARKDOWN)
    supposed = "what if: under answers version 2, whatever governs it"
    assert table.splitlines()[:4] == ["All of it", "and *more*<U+001B>", supposed, ""]
    assert pasted.splitlines()[:4] == [
        "All of it",
        r"and \*more\*\<U+001B\>",
        supposed,
        "",
    ]


def test_a_question_of_one_object_holds_it_as_its_data() -> None:
    answer = Answer(
        question="told",
        row=Told,
        rows=[Told("A", "one")],
        columns=COLUMNS,
        shown=(),
        single=True,
        under="answers version 2",
    )

    page = json.loads(written(answer, Format.JSON))
    assert (page["under"], page["data"]) == (
        "answers version 2",
        {"reference": "A", "text": "one"},
    )
    assert written(answer, Format.JSONL) == '{"reference": "A", "text": "one"}\n'
    assert written(answer, Format.CSV) == "reference,text\r\nA,one\r\n"
    assert written(answer, Format.TABLE).endswith("\n\nnothing\n")


@pytest.mark.parametrize(
    ("shown", "facts"),
    [
        (["reference"], ((False, None, ()), (False, None, ()))),
        (["reference", "outside"], ((False, None, ()), (True, None, ()))),
        (["reference", "period"], ((False, 1, ()), (False, None, ()))),
        (["reference", "outside", "period", "in"], ((True, 2, ("recess",)), (False, None, ()))),
    ],
)
def test_a_column_that_no_row_fills_is_left_out(
    shown: list[str], facts: tuple[tuple[bool, int | None, tuple[str, ...]], ...]
) -> None:
    @frozen
    class Owed:
        reference: str
        outside_protocol: bool
        period: int | None
        falls_in: tuple[str, ...]

    answer = Answer(
        question="owed",
        row=Owed,
        rows=[Owed("A", *each) for each in facts],
        columns=(
            *(("reference", "reference"), ("outside", "outside_protocol")),
            *(("period", "period"), ("in", "falls_in")),
        ),
    )

    assert written(answer, Format.TABLE).splitlines()[0].split() == shown


def test_json_is_one_object_with_everything_about_the_answer() -> None:
    answer = Answer(
        question="told",
        row=Everything,
        rows=[EVERYTHING],
        columns=COLUMNS,
        as_at=date(2026, 1, 5),
        held=HELD,
    )

    assert (
        written(answer, Format.JSON)
        == """\
{
  "schema": "isa-programme/told.v1",
  "question": "told",
  "as_at": "2026-01-05",
  "known_at": "2026-01-05T09:30:00+00:00",
  "visibility": "confidential",
  "under": null,
  "head": "3:abc",
  "data": [
    {
      "name": "A name",
      "number": 7,
      "truth": true,
      "day": "2026-01-05",
      "month": "2025-09",
      "standing": "due-soon",
      "nothing": null,
      "several": [
        "one",
        "two"
      ],
      "decided": {
        "1": "overdue",
        "10": "paused"
      },
      "inside": {
        "reference": "1e5",
        "text": "inside"
      }
    }
  ]
}
"""
    )


def test_json_lines_are_bare_rows() -> None:
    assert written(page(Told("A", "one"), Told("B", "two")), Format.JSONL) == (
        '{"reference": "A", "text": "one"}\n{"reference": "B", "text": "two"}\n'
    )


def test_csv_has_a_column_for_every_field() -> None:
    answer = Answer(question="told", row=Everything, rows=[EVERYTHING], columns=COLUMNS)

    assert written(answer, Format.CSV) == (
        "name,number,truth,day,month,standing,nothing,several,decided,inside_reference,"
        "inside_text\r\n"
        "A name,7,yes,2026-01-05,2025-09,due-soon,,one; two,1=overdue; 10=paused,"
        "1e5,inside\r\n"
    )


@pytest.mark.parametrize(
    ("number", "written_as"),
    [
        (20.0, "20"),
        (20.5, "20.5"),
        (66.7, "66.7"),
        (2_900_000.0, "2900000"),
        (1e6 + 0.5, "1000000.5"),
    ],
)
def test_a_number_is_written_with_all_its_figures(number: float, written_as: str) -> None:
    assert written_as == cell(number)


def test_an_answer_of_nothing_says_so_to_people_and_holds_no_rows_for_programs() -> None:
    answer = page(nothing="nothing is due", heading="All")

    assert written(answer, Format.TABLE) == "All\n\nnothing is due\n"
    assert written(answer, Format.MARKDOWN) == "All\n\nnothing is due\n"
    assert written(answer, Format.CSV) == "reference,text\r\n"
    assert written(answer, Format.JSONL) == ""
    assert json.loads(written(answer, Format.JSON)) == {
        "schema": "isa-programme/told.v1",
        "question": "told",
        "as_at": None,
        "known_at": "2026-01-05T09:30:00+00:00",
        "visibility": "confidential",
        "under": None,
        "head": "3:abc",
        "data": [],
    }


def test_an_answer_that_rests_on_no_entry_has_no_head() -> None:
    answer = Answer(question="told", row=Told, rows=[], columns=COLUMNS)

    assert json.loads(written(answer, Format.JSON))["head"] is None


LOOK_LIKE_NUMBERS = ("1e5", "007", "1.50", "+5", "1_000", "nan", "inf", "0x1F", "1,000", "-0")


@pytest.mark.parametrize("reference", LOOK_LIKE_NUMBERS)
def test_a_reference_that_looks_like_a_number_stays_as_it_is(reference: str) -> None:
    answer = page(Told(reference, "x"))

    assert written(answer, Format.TABLE).splitlines()[-1].split() == [reference, "x"]
    assert [
        part.strip() for part in written(answer, Format.MARKDOWN).splitlines()[-1].split("|")
    ] == ["", reference.replace("_", "\\_"), "x", ""]
    assert json.loads(written(answer, Format.JSONL)) == {"reference": reference, "text": "x"}
    assert [*csv.reader(io.StringIO(written(answer, Format.CSV)))][1] == [reference, "x"]


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"a \| b", "a | b"),
        (r"\`code\`", "`code`"),
        (r"\*bold\* and \_slanted\_", "*bold* and _slanted_"),
        (r"\[link\](https://x)", "[link](https://x)"),
        (r"\!\[x\]", r"\!\[x\]".replace("\\", "")),
        (r"\<script\>x\</script\>", "<script>x</script>"),
        (r"\<!-- x --\>", "<!-- x -->"),
        (r"back\\slash \\\| pipe", r"back\slash \| pipe"),
        ("two lines", "two\nlines"),
        ("{braces} {{and}} %s", "{braces} {{and}} %s"),
        (r"\&lt;b\&gt; \&amp;", "&lt;b&gt; &amp;"),
    ],
)
def test_markdown_shows_what_was_typed_and_not_what_it_would_mean(escaped: str, text: str) -> None:
    assert markdown(text).replace("\\!", "!") == escaped.replace("\\!", "!")


HIDDEN = {
    "terminal escape": ("\x1b[2Jx", "<U+001B>[2Jx"),
    "C1 control": ("\x9b2Jx", "<U+009B>2Jx"),
    "backspaces": ("no\x08\x08yes", "no<U+0008><U+0008>yes"),
    "carriage return": ("late\rnone", "late<U+000D>none"),
    "bidi": ("abc\u202edef", "abc<U+202E>def"),
    "zero width": ("a\u200bb", "a<U+200B>b"),
    "byte order mark": ("\ufeffa", "<U+FEFF>a"),
    "tab": ("a\tb", "a<U+0009>b"),
    "line separator": ("a\u2028b", "a<U+2028>b"),
}


@pytest.mark.parametrize(("text", "shown"), HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_is_a_mark_on_a_page_and_unchanged_for_programs(
    text: str, shown: str
) -> None:
    answer = page(Told("A", text))

    table = written(answer, Format.TABLE)
    assert table.splitlines()[-1] == f"A            {shown}"
    assert markdown(text) == shown.replace("<", "\\<").replace(">", "\\>").replace("[", "\\[")
    assert json.loads(written(answer, Format.JSON))["data"] == [{"reference": "A", "text": text}]
    assert json.loads(written(answer, Format.JSONL)) == {"reference": "A", "text": text}
    cells = csv.reader(io.StringIO(written(answer, Format.CSV), newline=""), strict=True)
    assert [*cells] == [["reference", "text"], ["A", text]]


@pytest.mark.parametrize(("text", "shown"), HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_is_a_mark_in_the_heading_of_a_page_too(text: str, shown: str) -> None:
    table = written(page(Told("A", "x"), heading=f"{text} (cosla)"), Format.TABLE)

    assert table.partition("\n\n")[0] == f"{shown} (cosla)"


def test_markdown_escapes_the_heading_of_a_page_too() -> None:
    text = written(page(Told("A", "x"), heading="A <b>*body*</b> (cosla)"), Format.MARKDOWN)

    assert text.partition("\n\n")[0] == r"A \<b\>\*body\*\</b\> (cosla)"


@pytest.mark.parametrize(
    "text",
    ['say "yes"', "a,b", "a;b", "two\nlines", "two\r\nlines", " blanks ", "'", "=1+1", '"', ""],
)
def test_csv_gives_back_every_text_exactly_as_it_was(text: str) -> None:
    found = written(page(Told("A", text)), Format.CSV)

    cells = [*csv.reader(io.StringIO(found, newline=""), strict=True)]
    assert cells == [["reference", "text"], ["A", text]]


def test_csv_quotes_only_what_needs_it() -> None:
    rows = (Told("A", 'say "yes"'), Told("B", "a,b"), Told("C", "two\nlines"), Told("D", "=1+1"))

    assert written(page(*rows), Format.CSV) == (
        'reference,text\r\nA,"say ""yes"""\r\nB,"a,b"\r\nC,"two\nlines"\r\nD,=1+1\r\n'
    )


def test_a_page_shortens_long_texts_and_other_formats_hold_the_whole() -> None:
    text = "x" * 60
    answer = page(Told("A", text))

    assert written(answer, Format.TABLE).splitlines()[-1] == f"A            {'x' * 47}…"
    assert written(answer, Format.CSV).splitlines()[-1] == f"A,{text}"
    assert json.loads(written(answer, Format.JSONL))["text"] == text


def test_of_several_fields_a_page_shows_the_first_that_is_not_empty() -> None:
    columns: tuple[Column, ...] = (("what", ("text", "reference")),)
    answer = Answer(
        question="told", row=Told, rows=[Told("A", ""), Told("B", "text")], columns=columns
    )

    assert written(answer, Format.TABLE) == "what\n------\nA\ntext\n"


def test_a_sentence_is_never_shortened() -> None:
    @frozen
    class Said:
        sentence: str

    answer = Answer(question="s", row=Said, rows=[Said("y" * 99)], columns=(("what", "sentence"),))

    assert written(answer, Format.TABLE).splitlines()[-1] == "y" * 99


NARROW = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["C"]))
WIDER = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]))


@given(
    st.integers(1, 5).flatmap(
        lambda width: st.tuples(
            st.lists(st.text("abc -", min_size=1), min_size=width, max_size=width),
            st.lists(st.lists(NARROW | WIDER, min_size=width, max_size=width), min_size=1),
        )
    )
)
def test_a_table_is_the_one_that_tabulate_writes(table: tuple[list[str], list[list[str]]]) -> None:
    titles, body = table

    assert tabulate(body, headers=titles, tablefmt="simple", disable_numparse=True) == simple_table(
        titles, body
    )


def test_a_table_of_plain_text_does_not_wait_for_tabulate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tabulate", None)

    assert "what\n--------------\nCafé — “ab”, …" == simple_table(["what"], [["Café — “ab”, …"]])
    with pytest.raises(ImportError):
        simple_table(["what"], [["日本"]])


VALUES: st.SearchStrategy[Plain] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.text("abc_", min_size=1),
        VALUES | st.lists(st.dictionaries(st.text(), VALUES, max_size=4), max_size=3),
        min_size=1,
    )
)
def test_a_page_of_json_is_the_one_that_python_writes(page: dict[str, Plain]) -> None:
    assert json.dumps(page, ensure_ascii=False, indent=2) + "\n" == json_page(page)
