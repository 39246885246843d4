"""The line that does the same means the same, whichever shell it is pasted into."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.cli.commands import isa
from isa_programme.cli.leading.one_line import one_line

_TEXT = st.text(
    st.sampled_from("aB1 .,-=:;|&<>()'\"$`\\!%#*?~{}[]@\u2019\u201c\u00e9"), min_size=1, max_size=12
)


def _lines(title: str) -> list[str]:
    given_so = {"title": title, "visibility": "restricted", "addressees": ("cosla",)}
    return list(one_line(isa, ("advice", "issue"), given_so))


def _in_powershell(line: str) -> list[str]:
    """The words that PowerShell makes of a line, by its rules of quoting."""
    single, double = "['\u2018-\u201b]", '["\u201c-\u201e]'
    word = re.compile(
        rf" *(?:{single}((?:[^'\u2018-\u201b]|{single}{{2}})*){single}"
        rf"|{double}([^\"\u201c-\u201e$`]*){double}|([A-Za-z0-9._:/=-]+))"
    )
    words, at = [], 0
    while at < len(line):
        found = word.match(line, at)
        assert found is not None, line[at:]
        bare = re.sub(rf"({single})({single})", r"\1", found[1]) if found[1] is not None else None
        words.append(next(each for each in (bare, found[2], found[3]) if each is not None))
        at = found.end()
    return words


@given(_TEXT)
def test_every_text_comes_back_as_it_was_from_sh_and_from_powershell(title: str) -> None:
    lines = _lines(title)
    wanted = ["isa", "advice", "issue", "--title", title, "--to", "cosla"]

    assert wanted == shlex.split(lines[-1].removeprefix("in other shells:  "))
    assert wanted == _in_powershell(lines[0].removeprefix("in PowerShell:  "))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("plan", ["isa advice issue --title plan --to cosla"]),
        ("A plan", ['isa advice issue --title "A plan" --to cosla']),
        ("The child's plan", ['isa advice issue --title "The child\'s plan" --to cosla']),
        ("-5 to $10", ["isa advice issue --title '-5 to $10' --to cosla"]),
        (
            "The child's $10",
            [
                "in PowerShell:  isa advice issue --title 'The child''s $10' --to cosla",
                "in other shells:  isa advice issue --title 'The child'\\''s $10' --to cosla",
            ],
        ),
        ("A\u200bplan", []),
    ],
)
def test_a_text_is_quoted_only_as_far_as_it_needs(title: str, lines: list[str]) -> None:
    assert lines == _lines(title)
