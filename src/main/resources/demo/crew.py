"""A crew that does the same work over and over, as threads or as processes, and counts what it has done.

A program that works through this takes two arguments, both optional: "threads" or "processes", and how
many. To each line of its standard input it answers "done UNITS SECONDS": how often the crew has done the
work so far, and when that was, by a clock of any origin. The end of its input ends it.
"""

import mmap
import multiprocessing
import os
import sys
import threading
import time

import lifeline

COUNTER_BYTES = 8


def usable_cpus():
    return len(os.sched_getaffinity(0))


def work(unit, name, size, way="threads"):
    """Has as many as size workers, called name-1 and so on, call unit() until the line is cut."""
    arguments = sys.argv[1:]
    way = arguments[0] if arguments else way
    size = int(arguments[1]) if len(arguments) > 1 else size
    done = memoryview(mmap.mmap(-1, size * COUNTER_BYTES)).cast("Q")  # shared with forked processes
    crew = [worker(unit, "%s-%d" % (name, n + 1), done, n) for n in range(size)]
    lifeline.say_ready(start_processes(crew) if way == "processes" else start_threads(crew))
    answer_until_cut(done)


def worker(unit, name, done, place):
    def repeat():
        while True:
            unit()
            done[place] += 1

    return threading.Thread(target=repeat, name=name, daemon=True)


def start_threads(crew):
    lifeline.start(crew)
    return os.getpid()


def start_processes(crew):
    """Starts each worker in a process of its own, in which it is the same thread. The first one's PID."""
    children = lifeline.Children()

    def employ(thread):
        thread.start()
        children.wait_in_child()

    fork = multiprocessing.get_context("fork")  # what it runs is there: its files may be gone by now
    processes = [fork.Process(target=employ, args=(thread,)) for thread in crew]
    for process in processes:
        process.start()
    return processes[0].pid


def answer_until_cut(done):
    for _ in sys.stdin:
        print("done %d %.6f" % (sum(done), time.monotonic()), flush=True)
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    os._exit(0)
