"""Documents as pages: read by a parser, the words are the very words, and nothing runs or loads."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given

from documents import EVERY, Told, as_read, documents_to_hand_over, told
from isa_programme.report.document.document import Document
from isa_programme.report.document.html import document_html

_KINDS = {
    "h1": "heading 1",
    "h2": "heading 2",
    "h3": "heading 3",
    "p": "paragraph",
    "ul": "bullets",
    "ol": "numbered",
    "caption": "caption",
}
_ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "footer", "strong"),
    *("br", "li", "table", "thead", "tbody", "tr", "th", "td", *_KINDS),
}


class Reader(HTMLParser):
    """Reads a page part by part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list[str]] = []
        self.title = self.style = self.foot = ""
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ALLOWED
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if "footer" in self.open:
            return
        if tag == "section":
            self.found += [["new page"]] if self.found else []
        elif tag in _KINDS:
            self.found.append([_KINDS[tag], *([""] if tag not in ("ul", "ol") else [])])
        elif tag == "strong":
            self.found[-1][0] = "strong"
        elif tag == "br":
            self.found[-1][0] = "lines"
            self.found[-1].append("")
        elif tag == "tr":
            self.found.append(["heads" if "thead" in self.open else "row"])
        elif tag in ("li", "th", "td"):
            self.found[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        match self.open:
            case [*_, "title"]:
                self.title += data
            case [*_, "style"]:
                self.style += data
            case [*_, "footer", "p"]:
                self.foot += data
            case [*_, tag] if tag in {*_KINDS, "li", "th", "td", "strong"} - {"ul", "ol"}:
                self.found[-1][-1] += data
            case _:
                assert not data.strip()


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.open
    return reader


def parts(reader: Reader) -> list[Told]:
    return [(what, *(" ".join(text.split()) for text in texts)) for what, *texts in reader.found]


def test_a_page_holds_the_parts_of_the_document_and_its_imprint() -> None:
    page = document_html(EVERY)
    reader = read(page)
    assert as_read(EVERY) == parts(reader)
    assert ("Monday's page", EVERY.foot) == (reader.title, reader.foot.strip())
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n')
    assert [("th", "scope", "col")] * 3 + [("th", "scope", "row")] * 2 == [
        each for each in reader.attributes if each[0] == "th"
    ]


@given(documents_to_hand_over)
def test_any_text_in_any_place_is_read_as_the_text_it_is(document: Document) -> None:
    reader = read(document_html(document))
    assert as_read(document) == parts(reader)
    assert told(document.title) == " ".join(reader.title.split())
    assert told(document.foot) == " ".join(reader.foot.split())
    names = {name for _, name, _ in reader.attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "scope"}


def test_a_page_may_load_and_run_nothing_but_its_own_style() -> None:
    page = document_html(EVERY)
    reader = read(page)
    style = base64.b64encode(hashlib.sha256(reader.style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    assert ("meta", "content", policy) in reader.attributes
    assert not re.search(r"https?:|url\(|@import|//", page)


def test_the_same_document_is_the_same_page() -> None:
    assert document_html(EVERY) == document_html(EVERY)
