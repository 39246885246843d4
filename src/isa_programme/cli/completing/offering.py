"""What could be meant: names from the record, each with a few words, and only those that are safe.

What is offered is put on a command line by a shell. So nothing is offered that a shell could take
for more than a name: an office's own reference may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from click.shell_completion import CompletionItem

from isa_programme.report.visible import shortened, visible

if TYPE_CHECKING:
    from click import Context

    from isa_programme.record.register import Register

_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._:/@+=-]| (?! ))*(?<! )")
"""What every shell takes as it stands, but for blanks: those each has its own way to quote."""

_WIDTH = 60
"""The most characters of the words beside a name."""

_Found = Iterator[tuple[str, str]]


def offered(noun: str, ctx: Context, begun: str) -> list[CompletionItem[str]]:
    """What a noun could stand for, from the record that the line names.

    Raises:
        IsaProgrammeError: the record can't be read at once.
    """
    if noun == "folder":
        return [CompletionItem(begun, type="dir")]
    if noun in _OR_FILE:
        words = ((word, "") for word in _OR_FILE[noun]())
        return [*_items(words, begun)] or [CompletionItem(begun, type="file")]
    names = _NOUNS.get(noun)
    if names is None:
        return []
    return [*_items(names(_register(ctx), ctx), begun)]


def _items(found: Iterable[tuple[str, str]], begun: str) -> Iterator[CompletionItem[str]]:
    for name, words in dict(found).items():
        if name.startswith(begun) and _SAFE.fullmatch(name):
            help_ = shortened(visible(words).strip(), _WIDTH)
            yield CompletionItem(name, help=help_ or None)


def _register(ctx: Context) -> Register:
    from isa_programme.cli.settings import Settings  # noqa: PLC0415 - only names need the record
    from isa_programme.journal.sqlite.glancing import glance  # noqa: PLC0415 - likewise
    from isa_programme.record.register import Register  # noqa: PLC0415 - likewise
    from isa_programme.record.seen import seen_at  # noqa: PLC0415 - likewise
    from isa_programme.record.vocabulary import Visibility  # noqa: PLC0415 - likewise

    place = Settings(record=_given(ctx, "records")).place
    register = Register().folded(glance(place))
    asked_for = _given(ctx, "visibility") if "known_at" in ctx.params else None
    return register if asked_for is None else seen_at(register, Visibility(asked_for))


def _given(ctx: Context, name: str) -> str | None:
    """An option as the line gives it: after the command, else before it."""
    at: Context | None = ctx
    while at is not None:
        if given := at.params.get(name):
            return str(given[-1] if isinstance(given, tuple) else given)
        at = at.parent
    return None


def _offices(register: Register, _ctx: Context) -> _Found:
    for slug, office in register.addressees.items():
        name = office.renamings[-1].name if office.renamings else office.name
        yield slug, f"{name} (closed)" if office.closed_on else name


def _papers(register: Register, _ctx: Context) -> _Found:
    for reference, file in reversed([*register.files.items()]):
        yield reference, file.advice.title
    for own, target in register.aliases.items():
        yield own, str(target)


def _parts(register: Register, ctx: Context) -> _Found:
    yield from _papers(register, ctx)
    for reference, file in reversed([*register.files.items()]):
        for number, part in enumerate(file.advice.recommendations, start=1):
            yield f"{reference}.{number}", part.text


def _responses(register: Register, _ctx: Context) -> _Found:
    for reference, paper in reversed([*register.responses.items()]):
        yield reference, f"answers {paper}"
    for own, reference in register.letters.items():
        yield own, reference


def _numbers(register: Register, ctx: Context) -> _Found:
    named = str(ctx.params.get("reference") or ctx.params.get("response") or "")
    paper = register.responses.get(register.letters.get(named, named), named)
    parts = register.file(register.target(paper).paper).advice.recommendations
    for number, part in enumerate(parts, start=1):
        yield str(number), part.text


def _decisions(register: Register, ctx: Context) -> _Found:
    from isa_programme.record.vocabulary import DispositionKind  # noqa: PLC0415 - as above

    for number, text in _numbers(register, ctx):
        for kind in DispositionKind:
            yield f"{number}={kind}", text


def _followed(noun: str) -> Callable[[Any, Context], _Found]:
    def names(register: Register, _ctx: Context) -> _Found:
        for name, followed in register.followed.items():
            if type(followed.noun).__name__ == noun:
                yield name, str(getattr(followed.noun, "title", "") or followed.noun.text)

    return names


def _schemes(register: Register, ctx: Context) -> _Found:
    from isa_programme.record.references import KnownScheme  # noqa: PLC0415 - as above

    yield from ((str(each), "") for each in KnownScheme)
    yield from _followed("Scheme")(register, ctx)


def _tagged(field: str) -> Callable[[Any, Context], _Found]:
    """Words that some entry was tagged with before."""

    def names(register: Register, _ctx: Context) -> _Found:
        for entry in register.entries:
            held: list[Any] = [entry.fact]
            if entry.fact.opens:
                held.append(getattr(entry.fact, entry.fact.opens))
            held.append(getattr(entry.fact, "body", None))
            for each in held:
                yield from ((tag, "") for tag in getattr(each, field, ()))

    return names


def _leads(register: Register, _ctx: Context) -> _Found:
    yield from ((file.advice.lead, "") for file in register.files.values() if file.advice.lead)


def _kinds(register: Register, _ctx: Context) -> _Found:
    yield from ((office.kind, "") for office in register.addressees.values())


def _channels(register: Register, _ctx: Context) -> _Found:
    for protocol in register.protocols:
        for stage in protocol.stages:
            yield from ((channel, "") for channel in getattr(stage, "channel_delays", ()))
    for file in register.files.values():
        if file.advice.channel:
            yield file.advice.channel, ""


def _protocols(register: Register, _ctx: Context) -> _Found:
    for each in register.protocols:
        yield each.name, each.title
    for each in register.protocols:
        yield f"{each.name}.{each.version}", each.title


def _steps(register: Register, _ctx: Context) -> _Found:
    for protocol in register.protocols:
        yield from ((step.name, protocol.title) for step in protocol.escalation)


def _calendars(register: Register, _ctx: Context) -> _Found:
    yield from ((name, adopted[-1].calendar.source) for name, adopted in register.calendars.items())


def _holds(register: Register, _ctx: Context) -> _Found:
    yield from ((request, "") for request in register.holds)


def _everything(register: Register, ctx: Context) -> _Found:
    for names in (_papers, _responses, _offices, _protocols, _calendars):
        yield from names(register, ctx)
    for name, followed in register.followed.items():
        yield name, str(getattr(followed.noun, "title", ""))


def _papers_and_responses(register: Register, ctx: Context) -> _Found:
    yield from _papers(register, ctx)
    yield from _responses(register, ctx)


_NOUNS: Mapping[str, Callable[[Any, Context], _Found]] = {
    "aim": _followed("Aim"),
    "anything": _everything,
    "calendar": _calendars,
    "channel": _channels,
    "commitment": _followed("Commitment"),
    "decision": _decisions,
    "hold": _holds,
    "kind of office": _kinds,
    "lead": _leads,
    "milestone": _followed("Milestone"),
    "number": _numbers,
    "office": _offices,
    "paper": _papers,
    "paper or part": _parts,
    "paper or response": _papers_and_responses,
    "policy": _followed("Policy"),
    "protocol": _protocols,
    "reference": _followed("Reference"),
    "response": _responses,
    "route map": _followed("RouteMap"),
    "scheme": _schemes,
    "sector": _tagged("sectors"),
    "step": _steps,
    "topic": _tagged("topics"),
}
"""Who gives the names of each noun."""


def _examples() -> tuple[str, ...]:
    from isa_programme.exchange.shipped import EXAMPLES  # noqa: PLC0415 - as above

    return EXAMPLES


_OR_FILE: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "calendar or file": lambda: ("scotland", "weekdays"),
    "file": tuple,
    "protocol or file": _examples,
}
"""Words that stand for something shipped; any other names a file."""

NOUNS = frozenset({*_NOUNS, *_OR_FILE, "folder"})
"""Every noun that something is offered for."""
