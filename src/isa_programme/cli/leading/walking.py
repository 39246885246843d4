"""Walking through questions: each is asked until it is answered, and any can be gone back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs
import click

from isa_programme.cli.leading.question import Question
from isa_programme.cli.leading.so_far import SoFar
from isa_programme.errors import FaultsError, IsaProgrammeError
from isa_programme.report.visible import visible

Steps = Callable[[SoFar], Iterator[tuple[str, Question]]]
"""The questions of a dialogue by name, each chosen by the answers before it."""

HOW = "Enter takes what stands in [brackets], ? explains, < goes back, Ctrl-C leaves."
"""How any question is answered, whatever it asks."""


class GoneBackError(Exception):
    """Raised where somebody wants to go back to the question before."""


def walk(steps: Steps, so: SoFar) -> None:
    """Ask every question that has no answer yet, until none is left."""
    while not _through(steps, so):
        pass


def _through(steps: Steps, so: SoFar) -> bool:
    reached = []
    for name, question in steps(so):
        reached.append(name)
        if name in so.answers:
            continue
        try:
            answer = ask(_as_before(question, so.typed.get(name, "")))
        except GoneBackError:
            if not so.go_back():
                say("this is the first question; Ctrl-C leaves")
            return False
        so.answer(name, answer, "" if answer is None else question.as_typed(answer))
    so.keep_only(reached)
    return True


def _as_before(question: Question, typed: str) -> Question:
    """A question with the answer it had before as its default, if it is one still."""
    if not typed:
        return question
    try:
        question.take(typed)
    except IsaProgrammeError:
        return question
    return attrs.evolve(question, default=typed)


def ask(question: Question) -> Any:  # noqa: ANN401 - each question has its own kind of answer
    """The answer to a question: asked again, with what is wrong, until it is one.

    Raises:
        GoneBackError: the question before is to be asked again.
        click.Abort: whoever was asked has left.
    """
    for line in question.lists():
        say(line)
    while True:
        typed = _prompt(question)
        try:
            match typed or question.default:
                case "?":
                    _explain(question)
                case "<":
                    raise GoneBackError
                case "-" if question.skips:
                    return None
                case "":
                    if question.skips:
                        return None
                    say("an answer is needed here; ? explains")
                case text:
                    answer = question.take(text)
                    if read := question.reads_back(answer):
                        say(f"  = {read}")
                    return answer
        except FaultsError as error:
            for fault in error.faults:
                say(f"  {fault}")
        except IsaProgrammeError as error:
            say(f"  {error}")


def _prompt(question: Question) -> str:
    in_brackets = question.in_brackets() or (question.skips and f"Enter: {question.skips}")
    label = visible(f"{question.ask} [{in_brackets}]" if in_brackets else question.ask)
    return str(click.prompt(label, default="", show_default=False, err=True)).strip()


def _explain(question: Question) -> None:
    say(f"  {question.explains}")
    if question.skips and question.default:
        say(f"  - leaves it out: {question.skips}.")
    say(f"  {HOW}")


def say(line: str) -> None:
    """Write a line to whoever is led: never to where data goes."""
    click.echo(visible(line), err=True)
