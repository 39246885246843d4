"""What is seen at a visibility: the register, and its entries, with everything above it left out.

Standings stay true: a response that is not shown still meets what it meets and moves what it
moves, but neither its reference nor its words nor what it decides can be found in the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from isa_programme.record.advice import Advice
from isa_programme.record.advice_file import AdviceFile
from isa_programme.record.answer_to import answer_to
from isa_programme.record.corrections import put_right
from isa_programme.record.documents import Document
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AdviceIssued,
    AlignmentFound,
    EntryCorrected,
    Fact,
    FactNoted,
    HandedOver,
    HoldLifted,
    HoldSet,
    InvestmentNoted,
    NoteTaken,
    ResponseJudged,
    ResponseReceived,
    TakenOver,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.followed import Followed
from isa_programme.record.links import Link, LinkTo, links_of, relinked
from isa_programme.record.register import Register
from isa_programme.record.responses import Response
from isa_programme.record.vocabulary import Visibility
from isa_programme.record.words import NOT_SHOWN, every_word, is_internal, without_words

T = TypeVar("T")

_LEVELS = tuple(Visibility)
_NEVER_PUBLIC = (
    NoteTaken,
    HoldSet,
    HoldLifted,
    VisibilityChanged,
    ResponseJudged,
    HandedOver,
    TakenOver,
)


def shows(level: Visibility, visibility: Visibility) -> bool:
    """Whether somebody who may see a level sees an item of a visibility."""
    return _LEVELS.index(visibility) <= _LEVELS.index(level)


def seen_at(register: Register, level: Visibility) -> Register:
    """The register as somebody sees it who may see a level.

    Papers above it are gone, with everything that points at them. Of responses above it, and of
    what is never public, only what the clocks need is left.
    """
    if level is Visibility.CONFIDENTIAL:
        return register
    seeing = _Seeing(register, level)
    files = seeing.files
    return attrs.evolve(
        register,
        files={reference: seeing.file(file) for reference, file in files.items()},
        aliases={own: target for own, target in register.aliases.items() if target.paper in files},
        responses={
            reference: paper
            for reference, paper in register.responses.items()
            if reference not in seeing.hidden and paper in files
        },
        letters={
            own: reference
            for own, reference in register.letters.items()
            if reference not in seeing.hidden and register.responses[reference] in files
        },
        followed={
            name: seeing.followed(each)
            for name, each in register.followed.items()
            if name not in seeing.gone
        },
        bodies={
            slug: tuple(map(seeing.entry, entries)) for slug, entries in register.bodies.items()
        },
        public_facts=tuple(map(seeing.entry, register.public_facts)),
        entries=tuple(seeing.entries()),
        corrected={
            number: seeing.entry(entry)
            for number, entry in register.corrected.items()
            if number not in register.voided and seeing.lists(entry)
        },
        holds={} if level is Visibility.PUBLIC else register.holds,
        handed_over=None if level is Visibility.PUBLIC else register.handed_over,
        numbered={},
    )


def seen_of(register: Register, entries: Iterable[Entry], level: Visibility) -> Iterator[Entry]:
    """Some entries of a register that none amends, as :func:`seen_at` lists them.

    Without making the rest of the register anew: for the newest ones, as they come.
    """
    if level is Visibility.CONFIDENTIAL:
        yield from entries
        return
    seeing = _Seeing(register, level)
    for entry in entries:
        if seeing.lists(entry):
            yield seeing.entry(entry)


class _Seeing:
    """What one level sees of the entries of a register."""

    def __init__(self, register: Register, level: Visibility) -> None:
        self._register = register
        self._level = level
        self.files = {
            reference: file
            for reference, file in register.files.items()
            if shows(level, file.advice.visibility)
        }
        """The papers that are shown, by reference, with everything that followed."""
        self.hidden = frozenset(_hidden(register.files.values(), self.files, level))
        """References of the responses that are not shown."""
        self.gone: set[str] = set()
        """References and slugs of what is followed and not shown."""
        for name, each in register.followed.items():
            # What names one thing that is not shown is not shown itself; that thing came before it.
            if not self._may_see(each.noun) or self._names_hidden(each.noun):
                self.gone.add(name)

    def _may_see(self, thing: object) -> bool:
        visibility = getattr(thing, "visibility", None)
        return visibility is None or shows(self._level, visibility)

    def _names_hidden(self, thing: attrs.AttrsInstance) -> bool:
        return any(link.alone and self._is_hidden(link) for link in links_of(thing))

    def _is_hidden(self, link: Link) -> bool:
        """Whether a link leads to what is not shown."""
        if link.to is LinkTo.RESPONSE:
            paper = self._register.responses.get(link.name)
            return link.name in self.hidden or self._is_hidden_paper(paper or "")
        if link.to in (LinkTo.ADVICE, LinkTo.ANSWER) and link.name not in self._register.followed:
            return self._is_hidden_paper(answer_to(link.name).target.paper)
        return link.name in self.gone

    def _is_hidden_paper(self, reference: str) -> bool:
        return reference in self._register.files and reference not in self.files

    def followed(self, each: Followed[Any]) -> Followed[Any]:
        """Something followed as it is shown, with what is shown of what followed."""
        here = [entry for entry in each.entries if self._is_here(entry.fact)]
        recorded = each.recorded
        if not self._is_here(recorded.fact):  # what was recorded first was seen by fewer
            recorded = next(entry for entry in here if entry.fact.opens)
            here.remove(recorded)
        noun = self._published(relinked(each.noun, self._shown))
        return Followed(noun, self.entry(recorded), tuple(map(self.entry, here)))

    def _shown(self, link: Link) -> str | None:
        return None if self._is_hidden(link) else link.name

    def file(self, file: AdviceFile) -> AdviceFile:
        entries = (each for each in file.entries if self._is_here(each.fact))
        return AdviceFile(
            self._advice(file.advice), self.entry(file.issued), tuple(map(self.entry, entries))
        )

    def entries(self) -> Iterator[Entry]:
        """The entries as corrected, since what a correction took back may be why it was made."""
        right = put_right(self._register.entries)
        for entry in right.entries:
            if self.lists(entry):
                yield self.entry(entry)

    def lists(self, entry: Entry) -> bool:
        """Whether an entry is listed at all."""
        match entry.fact:
            case ResponseReceived(response=response):
                return response.reference not in self.hidden and self._is_here(entry.fact)
            case EntryCorrected() | WordsErased() as fact:
                known = self._register.entries[fact.entry - 1]
                return known.number not in self._register.voided and self.lists(known)
            case fact:
                return self._is_here(fact)

    def _is_here(self, fact: Fact) -> bool:
        """Whether the paper a fact is about is shown, and the fact is not kept to ourselves."""
        if isinstance(fact, AdviceIssued):
            return fact.advice.reference in self.files
        if isinstance(fact, _NEVER_PUBLIC) and self._level is Visibility.PUBLIC:
            return False
        if isinstance(fact, VisibilityChanged) and fact.response in self.hidden:
            return False
        if isinstance(fact, AlignmentFound | InvestmentNoted) and not self._may_see(fact):
            return False
        if fact.opens and not self._may_see(getattr(fact, fact.opens)):
            return False
        if fact.about in self.gone or self._names_hidden(fact):
            return False
        about = fact.about
        return about not in self._register.files or about in self.files or _is_public(fact)

    def entry(self, entry: Entry) -> Entry:
        """An entry as it is shown."""
        fact = self._fact(entry.fact)
        if self._level is not Visibility.PUBLIC:
            return attrs.evolve(entry, fact=fact)
        return attrs.evolve(entry, fact=fact, recorded_by=NOT_SHOWN, identity=None)

    def _fact(self, fact: Fact) -> Fact:
        match fact:
            case AdviceIssued(advice=advice):
                now = self.files[advice.reference].advice.visibility
                return attrs.evolve(fact, advice=self._advice(attrs.evolve(advice, visibility=now)))
            case ResponseReceived(response=response):
                return attrs.evolve(fact, response=self._response(response))
            case EntryCorrected() as fact:
                # The entry it corrects is shown as corrected; what it set once may be hidden now.
                about = self._about(fact.reference)
                return self._published(attrs.evolve(fact, reference=about, changes=()))
            case WordsErased() as fact:
                return self._published(attrs.evolve(fact, reference=self._about(fact.reference)))
            case FactNoted(advice=str(reference)) if reference not in self.files:
                return attrs.evolve(fact, advice=None)
            case _:
                return self._published(relinked(fact, self._shown))

    def _about(self, reference: str | None) -> str | None:
        hidden = reference in self.gone or self._is_hidden_paper(reference or "")
        return None if hidden else reference

    def _published(self, thing: T) -> T:
        if self._level is not Visibility.PUBLIC:
            return thing
        return without_words(thing, NOT_SHOWN, is_internal)

    def _advice(self, advice: Advice) -> Advice:
        again = advice.reissue_of
        linked = attrs.evolve(
            advice,
            see_also=tuple(each for each in advice.see_also if each in self.files),
            reissue_of=again if again in self.files else "",
            documents=self._documents(advice.documents),
        )
        return self._published(linked)

    def _response(self, response: Response) -> Response:
        if response.reference not in self.hidden:
            shown = attrs.evolve(response, documents=self._documents(response.documents))
            return self._published(shown)
        bare = attrs.evolve(
            response,
            reference=NOT_SHOWN,
            own_reference="",
            promised_for=None,
            documents=(),
        )
        return without_words(bare, NOT_SHOWN, every_word)

    def _documents(self, documents: tuple[Document, ...]) -> tuple[Document, ...]:
        return () if self._level is Visibility.PUBLIC else documents


def _is_public(fact: Fact) -> bool:
    return isinstance(fact, FactNoted)


def _hidden(
    files: Iterable[AdviceFile], shown: Mapping[str, AdviceFile], level: Visibility
) -> Iterator[str]:
    for file in files:
        for entry in file.entries:
            fact = entry.fact
            if isinstance(fact, ResponseReceived):
                response = fact.response
                here = response.advice in shown and shows(level, response.visibility)
                if not here:
                    yield response.reference
