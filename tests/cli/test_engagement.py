"""Meetings and letters, and whether contact is kept as often as was set."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Refuses = Callable[..., None]
Says = Callable[..., str]

pytestmark = pytest.mark.usefixtures("plan")

MEETING = (
    *("engagement", "record", "cosla", "--on", "2025-11-20", "--title", "The plan"),
    *("--advice", "1e5", "--present", "A. Person", "--text", "secret words", "--topic", "plans"),
    *("--milestone", "draft", "--rests-on", "vision-statement:3"),
    *("--visibility", "public", "--source", "a diary"),
)
LETTER = (
    *("engagement", "record", "cosla", "--on", "2025-12", "--kind", "letter"),
    *("--title", "A quiet letter"),
)
LISTED = """\
reference     on          kind     with    about           topics    advice
------------  ----------  -------  ------  --------------  --------  ------------
ENG-2025-001  2025-11-20  meeting  cosla   The plan        plans     ADV-2025-001
ENG-2025-002  2025-12     letter   cosla   A quiet letter
"""
# The paper is restricted, so that the meeting is shown to the public without it.
PUBLIC = """\
what is public; the rest is left out

reference     on          kind     with    about     topics    advice
------------  ----------  -------  ------  --------  --------  --------
ENG-2025-001  2025-11-20  meeting  cosla   The plan  plans
"""


def test_meetings_and_letters_are_listed_the_oldest_first(says: Says) -> None:
    assert "ENG-2025-001: recorded as entry 15 (receipt 15:HASH)\n" == says(*MEETING)
    assert "ENG-2025-002: recorded as entry 16 (receipt 16:HASH)\n" == says(*LETTER)
    listed = ("engagement", "list", "--as-at", "2026-02-10")

    assert LISTED == says(*listed)
    assert LISTED == says(*listed, "--with", "cosla")
    assert PUBLIC == says(*listed, "--visibility", "public")
    nobody = says(*listed, "--with", "independent-strategic-advisor")
    assert "no meeting to list; isa engagement record logs one\n" == nobody


def test_who_was_there_and_what_was_said_is_never_public(says: Says) -> None:
    says(*MEETING)

    def kept(view: str) -> list[str]:
        listed = says("engagement", "list", "--visibility", view, "--format", "json")
        row = json.loads(listed)["data"][0]
        return [row["present"], row["text"], row["source"]]

    assert ["", "", "a diary"] == kept("public")
    assert ["A. Person", "secret words", "a diary"] == kept("restricted")


def test_a_meeting_sent_twice_is_kept_once_unless_it_is_a_twin(says: Says) -> None:
    says(*MEETING)

    assert "ENG-2025-001: already recorded as entry 15; nothing was added\n" == says(*MEETING)
    twin = says(*MEETING, "--again")
    assert "ENG-2025-002: recorded as entry 16 (receipt 16:HASH)\n" == twin
    named = says(*MEETING, "--id", "diary-7")
    assert "ENG-2025-003: recorded as entry 17 (receipt 17:HASH)\n" == named
    again = says(*MEETING, "--id", "diary-7")
    assert "ENG-2025-003: already recorded as entry 17; nothing was added\n" == again


# Six weeks after 20 November 2025 is 1 January 2026; after 31 December it is 11 February.
CADENCES = """\
cadence    with    often           standing    last        next by     held    title            \
because
---------  ------  --------------  ----------  ----------  ----------  ------  ---------------  \
--------------------------------------------------------------
often      cosla   every 6 weeks   kept        2025-12-31  2026-02-11          Every six weeks  \
ENG-2025-002: only the month is known; its last day is counted
yearly     cosla   4 in 12 months  kept        2025-11-20  2026-11-12  1
"""
PUBLIC_CADENCES = """\
what is public; the rest is left out

cadence    with    often          standing    last        next by     held    title
---------  ------  -------------  ----------  ----------  ----------  ------  ---------------
often      cosla   every 6 weeks  lapsed      2025-11-20  2026-01-01          Every six weeks
"""


def test_cadences_tell_whether_contact_is_kept(says: Says) -> None:
    says(*MEETING)
    says(*LETTER)
    often = says(
        *("engagement", "cadence", "often", "cosla", "--since", "2025-11-13"),
        *("--every", "6 weeks", "--title", "Every six weeks", "--on", "2025-11-13"),
        *("--visibility", "public"),
    )
    yearly = says(
        *("engagement", "cadence", "yearly", "cosla", "--since", "2025-11-13", "--times", "4"),
        *("--per", "12 months", "--kind", "meeting", "--until", "2026-11-12"),
        *("--on", "2025-11-13"),
    )

    assert "often: recorded as entry 17 (receipt 17:HASH)\n" == often
    assert "yearly: recorded as entry 18 (receipt 18:HASH)\n" == yearly
    listed = ("engagement", "cadences", "--as-at", "2026-02-10")
    assert CADENCES == says(*listed)
    assert PUBLIC_CADENCES == says(*listed, "--visibility", "public")


def test_without_a_cadence_it_is_said_how_to_set_one(says: Says) -> None:
    expected = "no cadence set; isa engagement cadence sets one\n"
    assert expected == says("engagement", "cadences")


BAD = ("cadence", "bad", "cosla", "--since", "2025-11-13")
RECORD = ("record", "cosla", "--on", "2025-11-20")
EITHER = "every: give either every, as in '6 weeks', or times and per, as in 4 and '12 months'"
REFUSED = {
    BAD: EITHER,
    (*BAD, "--every", "6 weeks", "--times", "4", "--per", "12 months"): EITHER,
    (*BAD, "--times", "4"): "times: give times and per together, as in 4 and '12 months'",
    (*BAD, "--times", "0", "--per", "12 months"): (
        "invalid value for '--times': 0 is not in the range x>=1"
        " (isa engagement cadence --help says more)"
    ),
    (*BAD, "--every", "6 fortnights"): (
        "invalid value for '--every': '6 fortnights' is no allowance: write a whole number and"
        " working days, days, weeks or months, as in '20 working days'"
        " (isa engagement cadence --help says more)"
    ),
    (*BAD, "--every", "6 weeks", "--until", "2025-11-01"): (
        "until: 2025-11-01 lies before 2025-11-13"
    ),
    (*BAD[:2], "nobody", *BAD[3:], "--every", "6 weeks"): (
        "addressee: no addressee 'nobody' in this record"
    ),
    ("record",): "missing argument 'ADDRESSEES...' (isa engagement record --help says more)",
    ("record", "nobody", *RECORD[2:]): "addressees: no addressee 'nobody' in this record",
    (*RECORD, "--kind", "chat"): (
        "invalid value for '--kind': 'chat' is not one of 'meeting', 'letter', 'call', 'event'"
        " (isa engagement record --help says more)"
    ),
    (*RECORD, "--milestone", "nowhere"): "milestones: no milestone 'nowhere' in this record",
    (*RECORD, "--advice", "ADV-2025-009"): (
        "advice: no advice 'ADV-2025-009' in this record: isa advice list shows them all"
    ),
    ("list", "--with", "nobody"): (
        "no addressee 'nobody' in this record: isa addressee list shows them all"
    ),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_is_wrong_is_refused_in_a_sentence(
    refuses: Refuses, words: tuple[str, ...], said: str
) -> None:
    refuses("engagement", *words, said=said)
