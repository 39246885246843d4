"""Publishing, handing over and taking over, as they are typed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from isa_programme.cli.pages import WORDS
from isa_programme.journal.published import RECORD, read_manifest
from isa_programme.record.vocabulary import Visibility
from laptops import removed
from masking import masked
from terminals import on_terminal, terminal

Isa = Callable[..., CompletedProcess[str]]

PAGES = {"dashboard": "dashboard.html", "feed": "dates.ics", "workbook": "record.xlsx"}
MADE_BY = {
    "dashboard": ("report", "dashboard", "page.html"),
    "feed": ("report", "feed", "page.ics"),
    "workbook": ("export", "page.xlsx"),
}
LIBRARIES = {"jinja2": "html", "icalendar": "ics", "xlsxwriter": "xlsx"}
FILES = ", ".join(sorted([*PAGES.values(), RECORD]))
WHOLE = (
    "record.db is the whole record, with all that is confidential: whoever can open shared can read"
    " it\n"
)
HANDED_OVER = (
    "isa: the writing was handed over on TODAY (entry 7), so nothing is recorded here; isa"
    " take-over takes it up again (--back if nobody took it)\n"
)
SOON = "publish it soon (isa report publish shared), so that nobody takes over the same copy\n"


@pytest.fixture(autouse=True)
def shared() -> Path:
    made = Path("shared")
    made.mkdir()
    return made


@pytest.fixture
def anna(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small record of six entries, found without naming it."""
    monkeypatch.setenv("ISA_RECORD", str(small))
    return small


@pytest.fixture
def elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, isa: Isa
) -> Callable[..., CompletedProcess[str]]:
    """Runs a command on another laptop, which stands in the same folder."""

    def run(*words: object) -> CompletedProcess[str]:
        with monkeypatch.context() as patched:
            for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
                patched.setenv(name, str(tmp_path / "other-settings"))
            patched.delenv("ISA_RECORD", raising=False)
            patched.setenv("ISA_RECORDED_BY", "ben")
            return isa(*words)

    return run


def told(done: CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, masked(done.stdout), masked(done.stderr)


def names(shared: Path) -> list[str]:
    return sorted(path.name for path in shared.iterdir())


@pytest.mark.usefixtures("anna")
def test_it_says_what_was_published_and_who_can_read_it(isa: Isa, shared: Path) -> None:
    assert told(isa("report", "publish", "shared")) == (
        0,
        f"published in shared: {FILES} (receipt 6:HASH)\n",
        WHOLE,
    )
    assert [*sorted([*PAGES.values(), "published.json", RECORD])] == names(shared)


@pytest.mark.usefixtures("anna")
def test_each_page_is_what_the_report_of_it_makes(isa: Isa, shared: Path) -> None:
    asked = ("--as-at", "2026-01-05", "--visibility", "restricted")
    assert isa("report", "publish", "shared", *asked).returncode == 0
    for word, name in PAGES.items():
        *command, out = MADE_BY[word]
        assert isa(*command, out, *asked).returncode == 0
        assert Path(out).read_bytes() == (shared / name).read_bytes()
    found = read_manifest(shared)
    assert found is not None
    assert found.published is not None
    assert ("2026-01-05", Visibility.RESTRICTED, "clerk") == (
        str(found.published.as_at),
        found.published.visibility,
        found.published.published_by,
    )


@pytest.mark.usefixtures("anna")
def test_what_is_not_public_is_on_no_page_unless_asked_for(isa: Isa, shared: Path) -> None:
    isa("report", "publish", "shared", "--as-at", "2026-01-05", "--without-record")
    assert not any(b"One strategy" in (shared / name).read_bytes() for name in names(shared))
    restricted = ("--visibility", "restricted", "--without-record")
    isa("report", "publish", "shared", "--as-at", "2026-01-05", *restricted)
    assert any(b"Publish a plan" in (shared / name).read_bytes() for name in names(shared))


@pytest.mark.usefixtures("anna")
def test_what_is_left_out_is_left_out_and_what_lies_there_is_told(isa: Isa) -> None:
    assert tuple(PAGES) == WORDS
    isa("report", "publish", "shared")
    for word, name in PAGES.items():
        rest = ", ".join(sorted({*PAGES.values(), RECORD} - {name}))
        assert told(isa("report", "publish", "shared", "--without", word)) == (
            0,
            f"published in shared: {rest} (receipt 6:HASH)\n",
            WHOLE
            + f"{name} in shared was published before and not now; delete it if it is not to be"
            " read any more\n",
        )
    pages = ", ".join(sorted(PAGES.values()))
    assert told(isa("report", "publish", "shared", "--without-record")) == (
        0,
        f"published in shared: {pages} (receipt 6:HASH)\n",
        (
            "record.db in shared was published before and not now; delete it if it is not to be"
            " read any more\n"
        ),
    )
    nothing = [option for word in WORDS for option in ("--without", word)]
    assert f"published in shared: {RECORD} (receipt 6:HASH)\n" == masked(
        isa("report", "publish", "shared", *nothing).stdout
    )
    assert "published in shared: nothing (receipt 6:HASH)\n" == masked(
        isa("report", "publish", "shared", "--without-record", *nothing).stdout
    )


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("command", [("report", "publish"), ("hand-over", "--to", "Ben")])
def test_extras_that_are_missing_are_named_before_anything_is_written(
    isa: Isa, shared: Path, anna: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    before = anna.read_bytes()
    missing: list[str] = []
    for library, extra in LIBRARIES.items():
        monkeypatch.setitem(sys.modules, library, None)
        missing.append(extra)
        needed = ",".join(missing)
        assert told(isa(*command, "shared")) == (
            2,
            "",
            f"isa: publishing needs the extra {needed}: pip install 'isa-programme[{needed}]'\n",
        )
        assert ([], before) == (names(shared), anna.read_bytes())
    without = [option for word in WORDS for option in ("--without", word)]
    assert 0 == isa("report", "publish", "shared", *without).returncode


@pytest.mark.usefixtures("anna")
def test_a_hand_over_is_told_with_its_receipt_and_ends_the_writing(isa: Isa, anna: Path) -> None:
    assert told(isa("hand-over", "shared", "--to", "Ben", "--because", "leave")) == (
        0,
        "recorded as entry 7 (receipt 7:HASH)\n",
        "tell Ben the receipt 7:HASH; the record is published in shared\n" + WHOLE,
    )
    before = anna.read_bytes()
    assert told(isa("note", "1e5", "rang")) == (2, "", HANDED_OVER)
    Path("rows.csv").write_text(
        "kind,date,title\nfact,2025-12-01,One\nfact,2025-12-02,Two\n", encoding="utf-8"
    )
    assert told(isa("import", "rows.csv")) == (2, "", HANDED_OVER)
    assert before == anna.read_bytes()
    assert told(isa("hand-over", "shared", "--to", "Ben")) == (
        0,
        "already recorded as entry 7; nothing was added\n",
        "tell Ben the receipt 7:HASH; the record is published in shared\n" + WHOLE,
    )


@pytest.mark.usefixtures("anna")
def test_a_hand_over_in_json_is_what_was_recorded(isa: Isa) -> None:
    page = json.loads(isa("hand-over", "shared", "--to", "Ben", "--format", "json").stdout)
    assert ("isa-programme/recorded.v1", 7, False) == (
        page["schema"],
        page["data"][0]["number"],
        page["data"][0]["already"],
    )
    assert page["head"] == page["data"][0]["receipt"]


@pytest.mark.usefixtures("anna")
def test_a_take_over_says_where_the_record_is_from_now_on(isa: Isa, elsewhere: Isa) -> None:
    isa("hand-over", "shared", "--to", "Ben")
    home = Path.cwd().parent / "ben"
    home.mkdir()
    path = home / "isa.db"
    assert told(elsewhere("take-over", "shared", "--record", path)) == (
        0,
        "recorded as entry 8 (receipt 8:HASH)\n",
        f"the record is written at {path} from now on\n" + SOON,
    )
    # No record is named from here on.
    assert "recorded as entry 9 (" in elsewhere("note", "1e5", "rang").stdout
    assert told(elsewhere("take-over", "shared")) == (
        0,
        "already recorded as entry 8; nothing was added\n",
        f"the record is written at {path} from now on\n" + SOON,
    )
    assert told(elsewhere("unpublished", "shared", "--format", "csv"))[1].splitlines()[1:] == [
        "8,taken-over.v1,TODAY,TODAY,INSTANT,0,ben,,writing taken over from entry 7,8:HASH,,,",
        "9,note-taken.v1,TODAY,TODAY,INSTANT,0,ben,ADV-2025-001,note: rang,9:HASH,,,",
    ]
    assert 0 == elsewhere("report", "publish", "shared").returncode
    assert told(elsewhere("unpublished", "shared")) == (
        0,
        "everything in the record is in the copy\n",
        "",
    )


@pytest.mark.usefixtures("anna")
def test_a_lost_laptop_is_warned_of(isa: Isa, elsewhere: Isa) -> None:
    isa("report", "publish", "shared")
    home = Path.cwd().parent / "ben"
    home.mkdir()
    lost = ("--without-hand-over", "--because", "left on a train")
    assert told(elsewhere("take-over", "shared", "--record", home / "isa.db")) == (
        2,
        "",
        (
            "isa: the copy in HERE/shared is not handed over: its last entry, 6 of TODAY, is no"
            " hand-over; whoever writes the record hands it over (isa hand-over), or, if that can't"
            " be, say so with --without-hand-over and --because\n"
        ),
    )
    assert told(elsewhere("take-over", "shared", "--record", home / "isa.db", *lost)) == (
        0,
        "recorded as entry 7 (receipt 7:HASH)\n",
        f"the record is written at {home / 'isa.db'} from now on\n"
        "warning: nobody handed it over: what the other machine recorded after it last published is"
        " not in it, and that machine must not write on\n" + SOON,
    )


@pytest.mark.usefixtures("anna")
def test_where_nothing_can_be_remembered_that_is_said(
    isa: Isa, elsewhere: Isa, monkeypatch: pytest.MonkeyPatch
) -> None:
    isa("hand-over", "shared", "--to", "Ben")
    home = Path.cwd().parent / "ben"
    home.mkdir()
    monkeypatch.setattr("isa_programme.cli.commands.passing_on.remember", lambda _: False)
    done = elsewhere("take-over", "shared", "--record", home / "isa.db")
    assert (0, True) == (
        done.returncode,
        "where it is could not be remembered: name it with --record\n" in done.stderr,
    )


@pytest.mark.usefixtures("anna")
def test_a_fork_leaves_with_4_and_its_entries_are_listed(isa: Isa, elsewhere: Isa) -> None:
    isa("hand-over", "shared", "--to", "Ben")
    home = Path.cwd().parent / "ben"
    home.mkdir()
    elsewhere("take-over", "shared", "--record", home / "isa.db")
    isa("take-over", "shared", "--back")
    isa("note", "1e5", "of Anna")
    elsewhere("report", "publish", "shared")
    assert told(isa("report", "publish", "shared")) == (
        4,
        "",
        (
            "isa: this record and the copy in HERE/shared part at entry 8: both were gone on with;"
            " isa unpublished shows what only this one holds, to be recorded there\n"
        ),
    )
    code, out, err = told(isa("note", "1e5", "more"))
    assert (4, "", True) == (code, out, "lacks the entry 8 that this machine has seen" in err)
    listed = told(isa("unpublished", "shared", "--format", "jsonl"))
    assert (0, "") == (listed[0], listed[2])
    assert [8, 9] == [json.loads(line)["number"] for line in listed[1].splitlines()]


@pytest.mark.usefixtures("anna")
def test_the_place_of_the_record_is_the_answer_of_no_take_over(isa: Isa, elsewhere: Isa) -> None:
    isa("hand-over", "shared", "--to", "Ben")
    refused = elsewhere("take-over", "shared", "--record", "x.db", "--output", "x.db")
    assert (2, "", "isa: x.db is the record itself, or belongs to it; name another file\n") == (
        refused.returncode,
        refused.stdout,
        refused.stderr,
    )
    assert not Path("x.db").exists()


@terminal
@pytest.mark.usefixtures("anna")
def test_at_a_terminal_both_are_asked_for_and_can_be_declined(anna: Path, tmp_path: Path) -> None:
    before = anna.read_bytes()
    declined = on_terminal("Ben\nn\n", "hand-over", "shared")
    assert (130, True) == (
        declined.returncode,
        "Hand the writing over to Ben? Nothing is recorded here afterwards. [y/N]: "
        in declined.stderr,
    )
    assert before == anna.read_bytes()
    done = on_terminal("Ben\ny\n", "hand-over", "shared")
    assert (0, True) == (done.returncode, done.stdout.startswith("recorded as entry 7 (receipt 7:"))
    other = ("--record", tmp_path / "ben.db")
    declined = on_terminal("n\n", "take-over", "shared", *other)
    assert (130, True) == (
        declined.returncode,
        "Take over the writing from the copy that clerk published as at " in declined.stderr,
    )
    assert not (tmp_path / "ben.db").exists()
    done = on_terminal("y\n", "take-over", "shared", *other)
    assert (0, True) == (done.returncode, done.stdout.startswith("recorded as entry 8 (receipt 8:"))


@pytest.mark.usefixtures("anna")
def test_hostile_names_are_shown_as_marks(isa: Isa) -> None:
    done = isa("hand-over", "shared", "--to", "=1+1|<b>{x}%s`$(rm)`")
    assert 0 == done.returncode
    assert "tell =1+1|<b>{x}%s`$(rm)` the receipt 7:" in done.stderr
    kept = json.loads(isa("entry", "7", "--format", "json").stdout)["data"]
    assert "=1+1|<b>{x}%s`$(rm)`" in [row["value"] for row in kept]


@pytest.mark.usefixtures("anna")
def test_any_process_at_any_place_publishes_the_same(
    isa: Isa, isa_process: Isa, shared: Path
) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        removed(*shared.iterdir())
        words = ("report", "publish", "shared", "--as-at", "2026-01-05")
        assert 0 == isa_process(*words, PYTHONHASHSEED=seed, TZ=zone).returncode
        made.append({path.name: path.read_bytes() for path in shared.iterdir()})
    assert made[0] == made[1]
    assert 0 == isa("verify").returncode
