"""Reports: what is handed over shows what is public, unless told otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Isa = Callable[..., CompletedProcess[str]]


NOT_EVERYTHING = (
    "only what is public is in it, which is not everything; --visibility says who else may see it\n"
)


def unfolded(done: CompletedProcess[str]) -> str:
    """What a feed says, on whole lines."""
    assert (0, True) == (done.returncode, done.stderr in {"", NOT_EVERYTHING})
    return done.stdout.replace("\r\n ", "")


@pytest.mark.usefixtures("plan")
def test_a_feed_goes_to_the_file_named_or_to_standard_output(isa: Isa) -> None:
    told = isa("report", "feed", "--as-at", "2026-01-05")
    filed = isa("report", "feed", "dates.ics", "--as-at", "2026-01-05")

    assert (0, "", NOT_EVERYTHING) == (filed.returncode, filed.stdout, filed.stderr)
    assert told.stdout.encode() == Path("dates.ics").read_bytes()
    assert (0, NOT_EVERYTHING) == (told.returncode, told.stderr)


@pytest.mark.usefixtures("plan")
def test_a_feed_holds_what_is_public_unless_more_is_asked_for(isa: Isa) -> None:
    public = unfolded(isa("report", "feed"))
    restricted = unfolded(isa("report", "feed", "--visibility", "restricted"))
    before = unfolded(isa("--visibility", "restricted", "report", "feed"))
    assert NOT_EVERYTHING == isa("report", "feed").stderr
    for level in ("public", "restricted"):
        assert "" == isa("report", "feed", "--visibility", level).stderr

    texts = ("The end", "Publish a plan", "Nobody else sees this")
    assert [True, False, False] == [text in public for text in texts]
    assert [True, True, True] == [text in restricted for text in texts]
    assert restricted == before


@pytest.mark.usefixtures("plan")
def test_any_process_at_any_place_makes_the_same_feed(isa_process: Isa) -> None:
    made = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        filed = isa_process(
            *("report", "feed", "dates.ics", "--as-at", "2026-01-05"), PYTHONHASHSEED=seed, TZ=zone
        )
        assert (0, NOT_EVERYTHING) == (filed.returncode, filed.stderr)
        made.add(Path("dates.ics").read_bytes())
    assert 1 == len(made)


REFUSED = {
    ("--addressee", "nobody"): (
        "no addressee 'nobody' in this record: isa addressee list shows them all"
    ),
    ("--lead", "Ann"): "lead: the public are told of no lead; ask for restricted visibility",
}


@pytest.mark.parametrize(("narrowed", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
@pytest.mark.usefixtures("plan")
def test_a_feed_that_can_not_be_is_refused_and_no_file_is_made(
    isa: Isa, narrowed: tuple[str, str], said: str
) -> None:
    refused = isa("report", "feed", "dates.ics", *narrowed)

    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
    assert not Path("dates.ics").exists()


@pytest.mark.usefixtures("plan")
def test_without_the_extra_the_command_names_it(isa: Isa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    refused = isa("report", "feed", "dates.ics")

    said = "isa: a calendar feed needs the extra ics: pip install 'isa-programme[ics]'\n"
    assert (2, "", said) == (refused.returncode, refused.stdout, refused.stderr)


@pytest.mark.usefixtures("plan")
def test_what_is_no_text_is_not_put_on_a_screen(isa: Isa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isa_programme.cli.showing.sys.stdout.isatty", lambda: True, raising=False)
    refused = isa("report", "feed")

    said = "isa: this is no text to read on a screen; name a file to write it to\n"
    assert (2, f"{NOT_EVERYTHING}{said}") == (refused.returncode, refused.stderr)


def test_the_record_itself_is_never_written_over(isa: Isa, plan: Path) -> None:
    before = plan.read_bytes()
    refused = isa("report", "feed", plan)

    assert (2, before) == (refused.returncode, plan.read_bytes())
