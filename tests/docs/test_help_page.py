"""The page of help says what the commands say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import help_page

if TYPE_CHECKING:
    import pytest


def test_the_page_of_help_is_as_the_commands_tell_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert help_page.page() == help_page.PAGE.read_text(encoding="utf-8"), (
        "write it anew: python -m help_page, in the folder tests"
    )
