"""A document as a mail that is still to be sent: Outlook opens it as a draft."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from isa_programme.errors import FaultsError
from isa_programme.report.document.document import Document
from isa_programme.report.document.html import document_html
from isa_programme.report.document.text import document_text
from isa_programme.report.visible import visible


def document_mail(
    document: Document, *, to: Sequence[str] = (), attached: Sequence[tuple[str, bytes]] = ()
) -> bytes:
    """The document as a draft (.eml, RFC 5322), as plain text and as a page, titled as it is.

    It has no sender, no date and no identity: the program that sends it gives it those. It says
    ``X-Unsent: 1``, by which Outlook knows a draft. Nothing is sent here.

    Args:
        document: what to write.
        to: the addresses it is to go to; whoever sends it fills them in otherwise.
        attached: files that go with it, each by its name.

    Raises:
        FaultsError: an address is none.
    """
    mail = EmailMessage(policy=SMTP)
    if to:
        mail["To"] = [_address(each) for each in to]
    text, page = document_text(document), document_html(document)
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    for name, content in attached:
        kind, _, subtype = _KINDS.get(_ending(name), "application/octet-stream").partition("/")
        mail.add_attachment(content, kind, subtype, filename=visible(name))
    inner = hashlib.sha256(f"{text}{page}".encode())
    for number, part in enumerate(each for each in mail.walk() if each.is_multipart()):
        # What is encoded holds no "=_", so that no part can end early.
        part.set_boundary(f"=_{number}_{inner.hexdigest()[:32]}")
    return b"X-Unsent: 1\r\n" + _subject(document.title) + mail.as_bytes()


_LONGEST_PLAIN = 66
"""The most characters of a title that stands on its line as it is."""


def _subject(title: str) -> bytes:
    """The line with a title, all of it encoded where it is not plain.

    EmailMessage encodes only the words that need it, and may lose the blanks between them.
    """
    shown = visible(title)
    plain = shown.isascii() and len(shown) <= _LONGEST_PLAIN and "=?" not in shown
    told = shown if plain else Header(shown, "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {told}\r\n".encode("ascii")


_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "md": "text/markdown",
    "pdf": "application/pdf",
}


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _address(given: str) -> Address:
    try:
        return Address(addr_spec=given)
    except (MessageError, ValueError, IndexError) as error:
        raise FaultsError(f"to: {given!a} is not the address of a mailbox") from error
