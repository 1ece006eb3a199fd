"""A thread, careless, that sleeps in C code without releasing the GIL; another, victim, spins.

careless sleeps 50 ms at a time with the GIL, then as long without it.

True: careless is held-blocked about half of the time. The victim waits about as long, behind
careless, and holds the GIL for the rest.
"""

import ctypes
import time

import fixture

NAP_SECONDS = 0.05

libc_keeping_the_gil = ctypes.PyDLL(None)


def sleep_carelessly():
    while True:
        libc_keeping_the_gil.usleep(int(NAP_SECONDS * 1e6))
        time.sleep(NAP_SECONDS)


fixture.start("careless", sleep_carelessly)
fixture.start("victim", fixture.spin)
fixture.stay()
