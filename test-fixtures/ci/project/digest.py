"""The digest of a block, as it should be."""

import hashlib


def digest(block):
    return hashlib.sha256(block).digest()  # releases the GIL: the block is large
