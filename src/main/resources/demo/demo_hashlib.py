"""Threads hash megabytes, for which hashlib lets go of the GIL: they run at once."""

import hashlib

import crew

BLOCK = bytes(range(256)) * 8192  # 2 MiB; below 2 KiB hashlib keeps the GIL


def digest(block):
    return hashlib.sha256(block).hexdigest()


def verify_upload():
    return [digest(block) for block in [BLOCK] * 4]


crew.work(verify_upload, "hash", crew.size_for_cpus(8))
