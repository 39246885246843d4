"""The words of an office's log: compared without regard to capitals and blanks."""

from __future__ import annotations

from collections.abc import Mapping


def tidy(text: str) -> str:
    """A text without blanks around it, and with one blank where several, or line breaks, stand."""
    return " ".join(text.split())


def alike(text: str) -> str:
    """The form in which two words are compared: capitals and blanks make no difference."""
    return tidy(text).casefold()


class WordList:
    """What words stand for, found without regard to capitals and blanks."""

    def __init__(self, *lists: Mapping[str, str]) -> None:
        self._meanings = {alike(word): meant for each in lists for word, meant in each.items()}

    def __contains__(self, word: str) -> bool:
        return alike(word) in self._meanings

    def meaning(self, word: str) -> str | None:
        """What a word stands for, "" where it means nothing, None where it is not in the list."""
        return self._meanings.get(alike(word))
