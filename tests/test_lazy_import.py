"""``import isa_programme`` is quick, brings in nothing, and hides nothing."""

from __future__ import annotations

import ast
import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import isa_programme

STUB = Path(str(isa_programme.__file__)).with_suffix(".pyi")
"""What type checkers read in place of the package."""
SLOW = ("click", "cattrs", "pendulum", "tabulate", "sqlite3", "holidays")


def said(script: str) -> str:
    """What a script prints in a Python of its own."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_importing_the_package_brings_in_no_other_library() -> None:
    script = (
        "import sys, isa_programme\n"
        f"print([name for name in {SLOW!r} if name in sys.modules])\n"
        "print(sorted(name for name in sys.modules if name.startswith('isa_programme')))"
    )
    assert said(script) == "[]\n['isa_programme']\n"


def test_importing_the_package_brings_in_nothing_of_python_either() -> None:
    script = (
        "import sys, __future__\n"
        "before = {*sys.modules}\n"
        "import isa_programme\n"
        "print({*sys.modules} - before)"
    )
    assert said(script) == "{'isa_programme'}\n"


def test_everything_public_can_be_imported_at_once() -> None:
    script = (
        "from isa_programme import *\n"
        "import isa_programme\n"
        "print([name for name in isa_programme.__all__ if name not in globals()])\n"
        "print(len(isa_programme.__all__) > 300, 'HOME' in globals())"
    )
    assert said(script) == "[]\nTrue False\n"


def test_threads_that_ask_for_the_same_names_at_once_get_the_same_things() -> None:
    script = """
import threading
import isa_programme

names = ["Tracker", "Line", "deadline", "calendar_feed", "read_log", "Register"]
start, found = threading.Barrier(6), []

def ask(names):
    start.wait()
    found.append({name: getattr(isa_programme, name) for name in names})

threads = [
    threading.Thread(target=ask, args=(names[turn:] + names[:turn],)) for turn in range(6)
]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(len(found), all(each == found[0] for each in found))
"""
    assert said(script) == "6 True\n"


def test_a_public_thing_travels_to_another_process_and_back() -> None:
    made = [
        isa_programme.Month(2025, 9),
        isa_programme.Allowance.parse("20 working days"),
        isa_programme.Visibility.PUBLIC,
        isa_programme.DateError("x", "write a day"),
        isa_programme.Line,
        isa_programme.Tracker,
    ]
    script = (
        "import pickle, sys\n"
        "print([pickle.dumps(each) for each in "
        f"map(pickle.loads, {[pickle.dumps(each) for each in made]!r})])"
    )
    back = [pickle.loads(each) for each in ast.literal_eval(said(script))]
    assert [str(each) for each in made] == [str(each) for each in back]
    assert [type(each) for each in made] == [type(each) for each in back]


def test_a_public_class_is_found_again_where_it_says_it_is_defined() -> None:
    public = map(isa_programme.__getattr__, isa_programme.__all__)
    classes = [each for each in public if isinstance(each, type)]
    found = [getattr(import_module(each.__module__), each.__qualname__) for each in classes]
    assert len(classes) > 200
    assert classes == found


def test_a_name_loads_its_own_library_and_no_more() -> None:
    script = (
        "import sys\n"
        "from isa_programme import Allowance, deadline, weekdays\n"
        f"print([name for name in {SLOW!r} if name in sys.modules])"
    )
    assert said(script) == "[]\n"


def test_dir_shows_every_public_name_before_any_is_loaded() -> None:
    script = (
        "import isa_programme\n"
        "print(dir(isa_programme) == sorted(isa_programme.__all__) != [])\n"
        "isa_programme.Tracker\n"
        "print(dir(isa_programme) == sorted(isa_programme.__all__))"
    )
    assert said(script) == "True\nTrue\n"


def test_each_public_name_loads_on_first_use() -> None:
    script = """
import sys
from importlib import import_module

names = import_module("isa_programme").__all__
loaded = []
for name in names:
    for module in [each for each in sys.modules if each.partition(".")[0] == "isa_programme"]:
        del sys.modules[module]
    package = import_module("isa_programme")
    assert name not in vars(package), name
    found = getattr(package, name)
    assert vars(package)[name] is found is getattr(package, name), name
    loaded.append(name)
print(loaded == names, len(loaded) == len(set(loaded)) > 0)
"""
    assert said(script) == "True True\n"


def test_type_checkers_see_the_very_things_that_load() -> None:
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    seen = {
        alias.asname or alias.name: getattr(import_module(str(node.module)), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("isa_programme.")
        for alias in node.names
        if alias.asname is None or not alias.asname.startswith("_")
    }
    assert {name: getattr(isa_programme, name) for name in isa_programme.__all__} == seen


def test_the_stub_lists_every_public_name() -> None:
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    (listed,) = (node.value for node in tree.body if isinstance(node, ast.Assign))
    assert sorted(isa_programme.__all__) == sorted(ast.literal_eval(listed))


def test_what_type_checkers_need_travels_with_the_package() -> None:
    assert [True, True] == [STUB.with_name(name).is_file() for name in (STUB.name, "py.typed")]


def test_an_unknown_attribute_is_refused_by_its_name() -> None:
    with pytest.raises(AttributeError) as caught:
        isa_programme.__getattr__("Trakcer")
    assert str(caught.value) == "module 'isa_programme' has no attribute 'Trakcer'"
    with pytest.raises(AttributeError) as caught:
        _ = isa_programme.Trakcer  # type: ignore[attr-defined]  # which is the point
    assert ("Trakcer", isa_programme) == (caught.value.name, caught.value.obj)
