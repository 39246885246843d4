"""Completing what is typed in a shell: commands, options, and the names that the record holds."""
