"""A page read back from its text, element by element, by the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from attrs import define, field

VOID = frozenset({"br", "meta", "input", "hr", "img", "link"})


@define
class Element:
    """An element with what stands in it.

    Attributes:
        name: its name.
        attributes: its attributes, in order.
        held: the elements and texts in it, in order.
    """

    name: str
    attributes: dict[str, str | None]
    held: list[Element | str] = field(factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute] or ""

    @property
    def text(self) -> str:
        """All the words in it."""
        return "".join(each if isinstance(each, str) else each.text for each in self.held)

    def every(self, *names: str) -> list[Element]:
        """Every element of some names in it, at any depth, in order; without a name all of them."""
        return [*self._every(names)]

    def _every(self, names: tuple[str, ...]) -> Iterator[Element]:
        for each in self.held:
            if isinstance(each, Element):
                if not names or each.name in names:
                    yield each
                yield from each._every(names)

    def one(self, name: str) -> Element:
        """The only element of a name in it."""
        (found,) = self.every(name)
        return found

    def at(self, place: str) -> Element:
        """The element of an id."""
        (found,) = (each for each in self.every() if each.attributes.get("id") == place)
        return found

    def rows(self) -> list[list[str]]:
        """The words of every cell in the body of a table, row by row; items of a list by lines."""
        return [
            [_lined(cell) for cell in row.every("th", "td")]
            for row in self.one("tbody").every("tr")
        ]

    def shape(self) -> tuple[object, ...]:
        """Its name, the names of its attributes and the shape of what is in it: not a word."""
        within = (each.shape() for each in self.held if isinstance(each, Element))
        return self.name, *self.attributes, *within


def _lined(cell: Element) -> str:
    items = cell.every("li")
    return "\n".join(item.text for item in items) if items else cell.text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Element("page", {})
        self.open = [self.page]
        self.declared = ""

    def handle_decl(self, decl: str) -> None:
        self.declared = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        made = Element(tag, dict(attrs))
        self.open[-1].held.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].held.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open[-1].name, f"{tag} ends, and {self.open[-1].name} is open"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].held.append(data)


def read(text: str) -> Element:
    """The page; refused where an element is not ended, or ended out of its turn."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.page], f"{reader.open[-1].name} is not ended"
    assert reader.declared == "DOCTYPE html"
    return reader.page
