"""Keeps track of whether advice given in public office is answered."""
