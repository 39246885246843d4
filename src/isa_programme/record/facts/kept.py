"""Facts about the record itself: corrections, erasures, holds, who may see what."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import field, frozen

from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import words


@frozen(kw_only=True)
class FieldChange:
    """One field that a correction sets.

    Attributes:
        field: its path in what is stored, parts of a list numbered from 0:
            ``advice.recommendations.1.text``.
        value: its new value as JSON, where it is structure; None where it holds words.
        text: its new words, where it holds words.
    """

    field: str
    value: str | None = None
    text: str = words(default="", internal=True)


@frozen(kw_only=True)
class EntryCorrected(Recordable):
    """An entry was wrong: some of its fields are set anew, or it counts as never recorded.

    The entry stays as it is. What it adds up to changes from its own date on; what was known
    before the correction was recorded stays as it was.

    Attributes:
        entry: the number of the entry that was wrong.
        reference: what that entry is about.
        voids: whether it counts as never recorded.
        changes: the fields set anew, where it does not.
        because: why.
    """

    kind: ClassVar[str] = "entry-corrected.v1"
    named_by: ClassVar[str] = "reference"
    entry: int
    reference: str | None = None
    voids: bool = False
    changes: tuple[FieldChange, ...] = field(default=())
    because: str = words(internal=True)


@frozen(kw_only=True)
class WordsErased(Recordable):
    """The words of an entry were erased from the record; its structure, and this, remain.

    Attributes:
        entry: the number of the entry whose words are gone.
        reference: what that entry is about.
        reason: why they were erased.
        authority: who decided it, or under which rule.
    """

    kind: ClassVar[str] = "words-erased.v1"
    named_by: ClassVar[str] = "reference"
    entry: int
    reference: str | None = None
    reason: str = words(internal=True)
    authority: str = words(line=True, internal=True)

    @property
    def erases(self) -> int | None:
        """The number of the entry whose words this erases."""
        return self.entry


@frozen(kw_only=True)
class HoldSet(Recordable):
    """An information request came in: until the hold is lifted, no words are erased.

    Altering or erasing what was requested is an offence under section 65 of the Freedom of
    Information (Scotland) Act 2002.

    Attributes:
        request: the office's reference of the request, as typed.
        received_on: the day the request was received.
        reason: what it asks for, or why there is a hold.
    """

    kind: ClassVar[str] = "hold-set.v1"
    dated_by: ClassVar[str] = "received_on"
    named_by: ClassVar[str] = "request"
    request: str
    received_on: date
    reason: str = words(default="", internal=True)


@frozen(kw_only=True)
class HoldLifted(Recordable):
    """The hold of an information request ended.

    Attributes:
        request: the office's reference of the request, as typed.
        lifted_on: the day the hold ended.
        reason: why.
    """

    kind: ClassVar[str] = "hold-lifted.v1"
    dated_by: ClassVar[str] = "lifted_on"
    named_by: ClassVar[str] = "request"
    request: str
    lifted_on: date
    reason: str = words(internal=True)


@frozen(kw_only=True)
class VisibilityChanged(Recordable):
    """Who may see a paper, or a response to it, was decided anew.

    Attributes:
        advice: the reference of the paper.
        response: the reference of the response, where it is one whose visibility changes.
        visibility: who may see it from now on.
        changed_on: the day that was decided.
        reason: why.
    """

    kind: ClassVar[str] = "visibility-changed.v1"
    dated_by: ClassVar[str] = "changed_on"
    named_by: ClassVar[str] = "advice"
    advice: str
    response: str | None = None
    visibility: Visibility
    changed_on: date
    reason: str = words(default="", internal=True)
