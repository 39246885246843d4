"""An office's log in a record: imported once, and again every week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isa_programme.errors import FaultsError
from isa_programme.exchange.log.log import Log, read_log
from isa_programme.exchange.log.map_file import read_log_map
from isa_programme.record.addressees import Addressee
from isa_programme.record.facts import EntryCorrected, NoteTaken
from isa_programme.tracker.log.lines import ImportedLog, LogChange
from isa_programme.tracker.tracker import Tracker

MAP = """
name = "log"
dates = "dmy"

[advice]
own_reference = "Ref"
title = "Subject"
issued_on = "Sent"
addressees = { column = "To", split = [";"] }
recommendations = { column = "Advice", split = ["numbered"] }
lead = "Lead"

[acknowledgement]
received_on = "Ack"
sent_by = { same_as = "addressees" }

[substantive]
received_on = "Answered"
sent_by = { same_as = "addressees" }
dispositions = { column = "Outcome", split = [";"] }
reasons = "Why"
"""
HEADINGS = "Ref,Sent,To,Subject,Advice,Lead,Ack,Answered,Outcome,Why\n"
ONE = "L-1,03/04/2025,minister;cosla,Prevention,1. Publish 2. Name,desk,05/04/2025,,,\n"
TWO = "L-2,10/04/2025,cosla,Care,Set protocols,,,01/05/2025,Accepted,\n"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SAY_WHY = (
    "cells changed since they were imported: say why (--because), and the record is corrected;"
    " nothing was recorded"
)


def a_record(path: Path) -> Tracker:
    offices = [
        Addressee(slug=slug, name=slug.upper(), kind="government") for slug in ("minister", "cosla")
    ]
    return Tracker.create(path, addressees=offices, example="foisa-like", now=lambda: NOW)


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    """A record of six entries, in which it is always November 2026."""
    with a_record(tmp_path / "isa.db") as made:
        yield made


def log(*rows: str, text: str = MAP) -> Log:
    return read_log((HEADINGS + "".join(rows)).encode(), read_log_map(text))


def told(found: ImportedLog) -> list[tuple[object, ...]]:
    return [
        (line.change.value, line.row, line.kind, line.column, line.entry, line.was, line.now)
        for line in found.lines
    ]


def refused(tracker: Tracker, *rows: str, because: str | None = None, text: str = MAP) -> list[str]:
    """What is said of a log that is refused; the record stays as it is."""
    head = tracker.head
    with pytest.raises(FaultsError) as caught:
        tracker.import_log(log(*rows, text=text), because=because)
    assert head == tracker.head
    return [*caught.value.faults]


# The first time


def test_a_log_is_recorded_row_by_row_each_paper_before_its_letters(tracker: Tracker) -> None:
    found = tracker.import_log(log(ONE, TWO))

    assert told(found) == [
        ("new", 2, "advice", "", 7, "", ""),
        ("new", 2, "acknowledgement", "", 8, "", ""),
        ("new", 3, "advice", "", 9, "", ""),
        ("new", 3, "substantive", "", 10, "", ""),
    ]
    assert [entry.identity for entry in tracker.entries()[6:]] == [
        "log:log:advice:=L-1",
        "log:log:acknowledgement:=L-1",
        "log:log:advice:=L-2",
        "log:log:substantive:=L-2",
    ]
    assert ["ADV-2025-001", "RSP-2025-001", "ADV-2025-002", "RSP-2025-002"] == [
        each.reference for each in found.recorded
    ]
    assert "ADV-2025-002" == tracker.register.file("L-2").advice.reference


def test_a_log_that_is_recorded_already_adds_nothing(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO))
    head = tracker.head

    assert ImportedLog(rows=2) == tracker.import_log(log(ONE, TWO))
    assert ImportedLog(rows=2) == tracker.import_log(log(TWO, "\n", ONE), because="no need")
    assert head == tracker.head


def test_all_that_is_wrong_is_told_together_and_nothing_is_recorded(tracker: Tracker) -> None:
    assert refused(
        tracker,
        ONE.replace("03/04/2025", "31/02/2025"),
        TWO.replace("01/05/2025", "01/03/2025"),
        "L-3,01/01/2027,nobody,Later,,,,,,\n",
        "L-4,01/01/2025,cosla,x,Do it,,,02/02/2025,Not accepted,\n",
    ) == [
        (
            "row 2: Sent: '31/02/2025' is not a date here: there is no such day; write"
            " day/month/year, as in 05/01/2026 for 5 January"
        ),
        (
            "row 3: Answered: 2025-03-01 lies before ADV-2025-001 was issued, on 2025-04-10; give a"
            " reason if that is right"
        ),
        "row 4: Sent: 2027-01-01 has not come yet; today is 2026-11-23",
        (
            "row 4: To: no addressee 'nobody' in this record; isa addressee list shows them all,"
            " isa addressee add makes one"
        ),
        "row 5: Why: recommendation 1 is not accepted; the reason given is needed, or 'none given'",
    ]


def test_offices_that_the_map_names_are_added_once(tracker: Tracker) -> None:
    text = MAP + '[[addressees]]\nslug = "solace"\nname = "Solace"\n'
    row = ONE.replace("cosla", "solace")

    found = tracker.import_log(log(row, text=text))

    assert ("new", None, "addressee", "", 7, "", "") == told(found)[0]
    assert ImportedLog(rows=1) == tracker.import_log(log(row, text=text))


def test_a_dry_run_finds_the_same_counts_what_is_overdue_and_leaves_nothing(
    tracker: Tracker,
) -> None:
    before = (tracker.head, Path(tracker._journal.path).read_bytes())

    foreseen = tracker.foresee_log(log(ONE, TWO), as_at=date(2026, 1, 5))

    assert before == (tracker.head, Path(tracker._journal.path).read_bytes())
    done = tracker.import_log(log(ONE, TWO))
    assert (foreseen.lines, foreseen.rows, len(foreseen.recorded)) == (
        done.lines,
        done.rows,
        len(done.recorded),
    )
    assert len(tracker.overdue(as_at=date(2026, 1, 5))) == foreseen.overdue == 4
    assert done.overdue is None


def test_a_dry_run_is_refused_as_the_import_would_be(tracker: Tracker) -> None:
    with pytest.raises(FaultsError, match="row 2: To: no addressee 'nobody'"):
        tracker.foresee_log(log(ONE.replace("cosla", "nobody")), as_at=date(2026, 1, 5))


# Again


def test_a_letter_that_came_since_is_recorded_with_its_paper(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    answered = ONE.replace(",,,\n", ",01/05/2025,Accepted; Noted,\n")

    found = tracker.import_log(log(answered, TWO))

    assert told(found) == [
        ("new", 2, "substantive", "", 9, "", ""),
        ("new", 3, "advice", "", 10, "", ""),
        ("new", 3, "substantive", "", 11, "", ""),
    ]
    assert "ADV-2025-001" == tracker.register.entry(9).fact.about


def test_a_changed_cell_is_refused_without_a_reason_and_corrected_with_one(
    tracker: Tracker,
) -> None:
    tracker.import_log(log(ONE, TWO))
    changed = (
        ONE.replace("Prevention", "Prevention first").replace("05/04/2025", "06/04/2025"),
        TWO.replace("Accepted", "Noted"),
    )

    assert refused(tracker, *changed) == [
        "row 2: Subject: it was 'Prevention' and is 'Prevention first' now (ADV-2025-001, entry 7)",
        "row 2: Ack: it was '2025-04-05' and is '2025-04-06' now (ADV-2025-001, entry 8)",
        "row 3: Outcome: it was 'accepted' and is 'noted' now (ADV-2025-002, entry 10)",
        SAY_WHY,
    ]
    found = tracker.import_log(log(*changed), because="typed too fast")

    assert told(found) == [
        ("changed", 2, "advice", "Subject", 7, "Prevention", "Prevention first"),
        ("changed", 2, "acknowledgement", "Ack", 8, "2025-04-05", "2025-04-06"),
        ("changed", 3, "substantive", "Outcome", 10, "accepted", "noted"),
    ]
    corrections = [entry.fact for entry in tracker.entries()[10:]]
    assert [(7, "typed too fast"), (8, "typed too fast"), (10, "typed too fast")] == [
        (fact.entry, fact.because) for fact in corrections if isinstance(fact, EntryCorrected)
    ]
    assert "Prevention first" == tracker.register.file("L-1").advice.title
    assert ImportedLog(rows=2) == tracker.import_log(log(*changed))


def test_a_blank_reason_is_none(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))

    assert ["row 2: because: it can't be blank"] == refused(
        tracker, ONE.replace("Prevention", "Other"), because=" "
    )


def test_an_identity_that_only_looks_like_one_of_the_log_does_no_harm(tracker: Tracker) -> None:
    tracker.record(
        NoteTaken(
            advice=tracker.issue_advice(
                "Other", issued_on="2025-01-06", identity="log:log:advice:#x"
            ).reference,
            noted_on=date(2025, 1, 7),
            text="rang",
        ),
        identity="log:log:substantive:=L-1",
    )

    found = tracker.import_log(log(ONE))

    assert [("new", 2, "advice"), ("new", 2, "acknowledgement"), ("vanished", None, "advice")] == [
        (line.change.value, line.row, line.kind) for line in found.lines
    ]


def test_a_changed_cell_that_goes_back_is_a_change_again(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.import_log(log(ONE.replace("Prevention", "Other")), because="renamed")

    found = tracker.import_log(log(ONE), because="and back")

    assert [("changed", 2, "advice", "Subject", 7, "Other", "Prevention")] == told(found)
    assert "Prevention" == tracker.register.file("L-1").advice.title


def test_dates_that_move_together_need_not_fit_half_way(tracker: Tracker) -> None:
    tracker.import_log(log(TWO))
    later = TWO.replace("10/04/2025", "10/06/2025").replace("01/05/2025", "01/07/2025")

    tracker.import_log(log(later), because="the wrong months")

    assert date(2025, 6, 10) == tracker.register.file("L-2").advice.issued_on


def test_dates_that_do_not_fit_once_corrected_are_refused_by_row(tracker: Tracker) -> None:
    tracker.import_log(log(TWO))

    assert refused(tracker, TWO.replace("10/04/2025", "10/06/2025"), because="moved") == [
        (
            "entry 8 would no longer fit: received_on: 2025-05-01 lies before ADV-2025-001 was"
            " issued, on 2025-06-10; give a reason if that is right"
        )
    ]
    assert refused(tracker, TWO.replace("10/04/2025", "10/06/2027"), because="moved") == [
        "row 2: Sent: 2027-06-10 has not come yet; today is 2026-11-23"
    ]


def test_other_offices_are_told_by_their_cell_and_corrected_throughout(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))

    found = tracker.import_log(log(ONE.replace("minister;cosla", "cosla")), because="not them")

    assert told(found) == [("changed", 2, "advice", "To", 7, "minister; cosla", "cosla")]
    advice = tracker.register.file("L-1").advice
    assert [("cosla",)] * 3 == [
        advice.addressees,
        *(part.addressees for part in advice.recommendations),
    ]
    assert ImportedLog(rows=1) == tracker.import_log(log(ONE.replace("minister;cosla", "cosla")))


def test_an_outcome_that_came_later_voids_the_answer_and_records_it_anew(
    tracker: Tracker,
) -> None:
    bare = TWO.replace("Accepted", "")
    tracker.import_log(log(bare))

    assert refused(tracker, TWO) == [
        "row 2: Outcome: it was empty and is '1=accepted' now (ADV-2025-001, entry 8)",
        SAY_WHY,
    ]
    found = tracker.import_log(log(TWO), because="the outcome is known")

    assert told(found) == [
        ("changed", 2, "substantive", "Outcome", 8, "", "1=accepted"),
        ("new", 2, "substantive", "", 10, "", ""),
    ]
    assert {8: 9} == dict(tracker.register.voided)
    assert "log:log:substantive.2:=L-2" == tracker.register.entry(10).identity
    assert ImportedLog(rows=1) == tracker.import_log(log(TWO))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            ONE.replace("1. Publish 2. Name", "1. Publish 2. Report 3. Name"),
            (
                "row 2: Advice: it holds 3 recommendations, and entry 7 has 2: a paper that went"
                " out keeps its number of them; give a further one a row of its own"
            ),
        ),
        (
            ONE.replace("05/04/2025", ""),
            (
                "row 2: Ack: it is empty, and held 2025-04-05 at an earlier import (entry 8); if no"
                " such letter came: isa correct 8 --void"
            ),
        ),
    ],
)
def test_what_no_correction_can_say_is_refused_with_what_to_do_by_hand(
    tracker: Tracker, row: str, said: str
) -> None:
    tracker.import_log(log(ONE, TWO))

    assert [said] == refused(tracker, row, TWO, because="changed")


def test_a_letter_voided_by_hand_may_go_from_the_log(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.void(8, because="no such letter")

    assert ImportedLog(rows=1) == tracker.import_log(log(ONE.replace("05/04/2025", "")))


def test_rows_that_vanished_are_told_and_left_as_they_are(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO))
    head = tracker.head

    found = tracker.import_log(log(TWO))

    assert [("vanished", None, "advice", "", 7, "", "")] == told(found)
    assert ("ADV-2025-001", "L-1") == (found.lines[0].reference, found.lines[0].own_reference)
    assert head == tracker.head


# What was done by hand since


def test_a_correction_by_hand_is_not_taken_back_by_the_log_as_it_was(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.correct(7, {"title": "By hand"}, because="a slip")

    found = tracker.import_log(log(ONE), because="whatever")

    assert [("kept", 2, "advice", "Subject", 7, "By hand", "Prevention")] == told(found)
    assert "By hand" == tracker.register.file("L-1").advice.title


def test_a_log_that_says_what_was_corrected_by_hand_is_no_change(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.correct(7, {"title": "By hand"}, because="a slip")

    assert ImportedLog(rows=1) == tracker.import_log(log(ONE.replace("Prevention", "By hand")))


def test_a_cell_and_the_record_that_both_moved_on_are_in_conflict(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.correct(7, {"title": "By hand"}, because="a slip")

    assert refused(tracker, ONE.replace("Prevention", "Another"), because="renamed") == [
        (
            "row 2: Subject: it was 'Prevention' at the last import and is 'Another' now, while the"
            " record was corrected by hand to 'By hand' (entry 9): let both agree"
        )
    ]


def test_another_field_of_an_entry_corrected_by_hand_may_change(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.correct(7, {"title": "By hand"}, because="a slip")

    found = tracker.import_log(log(ONE.replace("desk", "other desk")), because="moved")

    assert told(found) == [
        ("kept", 2, "advice", "Subject", 7, "By hand", "Prevention"),
        ("changed", 2, "advice", "Lead", 7, "desk", "other desk"),
    ]
    advice = tracker.register.file("L-1").advice
    assert ("By hand", "other desk") == (advice.title, advice.lead)


def test_what_was_voided_by_hand_is_not_recorded_again(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO))
    tracker.void(10, because="not an answer")
    tracker.void(9, because="never sent")
    head = tracker.head

    found = tracker.import_log(log(ONE, TWO))

    assert told(found) == [
        ("kept", 3, "advice", "", 9, "entry 9 was voided by hand, in entry 12", "")
    ]
    assert head == tracker.head


def test_a_letter_voided_by_hand_that_the_log_changes_is_refused(tracker: Tracker) -> None:
    tracker.import_log(log(TWO))
    tracker.void(8, because="not an answer")

    kept = tracker.import_log(log(TWO))
    assert [("kept", 2, "substantive", "", 8, "entry 8 was voided by hand, in entry 9", "")] == (
        told(kept)
    )
    assert refused(tracker, TWO.replace("01/05/2025", "02/05/2025"), because="moved") == [
        (
            "row 2: Answered: entry 8 was voided by hand, and the log says something else now; isa"
            " correct 9 --void lets it stand again, to be corrected"
        )
    ]


def test_words_that_were_erased_do_not_come_back(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    tracker.erase(7, reason="a name in it", authority="data protection officer")
    head = tracker.head

    assert ImportedLog(rows=1) == tracker.import_log(log(ONE.replace("desk", "another desk")))
    assert head == tracker.head


def test_a_paper_recorded_by_hand_under_the_reference_is_the_same_paper(tracker: Tracker) -> None:
    tracker.issue_advice(
        "Prevention",
        issued_on="2025-04-03",
        own_reference="L-1",
        addressees=["minister", "cosla"],
        recommendations=["Publish", "Name"],
        lead="desk",
    )
    tracker.record_response(
        "L-1", sent_by=["minister", "cosla"], kind="acknowledgement", received_on="2025-04-06"
    )

    assert refused(tracker, ONE, because="x") == [
        (
            "row 2: Ack: entry 8, recorded by hand, is such a letter of 2025-04-06; if it"
            " is this one,"
            " correct its date by hand; if not, record this one by hand"
        )
    ]
    found = tracker.import_log(
        log(ONE.replace("05/04", "06/04").replace("desk", "us")), because="x"
    )

    assert [("changed", 2, "advice", "Lead", 7, "desk", "us")] == told(found)


def test_a_changed_reference_is_a_correction_and_the_row_is_known_by_it(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO))
    renamed = ONE.replace("L-1", "L/1")

    assert refused(tracker, renamed, TWO) == [
        "row 2: Ref: it was 'L-1' and is 'L/1' now (ADV-2025-001, entry 7)",
        SAY_WHY,
    ]
    tracker.import_log(log(renamed, TWO), because="a new form")

    assert ImportedLog(rows=2) == tracker.import_log(log(TWO, renamed))
    assert "ADV-2025-001" == tracker.register.file("L/1").advice.reference


# Without references

BARE = MAP.replace('own_reference = "Ref"\n', "").replace(
    'name = "log"', 'name = "log"\nignore = ["Ref"]'
)


def test_rows_without_references_are_known_by_title_date_and_offices(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO, text=BARE))

    answered = ONE.replace(",,,\n", ",01/05/2025,Noted,\n").replace("desk", "us")
    found = tracker.import_log(log(TWO, answered, text=BARE), because="moved")

    assert told(found) == [
        ("changed", 3, "advice", "Lead", 7, "desk", "us"),
        ("new", 3, "substantive", "", 12, "", ""),
    ]
    assert ["log:log:advice:#1", "log:log:advice:#2"] == [
        tracker.entries()[place].identity for place in (6, 8)
    ]


def test_without_references_a_changed_row_and_a_new_one_can_not_be_told_apart(
    tracker: Tracker,
) -> None:
    tracker.import_log(log(ONE, TWO, text=BARE))

    assert refused(tracker, ONE.replace("Prevention", "Other"), TWO, text=BARE) == [
        (
            "row 2: Subject: it is new, and what entries 7 were made of is gone: a changed row"
            " can't be told from a new one without a column of references (advice.own_reference in"
            " the map); put the row back as it was, or void the entry that this one takes the"
            " place of"
        )
    ]
    assert refused(tracker, ONE, TWO, ONE, text=BARE)[0].startswith(
        "row 4: Subject: it has the title, date and offices of row 2; only a column of references"
    )


def test_references_that_a_log_gets_later_are_corrections(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO, text=BARE))

    found = tracker.import_log(log(ONE, TWO), because="numbered at last")

    assert [
        ("changed", 2, "advice", "Ref", 7, "", "L-1"),
        ("changed", 3, "advice", "Ref", 9, "", "L-2"),
    ] == told(found)
    assert ImportedLog(rows=2) == tracker.import_log(log(TWO, ONE))


# Laws

CELLS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Care", "=1+1", "C\u00e0rn", "'quoted'", "a b;c"]),
        "sent": st.dates(min_value=date(2021, 1, 1), max_value=date(2025, 6, 1)),
        "to": st.sampled_from(["cosla", "minister", "cosla;minister"]),
        "ack": st.integers(0, 9),
        "answered": st.integers(0, 60),
        "lead": st.sampled_from(["", "desk", "us"]),
    }
)


def row(number: int, cells: dict[str, object]) -> str:
    sent = cells["sent"]
    assert isinstance(sent, date)
    days = {
        name: (
            f"{date.fromordinal(sent.toordinal() + int(str(cells[name]))):%d/%m/%Y}"
            if cells[name]
            else ""
        )
        for name in ("ack", "answered")
    }
    outcome = "Accepted" if days["answered"] else ""
    return (
        f"R-{number},{sent:%d/%m/%Y},{cells['to']},{cells['title']},Do it,{cells['lead']},"
        f"{days['ack']},{days['answered']},{outcome},\n"
    )


@settings(max_examples=10, deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_same_rows_again_in_any_order_add_nothing(
    tmp_path_factory: pytest.TempPathFactory, held: list[dict[str, object]], chance: Random
) -> None:
    rows = [row(number, cells) for number, cells in enumerate(held)]
    shuffled = sorted(rows, key=lambda _: chance.random())
    with a_record(tmp_path_factory.mktemp("law") / "isa.db") as tracker:
        tracker.import_log(log(*rows))
        head = tracker.head

        assert ImportedLog(rows=len(rows)) == tracker.import_log(log(*shuffled))
        assert head == tracker.head
        papers = {
            paper.advice.own_reference: (paper.advice.title, paper.advice.issued_on)
            for paper in tracker.register.files.values()
        }
    with a_record(tmp_path_factory.mktemp("law") / "isa.db") as tracker:
        tracker.import_log(log(*shuffled))
        assert papers == {
            paper.advice.own_reference: (paper.advice.title, paper.advice.issued_on)
            for paper in tracker.register.files.values()
        }


@settings(max_examples=10, deadline=None)
@given(
    st.lists(CELLS, min_size=1, max_size=4),
    st.data(),
)
def test_one_cell_that_changes_gives_just_its_correction(
    tmp_path_factory: pytest.TempPathFactory, held: list[dict[str, object]], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(held) - 1))
    name, column, new = data.draw(
        st.sampled_from(
            [("title", "Subject", "Another"), ("lead", "Lead", "them"), ("to", "To", "")]
        )
    )
    before = [row(number, cells) for number, cells in enumerate(held)]
    old = str(held[place][name])
    new = new or ("minister" if old == "cosla" else "cosla")
    after = [*before]
    after[place] = row(place, {**held[place], name: new})
    with a_record(tmp_path_factory.mktemp("law") / "isa.db") as tracker:
        tracker.import_log(log(*before))
        size = len(tracker.entries())

        found = tracker.import_log(log(*after), because="changed")

        was = old.replace(";", "; ") if name == "to" else old
        assert [(LogChange.CHANGED, place + 2, "advice", column, was, new)] == [
            (line.change, line.row, line.kind, line.column, line.was, line.now)
            for line in found.lines
        ]
        made = [entry.fact for entry in tracker.entries()[size:]]
        assert all(isinstance(fact, EntryCorrected) for fact in made)
        assert ImportedLog(rows=len(after)) == tracker.import_log(log(*after))


# What somebody put right by hand, or took away


def again_by_hand(tracker: Tracker) -> None:
    """The first paper, voided and recorded anew by hand with one recommendation more."""
    tracker.import_log(log(ONE))
    tracker.void(8, because="three recommendations")
    tracker.void(7, because="three recommendations")
    tracker.issue_advice(
        "Prevention",
        issued_on="2025-04-03",
        own_reference="L-1",
        addressees=["minister", "cosla"],
        recommendations=["Publish", "Name", "Tell"],
        lead="desk",
    )


def test_a_row_is_about_the_paper_that_took_the_place_of_one_voided(tracker: Tracker) -> None:
    again_by_hand(tracker)
    row = "L-1,03/04/2025,minister;cosla,Prevention,1. Publish 2. Name 3. Tell,desk,05/04/2025"
    found = tracker.import_log(log(f"{row},06/05/2025,Accepted;Accepted;Noted,\n"))

    assert ["acknowledgement", "substantive"] == [line.kind for line in found.lines]
    assert {"ADV-2025-002"} == {line.reference for line in found.lines}
    assert [] == [*tracker.overdue(as_at=NOW.date())]


def test_a_voided_paper_is_not_answered_in_silence(tracker: Tracker) -> None:
    tracker.import_log(log(TWO.replace("01/05/2025,Accepted", ",")))
    tracker.void(7, because="never sent")

    assert refused(tracker, TWO) == [
        (
            "row 2: Answered: entry 7, the paper, was voided by hand, in entry 8: it can't"
            " be answered;"
            " give the paper that took its place this row's reference"
        )
    ]


def test_another_paper_under_a_reference_in_use_is_refused(tracker: Tracker) -> None:
    tracker.import_log(log(ONE, TWO))
    another = "L-1,02/06/2025,cosla,Housing,Say how,,,,,\n"

    assert refused(tracker, another, TWO, because="x") == [
        (
            "row 2: Subject: entry 7 has another title and another date under this"
            " reference; if it is"
            " another paper, give it a reference of its own; if not, change one of the two first"
        )
    ]


def test_erased_words_do_not_come_back_with_another_number_of_decisions(tracker: Tracker) -> None:
    row = "L-1,03/04/2025,cosla,Prevention,1. Publish 2. Name,,,06/05/2025,{},SECRET;\n"
    text = MAP.replace(
        'split = [";"] }\nreasons', 'split = [";"], words = { Awaited = "" } }\nreasons'
    )
    tracker.import_log(log(row.format("Not accepted;Noted"), text=text))
    tracker.erase(8, reason="a name", authority="the board")

    assert refused(tracker, row.format("Not accepted;Awaited"), because="x", text=text) == [
        (
            "row 2: Outcome: it decides about 1 recommendations, and entry 8 about 2; words of that"
            " were erased, so that it can't be recorded anew from the log: do it by hand"
        )
    ]


def test_of_two_letters_by_hand_none_is_taken_for_a_third(tracker: Tracker) -> None:
    tracker.import_log(log(TWO.replace("01/05/2025,Accepted", ",")))
    for day in ("2025-04-15", "2025-04-20"):
        tracker.record_response("L-2", sent_by="cosla", kind="acknowledgement", received_on=day)
    third = TWO.replace(",,,01/05/2025,Accepted", ",,21/04/2025,,")

    assert refused(tracker, third, because="x") == [
        (
            "row 2: Ack: entry 8, recorded by hand, is such a letter of 2025-04-15; if it"
            " is this one,"
            " correct its date by hand; if not, record this one by hand"
        )
    ]
    assert () == tracker.import_log(log(third.replace("21/04", "20/04"))).recorded


def test_a_letter_recorded_by_hand_in_the_place_of_one_voided_is_the_letter(
    tracker: Tracker,
) -> None:
    tracker.import_log(log(TWO))
    tracker.void(8, because="another day")
    tracker.record_response(
        "L-2",
        sent_by="cosla",
        kind="substantive",
        received_on="2025-05-05",
        dispositions={1: "accepted"},
    )

    assert () == tracker.import_log(log(TWO.replace("01/05", "05/05"))).recorded


def test_a_correction_that_was_voided_by_hand_does_not_come_back(tracker: Tracker) -> None:
    tracker.import_log(log(ONE))
    moved = ONE.replace("03/04", "01/04")
    tracker.import_log(log(moved), because="a slip")
    tracker.void(9, because="the log is wrong")
    found = tracker.import_log(log(moved), because="Monday")

    assert ((), ["kept"]) == (found.recorded, [line.change.value for line in found.lines])
    assert "2025-04-03" == str(tracker.register.file("L-1").advice.issued_on)
