"""Build the site of the documentation from this disk alone, and look through what was built.

It needs the extra ``docs``. No warning is let pass, nothing may be fetched while it is built, and
a built page may fetch nothing from elsewhere. From the folder ``docs``, ``python -m building.site
FOLDER`` leaves the site there; without a folder it is gone once it was looked through.
"""

import re
import socket
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urldefrag

DOCS = Path(__file__).parents[1]
_FETCHES = {"src", "srcset", "data", "poster", "action"}
"""The attributes of HTML by which a page fetches something."""
_OUTSIDE = re.compile(r"(?:https?:)?//")
_IN_STYLE = re.compile(r"""(?:@import\s+|url\()\s*["']?((?:https?:)?//[^"')]*)""")


class Page(HTMLParser):
    """What a page fetches, where its links lead, and what in it can be led to."""

    def __init__(self, text: str) -> None:
        """Read it whole."""
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(text)
        self.fetched += _IN_STYLE.findall(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one tag."""
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.places.add(value)
            elif name == "href" and tag == "a":
                self.links.append(value)
            elif name in _FETCHES or (name == "href" and tag in {"link", "use", "image"}):
                self.fetched.append(value)


def fetches_from_elsewhere(page: Page) -> list[str]:
    """What a page would fetch from another machine."""
    return [each for each in page.fetched if _OUTSIDE.match(each)]


def dead_links(pages: dict[str, Page], site: Path) -> Iterator[str]:
    """Every link from one built page to a page, place or file that is not there."""
    for name, page in pages.items():
        for link in page.links:
            if _OUTSIDE.match(link) or link.startswith("mailto:"):
                continue
            path, place = urldefrag(link)
            target = (site / name).parent / unquote(path) if path else site / name
            if not target.is_file():
                yield f"{name}: {link} leads nowhere"
                continue
            there = pages.get(target.resolve().relative_to(site).as_posix())
            if place and there and unquote(place) not in there.places:
                yield f"{name}: {link} names no place"


def described(inventory: bytes) -> Counter[str]:
    """The names that stand in the inventory of a site, with how often each does."""
    lines = zlib.decompress(inventory.split(b"\n", 4)[4]).decode().splitlines()
    return Counter(line.split(" ", 1)[0] for line in lines if " py:" in line)


def _refused(*_: object, **__: object) -> NoReturn:
    raise OSError("nothing is fetched while the site is built")


def build(site: Path) -> None:
    """Build it with every warning an error and no way to another machine."""
    from sphinx.cmd.build import main as sphinx_build  # noqa: PLC0415 - tests look through without

    socket.socket.connect = _refused  # type: ignore[method-assign]  # nothing gets round it
    socket.getaddrinfo = _refused
    with tempfile.TemporaryDirectory() as scratch:
        told = ("--quiet", "--fail-on-warning", "--keep-going", "--nitpicky", "--fresh-env")
        code = sphinx_build([*told, "-d", scratch, str(DOCS), str(site)])
    if code:
        sys.exit("the site can't be built without a warning")


def look_through(site: Path) -> list[str]:
    """Everything about a built site that is not as it should be."""
    pages = {
        file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
        if "_downloads" not in file.parts
    }
    found = [
        f"{name} fetches {each}"
        for name, page in pages.items()
        for each in fetches_from_elsewhere(page)
    ]
    for style in sorted(site.rglob("*.css")):
        text = style.read_text(encoding="utf-8")
        found += [f"{style.name} fetches {each}" for each in _IN_STYLE.findall(text)]
    found += dead_links(pages, site)
    sources = (each.relative_to(DOCS) for each in DOCS.rglob("*.md"))
    missing = {each.with_suffix(".html").as_posix() for each in sources} - {*pages}
    found += [f"{each} was not built" for each in sorted(missing)]
    return found + undescribed((site / "objects.inv").read_bytes())


def undescribed(inventory: bytes) -> list[str]:
    """The public names that a site does not describe just once."""
    import isa_programme  # noqa: PLC0415 - tests look through pages of their own without it

    times = described(inventory)
    return [
        f"{name} is described {times[f'isa_programme.{name}']} times"
        for name in isa_programme.__all__
        if times[f"isa_programme.{name}"] != 1
    ]


def make(site: Path) -> None:
    """Build it, look through it, and end everything where something is not right."""
    build(site)
    if found := look_through(site.resolve()):
        sys.exit("\n".join(("the site is not right:", *found)))
    count = len([*site.rglob("*.html")])
    sys.stdout.write(f"{count} pages built without a warning; they fetch nothing from elsewhere\n")


def main() -> None:
    """Build it in the folder that is named, or in one that is gone afterwards."""
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as scratch:
        make(Path(scratch))


if __name__ == "__main__":
    main()
