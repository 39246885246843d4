"""The commands, by noun."""

from __future__ import annotations

from importlib.metadata import version

import click

from isa_programme.cli.commands.addressee import addressee
from isa_programme.cli.commands.advice import advice
from isa_programme.cli.commands.amending import correct, erase, hold, visibility
from isa_programme.cli.commands.around import bodies, body, reference, refs, topic
from isa_programme.cli.commands.calendar import calendar
from isa_programme.cli.commands.clock import clock
from isa_programme.cli.commands.commitment import commitment
from isa_programme.cli.commands.completion import completion
from isa_programme.cli.commands.deadline import deadline
from isa_programme.cli.commands.engagement import engagement
from isa_programme.cli.commands.escalation import escalation
from isa_programme.cli.commands.exchanging import disclose
from isa_programme.cli.commands.exporting import export_record
from isa_programme.cli.commands.importing import import_file
from isa_programme.cli.commands.insight import impact, insight
from isa_programme.cli.commands.keeping import backup, check, rebuild, restore_drill, verify
from isa_programme.cli.commands.milestone import milestone
from isa_programme.cli.commands.note import note
from isa_programme.cli.commands.passing_on import hand_over, take_over, unpublished
from isa_programme.cli.commands.prevention import aim, alignment, policy
from isa_programme.cli.commands.programme import programme
from isa_programme.cli.commands.progress import agenda, changes, progress
from isa_programme.cli.commands.protocol import protocol
from isa_programme.cli.commands.questions import (
    compliance,
    due,
    entry,
    explain,
    history,
    overdue,
)
from isa_programme.cli.commands.report import report
from isa_programme.cli.commands.response import response
from isa_programme.cli.commands.starting import demo, init
from isa_programme.cli.commands.weekly import weekly
from isa_programme.cli.settings import everything


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("isa-programme"), prog_name="isa")
@everything
def isa() -> None:
    """Keeps track of whether advice given in public office is answered.

    Start with `isa demo` to look at a real public record, or `isa init` to begin your own.
    """


for _command in (
    init,
    demo,
    addressee,
    advice,
    response,
    commitment,
    note,
    clock,
    programme,
    milestone,
    engagement,
    insight,
    impact,
    aim,
    policy,
    reference,
    body,
    protocol,
    calendar,
    deadline,
    due,
    overdue,
    weekly,
    escalation,
    compliance,
    progress,
    agenda,
    alignment,
    changes,
    topic,
    refs,
    bodies,
    explain,
    history,
    entry,
    correct,
    visibility,
    hold,
    erase,
    disclose,
    check,
    verify,
    backup,
    restore_drill,
    rebuild,
    hand_over,
    take_over,
    unpublished,
    import_file,
    export_record,
    report,
    completion,
):
    isa.add_command(_command)
