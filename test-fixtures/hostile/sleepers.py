"""Threads that sleep for ever in functions of their own, and where all that a reader follows to them
lies: thread states, frames, code objects' names and line tables, the names of threads.
"""

import ctypes
import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
import fixture

THREADS = 4
FRAMES = 20
TSTATE_WORDS = 30
FRAME_WORDS = 9
OBJECT_WORDS = 6
WORD = 8
OBJECT_HEAD = getattr(object, "__basicsize__", 16)  # 32 without a GIL; PyPy does not say
FRAME_OF_OBJECT = OBJECT_HEAD + WORD  # PyFrameObject.f_frame since 3.11; before, f_code is there

words = []
arrived = threading.Semaphore(0)
threading.stack_size(256 * 1024)
if sys.implementation.name == "cpython":
    ctypes.pythonapi.PyThreadState_Get.restype = ctypes.c_void_p


def own(start, count):
    words.extend(range(start, start + count * WORD, WORD))


def own_object(thing):
    own(id(thing) + WORD, OBJECT_WORDS)  # all but its reference count


def own_frame(frame):
    own(frame_address(frame), FRAME_WORDS)
    code = frame.f_code
    if code.co_name.startswith("f_"):  # others share their names
        for part in (code.co_name, code.co_filename, lines_of(code)):
            own_object(part)


def frame_address(frame):
    at = id(frame) + FRAME_OF_OBJECT
    return ctypes.c_uint64.from_address(at).value if sys.version_info >= (3, 11) else at


def lines_of(code):
    return code.co_linetable if sys.version_info >= (3, 10) else code.co_lnotab


def made(number, depth):
    """A function that no other thread runs: it calls then() below so many like it."""
    source = "def f_%d_%d(then): then()" % (number, depth)
    names = {}
    exec(compile(source, "made_%d_%d.py" % (number, depth), "exec"), names)
    return names["f_%d_%d" % (number, depth)]


def own_thread():
    own(ctypes.pythonapi.PyThreadState_Get(), TSTATE_WORDS)
    frame = sys._getframe(2)
    while frame.f_code.co_name != "live":
        own_frame(frame)
        frame = frame.f_back
    thread = threading.current_thread()
    own_object(thread._name)
    own(id(thread) - 2 * WORD, 1 + OBJECT_WORDS)


def sleep_for_ever():
    if sys.implementation.name == "cpython":
        own_thread()
    arrived.release()
    sleep()


def sleep():
    """Sleeps where nothing can wake it. PyPy's own sleep has its time in memory that is rewritten."""
    if sys.implementation.name == "pypy":
        ctypes.CDLL(None).pause()
    time.sleep(1e6)


def live(number):
    then = sleep_for_ever
    for depth in range(FRAMES):
        function = made(number, depth)
        then = (lambda function, then: lambda: function(then))(function, then)
    then()


def start():
    """Starts them, and waits until they sleep, or are about to."""
    for number in range(THREADS):
        fixture.start("sleeper-%d" % number, live, number)
    for number in range(THREADS):
        arrived.acquire()


def own_threads_dictionary():
    own(id(threading._active) + OBJECT_HEAD, 4)
