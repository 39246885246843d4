"""Information requests: what was asked for, and what is withheld of it under which exemption."""

from __future__ import annotations

import unicodedata
from datetime import date

from attrs import field, frozen

from isa_programme.errors import FaultsError
from isa_programme.record.words import LINE, TEXT

REQUEST_NEEDED = f"the request's own is needed, one line of at most {LINE} visible characters"


def is_request(reference: str) -> bool:
    """Whether a text can be the reference of an information request."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return 0 < len(reference.strip()) <= len(reference) <= LINE and not any(
        unicodedata.category(character) in hidden for character in reference
    )


@frozen(kw_only=True)
class Withheld:
    """An entry, or one field of it, that is not given out.

    Attributes:
        entry: the number of the entry.
        field: the field, as ``isa correct`` names it (``title``, ``recommendations.2.text``);
            "" for the whole entry.
        exemption: the provision that allows it, such as ``FOISA s.30(b)(ii)``.
    """

    entry: int
    field: str = ""
    exemption: str


@frozen(kw_only=True)
class InformationRequest:
    """A request for information the record holds, under FOISA or another law.

    Attributes:
        reference: the office's reference of it, as typed.
        received_on: the day it was received: what was held at the end of that day is given.
        asked_for: what it asks for, in words.
        about: references of the papers, or slugs of the offices and protocols, it is about;
            empty for the whole record.
        withhold: what is not given out.
    """

    reference: str
    received_on: date
    asked_for: str = ""
    about: tuple[str, ...] = ()
    withhold: tuple[Withheld, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        faults = []
        if not is_request(self.reference):
            faults.append(f"reference: {REQUEST_NEEDED}")
        if len(self.asked_for.encode("utf-8", "surrogatepass")) > TEXT:
            faults.append("asked_for: more than 1 MiB of text; keep it as a document and name that")
        named = [(each.entry, each.field) for each in self.withhold]
        for place, each in enumerate(self.withhold, start=1):
            where = f"withhold {place}, entry {each.entry}"
            if not each.exemption.strip():
                faults.append(f"{where}: exemption: name the provision, as in FOISA s.30(b)(ii)")
            if named.count((each.entry, each.field)) > 1:
                faults.append(f"{where}: it is withheld twice")
            elif each.field and (each.entry, "") in named:
                faults.append(f"{where}: the whole entry is withheld already")
        if faults:
            raise FaultsError(*dict.fromkeys(faults))
