"""Holds 64 MB, then forks a child, which takes 32 MB more and writes to nothing else.

True: the 64 MB are shared by both, the 32 MB are the child's alone. A thread of the parent, spin,
executes Python. The answers: to "child" its PID, to "cpu" the nanoseconds of CPU time that the parent
has used by its own account. The child ends when the parent does.
"""

import os
import time

import fixture

MEGABYTE = 1 << 20

shared = b"s" * (64 * MEGABYTE)
alive, parents_end = os.pipe()
there, childs_end = os.pipe()
child = os.fork()
if child == 0:
    os.close(parents_end)
    own = b"o" * (32 * MEGABYTE)
    os.write(childs_end, b"x")
    os.read(alive, 1)
    os._exit(0)
os.read(there, 1)
fixture.start("spin", fixture.spin)
fixture.stay(lambda question: str(child if question == "child" else time.process_time_ns()))
