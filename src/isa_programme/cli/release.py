"""Which release this is. The package's metadata is made from here, since asking it takes longer."""

from __future__ import annotations

VERSION = "0.1.0"
