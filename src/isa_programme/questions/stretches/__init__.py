"""Where an obligation stands over the days on which nothing happens to it."""
