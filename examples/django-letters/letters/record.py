"""The record of advice, in whatever transaction Django has open."""

from functools import cache

from django.db import connection

from isa_programme import Tracker

SCHEMA = "advice"


def at_hand():
    """Django's own connection: one for each thread, opened and closed as Django sees fit."""
    connection.ensure_connection()
    return connection.connection


@cache
def record():
    """One tracker for the process, so that the record is read once and then only what is new."""
    return Tracker.open(at_hand, schema=SCHEMA, recorded_by="letters")
