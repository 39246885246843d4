"""Whether everybody can use a page: what axe-core finds against WCAG 2.2, levels A and AA."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from browser.opened import OpenedPage

_LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
_RUN = "levels => axe.run(document, {runOnly: {type: 'tag', values: levels}})"
_DRAWN = "target => Boolean(document.querySelector(target)?.closest('svg'))"


@cache
def _axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(opened: OpenedPage) -> list[str]:
    """A sentence for each thing that is against the guidelines, with the element it is about.

    The page is to have its script on, as axe-core runs in it.
    """
    return [
        f"{rule['help']} ({rule['id']}): {target}"
        for rule in _found(opened)["violations"]
        for target in _targets(rule)
    ]


def undecided(opened: OpenedPage) -> list[str]:
    """A sentence for each contrast of colours that axe-core could not work out.

    That of text drawn in a picture it never can.
    """
    return [
        f"{rule['help']} ({rule['id']}): {target}"
        for rule in _found(opened)["incomplete"]
        if rule["id"] == "color-contrast"
        for target in _targets(rule)
        if not opened.told(_DRAWN, target)
    ]


def _found(opened: OpenedPage) -> Any:  # noqa: ANN401 - as axe-core gives it
    if not opened.told("() => 'axe' in window"):
        opened.told(f"() => {{ {_axe()} }}")
    return opened.told(_RUN, [*_LEVELS])


def _targets(rule: Any) -> list[str]:  # noqa: ANN401 - as axe-core gives it
    return [" ".join(map(str, node["target"])) for node in rule["nodes"]]
