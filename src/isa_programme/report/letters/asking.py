"""What a letter is about: which paper, what there is no record of, and what is asked for."""

from __future__ import annotations

from isa_programme.questions.letters.letters import LetterDue, LetterItem
from isa_programme.record.vocabulary import StageName
from isa_programme.report.days_in_words import on
from isa_programme.report.letters.naming import MISSING, all_of, begun, named, named_to, we, whose


def subject(due: LetterDue) -> str:
    """What the letter is about, in a line."""
    what = MISSING[due.stage].partition(" ")[2]
    done = due.stage is StageName.COMMITMENT
    said = "not recorded as carried out" if done else f"no {what} recorded"
    title = f", {due.title}" if due.title else ""
    return f"{due.reference}{title}: {said}"


def introduced(due: LetterDue) -> str:
    """Which paper it is about, issued when, by whom and to whom; "" where there is none."""
    if due.issued_on is None or due.issued_by is None:
        return ""
    when = begun(on(due.issued_on))
    ours = "our" if due.issued_by.slug == due.sender.slug else "own"
    own = f" ({ours} reference {due.own_reference})" if due.own_reference else ""
    said = (
        f"{when} {we(due.issued_by, due)} issued {due.advice}{own}, “{due.title}”,"
        f" to {all_of(named_to(name, due) for name in due.asked)}."
    )
    if due.reissue_of:
        said += f" It issues {due.reissue_of} again."
    return said


def missing(due: LetterDue) -> str:
    """What there is no record of."""
    who = whose(due)
    several = bool(listed(due))
    match due.stage:
        case StageName.ACKNOWLEDGEMENT:
            return f"We have no record of an acknowledgement from {who}."
        case StageName.SUBSTANTIVE:
            what = "on the following, which it recommends" if several else "to it"
            return f"We have no record of an answer from {who} {what}{_stop(several)}"
        case StageName.UPDATE if due.items[0].line.commitment is None:
            what = "on the following, which it recommends" if several else "on it"
            return f"We have no record of an update from {who} {what}{_stop(several)}"
        case StageName.UPDATE:
            return f"We have no record of an update on the following, to which {who} is committed:"
        case StageName.COMMITMENT:
            return f"We have no record that the following, to which {who} is committed, was done:"


def _stop(several: bool) -> str:
    return ":" if several else "."


def listed(due: LetterDue) -> tuple[str, ...]:
    """What is overdue, each in the words of the record; nothing where it is the paper itself."""
    return tuple(map(_told, (item for item in due.items if item.line.text)))


def _told(item: LetterItem) -> str:
    line, promised = item.line, item.commitment
    own = f" (own reference {item.own_reference})" if item.own_reference else ""
    said = f"{named(item)}{own}: {line.text}"
    if promised is None:
        return said
    source = f"in {promised.response}" if promised.response else f"in “{item.route_map}”"
    return f"{said} (made {source}, {on(promised.made_on)})"


def asked_for(due: LetterDue) -> str:
    """What the letter asks for; no date that neither the record nor the protocol gives."""
    names = all_of(dict.fromkeys(item.line.reference for item in due.items))
    if due.stage is StageName.COMMITMENT:
        return f"We ask to be told how {names} stands, and what shows that it was carried out."
    about = f"{MISSING[due.stage]} {_OF[due.stage]} {names}"
    sent = (
        "If it was sent and did not reach us, we ask for a copy, and for the day on which it was"
        " sent."
    )
    if due.goes_higher:
        return (
            f"We bring this to your notice, and ask you to take up with {due.owed_by.name} that we"
            f" receive {about}. {sent}"
        )
    return f"We ask for {about}. {sent}"


_OF = {
    StageName.ACKNOWLEDGEMENT: "of",
    StageName.SUBSTANTIVE: "to",
    StageName.UPDATE: "on",
}
