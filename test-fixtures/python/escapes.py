"""Work that can be done in another way, and counts what it has done.

Arguments: seconds after which it ends; "threads" or "processes"; how many; the kind of work; and the
switch interval in seconds, if not the usual one. It prints "ready PID". To each line it answers with the
time in seconds, and then of each worker how much it has done and how long it has waited in all, in µs, after
a sleep until it ran again.

compute          pure Python, some 3 ms a unit
compute-native   the same, and then a key derived without the GIL, which takes about as long
compute-sleep    the same, and then a sleep of 6 ms
unequal          worker 1 computes; the others sleep after each unit, for 3, 6, 9 ... ms
hash-small       a third of the time computes, two thirds hash in blocks so small that hashlib keeps the GIL
hash-big         the same, but hashes in one block that takes as long, for which hashlib releases it
convoy           worker 1 computes; the others sleep 2 ms and then need the GIL for some 0.05 ms
"""

import hashlib
import mmap
import os
import signal
import sys
import threading
import time

SMALL = bytes(2000)  # hashlib releases the GIL from 2,048 bytes on
SMALL_COUNT = 1500
HALF_ROUNDS = 15000
SLEEP_SECONDS = 0.002


def compute(rounds=30000):
    x = 1
    for _ in range(rounds):
        x = (x * 31 + 7) % 1009
    return x


def hash_small():
    for _ in range(SMALL_COUNT):
        hashlib.sha256(SMALL).digest()


def derive(iterations):
    hashlib.pbkdf2_hmac("sha256", b"password", b"salt", iterations)


def seconds_of(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def as_slow_in_one():
    """How many bytes in one block take as long to hash as hash_small() does. The median of pairs, since
    machines grow faster and slower all the time."""
    block = bytes(len(SMALL) * SMALL_COUNT)
    ratios = []
    for _ in range(15):
        small = seconds_of(hash_small)
        ratios.append(small / seconds_of(lambda: hashlib.sha256(block).digest()))
    return int(len(block) * sorted(ratios)[len(ratios) // 2])


def units(kind, place):
    """What a worker does again and again; where it sleeps, it returns for how long it then waited."""
    big = bytes(as_slow_in_one() if kind == "hash-big" else 0)

    def sleep(seconds):
        began = time.perf_counter()
        time.sleep(seconds)
        return time.perf_counter() - began - seconds

    def compute_native():
        compute()
        derive(4000)

    def compute_sleep():
        compute()
        return sleep(0.006)

    def unequal():
        compute()
        return sleep(0.003 * place) if place else 0

    def small():
        compute(HALF_ROUNDS)
        hash_small()

    def large():
        compute(HALF_ROUNDS)
        hashlib.sha256(big).digest()

    def convoy():
        waited = sleep(SLEEP_SECONDS) if place else 0
        compute(500 if place else 30000)
        return waited

    return {
        "compute": compute,
        "compute-native": compute_native,
        "compute-sleep": compute_sleep,
        "unequal": unequal,
        "hash-small": small,
        "hash-big": large,
        "convoy": convoy,
    }[kind]


def repeat(unit, account, place):
    while True:
        waited = unit() or 0
        account[2 * place] += 1
        if isinstance(waited, float):
            account[2 * place + 1] += int(1e6 * max(0, waited))


def start_thread(unit, account, place):
    name = "worker-%d" % (place + 1)
    threading.Thread(target=repeat, args=(unit, account, place), name=name, daemon=True).start()


def start_process(unit, account, place, lifeline):
    if os.fork() == 0:
        start_thread(unit, account, place)
        os.close(lifeline[1])
        os.read(lifeline[0], 1)
        os._exit(0)


def main(seconds, way, size, kind, interval="0.005"):
    signal.alarm(int(seconds))
    sys.setswitchinterval(float(interval))
    size = int(size)
    account = memoryview(mmap.mmap(-1, 16 * size)).cast("Q")
    work = [units(kind, place) for place in range(size)]
    lifeline = os.pipe()
    for place, unit in enumerate(work):
        if way == "processes":
            start_process(unit, account, place, lifeline)
        else:
            start_thread(unit, account, place)
    print("ready", os.getpid(), flush=True)
    for _ in sys.stdin:
        print("%.6f" % time.monotonic(), *account, flush=True)
    os._exit(0)


main(*sys.argv[1:])
