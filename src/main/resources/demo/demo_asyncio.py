"""A coroutine computes for a tenth of a second, and the event loop stands still."""

import asyncio
import sys
import time

import lifeline
import scoring


def export_page(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        scoring.serve()


async def export():
    while True:
        export_page(0.1)
        await asyncio.sleep(0.1)


async def chat():
    while True:
        await asyncio.sleep(0.01)
        scoring.parse("1,abc,2.5")


async def main():
    asyncio.get_running_loop().add_reader(sys.stdin, lifeline.end)
    work = [asyncio.ensure_future(each) for each in (export(), *(chat() for _ in range(5)))]
    lifeline.say_ready()
    await asyncio.gather(*work)


asyncio.run(main())
