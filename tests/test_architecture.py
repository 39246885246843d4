"""The rules of the house, held to by reading the imports and calls of every module.

Each check is a function from a module's path and its source to sentences about what breaks the
rule. Each is first shown to fail on a bad sample; a check that can't fail proves nothing.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import isa_programme

ROOT = Path(str(isa_programme.__file__)).parent
PACKAGE = "isa_programme"
MODULES: Mapping[str, str] = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(ROOT.rglob("*.py"))
}
"""The source of every module, by its path within the package."""

GROUND = ("errors", "calendars", "record", "clock", "questions")
"""The rooms that touch no disk, no terminal and no clock, from the ground up."""
KNOWS: Mapping[str, tuple[str, ...]] = {
    **{room: GROUND[:storey] for storey, room in enumerate(GROUND)},
    "journal": GROUND,
    "exchange": GROUND,
    "report": GROUND,
    "tracker": (*GROUND, "journal", "exchange"),
    "cli": (*GROUND, "journal", "exchange", "report", "tracker"),
    "__main__": ("cli",),
    "public_names": (),
    "__init__": (*GROUND, "journal", "exchange", "report", "tracker", "public_names"),
}
"""Which rooms each room may import from."""
AT_HOME: Mapping[str, tuple[str, ...]] = {
    "pendulum": ("calendars/dates.py",),
    "holidays": ("calendars/scotland.py",),
    "tabulate": ("report/",),
    "cattrs": ("record/converter.py", "record/misfits.py", "journal/"),
    "psycopg": ("journal/",),
    "sqlalchemy": ("journal/",),
    "sqlite3": ("journal/",),
    "click": ("cli/",),
    "getpass": ("cli/",),
    "icalendar": ("report/calendar_feed.py",),
    "jinja2": ("report/",),
    "markupsafe": ("report/",),
    "docx": ("report/document/word.py", "report/document/word_opening.py"),
    "xlsxwriter": ("exchange/",),
    "python_calamine": ("exchange/",),
}
"""Where each library may be imported."""
NAMELESS = {"utils", "helpers", "manager", "common", "misc", "core"}


def room_of(module: str) -> str:
    return module.split("/", maxsplit=1)[0].removesuffix(".py")


def imports(source: str) -> Iterator[str]:
    """Everything imported, at any depth of the file, by its full name."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                yield from ("." * level + f"{module or ''}.{each.name}" for each in names)


def libraries(source: str) -> set[str]:
    return {name.split(".", maxsplit=1)[0] for name in imports(source)}


def uses(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every name used, written in full whatever it was imported as, with where it stands."""
    full = {name: f"builtins.{name}" for name in dir(builtins)}
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for each in names:
                    short = each.asname or each.name.split(".", maxsplit=1)[0]
                    full[short] = each.name if each.asname else short
            case ast.ImportFrom(module=module, names=names):
                full |= {each.asname or each.name: f"{module}.{each.name}" for each in names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and (name := _dotted(node, full)):
            yield name, node


def _dotted(node: ast.expr, full: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return full.get(name, "")
        case ast.Attribute(value=value, attr=attribute):
            return f"{_dotted(value, full)}.{attribute}"
        case _:
            return ""


def used(source: str) -> set[str]:
    return {name for name, _ in uses(ast.parse(source))}


# (a) The ladder


def climbs_down_only(module: str, source: str) -> list[str]:
    room = room_of(module)
    found = []
    for name in imports(source):
        if name.startswith("."):
            found.append(f"{module} imports {name}: write the whole name")
        if not name.startswith(f"{PACKAGE}."):
            continue
        other = name.split(".")[1]
        if other not in (*KNOWS[room], room):
            found.append(f"{module} imports {name}: {room} does not know {other}")
    return found


_LOADS_LATE = {"__init__.py", "cli/late_group.py"}
"""Modules that load by name what is listed: public names, and commands. Tests load all of both."""

_WRITTEN_OUT = ("journal/joining.py", "builtins.exec")
"""What it runs are lines that follow from the fields of our own classes; none of them imports."""


def imports_by_name(module: str, source: str) -> list[str]:
    by_name = {"importlib.import_module", "builtins.__import__", "builtins.exec", "builtins.eval"}
    return [
        f"{module} calls {name}, which no reading of imports can follow"
        for name in sorted(used(source) & by_name)
        if module not in _LOADS_LATE and (module, name) != _WRITTEN_OUT
    ]


# (b) The environment


def reads_the_environment(module: str, source: str) -> list[str]:
    asked = {"os.environ", "os.environb", "os.getenv", "os.getlogin", "os.path.expanduser"}
    homes = {"pathlib.Path.home"}
    return [
        f"{module} uses {name}: only cli reads the environment"
        for name in sorted(used(source) & (asked | homes))
        if room_of(module) != "cli"
    ]


# (c) Disk, terminal, clock

_OUTSIDE = {
    "asyncio",
    "fileinput",
    "ftplib",
    "glob",
    "http",
    "importlib",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "pkgutil",
    "random",
    "secrets",
    "shelve",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "warnings",
}
_OUTSIDE_NAMES = {"builtins.open", "builtins.print", "builtins.input", "builtins.breakpoint"}
_IN_MEMORY = {"io", "io.StringIO", "io.BytesIO"}
_SILENT = {"sys", "sys.maxsize", "sys.version_info", "sys.intern"}
_CLOCKS = {
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "pendulum.now",
    "pendulum.today",
    "pendulum.tomorrow",
    "pendulum.yesterday",
    "time.gmtime",
    "time.localtime",
    "time.monotonic",
    "time.perf_counter",
    "time.strftime",
    "time.time",
    "time.time_ns",
}


def goes_outside(module: str, source: str) -> list[str]:
    if room_of(module) not in GROUND:
        return []
    names = used(source)
    streams = {name for name in names if name.split(".")[0] in ("io", "sys")}
    return [
        *(f"{module} imports {name}" for name in sorted(libraries(source) & _OUTSIDE)),
        *(f"{module} uses {name}" for name in sorted(names & _OUTSIDE_NAMES)),
        *(
            f"{module} uses {name}"
            for name in sorted(streams)
            if not any(name == each or name.startswith(f"{each}.") for each in _IN_MEMORY - {"io"})
            and name not in _SILENT | _IN_MEMORY
        ),
    ]


def knows_what_day_it_is(module: str, source: str) -> list[str]:
    may = (
        {"datetime.datetime.now"} if module in ("cli/settings.py", "journal/journal.py") else {*()}
    )
    return [
        f"{module} uses {name}: the caller passes dates"
        for name in sorted(used(source) & _CLOCKS - may)
    ]


# (d) Libraries at home


def takes_a_library_out(module: str, source: str) -> list[str]:
    return [
        f"{module} imports {library}, which stays in {' and '.join(AT_HOME[library])}"
        for library in sorted(libraries(source) & AT_HOME.keys())
        if not module.startswith(AT_HOME[library])
    ]


# (e) Windows

_NOT_ON_WINDOWS = {
    "curses",
    "fcntl",
    "grp",
    "posix",
    "pty",
    "pwd",
    "readline",
    "resource",
    "spwd",
    "syslog",
    "termios",
    "tty",
}
_POSIX_CALLS = {
    "os.chmod",
    "os.chown",
    "os.fchmod",
    "os.fchown",
    "os.fork",
    "os.getegid",
    "os.geteuid",
    "os.getgid",
    "os.getloadavg",
    "os.getpgid",
    "os.getuid",
    "os.killpg",
    "os.lchown",
    "os.mkfifo",
    "os.nice",
    "os.pread",
    "os.pwrite",
    "os.register_at_fork",
    "os.setsid",
    "os.statvfs",
    "os.sync",
    "os.uname",
    "signal.SIGKILL",
    "signal.alarm",
    "time.tzset",
}
_WINDOWS_FLAGS = {
    "os.O_APPEND",
    "os.O_BINARY",
    "os.O_CREAT",
    "os.O_EXCL",
    "os.O_NOINHERIT",
    "os.O_RANDOM",
    "os.O_RDONLY",
    "os.O_RDWR",
    "os.O_SEQUENTIAL",
    "os.O_SHORT_LIVED",
    "os.O_TEMPORARY",
    "os.O_TEXT",
    "os.O_TRUNC",
    "os.O_WRONLY",
}


def needs_posix(module: str, source: str) -> list[str]:
    tree = ast.parse(source)
    guarded = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If | ast.IfExp) and "os.name" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found = {
        name
        for name, node in uses(tree)
        if node not in guarded
        and (name in _POSIX_CALLS or name.endswith(".chmod") or name.startswith("os.O_"))
    }
    return [
        *(f"{module} imports {name}" for name in sorted(libraries(source) & _NOT_ON_WINDOWS)),
        *(f"{module} uses {name}" for name in sorted(found - _WINDOWS_FLAGS)),
    ]


# (f) Names, sizes, words


def names_nothing(module: str, _source: str) -> list[str]:
    parts = module.removesuffix(".py").split("/")
    return [f"{module} says nothing of what it holds" for part in parts if part in NAMELESS]


def runs_long(module: str, source: str) -> list[str]:
    lines = len(source.splitlines())
    return [f"{module} has {lines} lines; 400 is the most"] if lines > 400 else []


_Described = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def says_nothing(module: str, source: str) -> list[str]:
    return [f"{module}: {name} has no docstring" for name in _undescribed(ast.parse(source), "")]


def _undescribed(node: _Described, name: str) -> Iterator[str]:
    if not (ast.get_docstring(node) or "").strip():
        yield name or "the module"
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    for each in node.body:
        if not isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not each.name.startswith("_"):
            yield from _undescribed(each, f"{name}.{each.name}".removeprefix("."))


CHECKS: tuple[Callable[[str, str], list[str]], ...] = (
    climbs_down_only,
    imports_by_name,
    reads_the_environment,
    goes_outside,
    knows_what_day_it_is,
    takes_a_library_out,
    needs_posix,
    names_nothing,
    runs_long,
    says_nothing,
)

SAMPLES: tuple[tuple[Callable[[str, str], list[str]], str, str, list[str]], ...] = (
    (
        climbs_down_only,
        "calendars/dates.py",
        "from isa_programme.record.names import check_slug",
        [
            (
                "calendars/dates.py imports isa_programme.record.names.check_slug:"
                " calendars does not know record"
            )
        ],
    ),
    (
        climbs_down_only,
        "report/answers.py",
        "if TYPE_CHECKING:\n    import isa_programme.journal",
        ["report/answers.py imports isa_programme.journal: report does not know journal"],
    ),
    (
        climbs_down_only,
        "journal/codec.py",
        "def late():\n    from isa_programme import exchange",
        ["journal/codec.py imports isa_programme.exchange: journal does not know exchange"],
    ),
    (
        climbs_down_only,
        "exchange/shipped.py",
        "from isa_programme.report import columns",
        ["exchange/shipped.py imports isa_programme.report.columns: exchange does not know report"],
    ),
    (
        climbs_down_only,
        "tracker/asking.py",
        "from isa_programme.report.answers import Answer",
        [
            (
                "tracker/asking.py imports isa_programme.report.answers.Answer:"
                " tracker does not know report"
            )
        ],
    ),
    (
        climbs_down_only,
        "clock/steps.py",
        "from ..questions import due",
        ["clock/steps.py imports ..questions.due: write the whole name"],
    ),
    (
        imports_by_name,
        "clock/steps.py",
        "import importlib as i\ni.import_module('click')\n__import__('click')",
        [
            "clock/steps.py calls builtins.__import__, which no reading of imports can follow",
            "clock/steps.py calls importlib.import_module, which no reading of imports can follow",
        ],
    ),
    (
        reads_the_environment,
        "journal/journal.py",
        (
            "from os import environ as e, getenv\nfrom pathlib import Path\n"
            "e['HOME'], getenv('HOME'), Path.home()"
        ),
        [
            "journal/journal.py uses os.environ: only cli reads the environment",
            "journal/journal.py uses os.getenv: only cli reads the environment",
            "journal/journal.py uses pathlib.Path.home: only cli reads the environment",
        ],
    ),
    (
        goes_outside,
        "record/names.py",
        (
            "import io, os.path, sys\nfrom pathlib import Path\nprint(open(0), input())\n"
            "io.StringIO().write(''), io.open(0), sys.stdout.write('')"
        ),
        [
            "record/names.py imports os",
            "record/names.py imports pathlib",
            "record/names.py uses builtins.input",
            "record/names.py uses builtins.open",
            "record/names.py uses builtins.print",
            "record/names.py uses io.open",
            "record/names.py uses sys.stdout",
            "record/names.py uses sys.stdout.write",
        ],
    ),
    (
        knows_what_day_it_is,
        "journal/appending.py",
        "import time\nfrom datetime import date as d, datetime as t\nd.today(), t.now(), time.time",
        [
            "journal/appending.py uses datetime.date.today: the caller passes dates",
            "journal/appending.py uses datetime.datetime.now: the caller passes dates",
            "journal/appending.py uses time.time: the caller passes dates",
        ],
    ),
    (
        knows_what_day_it_is,
        "cli/settings.py",
        "import datetime, pendulum\ndatetime.datetime.now(), pendulum.now()",
        ["cli/settings.py uses pendulum.now: the caller passes dates"],
    ),
    (
        takes_a_library_out,
        "record/words.py",
        (
            "import holidays.utils\nfrom cattrs import Converter\nfrom click import echo\n"
            "from getpass import getuser\ndef late(): import pendulum, sqlite3, tabulate"
        ),
        [
            (
                "record/words.py imports cattrs, which stays in record/converter.py"
                " and record/misfits.py and journal/"
            ),
            "record/words.py imports click, which stays in cli/",
            "record/words.py imports getpass, which stays in cli/",
            "record/words.py imports holidays, which stays in calendars/scotland.py",
            "record/words.py imports pendulum, which stays in calendars/dates.py",
            "record/words.py imports sqlite3, which stays in journal/",
            "record/words.py imports tabulate, which stays in report/",
        ],
    ),
    (
        needs_posix,
        "journal/journal.py",
        (
            "import fcntl, os\nfrom pathlib import Path\nos.fork(), os.chmod('a', 0)\n"
            "os.open('a', os.O_RDONLY | os.O_DIRECTORY), Path('a').chmod(0)\n"
            "if os.name == 'posix':\n    os.fchmod(0, 0)"
        ),
        [
            "journal/journal.py imports fcntl",
            "journal/journal.py uses .chmod",
            "journal/journal.py uses os.O_DIRECTORY",
            "journal/journal.py uses os.chmod",
            "journal/journal.py uses os.fork",
        ],
    ),
    (names_nothing, "clock/utils.py", "", ["clock/utils.py says nothing of what it holds"]),
    (names_nothing, "core/clock.py", "", ["core/clock.py says nothing of what it holds"]),
    (runs_long, "clock/steps.py", "\n" * 401, ["clock/steps.py has 401 lines; 400 is the most"]),
    (
        says_nothing,
        "clock/steps.py",
        (
            "class Step:\n    def sentence(self): ...\n    def _own(self): ...\n"
            "def told():\n    ' '\n    def inner(): ...\n"
        ),
        [
            "clock/steps.py: the module has no docstring",
            "clock/steps.py: Step has no docstring",
            "clock/steps.py: Step.sentence has no docstring",
            "clock/steps.py: told has no docstring",
        ],
    ),
)


@pytest.mark.parametrize(("check", "module", "source", "violations"), SAMPLES)
def test_each_check_finds_what_breaks_its_rule(
    check: Callable[[str, str], list[str]], module: str, source: str, violations: list[str]
) -> None:
    assert violations == check(module, source)


def test_no_check_goes_unproved() -> None:
    assert set(CHECKS) == {check for check, *_ in SAMPLES}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_module_keeps_every_rule(check: Callable[[str, str], list[str]]) -> None:
    assert [each for module, source in MODULES.items() for each in check(module, source)] == []


def test_every_room_has_its_place_on_the_ladder() -> None:
    assert KNOWS.keys() == {room_of(module) for module in MODULES}


def test_the_way_in_loads_nothing_before_it_is_asked() -> None:
    tree = ast.parse(MODULES["__init__.py"])
    plain = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in plain] == ["from __future__ import annotations"]


# (g) Cycles


def graph(modules: Mapping[str, str]) -> dict[str, list[str]]:
    """Which module of the same room each module imports, however late."""
    paths = {_name(module): module for module in modules}
    return {
        module: sorted(
            {
                found
                for name in imports(source)
                if (found := paths.get(name) or paths.get(name.rpartition(".")[0]))
                and room_of(found) == room_of(module)
            }
        )
        for module, source in modules.items()
    }


def _name(module: str) -> str:
    parts = [PACKAGE, *module.removesuffix(".py").split("/")]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def cycle(modules: Mapping[str, str]) -> list[str]:
    try:
        tuple(TopologicalSorter(graph(modules)).static_order())
    except CycleError as error:
        return [*error.args[1]]
    return []


def test_a_cycle_is_found_even_where_one_import_comes_late() -> None:
    circle = {
        "clock/__init__.py": "",
        "clock/a.py": "from isa_programme.clock.b import b",
        "clock/b.py": "def late():\n    from isa_programme.clock import a",
    }
    assert {"clock/a.py", "clock/b.py"} == set(cycle(circle))
    assert cycle({**circle, "clock/b.py": "from isa_programme import errors"}) == []


@pytest.mark.parametrize("room", sorted({room_of(module) for module in MODULES}))
def test_no_room_imports_itself_in_a_circle(room: str) -> None:
    assert cycle({m: source for m, source in MODULES.items() if room_of(m) == room}) == []
