"""Keeps track of whether advice given in public office is answered.

Everything public is an attribute of this package and loads on first use, so that
``import isa_programme`` is quick and brings in nothing that is not asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isa_programme.calendars.closures import Closure
    from isa_programme.calendars.months import CivilDate, Month
    from isa_programme.calendars.periods import Period
    from isa_programme.calendars.published import read_csv as read_calendar_csv
    from isa_programme.calendars.published import read_official_json as read_calendar_json
    from isa_programme.calendars.published import read_toml as read_calendar_toml
    from isa_programme.calendars.scotland import scotland
    from isa_programme.calendars.working import WorkingCalendar, weekdays
    from isa_programme.clock.counting import deadline
    from isa_programme.clock.explanation import Explanation
    from isa_programme.clock.moves import Move
    from isa_programme.clock.response_clock import ResponseClock
    from isa_programme.errors import (
        AllowanceError,
        AlreadyRecordedError,
        CalendarError,
        DateError,
        FaultsError,
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
    from isa_programme.exchange.toml_files import ProgrammeFile, read_programme, read_protocol
    from isa_programme.questions.coverage import Coverage
    from isa_programme.questions.escalation import EscalationDue
    from isa_programme.questions.lines import Line
    from isa_programme.questions.promises import PromisePassed
    from isa_programme.record.addressees import Addressee, Holder
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
    from isa_programme.record.entries import Entry
    from isa_programme.record.findings import Finding
    from isa_programme.record.programme import Programme
    from isa_programme.record.protocols import AppliesTo, EscalationStep, Protocol, Suspension
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

_HOME = {
    "Addressee": ("record.addressees", "Addressee"),
    "Advice": ("record.advice", "Advice"),
    "Allowance": ("record.allowance", "Allowance"),
    "AllowanceError": ("errors", "AllowanceError"),
    "AlreadyRecordedError": ("errors", "AlreadyRecordedError"),
    "AnsweredBy": ("record.vocabulary", "AnsweredBy"),
    "AppliesTo": ("record.protocols", "AppliesTo"),
    "Basis": ("record.vocabulary", "Basis"),
    "CalendarError": ("errors", "CalendarError"),
    "CivilDate": ("calendars.months", "CivilDate"),
    "Closure": ("calendars.closures", "Closure"),
    "CountsFrom": ("record.counting_rules", "CountsFrom"),
    "Coverage": ("questions.coverage", "Coverage"),
    "DateError": ("errors", "DateError"),
    "Disposition": ("record.responses", "Disposition"),
    "DispositionKind": ("record.vocabulary", "DispositionKind"),
    "Document": ("record.documents", "Document"),
    "Entry": ("record.entries", "Entry"),
    "EscalationDue": ("questions.escalation", "EscalationDue"),
    "EscalationStep": ("record.protocols", "EscalationStep"),
    "Explanation": ("clock.explanation", "Explanation"),
    "Explanations": ("tracker.asking", "Explanations"),
    "ExtensionCap": ("record.stages", "ExtensionCap"),
    "FaultsError": ("errors", "FaultsError"),
    "Finding": ("record.findings", "Finding"),
    "FirstDay": ("record.counting_rules", "FirstDay"),
    "Function": ("record.vocabulary", "Function"),
    "Holder": ("record.addressees", "Holder"),
    "HoldingExtends": ("record.stages", "HoldingExtends"),
    "IsaProgrammeError": ("errors", "IsaProgrammeError"),
    "Line": ("questions.lines", "Line"),
    "Mark": ("record.vocabulary", "Mark"),
    "MetOn": ("record.counting_rules", "MetOn"),
    "Month": ("calendars.months", "Month"),
    "Move": ("clock.moves", "Move"),
    "OnClarification": ("record.counting_rules", "OnClarification"),
    "OnTransfer": ("record.counting_rules", "OnTransfer"),
    "OutcomeUnconfirmedError": ("errors", "OutcomeUnconfirmedError"),
    "OutsideCalendarError": ("errors", "OutsideCalendarError"),
    "OwedPer": ("record.counting_rules", "OwedPer"),
    "PauseExcludes": ("record.counting_rules", "PauseExcludes"),
    "Period": ("calendars.periods", "Period"),
    "Priority": ("record.vocabulary", "Priority"),
    "Programme": ("record.programme", "Programme"),
    "ProgrammeFile": ("exchange.toml_files", "ProgrammeFile"),
    "PromisePassed": ("questions.promises", "PromisePassed"),
    "Protocol": ("record.protocols", "Protocol"),
    "ProtocolError": ("errors", "ProtocolError"),
    "ProtocolStatus": ("record.counting_rules", "ProtocolStatus"),
    "Receipt": ("record.counting_rules", "Receipt"),
    "Recommendation": ("record.advice", "Recommendation"),
    "RecordBusyError": ("errors", "RecordBusyError"),
    "RecordDamagedError": ("errors", "RecordDamagedError"),
    "RecordError": ("errors", "RecordError"),
    "RecordExistsError": ("errors", "RecordExistsError"),
    "RecordMissingError": ("errors", "RecordMissingError"),
    "RecordNewerError": ("errors", "RecordNewerError"),
    "RecordUnreadableError": ("errors", "RecordUnreadableError"),
    "Recorded": ("tracker.recording", "Recorded"),
    "RefusedError": ("errors", "RefusedError"),
    "Response": ("record.responses", "Response"),
    "ResponseClock": ("clock.response_clock", "ResponseClock"),
    "ResponseKind": ("record.vocabulary", "ResponseKind"),
    "Roll": ("record.counting_rules", "Roll"),
    "Scope": ("record.scope", "Scope"),
    "Severity": ("record.vocabulary", "Severity"),
    "Stage": ("record.stages", "Stage"),
    "StageName": ("record.vocabulary", "StageName"),
    "Standing": ("record.vocabulary", "Standing"),
    "Suspension": ("record.protocols", "Suspension"),
    "Tracker": ("tracker.tracker", "Tracker"),
    "Unit": ("record.allowance", "Unit"),
    "UnknownReferenceError": ("errors", "UnknownReferenceError"),
    "Visibility": ("record.vocabulary", "Visibility"),
    "WorkingCalendar": ("calendars.working", "WorkingCalendar"),
    "deadline": ("clock.counting", "deadline"),
    "demonstrate": ("tracker.demonstration", "demonstrate"),
    "example_protocol": ("exchange.shipped", "example_protocol"),
    "read_calendar_csv": ("calendars.published", "read_csv"),
    "read_calendar_json": ("calendars.published", "read_official_json"),
    "read_calendar_toml": ("calendars.published", "read_toml"),
    "read_programme": ("exchange.toml_files", "read_programme"),
    "read_protocol": ("exchange.toml_files", "read_protocol"),
    "scotland": ("calendars.scotland", "scotland"),
    "weekdays": ("calendars.working", "weekdays"),
}
"""Where each public name is defined: its module and its name there."""

__all__ = [
    "Addressee",
    "Advice",
    "Allowance",
    "AllowanceError",
    "AlreadyRecordedError",
    "AnsweredBy",
    "AppliesTo",
    "Basis",
    "CalendarError",
    "CivilDate",
    "Closure",
    "CountsFrom",
    "Coverage",
    "DateError",
    "Disposition",
    "DispositionKind",
    "Document",
    "Entry",
    "EscalationDue",
    "EscalationStep",
    "Explanation",
    "Explanations",
    "ExtensionCap",
    "FaultsError",
    "Finding",
    "FirstDay",
    "Function",
    "Holder",
    "HoldingExtends",
    "IsaProgrammeError",
    "Line",
    "Mark",
    "MetOn",
    "Month",
    "Move",
    "OnClarification",
    "OnTransfer",
    "OutcomeUnconfirmedError",
    "OutsideCalendarError",
    "OwedPer",
    "PauseExcludes",
    "Period",
    "Priority",
    "Programme",
    "ProgrammeFile",
    "PromisePassed",
    "Protocol",
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
    "Response",
    "ResponseClock",
    "ResponseKind",
    "Roll",
    "Scope",
    "Severity",
    "Stage",
    "StageName",
    "Standing",
    "Suspension",
    "Tracker",
    "Unit",
    "UnknownReferenceError",
    "Visibility",
    "WorkingCalendar",
    "deadline",
    "demonstrate",
    "example_protocol",
    "read_calendar_csv",
    "read_calendar_json",
    "read_calendar_toml",
    "read_programme",
    "read_protocol",
    "scotland",
    "weekdays",
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
