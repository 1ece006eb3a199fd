"""A benchmark such as a project runs in CI: workers that digest blocks while a clock ticks.

True of it: hashing a large block releases the GIL, so that the workers hardly wait for each other.
"""

import sys
import threading
import time

from digest import digest

WORKERS = 3
BLOCK = b"gilspy" * 100_000


def work(until):
    while time.monotonic() < until:
        digest(BLOCK)


def tick(until):
    while time.monotonic() < until:
        time.sleep(0.005)


def main(seconds):
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=work, args=(until,), name=f"worker-{n}") for n in range(WORKERS)
    ]
    threads.append(threading.Thread(target=tick, args=(until,), name="clock"))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main(float(sys.argv[1]))
