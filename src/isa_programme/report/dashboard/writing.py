"""Writing the dashboard: a page as data becomes one file that fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from isa_programme.errors import ExtraMissingError
from isa_programme.report.dashboard.markup import Markup
from isa_programme.report.dashboard.page import Page
from isa_programme.report.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "isa_programme.report.dashboard"


def written(page: Page) -> str:
    """The page as HTML, ending in a line break.

    Raises:
        ExtraMissingError: the extra `html` is not installed.
    """
    templates = _templates()
    style, script = _file("page.css"), _file("page.js")
    return templates.get_template("page.html").render(
        page=page,
        markup=Markup(),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _templates() -> Environment:
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExtraMissingError("a dashboard", "html") from error
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shown(value: object) -> object:
    """Whatever a template writes: plain text is made visible before it is escaped."""
    return visible(value) if type(value) is str else value


def _template(name: str) -> str:
    return _file(f"templates/{name}")


@cache
def _file(name: str) -> str:
    return files(_PACKAGE).joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    """By which a content security policy knows what it lets in."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"
