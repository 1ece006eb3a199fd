"""Threads chain-0, chain-1, ... (argv[2] of them, 3 unless said) that compute a chain of numbers each,
in Python, in C that releases the GIL, and with a nap now and then.

True: what a chain has come to after so many steps is known beforehand (dev.gilspy.torture.Chain
computes the same), so that a step which was skipped, repeated or spoilt shows. The answer to ? is
"CPU-NANOSECONDS FAILURES STEPS:VALUE STEPS:VALUE ...". argv[3] names what of misbehaves.py it does
besides; any other line is told to that.
"""

import time
import zlib

import fixture
import misbehaves

MASK = (1 << 64) - 1
MIXES_PER_STEP = 400
STEPS_PER_NAP = 5
NAP_SECONDS = 0.02
BLOCK_WORDS = 1024  # crc32 releases the GIL above 5 KB

chains = []


def mix(value):
    value ^= value << 13 & MASK
    value ^= value >> 7
    return value ^ (value << 17 & MASK)


def mixed(value, times):
    for _ in range(times):
        value = mix(value)
    return value


def checksum(value):
    return zlib.crc32(value.to_bytes(8, "little") * BLOCK_WORDS)


def step(value):
    return mixed(value, MIXES_PER_STEP) ^ checksum(value)


def compute(own):
    steps, value = chains[own]
    while True:
        steps, value = steps + 1, step(value)
        chains[own] = steps, value
        if steps % STEPS_PER_NAP == 0:
            time.sleep(NAP_SECONDS)


def answer(question):
    if question != "?":
        misbehaves.end(question)
    states = ["%d:%d" % chain for chain in chains]
    return " ".join([str(time.process_time_ns()), str(len(misbehaves.failures))] + states)


for number in range(fixture.argument(2, 3)):
    chains.append((0, number + 1))
    fixture.start("chain-%d" % number, compute, number)
getattr(misbehaves, fixture.argument(3, "nothing"))()
fixture.stay(answer)
