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
        "AllowanceError AlreadyRecordedError CalendarError DateError ExtraMissingError "
        "FaultsError FileError IsaProgrammeError OutcomeUnconfirmedError OutsideCalendarError "
        "ProtocolError RecordBusyError RecordDamagedError RecordError RecordExistsError "
        "RecordForkedError RecordMissingError RecordMovedOnError RecordNewerError "
        "RecordReplacedError "
        "RecordUnreadableError RefusedError UnknownReferenceError"
    ),
    "exchange.desk.sheet_csv": "sheet_csv",
    "exchange.desk.sheets": "CellType Sheet SheetColumn",
    "exchange.log.log": "Log read_log",
    "exchange.log.map": "LogMap",
    "exchange.log.map_file": "read_log_map",
    "exchange.log.rows": "LogRow",
    "exchange.log.suggesting": "suggest_log_map",
    "exchange.programme_file": "ProgrammeFile read_programme",
    "exchange.programme_writing": "written_programme",
    "exchange.shipped": "example_protocol",
    "exchange.starts_file": "read_starts",
    "exchange.toml_files": "read_protocol read_request",
    "exchange.workbook.marks": "CellFault",
    "exchange.workbook.reading": "GivenSheet MergedArea read_workbook",
    "exchange.workbook.workbook": "Workbook workbook",
    "journal.copying": "Copied copy_record",
    "journal.json_lines": "import_record",
    "journal.postgres.roles": "roles_sql",
    "journal.published": "Published PublishedFile",
    "journal.restore": "RestoreDrill",
    "journal.sqlite.backup": "Backup",
    "questions.agenda": "AgendaRow Raised",
    "questions.alignment": "AlignmentMove AlignmentRow",
    "questions.around": "BodyRow ReferenceRow",
    "questions.briefing": "BriefedSince Briefing CameBack LateAnswer",
    "questions.cadences": "CadenceRow Lapse",
    "questions.calculation.calculated": "CalculatedStart GivenStart calculate_each",
    "questions.calculation.calculation": "Calculation calculate worked_back",
    "questions.calendar_change": "CalendarChange DayChange",
    "questions.calendars": "AdoptedCalendar ClosedDay",
    "questions.changes.rows": "ChangeRow Changed",
    "questions.commitments": "CommitmentRow",
    "questions.compliance": "ComplianceBy ComplianceRow Rate",
    "questions.coverage": "Coverage",
    "questions.disclosure": "DisclosedEntry Disclosure ScheduleRow",
    "questions.engagements": "EngagementRow ImpactRow InsightRow",
    "questions.escalation": "EscalationDue ProposedStep",
    "questions.explanations": "Explanations",
    "questions.fields": "FieldRow",
    "questions.holds": "HoldRow",
    "questions.judgements": "JudgementRow StanceRow",
    "questions.letters.letters": (
        "Correspondent DateMoved HandedOn LetterDue LetterItem ReceivedReply"
    ),
    "questions.lines": "Line RecordLine",
    "questions.linked": "PointerRow TopicRow",
    "questions.moves": "Move",
    "questions.offices": "HolderRow OfficeRow",
    "questions.papers": "PaperRow",
    "questions.past_standings": "StandingChange",
    "questions.policies": "AimRow GroupRow InvestmentRow PolicyRow PoolRow",
    "questions.programme.chain": "ChainRow",
    "questions.programme.milestones": "MarkRow MilestoneRow",
    "questions.programme.objectives": "ObjectiveRow RouteMapRow",
    "questions.programme.pace": "Pace",
    "questions.programme.plan": "Wait",
    "questions.programme.progress": "Answered Progress Slippage WorkDone",
    "questions.promises": "PromisePassed",
    "questions.responses": "ResponseRow",
    "questions.spreads": "Spread",
    "questions.stages": "StageRow",
    "questions.standing_table": "StandingRow StandingTable standing_table",
    "questions.standing_words": "CadenceStanding CommitmentStanding MilestoneStanding Standing",
    "questions.succession": "OpenRow",
    "questions.week_rows": "Week WeekPart WeekRow",
    "record.addressees": "Addressee Holder Renaming",
    "record.adoption": "Adoption",
    "record.advice": "Advice Recommendation",
    "record.allowance": "Allowance Unit",
    "record.bodies": "BodyRole",
    "record.commitments": "Commitment",
    "record.correcting": "draft_correction draft_voiding",
    "record.counting_rules": (
        "CountsFrom FirstDay MetOn OnClarification OnTransfer OwedPer PauseExcludes "
        "ProtocolStatus Receipt Roll"
    ),
    "record.courses": "Slip",
    "record.documents": "Document",
    "record.drafts": (
        "AdviceDetails ReissueDetails ResponseDetails ScopeDetails draft_advice draft_reissue "
        "draft_response draft_scope"
    ),
    "record.engagements": "Cadence Engagement",
    "record.entries": "Entry",
    "record.facts": (
        "AddresseeAdded AddresseeClosed AddresseeRenamed AdviceIssued AdviceLinked AdviceMarked "
        "AdviceTransferred AdviceWithdrawn AimSet AlignmentFound BodyDescribed CadenceSet "
        "CalendarAdopted ClarificationAnswered ClarificationAsked ClockPaused ClockResumed "
        "CommitmentDone CommitmentDropped CommitmentMade CommitmentRevised CommitmentUpdated "
        "DeadlineTold EngagementHeld EntryCorrected EscalationMade ExtensionAgreed Fact "
        "FactNoted FieldChange HandedOver HoldLifted HoldSet HolderAppointed ImpactClaimed "
        "InsightStated InvestmentNoted MilestoneDropped MilestoneLinked MilestoneMarked "
        "MilestonePlanned MilestoneReached MilestoneReplanned NoteTaken ObjectiveSet "
        "ObligationWaived PolicyNoted ProgrammeAdopted ProtocolAgreed ReferenceNoted "
        "ResponseJudged ResponseReceived RouteMapSeen SchemeNamed StanceTaken TakenOver "
        "VisibilityChanged WordsErased"
    ),
    "record.findings": "Finding",
    "record.followed": "Followed",
    "record.held": "Held",
    "record.insights": "Impact Insight",
    "record.intake": "DateLike DayLike",
    "record.known": "KnownAt",
    "record.milestones": "Milestone",
    "record.objectives": "Objective",
    "record.prevention": "Aim Policy",
    "record.programme": "Programme",
    "record.protocols": "AppliesTo EscalationStep Protocol Suspension",
    "record.references": "KnownScheme Reference Scheme",
    "record.register": "Register",
    "record.requests": "InformationRequest Withheld",
    "record.responses": "Disposition Response",
    "record.route_maps": "RouteMap",
    "record.scope": "Scope",
    "record.shown": "Shown",
    "record.stages": "ExtensionCap HoldingExtends Stage",
    "record.vocabulary": (
        "AlignmentStatus AnsweredBy Basis BodyLevel "
        "DispositionKind DocumentMark EngagementKind Function InsightKind InvestmentKind "
        "Judgement Mark Priority Relation ResponseKind Severity StageName "
        "Visibility"
    ),
    "report.briefing.briefing": "briefing_document",
    "report.calendar_feed": "calendar_feed",
    "report.dashboard": "dashboard",
    "report.document.forms": "document_file",
    "report.formats": "DocumentForm",
    "report.letters.drafting": "DraftedLetter DraftedLetters drafted_letter drafted_letters",
    "report.weekly_page": "weekly_page",
    "tracker.across": "Across RecordAsked due_across overdue_across",
    "tracker.demonstration": "demonstrate",
    "tracker.handing": "HandOver Publication",
    "tracker.loading": "Loaded",
    "tracker.log.lines": "ImportedLog LogChange LogLine",
    "tracker.recorded": "Completed Recorded",
    "tracker.taking": "TakeOver published_in take_over",
    "tracker.tracker": "Tracker",
    "tracker.viewing": "View",
}
"""The public names that each module defines, with blanks between them."""

RENAMED: Mapping[str, tuple[str, str]] = {
    "ReportDocument": ("report.document.document", "Document"),
    "read_calendar_csv": ("calendars.published", "read_csv"),
    "read_calendar_json": ("calendars.published", "read_official_json"),
    "read_calendar_toml": ("calendars.published", "read_toml"),
}
"""Names that are public under another name than their module gives them: the module, its name."""

HOME: Mapping[str, tuple[str, str]] = {
    **{name: (module, name) for module, names in NAMES.items() for name in names.split()},
    **RENAMED,
}
"""Where each public name is defined: its module, and its name there."""
