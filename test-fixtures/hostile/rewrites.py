"""A real interpreter that rewrites what a reader of its memory follows, all the time, and now and then
puts it back. All of it belongs to threads that sleep for ever, so that the interpreter itself never
looks at it again.

3.14 and later do look, and crash: rewrites_all.py is for these, too.

True: spin holds the GIL or waits for it, and the process has no threads but those of its task folder.
"""

import ctypes
import gc
import random
import threading
import time

import sleepers
from sleepers import fixture, words

REWRITES_UNTIL_GOOD = 3000
GOOD_SECONDS = 0.003


def wrong(numbers):
    kind = numbers.randrange(6)
    if kind == 0:
        return numbers.getrandbits(64)
    if kind == 1:
        return 1 << numbers.randrange(64)
    if kind == 2:
        return numbers.randrange(64)
    if kind == 3:
        return 0
    return numbers.choice(words)


def rewrite():
    numbers = random.Random(1)
    cells = [ctypes.c_uint64.from_address(word) for word in words]
    good = [cell.value for cell in cells]
    while True:
        for cell, value in zip(cells, good):
            cell.value = value
        time.sleep(GOOD_SECONDS)
        for _ in range(REWRITES_UNTIL_GOOD):
            numbers.choice(cells).value = wrong(numbers)


gc.disable()
fixture.start("spin", fixture.spin)
sleepers.start()
ready = threading.Event()
fixture.start("rewriter", lambda: (ready.wait(), time.sleep(0.05), rewrite()))
sleepers.own_threads_dictionary()
ready.set()
fixture.stay()
