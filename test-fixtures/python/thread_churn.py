"""Threads short-0, short-1, ... that are born at 100 a second and live for some 20 ms, half of it
spinning; meanwhile steady spins all the time.

True: steady holds the GIL more than anyone else, and is there from the first to the last sample.
The answer to any question is the number of threads born so far.
"""

import itertools
import time

import fixture

BIRTHS_PER_SECOND = 100
born = 0


def live():
    end = time.monotonic() + 0.01
    while time.monotonic() < end:
        pass
    time.sleep(0.01)


def bear():
    global born
    begin = time.monotonic()
    for number in itertools.count():
        fixture.start("short-%d" % number, live)
        born += 1
        time.sleep(max(0.0, begin + born / BIRTHS_PER_SECOND - time.monotonic()))


fixture.start("steady", fixture.spin)
fixture.start("bearer", bear)
fixture.stay(lambda question: str(born))
