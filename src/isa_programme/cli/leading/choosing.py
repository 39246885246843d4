"""What can be chosen from the record: its offices, and its papers with what is open on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from isa_programme.cli.leading.following import date_of
from isa_programme.cli.leading.question import Question
from isa_programme.cli.leading.so_far import SoFar
from isa_programme.errors import FaultsError
from isa_programme.questions.lines import Line
from isa_programme.record.register import Register
from isa_programme.report.visible import shortened, visible

_WIDTH = 76


@frozen(kw_only=True)
class OpenPaper:
    """A paper in a list, with what is open on it in a sentence."""

    reference: str
    title: str
    still_open: str


@frozen(kw_only=True)
class Papers(Question):
    """A paper, by its number in the list, by its reference, or by the office's own.

    Attributes:
        among: the papers listed.
        register: knows every other one.
        heading: a line above the list.
    """

    among: tuple[OpenPaper, ...]
    register: Register
    heading: str

    def lists(self) -> Iterator[str]:
        """The papers, numbered, each with what is open on it."""
        yield self.heading
        for number, paper in enumerate(self.among, start=1):
            named = visible(f"  {number:>2}  {paper.reference}  {paper.title}")
            yield shortened(named, _WIDTH)
            yield f"      {paper.still_open}"

    def take(self, typed: str) -> str:
        """The paper's reference."""
        if typed in self.register.files or typed in self.register.aliases:
            target = self.register.target(typed)
        elif typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(self.among):
            return self.among[int(typed[:4]) - 1].reference
        else:
            target = self.register.target(typed)
        if target.recommendation is not None:
            raise FaultsError(
                f"{target} is one recommendation; name the paper, {target.paper}: each is asked"
                " about in turn"
            )
        return target.paper

    def reads_back(self, answer: str) -> str:
        """The reference with the title."""
        title = self.register.file(answer).advice.title
        return visible(shortened(f"{answer}: {title}", _WIDTH))


def open_papers(so: SoFar) -> tuple[OpenPaper, ...]:
    """Papers on which an answer is still owed on the day, the one owed soonest first."""
    lines: dict[str, list[Line]] = {}
    for line in so.tracker.standings(as_at=so.day):
        if line.owed:
            lines.setdefault(line.advice, []).append(line)
    ranked = sorted(lines.items(), key=lambda each: _soonest(each[1]).deadline or date.max)
    return tuple(
        OpenPaper(reference=paper, title=found[0].title, still_open=_still_open(found))
        for paper, found in ranked
    )


def _soonest(lines: Iterable[Line]) -> Line:
    return min(lines, key=lambda line: line.deadline or date.max)


def _still_open(lines: list[Line]) -> str:
    answers = f"{len(lines)} answer{'s' * (len(lines) > 1)} open"
    offices = ", ".join(dict.fromkeys(line.addressee for line in lines))
    first = "the first " if len(lines) > 1 else ""
    return f"{answers}: {offices}; {first}{date_of(_soonest(lines))}"


def offices(so: SoFar, *, without: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Every office of the record that exists on the day, by slug, with its name."""
    return tuple(
        (slug, so.name_of(slug))
        for slug, office in so.register.addressees.items()
        if slug not in without and (office.closed_on is None or office.closed_on >= so.day)
    )
