"""Checks of the programme: milestones, commitments, contact, holders and links, as at a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, zip_longest

from isa_programme.calendars.months import CivilDate, Month, earliest, latest
from isa_programme.questions.cadences import cadences
from isa_programme.questions.commitments import commitments
from isa_programme.questions.lateness import told_days
from isa_programme.questions.programme.plan import Plan
from isa_programme.questions.standing_words import CadenceStanding, CommitmentStanding
from isa_programme.questions.succession import open_with
from isa_programme.record.addressees import Addressee
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Severity

_ONE_DAY = timedelta(days=1)


def _finding(
    rule: str, sentence: str, reference: str, severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(rule=rule, severity=severity, sentence=sentence, reference=reference)


def milestones_are_reached(register: Register, as_at: date) -> Iterator[Finding]:
    """A milestone past the date it is planned for."""
    plan = Plan(register, as_at)
    for slug, course in plan.courses.items():
        if course.is_open and latest(course.planned_for) < as_at:
            ago = told_days((as_at - latest(course.planned_for)).days)
            yield _finding(
                "milestones-are-reached",
                f"{slug} was planned for {course.planned_for}, {ago} ago, and is not reached",
                slug,
            )


def dependencies_come_first(register: Register, as_at: date) -> Iterator[Finding]:
    """What a milestone waits for and that is due later than it, may be, or was dropped."""
    plan = Plan(register, as_at)
    for slug, course in plan.courses.items():
        for wait in plan.waits(slug):
            if wait.dropped:
                severity, why = Severity.WARNING, "so it waits for ever"
            elif wait.due is None:
                continue
            elif earliest(wait.due) > latest(course.planned_for):
                severity, why = Severity.WARNING, "which is later"
            elif latest(wait.due) > earliest(course.planned_for) and _differ(
                wait.due, course.planned_for
            ):
                severity, why = Severity.NOTE, "which may be later: a month is not a day"
            else:
                continue
            yield _finding(
                "dependencies-come-first",
                f"{slug}, planned for {course.planned_for}, is {wait.sentence}, {why}",
                slug,
                severity,
            )


def _differ(one: CivilDate, other: CivilDate) -> bool:
    """Whether one is a month and the other a day, so that which comes first may not be known."""
    return isinstance(one, Month) != isinstance(other, Month)


def milestones_lie_in_the_programme(register: Register, as_at: date) -> Iterator[Finding]:
    """A milestone of the programme outside its first and last day, where those are known."""
    programme = register.programme
    if programme is None or programme.period is None:
        return
    first, last = programme.period.first, programme.period.last
    plan = Plan(register, as_at)
    for slug in plan.of(""):
        course = plan.courses[slug]
        when, severity = course.planned_for, Severity.WARNING
        if course.dropped is not None:
            continue
        if latest(when) < first:
            lies = f"lies before the programme's first day, {first}"
        elif earliest(when) > last:
            lies = f"lies after the programme's last day, {last}"
        elif earliest(when) < first or latest(when) > last:
            severity, lies = Severity.NOTE, "lies only partly in the programme's period"
        else:
            continue
        yield _finding(
            "milestones-lie-in-the-programme", f"{slug}: planned for {when}, {lies}", slug, severity
        )


def commitments_are_kept(register: Register, as_at: date) -> Iterator[Finding]:
    """A commitment past the date promised."""
    for row in commitments(register, as_at=as_at):
        if row.standing is CommitmentStanding.OVERDUE:
            yield _finding(
                "commitments-are-kept",
                f"{row.reference}, {row.owner}: promised for {row.promised_for},"
                f" {told_days(row.days_late)} ago, and not done",
                row.reference,
            )


def contact_is_kept(register: Register, as_at: date) -> Iterator[Finding]:
    """A cadence that has lapsed."""
    for row in cadences(register, as_at=as_at):
        if row.standing is CadenceStanding.LAPSED:
            last = f"last on {row.last_on}" if row.last_on else "none so far"
            yield _finding(
                "contact-is-kept",
                f"{row.slug}: contact with {row.addressee}, {row.often}, has lapsed; {last}",
                row.slug,
            )


def offices_are_held(register: Register, as_at: date) -> Iterator[Finding]:
    """An office that nobody held for a time, or that two held at once, by what is recorded."""
    for slug, office in register.addressees.items():
        yield from _gaps(slug, office, as_at)
        yield from _overlaps(slug, office, as_at)


def _gaps(slug: str, office: Addressee, as_at: date) -> Iterator[Finding]:
    """Days between the end of one term and the beginning of the next, or the day asked about."""
    terms = [held for held in office.terms if earliest(held.first) <= as_at]
    held_until = date.min
    for held, after in zip_longest(terms, terms[1:]):
        following = None if after is None else earliest(after.first)
        if held.last is None:
            return
        held_until = max(held_until, latest(held.last))  # a term may lie within a longer one
        begins = held_until + _ONE_DAY
        until = as_at if following is None else following - _ONE_DAY
        if office.closed_on is not None:
            until = min(until, office.closed_on)
        if begins > until:
            continue
        still = " so far" if following is None and until == as_at else f" to {until}"
        yield _finding(
            "offices-are-held",
            f"{slug}: nobody is recorded as holding it from {begins}{still}",
            slug,
        )


def _overlaps(slug: str, office: Addressee, as_at: date) -> Iterator[Finding]:
    """Two terms of which one begins before the other has ended; a month leaves it open which."""
    inorder = sorted(office.holders, key=lambda held: earliest(held.first))
    for before, after in combinations(inorder, 2):
        if before.last is None or earliest(after.first) > as_at:
            continue  # one without an end ends the day before the next
        if earliest(before.last) >= latest(after.first):
            yield _finding(
                "offices-are-held",
                f"{slug}: two are recorded as holding it, one until {before.last} and one from"
                f" {after.first}",
                slug,
            )
        elif latest(before.last) >= earliest(after.first):
            yield _finding(
                "offices-are-held",
                f"{slug}: one held it until {before.last} and another from {after.first}; a month"
                " leaves it open whether both did at once",
                slug,
                Severity.NOTE,
            )


def successors_are_asked(register: Register, as_at: date) -> Iterator[Finding]:
    """Advice open with an office that has changed hands since, and was not issued again."""
    open_rows = [
        row
        for row in open_with(register, as_at=as_at)
        if row.changed and not row.reissued_as and row.reference.partition(".")[0] == row.advice
    ]
    for slug in dict.fromkeys(row.addressee for row in open_rows):
        rows = [row for row in open_rows if row.addressee == slug]
        asked = list(dict.fromkeys(row.reference for row in rows))
        again = (
            f"isa addressee open {slug} offers to issue them again"
            if any(row.reissue for row in rows)
            else "it closed, and nothing took its place"
        )
        yield _finding(
            "successors-are-asked",
            f"{slug} has changed hands since it was asked {', '.join(asked)}; {again}",
            slug,
            Severity.NOTE,
        )


PLAN_CHECKS = (
    milestones_are_reached,
    dependencies_come_first,
    milestones_lie_in_the_programme,
    commitments_are_kept,
    contact_is_kept,
    offices_are_held,
    successors_are_asked,
)
"""The checks of the programme and of those it deals with."""
