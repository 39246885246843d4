"""An office's own log, read with its map: its columns, its cells, and the rows they make."""
