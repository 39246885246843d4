# What type checkers see of the package: each public name, from the module that defines it.

from isa_programme.calendars.closures import Closure as Closure
from isa_programme.calendars.combined import combined as combined
from isa_programme.calendars.months import CivilDate as CivilDate
from isa_programme.calendars.months import Month as Month
from isa_programme.calendars.periods import Period as Period
from isa_programme.calendars.published import read_closures as read_closures
from isa_programme.calendars.published import read_csv as read_calendar_csv
from isa_programme.calendars.published import read_official_json as read_calendar_json
from isa_programme.calendars.published import read_toml as read_calendar_toml
from isa_programme.calendars.scotland import scotland as scotland
from isa_programme.calendars.working import WorkingCalendar as WorkingCalendar
from isa_programme.calendars.working import weekdays as weekdays
from isa_programme.clock.backwards import latest_start as latest_start
from isa_programme.clock.counting import deadline as deadline
from isa_programme.clock.deadlines import deadlines as deadlines
from isa_programme.clock.explanation import Explanation as Explanation
from isa_programme.clock.response_clock import ResponseClock as ResponseClock
from isa_programme.clock.story import Happening as Happening
from isa_programme.clock.story import clock_deadline as clock_deadline
from isa_programme.errors import (
    AllowanceError as AllowanceError,
)
from isa_programme.errors import (
    AlreadyRecordedError as AlreadyRecordedError,
)
from isa_programme.errors import (
    CalendarError as CalendarError,
)
from isa_programme.errors import (
    DateError as DateError,
)
from isa_programme.errors import (
    ExtraMissingError as ExtraMissingError,
)
from isa_programme.errors import (
    FaultsError as FaultsError,
)
from isa_programme.errors import (
    FileError as FileError,
)
from isa_programme.errors import (
    IsaProgrammeError as IsaProgrammeError,
)
from isa_programme.errors import (
    OutcomeUnconfirmedError as OutcomeUnconfirmedError,
)
from isa_programme.errors import (
    OutsideCalendarError as OutsideCalendarError,
)
from isa_programme.errors import (
    ProtocolError as ProtocolError,
)
from isa_programme.errors import (
    RecordBusyError as RecordBusyError,
)
from isa_programme.errors import (
    RecordDamagedError as RecordDamagedError,
)
from isa_programme.errors import (
    RecordError as RecordError,
)
from isa_programme.errors import (
    RecordExistsError as RecordExistsError,
)
from isa_programme.errors import (
    RecordForkedError as RecordForkedError,
)
from isa_programme.errors import (
    RecordMissingError as RecordMissingError,
)
from isa_programme.errors import (
    RecordMovedOnError as RecordMovedOnError,
)
from isa_programme.errors import (
    RecordNewerError as RecordNewerError,
)
from isa_programme.errors import (
    RecordReplacedError as RecordReplacedError,
)
from isa_programme.errors import (
    RecordUnreadableError as RecordUnreadableError,
)
from isa_programme.errors import (
    RefusedError as RefusedError,
)
from isa_programme.errors import (
    UnknownReferenceError as UnknownReferenceError,
)
from isa_programme.exchange.desk.sheet_csv import sheet_csv as sheet_csv
from isa_programme.exchange.desk.sheets import CellType as CellType
from isa_programme.exchange.desk.sheets import Sheet as Sheet
from isa_programme.exchange.desk.sheets import SheetColumn as SheetColumn
from isa_programme.exchange.log.log import Log as Log
from isa_programme.exchange.log.log import read_log as read_log
from isa_programme.exchange.log.map import LogMap as LogMap
from isa_programme.exchange.log.map_file import read_log_map as read_log_map
from isa_programme.exchange.log.rows import LogRow as LogRow
from isa_programme.exchange.log.suggesting import suggest_log_map as suggest_log_map
from isa_programme.exchange.programme_file import (
    ProgrammeFile as ProgrammeFile,
)
from isa_programme.exchange.programme_file import (
    read_programme as read_programme,
)
from isa_programme.exchange.programme_writing import written_programme as written_programme
from isa_programme.exchange.shipped import example_protocol as example_protocol
from isa_programme.exchange.starts_file import read_starts as read_starts
from isa_programme.exchange.toml_files import (
    read_protocol as read_protocol,
)
from isa_programme.exchange.toml_files import (
    read_request as read_request,
)
from isa_programme.exchange.workbook.marks import CellFault as CellFault
from isa_programme.exchange.workbook.reading import GivenSheet as GivenSheet
from isa_programme.exchange.workbook.reading import MergedArea as MergedArea
from isa_programme.exchange.workbook.reading import read_workbook as read_workbook
from isa_programme.exchange.workbook.workbook import Workbook as Workbook
from isa_programme.exchange.workbook.workbook import workbook as workbook
from isa_programme.journal.copying import Copied as Copied
from isa_programme.journal.copying import copy_record as copy_record
from isa_programme.journal.json_lines import import_record as import_record
from isa_programme.journal.postgres.roles import roles_sql as roles_sql
from isa_programme.journal.published import Published as Published
from isa_programme.journal.published import PublishedFile as PublishedFile
from isa_programme.journal.restore import RestoreDrill as RestoreDrill
from isa_programme.journal.sqlite.backup import Backup as Backup
from isa_programme.questions.agenda import AgendaRow as AgendaRow
from isa_programme.questions.agenda import Raised as Raised
from isa_programme.questions.alignment import (
    AlignmentMove as AlignmentMove,
)
from isa_programme.questions.alignment import (
    AlignmentRow as AlignmentRow,
)
from isa_programme.questions.around import BodyRow as BodyRow
from isa_programme.questions.around import ReferenceRow as ReferenceRow
from isa_programme.questions.briefing import BriefedSince as BriefedSince
from isa_programme.questions.briefing import Briefing as Briefing
from isa_programme.questions.briefing import CameBack as CameBack
from isa_programme.questions.briefing import LateAnswer as LateAnswer
from isa_programme.questions.cadences import CadenceRow as CadenceRow
from isa_programme.questions.cadences import Lapse as Lapse
from isa_programme.questions.calculation.calculated import (
    CalculatedStart as CalculatedStart,
)
from isa_programme.questions.calculation.calculated import (
    GivenStart as GivenStart,
)
from isa_programme.questions.calculation.calculated import (
    calculate_each as calculate_each,
)
from isa_programme.questions.calculation.calculation import (
    Calculation as Calculation,
)
from isa_programme.questions.calculation.calculation import (
    calculate as calculate,
)
from isa_programme.questions.calculation.calculation import (
    worked_back as worked_back,
)
from isa_programme.questions.calendar_change import (
    CalendarChange as CalendarChange,
)
from isa_programme.questions.calendar_change import (
    DayChange as DayChange,
)
from isa_programme.questions.calendars import (
    AdoptedCalendar as AdoptedCalendar,
)
from isa_programme.questions.calendars import (
    ClosedDay as ClosedDay,
)
from isa_programme.questions.changes.rows import Changed as Changed
from isa_programme.questions.changes.rows import ChangeRow as ChangeRow
from isa_programme.questions.commitments import CommitmentRow as CommitmentRow
from isa_programme.questions.compliance import ComplianceBy as ComplianceBy
from isa_programme.questions.compliance import ComplianceRow as ComplianceRow
from isa_programme.questions.compliance import Rate as Rate
from isa_programme.questions.coverage import Coverage as Coverage
from isa_programme.questions.disclosure import (
    DisclosedEntry as DisclosedEntry,
)
from isa_programme.questions.disclosure import (
    Disclosure as Disclosure,
)
from isa_programme.questions.disclosure import (
    ScheduleRow as ScheduleRow,
)
from isa_programme.questions.engagements import (
    EngagementRow as EngagementRow,
)
from isa_programme.questions.engagements import (
    ImpactRow as ImpactRow,
)
from isa_programme.questions.engagements import (
    InsightRow as InsightRow,
)
from isa_programme.questions.escalation import EscalationDue as EscalationDue
from isa_programme.questions.escalation import ProposedStep as ProposedStep
from isa_programme.questions.explanations import Explanations as Explanations
from isa_programme.questions.fields import FieldRow as FieldRow
from isa_programme.questions.holds import HoldRow as HoldRow
from isa_programme.questions.judgements import JudgementRow as JudgementRow
from isa_programme.questions.judgements import StanceRow as StanceRow
from isa_programme.questions.letters.letters import Correspondent as Correspondent
from isa_programme.questions.letters.letters import DateMoved as DateMoved
from isa_programme.questions.letters.letters import HandedOn as HandedOn
from isa_programme.questions.letters.letters import LetterDue as LetterDue
from isa_programme.questions.letters.letters import LetterItem as LetterItem
from isa_programme.questions.letters.letters import ReceivedReply as ReceivedReply
from isa_programme.questions.lines import Line as Line
from isa_programme.questions.lines import RecordLine as RecordLine
from isa_programme.questions.linked import PointerRow as PointerRow
from isa_programme.questions.linked import TopicRow as TopicRow
from isa_programme.questions.moves import Move as Move
from isa_programme.questions.offices import HolderRow as HolderRow
from isa_programme.questions.offices import OfficeRow as OfficeRow
from isa_programme.questions.papers import PaperRow as PaperRow
from isa_programme.questions.past_standings import StandingChange as StandingChange
from isa_programme.questions.policies import (
    AimRow as AimRow,
)
from isa_programme.questions.policies import (
    GroupRow as GroupRow,
)
from isa_programme.questions.policies import (
    InvestmentRow as InvestmentRow,
)
from isa_programme.questions.policies import (
    PolicyRow as PolicyRow,
)
from isa_programme.questions.policies import (
    PoolRow as PoolRow,
)
from isa_programme.questions.programme.chain import ChainRow as ChainRow
from isa_programme.questions.programme.milestones import MarkRow as MarkRow
from isa_programme.questions.programme.milestones import MilestoneRow as MilestoneRow
from isa_programme.questions.programme.objectives import (
    ObjectiveRow as ObjectiveRow,
)
from isa_programme.questions.programme.objectives import (
    RouteMapRow as RouteMapRow,
)
from isa_programme.questions.programme.pace import Pace as Pace
from isa_programme.questions.programme.plan import Wait as Wait
from isa_programme.questions.programme.progress import (
    Answered as Answered,
)
from isa_programme.questions.programme.progress import (
    Progress as Progress,
)
from isa_programme.questions.programme.progress import (
    Slippage as Slippage,
)
from isa_programme.questions.programme.progress import (
    WorkDone as WorkDone,
)
from isa_programme.questions.promises import PromisePassed as PromisePassed
from isa_programme.questions.responses import ResponseRow as ResponseRow
from isa_programme.questions.spreads import Spread as Spread
from isa_programme.questions.stages import StageRow as StageRow
from isa_programme.questions.standing_table import (
    StandingRow as StandingRow,
)
from isa_programme.questions.standing_table import (
    StandingTable as StandingTable,
)
from isa_programme.questions.standing_table import (
    standing_table as standing_table,
)
from isa_programme.questions.standing_words import CadenceStanding as CadenceStanding
from isa_programme.questions.standing_words import CommitmentStanding as CommitmentStanding
from isa_programme.questions.standing_words import MilestoneStanding as MilestoneStanding
from isa_programme.questions.standing_words import Standing as Standing
from isa_programme.questions.succession import OpenRow as OpenRow
from isa_programme.questions.week_rows import Week as Week
from isa_programme.questions.week_rows import WeekPart as WeekPart
from isa_programme.questions.week_rows import WeekRow as WeekRow
from isa_programme.record.addressees import Addressee as Addressee
from isa_programme.record.addressees import Holder as Holder
from isa_programme.record.addressees import Renaming as Renaming
from isa_programme.record.adoption import Adoption as Adoption
from isa_programme.record.advice import Advice as Advice
from isa_programme.record.advice import Recommendation as Recommendation
from isa_programme.record.allowance import Allowance as Allowance
from isa_programme.record.allowance import Unit as Unit
from isa_programme.record.bodies import BodyRole as BodyRole
from isa_programme.record.commitments import Commitment as Commitment
from isa_programme.record.correcting import (
    draft_correction as draft_correction,
)
from isa_programme.record.correcting import (
    draft_voiding as draft_voiding,
)
from isa_programme.record.counting_rules import (
    CountsFrom as CountsFrom,
)
from isa_programme.record.counting_rules import (
    FirstDay as FirstDay,
)
from isa_programme.record.counting_rules import (
    MetOn as MetOn,
)
from isa_programme.record.counting_rules import (
    OnClarification as OnClarification,
)
from isa_programme.record.counting_rules import (
    OnTransfer as OnTransfer,
)
from isa_programme.record.counting_rules import (
    OwedPer as OwedPer,
)
from isa_programme.record.counting_rules import (
    PauseExcludes as PauseExcludes,
)
from isa_programme.record.counting_rules import (
    ProtocolStatus as ProtocolStatus,
)
from isa_programme.record.counting_rules import (
    Receipt as Receipt,
)
from isa_programme.record.counting_rules import (
    Roll as Roll,
)
from isa_programme.record.courses import Slip as Slip
from isa_programme.record.documents import Document as Document
from isa_programme.record.drafts import (
    AdviceDetails as AdviceDetails,
)
from isa_programme.record.drafts import (
    ReissueDetails as ReissueDetails,
)
from isa_programme.record.drafts import (
    ResponseDetails as ResponseDetails,
)
from isa_programme.record.drafts import (
    ScopeDetails as ScopeDetails,
)
from isa_programme.record.drafts import (
    draft_advice as draft_advice,
)
from isa_programme.record.drafts import (
    draft_reissue as draft_reissue,
)
from isa_programme.record.drafts import (
    draft_response as draft_response,
)
from isa_programme.record.drafts import (
    draft_scope as draft_scope,
)
from isa_programme.record.engagements import Cadence as Cadence
from isa_programme.record.engagements import Engagement as Engagement
from isa_programme.record.entries import Entry as Entry
from isa_programme.record.facts import (
    AddresseeAdded as AddresseeAdded,
)
from isa_programme.record.facts import (
    AddresseeClosed as AddresseeClosed,
)
from isa_programme.record.facts import (
    AddresseeRenamed as AddresseeRenamed,
)
from isa_programme.record.facts import (
    AdviceIssued as AdviceIssued,
)
from isa_programme.record.facts import (
    AdviceLinked as AdviceLinked,
)
from isa_programme.record.facts import (
    AdviceMarked as AdviceMarked,
)
from isa_programme.record.facts import (
    AdviceTransferred as AdviceTransferred,
)
from isa_programme.record.facts import (
    AdviceWithdrawn as AdviceWithdrawn,
)
from isa_programme.record.facts import (
    AimSet as AimSet,
)
from isa_programme.record.facts import (
    AlignmentFound as AlignmentFound,
)
from isa_programme.record.facts import (
    BodyDescribed as BodyDescribed,
)
from isa_programme.record.facts import (
    CadenceSet as CadenceSet,
)
from isa_programme.record.facts import (
    CalendarAdopted as CalendarAdopted,
)
from isa_programme.record.facts import (
    ClarificationAnswered as ClarificationAnswered,
)
from isa_programme.record.facts import (
    ClarificationAsked as ClarificationAsked,
)
from isa_programme.record.facts import (
    ClockPaused as ClockPaused,
)
from isa_programme.record.facts import (
    ClockResumed as ClockResumed,
)
from isa_programme.record.facts import (
    CommitmentDone as CommitmentDone,
)
from isa_programme.record.facts import (
    CommitmentDropped as CommitmentDropped,
)
from isa_programme.record.facts import (
    CommitmentMade as CommitmentMade,
)
from isa_programme.record.facts import (
    CommitmentRevised as CommitmentRevised,
)
from isa_programme.record.facts import (
    CommitmentUpdated as CommitmentUpdated,
)
from isa_programme.record.facts import (
    DeadlineTold as DeadlineTold,
)
from isa_programme.record.facts import (
    EngagementHeld as EngagementHeld,
)
from isa_programme.record.facts import (
    EntryCorrected as EntryCorrected,
)
from isa_programme.record.facts import (
    EscalationMade as EscalationMade,
)
from isa_programme.record.facts import (
    ExtensionAgreed as ExtensionAgreed,
)
from isa_programme.record.facts import (
    Fact as Fact,
)
from isa_programme.record.facts import (
    FactNoted as FactNoted,
)
from isa_programme.record.facts import (
    FieldChange as FieldChange,
)
from isa_programme.record.facts import (
    HandedOver as HandedOver,
)
from isa_programme.record.facts import (
    HolderAppointed as HolderAppointed,
)
from isa_programme.record.facts import (
    HoldLifted as HoldLifted,
)
from isa_programme.record.facts import (
    HoldSet as HoldSet,
)
from isa_programme.record.facts import (
    ImpactClaimed as ImpactClaimed,
)
from isa_programme.record.facts import (
    InsightStated as InsightStated,
)
from isa_programme.record.facts import (
    InvestmentNoted as InvestmentNoted,
)
from isa_programme.record.facts import (
    MilestoneDropped as MilestoneDropped,
)
from isa_programme.record.facts import (
    MilestoneLinked as MilestoneLinked,
)
from isa_programme.record.facts import (
    MilestoneMarked as MilestoneMarked,
)
from isa_programme.record.facts import (
    MilestonePlanned as MilestonePlanned,
)
from isa_programme.record.facts import (
    MilestoneReached as MilestoneReached,
)
from isa_programme.record.facts import (
    MilestoneReplanned as MilestoneReplanned,
)
from isa_programme.record.facts import (
    NoteTaken as NoteTaken,
)
from isa_programme.record.facts import (
    ObjectiveSet as ObjectiveSet,
)
from isa_programme.record.facts import (
    ObligationWaived as ObligationWaived,
)
from isa_programme.record.facts import (
    PolicyNoted as PolicyNoted,
)
from isa_programme.record.facts import (
    ProgrammeAdopted as ProgrammeAdopted,
)
from isa_programme.record.facts import (
    ProtocolAgreed as ProtocolAgreed,
)
from isa_programme.record.facts import (
    ReferenceNoted as ReferenceNoted,
)
from isa_programme.record.facts import (
    ResponseJudged as ResponseJudged,
)
from isa_programme.record.facts import (
    ResponseReceived as ResponseReceived,
)
from isa_programme.record.facts import (
    RouteMapSeen as RouteMapSeen,
)
from isa_programme.record.facts import (
    SchemeNamed as SchemeNamed,
)
from isa_programme.record.facts import (
    StanceTaken as StanceTaken,
)
from isa_programme.record.facts import (
    TakenOver as TakenOver,
)
from isa_programme.record.facts import (
    VisibilityChanged as VisibilityChanged,
)
from isa_programme.record.facts import (
    WordsErased as WordsErased,
)
from isa_programme.record.findings import Finding as Finding
from isa_programme.record.followed import Followed as Followed
from isa_programme.record.held import Held as Held
from isa_programme.record.insights import Impact as Impact
from isa_programme.record.insights import Insight as Insight
from isa_programme.record.intake import DateLike as DateLike
from isa_programme.record.intake import DayLike as DayLike
from isa_programme.record.known import KnownAt as KnownAt
from isa_programme.record.milestones import Milestone as Milestone
from isa_programme.record.objectives import Objective as Objective
from isa_programme.record.prevention import Aim as Aim
from isa_programme.record.prevention import Policy as Policy
from isa_programme.record.programme import Programme as Programme
from isa_programme.record.protocols import (
    AppliesTo as AppliesTo,
)
from isa_programme.record.protocols import (
    EscalationStep as EscalationStep,
)
from isa_programme.record.protocols import (
    Protocol as Protocol,
)
from isa_programme.record.protocols import (
    Suspension as Suspension,
)
from isa_programme.record.references import (
    KnownScheme as KnownScheme,
)
from isa_programme.record.references import (
    Reference as Reference,
)
from isa_programme.record.references import (
    Scheme as Scheme,
)
from isa_programme.record.register import Register as Register
from isa_programme.record.requests import (
    InformationRequest as InformationRequest,
)
from isa_programme.record.requests import (
    Withheld as Withheld,
)
from isa_programme.record.responses import Disposition as Disposition
from isa_programme.record.responses import Response as Response
from isa_programme.record.route_maps import RouteMap as RouteMap
from isa_programme.record.scope import Scope as Scope
from isa_programme.record.shown import Shown as Shown
from isa_programme.record.stages import (
    ExtensionCap as ExtensionCap,
)
from isa_programme.record.stages import (
    HoldingExtends as HoldingExtends,
)
from isa_programme.record.stages import (
    Stage as Stage,
)
from isa_programme.record.vocabulary import (
    AlignmentStatus as AlignmentStatus,
)
from isa_programme.record.vocabulary import (
    AnsweredBy as AnsweredBy,
)
from isa_programme.record.vocabulary import (
    Basis as Basis,
)
from isa_programme.record.vocabulary import (
    BodyLevel as BodyLevel,
)
from isa_programme.record.vocabulary import (
    DispositionKind as DispositionKind,
)
from isa_programme.record.vocabulary import (
    DocumentMark as DocumentMark,
)
from isa_programme.record.vocabulary import (
    EngagementKind as EngagementKind,
)
from isa_programme.record.vocabulary import (
    Function as Function,
)
from isa_programme.record.vocabulary import (
    InsightKind as InsightKind,
)
from isa_programme.record.vocabulary import (
    InvestmentKind as InvestmentKind,
)
from isa_programme.record.vocabulary import (
    Judgement as Judgement,
)
from isa_programme.record.vocabulary import (
    Mark as Mark,
)
from isa_programme.record.vocabulary import (
    Priority as Priority,
)
from isa_programme.record.vocabulary import (
    Relation as Relation,
)
from isa_programme.record.vocabulary import (
    ResponseKind as ResponseKind,
)
from isa_programme.record.vocabulary import (
    Severity as Severity,
)
from isa_programme.record.vocabulary import (
    StageName as StageName,
)
from isa_programme.record.vocabulary import (
    Visibility as Visibility,
)
from isa_programme.report.briefing.briefing import briefing_document as briefing_document
from isa_programme.report.calendar_feed import calendar_feed as calendar_feed
from isa_programme.report.dashboard import dashboard as dashboard
from isa_programme.report.document.document import Document as ReportDocument
from isa_programme.report.document.forms import document_file as document_file
from isa_programme.report.formats import DocumentForm as DocumentForm
from isa_programme.report.letters.drafting import DraftedLetter as DraftedLetter
from isa_programme.report.letters.drafting import DraftedLetters as DraftedLetters
from isa_programme.report.letters.drafting import drafted_letter as drafted_letter
from isa_programme.report.letters.drafting import drafted_letters as drafted_letters
from isa_programme.report.weekly_page import weekly_page as weekly_page
from isa_programme.tracker.across import Across as Across
from isa_programme.tracker.across import RecordAsked as RecordAsked
from isa_programme.tracker.across import due_across as due_across
from isa_programme.tracker.across import overdue_across as overdue_across
from isa_programme.tracker.demonstration import demonstrate as demonstrate
from isa_programme.tracker.handing import HandOver as HandOver
from isa_programme.tracker.handing import Publication as Publication
from isa_programme.tracker.loading import Loaded as Loaded
from isa_programme.tracker.log.lines import (
    ImportedLog as ImportedLog,
)
from isa_programme.tracker.log.lines import (
    LogChange as LogChange,
)
from isa_programme.tracker.log.lines import (
    LogLine as LogLine,
)
from isa_programme.tracker.recorded import Completed as Completed
from isa_programme.tracker.recorded import Recorded as Recorded
from isa_programme.tracker.taking import TakeOver as TakeOver
from isa_programme.tracker.taking import published_in as published_in
from isa_programme.tracker.taking import take_over as take_over
from isa_programme.tracker.tracker import Tracker as Tracker
from isa_programme.tracker.viewing import View as View

__all__ = [
    "Across",
    "Addressee",
    "AddresseeAdded",
    "AddresseeClosed",
    "AddresseeRenamed",
    "AdoptedCalendar",
    "Adoption",
    "Advice",
    "AdviceDetails",
    "AdviceIssued",
    "AdviceLinked",
    "AdviceMarked",
    "AdviceTransferred",
    "AdviceWithdrawn",
    "AgendaRow",
    "Aim",
    "AimRow",
    "AimSet",
    "AlignmentFound",
    "AlignmentMove",
    "AlignmentRow",
    "AlignmentStatus",
    "Allowance",
    "AllowanceError",
    "AlreadyRecordedError",
    "Answered",
    "AnsweredBy",
    "AppliesTo",
    "Backup",
    "Basis",
    "BodyDescribed",
    "BodyLevel",
    "BodyRole",
    "BodyRow",
    "BriefedSince",
    "Briefing",
    "Cadence",
    "CadenceRow",
    "CadenceSet",
    "CadenceStanding",
    "CalculatedStart",
    "Calculation",
    "CalendarAdopted",
    "CalendarChange",
    "CalendarError",
    "CameBack",
    "CellFault",
    "CellType",
    "ChainRow",
    "ChangeRow",
    "Changed",
    "CivilDate",
    "ClarificationAnswered",
    "ClarificationAsked",
    "ClockPaused",
    "ClockResumed",
    "ClosedDay",
    "Closure",
    "Commitment",
    "CommitmentDone",
    "CommitmentDropped",
    "CommitmentMade",
    "CommitmentRevised",
    "CommitmentRow",
    "CommitmentStanding",
    "CommitmentUpdated",
    "Completed",
    "ComplianceBy",
    "ComplianceRow",
    "Copied",
    "Correspondent",
    "CountsFrom",
    "Coverage",
    "DateError",
    "DateLike",
    "DateMoved",
    "DayChange",
    "DayLike",
    "DeadlineTold",
    "DisclosedEntry",
    "Disclosure",
    "Disposition",
    "DispositionKind",
    "Document",
    "DocumentForm",
    "DocumentMark",
    "DraftedLetter",
    "DraftedLetters",
    "Engagement",
    "EngagementHeld",
    "EngagementKind",
    "EngagementRow",
    "Entry",
    "EntryCorrected",
    "EscalationDue",
    "EscalationMade",
    "EscalationStep",
    "Explanation",
    "Explanations",
    "ExtensionAgreed",
    "ExtensionCap",
    "ExtraMissingError",
    "Fact",
    "FactNoted",
    "FaultsError",
    "FieldChange",
    "FieldRow",
    "FileError",
    "Finding",
    "FirstDay",
    "Followed",
    "Function",
    "GivenSheet",
    "GivenStart",
    "GroupRow",
    "HandOver",
    "HandedOn",
    "HandedOver",
    "Happening",
    "Held",
    "HoldLifted",
    "HoldRow",
    "HoldSet",
    "Holder",
    "HolderAppointed",
    "HolderRow",
    "HoldingExtends",
    "Impact",
    "ImpactClaimed",
    "ImpactRow",
    "ImportedLog",
    "InformationRequest",
    "Insight",
    "InsightKind",
    "InsightRow",
    "InsightStated",
    "InvestmentKind",
    "InvestmentNoted",
    "InvestmentRow",
    "IsaProgrammeError",
    "Judgement",
    "JudgementRow",
    "KnownAt",
    "KnownScheme",
    "Lapse",
    "LateAnswer",
    "LetterDue",
    "LetterItem",
    "Line",
    "Loaded",
    "Log",
    "LogChange",
    "LogLine",
    "LogMap",
    "LogRow",
    "Mark",
    "MarkRow",
    "MergedArea",
    "MetOn",
    "Milestone",
    "MilestoneDropped",
    "MilestoneLinked",
    "MilestoneMarked",
    "MilestonePlanned",
    "MilestoneReached",
    "MilestoneReplanned",
    "MilestoneRow",
    "MilestoneStanding",
    "Month",
    "Move",
    "NoteTaken",
    "Objective",
    "ObjectiveRow",
    "ObjectiveSet",
    "ObligationWaived",
    "OfficeRow",
    "OnClarification",
    "OnTransfer",
    "OpenRow",
    "OutcomeUnconfirmedError",
    "OutsideCalendarError",
    "OwedPer",
    "Pace",
    "PaperRow",
    "PauseExcludes",
    "Period",
    "PointerRow",
    "Policy",
    "PolicyNoted",
    "PolicyRow",
    "PoolRow",
    "Priority",
    "Programme",
    "ProgrammeAdopted",
    "ProgrammeFile",
    "Progress",
    "PromisePassed",
    "ProposedStep",
    "Protocol",
    "ProtocolAgreed",
    "ProtocolError",
    "ProtocolStatus",
    "Publication",
    "Published",
    "PublishedFile",
    "Raised",
    "Rate",
    "Receipt",
    "ReceivedReply",
    "Recommendation",
    "RecordAsked",
    "RecordBusyError",
    "RecordDamagedError",
    "RecordError",
    "RecordExistsError",
    "RecordForkedError",
    "RecordLine",
    "RecordMissingError",
    "RecordMovedOnError",
    "RecordNewerError",
    "RecordReplacedError",
    "RecordUnreadableError",
    "Recorded",
    "Reference",
    "ReferenceNoted",
    "ReferenceRow",
    "RefusedError",
    "Register",
    "ReissueDetails",
    "Relation",
    "Renaming",
    "ReportDocument",
    "Response",
    "ResponseClock",
    "ResponseDetails",
    "ResponseJudged",
    "ResponseKind",
    "ResponseReceived",
    "ResponseRow",
    "RestoreDrill",
    "Roll",
    "RouteMap",
    "RouteMapRow",
    "RouteMapSeen",
    "ScheduleRow",
    "Scheme",
    "SchemeNamed",
    "Scope",
    "ScopeDetails",
    "Severity",
    "Sheet",
    "SheetColumn",
    "Shown",
    "Slip",
    "Slippage",
    "Spread",
    "Stage",
    "StageName",
    "StageRow",
    "StanceRow",
    "StanceTaken",
    "Standing",
    "StandingChange",
    "StandingRow",
    "StandingTable",
    "Suspension",
    "TakeOver",
    "TakenOver",
    "TopicRow",
    "Tracker",
    "Unit",
    "UnknownReferenceError",
    "View",
    "Visibility",
    "VisibilityChanged",
    "Wait",
    "Week",
    "WeekPart",
    "WeekRow",
    "Withheld",
    "WordsErased",
    "WorkDone",
    "Workbook",
    "WorkingCalendar",
    "briefing_document",
    "calculate",
    "calculate_each",
    "calendar_feed",
    "clock_deadline",
    "combined",
    "copy_record",
    "dashboard",
    "deadline",
    "deadlines",
    "demonstrate",
    "document_file",
    "draft_advice",
    "draft_correction",
    "draft_reissue",
    "draft_response",
    "draft_scope",
    "draft_voiding",
    "drafted_letter",
    "drafted_letters",
    "due_across",
    "example_protocol",
    "import_record",
    "latest_start",
    "overdue_across",
    "published_in",
    "read_calendar_csv",
    "read_calendar_json",
    "read_calendar_toml",
    "read_closures",
    "read_log",
    "read_log_map",
    "read_programme",
    "read_protocol",
    "read_request",
    "read_starts",
    "read_workbook",
    "roles_sql",
    "scotland",
    "sheet_csv",
    "standing_table",
    "suggest_log_map",
    "take_over",
    "weekdays",
    "weekly_page",
    "workbook",
    "worked_back",
    "written_programme",
]
