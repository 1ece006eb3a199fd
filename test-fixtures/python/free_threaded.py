"""What only a free-threaded build does. argv[2] is one of

pauses: "collector" collects garbage all the time, for which CPython stops the world, and "spin" executes
    Python and nothing else: it is stopped for most of the time, and collector stops it.
locks: "sorter" sorts a long list all the time, which takes most of its time with the list's lock held,
    and "appender" appends to it and takes away again: it queues for that lock.
imports: "spin" executes Python and nothing else; the line "import NAME" has NAME imported, and the
    answer is whether the GIL is on.
"""

import gc
import importlib
import sys

import fixture


def collect():
    kept = [[] for _ in range(300_000)]
    while kept:
        gc.collect()


def sort(shared):
    while True:
        shared.sort()


def append(shared):
    while True:
        shared.append(0)
        shared.pop()


def answer(line):
    importlib.import_module(line.split()[1])
    return sys._is_gil_enabled()


mode = fixture.argument(2, "pauses")
if mode == "locks":
    shared = [i * 7919 % 1_000_003 for i in range(400_000)]
    fixture.start("sorter", sort, shared)
    fixture.start("appender", append, shared)
else:
    fixture.start("spin", fixture.spin)
if mode == "pauses":
    fixture.start("collector", collect)
fixture.stay(answer)
