"""What the services do: a known amount of Python under the GIL, a known wait without it."""

import time

SCORE_SECONDS = 0.004
WAIT_SECONDS = 0.004


def score():
    """Executes Python for so much CPU time of this thread."""
    end = time.thread_time() + SCORE_SECONDS
    rounds = 0
    while time.thread_time() < end:
        rounds += 1
    return rounds


def wait():
    time.sleep(WAIT_SECONDS)
