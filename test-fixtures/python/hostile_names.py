"""Two threads that spin, with a thread's name, a function's name, a file's name, a process title and
a kernel name that would steer a terminal, end a line or a string, or turn text around.

True: each holds the GIL about half of the time. What comes after argv[1] is ignored: it is there to
be seen in the command line.
"""

import ctypes

import fixture

HOSTILE = "x\x1b[2J\x1b]0;pwned\x07\r\n\t\x9b31m\u202e\u2066\u200b\u2028</script>|`;\"'\\漢"
code = fixture.spin.__code__
renamed = {"co_name": HOSTILE, "co_filename": "/srv/" + HOSTILE + ".py"}
if hasattr(code, "co_qualname"):
    renamed["co_qualname"] = HOSTILE
fixture.spin.__code__ = code.replace(**renamed)
ctypes.CDLL(None).prctl(fixture.PR_SET_NAME, b"\x1b[2J\x9b\xff\n")
for number in range(2):
    fixture.start(HOSTILE + str(number), fixture.spin)
fixture.stay()
