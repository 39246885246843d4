"""What the dashboard is made from: every obligation read once, for all the parts of the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from isa_programme.calendars.months import latest
from isa_programme.clock.reading import Reading
from isa_programme.questions.commitments import CommitmentRow, commitments
from isa_programme.questions.lines import Line
from isa_programme.questions.programme.milestones import MilestoneRow, milestones
from isa_programme.questions.standing import lines_read
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.facts import AdviceLinked
from isa_programme.record.held import Held
from isa_programme.record.register import Register
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Function, Visibility
from isa_programme.report.dashboard.anchors import obligation_anchor
from isa_programme.report.dashboard.filters import Filters


@frozen(kw_only=True)
class Owed:
    """One obligation.

    Attributes:
        file: its paper.
        reading: its clock, as it was read.
        line: how it stands.
        name: its name on the page.
        tags: what it can be filtered by.
    """

    file: AdviceFile = field(repr=False)
    reading: Reading = field(repr=False)
    line: Line
    name: str
    tags: str


@frozen(kw_only=True)
class Gathered:
    """Everything the parts of the page are made from.

    Attributes:
        register: the record, as it is seen.
        held: what it rests on, and who may see it.
        as_at: the day asked about.
        owed: every obligation.
        commitments: every commitment.
        milestones: every milestone.
        filters: what gives every row its tags.
    """

    register: Register = field(repr=False)
    held: Held
    as_at: date
    owed: tuple[Owed, ...] = field(repr=False)
    commitments: tuple[CommitmentRow, ...] = field(repr=False)
    milestones: tuple[MilestoneRow, ...] = field(repr=False)
    filters: Filters = field(repr=False)

    @property
    def tells_leads(self) -> bool:
        """Whether whoever reads it may know who looks after what."""
        return self.held.visibility is not Visibility.PUBLIC

    @property
    def read(self) -> tuple[tuple[Reading, Line], ...]:
        """Every obligation as the questions take it."""
        return tuple((each.reading, each.line) for each in self.owed)

    def name_of(self, slug: str) -> str:
        """The name of an office on the day asked about."""
        return self.register.addressee(slug).name_on(self.as_at)

    def names_of(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """The names of some offices."""
        return tuple(map(self.name_of, slugs))

    def tags(
        self,
        *,
        addressees: Iterable[str] = (),
        function: Function | None = None,
        sectors: Iterable[str] = (),
        lead: str = "",
    ) -> str:
        """The tags of a row."""
        return self.filters.tags(
            addressees=[(slug, self.name_of(slug)) for slug in addressees],
            function=function,
            sectors=sectors,
            lead=lead if self.tells_leads else "",
        )


def gathered(seen: Shown, as_at: date) -> Gathered:
    """Read everything once, as at the end of a day."""
    register, filters = seen.register, Filters()
    tells_leads = seen.held.visibility is not Visibility.PUBLIC
    owed = []
    for file in register.files.values():
        if latest(file.advice.issued_on) > as_at:
            continue
        sectors = _sectors(file, as_at)
        for reading, line in lines_read(register, file, as_at=as_at):
            owed.append(
                Owed(
                    file=file,
                    reading=reading,
                    line=line,
                    name=obligation_anchor(reading.obligation),
                    tags=filters.tags(
                        addressees=((line.addressee, line.addressee_name),),
                        function=line.function,
                        sectors=_sectors_of(sectors, line.recommendation),
                        lead=line.lead if tells_leads else "",
                    ),
                )
            )
    return Gathered(
        register=register,
        held=seen.held,
        as_at=as_at,
        owed=tuple(owed),
        commitments=commitments(register, as_at=as_at),
        milestones=milestones(register, as_at=as_at),
        filters=filters,
    )


_Sectors = tuple[tuple[tuple[int, ...], tuple[str, ...]], ...]


def _sectors(file: AdviceFile, as_at: date) -> _Sectors:
    """The sectors a paper was said to concern, each time with the recommendations meant."""
    facts = (entry.fact for entry in file.entries_by(as_at))
    return tuple(
        (fact.recommendations, fact.sectors)
        for fact in facts
        if isinstance(fact, AdviceLinked) and fact.sectors
    )


def _sectors_of(said: _Sectors, recommendation: int | None) -> tuple[str, ...]:
    """The sectors of one recommendation; all of them, for the paper as a whole."""
    if not said:
        return ()
    named = (
        sector
        for numbers, sectors in said
        if not numbers or recommendation is None or recommendation in numbers
        for sector in sectors
    )
    return tuple(dict.fromkeys(named))
