"""A thread, mixer, that takes two paths in turn: left_1 to left_4 and right_1 to right_4.

argv[2] is how long a call of the innermost function lasts, in microseconds; 0 is an empty one
(0.02 to 0.1 µs).

True: no stack ever holds a function of both paths, and mixer holds the GIL nearly always. The
answer to any question is "TURNS NANOSECONDS": turns taken and CLOCK_MONOTONIC, for measuring how
fast the thread goes.
"""

import time

import fixture

turns = 0


def rounds_per_microsecond():
    """How often the innermost loop turns in a microsecond: the best of some tries."""
    rounds = 100_000
    best = min(seconds_for(rounds) for _ in range(10))
    return rounds / (best * 1e6)


def seconds_for(rounds):
    begin = time.perf_counter()
    left_4(range(rounds))
    return time.perf_counter() - begin


def left_4(span):
    for _ in span:
        pass


def left_3(span):
    left_4(span)


def left_2(span):
    left_3(span)


def left_1(span):
    left_2(span)


def right_4(span):
    for _ in span:
        pass


def right_3(span):
    right_4(span)


def right_2(span):
    right_3(span)


def right_1(span):
    right_2(span)


def alternate(span):
    global turns
    while True:
        left_1(span)
        right_1(span)
        turns += 1


microseconds = fixture.argument(2, 4.0)
fixture.start("mixer", alternate, range(int(microseconds * rounds_per_microsecond())))
fixture.stay(lambda question: "%d %d" % (turns, time.monotonic_ns()))
