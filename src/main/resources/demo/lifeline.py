"""What ties a demo's workload to the gilspy that started it: a pipe at its standard input, which the
kernel closes when gilspy ends, in whatever way."""

import os
import select
import signal
import sys

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for gilspy, which then has a report to write

actions_at_end = []


def say_ready(pid=None):
    """Tells gilspy whom to observe: this process, or one that it has started."""
    version = "%d.%d" % sys.version_info[:2]
    print("ready", pid or os.getpid(), sys.implementation.name, version, flush=True)


def refuse(reason):
    """Tells gilspy why this cannot be shown with this Python, or on this machine, and ends."""
    print("cannot:", reason, flush=True)
    end()


def is_cut(timeout_seconds):
    return bool(select.select([sys.stdin], [], [], timeout_seconds)[0])


def work_until_cut(threads):
    """Starts the threads, and ends the process in the midst of their work when the line is cut."""
    start(threads)
    say_ready()
    is_cut(None)
    end()


def start(threads):
    for thread in threads:
        thread.daemon = True
        thread.start()


def end():
    for act in reversed(actions_at_end):
        act()
    os._exit(0)
