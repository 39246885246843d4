"""Which module defines which public names; the package loads a module when one is asked for."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
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
        "RecordNewerError RecordReplacedError RecordUnreadableError RefusedError "
        "UnknownReferenceError"
    ),
    "exchange.shipped": "example_protocol",
    "exchange.starts_file": "read_starts",
    "exchange.toml_files": "ProgrammeFile read_programme read_protocol read_request",
    "journal.backup": "Backup",
    "journal.json_lines": "import_record",
    "journal.restore": "RestoreDrill",
    "questions.calculated": "CalculatedStart GivenStart calculate_each",
    "questions.calculation": "Calculation calculate worked_back",
    "questions.calendar_change": "CalendarChange DayChange",
    "questions.calendars": "AdoptedCalendar ClosedDay",
    "questions.coverage": "Coverage",
    "questions.disclosure": "DisclosedEntry Disclosure ScheduleRow",
    "questions.escalation": "EscalationDue",
    "questions.fields": "FieldRow",
    "questions.holds": "HoldRow",
    "questions.lines": "Line",
    "questions.listing": "HolderRow OfficeRow PaperRow ResponseRow StageRow",
    "questions.moves": "Move",
    "questions.past_standings": "StandingChange",
    "questions.promises": "PromisePassed",
    "questions.standing_table": "StandingRow StandingTable standing_table",
    "record.addressees": "Addressee Holder",
    "record.adoption": "Adoption",
    "record.advice": "Advice Recommendation",
    "record.allowance": "Allowance Unit",
    "record.correcting": "draft_correction draft_voiding",
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
        "ClarificationAsked ClockPaused ClockResumed DeadlineTold EntryCorrected EscalationMade "
        "ExtensionAgreed Fact FactNoted FieldChange HoldLifted HoldSet HolderAppointed "
        "NoteTaken ObligationWaived ProgrammeAdopted ProtocolAgreed ResponseReceived "
        "VisibilityChanged WordsErased"
    ),
    "record.findings": "Finding",
    "record.held": "Held",
    "record.known": "KnownAt",
    "record.programme": "Programme",
    "record.protocols": "AppliesTo EscalationStep Protocol Suspension",
    "record.register": "Register",
    "record.requests": "InformationRequest Withheld",
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
    "tracker.viewing": "View",
}
"""The public names that each module defines, with blanks between them."""
