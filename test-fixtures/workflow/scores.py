"""A small project that the README's CI workflow is tried on: scores documents in threads."""

import hashlib
import threading
import time

SECONDS = 4


def score(text):
    return sum(ord(letter) for letter in text) % 97


def score_until(deadline, scores):
    while time.monotonic() < deadline:
        scores.append(score("some document " * 200))
        hashlib.sha256(b"x" * 4096).digest()


def score_in_threads(count):
    scores = []
    deadline = time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=score_until, args=(deadline, scores), name="scorer-%d" % number)
        for number in range(count)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return scores
