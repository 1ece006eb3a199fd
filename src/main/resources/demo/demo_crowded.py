"""One thread computes on a CPU that three other processes want as well."""

import os
import threading

import children
import lifeline
import scoring


def main():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for _ in range(3):
        children.start(scoring.serve_forever)
    lifeline.work_until_cut([threading.Thread(target=scoring.serve_forever, name="worker")])


main()
