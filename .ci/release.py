"""Build the release as it is handed out, look through it, install it where nothing else is, run it.

It needs the packages ``build`` and ``packaging``, and no more of this machine than Python and pip.
The steps are the functions below, in the order of :func:`main`.
"""

import os
import re
import runpy
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from packaging.metadata import Metadata

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "isa_programme"
VERSION: str = runpy.run_path(str(SOURCE / "cli" / "release.py"))["VERSION"]
STEM = f"isa_programme-{VERSION}"
IN_SDIST = ("src", "examples", "docs", "tests")
"""The folders that are handed out as source, whole."""
NO_FILES = re.compile(
    r"__pycache__|\.pyc$|reference/api/|\.(git|mypy_cache|ruff_cache|pytest_cache|venv)/"
)
A_SHORT_PROGRAM = """
from datetime import date
from isa_programme import Tracker, deadline
with Tracker.create("another.db", example="foisa-like") as tracker:
    tracker.add_addressee("cosla", "COSLA")
    tracker.issue_advice("One strategy", function="strategy", addressees=["cosla"],
        recommendations=["Publish it"], issued_on=date(2025, 11, 13))
    print(*(owed.deadline for owed in tracker.overdue(as_at=date(2026, 1, 5))))
"""
SOME_TESTS = ("tests/test_lazy_import.py", "tests/calendars", "tests/docs/test_docs_releases.py")


_OURS_ASIDE = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("ISA_") and name != "PYTHONPATH"
}
"""The environment without what would lead to a record, or to a source, of whoever runs this."""


def run(*command: str | Path, within: Path, **environment: str) -> str:
    """What a command prints; it ends everything if it fails."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=within,
        env={**_OURS_ASIDE, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = f"{done.stdout}{done.stderr}"
        sys.exit(f"{' '.join(map(str, command))} left with {done.returncode}:\n{said}")
    return done.stdout


def must(holds: object, sentence: str) -> None:
    """End everything with a sentence where something does not hold."""
    if not holds:
        sys.exit(f"the release is not right: {sentence}")


def built(folder: Path) -> tuple[Path, Path]:
    """The source and the wheel, each built twice: the wheel from that source, and from here."""
    pins = str(ROOT / ".ci" / "constraints.txt")
    first, again = folder / "first", folder / "again"
    for outdir, kinds in ((first, ()), (again, ("--sdist", "--wheel"))):
        run(
            *(sys.executable, "-m", "build", *kinds, "--outdir", outdir, ROOT),
            within=folder,
            PIP_CONSTRAINT=pins,
            SOURCE_DATE_EPOCH="1795824000",  # 28 November 2026; any instant will do
        )
    names = {f"{STEM}.tar.gz", f"{STEM}-py3-none-any.whl"}
    must({each.name for each in first.iterdir()} == names, f"{names} are not what was built")
    for name in names:
        must(
            (first / name).read_bytes() == (again / name).read_bytes(),
            f"{name} has other bytes when it is built again",
        )
    return first / f"{STEM}.tar.gz", first / f"{STEM}-py3-none-any.whl"


def files_of(folder: Path) -> set[str]:
    """The files in a folder, but for what running them leaves behind."""
    found = (each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
    return {each for each in found if not NO_FILES.search(each)}


def look_through_the_wheel(wheel: Path) -> None:
    """It holds the package and the public record, what describes them, and nothing besides."""
    examples = files_of(ROOT / "examples" / "public-record")
    described = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    expected = {
        *(f"isa_programme/{each}" for each in files_of(SOURCE)),
        *(f"isa_programme/examples/public-record/{each}" for each in examples),
        *(f"{STEM}.dist-info/{each}" for each in described),
    }
    with zipfile.ZipFile(wheel) as opened:
        held = opened.namelist()
        metadata = opened.read(f"{STEM}.dist-info/METADATA")
        licence = opened.read(f"{STEM}.dist-info/licenses/LICENSE")
    must(len(held) == len({*held}), "the wheel holds a file twice")
    must({*held} == expected, f"in the wheel, or missing: {sorted({*held} ^ expected)}")
    must({"isa_programme/py.typed", "isa_programme/__init__.pyi"} <= {*held}, "types are missing")
    must(licence == (ROOT / "LICENSE").read_bytes(), "the licence is another one")
    look_at_the_metadata(metadata)


def look_at_the_metadata(raw: bytes) -> None:
    """It is valid, of this version, and names no address but what is in the README."""
    told = Metadata.from_email(raw, validate=True)
    must((told.name, str(told.version)) == ("isa-programme", VERSION), "it is named otherwise")
    must(told.license_expression == "MIT", "the metadata does not say under which licence it is")
    must(not told.project_urls, "the metadata names an address")
    must(told.description_content_type == "text/markdown", "the README is not told to be Markdown")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    must((told.description or "").strip() == readme.strip(), "the description is not the README")


def look_through_the_source(source: Path, folder: Path) -> Path:
    """It holds all that is needed to build and to test; gives the folder it was unpacked in."""
    with tarfile.open(source) as opened:
        opened.extractall(folder, filter="data")
    unpacked = folder / STEM
    for name in IN_SDIST:
        differing = files_of(ROOT / name) ^ files_of(unpacked / name)
        must(not differing, f"in {name} of the source, or missing: {sorted(differing)}")
    for name in ("CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml"):
        must((unpacked / name).read_bytes() == (ROOT / name).read_bytes(), f"{name} is another one")
    held = {each.relative_to(unpacked).as_posix() for each in unpacked.rglob("*")}
    must(not [each for each in held if NO_FILES.search(f"{each}/")], "leftovers are in the source")
    return unpacked


def try_out(archive: Path, folder: Path) -> Path:
    """Install an archive where nothing else is, without extras, and run it; gives the scripts."""
    home = folder / "home"
    home.mkdir(parents=True)
    homes = ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA")
    environment = dict.fromkeys(homes, str(home))
    run(sys.executable, "-m", "venv", folder / "env", within=folder)
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    python, isa = scripts / "python", scripts / "isa"
    pins = ("--constraint", ROOT / ".ci" / "constraints.txt")
    run(python, "-m", "pip", "install", "--quiet", *pins, archive, within=folder)
    run(python, "-m", "pip", "check", within=folder)
    must(
        run(isa, "--version", within=home, **environment) == f"isa, version {VERSION}\n",
        "isa --version says another version",
    )
    run(isa, "demo", "demo.db", within=home, **environment)
    asked = ("--record", "demo.db", "overdue", "--as-at", "2026-01-05", "--format", "csv")
    late = run(isa, *asked, within=home, **environment)
    must(len(late.splitlines()) > 1, f"isa overdue gives {late!a}")
    told = run(python, "-c", A_SHORT_PROGRAM, within=home, **environment)
    must(told == "2025-12-12\n", f"the short program prints {told!a}")
    return scripts


def run_some_tests(unpacked: Path, scripts: Path) -> None:
    """The source brings its own tests, and they pass against what was installed from it."""
    pins = ("--constraint", ROOT / ".ci" / "constraints.txt")
    python = scripts / "python"
    run(python, "-m", "pip", "install", "--quiet", *pins, f"{unpacked}[test]", within=unpacked)
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SOME_TESTS, within=unpacked)


def main() -> None:
    """Every step; the first that does not hold ends it with a sentence."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source, wheel = built(folder)
        look_through_the_wheel(wheel)
        unpacked = look_through_the_source(source, folder)
        try_out(wheel, folder / "from the wheel")
        run_some_tests(unpacked, try_out(source, folder / "from source"))
        sizes = ", ".join(f"{each.name} {each.stat().st_size:,} bytes" for each in (source, wheel))
        sys.stdout.write(f"built twice with the same bytes, installed and run: {sizes}\n")


if __name__ == "__main__":
    main()
