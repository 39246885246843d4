"""A document as one page of HTML that needs nothing else: no script, no address, no picture."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from isa_programme.report.document.document import (
    Document,
    Heading,
    Lines,
    Listed,
    Paragraph,
    Table,
    Worded,
)
from isa_programme.report.visible import visible

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: #fff; color: #1a1a1a;
  font: 1rem/1.5 Arial, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; margin: 1.2em 0 .4em; break-after: avoid; }
h1 { font-size: 1.6rem; margin-top: 0; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.05rem; }
p, ul, ol, table { margin: 0 0 .8em; }
ul, ol { padding-left: 1.6em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; padding: .2em 0; break-after: avoid; }
th, td { border: 1px solid #767676; padding: .2em .45em; text-align: left; vertical-align: top; }
th[scope="col"] { overflow-wrap: break-word; }
thead { display: table-header-group; }
thead th { background: #eee; }
tbody th { font-weight: normal; }
tr { break-inside: avoid; }
footer { border-top: 1px solid #767676; color: #444; font-size: .85rem; margin-top: 1.5em; }
footer p { margin: .4em 0; }
@page { size: A4; margin: 16mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.35; }
  section + section { break-before: page; }
  .compact { page: compact; font-size: 9pt; line-height: 1.2; }
  .compact h1 { font-size: 13pt; }
  .compact h2 { font-size: 10.5pt; margin: .7em 0 .2em; }
  .compact p, .compact ul, .compact ol, .compact table { margin-bottom: .4em; }
  .compact th, .compact td { padding: .1em .35em; }
  .compact footer { font-size: 7.5pt; margin-top: .6em; }
}
@page compact { size: A4; margin: 12mm; }
"""


def document_html(document: Document) -> str:
    """The document as a page, ending in a line break; what can't be seen is shown as a mark.

    The page may load nothing and run nothing, whatever stands in it: its own policy says so. It
    reads from 320 pixels wide on, and prints on A4.
    """
    style = f"{_STYLE}{_widths(document)}"
    seal = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    head = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        f" style-src 'sha256-{seal}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(document.title)}</title>\n<style>{style}</style>\n</head>\n"
    )
    pages = "".join(
        "".join(("<section>\n", *(f"{line}\n" for block in page for line in _block(block))))
        + "</section>\n"
        for page in document.pages()
    )
    foot = f"<footer>\n<p>{_text(document.foot)}</p>\n</footer>\n" if document.foot else ""
    body = '<body class="compact">' if document.compact else "<body>"
    return f"{head}{body}\n<main>\n{pages}</main>\n{foot}</body>\n</html>\n"


def _block(block: Worded) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<h{level}>{_text(text)}</h{level}>"
        case Paragraph(text=text, strong=strong):
            yield f"<p><strong>{_text(text)}</strong></p>" if strong else f"<p>{_text(text)}</p>"
        case Lines(lines=lines):
            said = "<br>\n".join(_text(line) for line in lines if line.strip())
            yield f"<p>{said}</p>"
        case Listed(items=items, numbered=numbered):
            tag = "ol" if numbered else "ul"
            yield f"<{tag}>"
            yield from (f"<li>{_text(item)}</li>" for item in items)
            yield f"</{tag}>"
        case Table():
            yield from _table(block)


def _widths(document: Document) -> str:
    """The widths of columns on paper; a rule for each, since the page's policy allows no others."""
    used = {
        width
        for page in document.pages()
        for block in page
        if isinstance(block, Table)
        for width in block.widths
    }
    if not used:
        return ""
    rules = "".join(f"  .w{width} {{ width: {width}%; }}\n" for width in sorted(used))
    return f"@media print {{\n  .set {{ table-layout: fixed; }}\n{rules}}}\n"


def _table(table: Table) -> Iterator[str]:
    yield '<table class="set">' if table.widths else "<table>"
    if table.caption.strip():
        yield f"<caption>{_text(table.caption)}</caption>"
    if table.widths:
        columns = "".join(f'<col class="w{width}">' for width in table.widths)
        yield f"<colgroup>{columns}</colgroup>"
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for first, *rest in table.rows:
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{_text(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _text(text: str) -> str:
    return escape(visible(text))
