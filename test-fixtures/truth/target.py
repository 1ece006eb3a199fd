"""Runs threads that hold and release the GIL as told, and writes down when each did so.

Arguments: the folder of the built gilhold extension, the file to write, and for each thread
NAME:HOLD:OUTSIDE where HOLD and OUTSIDE are MEAN_NS,fixed|exponential,sleep|spin.
Prints "ready PID" when every thread has been through a cycle; at the end of stdin, or after two
minutes, it lets every thread end its cycle, writes the log, and prints "done".

The file: for each thread in the order of the arguments, little-endian int64 TID, the moment at which
its last cycle was over, the number of cycles, and for each cycle the moments ask, got, drop, dropped
(see gilhold.c).
"""

import os
import select
import struct
import sys
import threading

LONGEST_RUN_SECONDS = 120

sys.path.insert(0, sys.argv[1])
import gilhold  # noqa: E402  (the path to it is an argument)


def pastime(text):
    mean_ns, spread, manner = text.split(",")
    return int(mean_ns), spread, manner


def start(index, spec):
    name, hold, outside = spec.split(":")
    arguments = (index, pastime(hold), pastime(outside), 20_000 + index)
    thread = threading.Thread(target=gilhold.run, args=arguments, name=name)
    thread.start()
    return thread


def write_logs(path, count):
    with open(path, "wb") as file:
        for index in range(count):
            tid, ended, log = gilhold.log(index)
            file.write(struct.pack("<qqq", tid, ended, len(log) // 32))
            file.write(log)


def main():
    path, specs = sys.argv[2], sys.argv[3:]
    threads = [start(index, spec) for index, spec in enumerate(specs)]
    gilhold.await_cycles(len(threads), 1)
    print("ready", os.getpid(), flush=True)
    select.select([sys.stdin], [], [], LONGEST_RUN_SECONDS)
    gilhold.stop()
    for thread in threads:
        thread.join()
    write_logs(path, len(threads))
    print("done", flush=True)


main()
