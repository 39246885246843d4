"""A Word file with nothing on its pages, and with every style that a document needs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.report.document.document import Document, Heading, Listed, Table, Worded
from isa_programme.report.document.word_plain import plain_template
from isa_programme.report.document.word_template import as_document

if TYPE_CHECKING:
    from docx.document import Document as Word

GRID, CAPTION = "Table Grid", "Caption"
LISTS = {False: "List Bullet", True: "List Number"}
"""The style of a list, by whether it is numbered."""
_IMPLIED = frozenset(
    {
        *("customXml", "endnotes", "fontTable", "footnotes", "glossaryDocument", "numbering"),
        *("settings", "styles", "stylesWithEffects", "theme", "webSettings"),
    }
)
"""Parts that a document has without naming them on its pages."""


def opened(document: Document, template: bytes | None) -> Word:
    """A Word file with the styles of a template, or of a plain page, for a document to stand in.

    Raises:
        FaultsError: the template can't be used, or has not the styles that this document needs.
        ExtraMissingError: the extra `docx` is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExtraMissingError("a Word file", "docx") from error
    plain = plain_template(compact=document.compact)
    whole = plain if template is None else as_document(template)
    try:
        word = docx.Document(io.BytesIO(whole))
        _empty(word)
    except Exception as error:  # a file that somebody made breaks in any way
        raise FaultsError("template: it is damaged, or no Word file that can be read") from error
    _refuse_without_styles(word, document)
    return word


def _empty(word: Word) -> None:
    """Take everything off the pages of a template, and what only it needed."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - an extra
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - an extra
    from docx.shared import Mm  # noqa: PLC0415 - an extra

    body = word.element.body
    body.clear_content()
    section = body.get_or_add_sectPr()
    named = {value for each in section.iter() for value in each.attrib.values()}
    for name, link in [*word.part.rels.items()]:
        if name not in named and link.reltype.rpartition("/")[2] not in _IMPLIED:
            del word.part.rels[name]
    page = word.sections[-1]
    page.page_width, page.page_height = page.page_width or Mm(210), page.page_height or Mm(297)
    page.left_margin, page.right_margin = page.left_margin or Mm(20), page.right_margin or Mm(20)
    # Word would look for the file that the template was itself made from, wherever that is.
    kept = word.settings.element
    for attached in kept.findall(qn("w:attachedTemplate")):
        kept.remove(attached)
    for name, link in [*word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.items()]:
        if link.is_external:
            del word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels[name]
    run = word.styles.element
    for step in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        inner = run.find(qn(step))
        if inner is None:
            inner = OxmlElement(step)
            run.insert(0, inner) if step != "w:lang" else run.append(inner)
        run = inner
    run.set(qn("w:val"), "en-GB")


def _refuse_without_styles(word: Word, document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an extra

    kinds = {GRID: WD_STYLE_TYPE.TABLE}
    has = {(style.name, style.type) for style in word.styles}
    missing = [
        name
        for name in sorted({each for page in document.pages() for each in _styles(page)})
        if (name, kinds.get(name, WD_STYLE_TYPE.PARAGRAPH)) not in has
    ]
    if missing:
        raise FaultsError(
            f"template: it lacks the style {', '.join(missing)}; use each once in the template,"
            " take the words out again, and save it"
        )


def _styles(page: Iterable[Worded]) -> Iterator[str]:
    for block in page:
        match block:
            case Heading(level=level):
                yield f"Heading {level}"
            case Listed(numbered=numbered):
                yield LISTS[numbered]
            case Table(caption=caption):
                yield GRID
                if caption.strip():
                    yield CAPTION
            case _:
                pass
