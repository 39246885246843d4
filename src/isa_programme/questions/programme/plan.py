"""The plan as at a day: every milestone with its course, and what each still waits for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from attrs import frozen

from isa_programme.calendars.dates import in_words
from isa_programme.calendars.months import CivilDate, latest
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.lines import Line
from isa_programme.questions.standing import standings_of
from isa_programme.questions.standing_words import Standing
from isa_programme.record.answer_to import AnswerTo, answer_to
from isa_programme.record.commitments import Commitment
from isa_programme.record.courses import MilestoneCourse, commitment_course, milestone_course
from isa_programme.record.followed import Followed
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import StageName


@frozen(kw_only=True)
class Wait:
    """Something that has to come before a milestone, and has not.

    Attributes:
        name: the milestone's slug, the commitment's reference, or the reference of what is to be
            answered.
        office: the slug of the office it is awaited from; None for a milestone of several owners
            or of none.
        due: the day (or month) it is planned, promised or due for; None where there is none.
        late: whether that day has passed.
        dropped: whether it was dropped, so that it will not come.
        sentence: what is waited for, from whom, by when.
    """

    name: str
    office: str | None
    due: CivilDate | None
    late: bool
    dropped: bool = False
    sentence: str


class Plan:
    """Every milestone as at the end of a day.

    Attributes:
        register: the record.
        as_at: the day.
        milestones: the milestones planned by then, by slug, in the order recorded.
        courses: where each stands, by slug.
    """

    def __init__(self, register: Register, as_at: date) -> None:
        self.register = register
        self.as_at = as_at
        self.milestones: dict[str, Followed[Milestone]] = {
            each.noun.slug: each for each in register.all_of(Milestone) if each.is_there(as_at)
        }
        self.courses: dict[str, MilestoneCourse] = {
            slug: milestone_course(each, as_at) for slug, each in self.milestones.items()
        }
        self._lines: dict[str, tuple[Line, ...]] = {}

    @cached_property
    def route_maps(self) -> dict[str, str]:
        """The slug of the route map each milestone belongs to; "" for the programme's own."""
        return {slug: self.objective(each.noun).route_map for slug, each in self.milestones.items()}

    def objective(self, milestone: Milestone) -> Objective:
        """The objective a milestone belongs to."""
        return self.register.one_of(Objective, milestone.objective).noun

    def of(self, route_map: str) -> tuple[str, ...]:
        """Slugs of the milestones of a route map, or for "" of the programme itself."""
        return tuple(slug for slug in self.milestones if self.route_maps[slug] == route_map)

    def waits(self, slug: str) -> tuple[Wait, ...]:
        """What has to come before a milestone that is open, and has not come yet."""
        course = self.courses[slug]
        if not course.is_open:
            return ()
        found = (wait for name in course.depends_on for wait in self._waits_for(name))
        return tuple(dict.fromkeys(found))  # a paper may be named beside a part of it

    def _waits_for(self, name: str) -> Iterator[Wait]:
        if name in self.milestones:
            yield from self._milestone(name)
            return
        followed = self.register.followed.get(name)
        if followed is None:
            yield from self._answers(name)
        elif isinstance(followed.noun, Commitment) and followed.is_there(self.as_at):
            yield from self._commitment(followed)

    def _milestone(self, slug: str) -> Iterator[Wait]:
        milestone, course = self.milestones[slug].noun, self.courses[slug]
        if course.reached is not None:
            return
        said = f"{slug}, {milestone.title}"
        if course.dropped is not None:
            when = f"dropped on {in_words(course.dropped.dropped_on)}"
        else:
            when = f"planned for {in_words(course.planned_for)}"
        yield Wait(
            name=slug,
            office=milestone.owners[0] if len(milestone.owners) == 1 else None,
            due=course.planned_for,
            late=course.is_open and latest(course.planned_for) < self.as_at,
            dropped=course.dropped is not None,
            sentence=f"waiting for {said}, {when}",
        )

    def _commitment(self, followed: Followed[Commitment]) -> Iterator[Wait]:
        commitment, course = followed.noun, commitment_course(followed, self.as_at)
        if course.done is not None:
            return
        when = "no date promised"
        if course.dropped is not None:
            when = f"dropped on {in_words(course.dropped.dropped_on)}"
        elif course.promised_for is not None:
            when = f"promised for {in_words(course.promised_for)}"
        due = course.promised_for
        yield Wait(
            name=commitment.reference,
            office=commitment.owner,
            due=due,
            late=course.is_open and due is not None and latest(due) < self.as_at,
            dropped=course.dropped is not None,
            sentence=f"waiting for {self._name(commitment.owner)} to carry out"
            f" {commitment.reference}, {when}",
        )

    def _answers(self, name: str) -> Iterator[Wait]:
        reference = name.partition("@")[0]
        try:
            target = self.register.target(reference)
        except UnknownReferenceError:
            return  # it may not be seen at this visibility
        office = answer_to(name).office
        if latest(self.register.files[target.paper].advice.issued_on) > self.as_at:
            yield Wait(
                name=name,
                office=office or None,
                due=None,
                late=False,
                sentence=f"waiting for {target.paper} to be issued",
            )
            return
        lines = self._asked(AnswerTo(target, office))
        if not lines:
            yield Wait(
                name=name,
                office=office or None,
                due=None,
                late=False,
                sentence=f"waiting for an answer to {target} that nobody was asked for",
            )
        for line in lines:
            if line.owed:
                due = f"due {in_words(line.deadline)}" if line.deadline else str(line.standing)
                yield Wait(
                    name=line.reference,
                    office=line.addressee,
                    due=line.deadline,
                    late=line.standing is Standing.OVERDUE,
                    sentence=f"waiting for the response to {line.reference} from"
                    f" {line.addressee_name}, {due}",
                )

    def _asked(self, answer: AnswerTo) -> list[Line]:
        paper, part = answer.target.paper, answer.target.recommendation
        if paper not in self._lines:
            file = self.register.files[paper]
            self._lines[paper] = standings_of(self.register, file, as_at=self.as_at)
        return [
            line
            for line in self._lines[paper]
            if line.stage is StageName.SUBSTANTIVE
            and part in (None, line.recommendation)
            and answer.office in ("", line.addressee, line.transferred_from)
        ]

    def _name(self, slug: str) -> str:
        return self.register.addressee(slug).name_on(self.as_at)
