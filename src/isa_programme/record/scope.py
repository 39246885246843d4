"""Which obligations of a paper an entry concerns."""

from __future__ import annotations

from attrs import frozen

from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class Scope:
    """Obligations of one paper, narrowed by what is named; a part left empty narrows nothing.

    Attributes:
        advice: the reference of the paper.
        recommendations: numbers of recommendations.
        addressees: slugs of the offices that owe.
        stages: the steps owed.
        periods: numbers of the periods of a step that recurs.
    """

    advice: str
    recommendations: tuple[int, ...] = ()
    addressees: tuple[str, ...] = ()
    stages: tuple[StageName, ...] = ()
    periods: tuple[int, ...] = ()

    def names_recommendation(self, recommendation: int | None) -> bool:
        """Whether a recommendation (or the paper as a whole, for None) is concerned."""
        return not self.recommendations or recommendation in self.recommendations

    def names_addressee(self, *slugs: str) -> bool:
        """Whether one of the offices is concerned."""
        return not self.addressees or any(slug in self.addressees for slug in slugs)

    def names_stage(self, stage: StageName) -> bool:
        """Whether a step is concerned."""
        return not self.stages or stage in self.stages

    def names_period(self, period: int | None) -> bool:
        """Whether a period of a recurring step (or a step owed once, for None) is concerned."""
        return not self.periods or period in self.periods
