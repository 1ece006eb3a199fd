"""Threads that stand still, each in a stack of another shape, named for it.

True: what the target itself tells. The answer to any question is a JSON object, from a thread's
name to its stack, root first, each frame [function, file, line] as gilspy should show it: the
qualified name where code objects have one (3.11 on), else the plain name.
"""

import asyncio
import functools
import json
import queue
import sys
import threading

import fixture

held = threading.Lock()
held.acquire()
arrivals = queue.SimpleQueue()


def stand():
    # On one line, so that the stack is the final one as soon as the arrival is told.
    arrivals.put(None), held.acquire()


def recurse(depth):
    if depth == 0:
        stand()
    else:
        recurse(depth - 1)


def generate():
    yield 1
    stand()
    yield 2


def generator():
    for _ in generate():
        pass


def delegate():
    yield from generate()


def delegating_generator():
    list(delegate())


def list_comprehension():
    return [stand() for _ in range(1)]


def nested_comprehension():
    return {x: {stand() for _ in range(1)} for x in range(1)}


def generator_expression():
    return sum(stand() for _ in range(1))


def through_lambda():
    return (lambda: (lambda: stand())())()


def decorate(function):
    @functools.wraps(function)
    def wrapper():
        return function()

    return wrapper


@decorate
@decorate
def decorated():
    stand()


def class_body():
    class Outer:
        class Inner:
            stand()


class Methods:
    def __call__(self):
        self.method()

    def method(self):
        self.class_method()

    @classmethod
    def class_method(cls):
        cls.static_method()

    @staticmethod
    def static_method():
        Methods().property

    @property
    def property(self):
        stand()


def closures():
    def middle():
        def inner():
            stand()

        inner()

    middle()


def many_lines():
    return max(
        1,
        2,
        stand(

        ),
    )


def through_native():
    return sorted([1], key=lambda _: list(map(lambda _: stand(), [1])))


def executed():
    exec("def from_text():\n\n    stand()\n\nfrom_text()", {"stand": stand})


def execute_named(function, file):
    """Runs a function of that name in a file of that name, which need not exist."""
    source = "def {0}(n):\n    return {0}(n - 1) if n else stand()\n{0}(3)".format(function)
    exec(compile(source, file, "exec"), {"stand": stand})


async def await_twice():
    await await_once()


async def await_once():
    await asyncio.sleep(0)
    stand()


def coroutine():
    asyncio.run(await_twice())


def far_down():
    """A line number that does not fit into a byte, after a gap that does not either."""
    exec("\n" * 70_000 + "stand()" + "\n" * 300, {"stand": stand})


SHAPES = {
    "recursion": (recurse, 7),
    "deep": (recurse, 200),
    "generator": (generator,),
    "delegating-generator": (delegating_generator,),
    "list-comprehension": (list_comprehension,),
    "nested-comprehension": (nested_comprehension,),
    "generator-expression": (generator_expression,),
    "lambda": (through_lambda,),
    "decorators": (decorated,),
    "class-body": (class_body,),
    "methods": (Methods(),),
    "closures": (closures,),
    "many-lines": (many_lines,),
    "through-native": (through_native,),
    "exec": (executed,),
    "latin": (execute_named, "gr\u00f6\u00dfe", "/tmp/ma\u00dfstab.py"),
    "wide": (execute_named, "\u95a2\u6570", "/tmp/\u65e5\u672c.py"),
    "astral": (execute_named, "\U00020000_\U00010330", "/tmp/\U00020000.py"),
    "coroutine": (coroutine,),
    "far-down": (far_down,),
    "n\u00e4me \u65e5\u672c \U00020000": (stand,),
}


def describe(frame):
    frames = []
    while frame:
        code = frame.f_code
        function = getattr(code, "co_qualname", code.co_name)
        frames.append([function, code.co_filename, frame.f_lineno])
        frame = frame.f_back
    return frames[::-1]


def describe_all(question):
    frames = sys._current_frames()
    threads = [thread for thread in threading.enumerate() if thread.name in SHAPES]
    return json.dumps({thread.name: describe(frames[thread.ident]) for thread in threads})


for name, (function, *arguments) in SHAPES.items():
    fixture.start(name, function, *arguments)
for _ in SHAPES:
    arrivals.get()
fixture.stay(describe_all)
