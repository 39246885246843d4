"""Letters about what is overdue, drafted for a person to send."""
