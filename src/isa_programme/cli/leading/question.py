"""A question: what is asked, what it means, and how an answer to it is taken."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from attrs import frozen


@frozen(kw_only=True)
class Question:
    """One thing that is asked at a terminal.

    Attributes:
        ask: the question in a few words.
        explains: what a question mark is answered with.
        default: what Enter stands for, as it would be typed; "" for nothing.
        skips: what Enter says where there is no default: ``it has none``; "" where an answer is
            needed.
    """

    ask: str
    explains: str
    default: str = ""
    skips: str = ""

    @abstractmethod
    def take(self, typed: str) -> Any:  # noqa: ANN401 - each question has its own kind of answer
        """The answer that something typed stands for.

        Raises:
            FaultsError: it stands for none.
        """

    def lists(self) -> Iterable[str]:
        """What is shown above the question: choices, one a line."""
        return ()

    def reads_back(self, answer: Any) -> str:  # noqa: ANN401 - likewise
        """The answer in full, where what was typed is shorter; "" where it is not."""
        del answer
        return ""

    def as_typed(self, answer: Any) -> str:  # noqa: ANN401 - likewise
        """The answer as somebody could have typed it, to be the default when asked again."""
        return ", ".join(map(str, answer)) if isinstance(answer, tuple) else str(answer)

    def in_brackets(self) -> str:
        """What Enter does, as shown beside the question."""
        return self.default
