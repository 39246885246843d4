"""Leading through a whole command: the questions, what follows, one yes, and the line to learn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click
from attrs import frozen

from isa_programme.cli.leading.kinds import YesNo
from isa_programme.cli.leading.one_line import one_line
from isa_programme.cli.leading.so_far import SoFar
from isa_programme.cli.leading.walking import HOW, GoneBackError, Steps, ask, say, walk
from isa_programme.cli.remembering import holds_secret
from isa_programme.cli.saving import read_back, tell
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import opened
from isa_programme.errors import FaultsError, RecordBusyError, RecordMovedOnError
from isa_programme.record.facts import Fact


@frozen(kw_only=True)
class Outcome:
    """What somebody's answers come to.

    Attributes:
        path: the words of the command that records the same.
        given: the value of each of its parameters, by name.
        facts: what it records.
    """

    path: tuple[str, ...]
    given: Mapping[str, Any]
    facts: tuple[Fact, ...]


@frozen(kw_only=True)
class Dialogue:
    """A command as a conversation.

    Attributes:
        opening: what it is for, in a sentence.
        steps: its questions.
        outcome: what the answers come to.
        follows: what would follow from it, in sentences.
    """

    opening: str
    steps: Steps
    outcome: Callable[[SoFar], Outcome]
    follows: Callable[[SoFar, Outcome], Iterable[str]]


def lead(dialogue: Dialogue, **known: Any) -> None:  # noqa: ANN401 - answers, of any kind
    """Lead through a dialogue, show what follows, and record it with one yes.

    Args:
        dialogue: the conversation.
        **known: answers that were given on the line, and are not asked for.
    """
    with opened() as tracker:
        tracker.completed()  # a record that can't be written to is told of before anything is asked
        kept = settings()
        so = SoFar(tracker=tracker, day=kept.day, today=kept.today, answers={**known})
        say(dialogue.opening)
        say(f"{HOW} Nothing is saved before you say yes at the end.")
        while True:
            so.look_again()
            walk(dialogue.steps, so)
            try:
                if _saved(dialogue, so):
                    return
            except RecordMovedOnError:
                say("Somebody else wrote to the record meanwhile. This is how it is now:")
            except FaultsError as error:
                for fault in error.faults:
                    say(f"  {fault}")
                if not so.reopen({fault.partition(":")[0] for fault in error.faults}):
                    raise
            except RecordBusyError as error:
                say(f"  {error}")
                if not _tries_again():
                    raise
            except GoneBackError:
                so.go_back()


_SAVE = YesNo(ask="Save this?", default="y", explains="y saves it; n leaves, and nothing is saved.")
_TRY_AGAIN = YesNo(
    ask="Try again?", default="y", explains="What you typed is still here; n leaves without saving."
)


def _tries_again() -> bool:
    try:
        return bool(ask(_TRY_AGAIN))
    except GoneBackError:
        return True  # what is shown next can be gone back from


def _nameable() -> tuple[str, ...]:
    """The record as it was named on the line, unless that holds a password."""
    named = settings().records
    return () if any(map(holds_secret, named)) else named


def _saved(dialogue: Dialogue, so: SoFar) -> bool:
    head = so.tracker.head
    outcome = dialogue.outcome(so)
    say("")
    read_back(so.tracker, outcome.facts)
    for sentence in dialogue.follows(so, outcome):
        say(sentence)
    if not settings().yes and not ask(_SAVE):
        raise click.Abort
    tell(*so.tracker.record_all(outcome.facts, looked_at=head))
    root = click.get_current_context().find_root().command
    lines = list(one_line(root, outcome.path, {**outcome.given, "records": _nameable()}))
    if lines:
        say("The same in one line:")
    for line in lines:
        say(f"  {line}")
    return True
