"""What else a target may do while somebody looks at it; chains.py does one of these by its name.

True: none of it disturbs the chains, until the process is told to end.
"""

import ctypes
import itertools
import os
import resource
import signal
import sys
import threading
import time

import fixture

failures = []

PATIENCE_SECONDS = 0.01
LONG_NAME = "\x1b[31mred\x07 \u202ereversed " + "n" * 5000


def nothing():
    """The chains and no more."""


def fork():
    """Every 50 ms a child, which goes on for a while and must end with 0."""
    fixture.start("forker", repeat, one_child, 0.05)


def one_child():
    child = os.fork()
    if child == 0:
        time.sleep(0.1)
        os._exit(sum(range(1000)) - 499500)
    if os.waitpid(child, 0)[1] != 0:
        failures.append("child")


def churn():
    """100 threads a second are born, and end."""
    fixture.start("bearer", repeat, lambda: fixture.start("short", time.sleep, 0.02), 0.01)


def thousand():
    """1,000 threads that wait."""
    threading.stack_size(128 * 1024)
    held = threading.Lock()
    held.acquire()
    for number in range(1000):
        fixture.start("idle-%d" % number, held.acquire)


def recurse():
    """Down to 100,000 frames, a stay there, and up again. CPython needs no C stack for it since 3.11."""
    sys.setrecursionlimit(200000)
    fixture.start("deep", repeat, lambda: descend(100000), PATIENCE_SECONDS)


def descend(frames):
    if frames:
        return descend(frames - 1)
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        pass


def rename():
    """Threads that call themselves something else all the time, for Python and for the kernel."""
    for _ in range(3):
        fixture.start("renamer", repeat, renamer(itertools.count()), 0.0005)


def renamer(numbers):
    prctl = ctypes.CDLL(None).prctl

    def one():
        name = "%d %s" % (next(numbers), LONG_NAME)
        threading.current_thread().name = name
        prctl(fixture.PR_SET_NAME, name.encode()[:15])

    return one


def exhaust():
    """Runs out of memory: MemoryError, again and again."""
    with open("/proc/self/statm") as sizes:
        pages = int(sizes.read().split()[0])
    limit = pages * resource.getpagesize() + (256 << 20)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    fixture.start("hungry", repeat, eat, PATIENCE_SECONDS)


def eat():
    kept = []
    try:
        while True:
            kept.append(bytearray(32 << 20))
    except MemoryError:
        pass


def repeat(function, seconds):
    while True:
        function()
        time.sleep(seconds)


def starve():
    """In a control group that gets a twentieth of a CPU."""
    sys.path.insert(0, "src/main/resources/demo")
    import quota

    quota.make(0.05).add(os.getpid())


def end(how):
    """What it is told in the midst of it; most of it it does not survive."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    {
        "exec-python": lambda: os.execv(sys.executable, [sys.executable] + sys.argv),
        "exec-other": lambda: os.execv("/bin/sh", ["sh", "-c", "echo ready $$; read line"]),
        "segfault": lambda: ctypes.string_at(0),
        "abort": os.abort,
        "exit": lambda: os._exit(7),
        "signal": lambda: os.kill(os.getpid(), signal.SIGUSR2),
        "memory": devour,
    }[how]()
    time.sleep(60)  # a signal may take a moment


def devour():
    """Takes memory until the kernel kills it, in the group that was made for that."""
    with open(os.path.join(sys.argv[4], "cgroup.procs"), "w") as group:
        group.write(str(os.getpid()))
    kept = []
    while True:
        kept.append(b"x" * (1 << 20))
