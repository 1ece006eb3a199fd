"""Spins in a thread, spin, and has forked a child which spins in a thread, child-spin.

True of both: the spinner holds the GIL nearly always. The answer to any question is the child's
PID. The child ends when its parent does.
"""

import os

import fixture

alive, parents_end = os.pipe()
child = os.fork()
if child == 0:
    os.close(parents_end)
    fixture.start("child-spin", fixture.spin)
    os.read(alive, 1)
    os._exit(0)
fixture.start("spin", fixture.spin)
fixture.stay(lambda question: str(child))
