"""The programmes and route maps that come as examples: the public ones and the invented ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

from isa_programme.exchange.programme_file import ProgrammeFile, read_programme
from isa_programme.exchange.programme_writing import written_programme
from isa_programme.exchange.shipped import public_programme, public_rows, public_surroundings
from isa_programme.record.facts import Fact, MilestoneReached
from isa_programme.record.references import Reference
from isa_programme.record.register import Register
from isa_programme.record.vocabulary import Function, Visibility
from isa_programme.tracker.demonstration import demonstrate
from isa_programme.tracker.loading import Loaded
from isa_programme.tracker.tracker import Tracker

EXAMPLES = Path(__file__).parents[2] / "examples"
PUBLIC = EXAMPLES / "public-record"
NAMES = ("references.toml", "route-maps.toml", "programme.toml")
INVENTED = ("work-programme.toml", "route-map.toml")
EVERY = (*(PUBLIC / name for name in NAMES), *(EXAMPLES / name for name in INVENTED))


def now() -> datetime:
    return datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def read(path: Path) -> ProgrammeFile:
    return read_programme(path.read_text(encoding="utf-8"))


def nouns(fact: Fact) -> Iterator[attrs.AttrsInstance]:
    """A fact, and what it holds: one of them says who may see it, and names the source."""
    yield fact
    for each in attrs.fields(type(fact)):
        value = getattr(fact, each.name)
        if attrs.has(type(value)):
            yield value


def said(file: ProgrammeFile, key: str) -> list[tuple[str, object]]:
    """What each fact of a file has under a key, where it has that key, with what it is about."""
    return [
        (f"{fact.kind} {fact.about}", getattr(noun, key))
        for fact in file.facts
        for noun in nouns(fact)
        if key in attrs.fields_dict(type(noun))
    ]


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_every_item_names_its_source_or_why_it_moved(path: Path) -> None:
    file = read(path)
    grounds = said(file, "source") + [each for each in said(file, "reason") if each[1]]
    assert [] == [about for about, ground in said(file, "source") if not str(ground).strip()]
    assert {f"{fact.kind} {fact.about}" for fact in file.facts} == {about for about, _ in grounds}


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_no_person_is_named_and_whatever_can_be_public_is(path: Path) -> None:
    file = read(path)
    assert [] == [office.slug for office in file.addressees if office.holders]
    hidden = [
        about for about, visibility in said(file, "visibility") if visibility != Visibility.PUBLIC
    ]
    shown_to_few = ["alignment-found.v1 homes-for-young-families"]
    assert (shown_to_few if path.name == "work-programme.toml" else []) == hidden


@pytest.mark.parametrize("name", INVENTED)
def test_what_is_invented_says_so(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    file = read_programme(text)
    assert "# Everything in this file is invented" in text
    assert {"invented for this example"} == {source for _, source in said(file, "source")}
    assert {True} == {office.name.endswith("(invented)") for office in file.addressees}


def test_the_public_files_are_what_the_package_reads() -> None:
    surroundings = tuple(read(PUBLIC / name) for name in NAMES[:2])
    assert (surroundings, read(PUBLIC / NAMES[2])) == (public_surroundings(), public_programme())


PUBLIC_KINDS: Mapping[str, Mapping[str, int]] = {
    "references.toml": {
        "scheme-named.v1": 1,
        "reference-noted.v1": 53,
        "body-described.v1": 23,
    },
    "route-maps.toml": {
        "route-map-seen.v1": 6,
        "objective-set.v1": 4,
        "milestone-planned.v1": 7,
        "milestone-reached.v1": 4,
    },
    "programme.toml": {
        "objective-set.v1": 2,
        "milestone-planned.v1": 1,
        "milestone-marked.v1": 1,
        "milestone-reached.v1": 1,
        "engagement-held.v1": 5,
        "insight-stated.v1": 4,
    },
}


@pytest.mark.parametrize("name", NAMES)
def test_the_public_files_hold_so_much_and_no_cadence(name: str) -> None:
    assert PUBLIC_KINDS[name] == Counter(fact.kind for fact in read(PUBLIC / name).facts)


def test_the_page_beside_the_public_record_counts_rightly() -> None:
    page = (PUBLIC / "README.md").read_text(encoding="utf-8")
    found = re.search(r"([0-9]+) references, and the part of ([0-9]+) offices and bodies", page)
    kinds = PUBLIC_KINDS["references.toml"]
    assert found is not None
    assert (kinds["reference-noted.v1"], kinds["body-described.v1"]) == tuple(
        map(int, found.groups())
    )


def test_the_references_are_ten_statements_three_questions_and_seventeen_themes() -> None:
    names = {str(fact.about) for fact in read(PUBLIC / "references.toml").facts}
    assert {f"vision-statement:{number}" for number in range(1, 11)} <= names
    assert {f"story-of-progress:{number}" for number in range(1, 4)} <= names
    foundations = ("voice", "family", "care", "people", "scaffolding")
    assert {f"plan-24-30:{foundation}" for foundation in foundations} <= names
    themes = [name.split(":")[1] for name in names if re.match(r"plan-24-30:\w+\.", name)]
    assert {"voice": 2, "care": 6, "scaffolding": 9} == Counter(
        theme.partition(".")[0] for theme in themes
    )


def test_what_is_published_of_the_programme_was_reached_late(tmp_path: Path) -> None:
    with demonstrate(tmp_path / "demo.db", now=now) as tracker:
        (row,) = tracker.milestones(as_at=date(2026, 1, 5), route_map="")
    assert ("work-programme-published", Function.STRATEGY, 13) == (
        row.slug,
        row.function,
        row.days_late,
    )
    assert ["held-back"] == [mark.mark for mark in row.marks]


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Tracker]:
    file = read(PUBLIC / "programme.toml")
    assert file.programme is not None
    with Tracker.create(
        tmp_path / "public.db", programme=file.programme, addressees=file.addressees, now=now
    ) as made:
        made.import_csv(public_rows())
        yield made


def findings(loaded: Loaded) -> list[str]:
    return [found.sentence for each in loaded.recorded for found in each.findings]


def test_the_public_files_load_with_nothing_to_find(public: Tracker) -> None:
    assert [] == [
        sentence
        for name in NAMES
        for sentence in findings(public.load_programme(read(PUBLIC / name)))
    ]
    assert () == public.verify()


@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_file_loads_into_a_record_with_nothing_to_find(
    tmp_path: Path, name: str
) -> None:
    with Tracker.create(tmp_path / "isa.db", example="foisa-like", now=now) as tracker:
        loaded = tracker.load_programme(read(EXAMPLES / name))
        assert ([], ()) == (findings(loaded), loaded.missing)
        assert () == tracker.verify()


def test_a_record_can_begin_with_the_invented_programme_and_take_the_route_map(
    tmp_path: Path,
) -> None:
    file = read(EXAMPLES / "work-programme.toml")
    assert file.programme is not None
    with Tracker.create(
        tmp_path / "isa.db",
        programme=file.programme,
        addressees=file.addressees,
        facts=file.facts,
        now=now,
    ) as tracker:
        size = len(tracker.entries())
        assert Loaded(recorded=()) == only_new(tracker.load_programme(file))
        assert size == len(tracker.entries())
        loaded = tracker.load_programme(read(EXAMPLES / "route-map.toml"))
        assert ([], ()) == (findings(loaded), loaded.missing)


def only_new(loaded: Loaded) -> Loaded:
    new = tuple(each for each in loaded.recorded if not each.already)
    return attrs.evolve(loaded, recorded=new)


def test_loading_the_public_files_again_adds_nothing(tmp_path: Path) -> None:
    with demonstrate(tmp_path / "demo.db", now=now) as tracker:
        head = tracker.head
        for name in NAMES:
            assert Loaded(recorded=()) == only_new(tracker.load_programme(read(PUBLIC / name)))
        assert head == tracker.head


@pytest.mark.parametrize("name", INVENTED)
def test_loading_an_invented_file_again_adds_nothing(tmp_path: Path, name: str) -> None:
    file = read(EXAMPLES / name)
    with Tracker.create(tmp_path / "isa.db", now=now) as tracker:
        tracker.load_programme(file)
        head = tracker.head
        assert Loaded(recorded=()) == only_new(tracker.load_programme(file))
        assert head == tracker.head


def held(register: Register) -> dict[str, object]:
    """Everything a register follows by its name, and the parts of all bodies."""
    return {
        **{name: each.noun for name, each in register.followed.items()},
        **{
            f"{name} since": [entry.fact for entry in each.entries]
            for name, each in register.followed.items()
        },
        **{
            f"{slug} does": [entry.fact for entry in entries]
            for slug, entries in register.bodies.items()
        },
    }


def test_the_public_view_shows_all_that_the_demonstration_holds(tmp_path: Path) -> None:
    with demonstrate(tmp_path / "demo.db", now=now) as tracker:
        everything, shown = tracker.register, tracker.seen_at("public").register
    assert held(everything) == held(shown)
    assert everything.addressees == shown.addressees
    facts = sum(len(read(PUBLIC / name).facts) for name in NAMES)
    assert facts == sum(1 + len(each.entries) for each in everything.followed.values()) + sum(
        map(len, everything.bodies.values())
    )


def test_every_reference_of_the_demonstration_that_is_named_is_noted(tmp_path: Path) -> None:
    with demonstrate(tmp_path / "demo.db", now=now) as tracker:
        rows = tracker.references(as_at=date(2026, 1, 5))
        noted = {each.noun.name for each in tracker.register.all_of(Reference)}
    assert noted == {row.name for row in rows}
    named = {row.part_of for row in rows} - {""}
    assert set() == named - noted


@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_file_written_again_says_the_same(tmp_path: Path, name: str) -> None:
    with Tracker.create(tmp_path / "one.db", now=now) as one:
        one.load_programme(read(EXAMPLES / name))
        again = read_programme(written_programme(one.register))
        with Tracker.create(tmp_path / "two.db", now=now) as two:
            two.load_programme(again)
            assert held(one.register) == held(two.register)
            assert one.register.programme == two.register.programme
            assert one.register.addressees == two.register.addressees


def test_the_invented_programme_shows_what_such_a_file_can_hold() -> None:
    file = read(EXAMPLES / "work-programme.toml")
    counted = Counter(fact.kind for fact in file.facts)
    assert {
        "scheme-named.v1": 1,
        "reference-noted.v1": 2,
        "body-described.v1": 2,
        "objective-set.v1": 3,
        "aim-set.v1": 2,
        "policy-noted.v1": 3,
        "alignment-found.v1": 4,
        "investment-noted.v1": 3,
        "milestone-planned.v1": 9,
        "milestone-marked.v1": 3,
        "milestone-replanned.v1": 1,
        "milestone-reached.v1": 2,
        "milestone-dropped.v1": 1,
        "cadence-set.v1": 2,
        "engagement-held.v1": 3,
        "insight-stated.v1": 1,
        "impact-claimed.v1": 1,
    } == counted
    assert {*Function} == {function for _, function in said(file, "function")}
    assert {"babies"} == set.intersection(
        *(set(groups) for about, groups in listed(file, "groups") if "policy" in about)
    )


def listed(file: ProgrammeFile, key: str) -> list[tuple[str, tuple[str, ...]]]:
    """The same where what is said is a list."""
    return [(about, names) for about, names in said(file, key) if isinstance(names, tuple)]


def test_the_invented_route_map_has_all_five_parts() -> None:
    file = read(EXAMPLES / "route-map.toml")
    parts = ("starting_position", "destination", "how_known", "responsible")
    assert [] == [part for part in parts for _, value in said(file, part) if not value]
    waited_for = {name for _, names in listed(file, "depends_on") for name in names}
    commitments = {str(fact.about) for fact in file.facts if fact.kind == "commitment-made.v1"}
    assert (3, commitments) == (len(commitments), commitments & waited_for)
    reached = [fact for fact in file.facts if isinstance(fact, MilestoneReached)]
    assert [date(2026, 1, 26)] == [fact.reached_on for fact in reached]
