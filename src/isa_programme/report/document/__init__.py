"""Something to read, print, send or file, and the forms it is handed over in."""
