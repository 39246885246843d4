"""A record on a server: taking one there and back, and who may do what with it."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import frozen

from isa_programme.cli.options import copies, states
from isa_programme.cli.remembering import place_of, remembered
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, refuse_output, show
from isa_programme.journal.addresses import SCHEMA, parse_address
from isa_programme.journal.copying import copy_record
from isa_programme.journal.postgres.roles import PREFIX, roles_sql
from isa_programme.record.held import Held
from isa_programme.report.answers import Answer
from isa_programme.report.visible import visible


@frozen(kw_only=True)
class _CopyRow:
    copy: str
    entries: int
    receipt: str


@click.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@copies
def copy(source: str, target: str) -> None:
    """Copy the whole record at FROM to TO, where there is none yet; each a file or an address.

    An address is postgresql+psycopg://USER@HOST/DATABASE?schema=NAME. Every entry, the chain and
    the newest receipt stay what they are. Others may go on writing to FROM meanwhile.
    """
    here, there = place_of(source), place_of(target)
    refuse_output(here)
    refuse_output(there)
    made = copy_record(here, there)
    row = _CopyRow(copy=made.place, entries=made.entries, receipt=made.head)
    show(
        Answer(
            question="copy",
            row=_CopyRow,
            rows=(row,),
            columns=(("copy", "copy"), ("entries", "entries"), ("receipt", "receipt")),
            held=Held(head=made.head),
            single=True,
        )
    )
    if remembered() == str(here.resolve() if isinstance(here, Path) else here):
        click.echo(
            f"commands that name no record still use {visible(source)}; --record or ISA_RECORD"
            " names another",
            err=True,
        )


@click.command()
@click.option("--schema", help="The schema of the record; else that of its address, else isa.")
@click.option("--prefix", default=PREFIX, show_default=True, help="How the roles' names begin.")
@states
def roles(schema: str | None, prefix: str) -> None:
    """The statements that say who may do what with a record on a server, to be run there by psql.

    They make four roles: for the public, readers, recorders and custodians. Nothing is asked of
    the server.
    """
    named = settings().place
    if schema is None:
        schema = parse_address(named).schema if isinstance(named, str) else SCHEMA
    refuse_output(named)
    put(roles_sql(schema, prefix=prefix))
