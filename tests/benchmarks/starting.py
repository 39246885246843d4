"""How long a command takes from a standing start: whole processes, against a bare click command.

Ours are run in turn with one that does nothing but be a click command with the same options; the
best of each counts. Each Python keeps what it compiled, as an installed package does.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.measuring import Contender, Goal, Sense, race
from benchmarks.measuring import Row as Measured
from isa_programme.cli.commands import isa
from isa_programme.record.drafts import draft_advice
from isa_programme.tracker.tracker import Tracker

ADVICES = 100_000
OVERDUE = 100
AS_AT = date(2026, 1, 5)
ROUNDS = 40

_BARE = "import click\n\n\n"
_OURS = "import re\nimport sys\n\nfrom isa_programme.cli import main\n\nsys.exit(main())\n"


def rows() -> Iterator[Measured]:
    """The rows about starting, as they are measured."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _written(folder / "ours", _OURS)
        _written(folder / "bare_group", _BARE + _group(isa))
        _written(folder / "bare_command", _BARE + _command(isa.commands["overdue"]))
        yield from race(
            "isa --help",
            _process("ours", folder, "ours", "--help"),
            (
                _process("a bare click group of as many commands", folder, "bare_group", "--help"),
                Goal(Sense.COST, must=1.1, aim=1.03),
            ),
            rounds=ROUNDS,
        )
        record = _record(folder / "isa.db")
        asked = ("overdue", "--record", str(record), "--as-at", str(AS_AT))
        bare = _process("a bare click command", folder, "bare_command", *asked[1:])
        for form, must, aim in (("json", 1.4, 1.3), ("table", 1.8, 1.5)):
            yield from race(
                f"isa overdue, {form}, {OVERDUE} of {ADVICES:,} advices",
                _process("ours", folder, "ours", *asked, "--format", form),
                (bare, Goal(Sense.COST, must=must, aim=aim)),
                rounds=ROUNDS,
            )


def _written(folder: Path, text: str) -> None:
    """A module that is imported, so that what it compiles to is kept, and what runs it."""
    folder.mkdir()
    (folder / "made.py").write_text(text, encoding="utf-8")
    (folder / "run.py").write_text("import made\n", encoding="utf-8")


def _process(what: str, folder: Path, name: str, *words: str) -> Contender:
    """Running what was written as a process, to its end."""
    command = [sys.executable, str(folder / name / "run.py"), *words]
    kept = {key: each for key, each in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    kept["XDG_CONFIG_HOME"] = kept["HOME"] = kept["APPDATA"] = str(folder)

    def run(_: Sequence[None]) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=kept)

    return Contender(what, lambda: [None], run)


def _group(group: click.Group) -> str:
    """A click group with the options and the commands of another, which do nothing."""
    commands = [
        f"@made.command({name!r}, help={command.get_short_help_str(1000)!r})\n"
        f"def command_{number}():\n    pass\n"
        for number, (name, command) in enumerate(group.commands.items())
    ]
    return (
        f"@click.group(context_settings={group.context_settings!r})\n{_options(group)}"
        f"def made(**_):\n    {group.help!r}\n\n\n" + "\n\n".join(commands) + "\n\nmade()\n"
    )


def _command(command: click.Command) -> str:
    """A click command with the options of another, which says that there is nothing."""
    said = "def made(**_):\n    click.echo('[]')\n\n\nmade()\n"
    return f"@click.command()\n{_options(command)}{said}"


def _options(command: click.Command) -> str:
    said = []
    for each in command.params:
        assert isinstance(each, click.Option)
        more = ", is_flag=True" if each.is_flag else ", multiple=True" if each.multiple else ""
        if isinstance(each.type, click.Choice):
            more = f", type=click.Choice({[*each.type.choices]!r})"
        said.append(f"@click.option({each.opts[-1]!r}, help={each.help!r}{more})\n")
    return "".join(said)


def _record(path: Path) -> Path:
    """A record of so many papers, of which a few are overdue and the rest are due later."""
    then = datetime(AS_AT.year, AS_AT.month, AS_AT.day, 12, tzinfo=UTC)
    with Tracker.create(path, example="foisa-like", now=lambda: then) as tracker:
        tracker.add_addressee("council", "The council", kind="government")
        early = AS_AT - timedelta(days=60)
        tracker.record_all(
            draft_advice(
                f"Paper {number}",
                issued_on=early if number < OVERDUE else AS_AT,
                addressees=["council"],
            )
            for number in range(ADVICES)
        )
    return path
