"""The pictures of the dashboard, each drawn from the figures that stand in the table beside it."""
