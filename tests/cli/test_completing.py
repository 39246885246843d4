"""What a shell offers, key by key; and that it is quick, quiet, and harmless."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import click
import pytest
from click.shell_completion import get_completion_class

from isa_programme import Tracker
from isa_programme.cli.commands import isa as every_command
from isa_programme.cli.completing import naming, offering
from isa_programme.cli.completing.shells import SHELLS, script
from isa_programme.cli.completing.tree import FILE, as_text, described, kept, recalled

Isa = Callable[..., CompletedProcess[str]]
RUN = "run: python -m isa_programme.cli.completing"
Offers = Callable[..., list[str]]
KNOWN = [name for name in SHELLS if name != "powershell" or get_completion_class(name) is not None]
"""The shells that the click installed can complete in; PowerShell from 8.5 on."""


def _commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        here = f"{path} {name}".strip()
        if isinstance(command, click.Group):
            yield from _commands(command, here)
        else:
            yield here, command


def test_the_commands_as_data_are_the_commands() -> None:
    written = FILE.read_text(encoding="utf-8")

    assert as_text(described(every_command)) == written, (
        "run: python -m isa_programme.cli.completing"
    )


def test_everything_that_names_something_has_a_noun_for_which_something_is_offered() -> None:
    unknown = [
        f"{path}: {parameter.name}"
        for path, command in _commands(every_command)
        for parameter in command.params
        if naming.is_a_name(parameter) and naming.noun_of(path, parameter) is None
    ]
    nouns = {*naming.NAMES.values(), *naming.ELSEWHERE.values()} - {naming.FREE}

    assert unknown == [], "say in cli/completing/naming.py what they name"
    assert nouns - offering.NOUNS == set()


def test_the_tables_of_names_hold_nothing_that_no_command_takes() -> None:
    taken = {
        (path, str(parameter.name))
        for path, command in (*_commands(every_command), ("", every_command))
        for parameter in command.params
    }

    assert {*naming.ELSEWHERE} - taken == set()
    assert {*naming.NAMES} - {name for _, name in taken} == set()


@pytest.fixture
def offers(isa_process: Isa) -> Offers:
    """What a shell is told when somebody has typed a line so far; that it is told quietly."""

    def run(line: str, *, shell: str = "bash", **environment: str) -> list[str]:
        words = line.split(" ")
        at = 0 if shell == "bash" else len(words) - 1
        told = isa_process(
            COMP_WORDS=line, COMP_CWORD=str(at), _ISA_COMPLETE=f"{shell}_complete", **environment
        )
        assert (told.returncode, told.stderr) == (0, "")
        return told.stdout.splitlines()

    return run


LINES = {
    "isa adv": ["advice"],
    "isa advice is": ["issue"],
    "isa advice issue --fun": ["--function"],
    "isa advice issue --function ": ["strategy", "delivery", "relationships"],
    "isa advice issue --to c": ["cosla"],
    "isa advice issue --to=c": ["cosla"],
    "isa advice issue --to cosla --copied-to i": ["independent-strategic-advisor"],
    "isa addressee show ": ["independent-strategic-advisor", "cosla"],
    "isa addressee open ": ["independent-strategic-advisor", "cosla"],
    "isa addressee open --kind g": ["government"],
    "isa advice show ADV-2025-001.": ["ADV-2025-001.1", "ADV-2025-001.2"],
    "isa advice show 1": ["1e5"],
    "isa response judge ": ["RSP-2025-001"],
    "isa response judge RSP-2025-001 p": ["partly"],
    "isa response judge RSP-2025-001 partly --recommendation ": ["1", "2"],
    "isa response record 1e5 --from c": ["cosla"],
    "isa response record 1e5 -d 2=not-": ["not-accepted", "not-addressed"],
    "isa visibility R": ["RSP-2025-001"],
    "isa milestone reach ": ["draft", "end", "unseen"],
    "isa milestone link end --after d": ["draft"],
    "isa refs vision-statement:": ["3"],
    "isa refs --scheme p": ["promise-report", "plan-24-30"],
    "isa policy align h": ["home-visits"],
    "isa policy align home-visits ": ["early-help"],
    "isa protocol show foisa": ["foisa-like", "foisa-like.1"],
    "isa calendar show ": ["scotland"],
    "isa escalation record 1e5 --step l": ["letter\\ asking\\ for\\ the\\ answer"],
    "isa escalation record 1e5 --step 'letter a": ["letter asking for the answer"],
    "isa overdue --lead M": ["Morag"],
    "isa report feed --function d": ["delivery"],
    "isa completion p": ["powershell"],
    "isa deadline --calendar w": ["weekdays"],
    "isa deadline --protocol foisa-": ["foisa-like"],
    "isa advice show nothing-like-it": [],
    "isa note 1e5 ": [],
}


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize(("line", "offered"), LINES.items(), ids=LINES)
def test_what_is_offered_for_a_line(
    isa: Isa, offers: Offers, line: str, offered: list[str]
) -> None:
    if "--lead" in line:
        more = ("advice", "issue", "--title", "T", "--on", "2025-12-01", "--lead", "Morag")
        assert isa(*more).returncode == 0

    assert [f"plain,{each}" for each in offered] == offers(line)


def test_the_words_beside_a_name_are_short_and_show_what_is_hidden_as_marks(
    small: Path, offers: Offers
) -> None:
    with Tracker.open(small) as tracker:
        tracker.issue_advice(f"A\u200b{'b' * 80}", issued_on="2025-12-01")
    shown = f"A<U+200B>{'b' * 50}…"
    line = f"isa --record {small} advice show ADV-2025-002"

    for shell in {"zsh", "powershell"} & {*KNOWN}:
        assert ["plain", "ADV-2025-002", shown] == offers(line, shell=shell)


HOSTILE = (
    "$(touch here)",
    "`touch here`",
    "a;b",
    "a|b",
    "a&b",
    "--yes",
    "a'b",
    'a"b',
    "a$b",
    "~",
    "a\\b",
)


def test_a_reference_that_a_shell_could_take_for_more_is_not_offered(
    small: Path, offers: Offers
) -> None:
    with Tracker.open(small) as tracker:
        for own in HOSTILE:
            tracker.issue_advice("T", issued_on="2025-12-01", own_reference=own)
    offered = {each.partition(",")[2] for each in offers("isa explain ", ISA_RECORD=str(small))}

    assert {"1e5", "ADV-2025-001", f"ADV-2025-0{len(HOSTILE) + 1}"} <= offered
    assert all(each[0].isalnum() and not set("$`;|&'\"~\\") & {*each} for each in offered)


def _damaged(small: Path) -> None:
    small.write_bytes(small.read_bytes()[:5000])


def _foreign(small: Path) -> None:
    small.write_text("a letter", encoding="utf-8")


def _being_written(small: Path) -> None:
    small.with_name("small.db-journal").write_bytes(b"")


@pytest.mark.parametrize("spoil", [_damaged, _foreign, _being_written, Path.unlink, lambda _: None])
def test_where_the_record_cannot_be_read_nothing_is_offered_and_nothing_said(
    small: Path, offers: Offers, spoil: Callable[[Path], None]
) -> None:
    spoil(small)
    there = small.exists()
    before = small.read_bytes() if there else b""
    offered = offers("isa advice show ", ISA_RECORD=str(small))

    assert bool(offered) == (spoil.__name__ == "<lambda>")
    assert (there, before) == (small.exists(), small.read_bytes() if there else b"")


def test_a_record_that_somebody_holds_is_not_waited_for(small: Path, offers: Offers) -> None:
    import sqlite3  # noqa: PLC0415 - as another program does

    holding = sqlite3.connect(small, isolation_level=None)
    holding.execute("BEGIN EXCLUSIVE")
    try:
        assert offers("isa advice show ", ISA_RECORD=str(small)) == []
    finally:
        holding.close()


def test_completing_changes_neither_the_record_nor_what_this_machine_remembers(
    small: Path, offers: Offers, tmp_path: Path
) -> None:
    heads = sorted(tmp_path.glob("settings/**/heads/*"))
    before = [each.read_bytes() for each in (small, *heads)]
    stamped = small.stat().st_mtime_ns
    with Tracker.open(small) as tracker:
        tracker.note("1e5", "a call", noted_on="2025-12-01")
    after = small.read_bytes()
    offers("isa advice show ", ISA_RECORD=str(small))

    assert stamped
    assert (after, before[1:]) == (small.read_bytes(), [each.read_bytes() for each in heads])
    assert heads == sorted(tmp_path.glob("settings/**/heads/*"))


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_record_that_can_only_be_read_is_completed_from(small: Path, offers: Offers) -> None:
    small.chmod(0o400)
    small.parent.chmod(0o500)
    try:
        assert offers("isa addressee show c", ISA_RECORD=str(small)) == ["plain,cosla"]
    finally:
        small.parent.chmod(0o700)


def test_the_record_named_on_the_line_is_the_one(small: Path, offers: Offers, demo: Path) -> None:
    before = offers(f"isa --record {small} addressee show c", ISA_RECORD=str(demo))
    after = offers(f"isa advice issue --record {small} --to c", ISA_RECORD=str(demo))

    assert [["plain,cosla"], ["plain,cosla"]] == [before, after]


def test_names_that_a_visibility_hides_are_not_offered_to_a_question(
    plan: Path, offers: Offers
) -> None:
    line = "isa history --visibility public "

    assert "plain,unseen" in offers("isa history ", ISA_RECORD=str(plan))
    assert "plain,unseen" not in offers(line, ISA_RECORD=str(plan))
    assert "plain,ADV-2025-001" not in offers(line, ISA_RECORD=str(plan))


def test_only_what_is_needed_is_loaded_before_an_answer() -> None:
    asking = (
        "import os, sys; os.environ.update(COMP_WORDS='isa adv', COMP_CWORD='0',"
        " _ISA_COMPLETE='bash_complete')\n"
        "from isa_programme.cli.running import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*(name for name in ('attrs', 'cattrs', 'sqlite3', 'tabulate', 'pendulum',"
        " 'isa_programme.record.register', 'isa_programme.tracker.tracker',"
        " 'isa_programme.cli.commands') if name in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", asking], capture_output=True, check=True)

    assert told.stdout.decode() == "plain,advice\n\n"


def test_the_commands_made_from_data_offer_what_click_would() -> None:
    root = recalled(kept(), lambda _noun, _ctx, _begun: [])
    assert isinstance(root, click.Group)
    ours = {each.value for each in root.shell_complete(click.Context(root), "")}

    assert {name for name, each in every_command.commands.items() if not each.hidden} == ours


@pytest.mark.parametrize("shell", KNOWN)
def test_the_script_of_each_shell_is_written(isa: Isa, shell: str) -> None:
    written = isa("completion", shell)

    assert (written.returncode, written.stderr) == (0, "")
    assert script(shell) == written.stdout
    assert f"{shell}_complete" in written.stdout
    assert "\r" not in written.stdout


def test_a_shell_that_click_does_not_know_yet_is_refused_in_one_sentence(
    isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "isa_programme.cli.completing.shells.get_completion_class", lambda _name: None
    )
    refused = isa("completion", "powershell")

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        (
            "isa: the click that is installed can't complete in powershell;"
            " pip install --upgrade click brings one that can (8.5 or newer)\n"
        ),
    )


def _in(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


IN_SHELLS = (
    pytest.param(
        "bash",
        "complete -p isa >/dev/null; COMP_LINE='isa advice show ADV-2025-001.' COMP_POINT=29;"
        " _isa_completion isa; echo ${COMPREPLY[@]}",
        "ADV-2025-001.1 ADV-2025-001.2",
        marks=_in("bash"),
        id="bash",
    ),
    pytest.param(
        "zsh",
        "compadd() { echo $completions; }; _describe() { echo $completions_with_descriptions; };"
        " words=(isa advice show ADV-2025-001.); CURRENT=4; _isa_completion",
        "ADV-2025-001.1:Publish a plan ADV-2025-001.2:Name a director",
        marks=_in("zsh"),
        id="zsh",
    ),
    pytest.param(
        "fish",
        "complete -C 'isa advice show ADV-2025-001.'",
        "ADV-2025-001.1\tPublish a plan\nADV-2025-001.2\tName a director",
        marks=_in("fish"),
        id="fish",
    ),
)


@pytest.mark.parametrize(("shell", "asks", "said"), IN_SHELLS)
def test_a_real_shell_offers_the_recommendations_of_a_paper(
    small: Path, tmp_path: Path, shell: str, asks: str, said: str
) -> None:
    named = tmp_path / "bin" / "isa"
    named.parent.mkdir()
    named.write_text(f'#!/bin/sh\nexec {sys.executable} -m isa_programme "$@"\n', encoding="utf-8")
    named.chmod(0o700)
    text = script(shell).replace("compdef", ": compdef") if shell == "zsh" else script(shell)
    told = subprocess.run(
        [shell, "-c", f"{text}\n{asks}"],
        capture_output=True,
        check=True,
        env={
            **os.environ,
            "PATH": f"{named.parent}{os.pathsep}{os.environ['PATH']}",
            "ISA_RECORD": str(small),
        },
    )

    assert (told.stdout.decode().strip(), told.stderr) == (said, b"")
