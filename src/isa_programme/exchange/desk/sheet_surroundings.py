"""What the rows of several sheets need besides: names of offices, tags, commitments, slips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import frozen

from isa_programme.exchange.desk.sheets import several
from isa_programme.questions.commitments import CommitmentRow, commitments
from isa_programme.questions.linked import Tags, pointers
from isa_programme.record.courses import Slip
from isa_programme.record.names import reference_of
from isa_programme.record.register import Register


def slips_told(slips: Iterable[Slip]) -> str:
    """How a date was moved, each time on a line of its own, with the reason."""
    return "\n".join(
        f"{slip.moved_on}: from {slip.before or 'no date'} to {slip.after}: {slip.reason}"
        for slip in slips
    )


@frozen(kw_only=True)
class Surroundings:
    """The register as at a day, with what is asked of it for row after row.

    Attributes:
        register: what may be seen of the record.
        as_at: the day asked about, to its end.
        commitments: every commitment made by then.
        tags: the tags of each paper and recommendation, by reference.
        answering: references of the commitments by what they carry out, and by the response they
            arise from.
    """

    register: Register
    as_at: date
    commitments: tuple[CommitmentRow, ...]
    tags: Mapping[str, Tags]
    answering: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, register: Register, *, as_at: date) -> Surroundings:
        """The surroundings in a register as at a day."""
        found = commitments(register, as_at=as_at)
        answering: dict[str, list[str]] = {}
        for row in found:
            for name in {row.answers, row.response} - {""}:
                answering.setdefault(name, []).append(row.reference)
        return cls(
            register=register,
            as_at=as_at,
            commitments=found,
            tags={
                row.reference: tags
                for row, tags in pointers(register, as_at=as_at)
                if row.what == "advice"
            },
            answering=answering,
        )

    def named(self, slugs: Iterable[str]) -> str:
        """The names of some offices on the day; a slug that names no office stands for itself."""
        offices = self.register.addressees
        return several(
            offices[slug].name_on(self.as_at) if slug in offices else slug for slug in slugs
        )

    def topics(self, paper: str, recommendation: int | None = None) -> str:
        """The topics of a recommendation, with those of its paper; or of the paper alone."""
        tags = self._tags(paper, recommendation)
        return several(sorted(frozenset().union(*(each.topics for each in tags))))

    def sectors(self, paper: str, recommendation: int | None = None) -> str:
        """The sectors of a recommendation, with those of its paper; or of the paper alone."""
        tags = self._tags(paper, recommendation)
        return several(sorted(frozenset().union(*(each.sectors for each in tags))))

    def _tags(self, paper: str, recommendation: int | None) -> list[Tags]:
        names = {paper, reference_of(paper, recommendation)}
        return [self.tags[name] for name in sorted(names) if name in self.tags]

    def promised_in(self, reference: str) -> str:
        """References of the commitments that arise from a response, or carry out what is asked."""
        return several(self.answering.get(reference, ()))
