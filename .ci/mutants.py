"""Mutation testing: change the source a little, thousands of times, and see if a test fails.

``python .ci/mutants.py ROOM FOLDER`` works in the folder, so that nothing is changed here; the
rooms stand in pyproject.toml. What no test noticed at first is tried once more with the tests
read anew for each change, so that what tests make as they are read is changed too.

``python .ci/mutants.py ROOM FOLDER CHILDREN MANY`` tries only so many, drawn at random: always the
same ones while the source is the same.
"""

from __future__ import annotations

import os
import random
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
NO_MUTANT = "no mutant"
SEED = 20261128  # of what is drawn where not all are tried
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


def mutmut(folder: Path, *arguments: str, failing: bool = False) -> str:
    """Run mutmut in the folder, and give back what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env=os.environ | {"HYPOTHESIS_PROFILE": "mutants", "TMPDIR": str(folder.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and not failing:
        sys.exit(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout


def results(folder: Path) -> dict[str, str]:
    """What became of each mutant, by its name."""
    lines = mutmut(folder, "results", "--all", "true").splitlines()
    return dict(line.strip().split(": ") for line in lines if "__mutmut_" in line)


def drawn(folder: Path, many: int) -> list[str]:
    """So many of a room's mutants, drawn at random."""
    mutmut(folder, "run", NO_MUTANT, failing=True)  # makes the mutants, and finds none so called
    names = sorted(results(folder))
    return random.Random(SEED).sample(names, min(many, len(names)))  # noqa: S311 - no secret


def main(room: str, folder: Path, children: str = "1", many: str = "0") -> None:
    """Run the mutants of a room, the survivors twice, and print what became of them."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    prepare(room, folder, "collect")
    asked = drawn(folder, int(many)) if int(many) else []
    mutmut(folder, "run", "--max-children", children, *asked)
    left = [name for name, became in results(folder).items() if became == "survived"]
    sys.stdout.write(f"{room}: {len(left)} left by the first pass\n")
    if left:
        prepare(room, folder, "none")
        mutmut(folder, "run", "--max-children", children, *left)
    found = results(folder)
    sys.stdout.write(f"{room}: {len(found)} mutants {dict(Counter(found.values()))}\n")
    for name, became in sorted(found.items()):
        if became not in {"killed", "not checked"}:
            sys.stdout.write(f"{became}: {name}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve(), *sys.argv[3:])
