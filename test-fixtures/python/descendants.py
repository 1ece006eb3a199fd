"""Idle, and has started: a shell that runs a Python, and a Python, middle, that has forked a spinner.

The answer to "shell" is the PID of the Python below the shell, to "middle" and "spinner" the PID
of these. "orphan" ends middle and is answered with the spinner's PID, which has another parent
then. All end with this one.
"""

import os
import signal
import subprocess
import sys

import fixture

IDLE = "import os, sys; print(os.getpid(), flush=True); sys.stdin.read()"

shell = subprocess.Popen(
    ["sh", "-c", '"$0" -c "$1"; exit $?', sys.executable, IDLE],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
)
below_shell = int(shell.stdout.readline())

alive, parents_end = os.pipe()
answers, answer = os.pipe()
middle = os.fork()
if middle == 0:
    os.close(parents_end)
    spinner = os.fork()
    if spinner == 0:
        fixture.start("spin", fixture.spin)
        os.read(alive, 1)
        os._exit(0)
    os.write(answer, b"%d\n" % spinner)
    os.read(alive, 1)
    os._exit(0)
spinner = int(os.read(answers, 100))


def orphan():
    os.kill(middle, signal.SIGKILL)
    os.waitpid(middle, 0)
    return spinner


questions = {
    "shell": lambda: below_shell,
    "middle": lambda: middle,
    "spinner": lambda: spinner,
    "orphan": orphan,
}
fixture.stay(lambda question: str(questions[question]()))
