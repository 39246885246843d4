"""Shells: the script each is given once, and the answer to each key pressed.

Whatever goes wrong, nothing is offered and nothing is said: a shell shows a fault in the middle of
the line that somebody is typing.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import ClassVar

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    get_completion_class,
    split_arg_string,
)

from isa_programme.cli.completing.offering import offered
from isa_programme.cli.completing.tree import kept, recalled
from isa_programme.errors import FaultsError

SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells that are known by name; of click before 8.5, PowerShell is not."""

_VARIABLE = "_ISA_COMPLETE"
"""What is looked for in the environment before anything is imported; see ``cli.running``."""

_BASH = """\
# Completes isa in bash. The line is handed over as it stands, up to the cursor.
%(complete_func)s() {
    local IFS=$'\\n' found kind value
    COMPREPLY=()
    for found in $(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_CWORD=0 \\
        %(complete_var)s=bash_complete "$1" 2>/dev/null); do
        kind=${found%%%%,*} value=${found#*,}
        case $kind in
            dir) compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -F %(complete_func)s %(prog_name)s
"""

_FISH = """\
# Completes isa in fish.
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \\
        COMP_CWORD=(commandline -t) %(prog_name)s 2>/dev/null)
    for completion in $response
        set -l metadata (string split -m 1 "," -- $completion)
        switch $metadata[1]
            case dir
                __fish_complete_directories $metadata[2]
            case file
                __fish_complete_path $metadata[2]
            case plain
                echo $metadata[2]
        end
    end
end

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Bash(BashComplete):
    """Bash, which splits words at colons and equals signs, and replaces only the last of those."""

    source_template: ClassVar[str] = _BASH
    _begun = ""
    _quoted = False

    @staticmethod
    def _check_version() -> None:
        """The script itself makes do with an older bash."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and what is begun there."""
        line = os.environ["COMP_WORDS"]
        words = split_arg_string(line)
        self._begun = "" if not words or line[-1:].isspace() else words.pop()
        self._quoted = bool(self._begun) and not line.endswith(self._begun.replace(" ", "\\ "))
        if " " in self._begun and line.endswith(self._begun):
            self._quoted = True
        if not self._quoted and self._begun:
            self._quoted = line[: -len(self._begun)].endswith(("'", '"'))
        return words[1:], self._begun

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The rest of the word from the last place where bash splits it."""
        value = str(item.value)
        if item.type == "plain" and not self._quoted:
            begun = self._begun.partition("=")[2] if self._begun[:1] == "-" else self._begun
            at = max(begun.rfind(mark) for mark in ":=") + 1
            value = value[at:].replace(" ", "\\ ")
        return f"{item.type},{value}"


class _Fish(FishComplete):
    """Fish, with words that hold a comma."""

    source_template: ClassVar[str] = _FISH

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The item on one line, as the script above reads it whichever click is installed."""
        told = (item.help or "").replace("\n", " ").replace("\t", " ")
        return f"{item.type},{item.value}\t{told}" if told else f"{item.type},{item.value}"


class _Quoting(ShellComplete):
    """A shell that puts what it is given on the line as it stands: PowerShell."""

    def format_completion(self, item: CompletionItem[str]) -> str:
        """The item, in quotes where it holds blanks."""
        if item.type == "plain" and " " in item.value:
            item = CompletionItem(f"'{item.value}'", item.type, item.help)
        return super().format_completion(item)


def _powershell() -> type[ShellComplete] | None:
    known = get_completion_class("powershell")
    return None if known is None else type("PowerShell", (_Quoting, known), {})


def _shell(name: str) -> type[ShellComplete] | None:
    match name:
        case "bash":
            return _Bash
        case "zsh":
            return ZshComplete
        case "fish":
            return _Fish
        case "powershell":
            return _powershell()
        case _:
            return None


def _completing(name: str) -> ShellComplete:
    known = _shell(name)
    if known is None:
        raise FaultsError(
            f"the click that is installed can't complete in {name};"
            " pip install --upgrade click brings one that can (8.5 or newer)"
        )
    return known(recalled(kept(), offered), {}, "isa", _VARIABLE)


def script(name: str) -> str:
    """What a shell is to run once, so that it completes.

    Raises:
        FaultsError: the click that is installed knows nothing of this shell.
    """
    return _completing(name).source()


def answer(asked: str) -> int:
    """Answer a shell that asks what could be typed next: always 0, and never a word too much.

    Args:
        asked: the shell and what it wants: ``bash_complete``, or ``bash_source`` for its script.
    """
    shell, _, wanted = asked.partition("_")
    said = ""
    with (
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(Exception, KeyboardInterrupt),
    ):
        said = script(shell) if wanted == "source" else _completing(shell).complete()
    with contextlib.suppress(OSError, ValueError, AttributeError):
        # As bytes, for Windows would write line ends that no shell script may have.
        sys.stdout.buffer.write(f"{said}\n".encode() if said else b"")
        sys.stdout.flush()
    return 0
