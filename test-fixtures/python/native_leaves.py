"""Threads that spend their time in native code, each named for where.

True, nearly always:
  zlib     compresses (the zlib library), without the GIL
  matching matches a regular expression that goes back again and again (the interpreter's own
           sre_ucs1_match), with the GIL, which it lets go of only between two matches
"""

import re
import zlib

import fixture

BLOCK = bytes(range(256)) * 65_536  # 16 MiB: tens of milliseconds a call
PATTERN = re.compile("(a+)+$")
TEXT = "a" * 20 + "b"  # tens of milliseconds a match


def compress():
    while True:
        zlib.compress(BLOCK, 6)


def match():
    while True:
        PATTERN.match(TEXT)


fixture.start("zlib", compress)
fixture.start("matching", match)
fixture.stay()
