"""Documents: what is written is told by the ending of the file, or by --as; nothing else is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from subprocess import CompletedProcess

import docx
import pytest

from isa_programme.report.document.word_plain import plain_template

Isa = Callable[..., CompletedProcess[str]]

WEEKLY = ("report", "weekly", "--as-at", "2026-01-05", "--visibility", "confidential")
MADE = {
    "page.md": b"# The week as at",
    "page.html": b"<!DOCTYPE html>",
    "PAGE.HTM": b"<!DOCTYPE html>",
    "page.docx": b"PK\x03\x04",
    "page.eml": b"X-Unsent: 1\r\n",
}


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(("name", "begins"), MADE.items(), ids=MADE)
def test_the_ending_of_the_file_says_what_is_written(isa: Isa, name: str, begins: bytes) -> None:
    made = isa(*WEEKLY, name)

    assert (0, "", "") == (made.returncode, made.stdout, made.stderr)
    assert Path(name).read_bytes().startswith(begins)


@pytest.mark.usefixtures("plan")
def test_without_a_file_it_is_markdown_unless_told_otherwise(isa: Isa) -> None:
    for name, told in (("a.md", ()), ("a.html", ("--as", "html")), ("a.eml", ("--as", "mail"))):
        assert 0 == isa(*WEEKLY, name).returncode
        shown = isa(*WEEKLY, *told)
        assert (0, Path(name).read_bytes().decode()) == (shown.returncode, shown.stdout)


@pytest.mark.usefixtures("plan")
def test_a_file_of_any_name_is_written_as_it_is_told(isa: Isa) -> None:
    assert 0 == isa(*WEEKLY, "page", "--as", "html").returncode
    assert 0 == isa(*WEEKLY, "page.html").returncode
    assert Path("page").read_bytes() == Path("page.html").read_bytes()


REFUSED = {
    ("page.txt",): (
        "page.txt has no ending of a document (.md, .html, .htm, .docx, .eml); or say --as"
    ),
    ("page",): "page has no ending of a document (.md, .html, .htm, .docx, .eml); or say --as",
    ("page.pdf", "--as", "pdf"): (
        "invalid value for '--as': 'pdf' is not one of 'markdown', 'html', 'word', 'mail'"
        " (isa report weekly --help says more)"
    ),
    (
        "page.html",
        "--as",
        "word",
    ): "page.html is html by its ending, and --as says word; let both agree",
    ("page.html", "--template", "own.docx"): (
        "template: only a Word file is made on one, and this is html"
    ),
    ("page.docx", "--template", "words.txt"): (
        "template: it is no Word file (.docx or .dotx), or it is damaged"
    ),
    (
        "page.docx",
        "--since",
        "2026-02-01",
    ): "since: 2026-02-01 lies after 2026-01-05, the day asked about",
}


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(("words", "said"), REFUSED.items(), ids=map(" ".join, REFUSED))
def test_what_can_not_be_written_is_refused_and_no_file_is_made(
    isa: Isa, words: tuple[str, ...], said: str
) -> None:
    Path("own.docx").write_bytes(plain_template())
    Path("words.txt").write_text("Dear Minister")

    refused = isa(*WEEKLY, *words)

    assert (2, "", f"isa: {said}\n") == (refused.returncode, refused.stdout, refused.stderr)
    assert not Path(words[0]).exists()


@pytest.mark.usefixtures("plan")
def test_a_word_file_takes_the_template_that_is_given(isa: Isa) -> None:
    own = docx.Document(io.BytesIO(plain_template()))
    own.sections[0].header.paragraphs[0].text = "The Office"
    own.save("own.docx")

    assert 0 == isa(*WEEKLY, "page.docx", "--template", "own.docx").returncode

    made = docx.Document("page.docx")
    assert "The Office" == made.sections[0].header.paragraphs[0].text
    assert "The week as at Monday 5 January 2026" == made.paragraphs[0].text


@pytest.mark.usefixtures("plan")
def test_the_template_itself_is_never_written_over(isa: Isa) -> None:
    Path("own.docx").write_bytes(plain_template())
    refused = isa(*WEEKLY, "own.docx", "--template", "own.docx")

    said = "isa: own.docx was read for this very answer; name another file\n"
    assert (5, said) == (refused.returncode, refused.stderr)
    assert plain_template() == Path("own.docx").read_bytes()


@pytest.mark.usefixtures("plan")
def test_a_word_file_is_not_put_on_a_screen(isa: Isa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isa_programme.cli.showing.sys.stdout.isatty", lambda: True, raising=False)
    refused = isa(*WEEKLY, "--as", "word")

    said = "isa: this is no text to read on a screen; name a file to write it to\n"
    assert (2, said) == (refused.returncode, refused.stderr)


@pytest.mark.usefixtures("plan")
def test_any_process_at_any_place_makes_the_same_files(isa_process: Isa) -> None:
    made = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        filed = isa_process(*WEEKLY, "page.docx", PYTHONHASHSEED=seed, TZ=zone)
        assert (0, "") == (filed.returncode, filed.stderr)
        made.add(Path("page.docx").read_bytes())
    assert 1 == len(made)


@pytest.mark.usefixtures("plan")
def test_leads_stand_on_it_only_where_they_may_be_seen(isa: Isa) -> None:
    issued = isa(
        *("advice", "issue", "--title", "Data", "--on", "2025-11-13", "--to", "cosla"),
        *("--lead", "First desk", "--visibility", "public"),
    )
    assert 0 == issued.returncode
    public = isa("report", "weekly", "--as-at", "2026-01-05").stdout
    ours = isa(*WEEKLY).stdout

    assert ["ADV-2025-002" in told for told in (public, ours)] == [True, True]
    assert ["First desk" in told for told in (public, ours)] == [False, True]
    assert "Only what is public; the rest is left out." in public


@pytest.mark.usefixtures("plan")
def test_every_form_says_the_same(isa: Isa) -> None:
    for name in ("a.md", "a.html", "a.docx", "a.eml"):
        assert 0 == isa(*WEEKLY, name).returncode
    with zipfile.ZipFile("a.docx") as zipped:
        word = zipped.read("word/document.xml").decode()
    mail = message_from_bytes(Path("a.eml").read_bytes(), policy=default)
    part = mail.get_body(("plain",))
    assert part is not None
    texts = (Path("a.md").read_text("utf-8"), Path("a.html").read_text("utf-8"), word)
    for told in (*texts, str(part.get_content())):
        for words in ("ADV-2025-001.1", "overdue by", "(an example rule, not agreed)", "receipt"):
            assert words in told
