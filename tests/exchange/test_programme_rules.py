"""Programme files that can be read, and break a rule of the record they are loaded into."""

from __future__ import annotations

import pytest

from isa_programme.errors import RefusedError
from isa_programme.exchange.programme_file import read_programme
from isa_programme.tracker.tracker import Tracker

OBJECTIVE = """\
[[objectives]]
slug = "o"
title = "T"
function = "strategy"
"""
MILESTONE = """\
[[milestones]]
slug = "m"
objective = "o"
title = "T"
planned_for = 2026-03-01
"""
INVESTMENT = """\
[[policies]]
slug = "p"
title = "T"
[[policies.investments]]
direction = "investment"
year = "2026-27"
noted_on = 2025-11-13
source = "S"
"""


RULES: dict[str, tuple[str, tuple[str, ...]]] = {
    "slug of an office": (
        '[[aims]]\nslug = "cosla"\ntitle = "T"',
        ("cosla: slug: cosla names something else in this record already",),
    ),
    "slug of two things": (
        '[[aims]]\nslug = "a"\ntitle = "T"\n[[policies]]\nslug = "a"\ntitle = "T"',
        ("a: slug: a names something else in this record already",),
    ),
    "slug twice": (
        '[[aims]]\nslug = "a"\ntitle = "T"\n[[aims]]\nslug = "a"\ntitle = "U"',
        ("a: slug: a is there already",),
    ),
    "blank title": ('[[aims]]\nslug = "a"\ntitle = "  "', ("a: title: it can't be blank",)),
    "long title": (
        f'[[aims]]\nslug = "a"\ntitle = "{"x" * 201}"',
        ("a: title: 201 characters; at most 200 fit",),
    ),
    "title of two lines": (
        '[[aims]]\nslug = "a"\ntitle = "one\\ntwo"',
        ("a: title: it is one line; leave out line breaks and control characters",),
    ),
    "title with a direction of its own": (
        '[[aims]]\nslug = "a"\ntitle = "\u202enoitcerid"',
        ("a: title: it holds invisible text-direction characters; leave them out",),
    ),
    "long text": (
        f'[[aims]]\nslug = "a"\ntitle = "T"\ntext = "{"x" * 1_048_577}"',
        ("a: text: more than 1 MiB of text; keep it as a document and name that",),
    ),
    "tag that is no slug": (
        '[[aims]]\nslug = "a"\ntitle = "T"\ngroups = ["Young Parents"]',
        (
            (
                "a: groups: 'Young Parents' is no slug; use small letters a-z, figures and hyphens,"
                " as in minister-promise"
            ),
        ),
    ),
    "alias of two lines": (
        '[[references]]\nname = "data-map:map"\ntitle = "T"\naliases = ["one\\ntwo"]',
        (("data-map:map: aliases: one line of at most 500 visible characters, no blanks around"),),
    ),
    "reference in no form": (
        '[[references]]\nname = "Data map"\ntitle = "T"',
        (
            (
                "Data map: name: 'Data map' is no reference; write a scheme, a colon and an id in"
                " small letters, as in vision-statement:3"
            ),
        ),
    ),
    "reference in no scheme": (
        '[[references]]\nname = "ours:1"\ntitle = "T"',
        (
            (
                "ours:1: name: no scheme 'ours'; there are promise-report, plan-24-30,"
                " vision-statement, story-of-progress, audit-recommendation, oversight-report,"
                " data-map, information-sharing, legislation, and those you name"
            ),
        ),
    ),
    "day to come": (
        '[[aims]]\nslug = "a"\ntitle = "T"\nset_on = 2026-11-24',
        ("a: date: 2026-11-24 has not come yet; today is 2026-11-23",),
    ),
    "objective of nothing": (
        OBJECTIVE.replace('function = "strategy"\n', ""),
        ("o: function: name a function of the programme, or a route_map",),
    ),
    "names of nothing": (
        f"""{MILESTONE}owners = ["nobody"]
depends_on = ["later", "ADV-2026-001@minister"]
references = ["ours:1"]
""",
        (
            "m: objective: no objective 'o' in this record",
            "m: owners: no addressee 'nobody' in this record",
            "m: depends_on: no milestone, commitment or advice 'later' in this record",
            (
                "m: depends_on: no advice 'ADV-2026-001' in this record: isa advice list shows them"
                " all"
            ),
            (
                "m: references: no scheme 'ours'; there are promise-report, plan-24-30,"
                " vision-statement, story-of-progress, audit-recommendation, oversight-report,"
                " data-map, information-sharing, legislation, and those you name"
            ),
        ),
    ),
    "cadence of neither form": (
        '[[cadences]]\nslug = "c"\naddressee = "minister"\nsince = 2025-11-13\n',
        (
            (
                "c: every: give either every, as in '6 weeks', or times and per, as in 4 and"
                " '12 months'"
            ),
        ),
    ),
    "figures out of bounds": (
        f"{INVESTMENT}pounds = 0".replace("2026-27", "2026-28"),
        (
            "p: pounds: a whole number from 1 to 1000000000000000",
            "p: year: a financial year is written as in 2026-27",
        ),
    ),
    "figure too large": (
        f"{INVESTMENT}pounds = {10**40}",
        ("p: pounds: a whole number from 1 to 1000000000000000",),
    ),
    "ring made later": (
        f"""{OBJECTIVE}{MILESTONE}[[milestones.linked]]
depends_on = ["m"]
linked_on = 2025-11-13
""",
        ("m: depends_on: each would wait for the next for ever: m -> m",),
    ),
    "document that is none": (
        f"""{OBJECTIVE}{MILESTONE}[[milestones.marked]]
mark = "drafted"
marked_on = 2025-11-13
""",
        ("m: milestone: m is not the publication of a document",),
    ),
    "office that is there twice": (
        '[[addressees]]\nslug = "x"\nname = "X"\n[[addressees]]\nslug = "x"\nname = "Y"\n',
        ("x: slug: x is an addressee already",),
    ),
}


@pytest.mark.parametrize(("text", "faults"), RULES.values(), ids=RULES)
def test_what_breaks_a_rule_is_refused_whole_with_what_it_is_about(
    tracker: Tracker, text: str, faults: tuple[str, ...]
) -> None:
    good = '[[aims]]\nslug = "good"\ntitle = "T"\n'
    before = tracker.head
    with pytest.raises(RefusedError) as refused:
        tracker.load_programme(read_programme(good + text))
    assert faults == refused.value.faults
    assert before == tracker.head


def test_a_slug_with_a_look_alike_is_refused_and_shown_as_what_it_is(tracker: Tracker) -> None:
    with pytest.raises(RefusedError) as refused:
        tracker.load_programme(read_programme('[[aims]]\nslug = "\u0430im"\ntitle = "T"'))
    why = "slug: '\\u0430im' is no slug; use small letters a-z, figures and hyphens, as in"
    assert [True] == [f"{why} minister-promise" in fault for fault in refused.value.faults]
