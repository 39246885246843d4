"""Rules of links and names: whatever is named is known, and one name names one thing."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from isa_programme.errors import RefusedError
from isa_programme.record.addressees import Addressee
from isa_programme.record.allowance import Allowance
from isa_programme.record.commitments import Commitment
from isa_programme.record.engagements import Cadence
from isa_programme.record.facts import (
    AddresseeAdded,
    AdviceLinked,
    AimSet,
    AlignmentFound,
    CadenceSet,
    CommitmentMade,
    Fact,
    MilestonePlanned,
    ObjectiveSet,
    PolicyNoted,
    ReferenceNoted,
    RouteMapSeen,
    SchemeNamed,
)
from isa_programme.record.milestones import Milestone
from isa_programme.record.objectives import Objective
from isa_programme.record.prevention import Aim, Policy
from isa_programme.record.references import Reference, Scheme
from isa_programme.record.route_maps import RouteMap
from isa_programme.record.rules import refuse_errors
from isa_programme.record.vocabulary import AlignmentStatus, Function, Relation
from registers import MINISTER, PAPER, came, ground, issued, letter, paper, protocol, register

TODAY = date(2026, 1, 10)


def _milestone(slug: str = "new", **fields: object) -> MilestonePlanned:
    given: dict[str, object] = {"objective": "o", "title": "T", "planned_for": TODAY, **fields}
    return MilestonePlanned(milestone=Milestone(slug=slug, **given))  # type: ignore[arg-type]  # fields by name


def _reference(name: str, *aliases: str) -> ReferenceNoted:
    return ReferenceNoted(reference=Reference(name=name, title="Care", aliases=aliases))


def _objective(slug: str, route_map: str = "") -> ObjectiveSet:
    function = None if route_map else Function.STRATEGY
    return ObjectiveSet(
        objective=Objective(slug=slug, title="T", function=function, route_map=route_map)
    )


def _cadence(slug: str, addressee: str = MINISTER) -> CadenceSet:
    every = Allowance.parse("6 weeks")
    return CadenceSet(
        cadence=Cadence(slug=slug, addressee=addressee, since=date(2026, 1, 1), every=every)
    )


def _scheme(slug: str) -> SchemeNamed:
    return SchemeNamed(scheme=Scheme(slug=slug, title="T"))


def _office(slug: str) -> AddresseeAdded:
    return AddresseeAdded(addressee=Addressee(slug=slug, name="Office"))


def _aligned(aim: str, policy: str) -> AlignmentFound:
    return AlignmentFound(
        aim=aim,
        policy=policy,
        relation=Relation.DATA,
        status=AlignmentStatus.PARTLY,
        found_on=TODAY,
    )


A_MAP = RouteMapSeen(route_map=RouteMap(slug="map", title="Map"))
KNOWN: tuple[Fact, ...] = (
    *ground(protocol()),
    issued(attrs.evolve(paper(date(2025, 11, 13), items=2), own_reference="ISA/1")),
    came(letter(date(2025, 12, 15))),
    A_MAP,
    _objective("o"),
    _milestone("first"),
    _cadence("talks"),
    _scheme("own"),
    _reference("plan-24-30:care"),
    AimSet(aim=Aim(slug="aim", title="Aim")),
    PolicyNoted(policy=Policy(slug="policy", title="Policy")),
)


def _refused(fact: Fact) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as refused:
        refuse_errors(register(*KNOWN), fact, TODAY)
    return refused.value.faults


def _no(field: str, what: str) -> str:
    return f"{field}: no {what} in this record"


ANSWERS = "milestone, commitment or advice"
NO_PART = "recommendation 'ADV-2025-001.3' in this record: ADV-2025-001 has 2 of them"
NO_REFERENCE = (
    "is no reference; write a scheme, a colon and an id in small letters, as in vision-statement:3"
)
SCHEMES = (
    "promise-report, plan-24-30, vision-statement, story-of-progress, audit-recommendation,"
    " oversight-report, data-map, information-sharing, legislation"
)
DANGLING: dict[str, tuple[Fact, str]] = {
    "an objective": (_milestone(objective="none"), _no("objective", "objective 'none'")),
    "an objective that is a milestone": (
        _milestone(objective="first"),
        _no("objective", "objective 'first'"),
    ),
    "an owner": (_milestone(owners=("none",)), _no("owners", "addressee 'none'")),
    "what comes first": (_milestone(depends_on=("none",)), _no("depends_on", f"{ANSWERS} 'none'")),
    "what comes first, an objective": (
        _milestone(depends_on=("o",)),
        _no("depends_on", f"{ANSWERS} 'o'"),
    ),
    "what comes first, a recommendation": (
        _milestone(depends_on=("ADV-2025-001.3",)),
        f"depends_on: no {NO_PART}",
    ),
    "what comes first, an answer of an office": (
        _milestone(depends_on=("ADV-2025-001.1@none",)),
        _no("depends_on", "addressee 'none'"),
    ),
    "a response": (_milestone(responses=("RSP-1",)), _no("responses", "response 'RSP-1'")),
    "a commitment": (_milestone(commitments=("c",)), _no("commitments", "commitment 'c'")),
    "a route map": (_objective("new", "none"), _no("route_map", "route map 'none'")),
    "an aim": (_aligned("none", "policy"), _no("aim", "aim 'none'")),
    "a policy": (_aligned("aim", "none"), _no("policy", "policy 'none'")),
    "a milestone": (
        AdviceLinked(advice=PAPER, milestones=("none",)),
        _no("milestones", "milestone 'none'"),
    ),
    "a recommendation beside its paper": (
        AdviceLinked(advice=PAPER, recommendations=(1, 3), topics=("care",)),
        f"recommendation: no {NO_PART}",
    ),
    "the paper that is linked": (
        AdviceLinked(advice="ADV-2025-009", topics=("care",)),
        "advice: no advice 'ADV-2025-009' in this record: isa advice list shows them all",
    ),
    "a reference without a scheme": (
        _milestone(references=("care",)),
        f"references: 'care' {NO_REFERENCE}",
    ),
    "a reference in no scheme": (
        _milestone(references=("none:3",)),
        f"references: no scheme 'none'; there are {SCHEMES}, and those you name",
    ),
    "the office of a cadence": (_cadence("new", "none"), _no("addressee", "addressee 'none'")),
}


@pytest.mark.parametrize(("fact", "fault"), DANGLING.values(), ids=DANGLING)
def test_what_is_named_and_not_recorded_is_refused(fact: Fact, fault: str) -> None:
    assert (fault,) == _refused(fact)


def _taken(slug: str) -> str:
    return f"slug: {slug} names something else in this record already"


TAKEN: dict[str, tuple[Fact, str]] = {
    "by itself": (_milestone("first"), "slug: first is there already"),
    "by an objective": (_milestone("o"), _taken("o")),
    "by an office": (_milestone(MINISTER), _taken(MINISTER)),
    "by a calendar": (_milestone("scotland"), _taken("scotland")),
    "by a protocol": (_milestone("answers"), _taken("answers")),
    "by a known scheme": (_scheme("data-map"), _taken("data-map")),
    "by a scheme of one's own": (_scheme("own"), "slug: own is there already"),
    "by a cadence, for a milestone": (_milestone("talks"), _taken("talks")),
    "by a milestone, for a cadence": (_cadence("first"), _taken("first")),
    "by a milestone, for an office": (
        _office("first"),
        "slug: first names something else already",
    ),
}


@pytest.mark.parametrize(("fact", "fault"), TAKEN.values(), ids=TAKEN)
def test_a_name_that_is_taken_is_refused(fact: Fact, fault: str) -> None:
    assert (fault,) == _refused(fact)


NO_SLUG = "is no slug; use small letters a-z, figures and hyphens, as in minister-promise"
MALFORMED: dict[str, tuple[Fact, str]] = {
    "a slug": (_milestone("First One"), f"slug: 'First One' {NO_SLUG}"),
    "the reference of a paper, for an aim": (
        AimSet(aim=Aim(slug=PAPER, title="T")),
        f"slug: '{PAPER}' {NO_SLUG}",
    ),
    "the reference of a commitment, for a milestone": (
        _milestone("CMT-2026-001"),
        f"slug: 'CMT-2026-001' {NO_SLUG}",
    ),
    "a topic": (_milestone(topics=("Whole Family",)), f"topics: 'Whole Family' {NO_SLUG}"),
    "a group": (
        PolicyNoted(policy=Policy(slug="p", title="P", groups=("Babies",))),
        f"groups: 'Babies' {NO_SLUG}",
    ),
    "a reference": (_reference("Care"), f"name: 'Care' {NO_REFERENCE}"),
    "an alias": (
        _reference("own:1", " care"),
        "aliases: one line of at most 500 visible characters, no blanks around",
    ),
}


@pytest.mark.parametrize(("fact", "fault"), MALFORMED.values(), ids=MALFORMED)
def test_a_name_of_another_form_is_refused(fact: Fact, fault: str) -> None:
    assert (fault,) == _refused(fact)


def _part(name: str, whole: str) -> ReferenceNoted:
    return ReferenceNoted(reference=Reference(name=name, title="Care", part_of=whole))


OF_ITSELF: dict[str, tuple[Fact, str]] = {
    "a paper": (
        AdviceLinked(advice=PAPER, presses=(PAPER,)),
        "presses: ADV-2025-001 is of this paper itself",
    ),
    "a recommendation of the paper": (
        AdviceLinked(advice=PAPER, recommendations=(1,), presses=("ADV-2025-001.2",)),
        "presses: ADV-2025-001.2 is of this paper itself",
    ),
    "the paper, by its older reference": (
        AdviceLinked(advice=PAPER, presses=("ISA/1",)),
        "presses: ISA/1 is of this paper itself",
    ),
    "a reference": (
        _part("plan-24-30:care", "plan-24-30:care"),
        "part_of: plan-24-30:care is itself a part of plan-24-30:care",
    ),
}


@pytest.mark.parametrize(("fact", "fault"), OF_ITSELF.values(), ids=OF_ITSELF)
def test_what_presses_or_is_part_of_itself_is_refused(fact: Fact, fault: str) -> None:
    assert (fault,) == _refused(fact)


def test_a_reference_is_no_part_of_what_is_a_part_of_it() -> None:
    parts = (_part("own:3", "own:2"), _part("own:2", "own:1"))
    with pytest.raises(RefusedError) as refused:
        refuse_errors(register(*KNOWN, *parts), _part("own:1", "own:3"), TODAY)
    assert ("part_of: own:3 is itself a part of own:1",) == refused.value.faults
    assert () == refuse_errors(register(*KNOWN, *parts), _part("own:4", "own:3"), TODAY)[1:]


OF_A_MAP = Commitment(
    reference="CMT-2026-001", route_map="map", owner=MINISTER, text="T", made_on=TODAY
)
SOUND: dict[str, Fact] = {
    "everything of a milestone": _milestone(
        owners=(MINISTER,),
        depends_on=("first", PAPER, f"ADV-2025-001.2@{MINISTER}"),
        advice=(PAPER, "ADV-2025-001.1"),
        responses=("RSP-2025-001",),
        references=("plan-24-30:care",),
        topics=("whole-family",),
    ),
    "a cadence set again": _cadence("talks"),
    "a reference seen again": _reference("plan-24-30:care"),
    "a reference in a scheme of one's own": _reference("own:1.a-b", "the care plan"),
    "a route map seen again": A_MAP,
    "a commitment of a route map": CommitmentMade(commitment=OF_A_MAP),
    "an office of a new name": _office("new"),
}


@pytest.mark.parametrize("fact", SOUND.values(), ids=SOUND)
def test_what_names_what_is_known_is_taken_without_a_word(fact: Fact) -> None:
    assert () == refuse_errors(register(*KNOWN), fact, TODAY)


def test_a_reference_that_nothing_is_noted_under_yet_is_taken_with_a_note() -> None:
    found = refuse_errors(register(*KNOWN), _milestone(references=("data-map:9",)), TODAY)
    assert [("links-are-known", "note", "references: nothing is noted under data-map:9 yet")] == [
        (each.rule, each.severity.value, each.sentence) for each in found
    ]
