"""Processes that a demo's workload forks. They have a lifeline of their own, a pipe from the workload:
they end when it does, in whatever way."""

import multiprocessing
import os
import signal
import threading

import lifeline

# A forked process has read all that it needs; the files it came from may be gone by now.
FORK = multiprocessing.get_context("fork")

child_end, parent_end = os.pipe()


def start(work, name=None):
    """Calls work() in a thread of that name in a process of its own. The process's PID."""
    process = FORK.Process(target=live, args=(work, name))
    process.start()
    return process.pid


def live(work, name):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Not made before the fork: CPython 3.13.0 would take it for one that has ended.
    lifeline.start([threading.Thread(target=work, name=name)])
    end_with_parent()


def tie():
    """For a process that something else forks."""
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent():
    os.close(parent_end)
    os.read(child_end, 1)
    os._exit(0)


def end():
    for process in multiprocessing.active_children():
        process.kill()
        process.join()


lifeline.actions_at_end.append(end)
