"""What ties a demo's workload to the gilspy that started it: a pipe at its standard input, which the
kernel closes when gilspy ends, in whatever way."""

import os
import select
import signal
import sys

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for gilspy, which then has a report to write


def say_ready(pid=None):
    """Tells gilspy whom to observe: this process, or one that it has started."""
    version = "%d.%d" % sys.version_info[:2]
    print("ready", pid or os.getpid(), sys.implementation.name, version, flush=True)


def is_cut(timeout_seconds):
    return bool(select.select([sys.stdin], [], [], timeout_seconds)[0])


def work_until_cut(threads):
    """Starts the threads, and ends the process in the midst of their work when the line is cut."""
    start(threads)
    say_ready()
    is_cut(None)
    os._exit(0)


def start(threads):
    for thread in threads:
        thread.daemon = True
        thread.start()


class Children:
    """A lifeline of its own for processes that this one forks: they end when it does, in whatever way."""

    def __init__(self):
        self._child_end, self._parent_end = os.pipe()

    def wait_in_child(self):
        """Ends the child when its parent has gone. To be called in the child."""
        os.close(self._parent_end)
        os.read(self._child_end, 1)
        os._exit(0)
