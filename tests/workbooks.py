"""Workbooks put together by hand, part by part, by no library."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

GENERAL, DAY, MOMENT, HOUR, HOURS = range(5)
"""The styles that a cell by hand may have: no format, a date, with a time, a time, a duration."""
_FORMATS = ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm", "[h]:mm")


def _parts(sheets: Mapping[str, str], *, date1904: bool, hidden: tuple[str, ...]) -> dict[str, str]:
    numbers = range(1, len(sheets) + 1)
    formats = "".join(
        f'<numFmt numFmtId="{170 + number}" formatCode="{code}"/>'
        for number, code in enumerate(_FORMATS)
    )
    styles = "".join(
        f'<xf numFmtId="{170 + number}" applyNumberFormat="1"/>' for number in range(len(_FORMATS))
    )
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for number, name in zip(numbers, sheets, strict=True)
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml"'
        f' ContentType="{KIND}.worksheet+xml"/>'
        for number in numbers
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f'<workbookPr date1904="{int(date1904)}"/><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">{relations}'
            f'<Relationship Id="rId90" Type="{OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId91" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
            f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
        ),
        **{
            f"xl/worksheets/sheet{number}.xml": f'<worksheet xmlns="{MAIN}">{inner}</worksheet>'
            for number, inner in zip(numbers, sheets.values(), strict=True)
        },
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Parts as the bytes of a file; those given as text get the head of XML."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part if isinstance(part, bytes) else HEAD + part)
    return content.getvalue()


def workbook(
    *rows: str,
    strings: str = "",
    after: str = "",
    date1904: bool = False,
    others: Mapping[str, str] | None = None,
    hidden: tuple[str, ...] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook with a sheet ``Log`` of rows in XML.

    Args:
        rows: the rows.
        strings: the shared strings.
        after: what follows the rows in the sheet.
        date1904: whether days count from 1904.
        others: more sheets by name, each with its rows in XML.
        hidden: names of sheets that are hidden.
        parts: parts in place of its own, or besides them.
    """
    sheets = {
        "Log": f"<sheetData>{''.join(rows)}</sheetData>{after}",
        **{name: f"<sheetData>{inner}</sheetData>" for name, inner in (others or {}).items()},
    }
    made = _parts(sheets, date1904=date1904, hidden=hidden)
    shared = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'}
    return packed({**made, **shared, **(parts or {})})


def row(number: int, *cells: str, **attributes: str) -> str:
    """A row of cells in XML."""
    said = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f'<row r="{number}"{said}>{"".join(cells)}</row>'


def cell(place: str, value: str | float, *, style: int = GENERAL, kind: str = "n") -> str:
    """A cell in XML with a value."""
    return f'<c r="{place}" s="{style}" t="{kind}"><v>{value}</v></c>'


def inline(place: str, text: str) -> str:
    """A cell in XML with a text of its own, which is XML already."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
