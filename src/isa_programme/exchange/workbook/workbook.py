"""The workbook: everything an office wants of the record on its desk, in one file for Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from attrs import field, frozen

from isa_programme.calendars.dates import in_words
from isa_programme.exchange.desk.desk import sheets
from isa_programme.exchange.desk.sheets import CellType, Sheet, SheetColumn
from isa_programme.exchange.workbook.writing import Page, written_pages
from isa_programme.questions.imprint import RESTS_ON, imprint
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Basis, Visibility


@frozen(kw_only=True)
class Workbook:
    """A workbook made.

    Attributes:
        content: the bytes of the file.
        lost: a sentence for each cell whose text no workbook can hold as it is; they stand on its
            first sheet too.
    """

    content: bytes = field(repr=False)
    lost: tuple[str, ...] = ()


def workbook(
    shown: Shown, *, as_at: date, visibility: Visibility | str = Visibility.PUBLIC
) -> Workbook:
    """Advice, obligations, responses, commitments and milestones as a workbook (.xlsx).

    A first sheet says as at which day, from which record and for whom it was made, and what each
    column means. The same record and day give the same bytes, as far as the same versions of the
    libraries make it.

    Args:
        shown: a tracker, or a view of one.
        as_at: the day asked about, to its end.
        visibility: who may see it.

    Raises:
        FaultsError: it is no visibility, or a sheet has more rows than a workbook can hold.
        ExtraMissingError: the extra `xlsx` is not installed.
    """
    seen = shown.seen_at(visibility)
    held = seen.held
    found = sheets(seen.register, as_at=as_at)
    said = imprint(held, as_at=as_at, made_with="isa export OUT.xlsx", bases=_bases(found))
    day = f"As at {in_words(as_at)}."
    only = f" Only {held.left_out}." if held.left_out else ""
    pages = [
        Page(
            sheet=each,
            above=(each.title, f"{day}{only} The sheet About says how it was made."),
        )
        for each in found
    ]
    lost = tuple(sentence for page in pages for sentence in page.lost())
    programme = seen.register.programme
    title = f"Advice and answers: {programme.title}" if programme else "Advice and answers"
    whole = (_WHOLE,) if held.visibility is Visibility.CONFIDENTIAL else ()
    above = (title, *said, *whole, *_READING, *lost)
    about = Page(sheet=_about(found), above=above, fits_a_page=True)
    made_at = held.known_at or datetime.combine(as_at, time.min, UTC)
    content = written_pages([about, *pages], title=title, subject=" ".join(said), made_at=made_at)
    return Workbook(content=content, lost=lost)


_READING = (
    "Dates stand as year-month-day. Where only a month is known it stands as text: 2025-09.",
    "Every text is kept as it was typed; none is a formula. Nothing typed here changes the record.",
)


_WHOLE = "Nothing is left out: what is confidential, and what is never public, is in it."


def _bases(found: Sequence[Sheet]) -> tuple[Basis, ...]:
    """What the dates of the obligations rest on."""
    (owed,) = (each for each in found if each.name == "obligations")
    place = [column.name for column in owed.columns].index("rests_on")
    said = {row[place] for row in owed.rows}
    return tuple(basis for basis in Basis if RESTS_ON[basis] in said)


_HOLDS = {
    CellType.TEXT: "text",
    CellType.DATE: "date",
    CellType.NUMBER: "whole number",
}


def _about(found: Sequence[Sheet]) -> Sheet:
    def column(name: str, heading: str, width: int) -> SheetColumn:
        return SheetColumn(
            name=name, heading=heading, type=CellType.TEXT, meaning=heading, width=width
        )

    return Sheet(
        name="about",
        title="About",
        columns=(
            column("sheet", "Sheet", 16),
            column("column", "Column", 36),
            column("holds", "Holds", 16),
            column("meaning", "What it means", 90),
        ),
        rows=tuple(
            (each.title, of.heading, _HOLDS[of.type], of.meaning)
            for each in found
            for of in each.columns
        ),
    )
