"""The plain Word file a document is written on where the office gives no template of its own.

Written part by part (ECMA-376), so that it holds these styles and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import frozen

from isa_programme.report.document.word_template import DOCUMENT, TYPES, packed

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ASIDE = ("styles", "numbering", "settings")
_GREY, _BLACK = "595959", "000000"


@cache
def plain_template(*, compact: bool = False) -> bytes:
    """An empty A4 page in Arial and black, in British English.

    It has 20 mm around it and letters of 10.5 points; 12 mm and 9 points where it is compact.
    """
    return packed(dict(_parts(_COMPACT if compact else _WIDE)))


@frozen
class _Sizes:
    """Letters in half points; margins, and spaces after a paragraph, in twentieths of a point."""

    text: int
    headings: tuple[tuple[int, int], ...]
    imprint: int
    margin: int
    after: int


_WIDE = _Sizes(21, ((32, 0), (26, 240), (22, 180)), 16, 1134, 120)
_COMPACT = _Sizes(18, ((26, 0), (21, 120), (18, 80)), 15, 680, 60)


def _parts(sizes: _Sizes) -> Iterator[tuple[str, bytes]]:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in (
            ("document", DOCUMENT),
            *((each, f"{_KIND}.{each}+xml") for each in _ASIDE),
        )
    )
    yield (
        TYPES,
        _part(
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
    )
    yield "_rels/.rels", _related(("officeDocument", "word/document.xml"))
    yield (
        "word/document.xml",
        _part(
            f'<w:document {_WORDS}><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            f'<w:pgMar w:top="{sizes.margin}" w:right="{sizes.margin}" w:bottom="{sizes.margin}"'
            f' w:left="{sizes.margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
            "</w:body></w:document>"
        ),
    )
    yield "word/_rels/document.xml.rels", _related(*((each, f"{each}.xml") for each in _ASIDE))
    yield "word/styles.xml", _part(f"<w:styles {_WORDS}>{''.join(_styles(sizes))}</w:styles>")
    yield "word/numbering.xml", _part(f"<w:numbering {_WORDS}>{''.join(_lists())}</w:numbering>")
    yield (
        "word/settings.xml",
        _part(
            f'<w:settings {_WORDS}><w:compat><w:compatSetting w:name="compatibilityMode"'
            ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            '<w:themeFontLang w:val="en-GB"/></w:settings>'
        ),
    )


def _part(text: str) -> bytes:
    return f"{_XML}{text}".encode()


def _related(*parts: tuple[str, str]) -> bytes:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return _part(f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>')


def _styles(sizes: _Sizes) -> Iterator[str]:
    yield (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'<w:sz w:val="{sizes.text}"/><w:szCs w:val="{sizes.text}"/><w:lang w:val="en-GB"/></w:rPr>'
        f'</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="{sizes.after}" w:line="252"'
        ' w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )
    for level, (size, before) in enumerate(sizes.headings, start=1):
        yield _style(
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="60"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            bold=True,
            size=size,
        )
    for number, name in ((1, "List Bullet"), (2, "List Number")):
        yield _style(
            name,
            f'<w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="60"/>',
            size=sizes.text,
        )
    spaced = f'<w:spacing w:before="{sizes.after}" w:after="40"/>'
    yield _style("caption", f"<w:keepNext/>{spaced}", size=sizes.text, bold=True)
    yield _style("Imprint", spaced, size=sizes.imprint, colour=_GREY)
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="767676"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name'
        ' w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        '<w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240"'
        f' w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def _style(
    name: str, paragraph: str, *, size: int, bold: bool = False, colour: str = _BLACK
) -> str:
    """A style of paragraphs: sizes are half points, spaces twentieths of one."""
    heavy = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{heavy}"
        f'<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        "</w:style>"
    )


def _lists() -> Iterator[str]:
    forms = (("bullet", "\u2022", "ListBullet"), ("decimal", "%1.", "ListNumber"))
    for number, (form, mark, style) in enumerate(forms, start=1):
        yield (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
        )
    for number in range(1, len(forms) + 1):
        yield f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
