"""Letters and briefings from the command line: the forms, the folder, and what is said beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]

LATE = ("--as-at", "2025-12-16")
NOT_EVERYTHING = (
    "only what is public is in it, which is not everything; --visibility says who else may see it\n"
)
SEEN = ("--visibility", "restricted")
WARNED = "warning: ADV-2025-001: its date rests on an example rule, not agreed\n"
RECORD = (
    "drafted, not sent; once it is: isa escalation record ADV-2025-001 --addressee cosla --stage"
    ' substantive --recommendation 1 --recommendation 2 --step "letter asking for the answer" --on'
    " DATE\n"
)


def test_a_letter_is_drafted_in_each_form_and_the_record_stays_as_it_is(
    isa: Isa, plan: Path
) -> None:
    before = plan.read_bytes()
    printed = isa("report", "letter", "1e5", *LATE, *SEEN)
    assert (0, WARNED + RECORD) == (printed.returncode, printed.stderr)
    for name in ("letter.md", "letter.html", "letter.docx", "letter.eml"):
        filed = isa("report", "letter", "1e5", name, *LATE, *SEEN)
        assert (0, "", WARNED + RECORD) == (filed.returncode, filed.stdout, filed.stderr)
    assert printed.stdout.encode() == Path("letter.md").read_bytes()
    assert Path("letter.docx").read_bytes().startswith(b"PK")
    assert b"X-Unsent: 1" in Path("letter.eml").read_bytes()
    assert before == plan.read_bytes()


def test_the_command_that_is_said_records_the_step(isa: Isa, plan: Path) -> None:
    said = isa("report", "letter", "1e5", *LATE, *SEEN).stderr.splitlines()[-1]
    words = said.removeprefix("drafted, not sent; once it is: isa ").split('"')
    typed = [*words[0].split(), words[1], *words[2].replace("DATE", "2025-12-16").split()]
    assert plan.exists()
    assert (0, "") == ((done := isa(*typed)).returncode, done.stderr)
    again = isa("report", "letter", "1e5", *LATE, *SEEN)
    assert (2, "") == (again.returncode, again.stdout)
    assert (
        "isa: no letter is due about ADV-2025-001.1 (substantive, cosla): its date is 12 December"
        " 2025; the next step, raise with the Cabinet Sub-Committee, falls due on 15 January 2026"
    ) == again.stderr.splitlines()[0]


@pytest.mark.usefixtures("plan")
def test_a_restricted_paper_gives_no_public_letter_and_no_file(isa: Isa) -> None:
    refused = isa("report", "letter", "ADV-2025-001", "letter.md", *LATE)
    said = (
        "isa: ADV-2025-001 can't be shown here; ask for restricted visibility, and give the letter"
        " to those who may see it\n"
    )
    assert (2, "", said) == (refused.returncode, refused.stdout, refused.stderr)
    assert not Path("letter.md").exists()


@pytest.mark.usefixtures("plan")
def test_all_that_fell_due_is_drafted_into_a_new_folder(isa: Isa) -> None:
    name = "ADV-2025-001-cosla-substantive-letter-asking-for-the-answer"
    made = isa("report", "letters", "drafts", *LATE, *SEEN)
    assert (0, f"{Path('drafts', name)}.md\n", WARNED + RECORD) == (
        *(made.returncode, made.stdout, made.stderr),
    )
    alone = isa(
        *("report", "letter", "ADV-2025-001", "--step", "letter asking for the answer"),
        *("--addressee", "cosla", *LATE, *SEEN),
    )
    assert alone.stdout.encode() == Path("drafts", f"{name}.md").read_bytes()
    word = isa("report", "letters", "word", "--as", "word", *LATE, *SEEN)
    assert (0, [f"{name}.docx"]) == (
        word.returncode,
        [each.name for each in Path("word").iterdir()],
    )
    kept = Path("drafts", f"{name}.md").read_bytes()
    again = isa("report", "letters", "drafts", *LATE, *SEEN)
    assert (5, "", "isa: drafts is there already; name a new folder\n") == (
        *(again.returncode, again.stdout, again.stderr),
    )
    assert kept == Path("drafts", f"{name}.md").read_bytes()


@pytest.mark.usefixtures("plan")
def test_where_nothing_is_due_or_shown_there_is_no_folder_and_it_says_so(isa: Isa) -> None:
    nothing = "no letter is due about anything that is public"
    for options, said, warned in (
        (("--as-at", "2025-12-12", *SEEN), f"{nothing} or restricted\n", ""),
        (LATE, f"{nothing}\n", NOT_EVERYTHING),
    ):
        made = isa("report", "letters", "letters", *options)
        assert (0, said, warned) == (made.returncode, made.stdout, made.stderr)
        assert not Path("letters").exists()


@pytest.mark.usefixtures("plan")
def test_a_letter_that_would_leave_a_reply_out_is_left_out_and_named(isa: Isa) -> None:
    assert isa("visibility", "1e5", "public", "--on", "2025-11-13").returncode == 0
    holding = ("response", "record", "1e5", "--from", "cosla", "--kind", "holding")
    assert isa(*holding, "--on", "2025-12-01").returncode == 0
    made = isa("report", "letters", "drafts", *LATE)
    said = (
        "left out: ADV-2025-001: not all that came back from cosla can be shown here, and a letter"
        " without it could say what is not so; ask for restricted visibility, and give the letter"
        " to those who may see it\n"
    )
    nothing = "no letter is due about anything that is public\n"
    assert (0, nothing, f"{NOT_EVERYTHING}{said}") == (made.returncode, made.stdout, made.stderr)


@pytest.mark.usefixtures("plan")
def test_a_template_that_can_not_be_used_makes_no_folder(isa: Isa) -> None:
    Path("letterhead.dotx").write_text("no Word file", encoding="utf-8")
    refused = isa(
        *("report", "letters", "drafts", "--as", "word", "--template", "letterhead.dotx"),
        *(*LATE, *SEEN),
    )
    assert (2, "") == (refused.returncode, refused.stdout)
    assert not Path("drafts").exists()


def test_a_briefing_is_made_in_each_form(isa: Isa, answered: Path) -> None:
    before = answered.read_bytes()
    printed = isa("report", "briefing", "--for", "cosla", *LATE)
    assert (0, NOT_EVERYTHING) == (printed.returncode, printed.stderr)
    for name in ("briefing.md", "briefing.html", "briefing.docx", "briefing.eml"):
        filed = isa("report", "briefing", name, "--for", "cosla", *LATE)
        assert (0, "", NOT_EVERYTHING) == (filed.returncode, filed.stdout, filed.stderr)
    assert printed.stdout.encode() == Path("briefing.md").read_bytes()
    assert before == answered.read_bytes()
    assert "What was advised and what came back is told since the programme began" in printed.stdout
    since = isa("report", "briefing", "--for", "cosla", "--since", "2025-12-10", *LATE)
    assert "since 10 December 2025, as asked for" in since.stdout


REFUSED = {
    ("--for", "nobody"): (
        "no addressee 'nobody' in this record: isa addressee list shows them all"
    ),
    ("--for", "cosla", "--since", "2025-12-17"): (
        "since: 2025-12-17 lies after 2025-12-16, the day asked about"
    ),
}


@pytest.mark.parametrize(("options", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
@pytest.mark.usefixtures("plan")
def test_a_briefing_that_can_not_be_is_refused(
    isa: Isa, options: tuple[str, ...], said: str
) -> None:
    refused = isa("report", "briefing", "briefing.md", *options, *LATE)
    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
    assert not Path("briefing.md").exists()
