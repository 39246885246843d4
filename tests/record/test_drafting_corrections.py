"""A correction as it is drafted: fields as people name them, values as they type them."""

from __future__ import annotations

from datetime import date

import pytest

import registers
from isa_programme.calendars.months import Month
from isa_programme.calendars.scotland import scotland
from isa_programme.errors import FaultsError
from isa_programme.record.addressees import Addressee
from isa_programme.record.advice import Advice, Recommendation
from isa_programme.record.allowance import Allowance
from isa_programme.record.correcting import draft_correction, draft_voiding
from isa_programme.record.corrections import corrected
from isa_programme.record.documents import Document
from isa_programme.record.facts import (
    AddresseeAdded,
    AdviceMarked,
    AdviceTransferred,
    CalendarAdopted,
    ClarificationAsked,
    ClockResumed,
    EntryCorrected,
    ExtensionAgreed,
    Fact,
    FactNoted,
    FieldChange,
    NoteTaken,
    ProgrammeAdopted,
    ProtocolAgreed,
)
from isa_programme.record.programme import Programme
from isa_programme.record.vocabulary import Mark, Visibility

DAY = date(2026, 1, 5)
PAPER = Advice(
    reference=registers.PAPER,
    title="One strategy, not two",
    issued_on=date(2025, 11, 13),
    issued_by="adviser",
    assumed_day=None,
    addressees=("minister", "cosla"),
    recommendations=(
        Recommendation(text="Publish", addressees=("minister",)),
        Recommendation(text="Name a director", addressees=("cosla",)),
    ),
    documents=(Document(name="letter.pdf", sha256="0" * 64, size=10),),
)
ISSUED = registers.issued(PAPER)
CAME = registers.came(registers.letter(date(2025, 12, 1)))
EXTENDED = ExtensionAgreed(
    scope=registers.WHOLE_PAPER,
    agreed_on=DAY,
    agreed_by="us",
    by=Allowance.parse("10 days"),
    reason="asked for",
)
HANDED_ON = AdviceTransferred(
    scope=registers.WHOLE_PAPER, to="council", transferred_on=DAY, reason="a matter for councils"
)
RESUMED = ClockResumed(advice=registers.PAPER, resumed_on=DAY, pause=7)
NOTED = FactNoted(noted_for=Month(2025, 9), title="Debate")
PROTOCOL = ProtocolAgreed(protocol=registers.protocol(registers.SUBSTANTIVE))


def put_right(fact: Fact, settings: dict[str, object]) -> Fact:
    """The fact once the settings are drafted as a correction and applied."""
    (entry,) = registers.entries(fact)
    return corrected(fact, draft_correction(entry, settings, because="a slip").changes)


def stored(fact: Fact, name: str, given: object) -> tuple[FieldChange, ...]:
    (entry,) = registers.entries(fact)
    return draft_correction(entry, {name: given}, because="a slip").changes


@pytest.mark.parametrize(
    ("fact", "name", "typed", "change"),
    [
        (ISSUED, "title", "Two", FieldChange(field="advice.title", text="Two")),
        (ISSUED, "advice.title", "Two", FieldChange(field="advice.title", text="Two")),
        (ISSUED, "issued_on", "2025-11", FieldChange(field="advice.issued_on", value='"2025-11"')),
        (ISSUED, "assumed_day", "28", FieldChange(field="advice.assumed_day", value="28")),
        (
            ISSUED,
            "requested_by",
            "2025-12-24",
            FieldChange(field="advice.requested_by", value='"2025-12-24"'),
        ),
        (
            ISSUED,
            "addressees",
            " minister ;council; ",
            FieldChange(field="advice.addressees", value='["minister","council"]'),
        ),
        (ISSUED, "addressees", "", FieldChange(field="advice.addressees", value="[]")),
        (ISSUED, "function", "strategy", FieldChange(field="advice.function", value='"strategy"')),
        (
            ISSUED,
            "visibility",
            Visibility.PUBLIC,
            FieldChange(field="advice.visibility", value='"public"'),
        ),
        (
            ISSUED,
            "recommendations.2.text",
            "Name two",
            FieldChange(field="advice.recommendations.1.text", text="Name two"),
        ),
        (
            ISSUED,
            "recommendations.1.requested_by",
            date(2026, 2, 1),
            FieldChange(field="advice.recommendations.0.requested_by", value='"2026-02-01"'),
        ),
        (
            ISSUED,
            "documents.1.size",
            "11",
            FieldChange(field="advice.documents.0.size", value="11"),
        ),
        (CAME, "known_by", "yes", FieldChange(field="response.known_by", value="true")),
        (CAME, "known_by", "true", FieldChange(field="response.known_by", value="true")),
        (CAME, "known_by", True, FieldChange(field="response.known_by", value="true")),
        (
            CAME,
            "recommendations",
            "1; 2",
            FieldChange(field="response.recommendations", value="[1,2]"),
        ),
        (
            CAME,
            "dispositions.1.kind",
            "not-accepted",
            FieldChange(field="response.dispositions.0.kind", value='"not-accepted"'),
        ),
        (EXTENDED, "by", "5 working days", FieldChange(field="by", value='"5 working days"')),
        (EXTENDED, "by", "", FieldChange(field="by", value="null")),
        (EXTENDED, "until", DAY, FieldChange(field="until", value='"2026-01-05"')),
        (
            EXTENDED,
            "stages",
            "substantive",
            FieldChange(field="scope.stages", value='["substantive"]'),
        ),
        (HANDED_ON, "to", "cosla", FieldChange(field="to", value='"cosla"')),
        (RESUMED, "pause", "", FieldChange(field="pause", value="null")),
        (RESUMED, "pause", None, FieldChange(field="pause", value="null")),
        (NOTED, "noted_for", "2025-09-17", FieldChange(field="noted_for", value='"2025-09-17"')),
        (PROTOCOL, "protocol.version", "2", FieldChange(field="protocol.version", value="2")),
        (
            PROTOCOL,
            "stages.1.allowance",
            "10 days",
            FieldChange(field="protocol.stages.0.allowance", value='"10 days"'),
        ),
        (
            ProgrammeAdopted(programme=Programme(title="Work")),
            "length",
            "3 months",
            FieldChange(field="programme.length", value='"3 months"'),
        ),
        (
            AddresseeAdded(addressee=Addressee(slug="cosla", name="COSLA")),
            "ours",
            "yes",
            FieldChange(field="addressee.ours", value="true"),
        ),
        (
            AdviceMarked(advice=registers.PAPER, mark=Mark.LOGGED, marked_on=DAY),
            "mark",
            "received",
            FieldChange(field="mark", value='"received"'),
        ),
        (
            ClarificationAsked(scope=registers.WHOLE_PAPER, asked_on=DAY, moves_nothing=True),
            "moves_nothing",
            "no",
            FieldChange(field="moves_nothing", value="false"),
        ),
    ],
)
def test_a_field_is_named_and_its_value_typed_as_people_do(
    fact: Fact, name: str, typed: object, change: FieldChange
) -> None:
    assert (change,) == stored(fact, name, typed)


def test_several_fields_are_set_at_once() -> None:
    first, second = PAPER.recommendations
    expected = registers.issued(
        Advice(
            reference=registers.PAPER,
            title="Two",
            issued_on=Month(2025, 11),
            issued_by="adviser",
            addressees=("minister", "cosla"),
            recommendations=(first, Recommendation(text="Name two", addressees=second.addressees)),
            documents=PAPER.documents,
        )
    )
    settings: dict[str, object] = {
        "title": "Two",
        "issued_on": "2025-11",
        "recommendations.2.text": "Name two",
    }
    assert expected == put_right(ISSUED, settings)


def test_a_correction_says_what_it_is_of_and_why() -> None:
    (entry,) = registers.entries(CAME)
    expected = EntryCorrected(
        entry=1,
        reference=registers.PAPER,
        changes=(FieldChange(field="response.known_by", value="true"),),
        because="a stamp says so",
    )
    assert expected == draft_correction(entry, {"known_by": "yes"}, because="a stamp says so")


def test_a_voiding_sets_nothing() -> None:
    (entry,) = registers.entries(CAME)
    expected = EntryCorrected(entry=1, reference=registers.PAPER, voids=True, because="a twin")
    assert expected == draft_voiding(entry, because="a twin")


THERE_IS = (
    "there is no such field; there is reference, own_reference, title, text, issued_on,"
    " assumed_day, issued_at, issued_by, capacity, channel, function, priority, visibility,"
    " addressees, addressed_as, copied_to, answered_by, requested_by, assumption, lead,"
    " recommendations.1.own_reference, recommendations.1.text, recommendations.1.addressees,"
    " recommendations.1.requested_by, recommendations.1.assumption, recommendations.1.priority,"
    " recommendations.1.source, documents.1.name, documents.1.sha256, documents.1.size,"
    " documents.1.kept_at, see_also, reissue_of, source"
)


@pytest.mark.parametrize(
    ("fact", "settings", "faults"),
    [
        (ISSUED, {}, ("set: name a field and its new value, or void the entry",)),
        (ISSUED, {"titel": "x"}, (f"titel: {THERE_IS}",)),
        (ISSUED, {"": "x"}, (f": {THERE_IS}",)),
        (ISSUED, {"kind": "x"}, (f"kind: {THERE_IS}",)),
        (ISSUED, {"recommendations.3.text": "x"}, (f"recommendations.3.text: {THERE_IS}",)),
        (ISSUED, {"recommendations.-1.text": "x"}, (f"recommendations.-1.text: {THERE_IS}",)),
        (
            ISSUED,
            {"recommendations.\u0662.text": "x"},
            (f"recommendations.\u0662.text: {THERE_IS}",),
        ),
        (ISSUED, {"title.1": "x"}, (f"title.1: {THERE_IS}",)),
        (
            ISSUED,
            {"addressees.1": "x"},
            ("addressees.1: it has parts; correct one of them, or void it",),
        ),
        (
            ISSUED,
            {"recommendations": "x"},
            ("recommendations: it has parts; correct one of them, or void it",),
        ),
        (
            ISSUED,
            {"recommendations.1": "x"},
            ("recommendations.1: it has parts; correct one of them, or void it",),
        ),
        (ISSUED, {"advice": "x"}, ("advice: it has parts; correct one of them, or void it",)),
        (ISSUED, {"title": 7}, ("title: it holds words, so a text is needed",)),
        (ISSUED, {"title": None}, ("title: it holds words, so a text is needed",)),
        (ISSUED, {"assumed_day": "1.5"}, ("assumed_day: a whole number is needed",)),
        (ISSUED, {"assumed_day": "\u0662"}, ("assumed_day: a whole number is needed",)),
        (CAME, {"known_by": "maybe"}, ("known_by: write yes or no",)),
        (
            ISSUED,
            {"title": "Two", "advice.title": "Three"},
            ("advice.title: the field is set twice",),
        ),
        (
            ISSUED,
            {"title": 7, "assumed_day": "x"},
            (
                "title: it holds words, so a text is needed",
                "assumed_day: a whole number is needed",
            ),
        ),
    ],
)
def test_what_can_not_be_set_is_refused_and_all_faults_are_told(
    fact: Fact, settings: dict[str, object], faults: tuple[str, ...]
) -> None:
    with pytest.raises(FaultsError) as refused:
        put_right(fact, settings)
    assert faults == refused.value.faults


@pytest.mark.parametrize(
    ("fact", "name", "given"),
    [
        (ISSUED, "issued_on", "2025-13-01"),
        (ISSUED, "issued_on", "13/11/2025"),
        (ISSUED, "issued_on", ""),
        (ISSUED, "issued_on", None),
        (ISSUED, "issued_on", 20251113),
        (ISSUED, "visibility", "secret"),
        (ISSUED, "addressees", 7),
        (ISSUED, "documents.1.sha256", "abc"),
        (CAME, "known_by", 1),
        (CAME, "received_on", "yesterday"),
        (CAME, "recommendations", "1; two"),
        (EXTENDED, "by", "soon"),
        (EXTENDED, "agreed_on", "2026-01"),
        (RESUMED, "pause", "-1"),
    ],
)
def test_a_value_of_another_kind_is_refused_with_the_field_named(
    fact: Fact, name: str, given: object
) -> None:
    with pytest.raises(FaultsError, match=name.rpartition(".")[2]):
        put_right(fact, {name: given})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("calendar", "{}"),
        ("calendar.closed", "{}"),
        ("calendar.closed.2025-12-25", '"Christmas"'),
    ],
)
def test_the_days_of_a_calendar_are_not_corrected_one_by_one(field: str, value: str) -> None:
    adopted = CalendarAdopted(calendar=scotland(), adopted_on=DAY)
    with pytest.raises(FaultsError):
        put_right(adopted, {field: value})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            FieldChange(field="text", value='"x"'),
            "text: words and structure are set apart",
        ),
        (
            FieldChange(field="noted_on", text="2026-01-06"),
            "noted_on: words and structure are set apart",
        ),
        (FieldChange(field="nothing", text="x"), "nothing: there is no such field"),
        (FieldChange(field="text.0", text="x"), "text.0: there is no such field"),
    ],
)
def test_words_are_never_set_as_structure_nor_structure_as_words(
    change: FieldChange, fault: str
) -> None:
    note = NoteTaken(advice=registers.PAPER, noted_on=DAY, text="rang")
    with pytest.raises(FaultsError) as refused:
        corrected(note, [change])
    assert (fault,) == refused.value.faults


@pytest.mark.parametrize(
    ("fact", "field", "value"),
    [
        (CAME, "documents", (Document(name="a.pdf", sha256="0" * 64, size=1),)),
        (
            registers.issued(registers.paper(DAY, items=0)),
            "recommendations",
            (PAPER.recommendations),
        ),
        (AddresseeAdded(addressee=Addressee(slug="cosla", name="COSLA")), "holders", ()),
    ],
)
def test_words_in_the_parts_of_an_empty_list_are_not_set_as_structure(
    fact: Fact, field: str, value: object
) -> None:
    with pytest.raises(FaultsError) as refused:
        put_right(fact, {field: value})
    assert (f"{field}: it has parts; correct one of them, or void it",) == refused.value.faults


@pytest.mark.parametrize("name", ["by.number", "by.unit"])
def test_an_allowance_is_one_value(name: str) -> None:
    with pytest.raises(FaultsError, match="there is no such field; there is advice, "):
        put_right(EXTENDED, {name: "5"})


def test_a_fact_is_left_as_it_was() -> None:
    before = repr(CAME)
    put_right(CAME, {"known_by": "yes"})
    assert before == repr(CAME)
