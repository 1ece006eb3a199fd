"""Threads busy-0 and busy-1 that execute Python, and idle-0, idle-1, ... that wait for a lock.

argv[2] is how many are idle, argv[3] how many frames each stack has at least, argv[4] how long a
thread may keep the GIL while the other wants it, in microseconds: they change at about that pace.

True: busy-0 and busy-1 hold the GIL in turns, nearly always; the idle ones are blocked (lock) all the
time. The answer to any question is "TURNS NANOSECONDS": turns taken by both and CLOCK_MONOTONIC.
"""

import sys
import threading
import time

import fixture

turns = [0, 0]
arrived = threading.Semaphore(0)
held = threading.Lock()
held.acquire()


def descend(frames, then, *arguments):
    if frames > 0:
        descend(frames - 1, then, *arguments)
    else:
        then(*arguments)


def idle():
    arrived.release(), held.acquire()


def add(left, right):
    return left + right


def work(own):
    while True:
        total = 0
        for number in range(100):
            total = add(total, number)
        turns[own] += 1


idle_threads = fixture.argument(2, 0)
frames = fixture.argument(3, 5)
sys.setrecursionlimit(frames + 200)
threading.stack_size(2 << 20)
for number in range(idle_threads):
    fixture.start("idle-%d" % number, descend, frames, idle)
for _ in range(idle_threads):
    arrived.acquire()
sys.setswitchinterval(fixture.argument(4, 5000) / 1e6)
for number in range(2):
    fixture.start("busy-%d" % number, descend, frames, work, number)
fixture.stay(lambda question: "%d %d" % (sum(turns), time.monotonic_ns()))
