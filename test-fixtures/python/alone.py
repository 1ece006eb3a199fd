"""One thread, MainThread, that executes Python and has the GIL to itself.

True: MainThread holds the GIL nearly always and waits for nobody; its stack ends in spin (alone.py)
nearly always, and in select once every some milliseconds, to see whether it is to end.
"""

import os
import select
import sys
import time

import fixture


def spin():
    count = 0
    for number in range(100_000):
        count += number


def to_end(deadline):
    return time.monotonic() >= deadline or select.select([sys.stdin], [], [], 0)[0]


fixture.say_ready()
deadline = time.monotonic() + fixture.argument(1, 60.0)
while not to_end(deadline):
    spin()
os._exit(0)
