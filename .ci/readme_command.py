"""Print a command of the README: the fenced block after the comment that names it."""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def command(name: str) -> str:
    """The command below ``<!-- name -->``."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)\n```\n", text, re.DOTALL)
    if found is None:
        sys.exit(f"the README has no command named {name!r}")
    return found[1]


if __name__ == "__main__":
    sys.stdout.write(command(sys.argv[1]) + "\n")
