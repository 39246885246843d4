"""What a record remembers of a log: which entries were made of its rows, and what they said since.

Each entry that an import makes has an identity that begins with the name of the log, so that the
record alone tells what the log said when it was imported last, and what people corrected since.
"""

from __future__ import annotations

from collections import defaultdict

from attrs import frozen

from isa_programme.record.corrections import corrected
from isa_programme.record.entries import Entry
from isa_programme.record.facts import AdviceIssued, EntryCorrected, Fact, ResponseReceived
from isa_programme.record.register import Register

_CORRECTION = "correct"

NaturalKey = tuple[object, ...]
"""What a paper is known by where the office gives it no reference: title, date, offices."""


@frozen(kw_only=True)
class Version:
    """What an entry said at some time.

    Attributes:
        fact: the fact as it then stood.
        from_log: whether the log said so: the entry, or this correction, was made of it.
        entry: the number of the entry that made it so.
    """

    fact: Fact
    from_log: bool
    entry: int


class LogMemory:
    """The entries that were made of a log.

    Attributes:
        papers: the entry of the paper of each row, by the key of the row, as recorded.
    """

    def __init__(self, register: Register, name: str) -> None:
        self._register, self._prefix = register, f"log:{name}:"
        self.papers: dict[str, Entry] = {}
        self._letters: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._corrections: dict[int, list[Entry]] = defaultdict(list)
        self._made: dict[int, int] = defaultdict(int)
        self._last_number = 0
        for entry in register.entries:
            if isinstance(entry.fact, EntryCorrected):
                self._corrections[entry.fact.entry].append(entry)
            if entry.identity is not None and entry.identity.startswith(self._prefix):
                self._remember(entry, entry.identity.removeprefix(self._prefix))

    def _remember(self, entry: Entry, rest: str) -> None:
        kind, _, key = rest.partition(":")
        match entry.fact:
            case EntryCorrected(entry=number):
                self._made[number] += 1
            case AdviceIssued():
                self.papers[key] = entry
                if key[:1] == "#" and key[1:].isdecimal():
                    self._last_number = max(self._last_number, int(key[1:]))
            case ResponseReceived():
                self._letters[key, kind.partition(".")[0]].append(entry)
            case _:
                pass  # somebody gave an identity of the same form to something else

    def is_empty(self) -> bool:
        """Whether nothing was ever recorded from the log."""
        return not self.papers

    def letter(self, key: str, kind: str) -> Entry | None:
        """The entry of a letter of a row, the last where it was recorded anew."""
        made = self._letters.get((key, kind))
        return made[-1] if made else None

    def voided_by(self, entry: Entry) -> int | None:
        """The number of the correction that voids an entry."""
        return self._register.voided.get(entry.number)

    def versions(self, entry: Entry) -> tuple[Version, ...]:
        """What an entry said, from when it was recorded until now."""
        from_log = self._is_ours(entry)
        found = [Version(fact=entry.fact, from_log=from_log, entry=entry.number)]
        for correction in self._corrections.get(entry.number, ()):
            voided_by = self.voided_by(correction)
            ours = self._is_ours(correction)
            if not isinstance(correction.fact, EntryCorrected) or correction.fact.voids:
                continue
            if voided_by is not None and not ours:
                continue
            before = found[-1].fact
            gone = correction.erased_by is not None
            fact = corrected(before, correction.fact.changes, words_gone=gone)
            found.append(Version(fact=fact, from_log=ours, entry=correction.number))
            if voided_by is not None:
                # The log said so all the same; that it does not hold was said by hand.
                found.append(Version(fact=before, from_log=False, entry=voided_by))
        return tuple(found)

    def _is_ours(self, entry: Entry) -> bool:
        return entry.identity is not None and entry.identity.startswith(self._prefix)

    # Identities

    def identity(self, kind: str, key: str) -> str:
        """The identity of the entry of a paper or a letter of a row."""
        again = len(self._letters.get((key, kind), ()))
        return f"{self._prefix}{kind}{f'.{again + 1}' if again else ''}:{key}"

    def correction_identity(self, entry: int) -> str:
        """The identity of the next correction of an entry that the log gives rise to."""
        return f"{self._prefix}{_CORRECTION}:{entry}.{self._made[entry] + 1}"

    def new_key(self) -> str:
        """A key for a row that has no reference."""
        self._last_number += 1
        return f"#{self._last_number}"
