"""A ProcessPoolExecutor shares the work out: this is one of its workers."""

import concurrent.futures
import os

import children
import crew
import lifeline
import scoring


def serve_many(requests):
    return [len(scoring.serve()) for _ in range(requests)]


def keep_busy(pool):
    """Places an order, and the next as soon as that is done."""
    order = pool.submit(serve_many, 100)
    order.add_done_callback(lambda done: keep_busy(pool))


def main():
    size = crew.size_for_cpus(4)
    pool = concurrent.futures.ProcessPoolExecutor(
        size, mp_context=children.FORK, initializer=children.tie
    )
    worker = pool.submit(os.getpid).result()
    for _ in range(2 * size):
        keep_busy(pool)
    lifeline.say_ready(worker)
    lifeline.is_cut(None)
    lifeline.end()


main()
