"""Starts a real service with real load, and ends it.

    serve.py SECONDS SERVICE [WORKERS [CLIENTS [PATH]]]

SERVICE is one of
  gunicorn  workers of one thread (sync)
  gthread   gunicorn's workers of four threads
  uvicorn   uvicorn's workers
  celery    a pool of processes; CLIENTS tasks wait in its queue all the time

Prints "ready PID" with the PID of the service's first process, when all of its workers answer. Then
CLIENTS clients ask for PATH (/score) without a pause, from this process, which is not one of the
service's own. Ends the service, and itself, when stdin ends or SECONDS are over.
"""

import http.client
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE_SECONDS = 25

seconds = float(sys.argv[1])
service = sys.argv[2]
workers = int(sys.argv[3]) if len(sys.argv) > 3 else 2
clients = int(sys.argv[4]) if len(sys.argv) > 4 else 2 * workers
path = sys.argv[5] if len(sys.argv) > 5 else "/score"

signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # not without the service
folder = tempfile.mkdtemp(prefix="gilspy-service-")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


port = free_port()
log = os.path.join(folder, "log")
python = [sys.executable, "-m"]
address = "127.0.0.1:%d" % port
gunicorn = ["gunicorn", "-w", str(workers), "-b", address, "web:wsgi"]
commands = {
    "gunicorn": gunicorn + ["-k", "sync"],
    "gthread": gunicorn + ["-k", "gthread", "--threads", "4"],
    "uvicorn": ["uvicorn", "--workers", str(workers), "--port", str(port), "--no-access-log", "web:asgi"],
    "celery": ["celery", "-A", "tasks", "worker", "--concurrency", str(workers), "--without-gossip"]
    + ["--without-mingle", "--without-heartbeat"],
}
environment = dict(os.environ, BROKER_FOLDER=folder, PYTHONDONTWRITEBYTECODE="1", C_FORCE_ROOT="1")
environment["PYTHONPATH"] = os.pathsep.join([HERE, environment.get("PYTHONPATH", "")])


def ask(connection):
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    assert response.status == 200, response.status


def client():
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        try:
            ask(connection)
        except (OSError, http.client.HTTPException):
            time.sleep(0.01)  # The service has not begun yet, or is ending.
        finally:
            connection.close()


def produce():
    os.environ["BROKER_FOLDER"] = folder
    sys.path.insert(0, HERE)
    import tasks

    while True:
        while sum(name.endswith(".msg") for name in os.listdir(folder)) < clients:
            tasks.score.delay()
        time.sleep(0.02)


def children(pid):
    with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
        return [int(word) for word in file.read().split()]


def cpu_ticks(pid):
    with open("/proc/%d/stat" % pid) as file:
        return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13]))


def await_work(pid):
    """Until every worker has worked off something."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    first = {}
    while time.monotonic() < deadline:
        now = {child: cpu_ticks(child) for child in children(pid)}
        for child, ticks in now.items():
            first.setdefault(child, ticks)
        if sum(now[child] > first[child] + 2 for child in now) >= workers:
            return
        time.sleep(0.05)
    with open(log) as file:
        sys.exit("the service does not begin: " + file.read())


def await_port(server):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


with open(log, "w") as errors:
    server = subprocess.Popen(
        python + commands[service],
        cwd=HERE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=errors,
        stderr=errors,
    )
try:
    if service == "celery":
        threading.Thread(target=produce, daemon=True).start()
    else:
        await_port(server)
        for _ in range(clients):
            threading.Thread(target=client, daemon=True).start()
    await_work(server.pid)
    print("ready", server.pid, flush=True)
    select.select([sys.stdin], [], [], seconds)
finally:
    server.terminate()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
    shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.flush()
    os._exit(0)
