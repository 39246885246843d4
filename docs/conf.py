"""How these pages become a site: ``sphinx-build -W -n docs build/site``.

The pages are plain Markdown, to be read where the source is kept too. What only the site needs is
made while it is built (``building/``): its table of contents follows the list in ``index.md``, and
every public name gets its place on a page for each part of ``reference/python.md``, from its
docstring.
"""

import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from building import contents, names, references  # noqa: E402 - they stand beside this file

project = "isa_programme"
author = "The isa_programme maintainers"
copyright = "the isa_programme maintainers"  # noqa: A001 - Sphinx asks for it by this name
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["building"]
html_theme = "furo"
html_title = "isa_programme"
html_copy_source = False
html_show_sphinx = False
nitpicky = True
_NOT_NAMED_BY_CALLERS = (
    # Steps of an explanation: their `kind` and `sentence` are public, their classes are not.
    *("clock.steps.Counted", "clock.steps.Happened", "clock.steps.PassedOver"),
    *("clock.steps.Rolled", "clock.steps.Told", "clock.tracks.Track"),
    # Tables of a map of a log, which read_log_map makes from its file.
    *("exchange.log.dates.DateForms", "exchange.log.dates.DateOrder", "exchange.log.map.Ignored"),
    *("exchange.log.map.Skipped", "exchange.log.map.Source", "tracker.log.changes.NewFacts"),
    # What a class is made of within; its callers are given the whole.
    *("journal.journal.Journal", "record.folding.Folding", "record.touched.Touched"),
    *("record.advice_file.AdviceFile", "record.names.Target", "tracker.viewing.Viewing"),
    # Type variables stand for a type and are none.
    *("record.followed.N_co", "record.register.N"),
)
nitpick_ignore = [("py:class", f"isa_programme.{each}") for each in _NOT_NAMED_BY_CALLERS]

# Headings are linked to by the names that they have where the source is kept.
myst_heading_anchors = 4
# Blocks are shown as they are: their languages are those that the tests of the pages know.
highlight_language = "text"

default_role = "literal"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
autodoc_class_signature = "mixed"
add_module_names = False
maximum_signature_line_length = 80
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_attr_annotations = False  # the types stand in the signature, in few words
napoleon_use_rtype = False


def setup(app: Sphinx) -> None:
    """Put together what only the site needs."""
    names.write_pages(HERE)
    app.add_lexer("csv", TextLexer)  # Pygments knows none of its own, and shows it as it is
    app.connect("source-read", contents.on_source_read)
    app.connect("autodoc-process-signature", names.on_signature)
    references.connect(app)
