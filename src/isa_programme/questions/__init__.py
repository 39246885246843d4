"""How do we stand: standing, due, overdue, coverage, promises passed, escalation, findings."""
