"""The zone whose civil dates count."""

from __future__ import annotations

from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""An instant becomes a date there and nowhere else."""
