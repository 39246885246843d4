"""How much was answered in time, as people, spreadsheets and programs are told it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

DEFINED = """\
on time: answered on time / (answered + overdue); what is not yet due is in neither number
at issue: the same against the deadlines at issue, as if nothing had moved them
days: median calendar days from day zero to the answer (shortest to longest); what is still open\
 counts as at least its present age
held: the same from the first holding reply to the substantive answer

"""
# Due on 12 December: one answered after 27 days, one still open after 53.
TABLE = f"""\
by addressee, stage substantive, as at 2026-01-05
{DEFINED}\
addressee    rests on          in ten      on time       at issue      overdue    not ye\
t due    undated    days                                             held
-----------  ----------------  ----------  ------------  ------------  ---------  ------\
-------  ---------  -----------------------------------------------  ------
COSLA        borrowed-example  #####.....  1 of 2, 50 %  1 of 2, 50 %  1          0     \
         0          more than 40 (27 to more than 53, 1 still open)
"""
NOTHING = f"""\
by month, stage substantive, as at 2025-11-12
{DEFINED}\
nothing was owed by 2025-11-12
"""
CSV = """\
group,name,basis,rate_on_time,rate_late,rate_overdue,rate_counted,rate_percent,original_on_time,\
original_late,original_overdue,original_counted,original_percent,not_yet_due,undated,days_counted,\
days_running,days_median_at_least,days_median_at_most,days_median_is_more,days_shortest,\
days_longest,days_longest_runs,held_counted,held_running,held_median_at_least,\
held_median_at_most,held_median_is_more,held_shortest,held_longest,held_longest_runs\r
cosla,COSLA,borrowed-example,1,0,1,2,50,1,0,1,2,50,0,0,2,1,40,,yes,27,53,yes,0,0,,,no,,,no\r
"""


@pytest.fixture
def answered(small: Path, isa: Isa) -> Path:
    """The small record, of which one recommendation of two was answered on 10 December."""
    sent = isa(
        *("--record", small, "response", "record", "ADV-2025-001", "--from", "cosla"),
        *("--kind", "substantive", "--on", "2025-12-10", "-d", "1=accepted"),
    )
    assert (sent.returncode, sent.stderr) == (0, "")
    return small


def asked(isa: Isa, record: Path, *words: str, day: str = "2026-01-05") -> str:
    found = isa("--record", record, "compliance", *words, "--as-at", day)
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def test_people_are_told_each_rate_with_its_numbers_and_what_it_means(
    answered: Path, isa: Isa
) -> None:
    assert TABLE == asked(isa, answered)


def test_a_day_before_everything_is_answered_with_what_the_figures_would_mean(
    answered: Path, isa: Isa
) -> None:
    assert NOTHING == asked(isa, answered, "--by", "month", day="2025-11-12")


def test_a_spreadsheet_has_a_column_for_every_figure(answered: Path, isa: Isa) -> None:
    assert CSV == asked(isa, answered, "--format", "csv")


def test_what_may_not_be_seen_is_in_no_figure(answered: Path, isa: Isa) -> None:
    shown = asked(isa, answered, "--visibility", "public")
    assert shown.endswith("what is public; the rest is left out\n\nnothing to show\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--by", "office"),
            (
                "invalid value for '--by': 'office' is not one of 'addressee', 'function',"
                " 'protocol', 'stage', 'month'"
            ),
        ),
        (
            ("--stage", "commitment"),
            (
                "invalid value for '--stage': 'commitment' is not one of 'acknowledgement',"
                " 'substantive', 'update'"
            ),
        ),
    ],
)
def test_what_can_not_be_counted_is_refused_with_what_can(
    small: Path, isa: Isa, words: tuple[str, ...], said: str
) -> None:
    refused = isa("--record", small, "compliance", *words)
    told = f"isa: {said} (isa compliance --help says more)\n"
    assert (2, "", told) == (refused.returncode, refused.stdout, refused.stderr)
