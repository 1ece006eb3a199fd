"""A process id that goes from one program to another while somebody looks at it.

reuses_pid.py DELAY_SECONDS COMMAND [ARGUMENT...], in a PID namespace of its own. Starts a Python that
spins in a function a_only; then the command, in which {} is that one's id; kills the Python after so
long, and at once starts another with the same id, which spins in b_only. Prints "reused" if it got
the id; ends, when the command has ended, with its status.
"""

import os
import subprocess
import sys
import time

SOURCE = """
import threading
def %s():
    count = 0
    while True: count += 1
threading.Thread(target=%s, daemon=True).start()
print("ready", flush=True)
import time
time.sleep(60)
"""


def spinner(function):
    source = SOURCE % (function, function)
    process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE)
    if process.stdout.readline() != b"ready\n":
        sys.exit("no spinner")
    return process


first = spinner("a_only")
command = [word.replace("{}", str(first.pid)) for word in sys.argv[2:]]
observer = subprocess.Popen(command)
time.sleep(float(sys.argv[1]))
first.kill()
first.wait()
with open("/proc/sys/kernel/ns_last_pid", "w") as last:
    last.write(str(first.pid - 1))
second = spinner("b_only")
print("reused" if second.pid == first.pid else "another", flush=True)
status = observer.wait()
alive = second.poll() is None
second.kill()
sys.exit(status if alive else 99)
