from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from subprocess import CompletedProcess

import click
import pytest

from isa_programme.cli.commands import isa as the_group

Isa = Callable[..., CompletedProcess[str]]


def commands(
    command: click.Command, *words: str
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group, with the words that lead to it."""
    yield words, command
    if isinstance(command, click.Group):
        for name, inside in command.commands.items():
            yield from commands(inside, *words, name)


COMMANDS = {" ".join(("isa", *words)): (words, each) for words, each in commands(the_group)}


@pytest.mark.parametrize(("words", "command"), COMMANDS.values(), ids=COMMANDS)
def test_every_command_says_in_its_help_what_it_does(
    isa: Isa, words: tuple[str, ...], command: click.Command
) -> None:
    shown = isa(*words, "--help")

    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith(f"Usage: {' '.join(('isa', *words))}")
    first = " ".join((command.help or "").split("\n\n")[0].split())
    assert first.endswith((".", "?"))
    assert first in " ".join(shown.stdout.split())


@pytest.mark.parametrize(("words", "command"), COMMANDS.values(), ids=COMMANDS)
def test_every_option_has_a_help_text(words: tuple[str, ...], command: click.Command) -> None:
    silent = [
        "/".join(option.opts)
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden and not option.help
    ]

    assert (words, silent) == (words, [])


def test_the_commands_are_those_of_the_design_that_are_there_so_far() -> None:
    assert sorted(COMMANDS) == sorted(
        (
            "isa",
            *("isa init", "isa demo", "isa note", "isa import", "isa export"),
            *("isa report", "isa report feed", "isa report weekly", "isa weekly"),
            *(
                "isa report dashboard",
                "isa report briefing",
                "isa report letter",
                "isa report letters",
            ),
            *("isa addressee", "isa addressee add", "isa addressee list", "isa addressee show"),
            *("isa addressee holder", "isa addressee rename", "isa addressee close"),
            *("isa advice", "isa advice issue", "isa advice list", "isa advice show"),
            *("isa advice mark", "isa advice withdraw", "isa advice transfer"),
            *("isa advice reissue", "isa advice told"),
            *("isa response", "isa response record", "isa response list"),
            *("isa clock", "isa clock pause", "isa clock resume", "isa clock clarified"),
            *("isa clock extend", "isa clock waive"),
            *("isa protocol", "isa protocol list", "isa protocol show", "isa protocol agree"),
            *("isa calendar", "isa calendar list", "isa calendar show", "isa calendar diff"),
            *("isa calendar adopt", "isa calendar close", "isa deadline"),
            *("isa escalation", "isa escalation list", "isa escalation record"),
            *("isa compliance", "isa completion"),
            *("isa due", "isa overdue", "isa explain", "isa history", "isa check", "isa verify"),
            *("isa correct", "isa erase", "isa visibility", "isa disclose"),
            *("isa hold", "isa hold list", "isa hold set", "isa hold lift"),
            *("isa backup", "isa restore-drill", "isa rebuild", "isa entry"),
            *("isa copy", "isa roles"),
            *("isa report publish", "isa hand-over", "isa take-over", "isa unpublished"),
            *("isa addressee open",),
            *("isa advice link",),
            *("isa response stance", "isa response stances", "isa response judge"),
            *("isa response judgements",),
            *("isa commitment", "isa commitment list", "isa commitment make"),
            *("isa commitment update", "isa commitment revise", "isa commitment done"),
            *("isa commitment drop",),
            *("isa programme", "isa programme load", "isa programme show"),
            *("isa programme route-maps",),
            *("isa milestone", "isa milestone list", "isa milestone reach"),
            *("isa milestone replan", "isa milestone drop", "isa milestone link"),
            *("isa milestone mark",),
            *("isa engagement", "isa engagement record", "isa engagement list"),
            *("isa engagement cadence", "isa engagement cadences"),
            *("isa insight", "isa insight record", "isa insight list"),
            *("isa impact", "isa impact record", "isa impact list"),
            *("isa aim", "isa aim add", "isa aim list"),
            *("isa policy", "isa policy add", "isa policy list", "isa policy align"),
            *("isa policy fund",),
            *("isa reference", "isa reference note", "isa reference scheme"),
            *("isa body", "isa body describe"),
            *("isa progress",),
            *("isa agenda",),
            *("isa alignment",),
            *("isa changes",),
            *("isa topic",),
            *("isa refs",),
            *("isa bodies",),
        )
    )


def test_isa_without_a_command_shows_its_help(isa: Isa) -> None:
    shown = isa()

    assert shown.returncode == 2
    assert (shown.stdout + shown.stderr).startswith("Usage: isa [OPTIONS] COMMAND [ARGS]...\n")


def test_the_version_is_that_of_the_package(isa: Isa) -> None:
    shown = isa("--version")

    assert (shown.returncode, shown.stdout, shown.stderr) == (
        0,
        f"isa, version {version('isa-programme')}\n",
        "",
    )


def test_python_with_the_package_is_isa(isa_process: Isa) -> None:
    shown = isa_process("--version")

    assert (shown.returncode, shown.stdout, shown.stderr) == (
        0,
        f"isa, version {version('isa-programme')}\n",
        "",
    )
