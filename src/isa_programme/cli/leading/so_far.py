"""What somebody who is led through a command has said so far."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from attrs import define, field

from isa_programme.calendars.months import latest
from isa_programme.calendars.working import WorkingCalendar
from isa_programme.record.advice import Advice
from isa_programme.record.names import Target
from isa_programme.record.register import Register
from isa_programme.tracker.tracker import Tracker


@define(kw_only=True, slots=False)
class SoFar:
    """The answers given, and the record they are about.

    Attributes:
        tracker: the record.
        day: the day asked about, from which defaults and standings are taken.
        today: the last day that anything can have happened.
        answers: the answer to each question, by the question's name.
        asked: names of the questions asked and answered, in order; what the line gave is not
            among them, and is not asked for again.
        typed: how each was answered last, to be the default when it is asked again.
    """

    tracker: Tracker
    day: date
    today: date
    answers: dict[str, Any] = field(factory=dict)
    asked: list[str] = field(factory=list)
    typed: dict[str, str] = field(factory=dict)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - each question has its own
        return self.answers[name]

    def get(self, name: str, missing: Any = None) -> Any:  # noqa: ANN401 - likewise
        """The answer to a question, or `missing` where it has none."""
        found = self.answers.get(name)
        return missing if found is None else found

    @cached_property
    def register(self) -> Register:
        """What the record adds up to, as last looked at."""
        return self.tracker.register

    @property
    def calendar(self) -> WorkingCalendar | None:
        """The working days adopted first, by which a day typed is read back."""
        named = next(iter(self.register.calendars), None)
        return None if named is None else self.register.calendar(named, self.day)

    @property
    def paper(self) -> Advice:
        """The paper that the answers are about."""
        return self.register.file(self._target.paper).advice

    @property
    def part(self) -> int | None:
        """The one recommendation of it that was named; None for the paper as a whole."""
        return self._target.recommendation

    @property
    def _target(self) -> Target:
        return self.register.target(self["reference"])

    def name_of(self, office: str) -> str:
        """The name of an office on the day, and whether it is our own."""
        found = self.register.addressee(office)
        return f"{found.name_on(self.day)}{' (our own)' if found.ours else ''}"

    def latest(self, name: str = "") -> date:
        """The day asked about, or that of an answer where it is later; a month's last."""
        when = self.answers.get(name)
        return self.day if when is None else max(self.day, latest(when))

    def look_again(self) -> None:
        """Look at the record anew: somebody may have written to it."""
        self.__dict__.pop("register", None)

    def answer(self, name: str, answer: Any, typed: str) -> None:  # noqa: ANN401 - likewise
        """Keep an answer."""
        self.answers[name] = answer
        self.typed[name] = typed
        self.asked.append(name)

    def go_back(self) -> bool:
        """Take back the answer given last; False where there is none."""
        if not self.asked:
            return False
        del self.answers[self.asked.pop()]
        return True

    def reopen(self, fields: set[str]) -> bool:
        """Take back the answers to the questions named, else the last; False where none is."""
        named = [name for name in self.asked if name in fields]
        for name in named:
            self.asked.remove(name)
            del self.answers[name]
        return bool(named) or self.go_back()

    def keep_only(self, reached: list[str]) -> None:
        """Forget answers to questions that other answers have made pointless."""
        pointless = {*self.asked} - {*reached}
        self.answers = {n: answer for n, answer in self.answers.items() if n not in pointless}
        self.asked = [name for name in self.asked if name in self.answers]
