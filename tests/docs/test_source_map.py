"""The map of the source shows every module, with what it says of itself."""

from __future__ import annotations

import source_map


def test_the_map_of_the_source_is_as_the_source_tells_it() -> None:
    assert source_map.page() == source_map.PAGE.read_text(encoding="utf-8")


def test_every_module_says_in_one_sentence_what_it_holds() -> None:
    unsaid = [name for name, sentence in source_map.modules() if sentence[-1:] not in (".", "?")]

    assert unsaid == []
