"""What is kept beside the entries and follows from them: the deadline table, and what is public."""
