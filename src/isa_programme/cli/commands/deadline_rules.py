"""The rules of a calculation, as options: each one that a protocol's stage can set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs
import click

from isa_programme.cli.typed_allowances import ALLOWANCE
from isa_programme.cli.values import CLOCK, a_file, choice, read_text
from isa_programme.exchange.shipped import EXAMPLES, example_protocol
from isa_programme.exchange.toml_files import read_protocol
from isa_programme.record.allowance import Allowance, Unit
from isa_programme.record.counting_rules import (
    FirstDay,
    OnClarification,
    PauseExcludes,
    Receipt,
    Roll,
)
from isa_programme.record.protocols import Protocol
from isa_programme.record.rules.about_protocols import refuse_uncountable
from isa_programme.record.stages import ExtensionCap, HoldingExtends, Stage
from isa_programme.record.vocabulary import StageName

_C = TypeVar("_C", bound=Callable[..., Any])

THIS_CHANNEL = "this channel"
"""What a way of sending is called whose delay is given and whose name is not."""

_OPTIONS = (
    click.option(
        "--protocol",
        metavar="NAME|FILE",
        help="Take the rules from a protocol file or a borrowed example; options change them.",
    ),
    click.option(
        "--stage",
        type=choice(StageName),
        default=StageName.SUBSTANTIVE.value,
        show_default=True,
        help="Which stage of the protocol.",
    ),
    click.option("--first-day", type=choice(FirstDay), help="Whether day zero itself counts."),
    click.option("--receipt", type=choice(Receipt), help="What receipt on no working day does."),
    click.option("--cut-off", type=CLOCK, help="Later than this counts as the next working day."),
    click.option("--channel", help="How it was sent, as the protocol names it."),
    click.option("--channel-delay", type=ALLOWANCE, help="Working days from sending to day zero."),
    click.option("--roll", type=choice(Roll), help="Where a last day goes that is no working day."),
    click.option(
        "--pause-excludes",
        type=choice(PauseExcludes),
        help="Whether the day a pause begins counts.",
    ),
    click.option(
        "--clarification",
        type=choice(OnClarification),
        help="What an answered question does to the clock.",
    ),
    click.option("--holding-extends", type=ALLOWANCE, help="What a holding reply adds, once."),
    click.option("--extend-at-most", type=click.IntRange(0), help="The most extensions allowed."),
    click.option("--extend-up-to", type=ALLOWANCE, help="The most they may add in all."),
    click.option("--every", type=ALLOWANCE, help="It recurs, with this interval."),
)


def rules(command: _C) -> _C:
    """Give a command the options that say by which rules it counts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def protocol_meant(named: str | None) -> Protocol | None:
    """The protocol of a file, or a borrowed example by its name; None for none."""
    if named is None:
        return None
    if named in EXAMPLES:
        return example_protocol(named)
    protocol = read_protocol(read_text(a_file(named, "--protocol", EXAMPLES)))
    refuse_uncountable(protocol)
    return protocol


def stage_of(
    allowance: Allowance | None, protocol: Protocol | None, given: Mapping[str, Any]
) -> Stage:
    """The stage that the options describe: the protocol's, if one is named, with what they change.

    Args:
        allowance: how long; the protocol's unless given.
        protocol: the protocol named, if any.
        given: the options of :func:`rules`, by their names.
    """
    changes = {
        name: kind(given[name]) for name, kind in _CHOICES.items() if given[name] is not None
    }
    if given["cut_off"] is not None:
        changes["cut_off"] = given["cut_off"]
    if given["channel_delay"] is not None:
        if given["channel_delay"].unit is not Unit.WORKING_DAYS:
            raise click.UsageError("--channel-delay is in working days, as in '2 working days'")
        changes["channel"] = {given["channel"] or THIS_CHANNEL: given["channel_delay"]}
    if given["holding_extends"] is not None:
        changes["holding"] = HoldingExtends(extends=given["holding_extends"])
    if given["extend_at_most"] is not None or given["extend_up_to"] is not None:
        changes["extension"] = ExtensionCap(
            at_most=given["extend_at_most"], up_to=given["extend_up_to"]
        )
    if given["every"] is not None:
        changes["every"] = given["every"]
    if protocol is not None:
        stage = _named(protocol, StageName(given["stage"]))
        found = attrs.evolve(stage, allowance=allowance or stage.allowance, **changes)
    elif allowance is not None:
        found = Stage(name=StageName.SUBSTANTIVE, allowance=allowance, **changes)
    else:
        raise click.UsageError("how long? give an allowance, as in '20 working days'")
    if given["period"] > 1 and found.every is None:
        raise click.UsageError("--period goes with --every, or with a stage that recurs")
    return found


def _named(protocol: Protocol, name: StageName) -> Stage:
    for stage in protocol.stages:
        if stage.name is name:
            return stage
    known = ", ".join(stage.name for stage in protocol.stages)
    raise click.UsageError(f"{protocol} has no stage {name}; it has {known}")


def channel_of(stage: Stage, given: Mapping[str, Any]) -> str | None:
    """How it was sent: one of the ways whose delay the stage knows."""
    channel: str | None = given["channel"] or (THIS_CHANNEL if given["channel_delay"] else None)
    if channel is not None and channel not in stage.channel:
        known = ", ".join(stage.channel) or "none"
        raise click.UsageError(
            f"--channel {channel!a} has no delay here (known: {known}); give --channel-delay too"
        )
    return channel


_CHOICES: Mapping[str, Callable[[str], Any]] = {
    "first_day": FirstDay,
    "receipt": Receipt,
    "roll": Roll,
    "pause_excludes": PauseExcludes,
    "clarification": OnClarification,
}


def suspended_by(protocol: Protocol | None, stage: Stage) -> tuple[tuple[date, date], ...]:
    """The stretches that a protocol does not count for a stage."""
    listed = protocol.suspensions if protocol else ()
    return tuple((s.period.first, s.period.last) for s in listed if s.name in stage.suspended_in)
