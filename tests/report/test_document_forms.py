"""The forms of a document, and what is handed over in each."""

from __future__ import annotations

import pytest

from documents import EVERY
from isa_programme.errors import FaultsError
from isa_programme.report.document.forms import FORM_OF, document_file
from isa_programme.report.document.html import document_html
from isa_programme.report.document.mail import document_mail
from isa_programme.report.document.markdown import document_markdown
from isa_programme.report.document.word import document_word
from isa_programme.report.formats import DocumentForm


def test_every_form_has_an_ending() -> None:
    assert set(DocumentForm) == set(FORM_OF.values())


def test_each_form_is_what_its_renderer_makes() -> None:
    assert {
        DocumentForm.MARKDOWN: document_markdown(EVERY).encode(),
        DocumentForm.HTML: document_html(EVERY).encode(),
        DocumentForm.WORD: document_word(EVERY),
        DocumentForm.MAIL: document_mail(EVERY),
    } == {form: document_file(EVERY, form) for form in DocumentForm}


@pytest.mark.parametrize("form", [each for each in DocumentForm if each is not DocumentForm.WORD])
def test_only_a_word_file_is_made_on_a_template(form: DocumentForm) -> None:
    with pytest.raises(FaultsError) as refused:
        document_file(EVERY, form, template=b"")
    said = f"template: only a Word file is made on one, and this is {form}"
    assert said == str(refused.value)
