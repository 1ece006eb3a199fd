"""Threads in sub-interpreters. argv[2] is "own", where each interpreter has a GIL of its own, or "shared",
where all take the main interpreter's; unless said, what this CPython has: 3.12 and later the former.

Interpreter 1 has a thread spin-a, interpreter 2 the threads spin-b and spin-c, made there by its
threading module. A thread "commuter" of the main interpreter goes to work in interpreter 3 for 20 ms or
more, then in interpreter 4, and so on, each time with a new thread state. MainThread is blocked (poll)
in the main interpreter.

With "own" all four execute Python and nothing else. True: the GILs of 1 and 2 are held nearly always,
at the same time; those of 3 and 4 each about half of the time, in turn; the main one's hardly ever.
spin-a holds its GIL nearly always and waits for nobody. spin-b and spin-c each hold theirs about half of
the time and wait for the rest, behind the other one. commuter holds a GIL nearly always, about half of
the time in each interpreter. That is more than two CPUs can run: who holds a GIL may have no CPU.

With "shared" they sleep for 1 ms after every 2 ms of Python, since CPython 3.9 to 3.12 never asks a
holder in another interpreter to drop the GIL. True: the one GIL is held nearly always; each of the four
holds it about a quarter of the time and waits for more than it sleeps.

With "many" there are 17 interpreters, each with a GIL of its own, and no thread but MainThread.

The stacks of all four have turn in them (fixture.py).
"""

import os
import sys

import fixture

try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters  # before CPython 3.13

USUAL = "own" if sys.version_info >= (3, 12) else "shared"

PREPARE = """
import sys
sys.path.insert(0, {folder!r})
import fixture
"""

SPIN = """
def turns():
    while True:
        fixture.turn({rest})
for name in {names!r}:
    fixture.threading.Thread(target=turns, name=name).start()
"""

WORK = """
import time
end = time.monotonic() + 0.02
while time.monotonic() < end:
    fixture.turn({rest})
"""


def create(shares_gil):
    if interpreters.__name__ == "_interpreters":
        created = interpreters.create("legacy" if shares_gil else "isolated")
    elif sys.version_info[:2] == (3, 8):
        created = interpreters.create()
    else:
        created = interpreters.create(isolated=not shares_gil)
    folder = os.path.dirname(os.path.abspath(__file__))
    interpreters.run_string(created, PREPARE.format(folder=folder))
    return created


def commute():
    here, there = create(shares_gil), create(shares_gil)  # before 3.12 they run as who made them
    on_the_way.set()
    while True:
        interpreters.run_string(here, WORK.format(rest=rest))
        interpreters.run_string(there, WORK.format(rest=rest))


if fixture.argument(2, USUAL) == "many":
    crowd = [create(False) for _ in range(16)]
    fixture.stay()
shares_gil = fixture.argument(2, USUAL) == "shared"
rest = 0.001 if shares_gil else 0
# Before CPython 3.13 an interpreter ends with the last reference to what create returned.
first, second = create(shares_gil), create(shares_gil)
on_the_way = fixture.threading.Event()
fixture.start("commuter", commute)
on_the_way.wait()
interpreters.run_string(first, SPIN.format(names=["spin-a"], rest=rest))
interpreters.run_string(second, SPIN.format(names=["spin-b", "spin-c"], rest=rest))
fixture.stay()
