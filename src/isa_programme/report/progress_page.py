"""Progress as a page: three questions, each answered in figures and then in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isa_programme.calendars.dates import in_words
from isa_programme.questions.lateness import told_days
from isa_programme.questions.programme.chain import ChainRow
from isa_programme.questions.programme.milestones import MilestoneRow
from isa_programme.questions.programme.progress import Answered, Progress, Slippage, WorkDone
from isa_programme.record.held import Held
from isa_programme.report.visible import escaped, visible


def progress_page(found: Progress, held: Held, *, markdown: bool = False) -> str:
    """The page, ending in a line break.

    Args:
        found: the answer.
        held: what it rests on.
        markdown: whether it is to be pasted as Markdown; plain text else.
    """
    show = escaped if markdown else visible
    what = f"route map {found.route_map}" if found.route_map else "the programme"
    lines = [f"Progress of {what} as at {in_words(found.as_at)}"]
    if left_out := held.left_out:
        lines.append(left_out)
    parts = (
        ("Is the work being done?", _work(found)),
        ("Is it fast enough?", _pace(found)),
        ("Is it answered?", _answered(found.answered)),
    )
    page = [show(line) for line in lines]
    for heading, told in parts:
        page += ["", f"## {heading}" if markdown else heading, ""]
        page += [_listed_item(line) if markdown else f"  {visible(line)}" for line in told]
    return "\n".join(page) + "\n"


def _listed_item(line: str) -> str:
    """A line as an item of a Markdown list; what is set in stands in a list within it."""
    text = line.lstrip()
    return f"{line[: len(line) - len(text)]}- {escaped(text)}"


def _work(found: Progress) -> Iterator[str]:
    whole, *by_function = found.work
    if not whole.milestones:
        yield "no milestone is planned; isa programme load adds a programme"
        return
    yield _counted(whole)
    for each in by_function:
        yield f"{each.function}: {_counted(each)}"
    yield from _listed("overdue", found.overdue)
    yield from _listed("due next", found.due_next)
    for row in found.blocked:
        for wait in row.waits:
            yield f"blocked: {row.slug} is {wait.sentence}{', late' if wait.late else ''}"


def _counted(work: WorkDone) -> str:
    said = [
        f"{work.reached} of {work.milestones} milestones reached",
        f"{work.due_by_now} {'was' if work.due_by_now == 1 else 'were'} due by now",
        f"{work.on_time} reached on time",
        f"{work.late} late",
        f"{work.overdue} overdue",
        f"{work.planned} still to come",
    ]
    if work.dropped:
        said.append(f"{work.dropped} dropped")
    return ", ".join(said)


def _listed(what: str, rows: Sequence[MilestoneRow]) -> Iterator[str]:
    for row in rows:
        late = f", {told_days(row.days_late)} late" if row.days_late else ""
        yield f"{what}: {row.slug}, {row.title}, planned for {in_words(row.planned_for)}{late}"


def _pace(found: Progress) -> Iterator[str]:
    yield _slipped(found.slippage)
    if found.chain:
        yield "what the end hangs on, the first to come first:"
        yield from map(_link, found.chain)
    if found.pace is not None:
        yield "pace by the first plan (earned schedule):"
        yield from (f"  {sentence}" for sentence in found.pace.sentences)


def _slipped(slippage: Slippage) -> str:
    if not slippage.moved:
        return "no milestone was moved"
    most = f", by {told_days(slippage.most_days)} at most" if slippage.most_days > 0 else ""
    return (
        f"milestones moved: {slippage.moved}, {_times(slippage.times)} in all;"
        f" {slippage.later} now later than first planned{most}"
    )


def _link(row: ChainRow) -> str:
    late = ", late" if row.late else ""
    between = "" if row.days_between is None else f"; {told_days(row.days_between)} before the next"
    room = "" if row.room is None else f"; what else it waits for has {told_days(row.room)} of room"
    return f"  {row.name}, {row.what}: {in_words(row.due)}{late}{between}{room}"


def _answered(found: Answered) -> Iterator[str]:
    yield (
        f"answers: {found.on_time} on time, {found.late} late, {found.no_date} where no date was"
        f" asked; {found.owed} still owed, {found.overdue} of them overdue"
    )
    yield f"promises of an answer that passed: {found.promises_passed}"
    yield (
        f"commitments: {found.commitments_done} done, {found.commitments_open} open,"
        f" {found.commitments_overdue} of them overdue"
    )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
