"""Coverage per paper: how much of each was answered, left open by name, or not mentioned."""

from __future__ import annotations

from itertools import groupby

from isa_programme.calendars.months import latest
from isa_programme.questions.paper_coverage import PaperCoverage, paper_coverage
from isa_programme.report.dashboard.drawing import Picture
from isa_programme.report.dashboard.gathered import Gathered
from isa_programme.report.dashboard.page import Part
from isa_programme.report.dashboard.pictures.covered import covered_picture
from isa_programme.report.dashboard.tables import Column, ColumnKind, Dated, Row, Several, Table

NAME = "coverage"
_NUMBER = ColumnKind.NUMBER
_COLUMNS = (
    Column("Paper"),
    Column("Title"),
    Column("Issued", ColumnKind.DATE),
    Column("Put to"),
    Column("Put", _NUMBER),
    Column("Answered", _NUMBER),
    Column("Left open", _NUMBER),
    Column("No answer", _NUMBER),
    Column("Not owed", _NUMBER),
    Column("What was decided", optional=True),
)


_COUNTED = (
    "Counted is each recommendation put to each office; one that a letter leaves open by name is"
    " told apart from one it does not mention."
)


def covered_part(known: Gathered) -> Part:
    """The part of the page."""
    found = _papers(known)
    return Part(
        name=NAME,
        heading="Coverage per paper",
        said=_said([paper for paper, _ in found]),
        pictures=_pictures([paper for paper, _ in found]),
        tables=(
            Table(
                name="papers",
                caption="Papers, and how much of each was answered",
                columns=_COLUMNS,
                rows=tuple(_row(known, paper, tags) for paper, tags in found),
                nothing="No advice has been issued.",
                filtered_by="afsl",
            ),
        ),
    )


def _papers(known: Gathered) -> list[tuple[PaperCoverage, str]]:
    """Every paper, what lacks most answers first and then the newest, with its tags."""
    found = []
    for _, owed in groupby(known.owed, key=lambda each: each.file.advice.reference):
        mine = list(owed)
        read = ((each.reading, each.line) for each in mine)
        paper = paper_coverage(mine[0].file, read, as_at=known.as_at)
        if paper.put:
            tags = dict.fromkeys(tag for each in mine for tag in each.tags.split())
            found.append((paper, " ".join(tags)))
    return sorted(found, key=lambda each: _order(each[0]))


def _order(paper: PaperCoverage) -> tuple[object, ...]:
    missing = paper.unanswered + paper.left_open
    return -missing, -latest(paper.issued_on).toordinal(), paper.reference


def _said(papers: list[PaperCoverage]) -> tuple[str, ...]:
    if not papers:
        return ()
    whole = sum(not paper.unanswered and not paper.left_open for paper in papers)
    return (
        f"{whole} of {len(papers)} papers {'is' if whole == 1 else 'are'} answered throughout.",
        _COUNTED,
    )


def _pictures(papers: list[PaperCoverage]) -> tuple[Picture, ...]:
    return (covered_picture(papers),) if papers else ()


def _row(known: Gathered, paper: PaperCoverage, tags: str) -> Row:
    names = known.names_of(paper.addressees)
    return Row(
        cells=(
            paper.reference,
            paper.title,
            Dated(paper.issued_on),
            names[0] if len(names) == 1 else Several(names),
            paper.put,
            paper.answered,
            paper.left_open,
            paper.unanswered,
            paper.not_owed,
            ", ".join(f"{number} {kind.replace('-', ' ')}" for kind, number in paper.decided),
        ),
        tags=tags,
    )
