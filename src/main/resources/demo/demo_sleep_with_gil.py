"""A thread sleeps in C code without letting go of the GIL: all others wait."""

import ctypes
import threading
import time

import lifeline

# PyDLL, unlike CDLL, keeps the GIL during its calls, as a careless extension module does.
LIBC = ctypes.PyDLL(None)


def read_sensor():
    LIBC.usleep(20000)


def watch_sensor():
    while True:
        read_sensor()
        time.sleep(0.005)


def handle(request):
    return sum(number * number for number in range(request))


def serve():
    while True:
        handle(500)
        time.sleep(0.001)


lifeline.work_until_cut(
    [threading.Thread(target=watch_sensor, name="sensor")]
    + [threading.Thread(target=serve, name="worker-%d" % n) for n in range(1, 4)]
)
