"""A real interpreter that rewrites what a reader of its memory follows, all the time, and now and then
puts it back: thread states, frames, code objects' names and line tables, the names of threads, and the
dictionary that they are in. All of it belongs to threads that sleep for ever, so that the interpreter
itself never looks at it again.

3.14 and later do look, and crash: of those the C program beside this one makes up the memory.

True: spin holds the GIL or waits for it, and the process has no threads but those of its task folder.
"""

import ctypes
import gc
import os
import random
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
FRAME_OF_OBJECT = 24  # PyFrameObject.f_frame since 3.11; before, f_back and f_code follow there
REWRITES_UNTIL_GOOD = 3000
GOOD_SECONDS = 0.003

words = []
arrived = threading.Semaphore(0)
threading.stack_size(256 * 1024)


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


def sleep_for_ever():
    own(ctypes.pythonapi.PyThreadState_Get(), TSTATE_WORDS)
    frame = sys._getframe(1)
    while frame.f_code.co_name != "live":
        own_frame(frame)
        frame = frame.f_back
    thread = threading.current_thread()
    own_object(thread._name)
    own(id(thread) - 2 * WORD, 1 + OBJECT_WORDS)
    del frame, thread
    arrived.release()
    time.sleep(1e6)


def live(number):
    then = sleep_for_ever
    for depth in range(FRAMES):
        function = made(number, depth)
        then = (lambda function, then: lambda: function(then))(function, then)
    then()


def wrong(numbers):
    kind = numbers.randrange(6)
    if kind == 0:
        return numbers.getrandbits(64)
    if kind == 1:
        return 1 << numbers.randrange(64)
    if kind == 2:
        return numbers.randrange(64)
    if kind == 3:
        return 0
    return numbers.choice(words)


def rewrite():
    numbers = random.Random(1)
    cells = [ctypes.c_uint64.from_address(word) for word in words]
    good = [cell.value for cell in cells]
    while True:
        for cell, value in zip(cells, good):
            cell.value = value
        time.sleep(GOOD_SECONDS)
        for _ in range(REWRITES_UNTIL_GOOD):
            numbers.choice(cells).value = wrong(numbers)


gc.disable()
ctypes.pythonapi.PyThreadState_Get.restype = ctypes.c_void_p
fixture.start("spin", fixture.spin)
for number in range(THREADS):
    fixture.start("sleeper-%d" % number, live, number)
for number in range(THREADS):
    arrived.acquire()
ready = threading.Event()
fixture.start("rewriter", lambda: (ready.wait(), time.sleep(0.05), rewrite()))
own(id(threading._active) + 2 * WORD, 4)
ready.set()
fixture.stay()
