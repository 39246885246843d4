"""Whether everybody can use a page: what axe-core finds against WCAG 2.2, levels A and AA."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from browser.opened import OpenedPage

_LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
_RUN = """levels => axe.run(document, {
  runOnly: {type: 'tag', values: levels}, resultTypes: ['violations', 'incomplete'],
})"""
_NOT_WORKED_OUT = """target => {
  const found = document.querySelector(target);
  return Boolean(found?.closest('svg'))
    || found?.getBoundingClientRect().right > document.documentElement.clientWidth;
}"""


@cache
def _axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def found_by_axe(opened: OpenedPage) -> tuple[list[str], list[str]]:
    """What is against the guidelines, and which contrasts of colours could not be worked out.

    A sentence for each, with the element it is about. The contrast of text drawn in a picture can
    never be worked out, nor that of what is scrolled out of sight in a region of its own; both are
    left out, and a wide window shows the second. The page is to have its script on, as axe-core
    runs in it.
    """
    if not opened.told("() => 'axe' in window"):
        opened.told(f"() => {{ {_axe()} }}")
    found = opened.told(_RUN, [*_LEVELS])
    undecided = [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]
    return (
        [_told(rule, target) for rule in found["violations"] for target in _targets(rule)],
        [
            _told(rule, target)
            for rule in undecided
            for target in _targets(rule)
            if not opened.told(_NOT_WORKED_OUT, target)
        ],
    )


def _told(rule: Any, target: str) -> str:  # noqa: ANN401 - as axe-core gives it
    return f"{rule['help']} ({rule['id']}): {target}"


def _targets(rule: Any) -> list[str]:  # noqa: ANN401 - as axe-core gives it
    return [" ".join(map(str, node["target"])) for node in rule["nodes"]]
