"""Four threads queue for a lock of their own: they wait, but not for the GIL."""

import threading
import time

import lifeline

JOURNAL_LOCK = threading.Lock()


def write_slowly(entry):
    time.sleep(0.004)  # stands for a write to a slow disk
    return len(entry)


def append_to_journal(entry):
    with JOURNAL_LOCK:
        return write_slowly(entry)


def take_orders():
    number = 0
    while True:
        number += 1
        append_to_journal("order %d: %s" % (number, ",".join(str(n * n) for n in range(50))))


lifeline.work_until_cut(
    [threading.Thread(target=take_orders, name="order-%d" % n) for n in range(1, 5)]
)
