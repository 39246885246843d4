"""Facts about commitments: made, told of, moved, done, dropped."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from isa_programme.calendars.months import CivilDate
from isa_programme.record.commitments import Commitment
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.links import LinkTo, link
from isa_programme.record.words import words


@frozen(kw_only=True)
class CommitmentMade(Recordable):
    """Somebody promised to do something, in a response or a plan.

    Attributes:
        commitment: the commitment: see its part below.
    """

    kind: ClassVar[str] = "commitment-made.v1"
    dated_by: ClassVar[str] = "commitment.made_on"
    named_by: ClassVar[str] = "commitment.reference"
    opens: ClassVar[str] = "commitment"
    commitment: Commitment


@frozen(kw_only=True)
class CommitmentUpdated(Recordable):
    """Its owner told how a commitment is going; that meets an update that is owed for it.

    Attributes:
        commitment: the reference of the commitment.
        updated_on: the day or month it was told.
        text: what was told.
        evidence: what shows it.
        source: where that is stated.
    """

    kind: ClassVar[str] = "commitment-updated.v1"
    dated_by: ClassVar[str] = "updated_on"
    named_by: ClassVar[str] = "commitment"
    commitment: str = link(LinkTo.COMMITMENT)
    updated_on: CivilDate
    text: str = words()
    evidence: str = words(default="")
    source: str = words(default="")


@frozen(kw_only=True)
class CommitmentRevised(Recordable):
    """A commitment is promised for another date; every earlier one is kept.

    Attributes:
        commitment: the reference of the commitment.
        promised_for: the day or month it is promised for.
        promise: that date in its own words.
        revised_on: the day or month it was moved.
        reason: why.
    """

    kind: ClassVar[str] = "commitment-revised.v1"
    dated_by: ClassVar[str] = "revised_on"
    named_by: ClassVar[str] = "commitment"
    commitment: str = link(LinkTo.COMMITMENT)
    promised_for: CivilDate
    promise: str = words(default="")
    revised_on: CivilDate
    reason: str = words()


@frozen(kw_only=True)
class CommitmentDone(Recordable):
    """A commitment was carried out, and what shows it.

    Attributes:
        commitment: the reference of the commitment.
        done_on: the day or month it was done.
        evidence: what shows it.
        source: where that is stated.
    """

    kind: ClassVar[str] = "commitment-done.v1"
    dated_by: ClassVar[str] = "done_on"
    named_by: ClassVar[str] = "commitment"
    commitment: str = link(LinkTo.COMMITMENT)
    done_on: CivilDate
    evidence: str = words(default="")
    source: str = words(default="")


@frozen(kw_only=True)
class CommitmentDropped(Recordable):
    """A commitment will not be carried out, and why.

    Attributes:
        commitment: the reference of the commitment.
        dropped_on: the day or month it was dropped.
        reason: why.
    """

    kind: ClassVar[str] = "commitment-dropped.v1"
    dated_by: ClassVar[str] = "dropped_on"
    named_by: ClassVar[str] = "commitment"
    commitment: str = link(LinkTo.COMMITMENT)
    dropped_on: CivilDate
    reason: str = words()
