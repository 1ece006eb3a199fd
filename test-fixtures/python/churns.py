"""A service that never rests: threads request-0, request-1, ... are born at argv[2] a second (50 unless
said), each runs a function that was compiled for it alone and has a name of its own, sleeps a
little, and ends. Meanwhile steady takes turns of 2 ms and rests for 4.

The answer to any question is the number of threads born so far.
"""

import itertools
import time

import fixture

SOURCE = """
def made_{0}(count):
    total = 0
    for number in range(count):
        total += number * number
    return total
"""
born = 0


def request(number):
    names = {}
    exec(compile(SOURCE.format(number), "made_%d.py" % (number % 1000), "exec"), names)
    names["made_%d" % number](20_000)
    time.sleep(0.01)
    names["made_%d" % number](20_000)


def bear(births_per_second):
    global born
    begin = time.monotonic()
    for number in itertools.count():
        fixture.start("request-%d" % number, request, number)
        born += 1
        time.sleep(max(0.0, begin + born / births_per_second - time.monotonic()))


def steady():
    while True:
        fixture.turn(0.004)


fixture.start("steady", steady)
fixture.start("bearer", bear, fixture.argument(2, 50))
fixture.stay(lambda question: str(born))
