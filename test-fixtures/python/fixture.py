"""What every target shares: how it says that it is ready, answers questions, and ends.

A target prints "ready PID". Then its main thread sits in select (blocked, poll) until stdin ends,
or argv[1] seconds are over, and ends the process at once, whatever the other threads do. A line on
stdin is a question; the answer is a line.
"""

import os
import select
import sys
import threading
import time

PR_SET_NAME = 15  # <linux/prctl.h>


def argument(index, default):
    """The argument at index (2 is the first that is the target's own), as the default's type."""
    return type(default)(sys.argv[index]) if len(sys.argv) > index else default


def start(name, function, *arguments):
    """Starts a daemon thread, which does not keep the process from ending."""
    if sys.implementation.name == "pypy":
        function = known_to_the_kernel(name, function)
    thread = threading.Thread(target=function, args=arguments, name=name, daemon=True)
    thread.start()
    return thread


def known_to_the_kernel(name, function):
    """The same function, in a thread that has its name in the kernel too: PyPy's cannot be read."""
    import ctypes

    def named(*arguments):
        ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode())
        function(*arguments)

    return named


def spin():
    """Holds the GIL for as long as it may: executes Python and nothing else."""
    count = 0
    while True:
        count += 1


def turn(rest_seconds):
    """Executes Python for 2 ms, then sleeps, unless that is for no time at all."""
    end = time.monotonic() + 0.002
    while time.monotonic() < end:
        pass
    if rest_seconds:
        time.sleep(rest_seconds)


def say_ready():
    print("ready", os.getpid(), flush=True)


def stay(answer=None):
    """Says ready and stays to the end. Does not return. answer(line) gives the answer's text."""
    say_ready()
    deadline = time.monotonic() + argument(1, 60.0)
    while select.select([sys.stdin], [], [], max(0, deadline - time.monotonic()))[0]:
        line = sys.stdin.readline()
        if not line:
            break
        print(answer(line.strip()), flush=True)
    os._exit(0)
