from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import FaultsError
from isa_programme.tracker.record_names import Place, record_names, refuse_same, shown_place

SERVER = "postgresql+psycopg://clerk:secret@db.example:5432"


@pytest.mark.parametrize(
    ("names", "places"),
    [
        ((), []),
        (("isa",), ["isa.db"]),
        (("glasgow", "fife"), ["councils/glasgow.db", "councils/fife.db"]),
        (("glasgow/isa", "fife/isa"), ["glasgow/isa.db", "fife/isa.db"]),
        (("a/x/isa", "b/x/isa", "moray"), ["a/x/isa.db", "b/x/isa.db", "a/moray.db"]),
        (("isa", "isa (2)"), ["isa.db", "isa.sqlite"]),
        (("isa", "isa (2)", "isa (3)"), ["isa.a", "isa.b", "isa.c"]),
        (("ADV 2", "ADV (2)"), ["ADV 2.db", "ADV (2).db"]),
        (("glasgow",), [f"{SERVER}/glasgow"]),
        (("glasgow", "fife"), [f"{SERVER}/glasgow", "fife.db"]),
        (
            ("db.example:5432/isa", "other.example/isa"),
            [f"{SERVER}/isa", "postgresql+psycopg://other.example/isa?sslmode=require"],
        ),
        (("glasgow", "fife"), [f"{SERVER}/isa?schema=glasgow", f"{SERVER}/isa?schema=fife"]),
        (
            ("a/council", "b/council"),
            [f"{SERVER}/a?schema=council", f"{SERVER}/b?schema=council"],
        ),
        (
            ("one.example:5433/isa", "one.example:5434/isa", "two.example/isa"),
            [
                f"postgresql://clerk@/isa?{after}"
                for after in (
                    *("host=one.example&port=5433", "host=one.example&port=5434"),
                    "host=two.example",
                )
            ],
        ),
    ],
)
def test_a_record_is_called_by_what_tells_it_from_the_others(
    names: tuple[str, ...], places: list[Place]
) -> None:
    found = record_names(places)
    root = Path.cwd().parts[1:]

    # Folders above the ones named are only asked for where all those are alike.
    assert names == tuple(name.removeprefix("/".join((*root, ""))) for name in found)


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "b", "isa"]), min_size=1, max_size=4).map("/".join),
        max_size=6,
        unique=True,
    )
)
def test_all_names_are_different_and_lead_to_their_files(paths: list[str]) -> None:
    names = record_names([f"/{path}.db" for path in paths])

    assert len(paths) == len({*names})
    assert all(path.endswith(name) for path, name in zip(paths, names, strict=True))


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("record: isa.db: name each record once", ["isa.db", "other.db", "isa.db"]),
        ("record: isa.db and ./isa.db: name each record once", ["isa.db", "./isa.db"]),
        ("record: isa.db and again.db: name each record once", ["isa.db", "again.db"]),
        ("record: gone.db and ./gone.db: name each record once", ["gone.db", "./gone.db"]),
        (
            (
                "record: postgresql+psycopg://clerk@db.example:5432/isa?schema=isa and"
                " postgresql+psycopg://other@db.example:5432/isa?schema=isa: name each record once"
            ),
            [f"{SERVER}/isa", "postgresql+psycopg://other:else@db.example:5432/isa"],
        ),
    ],
)
def test_one_record_named_twice_is_refused(
    said: str, places: list[Place], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("isa.db").touch()
    Path("other.db").touch()
    os.link("isa.db", "again.db")

    for names in (record_names, refuse_same):
        with pytest.raises(FaultsError) as refused:
            names(places)
        assert said == str(refused.value)


def test_an_address_is_shown_without_its_password() -> None:
    shown = shown_place(f"{SERVER}/isa?password=x")

    assert shown == "postgresql+psycopg://clerk@db.example:5432/isa?schema=isa"
    assert shown_place(Path("isa.db")) == "isa.db"
