"""Commitments: made, told of, moved, done, dropped; and how they stand beside what is owed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("answered")

MAKE = (
    *("commitment", "make", "RSP-2025-001", "To write a plan", "--owner", "cosla"),
    *("--on", "2025-12-10", "--for", "2026-01-20", "--visibility", "public"),
)
QUIET = ("commitment", "make", "RSP-2025-001", "To keep quiet", "--owner", "cosla")

LISTED = """\
reference     owner    promised for    standing    days late    done    in            last told    \
what
------------  -------  --------------  ----------  -----------  ------  ------------  -----------  \
---------------
CMT-2025-001  cosla    2026-01-20      promised    0                    RSP-2025-001               \
To write a plan
CMT-2025-002  cosla                    promised    0                    RSP-2025-001               \
To keep quiet
"""
PUBLIC = """\
what is public; the rest is left out

reference     owner    promised for    standing    days late    done    in            last told    \
what
------------  -------  --------------  ----------  -----------  ------  ------------  -----------  \
---------------
CMT-2025-001  cosla    2026-01-20      promised    0                    RSP-2025-001               \
To write a plan
"""


@pytest.fixture
def made(answered: Path, says: Says) -> Path:
    assert "CMT-2025-001: recorded as entry 17 (receipt 17:HASH)\n" == says(*MAKE)
    quiet = says(*QUIET, "--on", "2025-12-10")
    assert "CMT-2025-002: recorded as entry 18 (receipt 18:HASH)\n" == quiet
    return answered


@pytest.mark.usefixtures("made")
def test_commitments_are_listed_by_their_dates_and_the_public_list_leaves_out(says: Says) -> None:
    listed = ("commitment", "list", "--as-at", "2026-01-05")

    assert LISTED == says(*listed)
    assert LISTED == says(*listed, "--owner", "cosla")
    assert PUBLIC == says(*listed, "--visibility", "public")


def test_everything_typed_about_a_commitment_is_kept(says: Says) -> None:
    says(
        *(*MAKE, "--promise", "by late January", "--recommendation", "1", "--topic", "plans"),
        *("--sector", "housing", "--rests-on", "vision-statement:3", "--evidence", "the plan"),
        *("--source", "a page"),
    )

    row = json.loads(says("commitment", "list", "--format", "json"))["data"][0]
    expected = {
        "text": "To write a plan",
        "owner_name": "COSLA",
        "response": "RSP-2025-001",
        "answers": "ADV-2025-001.1",
        "made_on": "2025-12-10",
        "first_promised_for": "2026-01-20",
        "promise": "by late January",
        "topics": ["plans"],
        "sectors": ["housing"],
        "references": ["vision-statement:3"],
        "evidence": "the plan",
        "source": "a page",
        "visibility": "public",
    }
    assert expected == {key: row[key] for key in expected}


MOVED = """\
reference     owner    promised for    standing    days late    done    in            last told    \
what
------------  -------  --------------  ----------  -----------  ------  ------------  -----------  \
---------------
CMT-2025-001  cosla    2026-02-02      overdue     8                    RSP-2025-001  2026-01-10   \
To write a plan
CMT-2025-002  cosla                    promised    0                    RSP-2025-001               \
To keep quiet
"""
ENDED = """\
reference     owner    promised for    standing    days late    done        in            \
last told    what
------------  -------  --------------  ----------  -----------  ----------  ------------  \
-----------  ---------------
CMT-2025-001  cosla    2026-02-02      done-late   10           2026-02-12  RSP-2025-001  \
2026-01-10   To write a plan
CMT-2025-002  cosla                    dropped     0                        RSP-2025-001  \
             To keep quiet
"""
# From 2 to 10 February 2026 are six working days; the paper's is 41 days old, holidays left out.
OVERDUE = """\
reference       addressee    stage        deadline    working days late    rests on          what
--------------  -----------  -----------  ----------  -------------------  ----------------  \
---------------
ADV-2025-001.2  cosla        substantive  2025-12-12  38                   borrowed-example  \
Name a director
CMT-2025-001    cosla        commitment   2026-02-02  6                    promised          \
To write a plan
"""
DUE = """\
reference     addressee    stage       standing            deadline    working days left    \
rests on    what
------------  -----------  ----------  ------------------  ----------  -------------------  \
----------  ---------------
CMT-2025-001  cosla        commitment  awaiting            2026-02-02  9                    \
promised    To write a plan
CMT-2025-002  cosla        commitment  unanswered-no-date                                   \
            To keep quiet
"""


@pytest.mark.usefixtures("made")
def test_what_becomes_of_commitments_is_recorded_and_they_stand_with_what_is_owed(
    says: Says,
) -> None:
    told = says(
        *("commitment", "update", "CMT-2025-001", "Half is written", "--on", "2026-01-10"),
        *("--evidence", "a letter", "--source", "a page"),
    )
    moved = says(
        *("commitment", "revise", "CMT-2025-001", "--for", "2026-02-02", "--on", "2026-01-15"),
        *("--because", "more to write", "--promise", "in February"),
    )
    assert "CMT-2025-001: recorded as entry 19 (receipt 19:HASH)\n" == told
    assert "CMT-2025-001: recorded as entry 20 (receipt 20:HASH)\n" == moved
    assert MOVED == says("commitment", "list", "--open", "--as-at", "2026-02-10")
    assert DUE == says("due", "--as-at", "2026-01-20")
    assert OVERDUE == says("overdue", "--as-at", "2026-02-10")

    done = says("commitment", "done", "CMT-2025-001", "--on", "2026-02-12", "--evidence", "Here.")
    dropped = says(
        "commitment", "drop", "CMT-2025-002", "--on", "2026-02-12", "--because", "not needed"
    )

    assert "CMT-2025-001: recorded as entry 21 (receipt 21:HASH)\n" == done
    assert "CMT-2025-002: recorded as entry 22 (receipt 22:HASH)\n" == dropped
    assert ENDED == says("commitment", "list", "--as-at", "2026-02-15")
    nothing = "no commitment to list; isa commitment make records one\n"
    assert nothing == says("commitment", "list", "--open", "--as-at", "2026-02-15")


def test_what_a_commitment_rests_on_need_not_be_noted_yet(isa: Isa) -> None:
    made = isa(*MAKE, "--rests-on", "plan-24-30:none")

    assert (0, "note: references: nothing is noted under plan-24-30:none yet\n") == (
        made.returncode,
        made.stderr,
    )


@pytest.mark.usefixtures("made")
def test_a_commitment_that_ended_does_not_go_on(isa: Isa, says: Says) -> None:
    says("commitment", "done", "CMT-2025-001", "--on", "2026-02-12")

    refused = isa("commitment", "drop", "CMT-2025-001", "--on", "2026-02-14", "--because", "late")

    assert (
        2,
        (
            "isa: commitment: CMT-2025-001 was done on 2026-02-12;"
            " if that is wrong, isa correct puts it right\n"
        ),
    ) == (refused.returncode, refused.stderr)


X = ("make", "RSP-2025-001", "x", "--owner", "cosla", "--on", "2025-12-10")
REFUSED = {
    ("make", "RSP-2025-001", " ", *X[3:]): "text: it can't be blank",
    ("make", "RSP-2025-009", *X[2:]): "response: no response 'RSP-2025-009' in this record",
    (*X[:4], "nobody", *X[5:]): "owner: no addressee 'nobody' in this record",
    (*X, "--for", "2025-12-01"): "promised_for: 2025-12-01 lies before it was made, 2025-12-10",
    (*X, "--recommendation", "0"): (
        "invalid value for '--recommendation': 0 is not in the range x>=1"
        " (isa commitment make --help says more)"
    ),
    (*X, "--recommendation", "3"): (
        "recommendation: no recommendation 'ADV-2025-001.3' in this record:"
        " ADV-2025-001 has 2 of them"
    ),
    (*X, "--topic", "Two Words"): (
        "topics: 'Two Words' is no slug; use small letters a-z, figures and hyphens,"
        " as in minister-promise"
    ),
    (*X, "--rests-on", "nothing"): (
        "references: 'nothing' is no reference; write a scheme, a colon and an id in small"
        " letters, as in vision-statement:3"
    ),
    ("done", "CMT-2025-009", "--on", "2026-02-14"): (
        "commitment: no commitment 'CMT-2025-009' in this record"
    ),
    ("update", "CMT-2025-001", "x", "--on", "2025-12-01"): (
        "date: 2025-12-01 lies before CMT-2025-001 was made, on 2025-12-10"
    ),
    ("drop", "CMT-2025-001", "--on", "2026-02-14", "--because", ""): "reason: it can't be blank",
}


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_wrong_is_refused_in_a_sentence(
    answered: Path, isa: Isa, words: tuple[str, ...], said: str
) -> None:
    before = answered.read_bytes()

    refused = isa("commitment", *words)

    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
    assert before == answered.read_bytes()
