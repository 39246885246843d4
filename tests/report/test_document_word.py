"""Documents as Word files, read back by python-docx and part by part."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import attrs
import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, Twips
from docx.table import Table as WordTable
from hypothesis import given, settings

from documents import DAY, EVERY, HOSTILE, Told, as_read, documents_to_hand_over, told
from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.report.document.document import (
    Document,
    Heading,
    Listed,
    NewPage,
    Paragraph,
    Table,
)
from isa_programme.report.document.word import document_word
from isa_programme.report.document.word_plain import plain_template
from isa_programme.report.document.word_template import packed

if TYPE_CHECKING:
    from docx.document import Document as Word

MAIN = "wordprocessingml.document.main+xml"


def opened(made: bytes) -> Word:
    return docx.Document(io.BytesIO(made))


def parts_of(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def template(**changed: bytes | None) -> bytes:
    """A plain template, with parts changed or gone; a dot in a name is written DOT, a slash IN."""
    parts = parts_of(plain_template())
    for name, content in changed.items():
        where = name.replace("DOT", ".").replace("IN", "/")
        if content is None:
            del parts[where]
        else:
            parts[where] = content
    return packed(parts)


def as_type(kind: str) -> bytes:
    """The plain template, said to be of another kind."""
    parts = parts_of(plain_template())
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(MAIN, kind).encode()
    return packed(parts)


def office() -> Word:
    """A template as an office has it: its own font, paper, header and words."""
    made = opened(plain_template())
    made.styles["Normal"].font.name = "Times New Roman"
    made.sections[0].page_width = Mm(200)
    made.sections[0].header.paragraphs[0].text = "The Office"
    made.add_paragraph("Write here.")
    made.core_properties.author = "somebody"
    made.core_properties.keywords = "old"
    return made


def saved(word: Word) -> bytes:
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def read(made: bytes) -> Iterator[Told]:
    """The parts of a Word file, with its imprint as the last."""
    names = {
        "Heading 1": "heading 1",
        "Heading 2": "heading 2",
        "Heading 3": "heading 3",
        "List Bullet": "bullets",
        "List Number": "numbered",
        "Caption": "caption",
        "Imprint": "imprint",
        "Normal": "paragraph",
    }
    for block in opened(made).iter_inner_content():
        if isinstance(block, WordTable):
            for number, row in enumerate(block.rows):
                cells = (" ".join(cell.text.split()) for cell in row.cells)
                yield ("row" if number else "heads", *cells)
            continue
        assert block.style is not None
        name = names[str(block.style.name)]
        if block.paragraph_format.page_break_before:
            yield ("new page",)
        said = [" ".join(line.split()) for line in block.text.split("\n")]
        if name == "paragraph":
            strong = block.runs[0].bold
            name = "strong" if strong else "lines" if len(said) > 1 else name
        yield (name, *said)


def expected(document: Document) -> list[Told]:
    """As read, but an item of a list is a paragraph, and a table may begin a page."""
    found: list[Told] = []
    for what, *texts in as_read(document):
        each_alone = what in ("bullets", "numbered")
        found += [(what, text) for text in texts] if each_alone else [(what, *texts)]
    if document.foot:
        found.append(("imprint", told(document.foot)))
    return found


def refused(document: Document, given: bytes) -> str:
    with pytest.raises(FaultsError) as found:
        document_word(document, template=given)
    return str(found.value)


def test_a_document_has_the_styles_of_word_and_no_empty_paragraph() -> None:
    made = document_word(EVERY)
    assert expected(EVERY) == [*read(made)]
    assert all(paragraph.text for paragraph in opened(made).paragraphs)


@given(documents_to_hand_over)
@settings(max_examples=30)
def test_any_text_in_any_place_is_read_as_the_text_it_is(document: Document) -> None:
    made = document_word(document)
    # A table without a caption has no paragraph of its own to begin a page with.
    found = [each for each in read(made) if each != ("new page",)]
    assert [each for each in expected(document) if each != ("new page",)] == found


def test_what_xml_can_not_hold_is_shown_as_a_mark() -> None:
    hostile = Document(title=HOSTILE, author=HOSTILE, as_at=DAY, blocks=(Paragraph(text=HOSTILE),))
    made = opened(document_word(hostile))
    assert told(HOSTILE) == " ".join(made.paragraphs[0].text.split())
    assert "<U+FFFE>" in made.core_properties.title


def test_the_page_is_a4_in_british_english() -> None:
    made = opened(document_word(EVERY))
    page = made.sections[0]
    assert (Twips(11906), Twips(16838)) == (page.page_width, page.page_height)
    assert ["en-GB"] == made.styles.element.xpath("w:docDefaults//w:lang/@w:val")


def test_the_file_says_when_it_is_as_at_and_nothing_of_where_it_was_made() -> None:
    told_of = opened(document_word(EVERY)).core_properties
    midnight = datetime(2026, 1, 5, tzinfo=UTC)
    assert ("Monday's page", "The office", "The office", midnight, midnight, 1) == (
        *(told_of.title, told_of.author, told_of.last_modified_by),
        *(told_of.created, told_of.modified, told_of.revision),
    )
    with zipfile.ZipFile(io.BytesIO(document_word(EVERY))) as zipped:
        assert {((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)} == {
            (each.date_time, each.create_system, each.external_attr) for each in zipped.infolist()
        }
        assert "[Content_Types].xml" == zipped.namelist()[0]


def test_the_same_document_is_the_same_file() -> None:
    assert document_word(EVERY) == document_word(EVERY)
    own = saved(office())
    assert document_word(EVERY, template=own) == document_word(EVERY, template=own)


def test_the_first_row_of_a_table_is_its_head_on_every_page() -> None:
    (table,) = opened(document_word(EVERY)).tables
    assert table.style is not None
    assert ("Table Grid", [True, False, False], [True] * 3) == (
        table.style.name,
        [bool(row.findall(f".//{qn('w:tblHeader')}")) for row in table._tbl.tr_lst],
        [bool(row.findall(f".//{qn('w:cantSplit')}")) for row in table._tbl.tr_lst],
    )


def test_each_numbered_list_begins_at_one() -> None:
    lists = (
        Listed(items=("a", "b"), numbered=True),
        Listed(items=("bullet",)),
        Listed(items=("c",), numbered=True),
    )
    made = opened(document_word(Document(title="", as_at=DAY, blocks=lists)))
    a, b, bullet, c = (
        paragraph._p.xpath("string(w:pPr/w:numPr/w:numId/@w:val)") for paragraph in made.paragraphs
    )
    assert (a == b, a == c, bullet) == (True, False, "")
    starts = made.part.numbering_part.element.xpath(
        f"string(w:num[@w:numId={c}]/w:lvlOverride/w:startOverride/@w:val)"
    )
    assert "1" == starts


def test_a_table_can_begin_a_page_without_a_caption() -> None:
    table = Table(caption="", heads=("a",), rows=())
    blocks = (Paragraph(text="a"), NewPage(), table)
    made = opened(document_word(Document(title="", as_at=DAY, blocks=blocks)))
    first = made.tables[0].cell(0, 0).paragraphs[0]
    assert first.paragraph_format.page_break_before


def test_the_columns_of_a_table_share_the_page() -> None:
    rows = (("ADV-2025-001.1", "a word or two " * 40, "3"),)
    table = Table(caption="", heads=("reference", "what", "days"), rows=rows)
    made = opened(document_word(Document(title="", as_at=DAY, blocks=(table,)))).tables[0]
    first, second, third = (column.width for column in made.columns)
    assert first is not None
    assert second is not None
    assert third is not None
    assert third < first < second
    assert 169 <= (first + second + third) / Mm(1) <= 171


def test_of_a_template_the_styles_page_and_header_are_used_and_its_words_are_not() -> None:
    made = opened(document_word(EVERY, template=saved(office())))
    page = made.sections[0]
    assert ("Times New Roman", 200, "The Office") == (
        made.styles["Normal"].font.name,
        round((page.page_width or 0) / Mm(1)),
        page.header.paragraphs[0].text,
    )
    assert "Write here." not in [paragraph.text for paragraph in made.paragraphs]
    assert ("The office", "") == (made.core_properties.author, made.core_properties.keywords)


def test_on_a_template_too_the_tables_of_a_document_set_small_are_small() -> None:
    for compact, size in ((True, Pt(9)), (False, None)):
        document = attrs.evolve(EVERY, compact=compact)
        (table,) = opened(document_word(document, template=saved(office()))).tables
        assert size == table.cell(1, 0).paragraphs[0].runs[0].font.size


def test_a_template_ending_in_dotx_makes_a_document() -> None:
    made = document_word(EVERY, template=as_type(MAIN.replace("document.main", "template.main")))
    assert MAIN in parts_of(made)["[Content_Types].xml"].decode()
    assert expected(EVERY) == [*read(made)]


def test_pictures_and_remarks_on_the_pages_of_a_template_are_not_handed_over() -> None:
    own = office()
    own.add_comment(own.paragraphs[0].runs, text="secret", author="somebody")
    own.part.relate_to("https://tracker.example/", "http://x.example/image", is_external=True)
    assert b"secret" in b"".join(parts_of(saved(own)).values())

    made = b"".join(parts_of(document_word(EVERY, template=saved(own))).values())

    assert (b"secret" in made, b"tracker.example" in made) == (False, False)


def test_no_file_names_the_template_that_its_template_was_made_from() -> None:
    own = office()
    kept = own.settings.element
    attached = OxmlElement("w:attachedTemplate")
    kept.insert(0, attached)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    link = own.part._settings_part.relate_to("file:///C:/Users/x/y.dotm", kind, is_external=True)
    attached.set(qn("r:id"), link)

    made = b"".join(parts_of(document_word(EVERY, template=saved(own))).values())

    assert (b"attachedTemplate" in made, b"Users" in made) == (False, False)


def test_a_template_without_a_style_that_is_needed_is_refused_by_its_name() -> None:
    own = office()
    for name in ("List Number", "Table Grid", "Heading 3"):
        own.styles[name].element.getparent().remove(own.styles[name].element)
    said = (
        "template: it lacks the style Heading 3, List Number, Table Grid; use each once in the"
        " template, take the words out again, and save it"
    )
    assert said == refused(EVERY, saved(own))
    small = Document(title="", as_at=DAY, blocks=(Heading(text="a"),))
    assert [("heading 2", "a")] == [*read(document_word(small, template=saved(own)))]


def test_a_style_of_that_name_for_something_else_is_none() -> None:
    own = office()
    own.styles["Table Grid"].element.getparent().remove(own.styles["Table Grid"].element)
    own.styles.add_style("Table Grid", WD_STYLE_TYPE.PARAGRAPH)
    assert refused(EVERY, saved(own)).startswith("template: it lacks the style Table Grid;")


def test_a_template_that_counts_nothing_is_used_as_it_is() -> None:
    numbered = Document(title="", as_at=DAY, blocks=(Listed(items=("a",), numbered=True),))
    empty = parts_of(plain_template())["word/numbering.xml"]
    start, end = empty.index(b"<w:abstractNum"), empty.index(b"</w:numbering>")
    bare = template(wordINnumberingDOTxml=empty[:start] + empty[end:])
    styleless = office()
    styleless.styles["List Number"].element.pPr.remove(
        styleless.styles["List Number"].element.pPr.numPr
    )
    for own in (bare, saved(styleless)):
        assert [("numbered", "a")] == [*read(document_word(numbered, template=own))]


NO_WORD_FILE = "template: it is no Word file (.docx or .dotx), or it is damaged"
MACROS = "template: it holds macros; save it in Word as .dotx or .docx"
UNREADABLE = "template: it is damaged, or no Word file that can be read"


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for number in range(5):
            zipped.writestr(f"{number}.xml", bytes(50_000_000))
    return made.getvalue()


def many() -> bytes:
    return packed({f"{number}.xml": b"" for number in range(2_001)})


def locked() -> bytes:
    """A zip file whose parts claim to be locked with a word."""
    whole = bytearray(plain_template())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = whole.find(mark)
        while at >= 0:
            whole[at + place] |= 1
            at = whole.find(mark, at + 4)
    return bytes(whole)


def garbled() -> bytes:
    """A zip file in which what is pressed can't be unpressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("word/document.xml", b"<w:document/>" * 20)
    whole = bytearray(made.getvalue())
    pressed = whole.find(b"word/document.xml") + len(b"word/document.xml")
    whole[pressed : pressed + 12] = b"\xff" * 12
    return bytes(whole)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
WRONG = {
    "nothing": (b"", NO_WORD_FILE),
    "text": (b"Dear Minister", NO_WORD_FILE),
    "an old .doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), NO_WORD_FILE),
    "another zip": (packed({"a.txt": b"a"}), NO_WORD_FILE),
    "a spreadsheet": (as_type("spreadsheetml.sheet.main+xml"), NO_WORD_FILE),
    "cut off": (plain_template()[:-200], NO_WORD_FILE),
    "a bit flipped": (plain_template().replace(b"<w:sectPr>", b"<w:sectPs>", 1), NO_WORD_FILE),
    "garbled": (garbled(), NO_WORD_FILE),
    "locked": (locked(), NO_WORD_FILE),
    "entities": (template(wordINstylesDOTxml=ENTITIES), NO_WORD_FILE),
    "no document": (template(wordINdocumentDOTxml=None), UNREADABLE),
    "no XML": (template(wordINdocumentDOTxml=b"<w:document>"), UNREADABLE),
    "another XML": (template(wordINdocumentDOTxml=b"<a/>"), UNREADABLE),
    "no relations": (template(_relsINDOTrels=None), UNREADABLE),
    "macros": (template(wordINvbaProjectDOTbin=b""), MACROS),
    "larger unpacked": (bomb(), "template: it is far larger than any template is"),
    "many parts": (many(), "template: it is far larger than any template is"),
    "larger": (bytes(30_000_001), NO_WORD_FILE),
}


@pytest.mark.parametrize(("given", "said"), WRONG.values(), ids=WRONG)
def test_what_is_no_template_is_refused_in_one_sentence(given: bytes, said: str) -> None:
    assert said == refused(EVERY, given)


@pytest.mark.parametrize("kind", ["document", "template"])
def test_a_template_with_macros_is_refused(kind: str) -> None:
    parts = parts_of(plain_template())
    types = parts["[Content_Types].xml"].decode()
    whole = f"application/vnd.openxmlformats-officedocument.{MAIN}"
    theirs = f"application/vnd.ms-word.{kind}.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = types.replace(whole, theirs).encode()
    assert MACROS == refused(EVERY, packed(parts))


def test_a_part_that_is_damaged_anywhere_is_refused_or_still_makes_the_document() -> None:
    sound = parts_of(plain_template())
    came_of_it = set()
    for name, content in sound.items():
        for place in range(0, len(content), max(1, len(content) // 9)):
            damaged = content[:place] + b"<" + content[place + 1 :]
            try:
                made = document_word(EVERY, template=packed({**sound, name: damaged}))
            except FaultsError as error:
                came_of_it.add(str(error))
            else:
                came_of_it.add("made" if expected(EVERY) == [*read(made)] else name)
    assert {"made", NO_WORD_FILE, UNREADABLE} == came_of_it


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ExtraMissingError) as found:
        document_word(EVERY)
    said = "a Word file needs the extra docx: pip install 'isa-programme[docx]'"
    assert (said, "docx") == (str(found.value), found.value.extra)


def test_no_file_says_that_it_was_made_before_there_were_such_files() -> None:
    made = document_word(Document(title="", as_at=date.min, blocks=()))
    assert datetime(1980, 1, 1, tzinfo=UTC) == opened(made).core_properties.created
