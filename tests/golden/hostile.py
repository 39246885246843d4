"""Text that would do harm where it is taken for more than text."""

from __future__ import annotations

TITLE = (
    '=HYPERLINK("https://x.invalid","y") <img src=x onerror="document.title=\'HARMED\'">'
    " | *b* [l](javascript:alert(1)) & \"q\" 'a' `c` </title>"
)
"""A line: a formula, an element with a script, Markdown, a table's border."""

TEXT = (
    "=1+1\r\nEND:VEVENT\r\nBEGIN:VEVENT\n# A heading\n| a | b |\n"
    "<script>document.title='HARMED'</script><a href='https://x.invalid'>x</a> {{ 7*7 }} ]]> -->\n"
    "\u202egnp.exe\u2066 a\u00a0b zero\u200bwidth @SUM(A1) +1 -1 \t\\u0041 \U0001f4c5"
)
"""Lines: the same, and line ends, controls of direction, and what can't be seen."""

OWN_REFERENCE = "=2+2;<b>x</b>|*"
"""A reference as typed."""
