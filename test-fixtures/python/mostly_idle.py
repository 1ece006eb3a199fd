"""A worker process of a service: worker executes Python for 2 ms and rests for argv[3] milliseconds
(300 unless said), over and over; idle-0, idle-1, ... (argv[2] of them, 4 unless said) wait for work.

True: every idle thread is blocked (lock) all the time; worker holds the GIL for 2 ms of each turn, a
little longer where CPUs are short, and waits for nobody.
"""

import queue

import fixture


def work(rest_seconds):
    while True:
        fixture.turn(rest_seconds)


work_to_do = queue.SimpleQueue()
for number in range(fixture.argument(2, 4)):
    fixture.start("idle-%d" % number, work_to_do.get)
fixture.start("worker", work, fixture.argument(3, 300) / 1000)
fixture.stay()
