from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

import registers
from hidden_papers import INTERNAL, about, response
from isa_programme.record.facts import (
    FACTS,
    AdviceIssued,
    AdviceLinked,
    Fact,
    FactNoted,
    NoteTaken,
    ResponseReceived,
    Scoped,
)
from isa_programme.record.findings import Finding
from isa_programme.record.register import Register
from isa_programme.record.rules import RULES, rules_about
from isa_programme.record.rules.found import refusal
from isa_programme.record.rules.rule import Rule, rule
from isa_programme.record.vocabulary import Visibility
from strategies import facts

EVERY: list[type] = [*FACTS.values()]
TODAY = date(2026, 1, 1)
KNOWN = registers.register(
    *registers.ground(registers.protocol(registers.SUBSTANTIVE)),
    registers.issued(registers.paper(date(2025, 1, 6))),
    registers.came(registers.letter(date(2025, 1, 20))),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(facts)
def test_what_a_rule_finds_bears_its_name(fact: Fact) -> None:
    for each in RULES:
        assert {found.rule for found in each(KNOWN, fact, TODAY)} <= {each.name}


@pytest.mark.parametrize("each", [pytest.param(each, id=each.name) for each in RULES])
def test_a_rule_writes_its_own_name_where_it_finds_something(each: Rule) -> None:
    (look,) = ast.parse(inspect.getsource(each.look)).body
    named = [node.value for node in ast.walk(look) if isinstance(node, ast.Constant)]
    names = {str(name) for name in named if re.fullmatch(r"[a-z]+(-[a-z]+)+", str(name))}
    assert names <= {each.name}


def test_a_rule_says_by_its_annotation_which_facts_it_is_about() -> None:
    @rule
    def papers_are_short(
        _register: Register, fact: AdviceIssued | NoteTaken, _on: date
    ) -> Iterator[Finding]:
        yield refusal("papers-are-short", "title: shorten it", fact)

    about = {cls for cls in EVERY if issubclass(cls, papers_are_short.about)}
    assert {AdviceIssued, NoteTaken} == about
    assert "papers-are-short" == papers_are_short.name
    (found,) = papers_are_short(KNOWN, registers.issued(registers.paper(TODAY)), TODAY)
    assert ("title: shorten it", registers.PAPER) == (found.sentence, found.reference)
    assert [] == list(papers_are_short(KNOWN, registers.came(registers.letter(TODAY)), TODAY))


def test_every_rule_is_asked_about_some_fact_and_in_their_order() -> None:
    asked = [rules_about(cls) for cls in EVERY]
    assert {rule for rules in asked for rule in rules} == set(RULES)
    for rules in asked:
        assert list(rules) == [rule for rule in RULES if rule in rules]


def test_a_fact_of_a_class_derived_from_one_is_asked_about_alike() -> None:
    for cls in EVERY:
        assert rules_about(type("Derived", (cls,), {})) == rules_about(cls)


UNKNOWN = "ADV-2024-009"
LINKED_ON = date(2025, 12, 1)
HAPPENED: list[Fact] = [
    *about(UNKNOWN),
    response(UNKNOWN, INTERNAL, Visibility.PUBLIC, 3),
    AdviceLinked(advice=UNKNOWN, linked_on=LINKED_ON),
    FactNoted(title="Noted", noted_for=LINKED_ON, source="invented", advice=UNKNOWN),
]


def _found(fact: Fact, name: str) -> set[str]:
    """What the rule of a name finds in a fact, if it is asked about it at all."""
    cls: type = type(fact)
    asked = [each for each in rules_about(cls) if each.name == name]
    return {found.sentence for each in asked for found in each(KNOWN, fact, date(2026, 3, 2))}


@pytest.mark.parametrize("fact", HAPPENED, ids=lambda fact: fact.kind)
def test_whatever_happens_to_a_paper_that_is_not_there_is_refused(fact: Fact) -> None:
    (found,) = _found(fact, "papers-are-known")
    assert f"no advice '{UNKNOWN}'" in found


@pytest.mark.parametrize(
    "fact",
    [each for each in about(registers.PAPER) if isinstance(each, Scoped)],
    ids=lambda fact: fact.kind,
)
def test_whatever_names_a_recommendation_that_is_not_there_is_refused(fact: Fact) -> None:
    (found,) = _found(fact, "parts-exist")
    assert f"{registers.PAPER} has no recommendation 2" in found


def test_everything_that_names_obligations_is_among_what_happens_to_a_paper() -> None:
    happened = {type(fact) for fact in HAPPENED}
    assert {*Scoped.__args__, ResponseReceived, NoteTaken} <= happened
