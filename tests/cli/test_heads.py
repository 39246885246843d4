"""What this machine has seen of a record: an older copy in its place is read, not written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from masking import masked

Isa = Callable[..., CompletedProcess[str]]

REPLACED = (
    "ends at entry 6 and lacks entry 8, which this machine has seen: an older or other copy was put"
    " in its place"
)


@pytest.fixture
def record(small: Path, isa: Isa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record of six entries put back in the place of one with eight."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    shutil.copy(small, "older.db")
    for text in ("rang", "wrote"):
        assert isa("note", "1e5", text).returncode == 0
    small.rename("newer.db")
    shutil.copy("older.db", small)
    return small


def test_an_older_copy_is_read_and_not_written_to(record: Path, isa: Isa) -> None:
    before = record.read_bytes()

    read = isa("due", "--as-at", "2025-12-01")
    refused = isa("note", "1e5", "again")

    assert (read.returncode, read.stderr) == (
        0,
        "warning: an older or other copy of the record; isa verify tells\n",
    )
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        4,
        "",
        (
            f"isa: {record} {REPLACED}. Put the newer one back; or, if there is none,"
            " isa verify --accept-head goes on from here\n"
        ),
    )
    assert record.read_bytes() == before


@pytest.mark.usefixtures("record")
def test_verify_finds_an_older_copy_though_each_of_its_entries_is_whole(isa: Isa) -> None:
    found = isa("verify", "--format", "csv")

    assert (found.returncode, found.stdout, found.stderr) == (
        4,
        f'rule,severity,sentence,reference,entry\r\nrecord-replaced,error,"it {REPLACED}",,\r\n',
        "",
    )


@pytest.mark.usefixtures("record")
def test_accepting_the_head_goes_on_from_there_and_the_newer_copy_is_then_the_other(
    isa: Isa,
) -> None:
    accepted = isa("verify", "--accept-head")
    noted = isa("note", "1e5", "again")

    assert (accepted.returncode, masked(accepted.stdout), masked(accepted.stderr)) == (
        0,
        "every entry is as it was recorded (receipt 6:HASH)\n",
        "from here on, this machine goes on from receipt 6:HASH\n",
    )
    assert (noted.returncode, noted.stdout[:36]) == (0, "ADV-2025-001: recorded as entry 7 (r")
    other = isa("--record", "newer.db", "note", "1e5", "again")
    assert (other.returncode, other.stdout) == (4, "")
    assert (
        "newer.db ends at entry 8 and lacks the entry 7 that this machine has seen" in other.stderr
    )


def test_the_newer_copy_put_back_is_written_to_again(record: Path, isa: Isa) -> None:
    Path("newer.db").replace(record)

    assert isa("verify").returncode == 0
    assert isa("note", "1e5", "again").stdout.startswith("ADV-2025-001: recorded as entry 9")


@pytest.mark.usefixtures("record")
def test_a_receipt_kept_elsewhere_is_held_against_the_chain(isa: Isa) -> None:
    def verified(record: str, receipt: str) -> tuple[int, list[str]]:
        told = isa("--record", record, "verify", "--receipt", receipt, "--format", "json")
        return told.returncode, [row["rule"] for row in json.loads(told.stdout)["data"]]

    history = json.loads(isa("--record", "newer.db", "history", "1e5", "--format=json").stdout)
    sixth, seventh, eighth = (row["receipt"] for row in history["data"])
    forged = f"8:{'0' * 64}"

    assert verified("newer.db", sixth) == (0, [])
    assert verified("newer.db", eighth) == (0, [])
    assert verified("newer.db", forged) == (4, ["receipt-not-found"])
    isa("verify", "--accept-head")
    assert verified("older.db", sixth) == (0, [])
    assert verified("older.db", seventh) == (4, ["receipt-not-found"])


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("receipt", ["", "8", "8:abc", "0:" + "a" * 64, "8:" + "A" * 64, "x"])
def test_what_is_no_receipt_is_refused_as_such(isa: Isa, receipt: str) -> None:
    refused = isa("verify", "--receipt", receipt)

    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        "isa: receipt: write it as it was given, the number, a colon, 64 figures\n",
    )


def test_what_is_remembered_may_be_lost_or_spoilt_and_nothing_depends_on_it(
    record: Path, isa: Isa, tmp_path: Path
) -> None:
    kept = list((tmp_path / "settings").rglob("heads/*.json"))
    assert len(kept) == 1
    kept[0].write_text('{"head": "8:x"}', encoding="ascii")

    assert isa("verify").returncode == 0
    assert isa("note", "1e5", "again").returncode == 0
    assert record.exists()
