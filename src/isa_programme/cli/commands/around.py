"""The promise around the programme: references, bodies, topics."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from isa_programme.cli.asking import ask
from isa_programme.cli.options import asks, writes
from isa_programme.cli.prompting import asked
from isa_programme.cli.saving import save
from isa_programme.cli.typed_dates import DAY
from isa_programme.cli.values import choice
from isa_programme.questions.around import BodyRow, ReferenceRow
from isa_programme.questions.linked import PointerRow, TopicRow
from isa_programme.record.bodies import BodyRole
from isa_programme.record.facts import BodyDescribed, ReferenceNoted, SchemeNamed
from isa_programme.record.references import Reference, Scheme
from isa_programme.record.vocabulary import BodyLevel
from isa_programme.report import programme_columns

_SECTORS = click.option("--sector", "sectors", multiple=True, help="A sector; repeatable.")


@click.command("note")
@click.argument("name")
@click.argument("title")
@click.option("--text", default="", help="What it says, or a summary.")
@click.option("--part-of", default="", help="The reference it is a part of.")
@click.option("--lead", default="", help="The office or body that leads it.")
@click.option("--alias", "aliases", multiple=True, help="Another name or address; repeatable.")
@_SECTORS
@click.option("--seen-on", type=DAY, help="The day it was seen so; today unless given.")
@click.option("--source", default="", help="Where it was seen.")
@writes
def note(**details: Any) -> None:  # noqa: ANN401 - the options above, by name
    """Note something as it was seen, under NAME: vision-statement:3, plan-24-30:care.

    Seen again, the newest counts.
    """
    save(ReferenceNoted(reference=Reference(**details)))


@click.command("scheme")
@click.argument("slug")
@click.argument("title")
@click.option("--source", default="", help="Where it is set out.")
@writes
def name_scheme(slug: str, title: str, source: str) -> None:
    """Name a scheme of references of your own."""
    save(SchemeNamed(scheme=Scheme(slug=slug, title=title, source=source)))


@click.command("describe")
@click.argument("addressee")
@asked("--level", ask="Level", type=choice(BodyLevel), help="Where it stands.")
@click.option("--role", default="", help="What it does.")
@_SECTORS
@click.option("--since", type=DAY, help="The first day of that part, where it is known.")
@click.option("--until", type=DAY, help="The last day, where it is known.")
@click.option("--source", default="", help="Where that is stated.")
@click.option("--on", "described_on", type=DAY, help="The day it was described so.")
@writes
def describe(level: str, described_on: date | None, **details: Any) -> None:  # noqa: ANN401 - the options above
    """Say what part the office or body ADDRESSEE has; the newest counts."""
    role = BodyRole(level=BodyLevel(level), **details)
    save(BodyDescribed(body=role, described_on=described_on))


@click.command()
@click.argument("name", required=False)
@click.option("--scheme", help="Only references of this scheme.")
@click.option("--sector", help="Everything tagged with this sector, instead.")
@asks
def refs(name: str | None, scheme: str | None, sector: str | None) -> None:
    """Every reference, or all that rests on the one called NAME.

    NAME may be an alias, an address it was seen under, say.
    """
    if sum(each is not None for each in (name, scheme, sector)) > 1:
        raise click.UsageError("give one of NAME, --scheme and --sector")
    if name is not None or sector is not None:
        ask(
            "pointers",
            PointerRow,
            programme_columns.POINTERS,
            lambda tracker, day: (
                tracker.pointing_at(name, as_at=day)
                if name is not None
                else tracker.in_sector(sector or "", as_at=day)
            ),
            nothing=f"nothing rests on {name}" if name else f"nothing is tagged with {sector}",
        )
        return
    ask(
        "references",
        ReferenceRow,
        programme_columns.REFERENCES,
        lambda tracker, day: tracker.references(as_at=day, scheme=scheme),
        nothing="no reference yet; isa reference note makes one",
    )


@click.command()
@click.option("--sector", help="Only those that work in this sector.")
@click.option("--level", type=choice(BodyLevel), help="Only those of this level.")
@asks
def bodies(sector: str | None, level: str | None) -> None:
    """Who is responsible for what is asked: every office and body, with what it owes."""
    ask(
        "bodies",
        BodyRow,
        programme_columns.BODIES,
        lambda tracker, day: tracker.bodies(as_at=day, sector=sector, level=level),
        nothing="no such body; isa body describe says what part one has",
    )


@click.command()
@click.argument("name", required=False)
@asks
def topic(name: str | None) -> None:
    """Every topic, or the thread of the one called NAME: meetings, advice, answers, by date."""
    if name is None:
        ask(
            "topics",
            TopicRow,
            programme_columns.TOPICS,
            lambda tracker, day: tracker.topics(as_at=day),
            nothing="nothing is tagged with a topic yet",
        )
        return
    ask(
        "pointers",
        PointerRow,
        programme_columns.POINTERS,
        lambda tracker, day: tracker.thread(name, as_at=day),
        nothing=f"nothing on {name}",
    )
