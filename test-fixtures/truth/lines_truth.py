"""Prints what this interpreter itself says about the lines of many code objects.

One code object a line: name, co_firstlineno, the table in hex, the length of the bytecode, and where
the line changes as offset:line,... (line 0: the instruction has none). Truth is dis.findlinestarts
before 3.10 and co_lines() since; the code objects are those of some stdlib modules, which are compiled
and not run, and of sources made up to reach the rarer entries of the tables.
"""
import dis
import os
import sys
import types

MODULES = """argparse.py ast.py asyncio/base_events.py asyncio/tasks.py collections/__init__.py dataclasses.py
datetime.py decimal.py difflib.py doctest.py email/message.py enum.py functools.py http/client.py inspect.py
json/decoder.py logging/__init__.py pathlib.py pickle.py random.py re.py shutil.py socket.py subprocess.py
tarfile.py textwrap.py threading.py tokenize.py traceback.py typing.py unittest/mock.py zipfile.py""".split()

LONG_JUMP = "def f():\n    a = 1" + "\n" * 300 + "    b = 2" + "\n" * 40000 + "    return (a +\n\n\n b)\n"
BACKWARDS = "x = [\n" + "\n" * 200 + "call(\n" + "\n" * 150 + "1,\n 2), 3]\n"
LONG_RUN = "x = [" + ", ".join("a%d" % i for i in range(2000)) + "]\ny = x\n"
WIDE = "x = (" + " " * 5000 + "a +" + " " * 9000 + "b)\n"
COMPILER_MADE = """
def f(a):
    with a as b, b as c:
        try:
            while a:
                if b: continue
                else: break
            return c
        except ValueError as e:
            raise
        finally:
            for i in c: yield i
async def g(a):
    async with a as b:
        async for x in b:
            yield [y async for y in x if y]
    return
class C(object, metaclass=type):
    x: int = 1
    def m(self): return lambda: __class__
"""
MADE_UP = {"long_jump": LONG_JUMP, "backwards": BACKWARDS, "long_run": LONG_RUN, "wide": WIDE,
           "compiler_made": COMPILER_MADE, "empty": ""}


def code_objects(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from code_objects(constant)


def line_by_offset(code):
    if hasattr(code, "co_lines"):
        for start, end, line in code.co_lines():
            for offset in range(start, end, 2):
                yield offset, line or 0
    else:
        starts = dict(dis.findlinestarts(code))
        line = code.co_firstlineno
        for offset in range(0, len(code.co_code), 2):
            line = starts.get(offset, line)
            yield offset, line


def changes(code):
    previous = None
    for offset, line in line_by_offset(code):
        if line != previous:
            yield "%d:%d" % (offset, line)
        previous = line


def report(name, source):
    for code in code_objects(compile(source, name, "exec")):
        table = code.co_linetable if hasattr(code, "co_lines") else code.co_lnotab
        where = (name + ":" + code.co_name).replace(" ", "_")
        print(where, code.co_firstlineno, table.hex() or "-", len(code.co_code),
              ",".join(changes(code)))


for name, source in MADE_UP.items():
    report(name, source)
library = os.path.dirname(os.__file__)
for module in MODULES:
    path = os.path.join(library, module)
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            report(module, file.read())
sys.stdout.flush()
