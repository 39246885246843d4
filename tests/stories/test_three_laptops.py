"""Three laptops, one shared folder: a month of handing over, back, and of a laptop that is lost."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from isa_programme.cli.pages import WORDS
from isa_programme.cli.running import main

Isa = Callable[..., tuple[int, str, str]]

WHOLE = (
    "record.db is the whole record, with all that is confidential: whoever can open SHARED can read"
    " it\n"
)
SOON = "publish it soon (isa report publish SHARED), so that nobody takes over the same copy\n"
PUBLISH = ("report", "publish", "{shared}")
LATER = "nothing is recorded here; isa take-over takes it up again (--back if nobody took it)"


class Office:
    """Three machines, each with its own folder, settings and memory, and what they share."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.shared, self._capsys = home, home / "shared", capsys
        for folder in ("shared", "anna", "ben", "carol"):
            (home / folder).mkdir()

    def on(self, laptop: str) -> Isa:
        """Runs a command on a laptop; its code and what it said, with HASH, SHARED and HOME."""

        def isa(*words: str) -> tuple[int, str, str]:
            self._capsys.readouterr()
            before, kept = Path.cwd(), dict(os.environ)
            os.chdir(self.home / laptop)
            for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
                os.environ[name] = str(self.home / laptop / "settings")
            os.environ["ISA_RECORDED_BY"] = laptop
            os.environ.pop("ISA_RECORD", None)
            try:
                with pytest.raises(SystemExit) as left:
                    main([word.format(shared=self.shared) for word in words])
            finally:
                os.chdir(before)
                os.environ.clear()
                os.environ.update(kept)
            assert isinstance(left.value.code, int)
            out, err = (self._masked(text) for text in self._capsys.readouterr())
            return left.value.code, out, err

        return isa

    def _masked(self, text: str) -> str:
        for what, mark in ((str(self.shared), "SHARED"), (str(self.home), "HOME")):
            text = text.replace(what, mark)
        text = re.sub(r"(?<=handed over on )\d{4}-\d\d-\d\d", "TODAY", text)
        text = re.sub(r"(?<= of )\d{4}-\d\d-\d\d(?=,)", "TODAY", text)
        return re.sub("[0-9a-f]{64}", "HASH", text)

    def receipt(self, number: int, said: str) -> str:
        """A receipt as it was told, by telephone."""
        found = re.search(rf"\b{number}:[0-9a-f]{{64}}", said)
        assert found is not None
        return found[0]

    def kept(self, laptop: str) -> list[tuple[int, str, str]]:
        """Every entry on a laptop: its number, its kind, and who recorded it."""
        from isa_programme import Tracker  # noqa: PLC0415 - with the settings of a laptop

        with Tracker.open(self.home / laptop / "isa.db") as tracker:
            assert () == tracker.verify()
            return [
                (entry.number, entry.fact.kind, entry.recorded_by) for entry in tracker.entries()
            ]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def published(number: int) -> tuple[int, str, str]:
    names = ", ".join(sorted([*(PAGES[word] for word in WORDS), "record.db"]))
    return 0, f"published in SHARED: {names} (receipt {number}:HASH)\n", WHOLE


PAGES = {"feed": "dates.ics", "dashboard": "dashboard.html", "workbook": "record.xlsx"}


def recorded(number: int, name: str = "") -> tuple[int, str, str]:
    return 0, f"{name}recorded as entry {number} (receipt {number}:HASH)\n", ""


def handed_over(number: int, to: str) -> tuple[int, str, str]:
    told = f"tell {to} the receipt {number}:HASH; the record is published in SHARED\n"
    return 0, recorded(number)[1], told + WHOLE


def taken_over(number: int, laptop: str, *, warned: str = "") -> tuple[int, str, str]:
    where = f"the record is written at HOME/{laptop}/isa.db from now on\n"
    return 0, recorded(number)[1], where + warned + SOON


def test_a_month_of_three_laptops(office: Office) -> None:
    _begun(office)
    _handed_over_and_back(office)
    _lost(office)
    _found_again(office)
    _joined_by_hand(office)
    # Nothing that was acknowledged on the line that went on is missing, and it is known who wrote.
    kept = office.kept("anna")
    assert [
        *((number, "anna") for number in range(1, 8)),
        *((number, "ben") for number in range(8, 11)),
        *((number, "anna") for number in range(11, 13)),
        *((number, "carol") for number in range(13, 18)),
        *((number, "anna") for number in range(18, 20)),
    ] == [(number, by) for number, _, by in kept]
    assert [7, 10, 17] == [number for number, kind, _ in kept if kind == "handed-over.v1"]
    assert [8, 11, 13, 18] == [number for number, kind, _ in kept if kind == "taken-over.v1"]


def _begun(office: Office) -> None:
    anna, ben = office.on("anna"), office.on("ben")
    # The first Monday. Anna keeps the record.
    assert anna("init", "--example", "foisa-like") == (
        0,
        "a new record is at HOME/anna/isa.db (receipt 4:HASH)\n",
        "foisa-like is a borrowed example: its dates are not agreed ones\n",
    )
    assert recorded(5, "cosla: ") == anna("addressee", "add", "cosla", "COSLA")
    issue = ("advice", "issue", "--title", "One strategy", "--on", "2025-11-13", "--to", "cosla")
    assert recorded(6, "ADV-2025-001: ") == anna(*issue, "--visibility", "public")
    assert published(6) == anna(*PUBLISH)

    # Ben looks, and does not take what was not handed over.
    assert ben("take-over", "{shared}") == (
        2,
        "",
        (
            "isa: the copy in SHARED is not handed over: its last entry, 6 of TODAY, is no"
            " hand-over; whoever writes the record hands it over (isa hand-over), or, if that can't"
            " be, say so with --without-hand-over and --because\n"
        ),
    )
    assert [] == [*(office.home / "ben").glob("*.db")]


def _handed_over_and_back(office: Office) -> None:
    anna, ben, carol = (office.on(name) for name in ("anna", "ben", "carol"))
    # The second week. Anna goes on leave.
    assert handed_over(7, "Ben") == anna(
        "hand-over", "{shared}", "--to", "Ben", "--because", "leave"
    )
    told = office.receipt(7, (office.shared / "published.json").read_text(encoding="ascii"))
    assert anna("note", "ADV-2025-001", "one more thing") == (
        2,
        "",
        f"isa: the writing was handed over on TODAY (entry 7), so {LATER}\n",
    )
    assert taken_over(8, "ben") == ben("take-over", "{shared}", "--receipt", told)
    note = ("note", "ADV-2025-001", "rang", "--on", "2025-11-24")
    assert recorded(9, "ADV-2025-001: ") == ben(*note)
    assert published(9) == ben(*PUBLISH)

    # Anna, by habit, runs her Monday's publishing, and Carol tries to take over too.
    assert anna(*PUBLISH) == (
        4,
        "",
        (
            "isa: SHARED holds a newer copy, up to entry 9, and this record ends at entry 7: it was"
            " gone on with on another machine, and is written there\n"
        ),
    )
    assert 2 == carol("take-over", "{shared}")[0]

    # The third week. Ben hands back; Anna's older copy takes in what it lacks.
    assert handed_over(10, "Anna") == ben("hand-over", "{shared}", "--to", "Anna")
    assert taken_over(11, "anna") == anna("take-over", "{shared}")
    answer = ("response", "record", "ADV-2025-001", "--from", "cosla", "--kind", "holding")
    assert recorded(12, "RSP-2025-001: ") == anna(*answer, "--on", "2025-12-01")
    assert published(12) == anna(*PUBLISH)
    assert office.kept("ben") == office.kept("anna")[:10]


def _lost(office: Office) -> None:
    anna, carol = office.on("anna"), office.on("carol")
    # What she records after that is never published: the laptop is left on a train.
    assert recorded(13, "ADV-2025-001: ") == anna("note", "ADV-2025-001", "from the train")
    lost = ("--without-hand-over", "--because", "Anna's laptop was left on a train")
    warning = (
        "warning: nobody handed it over: what the other machine recorded after it last published is"
        " not in it, and that machine must not write on\n"
    )
    assert taken_over(13, "carol", warned=warning) == carol("take-over", "{shared}", *lost)
    assert recorded(14, "ADV-2025-001: ") == carol("note", "ADV-2025-001", "gone on with")
    assert published(14) == carol(*PUBLISH)


PARTED = (
    "isa: this record and the copy in SHARED part at entry 13: both were gone on with; isa"
    " unpublished shows what only this one holds, to be recorded there\n"
)


def _found_again(office: Office) -> None:
    anna, carol = office.on("anna"), office.on("carol")
    # The fourth week. It turns up again, and is found as soon as it looks into the folder.
    assert recorded(14, "ADV-2025-001: ") == anna("note", "ADV-2025-001", "found again")
    before = {path.name: path.read_bytes() for path in office.shared.iterdir()}
    assert (4, "", PARTED) == anna(*PUBLISH)
    lacks = (
        "ends at entry 14 and lacks the entry 14 that this machine has seen: an older or other copy"
        " was put in its place"
    )
    for words in (
        ("note", "ADV-2025-001", "yet another"),
        PUBLISH,
        ("hand-over", "{shared}", "--to", "Carol"),
    ):
        code, out, err = anna(*words)
        assert (4, "", True) == (code, out, lacks in err), words
    assert before == {path.name: path.read_bytes() for path in office.shared.iterdir()}

    # What only it holds is listed, and Carol records it.
    code, out, err = anna("unpublished", "{shared}", "--format", "csv")
    assert (0, "") == (code, err)
    assert ["13", "14"] == [line.partition(",")[0] for line in out.splitlines()[1:]]
    assert ["note: from the train", "note: found again"] == re.findall(r"note: [^,]+", out)
    for number, text in ((15, "from the train"), (16, "found again")):
        assert recorded(number, "ADV-2025-001: ") == carol("note", "ADV-2025-001", text)


def _joined_by_hand(office: Office) -> None:
    anna, carol = office.on("anna"), office.on("carol")
    home = office.home / "anna"
    # Carol hands over to Anna, who first puts her own aside, and keeps it.
    assert handed_over(17, "Anna") == carol("hand-over", "{shared}", "--to", "Anna")
    assert (4, "", PARTED.replace("this record", "this machine's record", 1)) == anna(
        "take-over", "{shared}"
    )
    aside = shutil.move(home / "isa.db", home / "isa-parted.db")
    place = ("--record", str(home / "isa.db"))
    assert 4 == anna("take-over", "{shared}", *place)[0]
    assert taken_over(18, "anna") == anna("take-over", "{shared}", *place, "--accept-head")
    assert recorded(19, "ADV-2025-001: ") == anna("note", "ADV-2025-001", "and on")
    assert published(19) == anna(*PUBLISH)
    assert Path(aside).exists()
