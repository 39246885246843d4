"""Python's garbage collector, paused while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Within, nothing is looked through for circles: what a record adds up to holds none.

    The collector goes on afterwards if it was on before, whatever happens within.
    """
    # It walks through all that was made so far, again and again while more is made.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
