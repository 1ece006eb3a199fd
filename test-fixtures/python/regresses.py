"""A little service: worker-1 and worker-2 score requests, poller asks a device for news.

argv[2] says what somebody has changed in it:
  nothing  a worker scores for some milliseconds, then sleeps 10 ms; the poller sleeps 20 ms at a time
  naps     the poller waits for the device in C code that keeps the GIL, 15 ms of each 20
  slow     scoring takes twice as long

True: with naps the GIL is held asleep for more than half of the time, in ask_device, and the workers wait for
it; with slow the workers hold the GIL for nearly twice as long in all, in score (not at a time: what takes
longer than the switch interval is cut there while others want the GIL).
"""

import ctypes
import time

import fixture

ROUNDS = 60_000

change = fixture.argument(2, "nothing")
libc_keeping_the_gil = ctypes.PyDLL(None)


def score(rounds):
    total = 0
    for number in range(rounds):
        total += number & 7
    return total


def serve():
    while True:
        score(2 * ROUNDS if change == "slow" else ROUNDS)
        time.sleep(0.010)


def ask_device():
    if change == "naps":
        libc_keeping_the_gil.usleep(15_000)
    time.sleep(0.005 if change == "naps" else 0.020)


def poll():
    while True:
        ask_device()


for number in (1, 2):
    fixture.start("worker-%d" % number, serve)
fixture.start("poller", poll)
fixture.stay()
