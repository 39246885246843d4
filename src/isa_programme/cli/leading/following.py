"""What would follow from what is to be saved: dates owed, what a letter meets, what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isa_programme.calendars.dates import in_words_with_day
from isa_programme.questions.imprint import by_what
from isa_programme.questions.lines import Line
from isa_programme.questions.standing_words import Standing
from isa_programme.tracker.viewing import Viewing

_Key = tuple[str, str, str, int | None]


def lines_of(tracker: Viewing, paper: str, *, as_at: date) -> tuple[Line, ...]:
    """Where everything owed on one paper stands at the end of a day."""
    return tuple(line for line in tracker.standings(as_at=as_at) if line.advice == paper)


def owed(lines: Iterable[Line]) -> Iterator[str]:
    """A sentence for each step and office: by which day, and what that rests on."""
    return _grouped((line, date_of(line)) for line in lines)


def date_of(line: Line) -> str:
    """By which day a line is owed, with what that rests on; or why there is no date."""
    if line.deadline is not None:
        inside = f"; it falls in {', '.join(line.falls_in)}" if line.falls_in else ""
        return f"by {in_words_with_day(line.deadline)}{by_what(line.basis)}{inside}"
    match line.standing:
        case Standing.UNANSWERED_NO_DATE | Standing.ANSWERED_NO_DATE:
            return "no date: no protocol governs it, and the paper asks for none"
        case Standing.PAUSED:
            return "paused: its date is counted once the clock goes on"
        case standing:
            return f"no date yet: {standing}{f', {line.because}' if line.because else ''}"


def answered(before: Iterable[Line], after: Iterable[Line], response: str) -> Iterator[str]:
    """What a response meets, on time or late; what it moves; and what stays open.

    Args:
        before: every line of the paper without it.
        after: the same with it.
        response: its reference.
    """
    was, now = tuple(before), tuple(after)
    meets = [line for line in now if line.met_by == response]
    yield from _headed("It answers:", _grouped((line, _in_time(line)) for line in meets))
    if not meets:
        yield "It answers nothing that is owed."
    yield from _headed("It moves:", _moves(was, now, response))
    still = [line for line in now if line.owed]
    yield from _headed("It leaves open:", owed(still))
    if not still:
        yield "Nothing on the paper stays open."


def moved(before: Iterable[Line], after: Iterable[Line]) -> Iterator[str]:
    """What something moves that answers nothing: a question asked by telephone."""
    found = list(_moves(before, after, ""))
    yield "It moves:" if found else "It moves nothing."
    yield from found


def _moves(before: Iterable[Line], after: Iterable[Line], response: str) -> Iterator[str]:
    was = {_key(line): line for line in before}
    yield from _grouped(
        (line, f"{date_of(was[_key(line)])}; then {date_of(line)}")
        for line in after
        if line.met_by != response or not response
        if _key(line) in was and _is_moved(was[_key(line)], line)
    )


def _is_moved(was: Line, line: Line) -> bool:
    paused = (each.standing is Standing.PAUSED for each in (was, line))
    return was.deadline != line.deadline or len({*paused}) > 1


def _headed(heading: str, sentences: Iterable[str]) -> Iterator[str]:
    found = list(sentences)
    if found:
        yield heading
        yield from found


def _in_time(line: Line) -> str:
    match line.standing:
        case Standing.ANSWERED_LATE:
            late = line.working_days_late
            how = f"{late} working day{'' if late == 1 else 's'} late" if late else "late"
            return f"{how}, owed {date_of(line)}"
        case Standing.ANSWERED_ON_TIME:
            return "on time" if line.deadline is None else f"on time, owed {date_of(line)}"
        case Standing.ANSWERED_NO_DATE:
            return date_of(line)
        case standing:
            return f"{standing}{f', {line.because}' if line.because else ''}"


def _grouped(told: Iterable[tuple[Line, str]]) -> Iterator[str]:
    """A sentence for each step, office and outcome, with the recommendations it is about."""
    parts: dict[tuple[str, str], list[int]] = {}
    for line, outcome in told:
        step = f"{line.stage}, {line.addressee}" + (f", {line.commitment}" * bool(line.commitment))
        step += f", period {line.period}" if line.period else ""
        numbers = parts.setdefault((step, outcome), [])
        if line.recommendation is not None:
            numbers.append(line.recommendation)
    for (step, outcome), numbers in parts.items():
        about = f" ({_recommendations(numbers)})" if numbers else ""
        yield f"  {step}{about}: {outcome}"


def _recommendations(numbers: list[int]) -> str:
    listed = sorted(set(numbers))
    return f"recommendation{'s' * (len(listed) > 1)} {', '.join(map(str, listed))}"


def _key(line: Line) -> _Key:
    return line.reference, line.addressee, line.stage, line.period
