"""Making a document: in the form that the ending of its file tells, or that is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isa_programme.cli.settings import settings
from isa_programme.cli.showing import put, viewed_for_others
from isa_programme.cli.values import read_bytes
from isa_programme.errors import FaultsError
from isa_programme.report.document.document import Document
from isa_programme.report.document.forms import FORM_OF, document_file
from isa_programme.report.formats import DocumentForm
from isa_programme.tracker.viewing import Viewing

_TEXT = (DocumentForm.MARKDOWN, DocumentForm.HTML)
"""Forms that may be read on a screen."""


def make_document(
    make: Callable[[Viewing], Document], *, unless_said: DocumentForm = DocumentForm.MARKDOWN
) -> None:
    """Make a document of the record, and put it in OUT or on standard output.

    Args:
        make: what makes it.
        unless_said: its form on standard output, where none is named.

    Raises:
        FaultsError: OUT has an ending that no document has, or one that is not what is named.
    """
    kept = settings()
    form = _form(kept.output, kept.written_as) or unless_said
    template = None if kept.template is None else read_bytes(kept.template)
    with viewed_for_others() as shown:
        document = make(shown)
    made = document_file(document, form, template=template)
    put(made.decode() if kept.output is None and form in _TEXT else made)


def _form(out: Path | None, named: str | None) -> DocumentForm | None:
    said = None if named is None else DocumentForm(named)
    if out is None:
        return said
    told = FORM_OF.get(out.suffix.lower())
    if said is None and told is None:
        endings = ", ".join(FORM_OF)
        raise FaultsError(f"{out.name} has no ending of a document ({endings}); or say --as")
    if None not in (said, told) and said is not told:
        raise FaultsError(
            f"{out.name} is {told} by its ending, and --as says {said}; let both agree"
        )
    return said or told
