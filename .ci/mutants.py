"""Mutation testing: change the source a little, thousands of times, and see if a test fails.

``python .ci/mutants.py ROOM FOLDER`` works in the folder, so that nothing is changed here; the
rooms stand in pyproject.toml. What no test noticed at first is tried once more with the tests
read anew for each change, so that what tests make as they are read is changed too.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import tomli_w

HERE = Path(__file__).parents[1]
COPIED = ("src", "tests", "examples", "docs", "CHANGELOG.md", "LICENSE", "README.md")
MEMORY = 4 * 1024**3  # a count that never ends should end as an error


def prepare(room: str, folder: Path, warmup: str) -> None:
    """Copy what the tests of a room need, with the settings for that room."""
    if not folder.exists():
        folder.mkdir(parents=True)
        for name in COPIED:
            source = HERE / name
            copy = shutil.copytree if source.is_dir() else shutil.copy2
            copy(source, folder / name)
    settings = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
    chosen = settings["tool"]["isa-programme"]["mutants"][room]
    settings["tool"]["mutmut"] |= {
        "only_mutate": chosen["mutated"],
        "pytest_add_cli_args_test_selection": chosen["tests"],
        "forkserver_warmup": warmup,
    }
    (folder / "pyproject.toml").write_text(tomli_w.dumps(settings), encoding="utf-8")


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in the folder, and give back what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env=os.environ | {"HYPOTHESIS_PROFILE": "mutants", "TMPDIR": str(folder.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout


def results(folder: Path) -> dict[str, str]:
    """What became of each mutant, by its name."""
    lines = mutmut(folder, "results", "--all", "true").splitlines()
    return dict(line.strip().split(": ") for line in lines if "__mutmut_" in line)


def main(room: str, folder: Path, children: str = "1") -> None:
    """Run every mutant of a room, the survivors twice, and print what became of them."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    prepare(room, folder, "collect")
    mutmut(folder, "run", "--max-children", children)
    left = [name for name, became in results(folder).items() if became == "survived"]
    sys.stdout.write(f"{room}: {len(left)} left by the first pass\n")
    if left:
        prepare(room, folder, "none")
        mutmut(folder, "run", "--max-children", children, *left)
    found = results(folder)
    sys.stdout.write(f"{room}: {len(found)} mutants {dict(Counter(found.values()))}\n")
    for name, became in sorted(found.items()):
        if became != "killed":
            sys.stdout.write(f"{became}: {name}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), *sys.argv[3:])
