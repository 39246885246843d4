"""Plain values: what JSON can hold, and each as the text of a cell."""

from __future__ import annotations

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold; a number is a fraction only where it is a median or a rate."""


def cell(value: Plain) -> str:
    """A plain value as the text of one cell: nothing for None, semicolons between several."""
    if type(value) is str:
        return value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.10g}"  # a day or half a day of the longest time there can be
        case list():
            return "; ".join(cell(each) for each in value)
        case dict():
            return "; ".join(f"{key}={cell(each)}" for key, each in value.items())
        case _:
            return str(value)
