"""Threads that run, taking turns, each at the end of a stack of another shape, named for it.

True: wherever a thread is interrupted, the functions on its stack begin with those that the target
tells: the answer to any question is a JSON object from a thread's name to the names of its
functions, root first.
"""

import asyncio
import json
import sys
import threading

import fixture

sys.setrecursionlimit(5000)
threading.stack_size(256 << 20)

told = {}


def spin():
    names = []
    frame = sys._getframe()
    while frame:
        names.append(getattr(frame.f_code, "co_qualname", frame.f_code.co_name))
        frame = frame.f_back
    told[threading.current_thread().name] = names[::-1]
    count = 0
    while True:
        count += 1


def descend(depth):
    if depth == 1:
        spin()
    else:
        descend(depth - 1)


def yielding():
    yield 1
    spin()


def generator():
    for _ in yielding():
        pass


def key(_):
    spin()


def callback():
    sorted([1], key=key)


async def inner():
    await asyncio.sleep(0)
    spin()


async def outer():
    await inner()


def coroutine():
    asyncio.run(outer())


fixture.start("deep-200", descend, 200)
fixture.start("deep-900", descend, 900)
fixture.start("generator", generator)
fixture.start("callback", callback)
fixture.start("coroutine", coroutine)
while len(told) < 5:
    fixture.time.sleep(0.01)
fixture.stay(lambda question: json.dumps(told))
