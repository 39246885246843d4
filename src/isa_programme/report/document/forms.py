"""The forms in which a document is handed over, and the endings of their files."""

from __future__ import annotations

from collections.abc import Mapping

from isa_programme.errors import FaultsError
from isa_programme.report.document.document import Document
from isa_programme.report.document.html import document_html
from isa_programme.report.document.markdown import document_markdown
from isa_programme.report.formats import DocumentForm

FORM_OF: Mapping[str, DocumentForm] = {
    ".md": DocumentForm.MARKDOWN,
    ".html": DocumentForm.HTML,
    ".htm": DocumentForm.HTML,
    ".docx": DocumentForm.WORD,
    ".eml": DocumentForm.MAIL,
}
"""The form that the ending of a file's name stands for."""


def document_file(
    document: Document, form: DocumentForm, *, template: bytes | None = None
) -> bytes:
    """The document as the content of a file; text is UTF-8.

    The same document, form and template give the same bytes.

    Args:
        document: what to hand over.
        form: in which form.
        template: the Word file whose styles are used; for Word alone.

    Raises:
        FaultsError: there is a template, and it is not to be Word, or the template can't be used.
        ExtraMissingError: it is to be Word, and the extra `docx` is not installed.
    """
    if template is not None and form is not DocumentForm.WORD:
        raise FaultsError(f"template: only a Word file is made on one, and this is {form}")
    match form:
        case DocumentForm.MARKDOWN:
            return document_markdown(document).encode()
        case DocumentForm.HTML:
            return document_html(document).encode()
        case DocumentForm.WORD:
            from isa_programme.report.document.word import document_word  # noqa: PLC0415 - slow

            return document_word(document, template=template)
        case DocumentForm.MAIL:
            from isa_programme.report.document.mail import document_mail  # noqa: PLC0415 - slow

            return document_mail(document)
