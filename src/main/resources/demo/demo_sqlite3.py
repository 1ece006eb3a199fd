"""Queries, for which sqlite3 lets go of the GIL, run at once in several threads."""

import threading

import crew
import lifeline

try:
    import sqlite3
except ImportError as e:
    lifeline.refuse(str(e))

databases = threading.local()

REPORT = """
WITH RECURSIVE day(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM day WHERE n < 30000)
SELECT sum(n % 7), sum(n * n % 365) FROM day
"""


def query():
    return database().execute(REPORT).fetchall()


def database():
    if not hasattr(databases, "own"):
        databases.own = sqlite3.connect(":memory:")
    return databases.own


crew.work(query, "query", crew.size_for_cpus(8))
