"""Leading somebody through a command: one question after the other, and a yes at the end."""
