"""What looks for a mark finds it, however what holds it is packed."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from words_of import words_in, words_of

MARK = "CONFIDENTIALLY kept"


def _zipped(name: str, held: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, held)
    return packed.getvalue()


def _word(text: str) -> bytes:
    """A Word file that cuts its words into runs."""
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (text[:5], text[5:]))
    return _zipped("word/document.xml", f"<w:p>{runs}</w:p>".encode())


def _mail(text: str, encoding: str) -> bytes:
    mail = EmailMessage()
    mail["X-Unsent"] = "1"
    mail["Subject"] = "Draft"
    mail.set_content(f"A line. {'long ' * 12}{text} \u00f2", cte=encoding)
    return mail.as_bytes()


def _attached(text: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Draft"
    mail.set_content("Attached.")
    mail.add_attachment(_word(text), "application", "octet-stream", filename="letter.docx")
    return mail.as_bytes()


def _headed(text: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = f"\u00f2 {text} \u00f2"
    mail.set_content("x")
    return mail.as_bytes()


PACKED: dict[str, Callable[[str], bytes]] = {
    "plain": lambda text: text.encode(),
    "for Excel": lambda text: text.encode("utf-8-sig"),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "packed": lambda text: _zipped("a.xml", text.encode()),
    "packed twice": lambda text: _zipped("b.zip", _zipped("a.xml", text.encode())),
    "as a member's name": lambda text: _zipped(f"{text}.xml", b""),
    "in a Word file, cut into runs": _word,
    "in a mail, quoted": lambda text: _mail(text, "quoted-printable"),
    "in a mail, as base64": lambda text: _mail(text, "base64"),
    "in a mail's subject": _headed,
    "in a Word file that a mail brings": _attached,
    "in a folded line": lambda text: f"SUMMARY:a\\, {text[:3]}\r\n {text[3:]}\r\n".encode(),
    "between elements": lambda text: f"<p><b>{text[:3]}</b><i>{text[3:]}</i></p>".encode(),
    "with a reference": lambda text: f"<p>&#67;{text[1:]}</p>".encode(),
    "in Markdown": lambda text: text.replace(" k", "\\ k").encode(),
    "as data within a page": lambda text: (
        f'<a href="data:text/csv;base64,{base64.b64encode(text.encode()).decode()}">'.encode()
    ),
}


@pytest.mark.parametrize("packed", PACKED.values(), ids=PACKED)
def test_a_mark_is_found_however_it_is_packed(packed: Callable[[str], bytes]) -> None:
    assert MARK in words_of(packed(MARK))
    assert MARK not in words_of(packed("Nothing to hide"))


PLAINLY = ("plain", "for Excel", "as a member's name")
"""Where the mark stands in the bytes as it is."""


@pytest.mark.parametrize("name", PACKED)
def test_only_what_is_written_plainly_is_found_without_unpacking(name: str) -> None:
    assert (name in PLAINLY) == (MARK.encode() in PACKED[name](MARK))


def test_every_file_of_a_folder_is_read_and_so_is_its_name(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "letter.docx").write_bytes(_word(MARK))
    (tmp_path / "list.csv").write_bytes(b"a,b")
    told = words_in(tmp_path)
    assert (True, True, True, True) == tuple(
        each in told for each in (MARK, "letter.docx", "inside", "a,b")
    )
    assert "a,b" in words_in(tmp_path / "list.csv")


@pytest.mark.parametrize("made", [b"", b"\x00\xff\xfe", b"PK\x03\x04broken", b"To:\n\n\xff"])
def test_whatever_is_no_text_is_looked_at_all_the_same(made: bytes) -> None:
    assert isinstance(words_of(made), str)
