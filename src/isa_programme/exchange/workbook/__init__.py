"""Workbooks for Excel, written and read."""
