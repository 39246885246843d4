"""Letters about what is overdue, drafted from the step that fell due; none is ever sent."""

from __future__ import annotations

from pathlib import Path

import click

from isa_programme.cli.making_documents import make_document
from isa_programme.cli.new_folder import new_folder, refuse_folder
from isa_programme.cli.options import drafts_documents, makes_documents
from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, viewed_for_others
from isa_programme.cli.values import FOLDER, read_bytes
from isa_programme.record.vocabulary import Basis
from isa_programme.report.document.document import Document
from isa_programme.report.document.forms import FORM_OF, document_file
from isa_programme.report.formats import DocumentForm
from isa_programme.report.letters.drafting import DraftedLetter, drafted_letter, drafted_letters
from isa_programme.report.visible import visible
from isa_programme.tracker.viewing import Viewing


@click.command()
@click.argument("reference")
@click.option(
    "--addressee", metavar="SLUG", help="The office that owes it; needed where several do."
)
@click.option("--step", help="The step to draft from; the newest that fell due unless given.")
@makes_documents
def letter(reference: str, addressee: str | None, step: str | None) -> None:
    """A letter about what is overdue on REFERENCE, drafted from the step that fell due.

    Nothing is sent, and nothing is recorded: that is for a person to do.
    """
    drafted: list[DraftedLetter] = []

    def make(shown: Viewing) -> Document:
        found = drafted_letter(
            shown,
            reference,
            as_at=settings().day,
            addressee=addressee,
            step=step,
            visibility=settings().audience,
        )
        drafted.append(found)
        return found.document

    make_document(make)
    for each in drafted:
        _tell(each)


@click.command()
@click.argument("folder", type=FOLDER)
@drafts_documents
def letters(folder: Path) -> None:
    """A letter for every step that fell due and was not made, in a new FOLDER.

    Nothing is sent, and nothing is recorded: that is for a person to do.
    """
    kept = settings()
    form = DocumentForm(kept.written_as or DocumentForm.MARKDOWN)
    template = None if kept.template is None else read_bytes(kept.template)
    with viewed_for_others() as shown:
        found = drafted_letters(shown, as_at=kept.day, visibility=kept.audience)
        seen = shown.seen_at(kept.audience).held.that_is_seen
    ending = next(each for each, named in FORM_OF.items() if named is form)
    made = {
        f"{each.name}{ending}": document_file(each.document, form, template=template)
        for each in found.drafted
    }
    if made:
        with new_folder(folder):
            for name, content in made.items():
                (folder / name).write_bytes(content)
    else:
        refuse_folder(folder)
    named = "".join(f"{visible(str(folder / name))}\n" for name in made)
    put(named or f"no letter is due about anything{seen}\n")
    for each in found.drafted:
        _tell(each)
    for sentence in found.left_out:
        click.echo(f"left out: {visible(sentence)}", err=True)


def _tell(drafted: DraftedLetter) -> None:
    """Say how to record that it was sent, and warn where nobody agreed its date."""
    due = drafted.due
    if any(item.line.basis is Basis.BORROWED_EXAMPLE for item in due.items):
        click.echo(
            f"warning: {due.reference}: its date rests on an example rule, not agreed", err=True
        )
    if drafted.recording:
        click.echo(f"drafted, not sent; once it is: {visible(drafted.recording)}", err=True)
    else:
        said = f"isa note {due.reference} TEXT" if due.advice else "isa commitment update"
        click.echo(f"drafted, not sent; no step proposes it; once it is: {said}", err=True)
