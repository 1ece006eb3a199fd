"""What ties a demo's workload to the gilspy that started it: a pipe at its standard input, which the
kernel closes when gilspy ends, in whatever way."""

import os
import select
import signal
import sys


def say_ready():
    """Tells gilspy who runs. Ctrl-C is meant for gilspy, which then has a report to write."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    version = "%d.%d" % sys.version_info[:2]
    print("ready", os.getpid(), sys.implementation.name, version, flush=True)


def is_cut(timeout_seconds):
    return bool(select.select([sys.stdin], [], [], timeout_seconds)[0])


def work_until_cut(threads):
    """Starts the threads, and ends the process in the midst of their work when the line is cut."""
    for thread in threads:
        thread.daemon = True
        thread.start()
    say_ready()
    is_cut(None)
    os._exit(0)
