"""Facts about the promise around the programme: what can be pointed at, who has which part."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from isa_programme.record.bodies import BodyRole
from isa_programme.record.facts.recordable import Recordable
from isa_programme.record.references import Reference, Scheme


@frozen(kw_only=True)
class SchemeNamed(Recordable):
    """A scheme of references of the office's own.

    Attributes:
        scheme: the scheme: see its part below.
        named_on: the day it was named; None for the day of recording.
    """

    kind: ClassVar[str] = "scheme-named.v1"
    dated_by: ClassVar[str] = "named_on"
    named_by: ClassVar[str] = "scheme.slug"
    opens: ClassVar[str] = "scheme"
    scheme: Scheme
    named_on: date | None = None


@frozen(kw_only=True)
class ReferenceNoted(Recordable):
    """Something around the promise, as it was seen on a day; seen again, the newest counts.

    Attributes:
        reference: the reference: see its part below.
    """

    kind: ClassVar[str] = "reference-noted.v1"
    dated_by: ClassVar[str] = "reference.seen_on"
    named_by: ClassVar[str] = "reference.name"
    opens: ClassVar[str] = "reference"
    reference: Reference


@frozen(kw_only=True)
class BodyDescribed(Recordable):
    """The part an office or body has in keeping the promise; described again, the newest counts.

    Attributes:
        body: the part it has: see its part below.
        described_on: the day it was described so; None for the day of recording.
    """

    kind: ClassVar[str] = "body-described.v1"
    dated_by: ClassVar[str] = "described_on"
    named_by: ClassVar[str] = "body.addressee"
    body: BodyRole
    described_on: date | None = None
