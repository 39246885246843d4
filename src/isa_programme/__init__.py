"""Keeps track of whether advice given in public office is answered.

Everything public is an attribute of this package and loads on first use, so that
``import isa_programme`` is quick and brings in nothing that is not asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from isa_programme.public_names import NAMES as _NAMES

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
        RecordReplacedError,
        RecordUnreadableError,
        RefusedError,
        UnknownReferenceError,
    )
    from isa_programme.exchange.shipped import example_protocol
    from isa_programme.exchange.starts_file import read_starts
    from isa_programme.exchange.toml_files import (
        ProgrammeFile,
        read_programme,
        read_protocol,
        read_request,
    )
    from isa_programme.journal.backup import Backup
    from isa_programme.journal.json_lines import import_record
    from isa_programme.journal.restore import RestoreDrill
    from isa_programme.questions.calculated import CalculatedStart, GivenStart, calculate_each
    from isa_programme.questions.calculation import Calculation, calculate, worked_back
    from isa_programme.questions.calendar_change import CalendarChange, DayChange
    from isa_programme.questions.calendars import AdoptedCalendar, ClosedDay
    from isa_programme.questions.coverage import Coverage
    from isa_programme.questions.disclosure import DisclosedEntry, Disclosure, ScheduleRow
    from isa_programme.questions.escalation import EscalationDue
    from isa_programme.questions.fields import FieldRow
    from isa_programme.questions.holds import HoldRow
    from isa_programme.questions.lines import Line
    from isa_programme.questions.listing import (
        HolderRow,
        OfficeRow,
        PaperRow,
        ResponseRow,
        StageRow,
    )
    from isa_programme.questions.moves import Move
    from isa_programme.questions.past_standings import StandingChange
    from isa_programme.questions.promises import PromisePassed
    from isa_programme.questions.standing_table import StandingRow, StandingTable, standing_table
    from isa_programme.record.addressees import Addressee, Holder
    from isa_programme.record.adoption import Adoption
    from isa_programme.record.advice import Advice, Recommendation
    from isa_programme.record.allowance import Allowance, Unit
    from isa_programme.record.correcting import draft_correction, draft_voiding
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
        EntryCorrected,
        EscalationMade,
        ExtensionAgreed,
        Fact,
        FactNoted,
        FieldChange,
        HolderAppointed,
        HoldLifted,
        HoldSet,
        NoteTaken,
        ObligationWaived,
        ProgrammeAdopted,
        ProtocolAgreed,
        ResponseReceived,
        VisibilityChanged,
        WordsErased,
    )
    from isa_programme.record.findings import Finding
    from isa_programme.record.held import Held
    from isa_programme.record.known import KnownAt
    from isa_programme.record.programme import Programme
    from isa_programme.record.protocols import AppliesTo, EscalationStep, Protocol, Suspension
    from isa_programme.record.register import Register
    from isa_programme.record.requests import InformationRequest, Withheld
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
    from isa_programme.tracker.viewing import View

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
    "Backup",
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
    "DisclosedEntry",
    "Disclosure",
    "Disposition",
    "DispositionKind",
    "Document",
    "Entry",
    "EntryCorrected",
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
    "FieldChange",
    "FieldRow",
    "FileError",
    "Finding",
    "FirstDay",
    "Function",
    "GivenStart",
    "Happening",
    "Held",
    "HoldLifted",
    "HoldRow",
    "HoldSet",
    "Holder",
    "HolderAppointed",
    "HolderRow",
    "HoldingExtends",
    "InformationRequest",
    "IsaProgrammeError",
    "KnownAt",
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
    "RecordReplacedError",
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
    "RestoreDrill",
    "Roll",
    "ScheduleRow",
    "Scope",
    "ScopeDetails",
    "Severity",
    "Stage",
    "StageName",
    "StageRow",
    "Standing",
    "StandingChange",
    "StandingRow",
    "StandingTable",
    "Suspension",
    "Tracker",
    "Unit",
    "UnknownReferenceError",
    "View",
    "Visibility",
    "VisibilityChanged",
    "Withheld",
    "WordsErased",
    "WorkingCalendar",
    "calculate",
    "calculate_each",
    "clock_deadline",
    "combined",
    "deadline",
    "deadlines",
    "demonstrate",
    "draft_advice",
    "draft_correction",
    "draft_reissue",
    "draft_response",
    "draft_scope",
    "draft_voiding",
    "example_protocol",
    "import_record",
    "latest_start",
    "read_calendar_csv",
    "read_calendar_json",
    "read_calendar_toml",
    "read_closures",
    "read_programme",
    "read_protocol",
    "read_request",
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
