"""The dashboard as data: its parts, each with sentences, pictures, tables and explanations."""

from __future__ import annotations

from attrs import field, frozen

from isa_programme.report.dashboard.drawing import Picture
from isa_programme.report.dashboard.filters import Filter
from isa_programme.report.dashboard.tables import Table


@frozen(kw_only=True)
class Glance:
    """A figure at the head of the page.

    Attributes:
        what: what is counted.
        figure: the figure.
        said: a few words on it.
        to: the name of the part that shows it.
        grave: whether it asks for somebody's attention.
    """

    what: str
    figure: str
    said: str
    to: str
    grave: bool = False


@frozen(kw_only=True)
class Part:
    """A part of the page under a heading.

    Attributes:
        name: its name on the page.
        heading: its heading.
        said: sentences under it.
        pictures: its pictures; what each shows is in the tables too.
        tables: its tables.
    """

    name: str
    heading: str
    said: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()


@frozen(kw_only=True)
class ExplainedLine:
    """A line of which it is explained how it was worked out.

    Attributes:
        name: the name of the explanation on the page.
        line: the name of the line it explains.
        heading: what it explains.
        sentences: what is to be said of this line alone.
    """

    name: str
    line: str
    heading: str
    sentences: tuple[str, ...]


@frozen(kw_only=True)
class Explained:
    """How one or more lines of a paper were worked out in the same way.

    Attributes:
        lines: the lines.
        sentences: how, step by step, for all of them.
    """

    lines: tuple[ExplainedLine, ...]
    sentences: tuple[str, ...]


@frozen(kw_only=True)
class Page:
    """The whole page.

    Attributes:
        title: its title.
        as_at: the day it is about, in words.
        said: sentences under the title.
        notices: what has to be known before any date is read.
        glances: the figures at its head.
        filters: what its tables can be narrowed by.
        parts: its parts, in order.
        explained: how each line was worked out, in order.
        imprint: sentences for its foot.
    """

    title: str
    as_at: str
    said: tuple[str, ...]
    notices: tuple[str, ...]
    glances: tuple[Glance, ...]
    filters: tuple[Filter, ...]
    parts: tuple[Part, ...]
    explained: tuple[Explained, ...] = field(repr=False)
    imprint: tuple[str, ...]
