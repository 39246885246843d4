"""The figures on the page are those of the questions, counted again by other means."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from golden.records import OFFICE
from isa_programme import Tracker
from isa_programme.questions.compliance import ComplianceBy
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.record.vocabulary import Basis, Relation, StageName, Visibility
from isa_programme.report.visible import visible
from isa_programme.tracker.viewing import View
from pages_read import Element

DAY = OFFICE.as_at
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
BY_PANEL = (
    {Standing.ANSWERED_ON_TIME},
    {Standing.ANSWERED_LATE},
    {Standing.OVERDUE},
    {
        Standing.NOT_STARTED,
        Standing.AWAITING,
        Standing.DUE_SOON,
        Standing.DUE_TODAY,
        Standing.PAUSED,
    },
    {Standing.ANSWERED_NO_DATE, Standing.UNANSWERED_NO_DATE, Standing.CANNOT_BE_WORKED_OUT},
)
"""Which standings each of the five numbers of an office counts."""


@pytest.fixture
def seen(office: Tracker, level: Visibility) -> View:
    return office.seen_at(level)


def told(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def rests_on(line: Line) -> str:
    return {
        Basis.BORROWED_EXAMPLE: " (an example rule, not agreed)",
        Basis.REQUESTED: " (what the paper asked for, not agreed)",
    }.get(line.basis or Basis.AGREED, "")


def glances(page: Element) -> dict[str, str]:
    return {
        each.one("dt").text.strip(): each.every("dd")[0].text
        for each in page.one("dl").every("div")
    }


def test_what_is_overdue_is_told_longest_first_with_whom_and_how_long(
    page: Element, seen: View
) -> None:
    lines = seen.overdue(as_at=DAY)
    assert [
        [
            line.reference,
            line.addressee_name,
            f"{told(line.deadline)}{rests_on(line)}" if line.deadline else "",
            "" if line.working_days_late is None else str(line.working_days_late),
            str(line.days_late),
        ]
        for line in lines
    ] == [[row[0], *row[2:6]] for row in page.at("overdue-lines").rows()]
    assert str(len(lines)) == glances(page)["Overdue"]


def test_every_step_fallen_due_stands_beside_its_line(page: Element, seen: View) -> None:
    rows = page.at("overdue-lines").rows()
    names = {each.slug: each.name for each in seen.addressees(as_at=DAY)}
    due = seen.escalations_due(as_at=DAY)
    assert due
    for step in due:
        to = f" ({names[step.to]})" if step.to else ""
        said = visible(f"{step.step}{to}: proposed, fell due {told(step.fell_due_on)}")
        assert any(
            step.reference == row[0] and names[step.addressee] == row[2] and said in row[6]
            for row in rows
        )


def test_promises_that_passed_are_told(page: Element, seen: View) -> None:
    promises = seen.promises_passed(as_at=DAY)
    rows = page.at("promises-passed").rows()
    assert [
        (each.reference, visible(each.promise), each.response, str(each.days_passed))
        for each in promises
    ] == [(row[0], row[2], row[3], row[5]) for row in rows]
    assert str(len(promises)) == glances(page)["Promises passed"]


def test_every_line_is_there_with_where_it_stands(page: Element, seen: View) -> None:
    lines = seen.standings(as_at=DAY)
    rows = page.at("lines").rows()
    assert [(line.reference, visible(line.addressee_name)) for line in lines] == [
        (row[0], row[2]) for row in rows
    ]
    for line, row in zip(lines, rows, strict=True):
        assert line.standing.value.replace("-", " ") == row[4].partition(":")[0]
        assert row[5] == (f"{told(line.deadline)}{rests_on(line)}" if line.deadline else "")
        assert row[6] == (f"{told(line.met_on)} {line.met_by}" if line.met_on else "")


def test_answers_by_addressee_are_counted_by_where_each_line_stands(
    page: Element, seen: View
) -> None:
    counted: dict[str, Counter[int]] = {}
    for line in seen.standings(as_at=DAY):
        if line.stage is StageName.SUBSTANTIVE and line.standing not in (
            Standing.NOT_OWED,
            Standing.WITHDRAWN,
        ):
            (panel,) = (n for n, each in enumerate(BY_PANEL) if line.standing in each)
            counted.setdefault(visible(line.addressee_name), Counter())[panel] += 1
    *rows, total = page.at("answers-by-addressee").rows()
    assert {name: [str(each[n]) for n in range(5)] for name, each in counted.items()} == {
        row[0]: row[1:6] for row in rows
    }
    assert "All offices" == total[0]
    assert [str(sum(each[n] for each in counted.values())) for n in range(5)] == total[1:6]


def test_rates_and_days_are_those_of_the_compliance_answer(page: Element, seen: View) -> None:
    found = {
        visible(row.name): row for row in seen.compliance(as_at=DAY, by=ComplianceBy.ADDRESSEE)
    }
    for row in page.at("answers-by-addressee").rows()[:-1]:
        for said, rate in ((row[6], found[row[0]].rate), (row[7], found[row[0]].original)):
            counted = (
                f"{rate.on_time} of {rate.counted}, {rate.percent:g} %" if rate.counted else ""
            )
            assert (counted or "none counted") == said
    for row in page.at("days-to-answer").rows()[:-1]:
        days = found[row[0]].days
        assert [str(days.counted - days.running), str(days.running), str(days)] == row[1:4]


def test_the_pictures_show_what_stands_in_the_tables(page: Element) -> None:
    table = page.at("answers-by-addressee").rows()[:-1]
    words = [each.text for each in page.at("picture-answers").every("text")]
    shown = [words[at : at + 6] for at in range(5, len(words), 6)]
    assert [row[1:6] for row in table] == [each[1:] for each in shown]
    days = [each.text for each in page.at("picture-days").every("text")]
    for row in page.at("days-to-answer").rows()[:-1]:
        if row[1] != "0":
            assert any(each.startswith((f"{row[1]} answers,", "1 answer,")) for each in days)
        if row[2] != "0":
            assert any(each.startswith(f"{row[2]} still open") for each in days)


def test_what_is_open_has_an_open_end_and_what_is_answered_a_closed_one(page: Element) -> None:
    rows = page.at("days-to-answer").rows()[:-1]
    drawn = page.at("picture-days").one("svg")
    arrows = [each for each in drawn.every("polygon") if each["class"] == "ink"]
    broken = [each for each in drawn.every("line") if each["class"] == "ink dashed"]
    still = sum(row[2] != "0" for row in rows)
    assert [still, still] == [len(arrows), len(broken)]


def test_coverage_adds_up_paper_by_paper(page: Element, seen: View) -> None:
    rows = {row[0]: row for row in page.at("papers").rows()}
    for paper in seen.papers(as_at=DAY):
        covered = seen.coverage(paper.reference, as_at=DAY)
        if not covered:
            assert paper.reference not in rows
            continue
        row = rows[paper.reference]
        put, *parts = map(int, row[4:9])
        ended = {Standing.NOT_OWED, Standing.WITHDRAWN}
        answered = [
            each
            for each in covered
            if each.standing not in ended
            and each.standing
            in {
                *BY_PANEL[0],
                *BY_PANEL[1],
                Standing.ANSWERED_NO_DATE,
                Standing.CANNOT_BE_WORKED_OUT,
            }
            and each.response
        ]
        assert [len(covered), len(covered)] == [put, sum(parts)]
        assert len(answered) >= parts[0]
        assert sum(each.standing in ended for each in covered) == parts[3]


def test_milestones_are_told_with_both_dates_where_they_moved(page: Element, seen: View) -> None:
    rows = page.at("milestones").rows()
    found = seen.milestones(as_at=DAY)
    assert [visible(each.title) for each in found] == [row[0] for row in rows]
    assert glances(page)["Milestones overdue"] == str(
        sum(each.standing == "overdue" for each in found)
    )
    heads = [head.text for head in page.at("milestones").one("thead").every("th")]
    for each, row in zip(found, rows, strict=True):
        cells = dict(zip(heads, row, strict=True))
        assert bool(each.slips) == bool(cells.get("First planned for", ""))
        assert str(each.days_late) == cells["Days late"]


def test_each_milestone_of_the_picture_is_drawn_as_it_stands(page: Element, seen: View) -> None:
    found = seen.milestones(as_at=DAY)
    drawn = page.at("picture-timeline").one("svg")
    looks = Counter(each["class"] for each in drawn.every("polygon"))
    reached = sum(each.reached_on is not None for each in found)
    late = sum(each.standing == "overdue" for each in found)
    assert (reached, late) == (looks["good"], looks["grave hollow"])
    assert 1 == sum(each["class"] == "today" for each in drawn.every("line"))
    assert told(DAY) in [each.text for each in drawn.every("text")]


def test_contact_is_told_as_it_is_kept(page: Element, seen: View) -> None:
    found = seen.cadences(as_at=DAY)
    rows = page.at("cadences").rows()
    assert [each.standing.value.replace("-", " ") for each in found] == [
        row[3].partition(";")[0] for row in rows
    ]
    lapsed = sum(each.standing == "lapsed" for each in found)
    assert str(lapsed) == glances(page)["Contact lapsed"]


def test_alignment_is_told_in_its_five_relationships(page: Element, seen: View) -> None:
    found = seen.alignment(as_at=DAY)
    rows = page.at("alignment-found").rows()
    assert [each.status.value.replace("-", " ") for each in found] == [row[4] for row in rows]
    heads = " ".join(each.text for each in page.at("picture-alignment").every("text")[:10])
    assert all(word in heads for word in " ".join(Relation).replace("-", " ").split())


def test_explanations_are_those_of_the_explain_answer(page: Element, seen: View) -> None:
    explanations = page.at("explanations")
    folded = explanations.every("details")
    for line in seen.standings(as_at=DAY)[:60]:
        told = next(
            each
            for each in seen.explain(line.reference, as_at=DAY)
            if (each.addressee, each.stage, each.period, each.reference)
            == (line.addressee, line.stage, line.period, line.reference)
        )
        assert any(
            all(visible(sentence) in each.text for sentence in told.sentences) for each in folded
        )
