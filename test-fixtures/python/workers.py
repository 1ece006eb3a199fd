"""Has started workers in one of Python's own ways; in each, two threads, left and right, work.

True of each worker: both hold its GIL for 2 ms, then rest for 20. Everything else is idle. Arguments: fork, spawn, forkserver or pool (ProcessPoolExecutor), and how many
workers (2). The answer to "start" is the PID of one worker more; to "end PID" that PID, whose
worker has ended then; to any other question the PIDs of all that work.
"""

import concurrent.futures
import multiprocessing
import os
import sys
import threading
import time

import fixture


def take_turns():
    while True:
        fixture.turn(0.020)


def work(started):
    for name in ("left", "right"):
        fixture.start(name, take_turns)
    threading.Thread(target=end_with_parent, daemon=True).start()
    started.put(os.getpid())


def end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(0)


def work_for_ever(started):
    work(started)
    time.sleep(600)


class Workers:
    def __init__(self, way):
        method = "fork" if way == "pool" else way
        self.context = multiprocessing.get_context(method)
        self.started = self.context.SimpleQueue()
        self.running = {}
        self.pool = None

    def add(self, count):
        for _ in range(count):
            worker = self.context.Process(target=work_for_ever, args=(self.started,), daemon=True)
            worker.start()
            self.running[worker.pid] = worker
        return [self.started.get() for _ in range(count)][-1]

    def add_pool(self, count):
        self.pool = concurrent.futures.ProcessPoolExecutor(
            count, mp_context=self.context, initializer=work, initargs=(self.started,)
        )
        for _ in range(count):
            self.pool.submit(time.sleep, 600)
        self.running = dict.fromkeys(self.started.get() for _ in range(count))

    def end(self, pid):
        worker = self.running.pop(pid)
        worker.kill()
        worker.join()
        return pid

    def answer(self, question):
        if question == "start":
            return str(self.add(1))
        if question.startswith("end "):
            return str(self.end(int(question.split()[1])))
        return " ".join(str(pid) for pid in sorted(self.running))


if __name__ == "__main__":
    way = fixture.argument(2, "fork")
    workers = Workers(way)
    if way == "pool":
        workers.add_pool(fixture.argument(3, 2))
    else:
        workers.add(fixture.argument(3, 2))
    fixture.stay(workers.answer)
