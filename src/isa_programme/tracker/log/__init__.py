"""An office's own log in the record: recognised, compared with what was recorded, and recorded."""
