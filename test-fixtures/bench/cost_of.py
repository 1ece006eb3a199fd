"""Runs a command to its end and prints what that cost, as one line of JSON.

Arguments: the file for what the command writes, then the command. Times are CLOCK_MONOTONIC; CPU time
is user and system time of the command and of what it waited for; the memory is the most that was
resident at once (10 MB or so at least, since Linux begins to count before the exec).
"""

import json
import os
import sys
import time


def run(output, command):
    with open(output, "wb") as log:
        streams = [(os.POSIX_SPAWN_DUP2, log.fileno(), number) for number in (1, 2)]
        began = time.monotonic_ns()
        pid = os.posix_spawnp(command[0], command, os.environ, file_actions=streams)
        _, status, usage = os.wait4(pid, 0)
        ended = time.monotonic_ns()
    return {
        "began_ns": began,
        "ended_ns": ended,
        "cpu_ns": round((usage.ru_utime + usage.ru_stime) * 1e9),
        "resident_bytes": usage.ru_maxrss * 1024,
        "failed": status != 0,
    }


print(json.dumps(run(sys.argv[1], sys.argv[2:])), flush=True)
