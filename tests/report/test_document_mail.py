"""Documents as mails still to be sent, read back by the standard library's parser."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given

from documents import DAY, EVERY, HOSTILE, documents_to_hand_over
from isa_programme.errors import FaultsError
from isa_programme.report.document.document import Document, Paragraph
from isa_programme.report.document.html import document_html
from isa_programme.report.document.mail import document_mail
from isa_programme.report.document.text import document_text
from isa_programme.report.visible import visible


def read(mail: bytes) -> EmailMessage:
    found = email.message_from_bytes(mail, policy=default)
    assert isinstance(found, EmailMessage)
    assert not any(part.defects for part in found.walk())
    return found


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def test_a_draft_has_a_title_and_no_sender_date_or_identity() -> None:
    mail = read(document_mail(EVERY))
    assert {
        "X-Unsent": "1",
        "Subject": "Monday's page",
        "MIME-Version": "1.0",
        "Content-Type": mail["Content-Type"],
    } == dict(mail.items())
    assert ["multipart/alternative", "text/plain", "text/html"] == [
        part.get_content_type() for part in mail.walk()
    ]


def test_a_draft_reads_as_text_and_as_a_page() -> None:
    mail = read(document_mail(EVERY))
    assert (document_text(EVERY), document_html(EVERY)) == (body(mail, "plain"), body(mail, "html"))


def test_the_text_of_a_draft_says_all_that_the_document_does() -> None:
    assert (
        "Monday's page\n=============\n\n"
        "A few words.\n\n"
        "Mark these.\n\n"
        "The Office\n1 Street\n\n"
        "Part\n----\n\n"
        "- one\n- two\n\n"
        "Part of it\n\n"
        "1. first\n2. second\n\n"
        "What is overdue\n"
        "- ADV-2025-001 (with whom: Minister; days: 3)\n"
        "- ADV-2025-002 (with whom: COSLA)\n\n"
        "Behind.\n\n"
        "--\nAs at 5 January 2026. Made up for a test.\n"
    ) == document_text(EVERY)


def test_every_line_of_a_draft_ends_as_the_standard_has_it_and_is_short_enough() -> None:
    lines = document_mail(EVERY).split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line or len(line) > 998 for line in lines)
    assert all(line.isascii() for line in lines)


def test_a_title_makes_no_other_header() -> None:
    document = Document(title=HOSTILE, as_at=DAY, blocks=(Paragraph(text=HOSTILE),))
    mail = read(document_mail(document))
    assert visible(HOSTILE) == mail["Subject"]
    assert {"X-Unsent", "Subject", "MIME-Version", "Content-Type"} == set(mail.keys())


@given(documents_to_hand_over)
def test_any_text_in_any_place_is_read_as_the_text_it_is(document: Document) -> None:
    mail = read(document_mail(document))
    assert visible(document.title).strip() == str(mail["Subject"]).strip()
    assert document_text(document) == body(mail, "plain")
    assert document_html(document) == body(mail, "html")
    assert 4 == len(mail.keys())


def test_files_go_with_a_draft_by_their_names() -> None:
    files = (("letter é.docx", b"PK\x00"), ("a\r\nX: y.md", b"# a"), ("unknown", b"\x00\xff"))
    mail = read(document_mail(EVERY, attached=files))
    assert [
        (
            "letter é.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a<U+000D> X: y.md", "text/markdown"),
        ("unknown", "application/octet-stream"),
    ] == [(part.get_filename(), part.get_content_type()) for part in mail.iter_attachments()]
    assert [content for _, content in files] == [
        part.get_payload(decode=True) for part in mail.iter_attachments()
    ]
    assert document_text(EVERY) == body(mail, "plain")


def test_a_draft_is_addressed_only_to_mailboxes() -> None:
    to = ("minister@office.example", "cosla@office.example")
    assert ", ".join(to) == read(document_mail(EVERY, to=to))["To"]
    for wrong in ("", "a@b.example\r\nBcc: c@d.example", "no address", "a@b.example, c@d.example"):
        with pytest.raises(FaultsError) as refused:
            document_mail(EVERY, to=(wrong,))
        assert f"to: {wrong!a} is not the address of a mailbox" == str(refused.value)


def test_the_same_document_is_the_same_draft() -> None:
    files = (("a.docx", b"PK"),)
    assert document_mail(EVERY, attached=files) == document_mail(EVERY, attached=files)
