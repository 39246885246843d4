from __future__ import annotations

import sys
import unicodedata

from isa_programme.record.words import CONTROLS, SURROGATES


def test_controls_and_halves_of_characters_are_those_that_unicode_says() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for found, category in ((CONTROLS, "Cc"), (SURROGATES, "Cs")):
        expected = [each for each in every if unicodedata.category(each) == category]
        assert expected == found.findall(every)
