"""The digest of a block; somebody throttles it, and sleeps with the GIL held."""

import ctypes
import hashlib

LIBC = ctypes.PyDLL(None)  # unlike CDLL, it keeps the GIL during a call


def digest(block):
    LIBC.usleep(20_000)
    return hashlib.sha256(block).digest()
