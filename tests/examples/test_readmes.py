"""The pages of the examples: each example is listed, and each command does what its page says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PAGE = (EXAMPLES / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(
    r"^\| \[([\w./-]+)\]\(([\w./-]+)\) \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE
)
"""Of each example its name, where the link leads, what it is, how it is run and what it prints."""

RUN_ELSEWHERE = {
    "check-record.yml": "test_check_record.py",
    "django-letters/": "test_django_letters.py",
    "monday.cmd": "test_monday.py",
}
"""Examples that are no command of one line here, and what runs them."""

Shell = Callable[[str], str]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Runs commands of a page beside a copy of the examples; each has to work."""
    folder = tmp_path / "copy"
    shutil.copytree(EXAMPLES, folder / "examples")
    environment = {name: each for name, each in os.environ.items() if not name.startswith("ISA_")}
    settings = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "APPDATA"), str(folder))

    def run(command: str) -> str:
        program, *words = shlex.split(command)
        python = {"isa": [sys.executable, "-m", "isa_programme"], "python": [sys.executable]}
        ran = subprocess.run(
            [*python[program], *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**environment, **settings},
            cwd=folder,
            check=False,
        )
        said = ran.stdout.decode()
        assert ran.returncode in {0, 10}, said
        return said

    return run


def fits(shown: str, line: str) -> bool:
    """Whether a line is what a page shows, where ``...`` stands for anything."""
    parts = map(re.escape, shown.rstrip().split("..."))
    return re.fullmatch(".*".join(parts), line.rstrip()) is not None


def spans(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_example_stands_in_the_table_once_and_the_link_leads_to_it() -> None:
    there = {each.name + "/" * each.is_dir() for each in EXAMPLES.iterdir()} - {"README.md"}
    assert sorted(there) == sorted(name for name, *_ in ROWS)
    for name, link, *_ in ROWS:
        assert (EXAMPLES / link).is_file()
        assert link.startswith(name)


def test_every_example_is_run_by_a_test() -> None:
    not_here = {name for name, _, _, run, _ in ROWS if not run.startswith(("`isa ", "`python "))}
    assert not_here == {*RUN_ELSEWHERE}
    for name, module in RUN_ELSEWHERE.items():
        text = (Path(__file__).parent / module).read_text(encoding="utf-8")
        assert f'"{name.rstrip("/")}"' in text


def test_each_command_of_the_table_prints_what_stands_beside_it(shell: Shell) -> None:
    for name, _, _, run, prints in ROWS:
        if name not in RUN_ELSEWHERE:
            said = iter("".join(map(shell, spans(run))).splitlines())
            missing = [shown for shown in spans(prints) if not any(fits(shown, it) for it in said)]
            assert (name, []) == (name, missing)


@pytest.mark.parametrize("page", ["own-protocol"])
def test_each_command_of_a_console_block_prints_the_whole_of_what_is_shown(
    shell: Shell, page: str
) -> None:
    text = (EXAMPLES / page / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == text.count("```") // 2 > 0
    for block in blocks:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            lines, said = shown.splitlines(), shell(command).splitlines()
            assert len(lines) == len(said), f"$ {command}\n" + "\n".join(said)
            differ = [it for line, it in zip(lines, said, strict=True) if not fits(line, it)]
            assert (command, []) == (command, differ)


@pytest.mark.parametrize(("page", "language"), [("office-log", "text"), ("public-record", "sh")])
def test_the_commands_by_which_a_page_builds_a_record_work(
    shell: Shell, page: str, language: str
) -> None:
    text = (EXAMPLES / page / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    for command in found[1].replace("\\\n", " ").splitlines():
        # The page of the public record stands in its own folder.
        here = re.sub(r"(?<= )(?=(protocols/)?[\w-]+\.(toml|csv)\b)", f"examples/{page}/", command)
        shell(here if page == "public-record" else command)
