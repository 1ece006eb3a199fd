"""An event loop in a thread of its own, named loop, that is kept from its events, or is not.

argv[2] says by what:
  computes  a coroutine computes for 100 ms, then sleeps for as long
  blocks    a coroutine calls time.sleep() for 100 ms, then sleeps as it should for as long
  handlers  coroutines that compute for 5 ms each, one after the other: the loop never sleeps
  serves    a coroutine computes for 1 ms, then sleeps for 20 ms

The answer to any question is "CALLS NANOSECONDS LONGEST": how often that was done, how long it took
altogether, and the longest.
"""

import asyncio
import time

import fixture

calls = 0
nanos = 0
longest = 0


def crunch(milliseconds):
    end = time.monotonic_ns() + milliseconds * 1_000_000
    total = 0
    while time.monotonic_ns() < end:
        for number in range(100):
            total += number
    return total


def timed(function, *arguments):
    global calls, nanos, longest
    begin = time.monotonic_ns()
    function(*arguments)
    took = time.monotonic_ns() - begin
    calls += 1
    nanos += took
    longest = max(longest, took)


async def computes():
    while True:
        timed(crunch, 100)
        await asyncio.sleep(0.1)


async def blocks():
    while True:
        timed(time.sleep, 0.1)
        await asyncio.sleep(0.1)


async def handle():
    timed(crunch, 5)


async def handlers():
    while True:
        await asyncio.gather(handle(), handle(), handle())


async def serves():
    while True:
        timed(crunch, 1)
        await asyncio.sleep(0.02)


work = globals()[fixture.argument(2, "computes")]
fixture.start("loop", lambda: asyncio.run(work()))
fixture.stay(lambda question: f"{calls} {nanos} {longest}")
