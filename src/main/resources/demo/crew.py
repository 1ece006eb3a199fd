"""A crew that does the same work over and over, as threads or as processes, and counts what it has done.

A program that works through this takes two arguments, both optional: "threads" or "processes", and how
many. To each line of its standard input it answers "done UNITS SECONDS": how often the crew has done the
work so far, and when that was, by a clock of any origin. The end of its input ends it.
"""

import mmap
import os
import sys
import threading
import time

import children
import lifeline

COUNTER_BYTES = 8


def size_for_cpus(most):
    """As many as can compute at once, but at least two: one alone shows nothing."""
    return min(most, max(2, len(os.sched_getaffinity(0))))


def work(unit, name, size, way="threads"):
    """Has as many as size workers, called name-1 and so on, call unit() until the line is cut."""
    arguments = sys.argv[1:]
    way = arguments[0] if arguments else way
    size = int(arguments[1]) if len(arguments) > 1 else size
    done = memoryview(mmap.mmap(-1, size * COUNTER_BYTES)).cast("Q")  # shared with forked processes
    crew = {"%s-%d" % (name, n + 1): repeating(unit, done, n) for n in range(size)}
    lifeline.say_ready(start_processes(crew) if way == "processes" else start_threads(crew))
    answer_until_cut(done)


def repeating(unit, done, place):
    def repeat():
        while True:
            unit()
            done[place] += 1

    return repeat


def start_threads(crew):
    lifeline.start([threading.Thread(target=work, name=name) for name, work in crew.items()])
    return os.getpid()


def start_processes(crew):
    """The first one's PID."""
    return [children.start(work, name) for name, work in crew.items()][0]


def answer_until_cut(done):
    for _ in sys.stdin:
        print("done %d %.6f" % (sum(done), time.monotonic()), flush=True)
    lifeline.end()
