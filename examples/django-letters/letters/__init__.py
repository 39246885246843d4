"""Letters of an office, each of which gives advice."""
