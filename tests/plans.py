"""Plans built by hand: milestones by the day each is planned for, with what each waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from isa_programme.calendars.months import CivilDate
from isa_programme.calendars.periods import Period
from isa_programme.record.facts import Fact, MilestonePlanned, ObjectiveSet, ProgrammeAdopted
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.programme import Programme
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Function
from registers import ground, register

BEGUN = date(2025, 10, 1)
"""The first day of the programme."""


def planned(
    dates: Mapping[str, CivilDate],
    needs: Mapping[str, Iterable[str]] | None = None,
    facts: Iterable[Fact] = (),
    *,
    period: Period | None = None,
) -> Register:
    """A register of milestones by the day each is planned for, with what each waits for."""
    return register(
        *ground(),
        ProgrammeAdopted(programme=Programme(title="Work programme", period=period)),
        ObjectiveSet(objective=Objective(slug="o", title="O", function=Function.STRATEGY)),
        *(
            MilestonePlanned(
                milestone=Milestone(
                    slug=slug,
                    objective="o",
                    title=slug.upper(),
                    planned_for=when,
                    depends_on=tuple((needs or {}).get(slug, ())),
                )
            )
            for slug, when in dates.items()
        ),
        *facts,
    )
