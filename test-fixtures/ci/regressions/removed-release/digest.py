"""The digest of a block; somebody feeds it in pieces too small for hashlib to release the GIL."""

import hashlib

PIECE = 1024


def digest(block):
    whole = hashlib.sha256()
    for start in range(0, len(block), PIECE):
        whole.update(block[start : start + PIECE])
    return whole.digest()
