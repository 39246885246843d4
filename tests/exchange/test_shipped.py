from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import attrs
import pytest

from isa_programme.errors import UnknownReferenceError
from isa_programme.exchange.csv_rows import read_rows
from isa_programme.exchange.shipped import (
    EXAMPLES,
    example_protocol,
    public_programme,
    public_protocols,
    public_rows,
)
from isa_programme.record.allowance import Allowance
from isa_programme.record.counting_rules import OnClarification, ProtocolStatus
from isa_programme.record.protocols import AppliesTo, EscalationStep, Protocol
from isa_programme.record.stages import Stage
from isa_programme.record.vocabulary import Severity, StageName
from isa_programme.tracker.demonstration import demonstrate

EARLY = date(2020, 1, 1)

COMMITTEE = Protocol(
    name="committee-like",
    version=1,
    status=ProtocolStatus.BORROWED_EXAMPLE,
    title="Two months, as for a committee report of the Scottish Parliament (borrowed example)",
    effective_from=EARLY,
    source=(
        "Written protocol between committees of the Scottish Parliament and the Scottish Government"
        " (Audit Committee, Official Report, 18 February 2003): borrowed example, not agreed for"
        " advice"
    ),
    applies_to=AppliesTo(kinds=frozenset({"local-government", "parliament"})),
    stages=(
        Stage(
            name=StageName.SUBSTANTIVE,
            allowance=Allowance.parse("2 months"),
            clause="written response within two months of publication",
        ),
    ),
    escalation=(EscalationStep(name="letter asking for the answer", after=5),),
)
INQUIRY = Protocol(
    name="fai-like",
    version=1,
    status=ProtocolStatus.BORROWED_EXAMPLE,
    title="Eight weeks, as for a fatal accident inquiry's recommendations (borrowed example)",
    effective_from=EARLY,
    source=(
        "Inquiries into Fatal Accidents and Sudden Deaths etc. (Scotland) Act 2016, s.28"
        " (legislation.gov.uk/asp/2016/2, notes to s.28-29): borrowed example, not agreed for"
        " advice"
    ),
    applies_to=AppliesTo(kinds=frozenset({"promise-body"})),
    stages=(
        Stage(name=StageName.SUBSTANTIVE, allowance=Allowance.parse("8 weeks"), clause="s.28"),
    ),
    escalation=(
        EscalationStep(name="letter asking for the answer", after=5),
        EscalationStep(name="say in the next published report that no answer was seen", after=20),
    ),
)
FREEDOM_OF_INFORMATION = Protocol(
    name="foisa-like",
    version=1,
    status=ProtocolStatus.BORROWED_EXAMPLE,
    title="Twenty working days, as for a Freedom of Information request (borrowed example)",
    effective_from=EARLY,
    source=(
        "Freedom of Information (Scotland) Act 2002, s.10 and s.73 (legislation.gov.uk/asp/2002/13,"
        " notes to s.10, paras 45-49): borrowed example, not agreed for advice"
    ),
    applies_to=AppliesTo(kinds=frozenset({"government"})),
    stages=(
        Stage(
            name=StageName.SUBSTANTIVE,
            allowance=Allowance.parse("20 working days"),
            clause="s.10(1)",
            clarification=OnClarification.RESTART,
        ),
    ),
    escalation=(
        EscalationStep(name="letter asking for the answer", after=1),
        EscalationStep(name="raise with the Cabinet Sub-Committee", after=20),
    ),
)
ALL = (COMMITTEE, INQUIRY, FREEDOM_OF_INFORMATION)


def test_the_three_protocols_are_what_their_files_say() -> None:
    assert public_protocols() == ALL
    assert tuple(protocol.name for protocol in ALL) == EXAMPLES


@pytest.mark.parametrize("protocol", ALL, ids=EXAMPLES)
def test_an_example_adopted_by_name_governs_every_addressee(protocol: Protocol) -> None:
    assert example_protocol(protocol.name) == attrs.evolve(protocol, applies_to=AppliesTo())


def test_an_unknown_example_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownReferenceError) as refused:
        example_protocol("../foisa-like")
    assert str(refused.value) == (
        "no example protocol '../foisa-like' in this record: there are committee-like, fai-like,"
        " foisa-like"
    )


def test_the_public_programme_names_no_person_and_one_office_of_its_own() -> None:
    file = public_programme()

    assert file.programme is not None
    assert file.programme.adviser == "independent-strategic-advisor"
    assert file.programme.period is None
    assert [office.slug for office in file.addressees if office.ours] == [file.programme.adviser]
    assert [office.slug for office in file.addressees if office.holders] == []
    slugs = [office.slug for office in file.addressees]
    assert (len(slugs), max(Counter(slugs).values())) == (24, 1)


def test_the_public_rows_are_58_and_all_of_them_are_read() -> None:
    lines = [*csv.DictReader(io.StringIO(public_rows()))]
    read = read_rows(public_rows())

    assert Counter(line["kind"] for line in lines) == {
        "fact": 29,
        "response": 12,
        "advice": 10,
        "recommendation": 7,
    }
    assert [line["id"] for line in lines] == [f"row-{number}" for number in range(1, 59)]
    assert (read.faults, len(read.rows)) == ((), 58 - 7)


def test_the_public_record_breaks_no_rule_of_the_record(tmp_path: Path) -> None:
    with demonstrate(tmp_path / "demo.db") as tracker:
        found = tracker.check(as_at=date(2026, 1, 5))

    assert [each.sentence for each in found if each.severity is Severity.ERROR] == []
