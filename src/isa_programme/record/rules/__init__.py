"""The rules of the record: small functions of one shape that give findings.

An error refuses the fact when it is to be recorded; warnings and notes are listed by ``check``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import get_args

import attrs

from isa_programme.errors import RefusedError
from isa_programme.record.corrections import amends, put_right
from isa_programme.record.entries import Entry
from isa_programme.record.facts import (
    AddresseeAdded,
    AddresseeClosed,
    AdviceIssued,
    AdviceMarked,
    AdviceTransferred,
    AlignmentFound,
    BodyDescribed,
    CadenceSet,
    CalendarAdopted,
    ClarificationAnswered,
    ClockResumed,
    CommitmentDone,
    CommitmentDropped,
    CommitmentMade,
    CommitmentRevised,
    CommitmentUpdated,
    EngagementHeld,
    EntryCorrected,
    EscalationMade,
    ExtensionAgreed,
    Fact,
    HolderAppointed,
    HoldLifted,
    HoldSet,
    InvestmentNoted,
    Linking,
    MilestoneDropped,
    MilestoneLinked,
    MilestoneMarked,
    MilestonePlanned,
    MilestoneReached,
    MilestoneReplanned,
    ObjectiveSet,
    ProgrammeAdopted,
    ProtocolAgreed,
    ResponseReceived,
    Scoped,
    StanceTaken,
    TakenOver,
    VisibilityChanged,
    WordsErased,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules.about_advice import (
    ADVICE_RULES,
    commitments_have_no_clock,
    one_adviser,
    own_references_are_free,
    periods_exist,
    reissues_follow,
    somebody_is_asked,
    steps_are_proposed,
    the_lead_is_named,
    transfers_move,
)
from isa_programme.record.rules.about_alignment import ALIGNMENT_RULES
from isa_programme.record.rules.about_calendars import CALENDAR_RULES
from isa_programme.record.rules.about_clocks import CLOCK_RULES
from isa_programme.record.rules.about_commitments import COMMITMENT_RULES
from isa_programme.record.rules.about_dates import (
    DATE_RULES,
    assumed_day_is_in_its_month,
    requests_and_promises_look_ahead,
    times_are_times,
)
from isa_programme.record.rules.about_handing import HAND_OVER_RULES, TAKE_OVER_RULES
from isa_programme.record.rules.about_kept import KEEPING_RULES
from isa_programme.record.rules.about_links import LINK_RULES
from isa_programme.record.rules.about_offices import (
    OFFICE_RULES,
    offices_are_new,
    offices_are_open,
    slugs_are_slugs,
    terms_run_forward,
)
from isa_programme.record.rules.about_plans import PLAN_RULES
from isa_programme.record.rules.about_protocols import PROTOCOL_RULES
from isa_programme.record.rules.about_responses import RESPONSE_RULES
from isa_programme.record.rules.about_stages import STAGE_RULES
from isa_programme.record.rules.about_words import WORD_RULES
from isa_programme.record.vocabulary import Severity
from isa_programme.record.words import ERASED, with_every_word

Rule = Callable[[Register, Fact, date], Iterable[Finding]]
"""A rule: from the record so far, a new fact and the day of recording, what is wrong with it."""

_ANY = (object,)
_GROUPS: tuple[tuple[tuple[Rule, ...], tuple[type, ...]], ...] = (
    (HAND_OVER_RULES, _ANY),
    (TAKE_OVER_RULES, (TakenOver,)),
    (WORD_RULES, _ANY),
    (DATE_RULES, _ANY),
    (OFFICE_RULES, _ANY),
    (CALENDAR_RULES, (CalendarAdopted,)),
    (PROTOCOL_RULES, (ProtocolAgreed,)),
    (STAGE_RULES, (ProtocolAgreed,)),
    (ADVICE_RULES, _ANY),
    (RESPONSE_RULES, (ResponseReceived,)),
    (CLOCK_RULES, (ClockResumed, ClarificationAnswered, ExtensionAgreed)),
    (LINK_RULES, (*get_args(Linking), AddresseeAdded)),
    (
        PLAN_RULES,
        (
            ObjectiveSet,
            MilestonePlanned,
            MilestoneReplanned,
            MilestoneLinked,
            MilestoneMarked,
            MilestoneReached,
            MilestoneDropped,
        ),
    ),
    (
        COMMITMENT_RULES,
        (
            CommitmentMade,
            CommitmentUpdated,
            CommitmentRevised,
            CommitmentDone,
            CommitmentDropped,
        ),
    ),
    (
        ALIGNMENT_RULES,
        (CadenceSet, EngagementHeld, StanceTaken, AlignmentFound, InvestmentNoted, BodyDescribed),
    ),
    (KEEPING_RULES, (EntryCorrected, WordsErased, HoldSet, HoldLifted, VisibilityChanged)),
)
"""The rules in order, with the facts that they have something to say about."""

RULES: tuple[Rule, ...] = tuple(rule for group, _ in _GROUPS for rule in group)
"""Every rule. A new one is a function and a line."""


_ONLY_ABOUT: dict[Rule, tuple[type, ...]] = {
    assumed_day_is_in_its_month: (AdviceIssued,),
    commitments_have_no_clock: get_args(Scoped),
    offices_are_new: (AddresseeAdded,),
    offices_are_open: (AdviceIssued, AddresseeClosed),
    one_adviser: (ProgrammeAdopted,),
    own_references_are_free: (AdviceIssued,),
    periods_exist: get_args(Scoped),
    reissues_follow: (AdviceIssued,),
    requests_and_promises_look_ahead: (AdviceIssued, ResponseReceived),
    slugs_are_slugs: (AddresseeAdded, ProgrammeAdopted, CalendarAdopted),
    somebody_is_asked: (AdviceIssued,),
    steps_are_proposed: (EscalationMade,),
    terms_run_forward: (HolderAppointed,),
    the_lead_is_named: (AdviceIssued,),
    times_are_times: (AdviceIssued, AdviceMarked),
    transfers_move: (AdviceTransferred,),
}
"""Of groups about any fact, the rules that have something to say about a few kinds alone."""


@cache
def rules_about(cls: type) -> tuple[Rule, ...]:
    """The rules that have something to say about facts of a class, in their order."""
    return tuple(
        rule
        for group, about in _GROUPS
        if issubclass(cls, about)
        for rule in group
        if issubclass(cls, _ONLY_ABOUT.get(rule, _ANY))
    )


def findings(register: Register, fact: Fact, recorded_on: date) -> tuple[Finding, ...]:
    """Everything the rules find in a fact, against the record as it was before it."""
    cls: type = type(fact)
    return tuple(found for rule in rules_about(cls) for found in rule(register, fact, recorded_on))


def refuse_errors(register: Register, fact: Fact, recorded_on: date) -> tuple[Finding, ...]:
    """What the rules find short of an error.

    Raises:
        RefusedError: the rules find errors; all of them are reported together.
    """
    found = findings(register, fact, recorded_on)
    errors = [each.sentence for each in found if each.severity is Severity.ERROR]
    if errors:
        raise RefusedError(*dict.fromkeys(errors))
    return found


def replayed(entries: Iterable[Entry]) -> tuple[Finding, ...]:
    """Everything the rules find in a whole record, each entry against what was before it.

    The entries are taken as corrected. One that breaks a rule is passed over by those after it.
    """
    found: list[Finding] = []
    before = Register().folding()
    for entry in put_right(entries).entries:
        if amends(entry):
            continue  # it was held to its rules when recorded, and has been applied here
        broken = [
            attrs.evolve(each, entry=entry.number) for each in _found_in(Register.of(before), entry)
        ]
        found += broken
        if all(each.severity is not Severity.ERROR for each in broken):
            before.add(entry)
    return tuple(found)


def _found_in(register: Register, entry: Entry) -> tuple[Finding, ...]:
    """What the rules find in an entry; the lack of words that were erased is no fault of it."""
    found = findings(register, entry.fact, entry.recorded_on)
    if entry.erased_by is None or not found:
        return found
    filled = with_every_word(entry.fact, ERASED)
    still = set(findings(register, filled, entry.recorded_on))
    return tuple(each for each in found if each in still)


def refuse_unfit(entries: Sequence[Entry], correction: Entry) -> tuple[Finding, ...]:
    """What the rules find in a corrected record, short of an error, and did not find before.

    Raises:
        RefusedError: with the correction, entries would break rules; all are reported together.
    """
    found = newly_found(entries, [correction])
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise RefusedError(
            *(f"entry {each.entry} would no longer fit: {each.sentence}" for each in errors)
        )
    return found


def newly_found(entries: Sequence[Entry], corrections: Sequence[Entry]) -> tuple[Finding, ...]:
    """What the rules find in a record once corrections are made together, and not before.

    Of errors, those of the corrected entries are given alone, if there are such: what builds on an
    entry that is wrong itself would only repeat that.
    """
    before = set(replayed(entries))
    found = [each for each in replayed((*entries, *corrections)) if each not in before]
    corrected = {each.fact.entry for each in corrections if isinstance(each.fact, EntryCorrected)}
    own = {each.entry for each in found if each.severity is Severity.ERROR} & corrected
    return tuple(
        each
        for each in found
        if not own or each.severity is not Severity.ERROR or each.entry in own
    )
