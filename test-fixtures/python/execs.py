"""Spins; told anything, replaces itself by a fresh interpreter that spins, which says ready again.

True: the PID stays the same, and everything else changes.
"""

import os
import sys

import fixture


def replace(question):
    os.execv(sys.executable, [sys.executable] + sys.argv)


fixture.start("spin", fixture.spin)
fixture.stay(replace)
