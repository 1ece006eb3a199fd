"""Threads idle-0, idle-1, ... (argv[2] of them, 1000 unless said) that wait for a lock, and one that
spins, busy.

True: every idle thread is blocked (lock) all the time; busy holds the GIL nearly always.
"""

import threading

import fixture

threading.stack_size(128 * 1024)
held = threading.Lock()
held.acquire()
for number in range(fixture.argument(2, 1000)):
    fixture.start("idle-%d" % number, held.acquire)
fixture.start("busy", fixture.spin)
fixture.stay()
