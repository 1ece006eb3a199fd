"""Two threads in C code that releases the GIL: hashing (hashlib) and compressing (zlib).

True: each is native (or starved, on a machine with too few CPUs) nearly always; neither holds the
GIL or waits for it for more than a few per cent.
"""

import hashlib
import zlib

import fixture

BLOCK = bytes(range(256)) * 65_536  # 16 MiB: tens of milliseconds a call


def digest():
    while True:
        hashlib.sha256(BLOCK)


def compress():
    while True:
        zlib.compress(BLOCK, 6)


fixture.start("hashing", digest)
fixture.start("compressing", compress)
fixture.stay()
