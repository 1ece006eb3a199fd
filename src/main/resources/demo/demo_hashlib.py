"""Threads hash megabytes, for which hashlib lets go of the GIL: they run at once."""

import hashlib
import os
import threading

import lifeline

BLOCK = bytes(range(256)) * 8192  # 2 MiB; below 2 KiB hashlib keeps the GIL


def digest(block):
    return hashlib.sha256(block).hexdigest()


def verify_upload(blocks):
    return [digest(block) for block in blocks]


def verify_uploads():
    while True:
        verify_upload([BLOCK] * 4)


def main():
    cpus = len(os.sched_getaffinity(0))
    lifeline.work_until_cut(
        [
            threading.Thread(target=verify_uploads, name="hash-%d" % n)
            for n in range(1, max(2, min(cpus, 8)) + 1)
        ]
    )


main()
