"""The table of contents: the lists of ``index.md``, in its order, under its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from building.names import FOLDER

_PAGE = re.compile(r"\]\(([\w/-]+)\.md\)")


def parts(index: str) -> Iterator[tuple[str, list[str]]]:
    """Every heading of the index below its title, with the pages that are listed there."""
    for part in re.split(r"^## +", index, flags=re.MULTILINE)[1:]:
        heading, _, below = part.partition("\n")
        yield heading, list(dict.fromkeys(_PAGE.findall(below)))


def trees(index: str) -> str:
    """These lists as Sphinx takes them; they show beside every page, and not in it."""
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {heading}\n\n{chr(10).join(pages)}\n```\n"
        for heading, pages in parts(index)
    )


_NAMES = f"\n```{{toctree}}\n:hidden:\n:glob:\n\n{FOLDER}/*\n```\n"


def leading_out_as_files(page: str, text: str) -> str:
    """The text of a page whose links to Markdown outside these pages lead to a copy of the file.

    Sphinx would look for a page of the site.
    """
    up = "../" * (page.count("/") + 1)
    return re.sub(rf"\]\((?={re.escape(up)}[^)]+\.md\))", "](path:", text)


def on_source_read(_app: object, page: str, content: list[str]) -> None:
    """Give the index its tree, and the page of Python names those that are made from docstrings."""
    content[0] = leading_out_as_files(page, content[0])
    if page == "index":
        content[0] += trees(content[0])
    elif page == "reference/python":
        content[0] += _NAMES
