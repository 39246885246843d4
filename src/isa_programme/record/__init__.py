"""What was agreed and what happened: the nouns, the entries that record them, the register."""
