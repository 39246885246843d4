from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings

import registers
from isa_programme.record.facts import FACTS, Fact
from isa_programme.record.rules import RULES, rules_about
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
def test_a_rule_that_is_not_asked_about_a_fact_has_nothing_to_say_about_it(fact: Fact) -> None:
    cls: type = type(fact)
    asked = rules_about(cls)
    for rule in RULES:
        if rule not in asked:
            assert list(rule(KNOWN, fact, TODAY)) == []


def test_every_rule_is_asked_about_some_fact_and_in_their_order() -> None:
    asked = [rules_about(cls) for cls in EVERY]
    assert {rule for rules in asked for rule in rules} == set(RULES)
    for rules in asked:
        assert list(rules) == [rule for rule in RULES if rule in rules]


def test_a_fact_of_a_class_derived_from_one_is_asked_about_alike() -> None:
    for cls in EVERY:
        assert rules_about(type("Derived", (cls,), {})) == rules_about(cls)
