"""Which letters are due about what is late, and what they can say."""
