"""What a command brings in: lists of what may be, so that whatever is new and slow is seen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import click
import pytest

from isa_programme import Tracker
from isa_programme.cli.commands import FILE, as_text, isa, listed, listed_anew
from isa_programme.cli.late_group import LateGroup, defined
from isa_programme.cli.options import DOCUMENT_FORMS, VISIBILITIES
from isa_programme.cli.settings import FORMATS
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.formats import DocumentForm, Format

Isa = Callable[..., CompletedProcess[str]]

BARE = """\
import json, re, sys
sys.argv = ["isa", *json.loads(sys.argv[1])]
try:
    {run}
except SystemExit:
    pass
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
OURS = BARE.format(run="from isa_programme.cli import main; main()")
CLICKS = BARE.format(
    run="import click; click.Group('isa', commands=[click.Command('demo', help='It.')]).main()"
)

SHOWN: dict[str, Any] = {"info_name": "isa", "help_option_names": ["-h", "--help"]}
"""How a page of help is shown, whoever makes it."""

HELP = {
    "isa_programme",
    "isa_programme.cli",
    "isa_programme.cli.commands",
    "isa_programme.cli.late_group",
    "isa_programme.cli.options",
    "isa_programme.cli.release",
    "isa_programme.cli.remembering",
    "isa_programme.cli.running",
    "isa_programme.cli.settings",
    "isa_programme.cli.typed_dates",
}
"""All that a page of help brings in, besides what click brings in for its own."""


def modules(script: str, *words: str) -> set[str]:
    """What a script has brought in at its end, in a Python of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", script, json.dumps(words)],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "80"},
    )
    found: list[str] = json.loads(ran.stderr.decode().splitlines()[-1])
    return {*found}


@pytest.fixture(scope="module")
def clicks() -> set[str]:
    """What click brings in for a page of help."""
    return modules(CLICKS, "--help")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("advice", "--help")])
def test_a_page_of_help_brings_in_what_click_does_and_the_commands_names(
    words: tuple[str, ...], clicks: set[str]
) -> None:
    assert modules(OURS, *words) - clicks == HELP


def test_a_short_word_asks_for_help_too(isa_process: Isa) -> None:
    for words in ((), ("advice",), ("overdue",)):
        assert isa_process(*words, "--help").stdout == isa_process(*words, "-h").stdout


def test_a_commands_own_help_brings_in_its_own_module_and_no_other_commands() -> None:
    found = modules(OURS, "note", "--help")

    assert {each for each in found if each.startswith("isa_programme.cli.commands.")} == {
        "isa_programme.cli.commands.note"
    }


def libraries(found: set[str]) -> set[str]:
    """The names of what is neither Python's nor ours."""
    tops = {each.partition(".")[0] for each in found if not each.startswith("_")}
    return tops - sys.stdlib_module_names - {"isa_programme"}


READING = {"attr", "attrs", "cattrs", "typing_extensions"}
"""What reading entries brings in; the last is cattrs's own."""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("overdue", "--format", "json"), set()),
        (("overdue", "--format", "csv", "--exit-code"), set()),
        (("due", "--format", "jsonl"), set()),
        (("due",), set()),
        (("overdue", "--as-at", "2026-03-02", "--since", "2025-12-01"), set()),
        (("overdue", "--format", "markdown", "--ours"), {"tabulate"}),
        (("overdue", "--visibility", "public", "--format", "json"), READING),
        (("overdue", "--known-at", "5"), READING),
        (
            ("deadline", "20 working days", "--from", "2025-11-13"),
            READING | {"holidays", "dateutil", "six"},
        ),
    ],
)
def test_a_question_brings_in_no_other_library_than_its_answer_needs(
    demo: Path, words: tuple[str, ...], wanted: set[str]
) -> None:
    found = libraries(modules(OURS, "--record", str(demo), *words))

    assert found - wanted - {"click"} == set(), "a new library on the way to an answer"


def test_what_a_lead_has_overdue_brings_in_no_library_and_none_reads_the_entries(
    tmp_path: Path,
) -> None:
    path = tmp_path / "isa.db"
    with Tracker.create(path, example="foisa-like", adopted_on=date(2025, 1, 1)) as made:
        made.add_addressee("cosla", "COSLA")
        made.issue_advice(
            "One strategy", issued_on=date(2025, 11, 3), addressees=["cosla"], lead="Morag"
        )
    asked = ("overdue", "--as-at", "2026-01-05", "--format", "json", "--exit-code")

    found = modules(OURS, "--record", str(path), *asked, "--lead", "morag")

    assert {"click"} == libraries(found)


def test_a_set_up_that_is_lazy_loads_what_it_lists() -> None:
    assert as_text(listed_anew()) == Path(FILE).read_text(encoding="utf-8"), (
        "run: python -m isa_programme.cli.completing"
    )


def test_every_command_is_called_by_the_word_it_is_listed_under() -> None:
    groups = {"": isa}
    for words, (place, _) in listed().items():
        group, _, word = words.rpartition(" ")
        found = groups[group].commands[word]
        assert word == found.name
        if not place:
            assert isinstance(found, type(isa))
            groups[words] = found
    assert {words for words, (place, _) in listed().items() if not place} == {*groups} - {""}


def test_a_page_of_help_lists_what_click_would_list_of_the_commands_themselves() -> None:
    for group in (isa, *(each for each in isa.commands.values() if isinstance(each, LateGroup))):
        for width in (40, 80, 100):
            context = click.Context(group, **SHOWN, terminal_width=width)
            plain = click.Group(group.name, commands={**group.commands}, params=group.params)
            plain.help = group.help
            other = click.Context(plain, **SHOWN, terminal_width=width)

            assert plain.get_help(other) == group.get_help(context)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("overdu",), "isa: no such command 'overdu'. Did you mean 'overdue'? (isa --help says"),
        (("advice", "isssue"), "isa: no such command 'isssue'. (Did you mean one of: 'issue'"),
        (("advice",), "Usage: isa advice [OPTIONS] COMMAND [ARGS]..."),
        (("no-such-word",), "isa: no such command 'no-such-word' (isa --help says more)"),
    ],
)
def test_a_word_that_is_no_command_is_refused_without_loading_any(
    words: tuple[str, ...], said: str, isa_process: Isa
) -> None:
    refused = isa_process(*words)

    assert (2, "") == (refused.returncode, refused.stdout)
    assert refused.stderr.startswith(said)
    found = {
        each for each in modules(OURS, *words) if each.startswith("isa_programme.cli.commands.")
    }
    assert found == set()


def test_the_words_of_an_option_are_those_of_the_enumeration() -> None:
    assert [each.value for each in Visibility] == [*VISIBILITIES]
    assert [each.value for each in Format] == [*FORMATS]
    assert [each.value for each in DocumentForm] == [*DOCUMENT_FORMS]


def test_the_commands_of_a_group_can_be_added_to_and_taken_from_like_any_group_of_clicks() -> None:
    group = LateGroup("made-up", told={"note": "It."}, load=lambda _: defined("note:note"))
    other = click.Command("other")
    group.add_command(other)

    assert (["note", "other"], 2) == (sorted(group.commands), len(group.commands))
    assert other is group.commands["other"]
    assert group.commands["note"] is group.commands["note"] is isa.commands["note"]
    del group.commands["other"]
    assert "other" not in group.commands
    assert group.commands.get("other") is None
