"""SHA-256 from a standing start.

:mod:`hashlib` loads the whole of OpenSSL first, which takes as long as a question put to a record.
What Python itself brings gives the same digests and is there at once; the standard library's
:mod:`random` takes it for the same reason. Where a Python has none, :mod:`hashlib` has to do.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:
        from hashlib import sha256

__all__ = ["sha256"]
