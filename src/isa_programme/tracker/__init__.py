"""The record, its register and its questions in one object, for programs that embed it."""
