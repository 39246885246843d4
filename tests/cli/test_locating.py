from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]


@pytest.fixture
def records(tmp_path: Path, isa: Isa) -> dict[str, Path]:
    """Four records, each with an office named after the way it is found."""
    places = {
        "option": tmp_path / "option.db",
        "environment": tmp_path / "environment.db",
        "remembered": tmp_path / "remembered.db",
        "here": Path.cwd() / "isa.db",
    }
    for name, path in places.items():
        assert isa("--record", path, "init").returncode == 0
        assert isa("--record", path, "addressee", "add", name, name).returncode == 0
    forget(tmp_path)
    return places


def forget(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "settings")


def remember(isa: Isa, path: Path) -> None:
    """Let `init` remember a record, by making it anew at its place."""
    kept = path.read_bytes()
    path.unlink()
    assert isa("--record", path, "init").returncode == 0
    path.write_bytes(kept)


def found(isa: Isa, *options: object) -> str:
    """The office that the record found holds besides the adviser's."""
    shown = isa(*options, "addressee", "list", "--format", "json")
    assert shown.returncode == 0, shown.stderr
    slugs = [row["slug"] for row in json.loads(shown.stdout)["data"]]
    assert slugs[:-1] == ["independent-strategic-advisor"]
    slug: str = slugs[-1]
    return slug


def test_the_record_named_on_the_command_line_comes_first(
    records: dict[str, Path], isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(isa, records["remembered"])
    monkeypatch.setenv("ISA_RECORD", str(records["environment"]))

    assert found(isa, "--record", records["option"]) == "option"


def test_then_the_one_of_the_environment(
    records: dict[str, Path], isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(isa, records["remembered"])
    monkeypatch.setenv("ISA_RECORD", str(records["environment"]))

    assert found(isa) == "environment"


def test_then_the_one_that_init_made(records: dict[str, Path], isa: Isa) -> None:
    remember(isa, records["remembered"])

    assert found(isa) == "remembered"


def test_then_the_one_in_the_folder_one_stands_in(records: dict[str, Path], isa: Isa) -> None:
    assert records["here"] == Path.cwd() / "isa.db"
    assert found(isa) == "here"


def test_a_remembered_record_that_is_gone_is_passed_over(
    records: dict[str, Path], isa: Isa
) -> None:
    remember(isa, records["remembered"])
    records["remembered"].unlink()

    assert found(isa) == "here"


def test_a_named_record_that_is_missing_is_never_replaced_by_another(
    records: dict[str, Path], tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(isa, records["remembered"])
    missing = tmp_path / "missing.db"
    said = f"isa: there is no record at {missing}; isa init makes one\n"

    named = isa("--record", missing, "due")
    monkeypatch.setenv("ISA_RECORD", str(missing))
    set_ = isa("due")

    assert (named.returncode, named.stdout, named.stderr) == (5, "", said)
    assert (set_.returncode, set_.stdout, set_.stderr) == (5, "", said)
    assert not missing.exists()


def test_what_init_remembers_is_found_from_any_folder(
    tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isa("init").returncode == 0
    made = Path.cwd() / "isa.db"
    assert isa("addressee", "add", "cosla", "COSLA").returncode == 0

    monkeypatch.chdir(tmp_path)

    assert found(isa) == "cosla"
    assert made.exists()


def test_init_makes_the_record_where_the_environment_says(
    tmp_path: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISA_RECORD", str(tmp_path / "environment.db"))

    assert isa("init").returncode == 0
    assert isa("addressee", "add", "cosla", "COSLA").returncode == 0
    assert found(isa) == "cosla"
    assert not (Path.cwd() / "isa.db").exists()


def test_a_settings_file_that_is_not_text_is_passed_over(
    records: dict[str, Path], tmp_path: Path, isa: Isa
) -> None:
    remember(isa, records["remembered"])
    (kept,) = (tmp_path / "settings").rglob("record")
    kept.write_bytes(b"\xff\xfe\x00")

    assert found(isa) == "here"
