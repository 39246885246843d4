"""Keeps track of whether advice given in public office is answered.

Everything public is an attribute of this package and loads on first use, so that
``import isa_programme`` is quick and brings in nothing that is not asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isa_programme.calendars.closures import Closure
    from isa_programme.calendars.combined import combined
    from isa_programme.calendars.months import CivilDate, Month
    from isa_programme.calendars.periods import Period
    from isa_programme.calendars.published import read_closures
    from isa_programme.calendars.published import read_csv as read_calendar_csv
    from isa_programme.calendars.published import read_official_json as read_calendar_json
    from isa_programme.calendars.published import read_toml as read_calendar_toml
    from isa_programme.calendars.scotland import scotland
    from isa_programme.calendars.working import WorkingCalendar, weekdays
    from isa_programme.clock.backwards import latest_start
    from isa_programme.clock.counting import deadline
    from isa_programme.clock.deadlines import deadlines
    from isa_programme.clock.explanation import Explanation
    from isa_programme.clock.response_clock import ResponseClock
    from isa_programme.clock.story import Happening, clock_deadline
    from isa_programme.errors import (
        AllowanceError,
        AlreadyRecordedError,
        CalendarError,
        DateError,
        FaultsError,
        FileError,
        IsaProgrammeError,
        OutcomeUnconfirmedError,
        OutsideCalendarError,
        ProtocolError,
        RecordBusyError,
        RecordDamagedError,
        RecordError,
        RecordExistsError,
        RecordMissingError,
        RecordNewerError,
        RecordUnreadableError,
        RefusedError,
        UnknownReferenceError,
    )
    from isa_programme.exchange.shipped import example_protocol
    from isa_programme.exchange.starts_file import read_starts
    from isa_programme.exchange.toml_files import ProgrammeFile, read_programme, read_protocol
    from isa_programme.questions.calculated import CalculatedStart, GivenStart, calculate_each
    from isa_programme.questions.calculation import Calculation, calculate, worked_back
    from isa_programme.questions.calendar_change import CalendarChange, DayChange
    from isa_programme.questions.calendars import AdoptedCalendar, ClosedDay
    from isa_programme.questions.coverage import Coverage
    from isa_programme.questions.escalation import EscalationDue
    from isa_programme.questions.lines import Line
    from isa_programme.questions.listing import (
        HolderRow,
        OfficeRow,
        PaperRow,
        ResponseRow,
        StageRow,
    )
    from isa_programme.questions.moves import Move
    from isa_programme.questions.promises import PromisePassed
    from isa_programme.questions.standing_table import StandingRow, StandingTable, standing_table
    from isa_programme.record.addressees import Addressee, Holder
    from isa_programme.record.adoption import Adoption
    from isa_programme.record.advice import Advice, Recommendation
    from isa_programme.record.allowance import Allowance, Unit
    from isa_programme.record.counting_rules import (
        CountsFrom,
        FirstDay,
        MetOn,
        OnClarification,
        OnTransfer,
        OwedPer,
        PauseExcludes,
        ProtocolStatus,
        Receipt,
        Roll,
    )
    from isa_programme.record.documents import Document
    from isa_programme.record.drafts import (
        AdviceDetails,
        ReissueDetails,
        ResponseDetails,
        ScopeDetails,
        draft_advice,
        draft_reissue,
        draft_response,
        draft_scope,
    )
    from isa_programme.record.entries import Entry
    from isa_programme.record.facts import (
        AddresseeAdded,
        AddresseeClosed,
        AddresseeRenamed,
        AdviceIssued,
        AdviceMarked,
        AdviceTransferred,
        AdviceWithdrawn,
        CalendarAdopted,
        ClarificationAnswered,
        ClarificationAsked,
        ClockPaused,
        ClockResumed,
        DeadlineTold,
        EscalationMade,
        ExtensionAgreed,
        Fact,
        FactNoted,
        HolderAppointed,
        NoteTaken,
        ObligationWaived,
        ProgrammeAdopted,
        ProtocolAgreed,
        ResponseReceived,
    )
    from isa_programme.record.findings import Finding
    from isa_programme.record.programme import Programme
    from isa_programme.record.protocols import AppliesTo, EscalationStep, Protocol, Suspension
    from isa_programme.record.register import Register
    from isa_programme.record.responses import Disposition, Response
    from isa_programme.record.scope import Scope
    from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
    from isa_programme.record.vocabulary import (
        AnsweredBy,
        Basis,
        DispositionKind,
        Function,
        Mark,
        Priority,
        ResponseKind,
        Severity,
        StageName,
        Standing,
        Visibility,
    )
    from isa_programme.tracker.asking import Explanations
    from isa_programme.tracker.demonstration import demonstrate
    from isa_programme.tracker.recording import Recorded
    from isa_programme.tracker.tracker import Tracker

_NAMES = {
    "calendars.closures": "Closure",
    "calendars.combined": "combined",
    "calendars.months": "CivilDate Month",
    "calendars.periods": "Period",
    "calendars.published": "read_closures",
    "calendars.scotland": "scotland",
    "calendars.working": "WorkingCalendar weekdays",
    "clock.backwards": "latest_start",
    "clock.counting": "deadline",
    "clock.deadlines": "deadlines",
    "clock.explanation": "Explanation",
    "clock.response_clock": "ResponseClock",
    "clock.story": "Happening clock_deadline",
    "errors": (
        "AllowanceError AlreadyRecordedError CalendarError DateError FaultsError FileError "
        "IsaProgrammeError OutcomeUnconfirmedError OutsideCalendarError ProtocolError "
        "RecordBusyError RecordDamagedError RecordError RecordExistsError RecordMissingError "
        "RecordNewerError RecordUnreadableError RefusedError UnknownReferenceError"
    ),
    "exchange.shipped": "example_protocol",
    "exchange.starts_file": "read_starts",
    "exchange.toml_files": "ProgrammeFile read_programme read_protocol",
    "questions.calculated": "CalculatedStart GivenStart calculate_each",
    "questions.calculation": "Calculation calculate worked_back",
    "questions.calendar_change": "CalendarChange DayChange",
    "questions.calendars": "AdoptedCalendar ClosedDay",
    "questions.coverage": "Coverage",
    "questions.escalation": "EscalationDue",
    "questions.lines": "Line",
    "questions.listing": "HolderRow OfficeRow PaperRow ResponseRow StageRow",
    "questions.moves": "Move",
    "questions.promises": "PromisePassed",
    "questions.standing_table": "StandingRow StandingTable standing_table",
    "record.addressees": "Addressee Holder",
    "record.adoption": "Adoption",
    "record.advice": "Advice Recommendation",
    "record.allowance": "Allowance Unit",
    "record.counting_rules": (
        "CountsFrom FirstDay MetOn OnClarification OnTransfer OwedPer PauseExcludes "
        "ProtocolStatus Receipt Roll"
    ),
    "record.documents": "Document",
    "record.drafts": (
        "AdviceDetails ReissueDetails ResponseDetails ScopeDetails draft_advice draft_reissue "
        "draft_response draft_scope"
    ),
    "record.entries": "Entry",
    "record.facts": (
        "AddresseeAdded AddresseeClosed AddresseeRenamed AdviceIssued AdviceMarked "
        "AdviceTransferred AdviceWithdrawn CalendarAdopted ClarificationAnswered "
        "ClarificationAsked ClockPaused ClockResumed DeadlineTold EscalationMade "
        "ExtensionAgreed Fact FactNoted HolderAppointed NoteTaken ObligationWaived "
        "ProgrammeAdopted ProtocolAgreed ResponseReceived"
    ),
    "record.findings": "Finding",
    "record.programme": "Programme",
    "record.protocols": "AppliesTo EscalationStep Protocol Suspension",
    "record.register": "Register",
    "record.responses": "Disposition Response",
    "record.scope": "Scope",
    "record.stages": "ExtensionCap HoldingExtends Stage",
    "record.vocabulary": (
        "AnsweredBy Basis DispositionKind Function Mark Priority ResponseKind Severity "
        "StageName Standing Visibility"
    ),
    "tracker.asking": "Explanations",
    "tracker.demonstration": "demonstrate",
    "tracker.recording": "Recorded",
    "tracker.tracker": "Tracker",
}
"""The public names that each module defines."""

_HOME = {
    **{name: (module, name) for module, names in _NAMES.items() for name in names.split()},
    "read_calendar_csv": ("calendars.published", "read_csv"),
    "read_calendar_json": ("calendars.published", "read_official_json"),
    "read_calendar_toml": ("calendars.published", "read_toml"),
}
"""Where each public name is defined: its module and its name there."""

__all__ = [
    "Addressee",
    "AddresseeAdded",
    "AddresseeClosed",
    "AddresseeRenamed",
    "AdoptedCalendar",
    "Adoption",
    "Advice",
    "AdviceDetails",
    "AdviceIssued",
    "AdviceMarked",
    "AdviceTransferred",
    "AdviceWithdrawn",
    "Allowance",
    "AllowanceError",
    "AlreadyRecordedError",
    "AnsweredBy",
    "AppliesTo",
    "Basis",
    "CalculatedStart",
    "Calculation",
    "CalendarAdopted",
    "CalendarChange",
    "CalendarError",
    "CivilDate",
    "ClarificationAnswered",
    "ClarificationAsked",
    "ClockPaused",
    "ClockResumed",
    "ClosedDay",
    "Closure",
    "CountsFrom",
    "Coverage",
    "DateError",
    "DayChange",
    "DeadlineTold",
    "Disposition",
    "DispositionKind",
    "Document",
    "Entry",
    "EscalationDue",
    "EscalationMade",
    "EscalationStep",
    "Explanation",
    "Explanations",
    "ExtensionAgreed",
    "ExtensionCap",
    "Fact",
    "FactNoted",
    "FaultsError",
    "FileError",
    "Finding",
    "FirstDay",
    "Function",
    "GivenStart",
    "Happening",
    "Holder",
    "HolderAppointed",
    "HolderRow",
    "HoldingExtends",
    "IsaProgrammeError",
    "Line",
    "Mark",
    "MetOn",
    "Month",
    "Move",
    "NoteTaken",
    "ObligationWaived",
    "OfficeRow",
    "OnClarification",
    "OnTransfer",
    "OutcomeUnconfirmedError",
    "OutsideCalendarError",
    "OwedPer",
    "PaperRow",
    "PauseExcludes",
    "Period",
    "Priority",
    "Programme",
    "ProgrammeAdopted",
    "ProgrammeFile",
    "PromisePassed",
    "Protocol",
    "ProtocolAgreed",
    "ProtocolError",
    "ProtocolStatus",
    "Receipt",
    "Recommendation",
    "RecordBusyError",
    "RecordDamagedError",
    "RecordError",
    "RecordExistsError",
    "RecordMissingError",
    "RecordNewerError",
    "RecordUnreadableError",
    "Recorded",
    "RefusedError",
    "Register",
    "ReissueDetails",
    "Response",
    "ResponseClock",
    "ResponseDetails",
    "ResponseKind",
    "ResponseReceived",
    "ResponseRow",
    "Roll",
    "Scope",
    "ScopeDetails",
    "Severity",
    "Stage",
    "StageName",
    "StageRow",
    "Standing",
    "StandingRow",
    "StandingTable",
    "Suspension",
    "Tracker",
    "Unit",
    "UnknownReferenceError",
    "Visibility",
    "WorkingCalendar",
    "calculate",
    "calculate_each",
    "clock_deadline",
    "combined",
    "deadline",
    "deadlines",
    "demonstrate",
    "draft_advice",
    "draft_reissue",
    "draft_response",
    "draft_scope",
    "example_protocol",
    "latest_start",
    "read_calendar_csv",
    "read_calendar_json",
    "read_calendar_toml",
    "read_closures",
    "read_programme",
    "read_protocol",
    "read_starts",
    "scotland",
    "standing_table",
    "weekdays",
    "worked_back",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, defined = _HOME[name]
    found = getattr(import_module(f"{__name__}.{module}"), defined)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return __all__
