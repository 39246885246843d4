"""What is owed by when: day zero, pauses, restarts, extensions, explanation."""
